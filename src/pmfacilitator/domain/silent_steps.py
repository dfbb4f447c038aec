"""For which questions a silent round can be held, and which steps open with one."""

from __future__ import annotations

from pmfacilitator.domain.agenda import Step
from pmfacilitator.domain.by_file import LISTS
from pmfacilitator.domain.meeting import Meeting
from pmfacilitator.domain.prompts import AnyPrompt, RowsPrompt
from pmfacilitator.domain.sections import empty_section

USUAL_MINUTES = 2
"""How long a round is where the agenda says nothing of it."""


def can_be_silent(prompt: AnyPrompt) -> bool:
    """Whether a silent round can be held for it: it is answered by rows of one line each."""
    return isinstance(prompt, RowsPrompt) and prompt.slot.field in LISTS


def unfit_silence(step: Step) -> str:
    """Why a step of an agenda cannot open with its silent round; "" if it can, or has none."""
    if not step.silent_minutes:
        return ""
    if not any(map(can_be_silent, empty_section(step).prompts(step))):
        return "but it asks nothing that points could answer"
    if 0 < step.minutes <= step.silent_minutes:
        return f"which leaves nothing of its {step.minutes} minutes to talk"
    return ""


def opens_in_silence(meeting: Meeting, step: Step, prompt: AnyPrompt) -> bool:
    """Whether the agenda has the step open with a silent round for this question."""
    if not step.silent_minutes:
        return False
    able = (each.id for each in meeting.prompts(step.id) if can_be_silent(each))
    return next(able, None) == prompt.id
