"""The gap radar: where a timeline says nothing for longest, and what to ask there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from pmfacilitator.domain.meeting import Incident, Meeting
from pmfacilitator.domain.milestones import marked_entries, seconds_between, show_duration
from pmfacilitator.domain.rows import Entry, Milestone
from pmfacilitator.domain.stamps import Stamp
from pmfacilitator.domain.timeline import in_order

MARK = "◌"
"""Stands before everything that the radar points at."""

FEWEST = 4
"""A timeline of fewer timed entries is still being told; nothing in it is a silence."""

SHORTEST = 60
"""Seconds that are no silence yet."""


@dataclass(frozen=True)
class Silence:
    """The time between two entries whose times follow one another, by their ids.

    `is_silent` says that nothing stands between them; else something does of which nobody knows
    when it happened, and only the known times are that far apart.
    """

    after: str
    before: str
    seconds: int
    is_silent: bool = True

    @property
    def words(self) -> str:
        """How long it was, and the question to ask there."""
        length = show_duration(self.seconds)
        told = "of silence" if self.is_silent else "without a known time"
        return f"{MARK} {length} {told} · what happened here, and who knew?"


class Radar:
    """Finds the longest silence, and looks again only once a time or a milestone is another."""

    def __init__(self) -> None:
        self._facts: tuple[object, ...] | None = None
        self._found: Silence | None = None

    def silence(self, meeting: Meeting) -> Silence | None:
        """The longest silence of a meeting, which may have changed in other ways."""
        incident, entries = meeting.incident, meeting.timeline
        told = tuple((entry.id, entry.when, entry.milestone) for entry in entries)
        facts = (incident.date, incident.timezone, told)
        if facts != self._facts:
            self._facts, self._found = facts, longest_silence(meeting)
        return self._found


def longest_silence(meeting: Meeting) -> Silence | None:
    """The longest certain silence, from impact to resolution as far as those are known.

    It lies between two times that follow one another and can be compared. An entry without a time
    ends no silence: it stands behind what was typed before it, which does not say that it happened
    then. Where one stands in the longest silence, the silence says so. An entry whose time is there
    but not certain (an hour that came twice, a zone nobody knows) does lie in between, and breaks
    the silence it stands in. None where too little is told to speak of silence.
    """
    entries = in_order(meeting.timeline, meeting.incident)
    if sum(entry.when is not None for entry in entries) < FEWEST:
        return None
    told = _of_the_incident(entries, meeting)
    longest = max(_gaps(told, meeting.incident), key=lambda gap: gap.seconds, default=None)
    return longest if longest is not None and longest.seconds >= SHORTEST else None


def _of_the_incident(entries: Sequence[Entry], meeting: Meeting) -> Sequence[Entry]:
    """The entries from the one where impact started to the one where it was resolved."""
    places = {entry.id: at for at, entry in enumerate(entries)}
    marked = marked_entries(meeting)
    start, end = marked.get(Milestone.IMPACT_STARTED), marked.get(Milestone.RESOLVED)
    first = places[start.id] if start and start.when else 0
    last = places[end.id] if end and end.when else len(entries) - 1
    return entries[first : last + 1] if first <= last else entries


def _gaps(entries: Sequence[Entry], incident: Incident) -> Iterator[Silence]:
    date, zone = incident.date, incident.timezone
    timed = [(at, entry, entry.when) for at, entry in enumerate(entries) if entry.when]
    for (place, one, start), (next_place, other, end) in pairwise(timed):
        at, then = _instant(start, date, zone), _instant(end, date, zone)
        if at is not None and then is not None:
            seconds: int | None = int((then - at).total_seconds())
        else:
            seconds = seconds_between(start, end, incident)
        if seconds is not None:
            yield Silence(one.id, other.id, seconds, is_silent=next_place == place + 1)


@lru_cache(maxsize=8192)
def _instant(when: Stamp, date: dt.date | None, zone: str | None) -> dt.datetime | None:
    """The instant of a time; most are asked for again after each edit, and reckoning is slow."""
    return when.instant(date, zone)
