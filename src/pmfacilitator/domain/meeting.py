"""The meeting: one frozen value that holds everything the room has said."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated, ClassVar, Self

from pydantic import AfterValidator, AwareDatetime, Field, model_validator

from pmfacilitator.domain.agenda import Agenda, Step
from pmfacilitator.domain.prompts import (
    REVIEW_SETUP_PROMPTS,
    SETUP,
    SETUP_PROMPTS,
    AnyPrompt,
    Slot,
)
from pmfacilitator.domain.records import Id, Line, Record, Row, Slug, Text, new_id
from pmfacilitator.domain.reviewed import Review
from pmfacilitator.domain.rows import (
    Action,
    Again,
    Entry,
    Insight,
    Parked,
    Participant,
    Quote,
    Voice,
)
from pmfacilitator.domain.sections import Section, empty_section, taken_question
from pmfacilitator.domain.stamps import ZoneName
from pmfacilitator.domain.step_times import StepTime
from pmfacilitator.domain.tags import Tags


class Detection(StrEnum):
    """Who noticed first; that customers did is a product signal."""

    ALERT = "alert"
    STAFF = "staff"
    CUSTOMER = "customer"


class Status(StrEnum):
    """How far the meeting's document has come."""

    DRAFT = "draft"
    IN_REVIEW = "in_review"
    FINAL = "final"


class Incident(Record):
    """The facts of what a meeting is about; two reviews of one incident share its id."""

    id: Id = Field(default_factory=new_id)
    title: Line = ""
    reference: Line = ""
    severity: Line = ""
    date: dt.date | None = None
    timezone: ZoneName | None = None
    services: tuple[Line, ...] = ()
    tags: Tags = ()
    detected_by: Detection | None = None
    tldr: Text = ""
    again: tuple[Again, ...] = ()


class Companion(Record):
    """Another review of the same incident."""

    meeting: Id
    agenda: Line


def _utc_seconds(moment: dt.datetime) -> dt.datetime:
    try:
        return moment.astimezone(dt.UTC).replace(microsecond=0)
    except OverflowError as error:
        msg = "this instant lies outside the years 1 to 9999"
        raise ValueError(msg) from error


Moment = Annotated[AwareDatetime, AfterValidator(_utc_seconds)]
"""An instant in UTC, to the second."""


class Meeting(Record):
    """What is saved, undone, shown and exported.

    A step in which nothing was said has no section in `sections`; `section` gives an empty one. The
    `times` are the only part that no edit makes and no undo takes back.
    """

    ROWS: ClassVar[tuple[str, ...]] = (
        "participants",
        "timeline",
        "quotes",
        "insights",
        "actions",
        "parked",
    )
    """The lists that belong to the meeting itself, because every step may add to them."""

    id: Id = Field(default_factory=new_id)
    created: Moment | None = None
    status: Status = Status.DRAFT
    incident: Incident = Field(default_factory=Incident)
    participants: tuple[Participant, ...] = ()
    companions: tuple[Companion, ...] = ()
    timeline: tuple[Entry, ...] = ()
    quotes: tuple[Quote, ...] = ()
    insights: tuple[Insight, ...] = ()
    actions: tuple[Action, ...] = ()
    parked: tuple[Parked, ...] = ()
    review: Review | None = None
    set_aside: tuple[Slug, ...] = ()
    sections: tuple[Section, ...] = ()
    times: tuple[StepTime, ...] = ()
    agenda: Agenda

    @model_validator(mode="after")
    def _questions_are_free(self) -> Self:
        for step in self.agenda.steps:
            if taken := step.questions and taken_question(step):
                msg = f"step {step.id!r} asks {taken!r} by itself; give its question another id"
                raise ValueError(msg)
        return self

    @model_validator(mode="after")
    def _sections_fit_the_agenda(self) -> Self:
        for name in self.set_aside:
            self._known_step(name)
        if not self.steps:
            msg = "every step is set aside; a meeting needs one at least"
            raise ValueError(msg)
        for section in self.sections:
            step = self._known_step(section.step)
            if step.kind is not section.kind:
                msg = f"step {step.id!r} is of kind {step.kind.value}, not {section.kind.value}"
                raise ValueError(msg)
            for answer in section.answers:
                if step.question(answer.question) is None:
                    msg = f"step {step.id!r} asks no question {answer.question!r}"
                    raise ValueError(msg)
            _refuse_twice("answer to question", [a.question for a in section.answers])
        _refuse_twice("section for step", [section.step for section in self.sections])
        for time in self.times:
            self._known_step(time.step)
        _refuse_twice("time of step", [time.step for time in self.times])
        return self

    @model_validator(mode="after")
    def _each_once(self) -> Self:
        _refuse_twice("row id", [row.id for _, rows in self.lists() for row in rows])
        _refuse_twice("milestone", [e.milestone.value for e in self.timeline if e.milestone])
        return self

    def _known_step(self, step_id: str) -> Step:
        step = self.agenda.step(step_id)
        if step is None:
            msg = f"the agenda has no step {step_id!r}"
            raise ValueError(msg)
        return step

    @property
    def title(self) -> str:
        """The incident's title, or words that say there is none yet."""
        return self.incident.title or "Untitled incident"

    @property
    def looked_back_on(self) -> Review:
        """What it looks back on; an empty review for a meeting about one incident."""
        return self.review or Review()

    @property
    def steps(self) -> tuple[Step, ...]:
        """The steps this meeting goes through: the agenda's, less those set aside."""
        return tuple(step for step in self.agenda.steps if step.id not in self.set_aside)

    def section(self, step_id: str) -> Section:
        """What a step has collected; raises KeyError for a step the agenda does not have."""
        step = self.agenda.step(step_id)
        if step is None:
            raise KeyError(step_id)
        kept = (section for section in self.sections if section.step == step_id)
        return next(kept, None) or empty_section(step)

    def prompts(self, step_id: str) -> tuple[AnyPrompt, ...]:
        """What a step (or set-up) asks for, in the order the room is led through it."""
        if step_id == SETUP:
            return REVIEW_SETUP_PROMPTS if self.review else SETUP_PROMPTS
        step = self._known_step(step_id)
        return self.section(step_id).prompts(step)

    def lists(self) -> Iterator[tuple[Slot, tuple[Row, ...]]]:
        """Every list of rows in the meeting, with the slot it lives in."""
        for field in self.ROWS:
            yield Slot(field), getattr(self, field)
        if self.review:
            for field in Review.ROWS:
                yield Slot(field), getattr(self.review, field)
        for section in self.sections:
            yield from section.lists()

    def rows(self, slot: Slot) -> tuple[Row, ...]:
        """The rows in a slot; none if nothing was put there yet."""
        if not slot.step:
            owner = self.looked_back_on if slot.field in Review.ROWS else self
            return tuple(getattr(owner, slot.field))
        section = self.section(slot.step)
        if slot.question:
            return section.answer(slot.question).points
        return tuple(getattr(section, slot.field))

    def with_times(self, times: tuple[StepTime, ...]) -> Self:
        """The same meeting with these times; itself, if they are its own."""
        return self if times == self.times else self.changed(times=times)

    def find(self, row_id: str) -> tuple[Slot, Row] | None:
        """The row of that id and the slot it lives in, if it is (still) in the meeting."""
        for slot, rows in self.lists():
            for row in rows:
                if row.id == row_id:
                    return slot, row
        return None

    def row(self, row_id: str) -> Row | None:
        """The row of that id, if it is (still) in the meeting."""
        found = self.find(row_id)
        return found[1] if found else None

    def voice_name(self, voice: Voice) -> str:
        """How to name who said something: the participant's present name, or the role."""
        if voice.participant is None:
            return voice.role
        row = self.row(voice.participant)
        return row.headline if row else "somebody no longer listed"


def _refuse_twice(what: str, names: list[str]) -> None:
    if len(set(names)) != len(names):
        twice = next(name for name in names if names.count(name) > 1)
        msg = f"the {what} {twice!r} is there twice"
        raise ValueError(msg)
