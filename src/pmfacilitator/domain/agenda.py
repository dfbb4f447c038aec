"""What a meeting goes through: an agenda is data, so that anybody can write one."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, model_validator

from pmfacilitator.domain.records import Line, Record, Slug, Text

MOST_MINUTES, MOST_SILENT = 600, 30

Minutes = Annotated[int, Field(ge=0, le=MOST_MINUTES)]
"""A timebox in minutes; 0 means that the step has none."""

SilentMinutes = Annotated[int, Field(ge=0, le=MOST_SILENT)]
"""How long everybody writes in silence before a step's first question; 0 means that nobody does."""


class StepKind(StrEnum):
    """What sort of work a step is; each has its section, its screen and its part of a document."""

    OPENING = "opening"
    TIMELINE = "timeline"
    ROOT_CAUSE = "root_cause"
    QUESTIONS = "questions"
    IMPACT = "impact"
    DECISIONS = "decisions"
    CLOSE = "close"
    REVIEW = "review"
    HAPPENED = "happened"
    PATTERNS = "patterns"
    THEMES = "themes"
    PROPOSALS = "proposals"
    ROADMAP = "roadmap"


OF_PERIODS = frozenset(
    {
        StepKind.HAPPENED,
        StepKind.PATTERNS,
        StepKind.THEMES,
        StepKind.PROPOSALS,
        StepKind.ROADMAP,
    }
)
"""The kinds of a review that looks back on a period, and not on one incident."""


class Question(Record):
    """One question a step asks; its answer is a list of points."""

    id: Slug
    ask: Annotated[Line, Field(min_length=1)]
    hint: Line = ""
    probes: tuple[Line, ...] = ()


class Step(Record):
    """One stop of the meeting: its kind, its timebox, who leads it and what it asks."""

    id: Slug
    kind: StepKind
    title: Annotated[Line, Field(min_length=1)]
    minutes: Minutes = 0
    silent_minutes: SilentMinutes = 0
    lead: Line = ""
    guidance: Text = ""
    questions: tuple[Question, ...] = ()

    @model_validator(mode="after")
    def _questions_differ(self) -> Self:
        _refuse_twice("question", [question.id for question in self.questions])
        return self

    def question(self, question_id: str) -> Question | None:
        """The question of that id, if this step asks it."""
        return next((q for q in self.questions if q.id == question_id), None)


class Agenda(Record):
    """The steps of a meeting, in order."""

    title: Annotated[Line, Field(min_length=1)]
    steps: Annotated[tuple[Step, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _steps_differ(self) -> Self:
        _refuse_twice("step", [step.id for step in self.steps])
        return self

    def step(self, step_id: str) -> Step | None:
        """The step of that id, if the agenda has it."""
        return next((step for step in self.steps if step.id == step_id), None)

    @property
    def is_of_periods(self) -> bool:
        """Whether it is for a review of a period, and not of one incident."""
        return any(step.kind in OF_PERIODS for step in self.steps)

    @property
    def minutes(self) -> int:
        """The sum of the timeboxes, in minutes."""
        return sum(step.minutes for step in self.steps)


def _refuse_twice(what: str, ids: list[str]) -> None:
    twice = sorted({name for name in ids if ids.count(name) > 1})
    if twice:
        msg = f"the {what} id {twice[0]!r} is used twice"
        raise ValueError(msg)
