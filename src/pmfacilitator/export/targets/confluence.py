"""A document in Confluence's storage format: XML that the REST API and the source editor take."""

from __future__ import annotations

import re
from itertools import count
from typing import assert_never
from xml.sax.saxutils import escape, quoteattr

from pmfacilitator.domain.text import REPLACEMENT
from pmfacilitator.export.document import (
    Block,
    BulletList,
    CodeBlock,
    Document,
    Emphasis,
    Heading,
    Inline,
    Inlines,
    Item,
    Link,
    Paragraph,
    Quote,
    Strong,
    Table,
    Task,
    TaskList,
    Text,
)

Lines = list[str]

_NO_XML = re.compile("[^\t\n\r\\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 takes in no form; text was cleaned of it already, and one such sign spoils a page."""


def render(document: Document) -> str:
    """The document, ending in a newline; each block begins a line of the source."""
    return part((Heading(1, (Text(document.title),), ""), *document.blocks)) + "\n"


def part(blocks: tuple[Block, ...]) -> str:
    """Some blocks of a document; its tasks are numbered from 1."""
    return "\n".join(_Page().lines(blocks))


def words(text: str) -> str:
    """Text that may stand anywhere on a page; in an attribute, only if it is of one line."""
    return _said(text).replace('"', "&quot;").replace("'", "&#39;")


def _said(text: str) -> str:
    return escape(_xml(text)).replace("\n", "<br/>")


class _Page:
    """Writes blocks, and numbers the tasks among them: within a page each needs its own number."""

    def __init__(self) -> None:
        self._task_ids = count(1)

    def lines(self, blocks: tuple[Block, ...]) -> Lines:
        return [line for block in blocks for line in self._block(block)]

    def _block(self, block: Block) -> Lines:
        match block:
            case Heading(level, content, anchor):
                name = _macro("anchor", _parameter("", anchor)) if anchor else ""
                return [f"<h{min(level, 6)}>{name}{_inline(content)}</h{min(level, 6)}>"]
            case Paragraph(content):
                return [f"<p>{_inline(content)}</p>"]
            case BulletList(items):
                return ["<ul>", *(line for item in items for line in self._item(item)), "</ul>"]
            case TaskList(tasks):
                listed = (line for task in tasks for line in self._task(task))
                return ["<ac:task-list>", *listed, "</ac:task-list>"]
            case Table():
                return _table(block)
            case Quote(blocks):
                return ["<blockquote>", *self.lines(blocks), "</blockquote>"]
            case CodeBlock(text):
                return [_code(text)]
            case _:
                assert_never(block)

    def _item(self, item: Item) -> Lines:
        return self._around("<li>", item.content, item.blocks, "</li>")

    def _task(self, task: Task) -> Lines:
        status = "complete" if task.done else "incomplete"
        return [
            "<ac:task>",
            f"<ac:task-id>{next(self._task_ids)}</ac:task-id>",
            f"<ac:task-status>{status}</ac:task-status>",
            *self._around("<ac:task-body>", task.content, task.blocks, "</ac:task-body>"),
            "</ac:task>",
        ]

    def _around(self, start: str, content: Inlines, blocks: tuple[Block, ...], end: str) -> Lines:
        first = f"{start}{_inline(content)}"
        return [first, *self.lines(blocks), end] if blocks else [f"{first}{end}"]


def _table(table: Table) -> Lines:
    return [
        "<table>",
        "<tbody>",
        _row(table.header, "th"),
        *(_row(row, "td") for row in table.rows),
        "</tbody>",
        "</table>",
    ]


def _row(cells: tuple[Inlines, ...], tag: str) -> str:
    return "<tr>" + "".join(f"<{tag}>{_inline(cell)}</{tag}>" for cell in cells) + "</tr>"


def _code(text: str) -> str:
    kept = _xml(text).replace("]]>", "]]]]><![CDATA[>")
    body = f"<ac:plain-text-body><![CDATA[{kept}]]></ac:plain-text-body>"
    # Without a language, Confluence would colour it as Java.
    return _macro("code", _parameter("language", "none") + body)


def _macro(name: str, content: str) -> str:
    return f'<ac:structured-macro ac:name="{name}">{content}</ac:structured-macro>'


def _parameter(name: str, value: str) -> str:
    return f'<ac:parameter ac:name="{name}">{escape(_xml(value))}</ac:parameter>'


def _xml(text: str) -> str:
    return _NO_XML.sub(REPLACEMENT, text)


def _inline(content: Inlines) -> str:
    return "".join(_piece(piece) for piece in content)


def _piece(piece: Inline) -> str:
    shown = _said(piece.text)
    match piece:
        case Text():
            return shown
        case Strong():
            return f"<strong>{shown}</strong>"
        case Emphasis():
            return f"<em>{shown}</em>"
        case Link(href):
            return f"<a href={quoteattr(_xml(href))}>{shown}</a>"
        case _:
            assert_never(piece)
