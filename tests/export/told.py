"""A document taken apart for tests: each heading, and what stands beneath it."""

from __future__ import annotations

from typing import Any

from pmfacilitator.domain.answers import Answer
from pmfacilitator.domain.meeting import Meeting
from pmfacilitator.domain.rows import (
    Participant,
    Point,
)
from pmfacilitator.domain.sections import Section
from pmfacilitator.export.registry import render
from tests.builders import agenda, meeting, row_id, step

MARA = Participant(id=row_id(3), name="Mara", role="Engineering", facilitator=True)


def parts(of: Meeting) -> dict[str, str]:
    """Each heading of the document, and the Markdown between it and the next."""
    found: dict[str, str] = {}
    heading = ""
    for line in render(of).splitlines():
        if line.startswith("#"):
            heading = line
            assert heading not in found, f"{heading} is there twice"
            found[heading] = ""
        else:
            found[heading] += f"{line}\n"
    return {heading: text.strip("\n") for heading, text in found.items()}


def with_section(section: Section, **fields: Any) -> Meeting:
    """A meeting of one step, which holds that."""
    kind = section.kind
    only = agenda(step(kind, *(answer.question for answer in section.answers)))
    return meeting(agenda=only, sections=(section,), **fields)


def answer(question: str, *points: str, no_change: bool = False) -> Answer:
    return Answer(
        question=question, points=tuple(Point(text=text) for text in points), no_change=no_change
    )
