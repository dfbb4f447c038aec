"""Where the lists that belong to the meeting are at home: the one step that shows each of them."""

from __future__ import annotations

from collections.abc import Mapping

from pmfacilitator.domain.meeting import Meeting
from pmfacilitator.domain.prompts import RowsPrompt


def homes(meeting: Meeting) -> Mapping[str, str]:
    """For each list that belongs to the meeting, the step that shows it, by the list's name.

    That is the first that asks for it; one that was set aside only if there is no other.
    """
    found: dict[str, str] = {}
    aside = tuple(step for step in meeting.agenda.steps if step.id in meeting.set_aside)
    for step in (*meeting.steps, *aside):
        for prompt in meeting.prompts(step.id):
            if isinstance(prompt, RowsPrompt) and not prompt.slot.step:
                found.setdefault(prompt.slot.field, step.id)
    return found
