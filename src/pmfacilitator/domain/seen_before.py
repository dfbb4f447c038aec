"""How a link to what was seen before is told."""

from __future__ import annotations

import datetime as dt

from pmfacilitator.domain.typed_times import show_date

NO_WORDS = "an earlier incident"
"""What it is called where neither words nor day are known."""


def show_again(words: str, on: dt.date | None) -> str:
    """The day of the earlier incident and what was said then: `2026-09-03 Resellers poll`."""
    day = show_date(on) if on else ""
    return " ".join(part for part in (day, words) if part) or NO_WORDS
