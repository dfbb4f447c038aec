"""Asking by file those who cannot come: which questions a role is asked, and how each is marked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pmfacilitator.domain.agenda import Step, StepKind
from pmfacilitator.domain.meeting import Meeting
from pmfacilitator.domain.prompts import RowsPrompt

LISTS = ("factors", "system", "monitoring", "architecture", "accounts", "quotes", "points")
"""The lists whose rows are made of one line each, so that anybody can add to them in a mail."""

_UNASKED = {StepKind.OPENING, StepKind.CLOSE, StepKind.REVIEW}
_MARK = re.compile(r"<!--\s*answers:\s*([\w-]+)/([\w-]+)\s*-->", re.ASCII)


@dataclass(frozen=True)
class Asked:
    """One question of a step."""

    step: Step
    prompt: RowsPrompt

    @property
    def mark(self) -> str:
        """What names it in a file, where no reader of the rendered page sees it."""
        return f"<!-- answers: {self.step.id}/{self.prompt.id} -->"


def asked_of(meeting: Meeting, role: str) -> tuple[Asked, ...]:
    """What a role is asked: the steps it leads first, then what everybody is asked.

    Product, Design and Customer Success count as equals: the product questions go to every role.
    Without a role, everything is asked.
    """
    led = [step for step in meeting.steps if role and step.lead.casefold() == role.casefold()]
    shared = [step for step in meeting.steps if not role or step.kind is StepKind.QUESTIONS]
    steps = dict.fromkeys((*led, *shared)) or dict.fromkeys(meeting.steps)
    return tuple(asked for step in steps for asked in _questions(meeting, step))


def every_question(meeting: Meeting) -> dict[tuple[str, str], Asked]:
    """Every question that can be answered by file, by its step and its own id."""
    found = (asked for step in meeting.steps for asked in _questions(meeting, step))
    return {(asked.step.id, asked.prompt.id): asked for asked in found}


def marked_in(line: str) -> tuple[str, str] | None:
    """The step and the question that a line of a file names; None if it names none."""
    mark = _MARK.search(line)
    return (mark[1], mark[2]) if mark else None


def _questions(meeting: Meeting, step: Step) -> Iterator[Asked]:
    if step.kind in _UNASKED:
        return
    for prompt in meeting.prompts(step.id):
        if isinstance(prompt, RowsPrompt) and prompt.slot.field in LISTS:
            yield Asked(step, prompt)
