"""Dates as people type them: `2026-11-20`, `20 Nov 2026`, `Nov 20, 2026` or `20.11.2026`.

Day and month in digits are read where only one of them can be the month. `07/08/2026` can be read
in two ways, and a date without its year in many; both are refused in a sentence that says what to
type.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from pmfacilitator.domain.text import clean_line, shorten
from pmfacilitator.errors import InvalidValue

_FLAGS = re.ASCII | re.IGNORECASE | re.VERBOSE
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"""(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?
  |sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"""
_DAY = r"\d\d?(?:st|nd|rd|th)?"

_DATE = re.compile(
    rf"""(?P<iso>\d{{4}} (?P<dash>[-/]) \d\d? (?P=dash) \d\d?) (?!\d)
  | (?P<day>{_DAY}) [ ]? (?P<month>{_MONTH}) \.? ,? [ ]? (?P<year>\d{{4}}) (?!\d)
  | (?P<us_month>{_MONTH}) \.? [ ]? (?P<us_day>{_DAY}) ,? [ ] (?P<us_year>\d{{4}}) (?!\d)""",
    _FLAGS,
)
_NUMERIC = re.compile(
    r"""(?P<one>\d\d?) (?: / (?P<two>\d\d?)
      | (?P<mark>[/.-]) (?P<second>\d\d?) (?P=mark) (?P<year>\d{2,4}) ) (?![\d:/])""",
    _FLAGS,
)
_MOST_MONTHS = 12
_DIGITS_OF_A_YEAR = 4
_NO_YEAR = re.compile(rf"(?: {_MONTH}\.?[ ]?{_DAY} | {_DAY}[ ]?{_MONTH}\.? ) (?![\w:])", _FLAGS)


@dataclass(frozen=True)
class LeadingDate:
    """A date at the beginning of a line, and where it ends there."""

    date: dt.date
    end: int


@dataclass(frozen=True)
class LeadingDoubt:
    """Something at the beginning of a line that may be a date, and why it cannot be settled."""

    why: str
    end: int


def read_date(text: str) -> dt.date:
    """The date somebody typed; raises InvalidValue if it is none or could be two."""
    line = clean_line(text)
    found = leading_date(line)
    if found is not None and found.end == len(line):
        return found.date
    doubt = leading_doubt(line)
    if doubt is not None and doubt.end == len(line):
        raise InvalidValue(doubt.why)
    raise InvalidValue(f"{_quoted(line)} is no date; type it like 2026-11-20 or 20 Nov 2026.")


def leading_date(line: str) -> LeadingDate | None:
    """The date with which a line begins; raises InvalidValue for one that no calendar has."""
    match = _DATE.match(line)
    if match is None:
        return _leading_digits(line)
    if match["iso"]:
        year, month, day = (int(part) for part in re.split("[-/]", match["iso"]))
    else:
        year = int(match["year"] or match["us_year"])
        month = _MONTHS.index((match["month"] or match["us_month"])[:3].lower()) + 1
        day = int(re.sub(r"\D", "", match["day"] or match["us_day"]))
    return LeadingDate(_in_calendar(match[0], year, month, day), match.end())


def leading_doubt(line: str) -> LeadingDoubt | None:
    """What at the beginning of a line looks like a date but could mean several."""
    match = _NO_YEAR.match(line)
    if match is not None:
        return LeadingDoubt(_needs_year(match[0]), match.end())
    match = _NUMERIC.match(line)
    if match is None or _is_settled(match) or not _months(match):
        return None
    if len(_months(match)) == 1:
        how = " in full" if match["year"] else ""
        return LeadingDoubt(_needs_year(match[0], how), match.end())
    why = (
        f"{_quoted(match[0])} does not say which is the month;"
        " type it like 2026-11-20 or 20 Nov 2026."
    )
    return LeadingDoubt(why, match.end())


def _leading_digits(line: str) -> LeadingDate | None:
    """A date in digits of which only one number can be the month, or both are the same."""
    match = _NUMERIC.match(line)
    if match is None or not _is_settled(match):
        return None
    first, second = _numbers(match)
    month, day = (first, second) if first in _months(match) else (second, first)
    return LeadingDate(_in_calendar(match[0], int(match["year"]), month, day), match.end())


def _is_settled(match: re.Match[str]) -> bool:
    """Whether digits say their year in full, and cannot be read in two ways."""
    has_year = len(match["year"] or "") == _DIGITS_OF_A_YEAR
    return has_year and len(_months(match)) <= 1


def _numbers(match: re.Match[str]) -> tuple[int, int]:
    return int(match["one"]), int(match["two"] or match["second"])


def _months(match: re.Match[str]) -> set[int]:
    """Which of the numbers of a date in digits can be its month."""
    return {number for number in _numbers(match) if 1 <= number <= _MOST_MONTHS}


def _in_calendar(typed: str, year: int, month: int, day: int) -> dt.date:
    try:
        return dt.date(year, month, day)
    except ValueError:
        raise InvalidValue(f"There is no {_quoted(typed)} in the calendar.") from None


def _needs_year(typed: str, how: str = "") -> str:
    return f"{_quoted(typed)} needs its year{how}, as in 20 Nov 2026."


def _quoted(text: str) -> str:
    return f"“{shorten(text, 40)}”"
