"""How a meeting begins: from a form, or as another review of an incident that has one."""

from __future__ import annotations

import datetime as dt

from pydantic import ValidationError

from pmfacilitator.domain.agenda import Agenda
from pmfacilitator.domain.edits import AddCompanion
from pmfacilitator.domain.meeting import Companion, Incident, Meeting
from pmfacilitator.domain.records import new_id
from pmfacilitator.errors import InvalidValue


def started(
    agenda: Agenda,
    now: dt.datetime,
    *,
    title: str = "",
    severity: str = "",
    date: dt.date | None = None,
    timezone: str | None = None,
) -> Meeting:
    """A new meeting about a new incident.

    Raises:
        InvalidValue: one of the facts cannot be so.
    """
    try:
        incident = Incident(title=title, severity=severity, date=date, timezone=timezone)
    except ValidationError as error:
        reason = error.errors(include_url=False)[0]["msg"].removeprefix("Value error, ")
        raise InvalidValue(f"{reason}.") from error
    return Meeting(created=now, incident=incident, agenda=agenda)


def second_review(first: Meeting, agenda: Agenda, now: dt.datetime) -> tuple[Meeting, AddCompanion]:
    """Another review of the same incident, and the edit that tells the first one of it.

    Facts, people and timeline come along, as rows of their own; what was said in the first review
    does not.
    """
    second = Meeting(
        created=now,
        incident=first.incident,
        participants=tuple(row.changed(id=new_id()) for row in first.participants),
        timeline=tuple(row.changed(id=new_id()) for row in first.timeline),
        companions=(
            Companion(meeting=first.id, agenda=first.agenda.title),
            *first.companions,
        ),
        agenda=agenda,
    )
    return second, AddCompanion(Companion(meeting=second.id, agenda=agenda.title))
