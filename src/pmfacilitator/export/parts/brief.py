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
from pmfacilitator.domain.rows import Account, Milestone, Reaction
from pmfacilitator.domain.sections import RootCauseSection
from pmfacilitator.domain.typed_times import show_date
from pmfacilitator.domain.typed_values import show_list
from pmfacilitator.export.document import Inlines, Text, joined, linked
from pmfacilitator.export.parts.front import impact_in_numbers
from pmfacilitator.export.parts.impact import accounts
from pmfacilitator.export.parts.material import Blocks, facts, plain
from pmfacilitator.export.parts.times import from_to

_NAMED = 3
_REACTIONS = tuple(Reaction)
"""From calm to leaving."""

_BLANK_LINE = re.compile(r"\n\s*\n")
_LINE_BREAK = re.compile(r"\s*\n\s*")
_NOTICED = {
    Detection.ALERT: "our own alarm told us first",
    Detection.STAFF: "our own people saw it first",
    Detection.CUSTOMER: "customers told us first",
}


def in_five_lines(meeting: Meeting) -> Blocks:
    """The least that a reader has to know before anything else; what nobody knows is said."""
    return facts(("What happened", linked(_what(meeting))), *_facts(meeting))


def in_brief(meeting: Meeting) -> Blocks:
    """The same without what happened, where the TL;DR has just told it."""
    return facts(*_facts(meeting))


def _facts(meeting: Meeting) -> tuple[tuple[str, Inlines], ...]:
    return (
        ("To whom", _to_whom(meeting) or plain("Nobody has been counted or named yet.")),
        ("When, and how long", plain(_how_long(meeting))),
        ("Who noticed", plain(_who_noticed(meeting))),
        ("How severe", _how_severe(meeting.incident)),
    )


def _what(meeting: Meeting) -> str:
    """The first paragraph of the TL;DR in one line, or else of what broke, or the title."""
    broke = (s.what_broke for s in meeting.sections if isinstance(s, RootCauseSection))
    told = next((text for text in (meeting.incident.tldr, *broke) if text.strip()), meeting.title)
    first = _BLANK_LINE.split(told.strip(), maxsplit=1)[0]
    return _LINE_BREAK.sub(" ", first)


def _to_whom(meeting: Meeting) -> Inlines:
    """How many customers, who was hit hardest, and what that was worth."""
    counted = impact_in_numbers(meeting)
    hit = sorted((account for account in accounts(meeting) if account.who), key=_how_hard)
    named = [linked(account.who) for account in hit[:_NAMED]]
    more = len(hit) - _NAMED
    if more > 0:
        named.append(plain(f"{more} more"))
    among = (Text("among them ") if counted else Text(""), *joined(named, "; ")) if named else ()
    return joined((part for part in (plain(counted), among) if part), "; ")


def _how_hard(account: Account) -> int:
    """Those who are leaving come first, those who said nothing last; else as they were named."""
    return -_REACTIONS.index(account.reaction) if account.reaction else 0


def _how_long(meeting: Meeting) -> str:
    incident = meeting.incident
    marked = marked_entries(meeting)
    ends = (marked.get(Milestone.IMPACT_STARTED), marked.get(Milestone.RESOLVED))
    day = show_date(incident.date) if incident.date else "date not given"
    times = from_to([end.when for end in ends if end and end.when], incident)
    when = ", ".join(part for part in (day, times) if part)
    long = ", ".join(_lasted(meeting, (Milestone.MITIGATED, Milestone.RESOLVED)))
    return f"{when}; {long or 'how long is not known yet'}"


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
