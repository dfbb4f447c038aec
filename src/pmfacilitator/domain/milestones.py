"""How long it took to notice, to answer, to end it and to speak, as far as that is certain."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import assert_never

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
    marked = marked_entries(meeting)
    return tuple(
        measured(measure.name, measure.start, measure.end, marked, meeting.incident)
        for measure in _MEASURES
    )


def marked_entries(meeting: Meeting) -> Mapping[Milestone, Entry]:
    """The entry of each milestone that the room has marked; what is only suggested is not."""
    return {entry.milestone: entry for entry in meeting.timeline if entry.milestone}


def measured(
    name: str,
    start: Milestone,
    end: Milestone,
    marked: Mapping[Milestone, Entry],
    incident: Incident,
) -> Duration:
    """The time from one marked milestone to another, with an honest state."""
    state, seconds, why = _measured(start, end, marked, incident)
    formula = f"{lower_milestone(end)} − {lower_milestone(start)}"
    return Duration(name, formula, end, state, seconds, why)


def is_answer_needed(marked: Mapping[Milestone, Entry], incident: Incident) -> bool:
    """Whether somebody has to acknowledge: what people noticed rings no alarm to be answered."""
    by_people = incident.detected_by in {Detection.STAFF, Detection.CUSTOMER}
    return Milestone.ACKNOWLEDGED in marked or not by_people


def noticed(incident: Incident) -> str:
    """Who noticed first and what that means; that customers did is a product signal."""
    match incident.detected_by:
        case Detection.ALERT:
            return "alert (our own alarm told us first)"
        case Detection.STAFF:
            return "staff (our own people saw it first)"
        case Detection.CUSTOMER:
            return "customer (customers told us first)"
        case None:
            return ""
        case _:
            assert_never(incident.detected_by)


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


def lower_milestone(milestone: Milestone) -> str:
    """The name of a milestone within a sentence: `impact started`."""
    return milestone.value.replace("_", " ")


def _measured(
    start: Milestone, end: Milestone, marked: Mapping[Milestone, Entry], incident: Incident
) -> tuple[DurationState, int | None, str]:
    if end is Milestone.ACKNOWLEDGED and not is_answer_needed(marked, incident):
        return (
            DurationState.NOT_APPLICABLE,
            None,
            "People noticed it; there was no alert to answer.",
        )
    stamps: list[Stamp] = []
    for milestone in (start, end):
        entry = marked.get(milestone)
        if entry is None:
            return (
                DurationState.PENDING,
                None,
                f"No entry is marked “{lower_milestone(milestone)}”.",
            )
        if entry.when is None:
            return (
                DurationState.PENDING,
                None,
                f"The entry “{lower_milestone(milestone)}” has no time yet.",
            )
        stamps.append(entry.when)
    seconds = seconds_between(stamps[0], stamps[1], incident)
    if seconds is None:
        return DurationState.PENDING, None, "The date or zone of one of the times is not certain."
    if seconds < 0:
        why = f"“{show_milestone(end)}” stands before “{lower_milestone(start)}”."
        return DurationState.INVALID, None, why
    return DurationState.RECORDED, seconds, ""


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
