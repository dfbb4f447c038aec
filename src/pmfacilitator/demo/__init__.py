"""The example that users see first: one finished meeting, made by the edits a room would make.

Larkspur Pay, its people, its customers and its outage are invented.
"""

from __future__ import annotations

import datetime as dt

from pmfacilitator.demo.customers import customer_edits
from pmfacilitator.demo.decisions import decision_edits
from pmfacilitator.demo.engineering import engineering_edits
from pmfacilitator.demo.ids import demo_id
from pmfacilitator.demo.incident import DATE, TITLE, incident_edits
from pmfacilitator.demo.product import product_edits
from pmfacilitator.domain.agenda import Agenda
from pmfacilitator.domain.desk import Clock, Spent
from pmfacilitator.domain.edits import Edit
from pmfacilitator.domain.meeting import Incident, Meeting
from pmfacilitator.session import Session

HELD = dt.datetime(2026, 11, 13, 13, 0, tzinfo=dt.UTC)
"""When the example meeting was held: the day after the incident."""


TOOK = {
    "opening": 170,
    "timeline": 580,
    "root-cause": 980,
    "product-questions": 875,
    "impact": 520,
    "decisions": 470,
    "close": 170,
    "review": 75,
}
"""How many seconds each step took: four minutes more than the hour."""


def demo_begun(agenda: Agenda, created: dt.datetime = HELD) -> Meeting:
    """The example as the short form began it; `agenda` is the standard one, which it answers."""
    incident = Incident(
        id=demo_id("incident"), title=TITLE, severity="P1", date=DATE, timezone="Europe/Berlin"
    )
    return Meeting(id=demo_id("meeting"), created=created, incident=incident, agenda=agenda)


def demo_edits() -> tuple[Edit, ...]:
    """Every edit that the room made from there, in order."""
    return (
        *incident_edits(),
        *engineering_edits(),
        *product_edits(),
        *customer_edits(),
        *decision_edits(),
    )


def hold(session: Session) -> None:
    """Let the room go through the example meeting, from how it was begun to its end."""
    for edit in demo_edits():
        session.apply(edit)
    spent = tuple(Spent(step=step, seconds=seconds) for step, seconds in TOOK.items())
    session.set_clock(Clock(spent=spent, step="review"))


def demo_meeting(agenda: Agenda, created: dt.datetime = HELD) -> Meeting:
    """The example as it ended."""
    session = Session(demo_begun(agenda, created))
    hold(session)
    return session.meeting
