"""Dates as documents write them, with the year missing or the order of day and month unknown."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace

_MONTHS = (
    *("jan ene jän", "feb fév", "mar mär", "apr avr abr", "may mai", "juin jun", "jul juil"),
    *("aug aoû ago", "sep set", "oct okt", "nov", "dec déc dez dic"),
)
LEAP_YEAR = 2020
"""Stands for a year that is not known: it has every day."""

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

MONTH = r"""(?:(?:[Jj]an(?:uary)?|[Ff]eb(?:ruary)?|Mar(?:ch)?|[Aa]pr(?:il)?|May|[Jj]une?|[Jj]uly?
  |[Aa]ug(?:ust)?|[Ss]ept?(?:ember)?|[Oo]ct(?:ober)?|[Nn]ov(?:ember)?|[Dd]ec(?:ember)?
  |JAN(?:UARY)?|FEB(?:RUARY)?|MAR(?:CH)?|APR(?:IL)?|MAY|JUNE?|JULY?|AUG(?:UST)?|SEPT?(?:EMBER)?
  |OCT(?:OBER)?|NOV(?:EMBER)?|DEC(?:EMBER)?)(?![A-Za-z]))"""
_FOREIGN = r"""(?:(?:Januar|Jänner|Februar|März|Mai|Juni|Juli|Oktober|Okt|Dezember|Dez
  |[Jj]anvier|[Jj]anv|[Ff]évrier|[Ff]évr|[Mm]ars|[Aa]vril|[Aa]vr|[Mm]ai|[Jj]uin|[Jj]uillet|[Jj]uil
  |[Aa]oût|[Ss]eptembre|[Oo]ctobre|[Nn]ovembre|[Dd]écembre|[Dd]éc
  |[Ee]nero|[Ff]ebrero|[Mm]arzo|[Aa]bril|[Mm]ayo|[Jj]unio|[Jj]ulio|[Aa]gosto|[Ss]ep?tiembre
  |[Oo]ctubre|[Nn]oviembre|[Dd]iciembre)(?![A-Za-zÀ-ÿ]))"""
WEEKDAY = r"""(?:(?:[Mm]on(?:day)?|[Tt]ue(?:s(?:day)?)?|[Ww]ed(?:s|nesday)?|[Tt]hu(?:rs?(?:day)?)?
  |[Ff]ri(?:day)?|Sat(?:urday)?|Sun(?:day)?|MON(?:DAY)?|TUE(?:S(?:DAY)?)?|WED(?:NESDAY)?
  |THU(?:RS(?:DAY)?)?|FRI(?:DAY)?|SAT(?:URDAY)?|SUN(?:DAY)?)(?![A-Za-z]))"""
_YEAR = r"(?:19|20)\d\d"

_DATE = re.compile(
    rf"""(?P<iso>(?P<iy>{_YEAR}) (?P<is>[-/.]) (?P<im>0?[1-9]|1[0-2]) (?P=is) (?P<id>[0-3]?\d)
        (?![\d/]|-\d|\.\d))
  | (?P<packed>(?P<py>20\d\d)(?P<pm>0[1-9]|1[0-2])(?P<pd>[0-3]\d)(?!\d))
  | (?P<cjk>(?:(?P<cy>{_YEAR})[ ]?[年년][ ]?)?(?P<cm>1[0-2]|0?[1-9])[ ]?[月월][ ]?(?P<cd>[0-3]?\d)[ ]?[日일])
  | (?P<dmy>(?P<dd>\d\d?)(?:st|nd|rd|th|er)?(?P<dr>\.?[ ]?[-–/][ ]?\d\d?(?:st|nd|rd|th)?(?=\.?[ ]))?(?:[ ](?:of|de))?[ ]?[-/.]?[ ]?(?P<dm>{MONTH}|(?P<df>{_FOREIGN}))\.?
        (?:(?:[ ]del?)?,?[ ]?[-/]?[ ]?(?:(?P<dy>{_YEAR})|'(?P<dq>\d\d))(?!\d|:\d\d(?!:\d\d)|h\d|\.\d)
         |(?<=[A-Za-z])(?P<dh>[-/])(?P<ds>\d\d)(?![\d:./-]))?(?![\d]))
  | (?P<mdy>(?P<mm>{MONTH})\.?[ ]?[-/]?(?P<md>\d\d?)(?:st|nd|rd|th|TH|ST)?
        (?:[-–](?:[12]?\d|3[01])(?:st|nd|rd|th)?(?=[ ,:)\]|]|$)(?![ ]?[ap]\.?m\b)
          |[ ]?[-–][ ]?\d\d?(?:st|nd|rd|th)?(?=,?[ ]{_YEAR}))?(?!\d|:\d|\.\d|[ap]m|[ ]?[ap]\.?m\b)
        (?:(?:,[ ]?|[ ]|[-/]|[ ],)(?P<my>{_YEAR})(?!\d|:\d\d(?!:\d\d)|h\d|\.\d))?)
  | (?P<num>(?P<na>\d\d?)(?P<ns>[/.-])(?P<nb>\d\d?)(?P=ns)(?P<ny>{_YEAR}|\d\d)(?![\d/]|[-.]\d))
  | (?P<short>(?P<sa>\d\d?)(?P<ss>[/-])(?P<sb>\d\d?)(?![\d/:.-]))
  | (?P<dots>(?P<ta>\d\d?)\.(?P<tb>\d\d?)\.(?!\d))
  | (?P<count>(?<![A-Za-z])[Dd]ay[ ](?P<nth>\d\d?)(?!\d))
  | (?P<shift>(?:[Tt]he[ ])?(?:[Nn]ext|[Ff]ollowing)[ ](?:[Dd]ay|[Mm]orning))""",
    re.ASCII | re.VERBOSE,
)
_WEEKDAY = re.compile(rf"{WEEKDAY}\.?", re.ASCII | re.VERBOSE)


@dataclass(frozen=True, slots=True)
class Day:
    """What a document says of a day.

    Args:
        year, month, day: what is known; 0 where it is not.
        either: first and second number of a date whose order is open, with its separator.
        weekday: 0 for Monday; None if not said.
        shift: days after the entry before; None if not said.
    """

    year: int = 0
    month: int = 0
    day: int = 0
    either: tuple[int, int, str] | None = None
    weekday: int | None = None
    shift: int | None = None
    is_short: bool = False

    @property
    def full(self) -> dt.date | None:
        """The date, where year, month and day are known."""
        return date_of(self.year, self.month, self.day) if self.year and self.month else None

    @property
    def is_contradicted(self) -> bool:
        """Whether the date does not fall on the day of the week that is named beside it."""
        date = self.full
        return date is not None and self.weekday not in {None, date.weekday()}

    @property
    def is_dated(self) -> bool:
        """Whether it says more than the day of the week."""
        return bool(self.month or self.either or self.shift is not None)

    def read(self, *, day_first: bool) -> Day:
        """The same with the order of its numbers settled."""
        if self.either is None:
            return self
        first, second, _ = self.either
        day, month = (first, second) if day_first else (second, first)
        return Day(self.year, month, day, None, self.weekday, self.shift, self.is_short)


def date_of(year: int, month: int, day: int) -> dt.date | None:
    """The date, if the calendar has it."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def date_at(text: str, start: int) -> tuple[Day, int] | None:
    """The date that begins exactly here, and where it ends."""
    match = _DATE.match(text, start)
    if match is None:
        return None
    day = _read(match)
    return (day, match.end()) if day is not None else None


def weekday_at(text: str, start: int) -> tuple[int, int] | None:
    """The day of the week that is named here, and where its name ends."""
    match = _WEEKDAY.match(text, start)
    return (_DAYS.index(match[0][:3].lower()), match.end()) if match else None


def dates_in(text: str) -> list[tuple[Day, int, int]]:
    """Every date in a text that is more than two numbers, with its place."""
    found = []
    for match in _DATE.finditer(text):
        before = text[match.start() - 1 : match.start()]
        if match.lastgroup in {"short", "dots", "count", "shift"} or before.isalnum():
            continue
        day = _read(match)
        if day is not None and match["df"] and not day.year:
            continue
        if day is not None and before not in {"/", "-", ".", "_"}:
            weekday = _weekday_before(text, match.start()) if day.month else None
            day = day if weekday is None else replace(day, weekday=weekday)
            found.append((day, match.start(), match.end()))
    return found


def _weekday_before(text: str, start: int) -> int | None:
    """The day of the week that stands right before a date."""
    words = text[max(0, start - 12) : start].rstrip(" ,.").rsplit(" ", 1)[-1].lstrip("(*[")
    named = weekday_at(words, 0)
    return named[0] if named and named[1] == len(words) else None


def _read(match: re.Match[str]) -> Day | None:
    if match["iso"]:
        return _checked(int(match["iy"]), int(match["im"]), int(match["id"]))
    if match["cjk"]:
        return _checked(int(match["cy"] or 0), int(match["cm"]), int(match["cd"]))
    if match["packed"]:
        return _checked(int(match["py"]), int(match["pm"]), int(match["pd"]))
    if match["dmy"]:
        short = match["dq"] or match["ds"]
        year = int(match["dy"] or (f"20{short}" if short else 0))
        return _checked(year, _month(match["dm"]), int(match["dd"]))
    if match["mdy"]:
        return _checked(int(match["my"] or 0), _month(match["mm"]), int(match["md"]))
    if match["count"]:
        return Day(shift=-int(match["nth"]))
    if match["shift"]:
        return Day(shift=1)
    return _numeric(match)


def _numeric(match: re.Match[str]) -> Day | None:
    if match["num"]:
        year = int(match["ny"])
        first, second, mark = int(match["na"]), int(match["nb"]), match["ns"]
        year = year if year > 99 else 2000 + year
        if len(match["ny"]) == 2 and mark == "." and len(match["na"] + match["nb"]) < 4:
            return None
        return _either(year, first, second, mark, is_short=False)
    if match["short"]:
        return _either(0, int(match["sa"]), int(match["sb"]), match["ss"], is_short=True)
    return _checked(0, int(match["tb"]), int(match["ta"]))


def _either(year: int, first: int, second: int, mark: str, *, is_short: bool) -> Day | None:
    day_first = date_of(year or 2020, second, first)
    month_first = date_of(year or 2020, first, second)
    if day_first is None and month_first is None:
        return None
    return Day(year, either=(first, second, mark), is_short=is_short)


def _checked(year: int, month: int, day: int) -> Day | None:
    return Day(year, month, day) if date_of(year or 2020, month, day) else None


def _month(name: str) -> int:
    lower = name.lower()
    return next(
        at for at, begins in enumerate(_MONTHS, 1) if lower.startswith(tuple(begins.split()))
    )
