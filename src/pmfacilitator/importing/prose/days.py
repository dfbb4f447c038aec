"""The date of each entry: said, standing above, counted past midnight, or open."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from pmfacilitator.importing.prose.clocks import Clock
from pmfacilitator.importing.prose.dates import Day, date_of
from pmfacilitator.importing.prose.drafts import Draft
from pmfacilitator.importing.prose.evidence import Anchor, Where, day_first

_ONE = dt.timedelta(days=1)
_NIGHT = 6 * 3600


@dataclass(slots=True)
class Dated:
    """What could be settled of an entry's date and time.

    Args:
        count: days since the first entry, where no date is known.
        is_presumed: whether the date is likely only.
    """

    time: dt.time | None = None
    date: dt.date | None = None
    month_day: tuple[int, int] | None = None
    count: int = 0
    is_presumed: bool = False
    doubt: str = ""


@dataclass(slots=True)
class Calendar:
    """What is known of a document's dates when its entries are dated."""

    anchors: Sequence[Anchor]
    chosen: dt.date | None
    day_first: bool | None = None

    def dates(self, where: Where) -> list[dt.date]:
        """The full dates that stand in one sort of place."""
        found = [one.full for one in self.anchors if one.where is where]
        return [date for date in found if date is not None]


def dated(
    drafts: Sequence[Draft], anchors: Sequence[Anchor], chosen: dt.date | None
) -> list[Dated]:
    """The date of each draft, in the same order."""
    days = [day for draft in drafts for day in (draft.day, draft.under) if day is not None]
    calendar = Calendar(anchors, chosen, day_first(days, anchors, chosen))
    results = [
        Dated(time=draft.lead.clock.time if draft.lead and draft.lead.clock else None)
        for draft in drafts
    ]
    said = [_said(draft, calendar) for draft in drafts]
    _with_years(drafts, said, results, calendar)
    backwards = _is_newest_first(results)
    _carried(drafts, said, results, calendar, backwards=backwards)
    _halves(drafts, results)
    for draft, result in zip(drafts, results, strict=True):
        clock = draft.lead.clock if draft.lead else None
        if clock is not None and clock.ends_day and result.date is not None:
            result.date += _ONE
    return results


def _said(draft: Draft, calendar: Calendar) -> Day | None:
    """The day an entry says itself or has above it, read in the order that is settled."""
    own = draft.day if draft.day is not None and draft.day.is_dated else None
    day = own or draft.under
    if day is None or day.either is None:
        return day
    if calendar.day_first is None:
        first, second = day.read(day_first=True), day.read(day_first=False)
        return first if first == second else day
    return day.read(day_first=calendar.day_first)


def _with_years(
    drafts: Sequence[Draft], said: Sequence[Day | None], results: list[Dated], calendar: Calendar
) -> None:
    latest = next((day.full for day in said if day is not None and day.full), None)
    years: dict[tuple[int, int, int], tuple[int, bool]] = {}
    for at, day in enumerate(said):
        result = results[at]
        if day is None:
            continue
        if day.either is not None:
            result.doubt = "The order of day and month is not certain."
            continue
        if not day.month:
            continue
        if day.full is not None:
            result.date = latest = day.full
            continue
        if latest is not None:
            year, presumed = _closest(day, latest), False
        else:
            key = (day.month, day.day, drafts[at].year)
            if key not in years:
                years[key] = _year_of(day, drafts[at].year, calendar)
            year, presumed = years[key]
        date = date_of(year, day.month, day.day) if year else None
        if date is None:
            result.month_day = (day.month, day.day)
            continue
        result.date, result.is_presumed = date, presumed
        if presumed:
            result.doubt = "The year is told only by the file's name."


def _year_of(day: Day, year_above: int, calendar: Calendar) -> tuple[int, bool]:
    """The year of a day that names none, and whether it is presumed only; 0 if it is open."""
    if year_above:
        return year_above, False
    for where in (Where.TITLE, Where.FIELD, Where.PROSE):
        found = calendar.dates(where)
        same = [date for date in found if (date.month, date.day) == (day.month, day.day)]
        if found:
            near = min(same or found, key=lambda date: abs((_near(day, date) - date).days))
            return _closest(day, near), False
    for told in calendar.dates(Where.FRONT):
        this = date_of(told.year, day.month, day.day)
        return (told.year if this is not None and this <= told + _ONE else told.year - 1), False
    if calendar.chosen is not None:
        return _closest(day, calendar.chosen), False
    for name in calendar.dates(Where.NAME):
        return _closest(day, name), True
    return 0, False


def _near(day: Day, date: dt.date) -> dt.date:
    return date_of(_closest(day, date), day.month, day.day) or date


def _closest(day: Day, date: dt.date) -> int:
    """The year in which a day and month come closest to a date."""
    years = [year for year in (date.year - 1, date.year, date.year + 1) if year >= dt.MINYEAR]
    known = [(year, date_of(year, day.month, day.day)) for year in years]
    apart = [(abs((found - date).days), year) for year, found in known if found is not None]
    return min(apart)[1] if apart else date.year


def _is_newest_first(results: Sequence[Dated]) -> bool:
    up = down = 0
    before: tuple[dt.date | tuple[int, int] | None, dt.time] | None = None
    for result in results:
        if result.time is None:
            continue
        mark = result.date or result.month_day
        if before is not None:
            if before[0] == mark or before[0] is None or mark is None:
                up += result.time > before[1]
                down += result.time < before[1]
            elif isinstance(mark, dt.date) and isinstance(before[0], dt.date):
                up += 3 * (mark > before[0])
                down += 3 * (mark < before[0])
        before = (mark, result.time)
    return down > up and down > 1


def _start_of(calendar: Calendar, drafts: Sequence[Draft]) -> tuple[dt.date | None, bool]:
    """The day of the first entry, when neither it nor a heading says it; whether it is presumed."""
    for where in (Where.TITLE, Where.FIELD):
        known = set(calendar.dates(where))
        if len(known) == 1 or (known and where is Where.FIELD):
            return min(known), False
    for anchor in calendar.anchors:
        if anchor.where is Where.PROSE and anchor.full and _names_a_time(anchor, drafts):
            return anchor.full, False
    if calendar.chosen is not None:
        return calendar.chosen, False
    prose = set(calendar.dates(Where.PROSE))
    if len(prose) == 1:
        return prose.pop(), True
    for where in (Where.NAME, Where.FRONT):
        for date in calendar.dates(where):
            return date, True
    return None, False


def _names_a_time(anchor: Anchor, drafts: Sequence[Draft]) -> bool:
    """Whether the sentence around a date also names the time of an entry."""
    for draft in drafts[:200]:
        clock = draft.lead.clock if draft.lead else None
        time = clock.time if clock else None
        if time is None or clock is None:
            continue
        written = {f"{clock.hour}:{clock.minute:02}", f"{time:%H:%M}"}
        if any(words in anchor.text for words in written):
            return True
    return False


def _carried(
    drafts: Sequence[Draft],
    said: Sequence[Day | None],
    results: list[Dated],
    calendar: Calendar,
    *,
    backwards: bool,
) -> None:
    """Gives a day to each entry that says none, from the one before it."""
    start, presumed = _start_of(calendar, drafts)
    day: dt.date | None = None
    count, before = 0, None
    is_presumed = False
    for at, (draft, result) in enumerate(zip(drafts, results, strict=True)):
        own = draft.day is not None and draft.day.is_dated
        given = said[at]
        shift = given.shift if given is not None and own else None
        if result.date is not None and (own or draft.is_fresh):
            day, before, is_presumed = result.date, result.time, result.is_presumed
            continue
        if result.month_day is not None or (given is not None and given.either is not None):
            before = result.time
            continue
        if result.time is None and not own and draft.under is None:
            continue
        if day is None and result.date is None and start is not None and result.time is not None:
            day, is_presumed = start, presumed
        day = day or result.date
        step = _step(before, result.time, draft, shift, backwards=backwards)
        count += step
        if day is not None:
            day = _shifted(day, step)
            result.date = day
            result.is_presumed = is_presumed
        result.count = count
        before = result.time or before
    _from_zero(results)


def _step(
    before: dt.time | None,
    time: dt.time | None,
    draft: Draft,
    shift: int | None,
    *,
    backwards: bool,
) -> int:
    """How many days lie between an entry and the one above it."""
    later = draft.lead.later if draft.lead else 0
    if shift is not None and shift > 0:
        return shift
    if later:
        return later if before is None or time is None or time < before else 0
    if before is None or time is None:
        return 0
    apart = _seconds(time) - _seconds(before)
    if backwards:
        return -1 if apart > _NIGHT else 0
    return 1 if apart < -_NIGHT else 0


def _seconds(time: dt.time) -> int:
    return time.hour * 3600 + time.minute * 60 + time.second


def _shifted(date: dt.date, days: int) -> dt.date:
    try:
        return date + days * _ONE
    except OverflowError:
        return date


def _from_zero(results: list[Dated]) -> None:
    least = min((result.count for result in results), default=0)
    for result in results:
        result.count -= least


def _halves(drafts: Sequence[Draft], results: list[Dated]) -> None:
    """Times without am or pm among times that have it, where the order allows one reading only."""
    clocks = [draft.lead.clock if draft.lead else None for draft in drafts]
    with_half = sum(1 for clock in clocks if clock is not None and clock.half)
    without = [at for at, clock in enumerate(clocks) if clock is not None and clock.is_twelve]
    if with_half <= len(without) or any(clock and clock.hour > 12 for clock in clocks):
        return
    for at in without:
        clock = clocks[at]
        if clock is not None:
            _settle_half(at, clock, results)


def _settle_half(at: int, clock: Clock, results: list[Dated]) -> None:
    result = results[at]
    fitting = []
    for half in ("a", "p"):
        time = clock.with_half(half).time
        before, after = _neighbour(results, at, -1), _neighbour(results, at, 1)
        if time is not None and (not before or before <= time) and (not after or time <= after):
            fitting.append(time)
    if len(fitting) == 1:
        result.time = fitting[0]
    else:
        result.is_presumed = True
        result.doubt = "Morning or evening is not certain."


def _neighbour(results: list[Dated], at: int, step: int) -> dt.time | None:
    """The time of the next entry on the same day in one direction."""
    other = at + step
    if not 0 <= other < len(results):
        return None
    same = results[other].date == results[at].date
    return results[other].time if same else None
