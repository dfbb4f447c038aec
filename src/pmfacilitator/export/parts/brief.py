"""Five lines for who was not there: what happened, to whom, when, for how long, who noticed."""

from __future__ import annotations

import re

from pmfacilitator.domain.meeting import Detection, Incident, Meeting
from pmfacilitator.domain.milestones import (
    DurationState,
    durations,
    marked_entries,
    show_duration,
)
from pmfacilitator.domain.rows import Milestone
from pmfacilitator.domain.typed_times import show_date
from pmfacilitator.domain.typed_values import show_list
from pmfacilitator.export.document import Inlines, Text, joined, linked
from pmfacilitator.export.parts.front import impact_in_numbers
from pmfacilitator.export.parts.impact import accounts
from pmfacilitator.export.parts.material import Blocks, facts, plain
from pmfacilitator.export.parts.times import from_to

_NAMED = 3
_BLANK_LINE = re.compile(r"\n\s*\n")
_LINE_BREAK = re.compile(r"\s*\n\s*")
_NOTICED = {
    Detection.ALERT: "our own alarm told us first",
    Detection.STAFF: "our own people saw it first",
    Detection.CUSTOMER: "customers told us first",
}


def in_five_lines(meeting: Meeting) -> Blocks:
    """The least that a reader has to know before anything else; what is not known is left out."""
    return facts(
        ("What happened", linked(_what(meeting.incident) or meeting.title)),
        ("To whom", _to_whom(meeting)),
        ("When, and how long", plain(_how_long(meeting))),
        ("Who noticed", plain(_who_noticed(meeting))),
        ("How severe", _how_severe(meeting.incident)),
    )


def _what(incident: Incident) -> str:
    """The first paragraph of the TL;DR, in one line."""
    first = _BLANK_LINE.split(incident.tldr.strip(), maxsplit=1)[0]
    return _LINE_BREAK.sub(" ", first)


def _to_whom(meeting: Meeting) -> Inlines:
    hit = [account.who for account in accounts(meeting) if account.who]
    more = len(hit) - _NAMED
    named = (*hit[:_NAMED], *((f"and {more} more",) if more > 0 else ()))
    names = joined((linked(name) for name in named), "; ")
    numbers = plain(impact_in_numbers(meeting))
    return joined((part for part in (numbers, names) if part), ": ")


def _how_long(meeting: Meeting) -> str:
    incident = meeting.incident
    marked = marked_entries(meeting)
    ends = (marked.get(Milestone.IMPACT_STARTED), marked.get(Milestone.RESOLVED))
    day = show_date(incident.date) if incident.date else ""
    times = from_to([end.when for end in ends if end and end.when], incident)
    when = ", ".join(part for part in (day, times) if part)
    long = ", ".join(_lasted(meeting, (Milestone.MITIGATED, Milestone.RESOLVED)))
    return "; ".join(part for part in (when, long) if part)


def _lasted(meeting: Meeting, ends: tuple[Milestone, ...]) -> list[str]:
    return [
        f"{show_duration(length.seconds or 0)} until it was {length.end.value}"
        for length in durations(meeting)
        if length.end in ends and length.state is DurationState.RECORDED
    ]


def _who_noticed(meeting: Meeting) -> str:
    by = meeting.incident.detected_by
    lengths = {length.end: length for length in durations(meeting)}
    detect = lengths[Milestone.DETECTED]
    silence = lengths[Milestone.FIRST_CUSTOMER_MESSAGE]
    first = _NOTICED[by] if by else ""
    if detect.state is DurationState.RECORDED:
        first = f"{first or 'noticed'}, {show_duration(detect.seconds or 0)} after it began"
    told = ""
    if silence.state is DurationState.RECORDED:
        told = f"customers heard from us {show_duration(silence.seconds or 0)} after that"
    return "; ".join(part for part in (first, told) if part)


def _how_severe(incident: Incident) -> Inlines:
    services = linked(show_list(tuple(filter(None, incident.services))))
    parts = (linked(incident.severity), services)
    return joined((part for part in parts if part), " · ") or (
        (Text(incident.reference),) if incident.reference else ()
    )
