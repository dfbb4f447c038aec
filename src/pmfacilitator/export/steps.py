"""The steps of a meeting in a document: each answer beneath its question.

A new kind of step needs an arm in `_told`; the type checker names it if it is forgotten.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import assert_never

from pmfacilitator.domain.agenda import Step
from pmfacilitator.domain.answers import Answer
from pmfacilitator.domain.homes import homes
from pmfacilitator.domain.prompts import AnyPrompt, QuestionPrompt, RowsPrompt
from pmfacilitator.domain.review_sections import (
    HappenedSection,
    PatternsSection,
    ProposalsSection,
    RoadmapSection,
    ThemesSection,
)
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
from pmfacilitator.export.document import Emphasis, Paragraph, Strong, Text
from pmfacilitator.export.offers import View
from pmfacilitator.export.parts.close import close
from pmfacilitator.export.parts.decisions import actions, parked
from pmfacilitator.export.parts.heard import heard
from pmfacilitator.export.parts.impact import impact, quotes
from pmfacilitator.export.parts.learned import insights
from pmfacilitator.export.parts.looking_back import happened, ideas, patterns, proposals
from pmfacilitator.export.parts.material import Blocks, Material, headed
from pmfacilitator.export.parts.promises import promises
from pmfacilitator.export.parts.roadmap import roadmap
from pmfacilitator.export.parts.root_cause import root_cause
from pmfacilitator.export.parts.timeline import timeline


@dataclass(frozen=True)
class Told:
    """What a step holds beside answers, by the prompt that asks for it, and who is told of it.

    The full document tells everything; `views` are the others that tell the step.
    """

    blocks: Mapping[str, Blocks] = field(default_factory=dict)
    views: tuple[View, ...] = ()


_LEVEL = 4
"""Headings within what a prompt collects stand beneath the prompt's own."""

_OF_THE_MEETING: Mapping[str, tuple[str, Callable[[Material], Blocks]]] = {
    "timeline": ("Timeline", timeline),
    "quotes": ("Customers' own words", quotes),
    "insights": ("Insights", insights),
    "actions": ("Actions", actions),
    "parked": ("Parking lot", parked),
}
"""What belongs to the meeting and not to a step: its title, should no step show it, and its part."""


class Steps:
    """The steps of one meeting, as documents tell them."""

    def __init__(self, material: Material) -> None:
        self.material = material
        self._homes = homes(material.meeting)

    def homeless(self, name: str) -> Blocks:
        """A list that belongs to the meeting, where the agenda has no step that shows it."""
        title, part = _OF_THE_MEETING[name]
        return () if name in self._homes else headed(title, name, part(self.material))

    def told(self, view: View) -> Blocks:
        """Every step that such a document tells and that holds anything, in order."""
        made = ((step, _told(self.material, step)) for step in self.material.meeting.agenda.steps)
        tells_all = view is View.FULL
        return tuple(
            block
            for step, told in made
            if tells_all or view in told.views
            for block in self._step(step, told.blocks, tells_all=tells_all)
        )

    def answers(self, name: str) -> Blocks:
        """What was said to the prompt of that name, in whichever steps ask it."""
        steps = self.material.meeting.agenda.steps
        asking = [
            (step, prompt)
            for step in steps
            for prompt in self.material.meeting.prompts(step.id)
            if prompt.id == name
        ]
        if not asking and name in _OF_THE_MEETING:
            return _OF_THE_MEETING[name][1](self.material)
        return tuple(
            block
            for step, prompt in asking
            for block in self._answered(step, prompt, _told(self.material, step).blocks)
        )

    def _step(self, step: Step, told: Mapping[str, Blocks], *, tells_all: bool) -> Blocks:
        asked = heard(self.material, step.id) if tells_all else ()
        for prompt in self.material.meeting.prompts(step.id):
            blocks = self._answered(step, prompt, told)
            asked += headed(prompt.ask, f"step-{step.id}--{prompt.id}", blocks, level=3)
        if asked and step.id in self.material.meeting.set_aside:
            asked = (Paragraph((Emphasis("Set aside in this meeting."),)), *asked)
        return headed(step.title, f"step-{step.id}", asked)

    def _answered(self, step: Step, prompt: AnyPrompt, told: Mapping[str, Blocks]) -> Blocks:
        match prompt:
            case QuestionPrompt():
                answer = self.material.meeting.section(step.id).answer(prompt.id)
                return _answer(self.material, answer)
            case RowsPrompt(slot=slot) if not slot.step and self._homes[slot.field] != step.id:
                return ()
            case _:
                return told[prompt.id]


def is_led_by(step: Step, *roles: str) -> bool:
    """Whether one of these roles leads a step."""
    return step.lead.casefold() in {role.casefold() for role in roles}


def _answer(material: Material, answer: Answer) -> Blocks:
    points = material.points(answer.points)
    if not answer.no_change:
        return points
    return (Paragraph((Strong("No change"), Text(", because:" if points else "."))), *points)


def _told(material: Material, step: Step) -> Told:
    """What a step holds, and for whom."""
    section = material.meeting.section(step.id)
    match section:
        case OpeningSection():
            return Told({"Last-time": promises(section)})
        case ReviewSection():
            return Told()
        case QuestionsSection():
            return Told(views=_whose(step))
        case TimelineSection():
            return Told({"timeline": timeline(material)}, (View.ENGINEERING,))
        case RootCauseSection():
            return Told(root_cause(material, section), (View.ENGINEERING,))
        case ImpactSection():
            return Told(impact(material, section), (View.PRODUCT, View.CUSTOMER_SUCCESS))
        case DecisionsSection():
            return Told(
                {
                    "actions": actions(material),
                    "insights": insights(material),
                    "parked": parked(material),
                }
            )
        case CloseSection():
            return Told({"again": close(section)})
        case HappenedSection():
            return Told({"reviewed": happened(material, _LEVEL)})
        case PatternsSection():
            return Told({"board": patterns(material, _LEVEL)})
        case ThemesSection():
            return Told({"ideas": ideas(material)})
        case ProposalsSection():
            return Told({"themes": proposals(material)})
        case RoadmapSection():
            return Told({"loops": roadmap(material, _LEVEL)})
        case _:
            assert_never(section)


def _whose(step: Step) -> tuple[View, ...]:
    """Questions are the product review's, unless Engineering or Customer Success leads them."""
    if is_led_by(step, "Engineering"):
        return (View.ENGINEERING,)
    if is_led_by(step, "Customer Success", "Support"):
        return (View.PRODUCT, View.CUSTOMER_SUCCESS)
    return (View.PRODUCT,)
