"""The zone of a whole document, where a sentence outside of its timeline states or proves it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pmfacilitator.importing.prose.clocks import clock_at
from pmfacilitator.importing.prose.draft import Draft
from pmfacilitator.importing.prose.shapes import Shape
from pmfacilitator.importing.prose.statements import Stated, meant, stated_in
from pmfacilitator.importing.prose.survey import Survey
from pmfacilitator.importing.prose.zone_words import Spoken, zone_at

_ALL = re.compile(
    r"\ball (?:the )?(?:times?|timestamps?|dates?|events)\b|\btimes? ?zones?\b", re.IGNORECASE
)
_TIME = re.compile(r"(?<![\d:.])\d{1,2}(?::\d\d|(?= ?[ap]m))", re.ASCII | re.IGNORECASE)
_HABIT = re.compile(r"\b(?:daily|nightly|weekly|every|each|usually|always)\b", re.IGNORECASE)
_NEAR = 50


def stated_by(survey: Survey, inside: set[int], drafts: Sequence[Draft]) -> Stated | None:
    """The one zone that the document names for all its times, or beside the time of an entry."""
    proven: set[Spoken] = set()
    times = {draft.lead.clock.time for draft in drafts if draft.lead and draft.lead.clock}
    for at, piece in enumerate(survey.pieces):
        if at in inside or piece.block.shape is Shape.CODE or not piece.text:
            continue
        if _ALL.search(piece.text):
            zones = meant(piece.text)
            stated = stated_in(piece.text) if zones else None
            if stated is not None or len({zone.words for zone, _, _ in zones}) == 1:
                return stated or Stated(zones[0][0])
        for match in _TIME.finditer(piece.text):
            found = clock_at(piece.text, match.start())
            if found is None or found[0].time not in times:
                continue
            if _HABIT.search(piece.text, max(0, match.start() - _NEAR), match.end() + _NEAR):
                continue
            start = found[1] + (piece.text[found[1] : found[1] + 1] == " ")
            start += piece.text[start : start + 1] == "("
            named = zone_at(piece.text, start, loosely=True)
            if named is not None:
                proven.add(named[0])
    return Stated(proven.pop()) if len(proven) == 1 else None
