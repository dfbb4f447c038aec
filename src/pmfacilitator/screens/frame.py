"""What stands around the present step: the facts in the bar, the steps in the rail, the title."""

from __future__ import annotations

import datetime as dt

from textual.content import Content

from pmfacilitator.domain.agenda import Step, StepKind
from pmfacilitator.domain.checks import filled
from pmfacilitator.domain.desk import Place
from pmfacilitator.domain.house import House
from pmfacilitator.domain.meeting import Meeting
from pmfacilitator.domain.pace import pace
from pmfacilitator.domain.prompts import SETUP
from pmfacilitator.domain.voices import Heard, coverage
from pmfacilitator.session import Session
from pmfacilitator.widgets.rail import RailStep
from pmfacilitator.widgets.shown import joined, shown


def place_in(session: Session) -> Place:
    """Where the room stands; the first step, if it stood at one that is no longer there."""
    place, steps = session.place, session.meeting.steps
    if place.prompt or any(step.id == place.step for step in steps):
        return place
    return Place(step=steps[0].id)


def facts(meeting: Meeting, *, is_hiding: bool = False) -> tuple[str, ...]:
    """What hides, severity, date, status and zone of a meeting, the most needed first."""
    incident = meeting.incident
    zone = "" if meeting.review else (incident.timezone or "no time zone yet").replace("_", " ")
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


def voices_of(meeting: Meeting, house: House, step: Step | None) -> tuple[Heard, ...]:
    """Whose voice the present step has heard; nobody speaks to set-up, or to the review."""
    if step is None or step.kind is StepKind.REVIEW:
        return ()
    return coverage(meeting, house, step)


def pace_words(session: Session, now: dt.datetime) -> tuple[float, tuple[str, ...]]:
    """How much of the meeting's time has gone, and in words: the plan, and when it will end."""
    desk = session.desk
    now_at = pace(session.meeting, desk.clock, desk.place.step, now)
    if now_at is None or not (desk.clock.is_running or now_at.spent):
        return 0, ()
    minutes = round(now_at.behind / 60)
    late = f"{minutes} min behind" if minutes > 0 else f"{-minutes} min ahead"
    said = (
        f"{now_at.spent // 60:.0f} of {now_at.planned // 60:.0f} min",
        late if minutes else "on time",
        f"ends {now_at.ends(now).astimezone():%H:%M}" if desk.clock.is_running else "paused",
    )
    return now_at.spent / now_at.planned, said


def time_left(session: Session, now: dt.datetime) -> dict[str, str]:
    """What is left for each later step, where it is less than planned."""
    desk, meeting = session.desk, session.meeting
    now_at = pace(meeting, desk.clock, desk.place.step, now)
    shares = now_at.shares if now_at else {}
    return {
        step.id: f"{shares[step.id] // 60:.0f} of {step.minutes} min left"
        for step in meeting.steps
        if step.id in shares and shares[step.id] < step.minutes * 60
    }
