"""The date of each entry: said, standing above, counted past midnight, or open."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from pmfacilitator.importing.prose.dates import Day, date_of
from pmfacilitator.importing.prose.dating import Dated, seconds_of
from pmfacilitator.importing.prose.drafts import Draft
from pmfacilitator.importing.prose.evidence import Anchor, day_first
from pmfacilitator.importing.prose.halves import past_noon, settle_halves
from pmfacilitator.importing.prose.years import Calendar, closest, start_of, year_of

_ONE = dt.timedelta(days=1)
_NIGHT = 6 * 3600


def dated(
    drafts: Sequence[Draft], anchors: Sequence[Anchor], chosen: dt.date | None
) -> list[Dated]:
    """The date of each draft, in the same order."""
    days = [day for draft in drafts for day in (draft.day, draft.under) if day is not None]
    order = day_first(days, anchors, chosen)
    if order is not None:
        anchors = [replace(one, day=one.day.read(day_first=order)) for one in anchors]
    calendar = Calendar(anchors, chosen, order)
    results = [
        Dated(time=draft.lead.clock.time if draft.lead and draft.lead.clock else None)
        for draft in drafts
    ]
    said = [_said(draft, calendar) for draft in drafts]
    _with_years(drafts, said, results, calendar)
    backwards = _is_newest_first(results)
    if not backwards:
        past_noon(drafts, results)
    _carried(drafts, said, results, calendar, backwards=backwards)
    settle_halves(drafts, results)
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
            year, presumed = closest(day, latest), False
        else:
            key = (day.month, day.day, drafts[at].year)
            if key not in years:
                years[key] = year_of(day, drafts[at].year, calendar)
            year, presumed = years[key]
        date = date_of(year, day.month, day.day) if year else None
        if date is None:
            result.month_day = (day.month, day.day)
            continue
        result.date, result.is_presumed = date, presumed
        if presumed:
            result.doubt = "The year is told only by the file's name."


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


def _carried(
    drafts: Sequence[Draft],
    said: Sequence[Day | None],
    results: list[Dated],
    calendar: Calendar,
    *,
    backwards: bool,
) -> None:
    """Gives a day to each entry that says none, from the one before it."""
    start, presumed = start_of(calendar, drafts)
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
    apart = seconds_of(time) - seconds_of(before)
    if backwards:
        return -1 if apart > _NIGHT else 0
    return 1 if apart < -_NIGHT else 0


def _shifted(date: dt.date, days: int) -> dt.date:
    try:
        return date + days * _ONE
    except OverflowError:
        return date


def _from_zero(results: list[Dated]) -> None:
    least = min((result.count for result in results), default=0)
    for result in results:
        result.count -= least
