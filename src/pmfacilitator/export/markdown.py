"""A document as GitHub-flavoured Markdown (GFM)."""

from __future__ import annotations

import re
from itertools import pairwise
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
    Task,
    TaskList,
    Text,
)
from pmfacilitator.export.gfm_text import lines_of, unguarded_lines_of

Lines = list[str]

_CLOSING_HASHES = re.compile(r"#+$")


def render(document: Document) -> str:
    """The document in GFM, ending in a newline; the title is its only heading of level 1.

    Anchors are left to the reader's program, which makes its own from a heading's words.
    """
    title = Heading(1, (Text(document.title),), "")
    return "\n".join(_blocks((title, *document.blocks))) + "\n"


def _blocks(blocks: tuple[Block, ...]) -> Lines:
    """The blocks with one blank line between each two."""
    lines: Lines = []
    marker = "-"
    for before, block in pairwise((None, *blocks)):
        # Two lists in a row would read as one, if both had the same marker.
        marker = "*" if _is_list(before) and _is_list(block) and marker == "-" else "-"
        made = _block(block, marker) if block else []
        lines += ["", *made] if lines else made
    return lines


def _is_list(block: Block | None) -> bool:
    return isinstance(block, BulletList | TaskList)


def _block(block: Block, marker: str) -> Lines:
    match block:
        case Heading(level, content):
            words = " ".join(unguarded_lines_of(content))
            return [f"{'#' * level} {_CLOSING_HASHES.sub(_backslashed, words)}"]
        case Paragraph(content):
            return _paragraph(content)
        case BulletList(items):
            return [line for item in items for line in _item(item, marker)]
        case TaskList(tasks):
            return [line for task in tasks for line in _task(task, marker)]
        case Table():
            return _table(block)
        case Quote(blocks):
            return [f"> {line}" if line else ">" for line in _blocks(blocks)]
        case CodeBlock(text):
            return _fenced(text)
        case _:
            assert_never(block)


def _backslashed(found: re.Match[str]) -> str:
    return f"\\{found.group()}"


def _paragraph(content: Inlines) -> Lines:
    *lines, last = lines_of(content)
    return [*(f"{line}\\" for line in lines), last]


def _item(item: Item, mark: str) -> Lines:
    first, *more = [*_paragraph(item.content), *_beneath(item.blocks)]
    return [f"{mark} {first}".rstrip(" "), *(f"  {line}" if line else "" for line in more)]


def _task(task: Task, marker: str) -> Lines:
    first, *more = _item(Item(task.content, task.blocks), marker)
    box = "[x]" if task.done else "[ ]"
    return [f"{marker} {box}{first.removeprefix(marker)}", *more]


def _beneath(blocks: tuple[Block, ...]) -> Lines:
    """What hangs beneath an item; only a list may follow its words without a blank line."""
    if not blocks:
        return []
    made = _blocks(blocks)
    return made if _is_list(blocks[0]) else ["", *made]


def _table(table: Table) -> Lines:
    header, *rows = (_row(row) for row in (table.header, *table.rows))
    return [header, "|" + " --- |" * len(table.header), *rows]


def _row(cells: tuple[Inlines, ...]) -> str:
    return "|" + "".join(f" {'<br>'.join(unguarded_lines_of(cell))} |" for cell in cells)


def _fenced(text: str) -> Lines:
    longest = max((len(run) for run in re.findall(r"`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return [fence, *text.split("\n"), fence]
