"""What stands around the present step: the facts in the bar, the steps in the rail, the title."""

from __future__ import annotations

from textual.content import Content

from pmfacilitator.domain.agenda import Step
from pmfacilitator.domain.checks import filled
from pmfacilitator.domain.meeting import Meeting
from pmfacilitator.domain.prompts import SETUP
from pmfacilitator.widgets.rail import RailStep
from pmfacilitator.widgets.shown import joined, shown


def facts(meeting: Meeting, *, is_hiding: bool = False) -> tuple[str, ...]:
    """What hides, severity, date, status and zone of a meeting, the most needed first."""
    incident = meeting.incident
    zone = (incident.timezone or "no time zone yet").replace("_", " ")
    date = str(incident.date or "no date yet")
    status = meeting.status.value.replace("_", " ")
    hidden = "later entries hidden" if is_hiding else ""
    return tuple(fact for fact in (hidden, incident.severity, date, status, zone) if fact)


def rail_steps(meeting: Meeting) -> tuple[RailStep, ...]:
    """Set-up and the steps of a meeting, each with how much of it is filled."""
    titles = ((SETUP, "Set-up"), *((step.id, step.title) for step in meeting.steps))
    fills = ((name, title, filled(meeting, name)) for name, title in titles)
    return tuple(RailStep(name, title, fill.answered, fill.total) for name, title, fill in fills)


def step_title(meeting: Meeting, step: Step | None) -> Content:
    """The step's number in words, its title, and who leads it; set-up is none of the steps."""
    if step is None:
        return joined("Before the steps · ", shown("Set-up", "bold"))
    ids = [other.id for other in meeting.steps]
    number = f"Step {ids.index(step.id) + 1} of {len(ids)} · " if step.id in ids else "Set aside · "
    lead = f"\nled by {step.lead}" if step.lead else ""
    return joined(number, shown(step.title, "bold"), shown(lead, "$text-muted"))
