"""A link to what was seen before: how it is made of what was found, and how it is told."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from pmfacilitator.domain.learning.seen import Similar
from pmfacilitator.domain.typed_times import show_date

if TYPE_CHECKING:
    from pmfacilitator.domain.rows import Again

NO_WORDS = "an earlier incident"
"""What it is called where neither words nor day are known."""


def show_again(words: str, on: dt.date | None) -> str:
    """The day of the earlier incident and what was said then: `2026-09-03 Resellers poll`."""
    day = show_date(on) if on else ""
    return " ".join(part for part in (day, words) if part) or NO_WORDS


def again_of(found: Similar) -> Again:
    """The link to a row that was found, with its words and day as they are now."""
    from pmfacilitator.domain.rows import Again

    return Again(meeting=found.meeting, row=found.row, words=found.words, on=_day(found.day))


def _day(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None
