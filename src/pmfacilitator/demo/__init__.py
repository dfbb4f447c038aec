"""The example that users see first: one finished meeting, made by the edits a room would make.

Larkspur Pay, its people, its customers and its outage are invented.
"""

from __future__ import annotations

import datetime as dt

from pmfacilitator.demo.customers import customer_edits
from pmfacilitator.demo.decisions import decision_edits
from pmfacilitator.demo.engineering import engineering_edits
from pmfacilitator.demo.ids import demo_id
from pmfacilitator.demo.incident import incident_edits
from pmfacilitator.demo.product import product_edits
from pmfacilitator.domain.agenda import Agenda
from pmfacilitator.domain.edits import Edit
from pmfacilitator.domain.meeting import Incident, Meeting
from pmfacilitator.session import Session

HELD = dt.datetime(2026, 11, 13, 13, 0, tzinfo=dt.UTC)
"""When the example meeting was held: the day after the incident."""


def demo_edits() -> tuple[Edit, ...]:
    """Every edit of the example, in the order in which the room made them."""
    return (
        *incident_edits(),
        *engineering_edits(),
        *product_edits(),
        *customer_edits(),
        *decision_edits(),
    )


def demo_meeting(agenda: Agenda, created: dt.datetime = HELD) -> Meeting:
    """The example meeting; `agenda` is the standard one, whose questions it answers."""
    session = Session(
        Meeting(
            id=demo_id("meeting"),
            created=created,
            incident=Incident(id=demo_id("incident")),
            agenda=agenda,
        )
    )
    for edit in demo_edits():
        session.apply(edit)
    return session.meeting
