"""What every part of a document needs to know of the meeting, looked up once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from pmfacilitator.domain.house import House
from pmfacilitator.domain.meeting import Meeting
from pmfacilitator.domain.records import Row
from pmfacilitator.domain.rows import Again, Point, Voice
from pmfacilitator.domain.rows import Link as Pointer
from pmfacilitator.domain.seen_before import show_again
from pmfacilitator.export.document import (
    Block,
    BulletList,
    Emphasis,
    Heading,
    Inlines,
    Item,
    Paragraph,
    Strong,
    Table,
    Text,
    joined,
    linked,
)

R = TypeVar("R", bound=Row)
Blocks = tuple[Block, ...]

GONE = "(no longer in the meeting)"
NO_WORDS = "(no words yet)"
_BLANK_LINES = re.compile(r"\n\s*\n")


@dataclass(frozen=True)
class Material:
    """A meeting, and what each of its rows is called where another row points at it."""

    meeting: Meeting
    headlines: Mapping[str, str]
    house: House

    @classmethod
    def of(cls, meeting: Meeting, house: House | None = None) -> Material:
        """The material of a meeting, in the words of a house."""
        named = {row.id: row.headline for _, rows in meeting.lists() for row in rows}
        return cls(meeting, named, house or House())

    def named(self, row_id: str | None) -> Inlines:
        """The present words of the row that is pointed at; nothing if none is."""
        if row_id is None:
            return ()
        if row_id not in self.headlines:
            return (Text(GONE),)
        return (Text(f"“{self.headlines[row_id] or NO_WORDS}”"),)

    def evidence(self, pointers: Iterable[Pointer]) -> Inlines:
        """Where the pointers lead, in one line."""
        ends = (linked(p.url) if p.url else self.named(p.target) for p in pointers)
        return joined(ends, "; ")

    def speaker(self, voice: Voice) -> Inlines:
        """Who said it, to stand behind what was said; nothing if nobody is known."""
        if not voice.is_known:
            return ()
        return (Text(" — "), Emphasis(self.meeting.voice_name(voice)))

    def points(self, points: Iterable[Point]) -> Blocks:
        """Points as a list, each with who said it."""
        return bullets(
            Item((*words(point.text), *self.speaker(point.said_by))) for point in filled(points)
        )


def filled(rows: Iterable[R]) -> tuple[R, ...]:
    """The rows in which anything was written."""
    return tuple(row for row in rows if row.headline or _says_more(row))


def _says_more(row: Row) -> bool:
    return bool(row.model_dump(exclude={"id", row.HEADLINE}, exclude_defaults=True))


def words(text: str) -> Inlines:
    """What was typed, or words that say that nothing was."""
    return linked(text) if text else (Emphasis(NO_WORDS),)


def paragraphs(text: str) -> Blocks:
    """A longer text; a blank line in it begins a new paragraph."""
    parts = (part.strip() for part in _BLANK_LINES.split(text))
    return tuple(Paragraph(linked(part)) for part in parts if part)


def bullets(items: Iterable[Item]) -> Blocks:
    """A list, unless it is empty."""
    listed = tuple(items)
    return (BulletList(listed),) if listed else ()


def facts(*pairs: tuple[str, Inlines]) -> Blocks:
    """A list of facts, each behind its name; those that nobody gave are left out."""
    return bullets(item for name, content in pairs for item in detail(name, content))


def detail(name: str, content: Inlines) -> tuple[Item, ...]:
    """A fact behind its name, unless nobody gave it."""
    return (Item((Strong(f"{name}:"), Text(" "), *content)),) if content else ()


def seen_before(links: Iterable[Again]) -> Inlines:
    """What was seen before, each with the day of its incident."""
    return joined((words(show_again(again.words, again.on)) for again in links), "; ")


def table(*columns: tuple[str, Sequence[Inlines]]) -> Blocks:
    """A table of columns, each with its name; those in which nothing stands are left out."""
    shown = [(name, cells) for name, cells in columns if any(cells)]
    if not shown:
        return ()
    header = tuple(plain(name) for name, _ in shown)
    return (Table(header, tuple(zip(*(cells for _, cells in shown), strict=True))),)


def headed(title: str, anchor: str, blocks: Blocks, level: int = 2) -> Blocks:
    """The blocks under a heading; nothing if there are none."""
    return (Heading(level, (Text(title),), anchor), *blocks) if blocks else ()


def plain(value: str) -> Inlines:
    """Words of the program's own, or a value that holds no address."""
    return (Text(value),) if value else ()


def sentence(value: str) -> str:
    """The words beginning with a capital letter."""
    return value[:1].upper() + value[1:]
