"""The time that a review looks back on: a month, a quarter, since a day, or the last few incidents."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from typing import Annotated, Self

from pydantic import Field, model_validator

from pmfacilitator.domain.records import Line, Record
from pmfacilitator.domain.typed_dates import read_date
from pmfacilitator.errors import InvalidValue

_MONTH = re.compile(r"(\d{4})-(\d{1,2})", re.ASCII)
_QUARTER = re.compile(r"(\d{4})[ -]?[Qq]([1-4])", re.ASCII)
_MOST = 1000
_NAMES = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_MONTHS_OF_A_QUARTER, _MONTHS_OF_A_YEAR = 3, 12
_MOST_DIGITS = 6


class Period(Record):
    """From one day to another, both counted, or so many incidents up to the newest.

    `words` name it in a title. A period without an end goes on until today.
    """

    words: Line
    since: dt.date | None = None
    until: dt.date | None = None
    last: Annotated[int, Field(ge=1, le=_MOST)] | None = None

    @model_validator(mode="after")
    def _is_one_of_both(self) -> Self:
        if (self.since is None) == (self.last is None):
            msg = "a period has a first day or a number of incidents"
            raise ValueError(msg)
        if self.since and self.until and self.until < self.since:
            msg = "a period cannot end before it begins"
            raise ValueError(msg)
        return self

    def holds(self, day: dt.date) -> bool:
        """Whether a day lies in it; for the last few incidents any day does."""
        return (self.since is None or self.since <= day) and (
            self.until is None or day <= self.until
        )

    def is_same(self, other: Period) -> bool:
        """Whether it is the same stretch, whatever it is called."""
        return (self.since, self.until, self.last) == (other.since, other.until, other.last)


def month(text: str) -> Period:
    """The month somebody typed as 2026-11; raises InvalidValue."""
    match = _MONTH.fullmatch(text.strip())
    if match is None:
        raise InvalidValue(f"{text!r} is no month; type it like 2026-11.")
    first = _first_day(int(match[1]), int(match[2]), f"{text!r} is no month; type it like 2026-11.")
    return Period(words=_named(first), since=first, until=_last_day(first))


def quarter(text: str) -> Period:
    """The quarter somebody typed as 2026Q4; raises InvalidValue."""
    match = _QUARTER.fullmatch(text.strip())
    sentence = f"{text!r} is no quarter; type it like 2026Q4."
    if match is None:
        raise InvalidValue(sentence)
    number = int(match[2])
    first = _first_day(int(match[1]), (number - 1) * _MONTHS_OF_A_QUARTER + 1, sentence)
    end = first.replace(month=number * _MONTHS_OF_A_QUARTER)
    return Period(words=f"{first.year} Q{number}", since=first, until=_last_day(end))


def since(text: str) -> Period:
    """Everything since a day or a month; raises InvalidValue."""
    typed = text.strip()
    day = month(typed).since if _MONTH.fullmatch(typed) else read_date(typed)
    return Period(words=f"since {day}", since=day)


def last(count: int) -> Period:
    """The last few incidents, the newest among them; raises InvalidValue."""
    if not 1 <= count <= _MOST:
        raise InvalidValue(f"The last {count} incidents cannot be reviewed; say 1 to {_MOST}.")
    return Period(
        words="the last incident" if count == 1 else f"the last {count} incidents", last=count
    )


def month_of(day: dt.date) -> Period:
    """The month in which a day lies."""
    return month(f"{day:%Y-%m}")


def quarter_of(day: dt.date) -> Period:
    """The quarter in which a day lies."""
    return quarter(f"{day.year:04}Q{(day.month - 1) // _MONTHS_OF_A_QUARTER + 1}")


def named(text: str) -> Period:
    """The time somebody names in one line: `2026-11`, `2026Q4`, `since 2026-09` or `last 5`.

    Raises:
        InvalidValue: it is none of these.
    """
    typed = " ".join(text.split())
    word, _, rest = typed.casefold().partition(" ")
    if word == "since" and rest:
        return since(rest)
    if word == "last" and rest.isdecimal():
        return last(int(rest[:_MOST_DIGITS]))
    if _MONTH.fullmatch(typed):
        return month(typed)
    if _QUARTER.fullmatch(typed):
        return quarter(typed)
    raise InvalidValue("Type a time like 2026-11, 2026Q4, since 2026-09 or last 5.")


def year_of(day: dt.date) -> Period:
    """The year in which a day lies."""
    first = day.replace(month=1, day=1)
    return Period(words=f"{day.year:04}", since=first, until=day.replace(month=12, day=31))


def before(day: dt.date, months: int) -> dt.date:
    """The first day of the month so many months before that of a day; no year is before 1."""
    count = max(day.year * _MONTHS_OF_A_YEAR + day.month - 1 - months, _MONTHS_OF_A_YEAR)
    return dt.date(count // _MONTHS_OF_A_YEAR, count % _MONTHS_OF_A_YEAR + 1, 1)


def _first_day(year: int, number: int, sentence: str) -> dt.date:
    try:
        return dt.date(year, number, 1)
    except ValueError as error:
        raise InvalidValue(sentence) from error


def _last_day(day: dt.date) -> dt.date:
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def _named(day: dt.date) -> str:
    return f"{_NAMES[day.month - 1]} {day.year}"
