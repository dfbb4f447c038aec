"""The verb of promises from last time: one is answered, or answered anew."""

from __future__ import annotations

from dataclasses import dataclass

from pmfacilitator.domain.edits.placing import quoted, rows_in, with_rows, words_of
from pmfacilitator.domain.meeting import Meeting
from pmfacilitator.domain.prompts import Slot
from pmfacilitator.domain.rows import Promised
from pmfacilitator.domain.sections import PROMISES


@dataclass(frozen=True)
class AnswerPromise:
    """Keep with an opening what was answered of a promise, in place of what was before."""

    step: str
    promise: Promised

    joins = None

    @property
    def touches(self) -> str:
        """The promise."""
        return self.promise.id

    def label(self, meeting: Meeting) -> str:
        """Say what was answered of which."""
        del meeting
        return f"answered {quoted(self.promise)} with “{words_of(self.promise.answer)}”"

    def applied(self, meeting: Meeting) -> Meeting:
        """The meeting with the answer, in the place of an earlier one."""
        slot = Slot(PROMISES, self.step)
        answered = {row.id: row for row in rows_in(meeting, slot)} | {self.promise.id: self.promise}
        return with_rows(meeting, slot, tuple(answered.values()))
