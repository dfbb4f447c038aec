"""The verbs of what comes after: how far an insight or action is, and what came of it.

The day on which something changed is handed in, and kept with the change.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Hashable
from dataclasses import dataclass
from typing import TypeVar

from pmfacilitator.domain.edits.placing import found, quoted, with_row, words_of
from pmfacilitator.domain.edits.rows import ChangeRow
from pmfacilitator.domain.edits.verb import Edit
from pmfacilitator.domain.following import moved_action, moved_insight, reasoned, with_result
from pmfacilitator.domain.meeting import Meeting
from pmfacilitator.domain.records import Row
from pmfacilitator.domain.rows import Action, ActionStatus, Insight, InsightStatus, Result
from pmfacilitator.errors import NotFound

R = TypeVar("R", bound=Row)


@dataclass(frozen=True)
class MoveInsight:
    """Bring an insight to another status on a day; without a reason, the one it had may stay."""

    insight: str
    status: InsightStatus
    on: dt.date
    because: str | None = None

    @property
    def joins(self) -> Hashable:
        """Choosing until it is right is one undo step."""
        return (self.insight, "status")

    @property
    def touches(self) -> str:
        """The insight."""
        return self.insight

    def label(self, meeting: Meeting) -> str:
        """Say what became of which insight."""
        row = meeting.row(self.insight)
        return f"changed {quoted(row)} to {words_of(self.status)}"

    def applied(self, meeting: Meeting) -> Meeting:
        """The meeting with it; raises InvalidValue where result or reason is missing."""
        insight = _the(meeting, self.insight, Insight)
        return with_row(meeting, moved_insight(insight, self.status, self.on, self.because))


@dataclass(frozen=True)
class MoveAction:
    """Bring an action to another status on a day; without a reason, the one it had may stay."""

    action: str
    status: ActionStatus
    on: dt.date
    because: str | None = None

    @property
    def joins(self) -> Hashable:
        """Choosing until it is right is one undo step."""
        return (self.action, "status")

    @property
    def touches(self) -> str:
        """The action."""
        return self.action

    def label(self, meeting: Meeting) -> str:
        """Say what became of which action."""
        row = meeting.row(self.action)
        return f"changed {quoted(row)} to {words_of(self.status)}"

    def applied(self, meeting: Meeting) -> Meeting:
        """The meeting with it."""
        action = _the(meeting, self.action, Action)
        return with_row(meeting, moved_action(action, self.status, self.on, self.because))


@dataclass(frozen=True)
class GiveReason:
    """Say why an insight or action has the status it has; its last change says so too."""

    row_id: str
    because: str

    @property
    def joins(self) -> Hashable:
        """Typing the reason is one undo step."""
        return (self.row_id, "because")

    @property
    def touches(self) -> str:
        """The insight or action."""
        return self.row_id

    def label(self, meeting: Meeting) -> str:
        """Say whose reason changed."""
        return f"changed the reason of {quoted(meeting.row(self.row_id))}"

    def applied(self, meeting: Meeting) -> Meeting:
        """The meeting with the reason; raises InvalidValue where a dropped insight would have none."""
        row = found(meeting, self.row_id)[1]
        match row:
            case Insight():
                return with_row(meeting, reasoned(row, self.because))
            case Action():
                return with_row(meeting, reasoned(row, self.because))
            case _:
                raise NotFound("That row is no insight and no action.")


@dataclass(frozen=True)
class EnterResult:
    """Say what came of an insight; a number with its unit makes it measured, unless it was dropped.

    `result` None takes the result back, and a measured insight returns to the status it had before.
    A result without a date is of the day on which it is entered.
    """

    insight: str
    result: Result | None
    on: dt.date

    @property
    def joins(self) -> Hashable:
        """Typing the result is one undo step."""
        return (self.insight, "result")

    @property
    def touches(self) -> str:
        """The insight."""
        return self.insight

    def label(self, meeting: Meeting) -> str:
        """Say of which insight the result is."""
        verb = "entered" if self.result else "took back"
        return f"{verb} the result of {quoted(meeting.row(self.insight))}"

    def applied(self, meeting: Meeting) -> Meeting:
        """The meeting with the result, and the insight where that brings it."""
        insight = _the(meeting, self.insight, Insight)
        return with_row(meeting, with_result(insight, self.result, self.on))


def change_of(row: Row, field: str, value: object, on: dt.date) -> Edit:
    """The edit that gives a row's field another value, and keeps the day where that counts."""
    match row, field, value:
        case Insight(), "status", InsightStatus():
            return MoveInsight(row.id, value, on)
        case Insight(), "result", Result() | None:
            return EnterResult(row.id, value, on)
        case Insight() | Action(), "because", str():
            return GiveReason(row.id, value)
        case Action(), "status", ActionStatus():
            return MoveAction(row.id, value, on)
        case _:
            return ChangeRow(row.id, field, value)


def _the(meeting: Meeting, row_id: str, sort: type[R]) -> R:
    row = found(meeting, row_id)[1]
    if not isinstance(row, sort):
        raise NotFound(f"That row is no {sort.__name__.lower()}.")
    return row
