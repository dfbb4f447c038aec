"""How a timeline is read: each time in one zone, the gap before it, the minutes since impact."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from pmfacilitator.domain.meeting import Incident
from pmfacilitator.domain.milestones import seconds_between
from pmfacilitator.domain.rows import Entry, Milestone
from pmfacilitator.domain.stamps import Stamp, certain_instant, zone_named
from pmfacilitator.domain.timeline import in_order

_MINUTE, _HOUR, _DAY = 60, 3600, 86400
_MOST_WITH_MINUTES, _MOST_HOURS = 10, 100
_MOST_MINUTES = 10_000


@dataclass(frozen=True)
class Reading:
    """An entry as it is read in one zone.

    Args:
        entry: the entry.
        time: the clock's time in that zone, or as typed where its instant is not certain.
        date: its date there; None while nobody knows it.
        zone: whose clock it is where that is not the zone asked for, "" otherwise.
        begins_hour: whether no entry before it lies in the same hour of the same day.
        gap: seconds since the last entry with a time, only where both are certain.
        since: seconds since the impact started, negative before; only where that is certain.
    """

    entry: Entry
    time: dt.time | None = None
    date: dt.date | None = None
    zone: str = ""
    begins_hour: bool = False
    gap: int | None = None
    since: int | None = None


def read_in(entries: Sequence[Entry], incident: Incident, zone: str | None) -> tuple[Reading, ...]:
    """The entries in order of time, each as the clocks of a zone showed it; see `Reader`."""
    return Reader().read(entries, incident, zone)


class Reader:
    """Reads a timeline, and reads again only what is another than it was the time before."""

    def __init__(self) -> None:
        self._facts: tuple[object, ...] = ()
        self._known: dict[str, _Known] = {}

    def read(
        self, entries: Sequence[Entry], incident: Incident, zone: str | None
    ) -> tuple[Reading, ...]:
        """The entries in order of time, each as the clocks of a zone showed it.

        Args:
            entries: a timeline, or the part of it that may be seen.
            incident: says from which day inferred dates count, and in which zone bare times are.
            zone: the zone to read them in; None reads every time as it was typed.
        """
        impact = next((e for e in entries if e.milestone is Milestone.IMPACT_STARTED), None)
        start = _moment(impact.when, incident) if impact and impact.when else None
        facts = (impact and impact.when, incident.date, incident.timezone, zone)
        before = self._known if facts == self._facts else {}
        self._facts, self._known = facts, {}
        last: _Known | None = None
        readings = []
        for entry in in_order(entries, incident):
            known = before.get(entry.id)
            after = last.reading.entry if last else None
            if known is None or known.reading.entry is not entry or known.after is not after:
                known = _known(entry, last, start, incident, zone)
            self._known[entry.id] = known
            readings.append(known.reading)
            last = known if known.moment else last
        return tuple(readings)


def show_gap(seconds: int) -> str:
    """How long after, in five letters at most: `+45s`, `+6m`, `+1h05`, `+18h`, `+3d`."""
    hours = seconds // _HOUR
    if seconds < _MINUTE:
        return f"+{seconds}s" if seconds else "+0m"
    if seconds < _HOUR:
        return f"+{seconds // _MINUTE}m"
    if hours < _MOST_WITH_MINUTES:
        return f"+{hours}h{seconds % _HOUR // _MINUTE:02}"
    return f"+{hours}h" if hours < _MOST_HOURS else f"+{seconds // _DAY}d"


def show_since(seconds: int) -> str:
    """Whole minutes since impact, as `T+18` or `T−5`; after a week or so, days."""
    sign, seconds = ("−" if seconds < 0 else "+"), abs(seconds)
    minutes = seconds // _MINUTE
    if not minutes:
        return "T+0"
    return f"T{sign}{minutes}" if minutes < _MOST_MINUTES else f"T{sign}{seconds // _DAY}d"


@dataclass(frozen=True, slots=True, eq=False)
class _Known:
    """A reading, and the last entry with a time before it, on which it depends."""

    reading: Reading
    moment: _Moment | None
    after: Entry | None


def _known(
    entry: Entry,
    last: _Known | None,
    start: _Moment | None,
    incident: Incident,
    zone: str | None,
) -> _Known:
    after = last.reading.entry if last else None
    if entry.when is None:
        return _Known(Reading(entry), None, after)
    moment = _moment(entry.when, incident)
    date, time, other = _shown(moment, incident, zone)
    gap = _seconds(last.moment, moment, incident) if last and last.moment else None
    reading = Reading(
        entry=entry,
        time=time,
        date=date,
        zone=other,
        begins_hour=last is None or _hour(last.reading) != (date or entry.when.day, time.hour),
        gap=None if gap is None or gap < 0 else gap,
        since=_seconds(start, moment, incident) if start else None,
    )
    return _Known(reading, moment, after)


def _hour(reading: Reading) -> tuple[object, ...]:
    when, time = reading.entry.when, reading.time
    return (reading.date or (when and when.day), time and time.hour)


@dataclass(frozen=True, slots=True)
class _Moment:
    """A time, its date, and its instant where that is certain."""

    stamp: Stamp
    date: dt.date | None
    instant: dt.datetime | None


def _moment(stamp: Stamp, incident: Incident) -> _Moment:
    date, zone = stamp.date_given(incident.date), stamp.zone or incident.timezone
    return _Moment(stamp, date, _certain(date, stamp.time, zone) if date and zone else None)


def _shown(
    moment: _Moment, incident: Incident, zone: str | None
) -> tuple[dt.date | None, dt.time, str]:
    stamp = moment.stamp
    own = stamp.zone or incident.timezone
    if zone is None or own == zone:
        return moment.date, stamp.time, "" if own == zone else stamp.zone or ""
    if moment.instant is not None and (tz := zone_named(zone)):
        try:
            wall = moment.instant.astimezone(tz)
        except OverflowError:
            return moment.date, stamp.time, own or ""
        return wall.date(), wall.time(), ""
    return moment.date, stamp.time, own or "no time zone yet"


def _seconds(start: _Moment, end: _Moment, incident: Incident) -> int | None:
    if start.instant is not None and end.instant is not None:
        return int((end.instant - start.instant).total_seconds())
    return seconds_between(start.stamp, end.stamp, incident)


@lru_cache(maxsize=8192)
def _certain(date: dt.date, time: dt.time, zone: str) -> dt.datetime | None:
    """The instant, worked out once: a long timeline is read anew at every edit."""
    tz = zone_named(zone)
    return certain_instant(dt.datetime.combine(date, time), tz) if tz else None
