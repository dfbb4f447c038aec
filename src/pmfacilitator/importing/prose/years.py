"""What a document says of its year and of the day on which its timeline begins."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from pmfacilitator.importing.prose.dates import Day, date_of
from pmfacilitator.importing.prose.draft import Draft
from pmfacilitator.importing.prose.evidence import TROUBLE, Anchor, Where

_ONE = dt.timedelta(days=1)
BY_NAME = "The date is told only by the file's name."
YEAR_BY_NAME = "The year is told only by the file's name."
BY_FRONT = "The date is only the one at the head of the document."
NAMED_OTHERWISE = "The file's name tells another day than the text."
WRITTEN_WITHIN = 14
"""Within how many days a document is written that is named by the day on which it was."""

_CLOCK = re.compile(r"(?<![\d:])(\d{1,2}):(\d\d)(?!\d)", re.ASCII)


@dataclass(slots=True)
class Calendar:
    """What is known of a document's dates when its entries are dated."""

    anchors: Sequence[Anchor]
    chosen: dt.date | None
    day_first: bool | None = None
    years: frozenset[int] = frozenset()
    counted_from: dt.date | None = None

    def dates(self, where: Where) -> list[dt.date]:
        """The full dates that stand in one sort of place."""
        found = [one.full for one in self.anchors if one.where is where]
        return [date for date in found if date is not None]

    def moments(self) -> list[tuple[dt.date, dt.time]]:
        """The full dates that are told together with a time."""
        told = (one for one in self.anchors if one.where <= Where.PROSE)
        return [(one.full, one.time) for one in told if one.full and one.time]


def year_of(day: Day, year_above: int, calendar: Calendar) -> tuple[int, bool]:
    """The year of a day that names none, and whether it is presumed only; 0 if it is open."""
    if year_above:
        return year_above, False
    for where in (Where.TITLE, Where.FIELD, Where.PROSE):
        found = calendar.dates(where)
        same = [date for date in found if (date.month, date.day) == (day.month, day.day)]
        if found:
            near = min(same or found, key=lambda date: abs((_near(day, date) - date).days))
            return closest(day, near), False
    if len(calendar.years) == 1:
        return next(iter(calendar.years)), False
    for told in calendar.dates(Where.FRONT):
        this = date_of(told.year, day.month, day.day)
        return (told.year if this is not None and this <= told + _ONE else told.year - 1), False
    if calendar.chosen is not None:
        return closest(day, calendar.chosen), False
    for name in calendar.dates(Where.NAME):
        return closest(day, name), True
    return 0, False


def _near(day: Day, date: dt.date) -> dt.date:
    return date_of(closest(day, date), day.month, day.day) or date


def closest(day: Day, date: dt.date) -> int:
    """The year in which a day and month come closest to a date."""
    years = [year for year in (date.year - 1, date.year, date.year + 1) if year >= dt.MINYEAR]
    known = [(year, date_of(year, day.month, day.day)) for year in years]
    apart = [(abs((found - date).days), year) for year, found in known if found is not None]
    return min(apart)[1] if apart else date.year


def start_of(calendar: Calendar, drafts: Sequence[Draft]) -> tuple[dt.date | None, str]:
    """The day of the first entry, when neither it nor a heading says it; why it is only likely."""
    times = _times(drafts)
    told = [
        anchor.full
        for anchor in calendar.anchors
        if anchor.where is Where.PROSE and anchor.full and _names_one(anchor, times)
    ]
    for where in (Where.TITLE, Where.FIELD):
        known = set(calendar.dates(where))
        if len(known) == 1 or (known and where is Where.FIELD):
            date = min(known)
            if not told or any(abs((date - other).days) <= 1 for other in told):
                return date, ""
    month_day = start_month_day(calendar)
    if month_day is not None:
        year, is_likely = year_of(Day(0, *month_day), 0, calendar)
        return date_of(year, *month_day) if year else None, YEAR_BY_NAME if is_likely else ""
    if told:
        return told[0], ""
    prose = _prose_dates(calendar)
    tells = any(
        one.where is Where.PROSE and one.full and TROUBLE.search(one.text)
        for one in calendar.anchors
    )
    if len(prose) == 1 and tells:
        date = prose.pop()
        return date, NAMED_OTHERWISE if _is_named_otherwise(date, calendar) else ""
    if calendar.chosen is not None:
        return calendar.chosen, ""
    if len(prose) == 1:
        return prose.pop(), "The date is the only one in the document, but not said to be this."
    for where, why in ((Where.NAME, BY_NAME), (Where.FRONT, BY_FRONT)):
        for date in calendar.dates(where):
            return date, why
    return None, ""


def _is_named_otherwise(date: dt.date, calendar: Calendar) -> bool:
    names = calendar.dates(Where.NAME)
    return any(not 0 <= (name - date).days <= WRITTEN_WITHIN for name in names)


def _prose_dates(calendar: Calendar) -> set[dt.date]:
    """The days that sentences name, in the year of the others where they name none."""
    full = set(calendar.dates(Where.PROSE))
    days = [one.day for one in calendar.anchors if one.where is Where.PROSE and one.day.month]
    near = min(full, default=None)
    in_year = [date_of(closest(day, near), day.month, day.day) for day in days if near]
    return full | {date for date in in_year if date is not None}


def start_month_day(calendar: Calendar) -> tuple[int, int] | None:
    """Month and day of the first entry, where the title or a field tells them without a year."""
    for where in (Where.TITLE, Where.FIELD):
        days = [one.day for one in calendar.anchors if one.where is where and one.day.month]
        known = {(day.month, day.day) for day in days if not day.year}
        if len(known) == 1:
            return known.pop()
    return None


def _times(drafts: Sequence[Draft]) -> frozenset[tuple[int, int]]:
    """Hour and minute of every entry, as written and on a 24-hour clock."""
    times = set()
    for draft in drafts:
        clock = draft.lead.clock if draft.lead else None
        time = clock.time if clock else None
        if clock is not None and time is not None:
            times |= {(clock.hour, clock.minute), (time.hour, time.minute)}
    return frozenset(times)


def _names_one(anchor: Anchor, times: frozenset[tuple[int, int]]) -> bool:
    """Whether the sentence around a date also names the time of an entry."""
    said = _CLOCK.findall(anchor.text)
    return any((int(hour), int(minute)) in times for hour, minute in said)
