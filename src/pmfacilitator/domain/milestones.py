"""How long it took to notice, to answer, to end it and to speak, as far as that is certain."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from pmfacilitator.domain.meeting import Detection, Incident, Meeting
from pmfacilitator.domain.rows import Entry, Milestone
from pmfacilitator.domain.stamps import Stamp, zone_named

_MINUTE = 60
_HOUR = 3600
_DAY = 86400


class DurationState(StrEnum):
    """Whether a duration is known, and if not, why."""

    RECORDED = "recorded"
    PENDING = "pending"
    NOT_APPLICABLE = "not_applicable"
    INVALID = "invalid"


@dataclass(frozen=True)
class Duration:
    """The time from one milestone to another.

    `seconds` is there only if the state is recorded; otherwise `why` says in one sentence what
    is missing. The present time is never taken for a milestone that has not come.
    """

    name: str
    formula: str
    end: Milestone
    state: DurationState
    seconds: int | None = None
    why: str = ""


@dataclass(frozen=True)
class _Measure:
    name: str
    start: Milestone
    end: Milestone


_MEASURES = (
    _Measure("Detect", Milestone.IMPACT_STARTED, Milestone.DETECTED),
    _Measure("Acknowledge", Milestone.DETECTED, Milestone.ACKNOWLEDGED),
    _Measure("Mitigate", Milestone.IMPACT_STARTED, Milestone.MITIGATED),
    _Measure("Resolve", Milestone.IMPACT_STARTED, Milestone.RESOLVED),
    _Measure("Silence", Milestone.DETECTED, Milestone.FIRST_CUSTOMER_MESSAGE),
)


def durations(meeting: Meeting) -> tuple[Duration, ...]:
    """The five durations of an incident, each with an honest state."""
    return tuple(_duration(measure, meeting) for measure in _MEASURES)


def show_milestone(milestone: Milestone) -> str:
    """The name of a milestone in words: `Impact started`."""
    return milestone.value.replace("_", " ").capitalize()


def show_duration(seconds: int) -> str:
    """A duration as it is said: `45 s`, `12 min`, `1 h 05 min`, `2 d 03 h 05 min`.

    Seconds are shown under an hour, and from there on left away.
    """
    minutes, rest = divmod(seconds, _MINUTE)
    if seconds < _MINUTE:
        return f"{seconds} s"
    if seconds < _HOUR:
        return f"{minutes} min {rest:02} s" if rest else f"{minutes} min"
    hours, minutes = divmod(minutes, 60)
    if seconds < _DAY:
        return f"{hours} h {minutes:02} min"
    days, hours = divmod(hours, 24)
    return f"{days} d {hours:02} h {minutes:02} min"


def _duration(measure: _Measure, meeting: Meeting) -> Duration:
    marked = {entry.milestone: entry for entry in meeting.timeline if entry.milestone}
    state, seconds, why = _measured(measure, marked, meeting.incident)
    formula = f"{_lower(measure.end)} − {_lower(measure.start)}"
    return Duration(measure.name, formula, measure.end, state, seconds, why)


def _measured(
    measure: _Measure, marked: Mapping[Milestone, Entry], incident: Incident
) -> tuple[DurationState, int | None, str]:
    if measure.end is Milestone.ACKNOWLEDGED and measure.end not in marked and _by_people(incident):
        return (
            DurationState.NOT_APPLICABLE,
            None,
            "People noticed it; there was no alert to answer.",
        )
    stamps: list[Stamp] = []
    for milestone in (measure.start, measure.end):
        entry = marked.get(milestone)
        if entry is None:
            return DurationState.PENDING, None, f"No entry is marked “{_lower(milestone)}”."
        if entry.when is None:
            return DurationState.PENDING, None, f"The entry “{_lower(milestone)}” has no time yet."
        stamps.append(entry.when)
    seconds = seconds_between(stamps[0], stamps[1], incident)
    if seconds is None:
        return DurationState.PENDING, None, "The date or zone of one of the times is not certain."
    if seconds < 0:
        why = f"“{show_milestone(measure.end)}” stands before “{_lower(measure.start)}”."
        return DurationState.INVALID, None, why
    return DurationState.RECORDED, seconds, ""


def _by_people(incident: Incident) -> bool:
    return incident.detected_by in {Detection.STAFF, Detection.CUSTOMER}


def seconds_between(start: Stamp, end: Stamp, incident: Incident) -> int | None:
    """Seconds from start to end where both are certain, or read from one unhurried clock.

    Without certain instants, clock times still count if nobody has named a zone, or one whose
    clocks never change, and if their dates are both known or both inferred.
    """
    first, last = (stamp.instant(incident.date, incident.timezone) for stamp in (start, end))
    if first is not None and last is not None:
        return _whole(last - first)
    zone = start.zone or incident.timezone
    if zone != (end.zone or incident.timezone) or not _never_changes(zone):
        return None
    first, last = start.wall(incident.date), end.wall(incident.date)
    if first is not None and last is not None:
        return _whole(last - first)
    if start.is_inferred and end.is_inferred:
        return _whole(_since_day_zero(end) - _since_day_zero(start))
    return None


def _never_changes(zone: str | None) -> bool:
    return zone is None or isinstance(zone_named(zone), dt.timezone)


def _since_day_zero(stamp: Stamp) -> dt.timedelta:
    clock = dt.timedelta(
        hours=stamp.time.hour, minutes=stamp.time.minute, seconds=stamp.time.second
    )
    return dt.timedelta(days=stamp.day) + clock


def _whole(length: dt.timedelta) -> int:
    return int(length.total_seconds())


def _lower(milestone: Milestone) -> str:
    return milestone.value.replace("_", " ")
