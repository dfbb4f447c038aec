"""The verbs of what comes after: how far an insight or action is, and what came of it.

The day on which something changed is handed in, and kept with the change.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Hashable
from dataclasses import dataclass
from typing import TypeVar

from pmfacilitator.domain.edits.placing import (
    changed_all,
    found,
    quoted,
    with_rows,
    words_of,
)
from pmfacilitator.domain.meeting import Meeting
from pmfacilitator.domain.records import Row
from pmfacilitator.domain.rows import (
    Action,
    ActionChange,
    ActionStatus,
    Again,
    Insight,
    InsightChange,
    InsightStatus,
    Result,
)
from pmfacilitator.errors import InvalidValue, NotFound

R = TypeVar("R", bound=Row)
C = TypeVar("C", bound=InsightChange | ActionChange)


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
        return _with(meeting, _moved(insight, self.status, self.on, self.because))


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
        was_dropped = action.status is ActionStatus.NOT_DOING
        because = _reason(action.because, self.because, stays=not was_dropped)
        if action.status is self.status:
            return _with(meeting, changed_all(action, because=because))
        change = ActionChange(status=self.status, on=self.on, because=because)
        changes = _noted(action.changes, change, ActionStatus.OPEN)
        after = changed_all(action, status=self.status, because=because, changes=changes)
        return _with(meeting, after)


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
        result = self.result and _dated(self.result, insight.result, self.on)
        is_counted = result is not None and result.number is not None
        was_measured = insight.status is InsightStatus.MEASURED
        if was_measured and not is_counted:
            insight = _moved(insight, _before(insight), self.on, None)
        insight = changed_all(insight, result=result)
        if is_counted and insight.status.is_open:
            insight = _moved(insight, InsightStatus.MEASURED, self.on, None)
        return _with(meeting, insight)


@dataclass(frozen=True)
class LinkAgain:
    """Say that an insight is one we have had before, in another meeting."""

    insight: str
    earlier: Again

    joins = None

    @property
    def touches(self) -> str:
        """The later insight, where the link lives."""
        return self.insight

    def label(self, meeting: Meeting) -> str:
        """Say which insight was linked."""
        return f"linked {quoted(meeting.row(self.insight))} to an earlier one"

    def applied(self, meeting: Meeting) -> Meeting:
        """The meeting with the link, once however often it is made."""
        insight = _the(meeting, self.insight, Insight)
        if self.earlier.meeting == meeting.id:
            raise InvalidValue("Only insights of other meetings are linked as seen before.")
        ends = {(again.meeting, again.row) for again in insight.again}
        if (self.earlier.meeting, self.earlier.row) in ends:
            return meeting
        return _with(meeting, changed_all(insight, again=(*insight.again, self.earlier)))


@dataclass(frozen=True)
class UnlinkAgain:
    """Take back that an insight is one we have had before."""

    insight: str
    earlier: str

    joins = None

    @property
    def touches(self) -> str:
        """The later insight, where the link lived."""
        return self.insight

    def label(self, meeting: Meeting) -> str:
        """Say which insight lost a link."""
        return f"took the link to an earlier one from {quoted(meeting.row(self.insight))}"

    def applied(self, meeting: Meeting) -> Meeting:
        """The meeting without the link."""
        insight = _the(meeting, self.insight, Insight)
        kept = tuple(again for again in insight.again if again.row != self.earlier)
        return _with(meeting, changed_all(insight, again=kept))


def _moved(insight: Insight, to: InsightStatus, on: dt.date, because: str | None) -> Insight:
    was_dropped = insight.status is InsightStatus.DROPPED
    because = _reason(insight.because, because, stays=not was_dropped)
    if insight.status is to:
        return changed_all(insight, because=because)
    change = InsightChange(status=to, on=on, because=because)
    changes = _noted(insight.changes, change, InsightStatus.NOTICED)
    return changed_all(insight, status=to, because=because, changes=changes)


def _before(insight: Insight) -> InsightStatus:
    """The status that an insight had before the one it has."""
    earlier = [made.status for made in insight.changes if made.status is not insight.status]
    return earlier[-1] if earlier else InsightStatus.NOTICED


def _reason(had: str, given: str | None, *, stays: bool) -> str:
    """The reason of the new status: a reason for dropping goes with the dropping."""
    if given is not None:
        return given
    return had if stays else ""


def _noted(changes: tuple[C, ...], change: C, first: object) -> tuple[C, ...]:
    """The changes with one more; what is changed back on the same day has not been."""
    before = changes[-2].status if len(changes) > 1 else first
    if changes and changes[-1].on == change.on and before == change.status:
        return changes[:-1]
    return (*changes, change)


def _dated(result: Result, before: Result | None, on: dt.date) -> Result:
    """The result with its day; the same result keeps the one it had."""
    if result.on is not None:
        return result
    if before and (before.words, before.number) == (result.words, result.number):
        return before
    return result.changed(on=on)


def _the(meeting: Meeting, row_id: str, sort: type[R]) -> R:
    row = found(meeting, row_id)[1]
    if not isinstance(row, sort):
        raise NotFound(f"That row is no {sort.__name__.lower()}.")
    return row


def _with(meeting: Meeting, after: Row) -> Meeting:
    slot, _ = found(meeting, after.id)
    rows = tuple(after if row.id == after.id else row for row in meeting.rows(slot))
    return with_rows(meeting, slot, rows)
