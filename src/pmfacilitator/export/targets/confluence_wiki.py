"""A document in the wiki markup of Confluence Server and Data Center."""

from __future__ import annotations

import re
from typing import assert_never

from pmfacilitator.export.document import (
    Block,
    BulletList,
    CodeBlock,
    Document,
    Heading,
    Inlines,
    Item,
    Paragraph,
    Quote,
    Table,
    TaskList,
    Text,
)
from pmfacilitator.export.targets.confluence_wiki_words import (
    BREAK,
    guarded,
    line_of,
    words_anywhere,
)
from pmfacilitator.export.targets.dialects import WORD_JOINER

Lines = list[str]

_DONE, _OPEN = "☑ ", "☐ "
_NOT_IN_AN_ANCHOR = re.compile(r"[^\w.-]+")


def render(document: Document) -> str:
    """The document, ending in a newline; the title is its only heading of level 1."""
    return part((Heading(1, (Text(document.title),), ""), *document.blocks)) + "\n"


def part(blocks: tuple[Block, ...]) -> str:
    """Some blocks of a document."""
    return "\n".join(_blocks(blocks))


def words(text: str) -> str:
    """Text that may stand anywhere in a line: in a paragraph, an item, a heading or a cell."""
    return words_anywhere(text)


def _blocks(blocks: tuple[Block, ...], *, quoted: bool = False) -> Lines:
    """The blocks with one blank line between each two."""
    lines: Lines = []
    for block in blocks:
        made = _block(block, quoted=quoted)
        lines += ["", *made] if lines and made else made
    return lines


def _block(block: Block, *, quoted: bool) -> Lines:
    match block:
        case Heading(level, content, anchor):
            name = _NOT_IN_AN_ANCHOR.sub("-", anchor)
            named = f"{{anchor:{name}}}" if name else ""
            return [f"h{min(level, 6)}. {named}{line_of(content)}".rstrip(" ")]
        case Paragraph(content):
            line = guarded(line_of(content))
            return [line] if line else []
        case BulletList() | TaskList():
            lines = _list(block, "*", quoted=quoted)
            return lines if lines[-1] else lines[:-1]
        case Table():
            return _table(block)
        case Quote(blocks) if quoted:  # the first end of a quote ends it, so none is in another
            return _blocks(blocks, quoted=True)
        case Quote(blocks):
            return ["{quote}", *_blocks(blocks, quoted=True), "{quote}"]
        case CodeBlock(text):
            return _code(text, quoted=quoted)
        case _:
            assert_never(block)


def _list(block: BulletList | TaskList, marks: str, *, quoted: bool) -> Lines:
    if isinstance(block, BulletList):
        boxed = [("", item) for item in block.items]
    else:
        boxed = [
            (_DONE if task.done else _OPEN, Item(task.content, task.blocks)) for task in block.tasks
        ]
    return [line for box, item in boxed for line in _item(item, marks, box, quoted=quoted)]


def _item(item: Item, marks: str, box: str, *, quoted: bool) -> Lines:
    """An item and what hangs beneath it, up to the next blank line.

    Paragraphs go on in the item's line; a table, a quote and code belong to the item whose line is
    right above. Behind a list that would be an item of that list, so it is closed before them.
    """
    words = line_of(item.content)
    lines = [f"{marks} {box}{words if box else guarded(words)}".rstrip(" ")]
    lines[0] += "" if lines[0] != marks else " &nbsp;"
    beneath, is_closed = marks + "*", False
    for block in item.blocks:
        if isinstance(block, BulletList | TaskList):
            lines += _list(block, beneath, quoted=quoted)
            beneath = marks + ("-" if beneath.endswith("*") else "*")  # else two would be one
            is_closed = True
        elif isinstance(block, Paragraph) and len(lines) == 1:
            lines[0] += f"{BREAK}{line_of(block.content)}"
        else:
            gap = [""] if is_closed and lines[-1] else []
            lines += [*gap, *_block(block, quoted=quoted), *([""] if is_closed else [])]
    return lines


def _table(table: Table) -> Lines:
    return [_row(table.header, "||"), *(_row(row, "|") for row in table.rows)]


def _row(cells: tuple[Inlines, ...], border: str) -> str:
    made = (guarded(line_of(cell, never="|")) or " " for cell in cells)
    return f"{border}{border.join(made)}{border}"


def _code(text: str, *, quoted: bool) -> Lines:
    """The text between two marks of which it holds none; nothing in it can be escaped."""
    start, end = "{noformat}", "{noformat}"
    if end in text and "{code}" not in text:
        start, end = "{code:none}", "{code}"
    for mark in (end, "{quote}" if quoted else end):
        text = text.replace(mark, f"{{{WORD_JOINER}{mark[1:]}")
    return [start, *text.split("\n"), end]
