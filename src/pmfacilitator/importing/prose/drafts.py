"""Goes through a timeline and writes down its entries, each with what stands above it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from pmfacilitator.domain.text import clean_line
from pmfacilitator.importing.prose.choosing import Region
from pmfacilitator.importing.prose.dates import Day, dates_in
from pmfacilitator.importing.prose.draft import Draft
from pmfacilitator.importing.prose.lead import Lead
from pmfacilitator.importing.prose.readable import first_link
from pmfacilitator.importing.prose.shapes import Block, Shape
from pmfacilitator.importing.prose.statements import Stated, stated_in
from pmfacilitator.importing.prose.survey import Piece, Survey

_LONG_INTRO = 300
_REMARK = re.compile(r"\s*\([^()]*\)\s*")
_IS_INTRO = re.compile(r"\btimes?\b|\btimeline\b|:\s*$|\bfollowing\b", re.IGNORECASE)
_STATUS = re.compile(
    r"^(Resolved|Monitoring|Identified|Investigating|Update|Completed|Verifying|In progress"
    r"|Scheduled|Postmortem)(?: [-–—])? (?=[A-Z])"
)
LOGGED = re.compile(
    r"[\s\[(\"']*(?:\d{4}-\d\d-\d\d|\d\d?:\d\d|\[?\d{1,2}/[A-Z][a-z]{2}/\d{4}|[A-Z][a-z]{2} \d)"
)
"""How a line of a log begins."""

_EMPTY = re.compile(r"[\W_]*")


@dataclass(slots=True)
class _Writer:
    survey: Survey
    region: Region
    links: Mapping[str, str]
    drafts: list[Draft] = field(default_factory=list)
    day: Day | None = None
    fresh: bool = False
    stated: Stated | None = None
    open: Draft | None = None
    day_level: int = -1
    body: bool = False
    above: list[Piece] = field(default_factory=list)
    is_tight: bool = False

    def write(self) -> list[Draft]:
        """Goes through the pieces of the region."""
        pieces = self.survey.pieces
        for at in range(self.region.first, self.region.last + 1):
            piece = pieces[at]
            match piece.block.shape:
                case Shape.HEADING:
                    self._heading(piece, at)
                case Shape.CODE:
                    self._more(piece, _code(piece.block))
                case _:
                    self._piece(piece)
        return self.drafts

    def _heading(self, piece: Piece, at: int) -> None:
        lead = piece.lead
        self._state(piece)
        self.body = False
        if lead is not None and lead.clock is not None and Shape.HEADING in self.region.shapes:
            if lead.day is not None and lead.day.is_dated:
                self._on(lead.day, -1)
            self._entry(piece, level=-1)
            self.body = True
            return
        self.open = None
        if lead is not None and lead.day is not None:
            self._on(lead.day, -1)
            if lead.clock is None and self._has_no_entries(at):
                self._entry(piece, level=-1)
                self.body = True
            return
        said = _one_date(piece.text)
        if said is not None:
            self._on(said, -1)
        elif self.region.is_titled and at > self.region.first:
            self.day = None

    def _has_no_entries(self, at: int) -> bool:
        pieces = self.survey.pieces
        for after in range(at + 1, self.region.last + 1):
            piece = pieces[after]
            if piece.block.shape is Shape.HEADING:
                break
            if piece.is_timed or piece.block.shape in {Shape.ITEM, Shape.ROW}:
                return False
        return self.region.first < at

    def _piece(self, piece: Piece) -> None:
        lead, block = piece.lead, piece.block
        if piece.is_header:
            self._state(piece)
            return
        if lead is not None and _is_bare_day(lead, piece):
            self._state(piece)
            if lead.day is not None:
                self._on(lead.day, block.level if block.shape is Shape.ITEM else -1)
            self.open = None
            return
        if lead is not None and lead.is_field and not lead.rest:
            return
        if self.region.is_after and block.shape is Shape.PARAGRAPH:
            self._below(piece)
        elif lead is not None and self._is_entry(piece):
            self._entry(piece, level=block.level)
        elif block.shape is Shape.ITEM:
            self._item(piece)
        elif block.shape is Shape.ROW:
            if Shape.ROW in self.region.shapes and not _EMPTY.fullmatch(piece.text):
                self._entry(piece, level=0)
        elif block.shape is Shape.PARAGRAPH:
            self._paragraph(piece)

    def _below(self, piece: Piece) -> None:
        """Takes a time that stands on a line below its words, and those words."""
        if not piece.is_bare:
            is_about_all = not self.drafts and not self.above and stated_in(piece.text) is not None
            self._state(piece)
            if not is_about_all:
                self.above.append(piece)
            return
        self._entry(piece, level=0)
        draft = self.drafts[-1]
        for earlier in self.above:
            draft.words.append(_STATUS.sub(r"\1: ", earlier.text))
            draft.raw.extend(earlier.block.raw)
        if self.above:
            draft.line = self.above[0].block.line
        self.above = []

    def _is_entry(self, piece: Piece) -> bool:
        lead, shape = piece.lead, piece.block.shape
        if lead is None or shape not in self.region.shapes:
            return False
        if lead.clock is None and self.region.timed and shape is Shape.PARAGRAPH:
            return lead.is_firm and not lead.is_wordy
        if lead.clock is not None and lead.clock.is_weak and lead.day is None:
            return True
        return lead.clock is not None or bool(lead.rest) or shape is Shape.ROW

    def _item(self, piece: Piece) -> None:
        if _EMPTY.fullmatch(piece.text):
            return
        inside = self.open is not None and (
            piece.block.level > self.open.level or (self.body and self.open.level < 0)
        )
        if inside:
            self._more(piece, piece.text)
        elif Shape.ITEM in self.region.shapes:
            self._entry(piece, level=piece.block.level)
        else:
            self._more(piece, piece.text)

    def _paragraph(self, piece: Piece) -> None:
        by_paragraph = Shape.PARAGRAPH in self.region.shapes or self.body
        self._state(piece)
        if (self.open is None or not by_paragraph) and _IS_INTRO.search(piece.text[-200:]):
            said = _one_date(piece.text)
            if said is not None:
                self._on(said, -1)
        if self.open is None:
            return
        quoted = piece.block.quoted - self.open.block.quoted
        if self.is_tight and not self.body and piece.block.is_loose and quoted <= 0:
            by_paragraph = False
        if (by_paragraph and quoted >= 0) or piece.block.indent >= 2 or quoted > 0:
            self._more(piece, piece.text)
        else:
            self.open = None

    def _more(self, piece: Piece, text: str) -> None:
        if self.open is None or not text:
            return
        self.open.words.append(text)
        self.open.raw.extend(piece.block.raw)
        self.open.url = self.open.url or first_link(piece.block.text, self.links)

    def _entry(self, piece: Piece, *, level: int) -> None:
        lead, words = piece.lead, piece.words
        block = piece.block
        is_shared = bool(self.drafts) and self.drafts[-1].block is block
        raw = [piece.text, lead.stamp if lead else ""] if is_shared else list(block.raw)
        draft = Draft(block.line, lead, [words] if words else [], raw, block)
        draft.level, draft.stated = level, self.stated
        if lead is not None and lead.day is not None:
            draft.day = lead.day
        draft.under, draft.is_fresh = self.day, self.fresh
        self.fresh = False
        draft.year = piece.table.year if piece.table else 0
        draft.url = first_link(block.text, self.links)
        self.drafts.append(draft)
        self.open = draft

    def _on(self, day: Day, level: int) -> None:
        self.day, self.fresh, self.day_level = day, True, level

    def _state(self, piece: Piece) -> None:
        stated = stated_in(piece.text)
        if stated is not None:
            self.stated = stated


def _one_date(text: str) -> Day | None:
    """The date that a heading or an introduction names, if it names one only."""
    if len(text) > _LONG_INTRO:
        return None
    days = [day for day, _, _ in dates_in(text)]
    told = {(day.year, day.month, day.day, day.either) for day in days}
    return days[0] if len(told) == 1 else None


def _is_bare_day(lead: Lead, piece: Piece) -> bool:
    if piece.block.shape is Shape.ROW and piece.text:
        return False
    return lead.clock is None and (not lead.rest or not _REMARK.sub("", lead.rest).strip(" :-–—"))


def _code(block: Block) -> str:
    """What stands in a code block, unless it is a log, whose lines are no one's words."""
    lines = [clean_line(line) for line in block.raw]
    if any(LOGGED.match(line) for line in lines):
        return ""
    return " ".join(line for line in lines if line and not line.startswith(("```", "~~~")))


def drafts_of(survey: Survey, region: Region, links: Mapping[str, str]) -> list[Draft]:
    """The entries in one region of a document, in their order."""
    writer = _Writer(survey, region, links)
    pieces = survey.pieces[region.first : region.last + 1]
    loose = [piece.block.is_loose for piece in pieces if piece.is_timed and piece.words]
    writer.is_tight = sum(loose) * 2 <= len(loose)
    writer.stated = _stated_above(survey, region)
    return writer.write()


def _stated_above(survey: Survey, region: Region) -> Stated | None:
    """What the paragraph or heading right above a region says of its zone."""
    for at in range(region.first - 1, max(region.first - 3, -1), -1):
        stated = stated_in(survey.pieces[at].text)
        if stated is not None:
            return stated
    return None
