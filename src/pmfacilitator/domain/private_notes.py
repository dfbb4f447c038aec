"""What the facilitator notes for nobody else: no part of the meeting, of its desk, or of a document."""

from __future__ import annotations

from pmfacilitator.domain.records import Record, Text


class StepNote(Record):
    """What is noted about one step; set-up is the step ""."""

    step: str
    text: Text


class PrivateNotes(Record):
    """Notes about the whole meeting, and about its steps; there is none without words."""

    general: Text = ""
    steps: tuple[StepNote, ...] = ()

    def of(self, step: str) -> str:
        """What is noted about a step, "" if nothing is."""
        return next((note.text for note in self.steps if note.step == step), "")

    def with_general(self, text: str) -> PrivateNotes:
        """The same with other words about the whole meeting."""
        return self.changed(general=text)

    def with_step(self, step: str, text: str) -> PrivateNotes:
        """The same with other words about a step; empty ones leave no note."""
        others = tuple(note for note in self.steps if note.step != step)
        note = StepNote(step=step, text=text)
        return self.changed(steps=(*others, note) if note.text else others)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is noted."""
        return not (self.general or self.steps)
