"""The verbs of carrying out: an insight follows what a review decided, and the review says so."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from pmfacilitator.domain.edits.placing import (
    changed_all,
    found,
    quoted,
    review_of,
    with_review,
    with_row,
)
from pmfacilitator.domain.learning.carrying_out import Decided, carried_out
from pmfacilitator.domain.meeting import Meeting
from pmfacilitator.domain.reviewed import Carried, Decision
from pmfacilitator.domain.rows import Insight
from pmfacilitator.errors import NotFound


@dataclass(frozen=True)
class CarryOut:
    """Make of an insight what a review decided, unless it has come further since."""

    decided: Decided
    on: dt.date

    joins = None

    @property
    def touches(self) -> str:
        """The insight."""
        return self.decided.decision.insight

    def label(self, meeting: Meeting) -> str:
        """Say of which insight."""
        return f"carried out what was decided of {quoted(meeting.row(self.touches))}"

    def applied(self, meeting: Meeting) -> Meeting:
        """The meeting with it; raises NotFound if it holds no such insight."""
        _, row = found(meeting, self.touches)
        if not isinstance(row, Insight):
            raise NotFound("That row is no insight.")
        return with_row(meeting, carried_out(row, self.decided, self.on))


@dataclass(frozen=True)
class NoteCarried:
    """Say in a review which of its decisions were carried out, and when."""

    decisions: tuple[Decision, ...]
    on: dt.date

    joins = None
    touches = ""

    def label(self, meeting: Meeting) -> str:
        """Say how many."""
        del meeting
        many = len(self.decisions)
        return f"carried out {many} decision{'s' if many > 1 else ''}"

    def applied(self, meeting: Meeting) -> Meeting:
        """The review that knows of them; what was carried out last of an insight is what counts."""
        review = review_of(meeting)
        known = {each.decision.insight: each for each in review.carried}
        known |= {each.insight: Carried(decision=each, on=self.on) for each in self.decisions}
        return with_review(meeting, changed_all(review, carried=tuple(known.values())))
