"""What a document is made of: headings, list items, table rows, paragraphs and code."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Shape(StrEnum):
    """What a block is."""

    HEADING = "heading"
    ITEM = "item"
    ROW = "row"
    PARAGRAPH = "paragraph"
    CODE = "code"


@dataclass(slots=True)
class Block:
    """One piece of a document, with its marks taken off.

    Args:
        line: where it begins.
        text: its words, wrapped lines joined; a row's cells are in `cells`.
        level: of a heading its level; of an item how deep its list is nested.
        group: tells one list, table or run of paragraphs from the next.
        raw: its lines as they stand in the source.
        is_loose: whether an empty line stands before it.
        indent: how far its text is indented.
    """

    shape: Shape
    line: int
    text: str
    level: int = 0
    group: int = 0
    quoted: int = 0
    cells: tuple[str, ...] = ()
    raw: list[str] = field(default_factory=list)
    is_loose: bool = False
    indent: int = 0


@dataclass(frozen=True, slots=True)
class Structure:
    """A document taken apart: its blocks, its front matter, and the addresses of its links."""

    blocks: tuple[Block, ...]
    front: tuple[tuple[str, str], ...]
    links: dict[str, str]
