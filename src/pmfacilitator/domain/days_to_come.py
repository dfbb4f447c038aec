"""A day to come, as a room says it: `tomorrow`, `Friday`, `3 Dec`, or a date in full.

What is due lies ahead, which settles what a date without its year leaves open. Words that people
take in two ways, as `next Friday`, are no day here.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re

from pmfacilitator.domain.text import clean_line
from pmfacilitator.domain.typed_dates import leading_date, read_date
from pmfacilitator.errors import InvalidValue

_BY = re.compile(r"(?P<words>.*\S),? by (?P<day>\S.*)", re.IGNORECASE)
_WEEKDAYS = tuple(name.casefold() for name in calendar.day_name)
_SHORTEST_WEEKDAY = 3
_WEEK = 7
_LEAP_YEARS = 8
"""How many years there may be between one 29 February and the next."""


def day_to_come(text: str, today: dt.date) -> dt.date | None:
    """The day somebody says; None if it is none, or could be two.

    A weekday is the next one after today, and a day of the year the next one from today on.
    """
    said = clean_line(text).rstrip(".")
    word = said.casefold()
    if word in {"today", "tomorrow"}:
        return today + dt.timedelta(days=word == "tomorrow")
    if len(word) >= _SHORTEST_WEEKDAY and word.isalpha():
        for number, name in enumerate(_WEEKDAYS):
            if name.startswith(word):
                ahead = (number - today.weekday() - 1) % _WEEK + 1
                return today + dt.timedelta(days=ahead)
    try:
        return read_date(said)
    except InvalidValue:
        return _without_year(said, today)


def due_at_the_end(text: str, today: dt.date) -> tuple[str, dt.date | None]:
    """What is to be done, and the day behind its last `by`, if there is one."""
    match = _BY.fullmatch(text)
    day = day_to_come(match["day"], today) if match else None
    return (match["words"].rstrip(","), day) if match and day else (text, None)


def _without_year(said: str, today: dt.date) -> dt.date | None:
    """The next such day, of a month that is named."""
    for year in range(today.year, today.year + _LEAP_YEARS + 1):
        for typed in (f"{said} {year}", f"{said}, {year}"):
            try:
                found = leading_date(typed)
            except InvalidValue:
                continue  # no such day in that year
            if found is not None and found.end == len(typed) and found.date >= today:
                return found.date
    return None
