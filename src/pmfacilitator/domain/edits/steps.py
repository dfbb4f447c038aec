"""The verbs of steps: what a section holds, a question's answer, minutes, setting aside."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Any

from pmfacilitator.domain.agenda import Agenda
from pmfacilitator.domain.edits.placing import (
    changed,
    section_of,
    with_answer,
    with_section,
    words_of,
)
from pmfacilitator.domain.meeting import Meeting
from pmfacilitator.domain.rows import Voice
from pmfacilitator.errors import InvalidValue


@dataclass(frozen=True)
class ChangeSection:
    """Give one field of a step's section another value."""

    step: str
    field: str
    value: Any

    @property
    def joins(self) -> Hashable:
        """Typing in one field is one undo step."""
        return (self.step, self.field)

    @property
    def touches(self) -> str:
        """The step."""
        return self.step

    def label(self, meeting: Meeting) -> str:
        """Say which step's field changed."""
        step = meeting.agenda.step(self.step)
        return f"changed {words_of(self.field)} in {step.title if step else self.step}"

    def applied(self, meeting: Meeting) -> Meeting:
        """The meeting with the changed section."""
        section = section_of(meeting, self.step)
        return with_section(meeting, changed(section, self.field, self.value))


@dataclass(frozen=True)
class AnswerNoChange:
    """Answer a question with "no change", or take that answer back."""

    step: str
    question: str
    no_change: bool

    joins = None

    @property
    def touches(self) -> str:
        """The step."""
        return self.step

    def label(self, meeting: Meeting) -> str:
        """Say what was answered."""
        del meeting
        return 'answered "no change"' if self.no_change else 'took back "no change"'

    def applied(self, meeting: Meeting) -> Meeting:
        """The meeting with that answer."""
        section = section_of(meeting, self.step)
        answer = section.answer(self.question).changed(no_change=self.no_change)
        return with_section(meeting, with_answer(meeting, section, answer))


@dataclass(frozen=True)
class MarkHeard:
    """Say that somebody was heard in a step though no row says so, or take that back."""

    step: str
    voice: Voice
    heard: bool = True

    joins = None

    @property
    def touches(self) -> str:
        """The step."""
        return self.step

    def label(self, meeting: Meeting) -> str:
        """Say who was heard."""
        name = meeting.voice_name(self.voice)
        return f"heard from {name}" if self.heard else f"took back that {name} was heard"

    def applied(self, meeting: Meeting) -> Meeting:
        """The meeting in which that voice is marked as heard in the step, or not."""
        section = section_of(meeting, self.step)
        others = tuple(voice for voice in section.heard if voice != self.voice)
        heard = section.heard if self.voice in section.heard else (*others, self.voice)
        return with_section(meeting, changed(section, "heard", heard if self.heard else others))


@dataclass(frozen=True)
class ChangeMinutes:
    """Give a step another timebox for this meeting."""

    step: str
    minutes: int

    @property
    def joins(self) -> Hashable:
        """Typing in one field is one undo step."""
        return (self.step, "minutes")

    @property
    def touches(self) -> str:
        """The step."""
        return self.step

    def label(self, meeting: Meeting) -> str:
        """Say which timebox changed."""
        step = meeting.agenda.step(self.step)
        return f"changed the minutes of {step.title if step else self.step}"

    def applied(self, meeting: Meeting) -> Meeting:
        """The meeting with that timebox in its own copy of the agenda."""
        section_of(meeting, self.step)
        steps = tuple(
            changed(step, "minutes", self.minutes) if step.id == self.step else step
            for step in meeting.agenda.steps
        )
        return meeting.changed(agenda=Agenda(title=meeting.agenda.title, steps=steps))


@dataclass(frozen=True)
class SetAside:
    """Leave a step out of this meeting, or bring it back; what it holds is kept."""

    step: str
    aside: bool

    joins = None

    @property
    def touches(self) -> str:
        """The step."""
        return self.step

    def label(self, meeting: Meeting) -> str:
        """Say which step went or came."""
        step = meeting.agenda.step(self.step)
        title = step.title if step else self.step
        return f"set {title} aside" if self.aside else f"brought {title} back"

    def applied(self, meeting: Meeting) -> Meeting:
        """The meeting without, or with, that step; the last step cannot be set aside."""
        section_of(meeting, self.step)
        others = tuple(name for name in meeting.set_aside if name != self.step)
        aside = (*others, self.step) if self.aside else others
        if len(aside) == len(meeting.agenda.steps):
            raise InvalidValue("A meeting needs one step at least.")
        return meeting.changed(set_aside=aside)
