"""What could be settled of when an entry was."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(slots=True)
class Dated:
    """What could be settled of an entry's date and time.

    Args:
        count: days since the first entry, where no date is known.
        is_presumed: whether the date is likely only.
        is_likely_half: whether morning or evening is likely only.
        is_half_open: whether it could be morning or evening.
    """

    time: dt.time | None = None
    date: dt.date | None = None
    month_day: tuple[int, int] | None = None
    count: int = 0
    is_presumed: bool = False
    is_likely_half: bool = False
    is_half_open: bool = False
    doubt: str = ""


def seconds_of(time: dt.time) -> int:
    """Seconds since midnight."""
    return time.hour * 3600 + time.minute * 60 + time.second


def shifted(date: dt.date, days: int) -> dt.date:
    """The date so many days later; the same where the calendar ends before."""
    try:
        return date + dt.timedelta(days=days)
    except OverflowError:
        return date
