"""Times in a document: in the meeting's zone where that is certain, as they were given elsewhere."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from pmfacilitator.domain.meeting import Incident
from pmfacilitator.domain.stamps import Stamp, zone_named
from pmfacilitator.domain.typed_times import show_clock, show_date, show_time

INFERRED = " (inferred)"
"""What stands behind a day that nobody typed."""

_NO_TIME = "no time yet"


@dataclass(frozen=True)
class Moment:
    """A stamp in words: its day, in case that has not just been said, and its time."""

    day: str
    time: str

    @property
    def words(self) -> str:
        """Day and time."""
        return f"{self.day} {self.time}".strip()


def moment(stamp: Stamp, incident: Incident) -> Moment:
    """The stamp in words, as the meeting's clocks showed it."""
    date = stamp.date_given(incident.date)
    given = show_clock(stamp.time, None if stamp.zone == incident.timezone else stamp.zone)
    if date is None and stamp.day:
        given += f" (day {stamp.day + 1})"
    local = _in_meeting_zone(stamp, incident)
    if local is not None:
        other_day = date is not None and local.date() != date
        there = f"{show_date(date)} {given}" if date and other_day else given
        return Moment(_day(local.date(), stamp), f"{show_time(local.time())} ({there})")
    zone = stamp.zone or incident.timezone
    if date and zone and stamp.instant(incident.date, incident.timezone) is None:
        given += " (uncertain: the clocks were changed)"
    return Moment(_day(date, stamp) if date else "", given)


def column(
    stamps: Iterable[Stamp | None], incident: Incident, *, tells_inferred: bool = True
) -> list[str]:
    """The times of a table: a day is named where it begins, or begins to be inferred."""
    cells: list[str] = []
    day = ""
    for stamp in stamps:
        if stamp is None:
            cells.append(_NO_TIME)
            continue
        at = moment(stamp, incident)
        if not tells_inferred:
            at = replace(at, day=at.day.removesuffix(INFERRED))
        cells.append(at.time if at.day == day else at.words)
        day = at.day
    return cells


def alone(stamp: Stamp, incident: Incident) -> str:
    """A time outside a table: with its zone, and with its day if that is not the incident's."""
    at = moment(stamp, incident)
    on_the_day = stamp.date_given(incident.date) == incident.date
    is_own = incident.timezone and stamp.zone in (None, incident.timezone)
    zone = f" {incident.timezone}" if is_own else ""
    return f"{at.time if on_the_day else at.words}{zone}"


def from_to(ends: Sequence[Stamp], incident: Incident) -> str:
    """A beginning and an end in one line, the meeting's zone named once."""
    told = [alone(end, incident) for end in ends]
    zone = f" {incident.timezone}"
    if incident.timezone and all(words.endswith(zone) for words in told):
        told[:-1] = [words.removesuffix(zone) for words in told[:-1]]
    return " to ".join(told)


def zone_words(incident: Incident) -> str:
    """The meeting's zone as a heading names it."""
    return incident.timezone or "time zone not given"


def _day(date: dt.date, stamp: Stamp) -> str:
    return f"{show_date(date)}{INFERRED}" if stamp.is_inferred else show_date(date)


def _in_meeting_zone(stamp: Stamp, incident: Incident) -> dt.datetime | None:
    """What the meeting's clocks showed; None if the stamp says that itself, or nobody can say."""
    zone = incident.timezone
    if stamp.zone in (None, zone) or zone is None:
        return None
    instant = stamp.instant(incident.date, zone)
    try:
        return instant.astimezone(zone_named(zone)) if instant else None
    except OverflowError:
        return None
