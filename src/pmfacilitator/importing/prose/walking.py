"""Goes from entry to entry and counts the days: past midnight, to the next Tuesday, to day 2."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field

from pmfacilitator.importing.prose.dates import Day, date_of
from pmfacilitator.importing.prose.dating import Dated, seconds_of
from pmfacilitator.importing.prose.draft import Draft

_NIGHT = 6 * 3600
_LEAP_YEAR = 2020


@dataclass(slots=True)
class Walk:
    """The day that has been come to, on the way through the entries.

    Args:
        start: the day of the first entry that has none.
        why: why that day is only likely; "" if it is certain.
        month_day: the same where its year is missing.
        backwards: whether the newest entry stands first.
        guessed: the entries that got their day from `start`.
    """

    start: dt.date | None
    why: str
    month_day: tuple[int, int] | None = None
    backwards: bool = field(default=False, kw_only=True)
    day: dt.date | None = None
    first: dt.date | None = None
    is_presumed: bool = False
    count: int = 0
    before: dt.time | None = None
    guessed: list[Dated] = field(default_factory=list)

    def comes_to(self, result: Dated) -> None:
        """Comes to an entry that says its date."""
        self.day, self.is_presumed = result.date, result.is_presumed
        self.first = self.first or self.day

    def step(self, draft: Draft, marker: Day | None, result: Dated) -> None:
        """Comes to an entry that says no date; `marker` is what it says instead, `Tuesday`."""
        is_first = self.day is None and result.date is None
        if is_first and result.time is not None and self.month_day is None:
            self.day, self.is_presumed = self.start, bool(self.why)
        if is_first or self.guessed:
            self.guessed.append(result)
        self.day = self.day or result.date
        self.first = self.first or self.day
        days = self._days(draft, marker, result)
        self.count += days
        result.count = self.count
        if self.day is not None:
            self.day = _shifted(self.day, days)
            result.date, result.is_presumed = self.day, result.is_presumed or self.is_presumed
            if self.is_presumed and self.guessed and not result.doubt:
                result.doubt = self.why
        elif self.month_day is not None and result.time is not None:
            self.month_day = _shifted_in_year(self.month_day, days)
            result.month_day = self.month_day

    def _days(self, draft: Draft, marker: Day | None, result: Dated) -> int:
        """How many days lie between this entry and the one above it."""
        if marker is not None and marker.shift is not None:
            if marker.shift > 0:
                return marker.shift
            so_far = (self.day - self.first).days if self.day and self.first else self.count
            return -marker.shift - 1 - so_far
        if marker is not None and marker.weekday is not None and not marker.month:
            if self.day is None:
                return 0
            ahead = (marker.weekday - self.day.weekday()) % 7
            return ahead - 7 if self.backwards and ahead else ahead
        return self._past_midnight(draft, result)

    def _past_midnight(self, draft: Draft, result: Dated) -> int:
        lead, time, before = draft.lead, result.time, self.before
        if before is None or time is None or (lead and lead.clock and lead.clock.ends_day):
            return 0
        if lead and lead.later:
            return lead.later if time < before else 0
        apart = seconds_of(time) - seconds_of(before)
        if self.backwards:
            return -1 if apart > _NIGHT else 0
        return 1 if apart < -_NIGHT else 0

    def end_day(self, result: Dated) -> None:
        """Takes 24:00 for the first minute of the next day."""
        self.count += 1
        result.count = self.count
        if result.date is not None:
            result.date = self.day = _shifted(result.date, 1)

    def from_start(self, results: Sequence[Dated]) -> None:
        """Lets the earliest entry be the one on the first day, where the newest stands first."""
        if self.start is None or len(self.guessed) < len(results):
            return
        days = [result.date for result in results if result.date is not None]
        late = (self.start - min(days, default=self.start)).days
        for result in results:
            if result.date is not None:
                result.date = _shifted(result.date, late)


def _shifted(date: dt.date, days: int) -> dt.date:
    try:
        return date + dt.timedelta(days=days)
    except OverflowError:
        return date


def _shifted_in_year(month_day: tuple[int, int], days: int) -> tuple[int, int]:
    date = date_of(_LEAP_YEAR, *month_day)
    if date is None or not days:
        return month_day
    later = _shifted(date, days)
    return later.month, later.day
