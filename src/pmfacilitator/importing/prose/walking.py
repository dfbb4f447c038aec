"""Goes from entry to entry and counts the days: past midnight, to the next Tuesday, to day 2."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from pmfacilitator.domain.stamps import zone_named
from pmfacilitator.importing.prose.dates import LEAP_YEAR, Day, date_of
from pmfacilitator.importing.prose.dating import Dated, seconds_of, shifted
from pmfacilitator.importing.prose.draft import Draft
from pmfacilitator.importing.prose.ordering import NEARLY_A_DAY
from pmfacilitator.importing.prose.zone_words import Spoken, certain_zone

_NIGHT, _HALF_DAY, _DAY = 6 * 3600, 12 * 3600, 24 * 3600
UNSURE = "Whether this is the next day or stands out of order is not certain."
"""What is said of a fall back that is too small for a night."""

UNSURE_SIDE = "Whether the day above is that of the first or of the last entry is not certain."
"""What is said of a list that runs newest first and passes midnight below one day."""

UNSURE_ORDER = "Whether the first or the last entry is the newest is not certain."
"""What is said of times that can be read from above and from below."""


@dataclass(slots=True)
class Walk:
    """The day that has been come to, on the way through the entries.

    Args:
        start: the day of the first entry that has none.
        why: why that day is only likely; "" if it is certain.
        month_day: the same where its year is missing.
        backwards: whether the newest entry stands first.
        guessed: the entries that got their day from `start`.
        counted_from: the day from which somebody counts those that have none; it only tells zones.
    """

    start: dt.date | None
    why: str
    month_day: tuple[int, int] | None = None
    backwards: bool = field(default=False, kw_only=True)
    counted_from: dt.date | None = field(default=None, kw_only=True)
    day: dt.date | None = None
    first: dt.date | None = None
    is_presumed: bool = False
    is_unsure: bool = False
    zone: Spoken | None = None
    count: int = 0
    before: dt.time | None = None
    further: dt.time | None = None
    above: Dated | None = None
    has_half: bool = False
    has_waited: bool = False
    has_passed: bool = False
    guessed: list[Dated] = field(default_factory=list)

    def comes_to(self, result: Dated) -> None:
        """Comes to an entry that says its date."""
        self.day, self.is_presumed, self.is_unsure = result.date, result.is_presumed, False
        self.above, self.has_waited, self.has_passed = None, False, False
        self.first = self.first or self.day

    def looks_back(self, days: int, result: Dated) -> None:
        """Meets an entry that says it was a day earlier than the others (`22:40 previous day`)."""
        day = self.day or result.date or self.start
        result.count = self.count + days
        if self.day is None:
            self.guessed.append(result)
        if day is not None:
            result.date = shifted(day, days)
            result.is_presumed = result.is_presumed or self.is_presumed
            if self.day is None and self.why:
                result.is_presumed, result.doubt = True, self.why

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
            self.day = shifted(self.day, days)
            result.date, result.is_presumed = self.day, result.is_presumed or self.is_presumed
            if self.is_presumed and (self.guessed or self.is_unsure) and not result.doubt:
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
        shift = self._between_clocks(draft)
        apart = seconds_of(time) - seconds_of(before) - shift
        if self.backwards:
            apart = -apart
        if shift and apart >= _DAY - _NIGHT:
            days = -1
        else:
            days = 1 if apart < -_NIGHT else 0
            self._doubt(time, apart, days)
        return -days if self.backwards else days

    def _doubt(self, time: dt.time, apart: int, days: int) -> None:
        """Doubts a fall that is small for a night, and a wait of nearly a day beside a night.

        Where the entry above could be the one that stands out of order, it is doubted too.
        """
        is_small = bool(days) and apart >= -_HALF_DAY
        waits = apart >= NEARLY_A_DAY
        if is_small or (waits and self.has_passed) or (days and self.has_waited):
            self.is_presumed = self.is_unsure = True
            self.why = UNSURE
        is_odd = is_small and self._is_misprinted(time)
        if self.above is not None and (is_odd or (days and self.has_waited)):
            self.above.is_presumed, self.above.doubt = True, self.above.doubt or UNSURE
        self.has_waited, self.has_passed = waits, self.has_passed or bool(days)

    def _is_misprinted(self, time: dt.time) -> bool:
        """Whether all is in order without the entry above, in the half of its day or at all."""
        first, before = self.further, self.before
        if first is None or before is None or (first > time) is not self.backwards:
            return False
        other = before.replace(hour=(before.hour + 12) % 24)
        return self.has_half or min(first, time) <= other <= max(first, time)

    def _between_clocks(self, draft: Draft) -> int:
        """How many seconds an entry's clock is ahead of the clock of the one above it."""
        zone, above = zone_of(draft), self.zone
        day = self.day or (self.counted_from and shifted(self.counted_from, self.count))
        if zone is None or above is None or zone.words == above.words or day is None:
            return 0
        names = certain_zone(zone, day), certain_zone(above, day)
        noon = dt.datetime.combine(day, dt.time(12))
        offsets = [tz.utcoffset(noon) for name in names if name and (tz := zone_named(name))]
        if len(offsets) < len(names) or offsets[0] is None or offsets[1] is None:
            return 0
        return int((offsets[0] - offsets[1]).total_seconds())

    def passes(self, draft: Draft, result: Dated) -> None:
        """Leaves an entry behind."""
        if result.time is not None:
            own = draft.day is not None and draft.day.is_dated
            self.further, self.above = self.before, None if own else result
            self.before, self.zone = result.time, zone_of(draft)
            self.has_half = bool(draft.lead and draft.lead.clock and draft.lead.clock.half)

    def end_day(self, result: Dated) -> None:
        """Takes 24:00 for the first minute of the next day."""
        self.count += 1
        result.count = self.count
        if result.date is not None:
            result.date = self.day = shifted(result.date, 1)

    def pin(self, results: Sequence[Dated], told: Iterable[tuple[dt.date, dt.time]]) -> None:
        """Moves all, where a date told with a time is the date of the one entry of that time."""
        if len(self.guessed) < len(results):
            return
        moves = set()
        for date, time in told:
            same = [result for result in results if result.time == time and result.date]
            if len(same) == 1 and same[0].date is not None:
                moves.add((date - same[0].date).days)
        if len(moves) != 1:
            return
        for result in results:
            if result.date is not None:
                result.date = shifted(result.date, min(moves))

    def from_start(self, results: Sequence[Dated]) -> None:
        """Lets the earliest entry be the one on the first day, where the newest stands first."""
        if self.start is None or len(self.guessed) < len(results):
            return
        days = [result.date for result in results if result.date is not None]
        late = (self.start - min(days, default=self.start)).days
        for result in results:
            if result.date is not None:
                result.date = shifted(result.date, late)


def doubt_shared_days(drafts: Sequence[Draft], results: Sequence[Dated]) -> None:
    """Claims no instant where a day stands above entries, newest first, that pass midnight."""
    shared: dict[int, list[Dated]] = {}
    for draft, result in zip(drafts, results, strict=True):
        own = draft.day is not None and draft.day.is_dated
        if draft.under is not None and not own and result.time is not None:
            shared.setdefault(id(draft.under), []).append(result)
    for group in shared.values():
        if len({result.date for result in group}) > 1:
            for result in group:
                result.is_presumed, result.doubt = True, result.doubt or UNSURE_SIDE


def doubt_order(drafts: Sequence[Draft], results: Sequence[Dated]) -> None:
    """Claims no instant where the order in which entries stand could be either, and tells days."""
    counted = [
        result
        for draft, result in zip(drafts, results, strict=True)
        if result.time is not None and not (draft.day is not None and draft.day.is_dated)
    ]
    if len({(result.date, result.month_day, result.count) for result in counted}) > 1:
        for result in counted:
            result.is_presumed, result.doubt = True, result.doubt or UNSURE_ORDER


def zone_of(draft: Draft) -> Spoken | None:
    """The zone that an entry names, or that stands right above it."""
    if draft.lead is not None and draft.lead.zone is not None:
        return draft.lead.zone
    return draft.stated.zone if draft.stated is not None else None


def _shifted_in_year(month_day: tuple[int, int], days: int) -> tuple[int, int]:
    date = date_of(LEAP_YEAR, *month_day)
    if date is None or not days:
        return month_day
    later = shifted(date, days)
    return later.month, later.day
