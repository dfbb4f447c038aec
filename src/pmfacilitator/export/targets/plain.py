"""A document as plain text of 80 columns, for mail and for whatever knows no markup.

There is nothing to escape: no program acts on it. Words are wrapped and never changed; only an
address or a line of code may stand out to the right.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import assert_never

from pmfacilitator.domain.columns import columns_of, wrapped
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
    TaskList,
    Text,
)

Lines = list[str]

WIDTH = 80
_UNDERLINES = {1: "=", 2: "-", 3: "~"}
_GAP = 2
_NARROWEST = 8
_LONGEST = 16
"""A longer word is broken where a table has no room for it."""


def render(document: Document) -> str:
    """The whole document, ending in a newline."""
    return part((Heading(1, (Text(document.title),), ""), *document.blocks)) + "\n"


def part(blocks: tuple[Block, ...]) -> str:
    """Some blocks of a document."""
    return in_columns(blocks, WIDTH)


def in_columns(blocks: tuple[Block, ...], width: int) -> str:
    """Some blocks of a document, as wide as there is room for."""
    return "\n".join(line.rstrip() for line in _blocks(blocks, width))


def words(text: str) -> str:
    """Text that may stand anywhere: just as it was typed."""
    return text


def _blocks(blocks: tuple[Block, ...], width: int) -> Lines:
    lines: Lines = []
    for block in blocks:
        made = _block(block, width)
        lines += ["", *made] if lines else made
    return lines


def _block(block: Block, width: int) -> Lines:
    match block:
        case Heading(level, content):
            return _heading(_said(content), _UNDERLINES.get(level, "."), width)
        case Paragraph(content):
            return _paragraph(content, width)
        case BulletList(items):
            return [line for item in items for line in _item(item, "- ", width)]
        case TaskList(tasks):
            return [
                line
                for task in tasks
                for line in _item(
                    Item(task.content, task.blocks), "[x] " if task.done else "[ ] ", width
                )
            ]
        case Table():
            return _table(block, width)
        case Quote(blocks):
            return [f"> {line}" for line in _blocks(blocks, width - 2)]
        case CodeBlock(text):
            return [f"    {line}" for line in text.split("\n")]
        case _:
            assert_never(block)


def _heading(words: str, underline: str, width: int) -> Lines:
    lines = wrapped(words, width)
    return [*lines, underline * min(max(columns_of(line) for line in lines), width)]


def _paragraph(content: Inlines, width: int) -> Lines:
    lines = (line for line in _said(content).split("\n") if line.strip())
    return [short for line in lines for short in wrapped(line, width)] or [""]


def _item(item: Item, mark: str, width: int) -> Lines:
    margin = " " * len(mark)
    first, *more = _paragraph(item.content, width - len(mark))
    beneath = _blocks(item.blocks, width - len(mark))
    apart = [""] if beneath and not isinstance(item.blocks[0], BulletList | TaskList) else []
    return [f"{mark}{first}", *(f"{margin}{line}" for line in (*more, *apart, *beneath))]


def _said(content: Inlines) -> str:
    return "".join(_piece(piece) for piece in content)


def _piece(piece: Inline) -> str:
    match piece:
        case Text(text) | Strong(text) | Emphasis(text):
            return text
        case Link(href, text):
            return text if text == href else f"{text} <{href}>"
        case _:
            assert_never(piece)


def _table(table: Table, width: int) -> Lines:
    """Columns side by side; where they would be too narrow, a line for each cell."""
    cells = [
        [_said(cell).replace("\n", " ") for cell in row] for row in (table.header, *table.rows)
    ]
    widths = _widths(cells, width)
    if widths is None:
        return _records(cells, width)
    header, *rows = (list(_row(row, widths)) for row in cells)
    rule = (" " * _GAP).join("-" * column for column in widths)
    return [*header, rule, *(line for row in rows for line in row)]


def _widths(cells: Sequence[Sequence[str]], width: int) -> list[int] | None:
    """How wide each column is; None if there is no room for them side by side.

    Each has room for its words first; the rest goes, column by column, to the one that would be
    the highest.
    """
    columns = tuple(zip(*cells, strict=True))
    natural = [max(1, *map(columns_of, column)) for column in columns]
    total = [sum(map(columns_of, column)) for column in columns]
    room = width - _GAP * (len(columns) - 1)
    if sum(natural) <= room:
        return natural
    widths = [
        min(most, _widest_word(column)) for most, column in zip(natural, columns, strict=True)
    ]
    if sum(widths) > room:
        return None
    for _ in range(room - sum(widths)):
        growing = [at for at, most in enumerate(natural) if widths[at] < most]
        widths[max(growing, key=lambda at: total[at] / widths[at])] += 1
    return widths


def _widest_word(column: Sequence[str]) -> int:
    words = {columns_of(word) for cell in column for word in cell.split()}
    return max((width for width in words if width <= _LONGEST), default=_NARROWEST)


def _row(cells: Sequence[str], widths: Sequence[int]) -> Iterator[str]:
    columns = [
        wrapped(cell, width, breaks_words=True) for cell, width in zip(cells, widths, strict=True)
    ]
    for at in range(max(map(len, columns))):
        line = (column[at] if at < len(column) else "" for column in columns)
        padded = (
            text + " " * (width - columns_of(text))
            for text, width in zip(line, widths, strict=True)
        )
        yield (" " * _GAP).join(padded)


def _records(cells: Sequence[Sequence[str]], width: int) -> Lines:
    header, *rows = cells
    lines: Lines = []
    for row in rows:
        named = (f"{name}: {cell}" for name, cell in zip(header, row, strict=True) if cell)
        made = [line for text in named for line in wrapped(text, width)]
        lines += ["", *made] if lines else made
    return lines
