"""A meeting as a document: which parts there are, and in which order they stand.

A new kind of step needs an arm in `_told`; the type checker names it if it is forgotten. A new
view is a member of `View` and an arm in `build`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import assert_never

from pmfacilitator.domain.agenda import Step
from pmfacilitator.domain.answers import Answer
from pmfacilitator.domain.meeting import Meeting
from pmfacilitator.domain.prompts import AnyPrompt, QuestionPrompt, RowsPrompt
from pmfacilitator.domain.sections import (
    CloseSection,
    DecisionsSection,
    ImpactSection,
    OpeningSection,
    QuestionsSection,
    ReviewSection,
    RootCauseSection,
    TimelineSection,
)
from pmfacilitator.export.document import Document, Emphasis, Heading, Paragraph, Strong, Text
from pmfacilitator.export.parts.close import close
from pmfacilitator.export.parts.decisions import actions, insights, parked
from pmfacilitator.export.parts.front import at_a_glance, how_long, in_short, people
from pmfacilitator.export.parts.impact import impact, quotes
from pmfacilitator.export.parts.material import Blocks, Material
from pmfacilitator.export.parts.root_cause import root_cause
from pmfacilitator.export.parts.timeline import timeline


class View(StrEnum):
    """For whom a document is made, and so which parts of the meeting it tells."""

    FULL = "full"


def build(meeting: Meeting, view: View) -> Document:
    """The document of a meeting, as that view tells it."""
    match view:
        case View.FULL:
            return Document(meeting.title, _full(meeting))
        case _:
            assert_never(view)


def _full(meeting: Meeting) -> Blocks:
    material = Material.of(meeting)
    homes = _homes(meeting)
    before = ("timeline",)
    after = ("quotes", "insights", "actions", "parked")
    return (
        *_part("TL;DR", "tldr", in_short(meeting)),
        *_part("At a glance", "at-a-glance", at_a_glance(meeting)),
        *_part("People", "people", people(meeting)),
        *_part("Durations", "durations", how_long(meeting)),
        *(block for name in before for block in _homeless(material, name, homes)),
        *(block for step in meeting.agenda.steps for block in _step(material, step, homes)),
        *(block for name in after for block in _homeless(material, name, homes)),
    )


_OF_THE_MEETING: Mapping[str, tuple[str, Callable[[Material], Blocks]]] = {
    "timeline": ("Timeline", timeline),
    "quotes": ("Customers' own words", quotes),
    "insights": ("Insights", insights),
    "actions": ("Actions", actions),
    "parked": ("Parking lot", parked),
}
"""What belongs to the meeting and not to a step: its title, should no step show it, and its part."""


def _homes(meeting: Meeting) -> Mapping[str, str]:
    """For each list that belongs to the meeting, the one step that shows it.

    That is the first that asks for it; one that was set aside only if there is no other.
    """
    homes: dict[str, str] = {}
    aside = tuple(step for step in meeting.agenda.steps if step.id in meeting.set_aside)
    for step in (*meeting.steps, *aside):
        for prompt in meeting.prompts(step.id):
            if isinstance(prompt, RowsPrompt) and not prompt.slot.step:
                homes.setdefault(prompt.slot.field, step.id)
    return homes


def _homeless(material: Material, name: str, homes: Mapping[str, str]) -> Blocks:
    """A list that belongs to the meeting, where the agenda has no step that shows it."""
    title, part = _OF_THE_MEETING[name]
    return () if name in homes else _part(title, name, part(material))


def _step(material: Material, step: Step, homes: Mapping[str, str]) -> Blocks:
    """A step that holds anything, each answer beneath its question."""
    told = _told(material, step)
    asked: Blocks = ()
    for prompt in material.meeting.prompts(step.id):
        blocks = _answered(material, step, prompt, told, homes)
        asked += _part(prompt.ask, f"step-{step.id}--{prompt.id}", blocks, level=3)
    if asked and step.id in material.meeting.set_aside:
        asked = (Paragraph((Emphasis("Set aside in this meeting."),)), *asked)
    return _part(step.title, f"step-{step.id}", asked)


def _answered(
    material: Material,
    step: Step,
    prompt: AnyPrompt,
    told: Mapping[str, Blocks],
    homes: Mapping[str, str],
) -> Blocks:
    match prompt:
        case QuestionPrompt():
            return _answer(material, material.meeting.section(step.id).answer(prompt.id))
        case RowsPrompt(slot=slot) if not slot.step and homes[slot.field] != step.id:
            return ()
        case _:
            return told[prompt.id]


def _answer(material: Material, answer: Answer) -> Blocks:
    points = material.points(answer.points)
    if not answer.no_change:
        return points
    return (Paragraph((Strong("No change"), Text(", because:" if points else "."))), *points)


def _told(material: Material, step: Step) -> Mapping[str, Blocks]:
    """What the step holds beside answers, by the prompt that asks for it."""
    section = material.meeting.section(step.id)
    match section:
        case OpeningSection() | QuestionsSection() | ReviewSection():
            return {}
        case TimelineSection():
            return {"timeline": timeline(material)}
        case RootCauseSection():
            return root_cause(material, section)
        case ImpactSection():
            return impact(material, section)
        case DecisionsSection():
            return {
                "actions": actions(material),
                "insights": insights(material),
                "parked": parked(material),
            }
        case CloseSection():
            return {"again": close(section)}
        case _:
            assert_never(section)


def _part(title: str, anchor: str, blocks: Blocks, level: int = 2) -> Blocks:
    """The blocks under a heading; nothing if there are none."""
    return (Heading(level, (Text(title),), anchor), *blocks) if blocks else ()
