"""What the section of every kind of step keeps: the answers to its step's questions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from pmfacilitator.domain.agenda import Step
from pmfacilitator.domain.prompts import AnyPrompt, QuestionPrompt, Slot
from pmfacilitator.domain.records import Record, Row, Slug
from pmfacilitator.domain.rows import Point, Voice


class Answer(Record):
    """The points that answer one question, or the answer that nothing changes."""

    question: Slug
    points: tuple[Point, ...] = ()
    no_change: bool = False

    @property
    def is_given(self) -> bool:
        """Whether the room has answered at all."""
        return self.no_change or bool(self.points)


class BaseSection(Record):
    """What one step of a meeting has collected."""

    ROWS: ClassVar[tuple[str, ...]] = ()
    """The fields that hold rows of the section's own."""

    step: Slug
    answers: tuple[Answer, ...] = ()
    heard: tuple[Voice, ...] = ()
    """Who was heard here though no row says so, because the room said it by hand."""

    def answer(self, question_id: str) -> Answer:
        """The answer to a question, empty if none was given."""
        given = (answer for answer in self.answers if answer.question == question_id)
        return next(given, Answer(question=question_id))

    def lists(self) -> Iterator[tuple[Slot, tuple[Row, ...]]]:
        """Every list of rows in this section, with the slot it lives in."""
        for field in self.ROWS:
            yield Slot(field, self.step), getattr(self, field)
        for answer in self.answers:
            yield Slot("points", self.step, answer.question), answer.points

    def prompts(self, step: Step) -> tuple[AnyPrompt, ...]:
        """What the step asks for, in the order the room is led through it."""
        return self.asked(step)

    def asked(self, step: Step) -> tuple[AnyPrompt, ...]:
        """The agenda's questions of this step."""
        return tuple(
            QuestionPrompt(
                id=question.id,
                ask=question.ask,
                hint=question.hint,
                slot=Slot("points", self.step, question.id),
                probes=question.probes,
            )
            for question in step.questions
        )
