"""What looks like an entry and was left out, with the reason."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pmfacilitator.domain.text import clean_line, shorten
from pmfacilitator.importing.found import Skipped
from pmfacilitator.importing.prose.draft import Draft
from pmfacilitator.importing.prose.drafts import LOGGED
from pmfacilitator.importing.prose.leads import lead_of
from pmfacilitator.importing.prose.readable import readable
from pmfacilitator.importing.prose.shapes import Block, Shape
from pmfacilitator.importing.prose.survey import Piece, Survey

MOST_SHOWN = 200
_LONGEST = 300
_TIME = re.compile(r"(?<![\d:.])(?:[01]?\d|2[0-3]):[0-5]\d(?![\d:])", re.ASCII)

LOG, OUTSIDE, CHAT, SENTENCE = (
    "a line of a log or of code",
    "outside of the timeline",
    "a chat beside the timeline",
    "a time within a sentence",
)


def left_over(
    survey: Survey, taken: set[int], chat: Iterable[Draft]
) -> Iterator[tuple[Draft, str]]:
    """Everything with a time that is no entry, in no order; `taken` are the lines of entries."""
    said = set()
    for draft in chat:
        if draft.line not in taken:
            said.add(draft.line)
            yield draft, CHAT
    for piece in survey.pieces:
        if piece.block.shape is Shape.CODE:
            yield from _logged(piece.block)
        elif piece.block.line in taken or piece.block.line in said or piece.is_header:
            continue
        elif piece.lead is not None and piece.lead.is_timed and piece.words:
            yield _draft(piece), OUTSIDE


def sentences(survey: Survey, taken: set[int]) -> Iterator[Skipped]:
    """Sentences that name a time somewhere."""
    for piece in survey.pieces:
        if piece.lead is None and piece.block.line not in taken and _TIME.search(piece.text):
            yield skipped(piece.text, piece.block.line, SENTENCE)


def skipped(text: str, line: int, why: str) -> Skipped:
    """What was left out, short enough to be shown."""
    return Skipped(shorten(clean_line(text), _LONGEST), line, why)


def _draft(piece: Piece) -> Draft:
    block, words = piece.block, piece.words
    raw = [piece.text] if piece.is_second else list(block.raw)
    draft = Draft(block.line, piece.lead, [words], raw, block)
    draft.day = piece.lead.day if piece.lead else None
    return draft


def _logged(block: Block) -> Iterator[tuple[Draft, str]]:
    for number, line in enumerate(block.raw):
        if not LOGGED.match(line):
            continue
        lead = lead_of(readable(line, {}))
        if lead is None or not lead.is_timed:
            continue
        draft = Draft(block.line + number, lead, [lead.rest], [line], block)
        draft.day = lead.day
        yield draft, LOG
