"""A document seen as pieces that may be entries, each in its section."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from pmfacilitator.importing.prose.columns import Table, rows_of, table_of
from pmfacilitator.importing.prose.lead import Lead
from pmfacilitator.importing.prose.leads import labelled, lead_of
from pmfacilitator.importing.prose.readable import readable
from pmfacilitator.importing.prose.shapes import Block, Shape, Structure
from pmfacilitator.importing.prose.titles import is_bare_title, is_loosely_timeline, is_timeline

_BOLD_ONLY = re.compile(r"(?:\*\*|__|''')[^*]{2,80}(?:\*\*|__|''')\s*:?$")
_DIGIT = re.compile(
    r"\d|\b[Nn]oon|[Mm]idnight|[-?xX]{2}:|[Nn]ext|[Ff]ollowing|[A-Z][a-z]{2,8}day\b"
)
_SECOND = re.compile(r"(?<=[.!?)]) (?=(?:At|On|By|Around|About|Approximately) ~?\d)")
_QUOTES = re.compile(r"On (?:[A-Z][a-z]{2},? )?.{8,140}(?:@|>)?.{0,40} wrote:$")
_FRENCH = re.compile(r"\d ?h ?\d\d(?!\d)", re.ASCII)
_HOURS = re.compile(r"\d ?h(?![\w ])", re.ASCII)
_PSEUDO = 7


@dataclass(slots=True)
class Section:
    """What stands under one heading.

    Args:
        root: the section of the timeline that it belongs to, itself included; None if none.
    """

    title: str
    level: int
    line: int
    root: int | None = None
    is_loose: bool = False


@dataclass(slots=True)
class Piece:
    """A block, or a part of one, with the stamp before it if there is one."""

    block: Block
    text: str
    lead: Lead | None
    section: int
    table: Table | None = None
    is_header: bool = False
    is_second: bool = False

    @property
    def is_timed(self) -> bool:
        """Whether it begins with a time."""
        return self.lead is not None and self.lead.clock is not None

    @property
    def is_bare(self) -> bool:
        """Whether it is a paragraph that holds a time and nothing else."""
        lead = self.lead
        if lead is None or lead.clock is None or self.block.shape is not Shape.PARAGRAPH:
            return False
        return not lead.rest and not lead.is_field

    @property
    def words(self) -> str:
        """What it says, without the stamp."""
        if self.lead is None or self.block.shape is Shape.ROW:
            return self.text
        return (
            f"{self.lead.prefix} {self.lead.rest}".strip() if self.lead.prefix else self.lead.rest
        )


@dataclass(slots=True)
class Survey:
    """Every piece of a document in its order, and the sections."""

    pieces: list[Piece] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)


def survey_of(structure: Structure) -> Survey:
    """Looks through a document once."""
    survey = Survey(sections=[Section("", 0, 0)])
    path = [0]
    blocks, at = structure.blocks, 0
    while at < len(blocks):
        block = blocks[at]
        if block.shape is Shape.ROW:
            end = at
            while end < len(blocks) and _same_table(block, blocks[end]):
                end += 1
            survey.pieces.extend(_rows(blocks[at:end], path[-1], structure))
            at = end
            continue
        at += 1
        pieces = list(_pieces(block, path[-1], structure))
        level = _heading_level(block, pieces[0])
        if level:
            _enter(survey, path, pieces[0], level)
        for piece in pieces:
            piece.section = path[-1]
            survey.pieces.append(piece)
    _without_lone_digits(survey.pieces)
    _with_labels(survey.pieces)
    return survey


def _with_labels(pieces: Sequence[Piece]) -> None:
    """Takes a label and its stamp for the beginning of an entry beside an entry."""
    for at, piece in enumerate(pieces):
        if piece.lead is not None or piece.block.shape not in {Shape.ITEM, Shape.PARAGRAPH}:
            continue
        around = (*pieces[max(0, at - 1) : at], *pieces[at + 1 : at + 2])
        if any(_is_beside(piece, other) for other in around):
            piece.lead = labelled(piece.text)


def _is_beside(piece: Piece, other: Piece) -> bool:
    if not other.is_timed or other.section != piece.section:
        return False
    return other.block.shape is piece.block.shape and other.block.level == piece.block.level


def _without_lone_digits(pieces: Sequence[Piece]) -> None:
    """Takes `11.07`, `0947` or `16h` for a time only where others are written in the same way."""
    counts = dict.fromkeys((".", "h", ""), 0)
    is_clock = is_french = False
    weak = []
    for piece in pieces:
        lead = piece.lead
        if lead is None or lead.clock is None:
            continue
        is_french = is_french or bool(_FRENCH.search(lead.stamp))
        if lead.clock.is_weak:
            sort = "h" if _HOURS.search(lead.stamp) else "." if "." in lead.stamp else ""
            weak.append((piece, lead, sort))
            counts[sort] += 1
            is_plain = not lead.stamp.lstrip("[(~ ").startswith(("19", "20"))
            is_clock = is_clock or (not sort and is_plain)
    is_time = {".": counts["."] > 1, "h": is_french, "": counts[""] > 2 and is_clock}
    for piece, lead, sort in weak:
        if lead.day is None and not is_time[sort]:
            piece.lead = None


def _same_table(first: Block, block: Block) -> bool:
    return block.shape is Shape.ROW and block.group == first.group


def _rows(blocks: Sequence[Block], section: int, structure: Structure) -> Iterator[Piece]:
    table = table_of(blocks, structure.links)
    for number, block in enumerate(blocks):
        if number == 0 and table.header:
            text = " | ".join(table.header)
            yield Piece(block, text, None, section, table, is_header=True)
            continue
        for row in rows_of(table, block, structure.links):
            yield Piece(block, row.text, row.lead, section, table)


def _pieces(block: Block, section: int, structure: Structure) -> Iterator[Piece]:
    if block.shape is Shape.CODE:
        yield Piece(block, "", None, section)
        return
    text = readable(block.text, structure.links)
    if _QUOTES.match(text):
        yield Piece(block, text, None, section)
        return
    lead = lead_of(text) if _DIGIT.search(text, 0, 90) else None
    if lead is None or not lead.is_wordy or block.shape is Shape.HEADING:
        yield Piece(block, text, lead, section)
        return
    first, *others = _SECOND.split(text)
    kept = [first]
    later: list[list[str]] = []
    for other in others:
        again = lead_of(other)
        if again is None or not again.is_timed:
            (later[-1] if later else kept).append(other)
        else:
            later.append([other])
    whole = " ".join(kept)
    yield Piece(block, whole, lead_of(whole), section)
    for parts in later:
        words = " ".join(parts)
        yield Piece(block, words, lead_of(words), section, is_second=True)


def _heading_level(block: Block, piece: Piece) -> int:
    if block.shape is Shape.HEADING:
        return block.level
    if block.shape is not Shape.PARAGRAPH or len(block.raw) > 1 or piece.is_timed:
        return 0
    text = piece.text
    if len(text) > 80 or (piece.lead is not None and not piece.lead.rest):
        return 0
    if _BOLD_ONLY.match(block.text) or (text.endswith(":") and text.count(" ") < 6):
        return _PSEUDO
    return _PSEUDO if is_bare_title(text) else 0


def _enter(survey: Survey, path: list[int], piece: Piece, level: int) -> None:
    sections, title = survey.sections, piece.text
    root = sections[path[-1]].root
    stamped = piece.lead is not None and not is_timeline(title)
    if stamped and root is not None and sections[root].level >= level:
        level = sections[root].level + 1
    while len(path) > 1 and sections[path[-1]].level >= level:
        path.pop()
    section = Section(title, level, piece.block.line, sections[path[-1]].root)
    if section.root is None and (is_timeline(title) or is_loosely_timeline(title)):
        section.root = len(sections)
        section.is_loose = not is_timeline(title)
    path.append(len(sections))
    sections.append(section)
