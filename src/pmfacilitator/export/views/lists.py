"""The lists that people take elsewhere: every action, every insight."""

from __future__ import annotations

from pmfacilitator.domain.typed_times import show_date
from pmfacilitator.export.document import Paragraph, Text, joined, linked
from pmfacilitator.export.parts.decisions import actions
from pmfacilitator.export.parts.learned import insights
from pmfacilitator.export.parts.material import Blocks, plain
from pmfacilitator.export.steps import Steps


def all_actions(steps: Steps) -> Blocks:
    """Every action as a task, or a sentence that there is none."""
    nothing = (Paragraph((Text("No action was decided on yet."),)),)
    return (*_which_incident(steps), *(actions(steps.material) or nothing))


def all_insights(steps: Steps) -> Blocks:
    """Every insight, or a sentence that there is none."""
    nothing = (Paragraph((Text("No insight was noted yet."),)),)
    return (*_which_incident(steps), *(insights(steps.material) or nothing))


def _which_incident(steps: Steps) -> Blocks:
    """Day and number of the incident, for a list that stands alone."""
    incident = steps.material.meeting.incident
    day = plain(show_date(incident.date)) if incident.date else ()
    known = joined((part for part in (day, linked(incident.reference)) if part), " · ")
    return (Paragraph(known),) if known else ()
