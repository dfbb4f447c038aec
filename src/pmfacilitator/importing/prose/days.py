"""The date of each entry: said, standing above, counted past midnight, or open."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from pmfacilitator.importing.found import Choices
from pmfacilitator.importing.prose.dates import Day, date_of
from pmfacilitator.importing.prose.dating import Dated
from pmfacilitator.importing.prose.draft import Draft
from pmfacilitator.importing.prose.evidence import Anchor, day_first
from pmfacilitator.importing.prose.halves import past_noon, settle_halves
from pmfacilitator.importing.prose.ordering import is_newest_first
from pmfacilitator.importing.prose.walking import Walk, doubt_order, doubt_shared_days
from pmfacilitator.importing.prose.years import (
    YEAR_BY_NAME,
    Calendar,
    closest,
    start_month_day,
    start_of,
    year_of,
)

_MOST_OF_YEAR = 270
_LIKELY_ORDER = "Which number is the day and which the month is likely only."


def dated(
    drafts: Sequence[Draft],
    anchors: Sequence[Anchor],
    choices: Choices,
    years: frozenset[int] = frozenset(),
) -> list[Dated]:
    """The date of each draft, in the same order."""
    days = [day for draft in drafts for day in (draft.day, draft.under) if day is not None]
    order, is_settled = day_first(days, anchors, choices.date)
    if order is not None:
        anchors = [replace(one, day=one.day.read(day_first=order)) for one in anchors]
    calendar = Calendar(anchors, choices.date, order, years, choices.counted_from)
    results = [
        Dated(time=draft.lead.clock.time if draft.lead and draft.lead.clock else None)
        for draft in drafts
    ]
    said = [_said(draft, calendar) for draft in drafts]
    _with_years(drafts, said, results, calendar)
    if not is_settled:
        _doubt_digits(drafts, results)
    backwards = is_newest_first(results)
    if not backwards:
        past_noon(drafts, results)
    settle_halves(drafts, results)
    _carried(drafts, said, results, calendar, backwards=bool(backwards))
    if backwards is None:
        doubt_order(drafts, results)
    return results


def _said(draft: Draft, calendar: Calendar) -> Day | None:
    """The day an entry says itself or has above it, read in the order that is settled."""
    own = draft.day if draft.day is not None and draft.day.is_dated else None
    if own is None and draft.day is not None:
        under = draft.under.full if draft.under is not None else None
        return draft.under if under and under.weekday() == draft.day.weekday else draft.day
    day = own or draft.under
    if day is None or day.either is None:
        return day
    if calendar.day_first is None:
        first, second = day.read(day_first=True), day.read(day_first=False)
        return first if first == second else day
    return day.read(day_first=calendar.day_first)


def _doubt_digits(drafts: Sequence[Draft], results: Sequence[Dated]) -> None:
    """Claims no instant where day and month are told apart only by what is likely."""
    for draft, result in zip(drafts, results, strict=True):
        day = draft.day if draft.day is not None and draft.day.is_dated else draft.under
        if result.date is not None and day is not None and day.either is not None:
            result.is_presumed, result.doubt = True, result.doubt or _LIKELY_ORDER


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
            result.is_presumed = not _check_weekday(day, result)
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
            result.doubt = YEAR_BY_NAME
        if not _check_weekday(day, result):
            result.is_presumed = True
    if latest is None:
        _doubt_years(results)


def _doubt_years(results: Iterable[Dated]) -> None:
    """Claims no instant where days that name no year leap over most of one: Dec 31, Jan 1."""
    dated = [result for result in results if result.date is not None]
    leaps = any(
        one.date and two.date and abs((two.date - one.date).days) > _MOST_OF_YEAR
        for one, two in pairwise(dated)
    )
    for result in dated if leaps else ():
        result.is_presumed = True
        result.doubt = result.doubt or "Which of these days are in which year is not certain."


def _check_weekday(day: Day, result: Dated) -> bool:
    """Whether a date falls on the day of the week that is named beside it."""
    date = result.date
    if day.weekday is None or date is None or date.weekday() == day.weekday:
        return True
    result.doubt = f"{date.isoformat()} is a {date:%A}, which is not the day that is named there."
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
    start, why = start_of(calendar, drafts)
    month_day = start_month_day(calendar) if start is None else None
    walk = Walk(start, why, month_day, backwards=backwards, counted_from=calendar.counted_from)
    for draft, given, result in zip(drafts, said, results, strict=True):
        own = draft.day is not None and (draft.day.is_dated or draft.day.weekday is not None)
        marker = (given or draft.day) if own or draft.is_fresh else None
        ends = bool(draft.lead and draft.lead.clock and draft.lead.clock.ends_day)
        if draft.lead is not None and draft.lead.later < 0 and not own:
            walk.looks_back(draft.lead.later, result)
            continue
        if result.date is not None and (own or draft.is_fresh):
            walk.comes_to(result)
        elif given is not None and given.either is not None:
            pass
        elif result.month_day is not None and (own or draft.is_fresh):
            walk.month_day = result.month_day
        elif result.time is None and not own and draft.under is None:
            continue
        else:
            walk.step(draft, marker, result)
        if ends:
            walk.end_day(result)
        walk.passes(draft, result)
    if backwards:
        walk.from_start(results)
        doubt_shared_days(drafts, results)
    walk.pin(results, calendar.moments())
    least = min((result.count for result in results), default=0)
    for result in results:
        result.count -= least
