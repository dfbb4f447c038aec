"""The order in which a timeline is shown.

Entries are kept in the order in which they were typed, and shown in order of time. An entry
without a time stands behind the entry it was typed after.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import lru_cache
from itertools import takewhile

from pmfacilitator.domain.meeting import Incident
from pmfacilitator.domain.rows import Entry
from pmfacilitator.domain.stamps import Stamp, zone_named

_BEFORE_ALL = float("-inf")
_NO_DATE = dt.date(2000, 1, 3)


def in_order(entries: Sequence[Entry], incident: Incident) -> tuple[Entry, ...]:
    """The entries as they are shown.

    Certain times compare as instants. Where an instant is uncertain, the clock time counts as
    read in the entry's zone, or the meeting's, or UTC, and in a repeated hour as the first one.
    While the incident has no date, inferred dates count from the earliest that was typed.
    """
    order = sorted(zip(_moments(entries, incident), range(len(entries)), strict=True))
    return tuple(entries[at] for _, at in order)


def previous_typed(entries: Sequence[Entry]) -> Stamp | None:
    """The time that was typed last, against which a bare time finds its day."""
    return next((entry.when for entry in reversed(entries) if entry.when), None)


def moved(
    entries: Sequence[Entry], incident: Incident, row_id: str, by: int
) -> tuple[Entry, ...] | None:
    """The entries, kept anew so that one is shown a place higher (`by` < 0) or lower.

    None if time forbids it: only an entry without a time, or one among others at the same
    instant, may change places. At either end nothing changes.
    """
    shown = in_order(entries, incident)
    at = next((place for place, entry in enumerate(shown) if entry.id == row_id), None)
    if at is None:
        return None
    upper = at - 1 if by < 0 else at
    if by == 0 or not 0 <= upper < len(shown) - 1:
        return tuple(entries)
    first, second = shown[upper], shown[upper + 1]
    if second.when is None:
        return _put_behind(entries, second, shown[upper - 1] if upper else None)
    moments = dict(zip((entry.id for entry in entries), _moments(entries, incident), strict=True))
    if first.when is None or moments[first.id] == moments[second.id]:
        return _put_behind(entries, first, second)
    return None


def without(entries: Sequence[Entry], incident: Incident, row_id: str) -> tuple[Entry, ...]:
    """The entries less one; those without a time that were shown behind it stay in their place."""
    shown = in_order(entries, incident)
    at = next(place for place, entry in enumerate(shown) if entry.id == row_id)
    followers = tuple(takewhile(lambda entry: entry.when is None, shown[at + 1 :]))
    gone = {row_id, *(entry.id for entry in followers)}
    others = tuple(entry for entry in entries if entry.id not in gone)
    place = others.index(shown[at - 1]) + 1 if at else 0
    return (*others[:place], *followers, *others[place:])


def with_entries(
    entries: Sequence[Entry], more: Sequence[Entry], incident: Incident
) -> tuple[Entry, ...]:
    """The entries with more of them, which tell one story in this order.

    Those without a time that begin it are shown before its first time, and not behind whatever
    happened to be typed last.
    """
    first = next((at for at, entry in enumerate(more) if entry.when), 0)
    opening, rest = more[:first], more[first:]
    if not opening:
        return (*entries, *more)
    moments = _moments((*entries, *rest), incident)
    earlier = [at for at in range(len(entries)) if moments[at] <= moments[len(entries)]]
    place = max(earlier, key=lambda at: (moments[at], at)) + 1 if earlier else 0
    return (*entries[:place], *opening, *entries[place:], *rest)


def _put_behind(entries: Sequence[Entry], entry: Entry, target: Entry | None) -> tuple[Entry, ...]:
    others = [other for other in entries if other.id != entry.id]
    place = others.index(target) + 1 if target else 0
    return (*others[:place], entry, *others[place:])


def _moments(entries: Sequence[Entry], incident: Incident) -> list[float]:
    """For each entry, seconds on a scale that only serves to compare."""
    first_day = incident.date or min(
        (entry.when.date for entry in entries if entry.when and entry.when.date), default=_NO_DATE
    )
    moments: list[float] = []
    moment = _BEFORE_ALL
    for entry in entries:
        if entry.when is not None:
            moment = _moment(entry.when, first_day, incident.timezone)
        moments.append(moment)
    return moments


@lru_cache(maxsize=8192)
def _moment(stamp: Stamp, first_day: dt.date, zone: str | None) -> float:
    day = min((stamp.date or first_day).toordinal() + stamp.day, dt.date.max.toordinal())
    wall = dt.datetime.combine(dt.date.fromordinal(day), stamp.time)
    tz = zone_named(stamp.zone or zone or "UTC") or dt.UTC
    offset = tz.utcoffset(wall) or dt.timedelta()
    seconds = (day * 24 + wall.hour) * 3600 + wall.minute * 60 + wall.second
    return seconds - offset.total_seconds()
