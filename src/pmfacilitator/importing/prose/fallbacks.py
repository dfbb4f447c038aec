"""Timelines in rarer forms, tried where no line begins with a time: stamps at the end, sentences."""

from __future__ import annotations

import re

from pmfacilitator.importing.prose.choosing import Region
from pmfacilitator.importing.prose.lead import Lead
from pmfacilitator.importing.prose.leads import lead_of
from pmfacilitator.importing.prose.shapes import Shape
from pmfacilitator.importing.prose.survey import Piece, Survey

_TAIL = 70
_STARTS = re.compile(r"(?:^|(?<=[\s(\[@~|:–—-]))(?=\d|[A-Z][a-z]{2,8}[ .,])")
_JOIN = re.compile(r"\s(?:at|on|by|since|from|around|about)$", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[.!?]) +(?=[A-Z])")
_FEWEST = 2


def with_tails(survey: Survey) -> list[Region]:
    """Runs of lines that end with their time: `Pump off 2024-03-04 18:27`."""
    regions = []
    pieces, at = survey.pieces, 0
    while at < len(pieces):
        tails = []
        end = at
        while end < len(pieces) and _is_alike(pieces[at], pieces[end]):
            tail = tail_of(pieces[end].text)
            if tail is None:
                break
            tails.append(tail)
            end += 1
        if len(tails) >= _FEWEST:
            for piece, tail in zip(pieces[at:end], tails, strict=True):
                piece.lead = tail
            shape = pieces[at].block.shape
            regions.append(_region(at, end - 1, shape, len(tails)))
        at = max(end, at + 1)
    return regions


def _is_alike(first: Piece, piece: Piece) -> bool:
    one, other = first.block, piece.block
    if one.shape not in {Shape.ITEM, Shape.PARAGRAPH} or piece.section != first.section:
        return False
    return one.shape is other.shape and one.level == other.level


def _region(first: int, last: int, shape: Shape, count: int) -> Region:
    return Region(
        first,
        last,
        frozenset({shape}),
        is_titled=False,
        is_loose=False,
        timed=count,
        dated=0,
        others=0,
    )


def tail_of(text: str) -> Lead | None:
    """The time with which a line ends, the words before it as its `rest`; None if there is none."""
    begin = max(0, len(text) - _TAIL)
    if not any(character.isdigit() for character in text[begin:]):
        return None
    for match in _STARTS.finditer(text, begin):
        lead = lead_of(text[match.start() :])
        if lead is None or lead.rest.strip(" .)]") or not lead.is_timed or lead.prefix:
            continue
        if lead.clock is None or lead.clock.is_weak:
            continue
        lead.rest = _words_before(text[: match.start()].rstrip())
        lead.is_wordy = False
        return lead if lead.rest and not lead.is_field else None
    return None


def _words_before(text: str) -> str:
    """The words before a time at the end of a line, without what joins the two."""
    words = text.rstrip(" ([@~|:,;–—-")
    return words if words != text else _JOIN.sub("", words)


def with_sentences(survey: Survey) -> list[Region]:
    """Sentences that begin with their time, where nothing but prose tells the story."""
    pieces: list[Piece] = []
    timed = []
    for piece in survey.pieces:
        parts = [piece.text]
        if piece.block.shape is Shape.PARAGRAPH and any(mark.isdigit() for mark in piece.text):
            parts = _SENTENCE.split(piece.text)
        for number, part in enumerate(parts):
            lead = lead_of(part) if piece.block.shape is Shape.PARAGRAPH else piece.lead
            if lead is not None and lead.is_timed and lead.rest:
                timed.append(len(pieces))
            elif lead is not None and not lead.is_bare_day:
                lead = None
            block = piece.block
            pieces.append(Piece(block, part, lead, piece.section, is_second=bool(number)))
    if len(timed) < _FEWEST:
        return []
    survey.pieces = pieces
    return [_region(timed[0], timed[-1], Shape.PARAGRAPH, len(timed))]


def lone(survey: Survey) -> list[Region]:
    """Single lines that begin with a time, where there is no more than that."""
    return [
        _region(at, at, piece.block.shape, 1)
        for at, piece in enumerate(survey.pieces)
        if piece.lead is not None and piece.is_timed and piece.lead.rest and not piece.lead.is_field
    ]
