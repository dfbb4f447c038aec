"""How an insight or an action goes on after its meeting: status, reason, result, and their days.

Every function raises InvalidValue, in one sentence, where the row could not be so.
"""

from __future__ import annotations

import datetime as dt
from typing import TypeVar

from pmfacilitator.domain.edits.placing import changed_all
from pmfacilitator.domain.rows import (
    Action,
    ActionChange,
    ActionStatus,
    Insight,
    InsightChange,
    InsightStatus,
    Result,
)

F = TypeVar("F", Insight, Action)
_Change = InsightChange | ActionChange

_FIRST = {Insight: InsightStatus.NOTICED, Action: ActionStatus.OPEN}
_GIVEN_UP = {InsightStatus.DROPPED, ActionStatus.NOT_DOING}


def moved_insight(
    insight: Insight, to: InsightStatus, on: dt.date, because: str | None = None
) -> Insight:
    """The insight with another status since that day; without a reason, the one it had may stay."""
    reason = _reason(insight, to, because)
    return _moved(insight, InsightChange(status=to, on=on, because=reason))


def moved_action(
    action: Action, to: ActionStatus, on: dt.date, because: str | None = None
) -> Action:
    """The action with another status since that day; without a reason, the one it had may stay."""
    reason = _reason(action, to, because)
    return _moved(action, ActionChange(status=to, on=on, because=reason))


def reasoned(row: F, because: str) -> F:
    """The row with another reason for its status, which its last change tells as well."""
    changes: tuple[_Change, ...] = row.changes
    if changes and changes[-1].status is row.status:
        changes = (*changes[:-1], changes[-1].changed(because=because))
    return changed_all(row, because=because, changes=changes)


def with_result(insight: Insight, result: Result | None, on: dt.date) -> Insight:
    """The insight with what came of it; a number makes it measured, unless it was dropped.

    A result without a date is of the day on which it is entered. An insight whose result has no
    number any more returns to the status it had before it was measured.
    """
    result = result and _dated(result, insight.result, on)
    is_counted = result is not None and result.number is not None
    if insight.status is InsightStatus.MEASURED and not is_counted:
        insight = moved_insight(insight, _before(insight), on)
    insight = changed_all(insight, result=result)
    if is_counted and insight.status.is_open:
        insight = moved_insight(insight, InsightStatus.MEASURED, on)
    return insight


def _moved(row: F, change: _Change) -> F:
    """The row after a change; one that is taken back on its own day leaves no trace."""
    if change.status is row.status:
        return row if change.because == row.because else reasoned(row, change.because)
    changes: tuple[_Change, ...] = row.changes
    before = changes[-2].status if len(changes) > 1 else _FIRST[type(row)]
    if changes and changes[-1].on == change.on and before is change.status:
        kept: tuple[_Change, ...] = changes[:-1]
    else:
        kept = (*changes, change)
    return changed_all(row, status=change.status, because=change.because, changes=kept)


def _reason(row: Insight | Action, to: InsightStatus | ActionStatus, given: str | None) -> str:
    """The reason as it was given; else the one there was, unless that was for giving it up."""
    if given is not None:
        return given
    is_taken_up = row.status in _GIVEN_UP and to is not row.status
    return "" if is_taken_up else row.because


def _before(insight: Insight) -> InsightStatus:
    earlier = [made.status for made in insight.changes if made.status is not insight.status]
    return earlier[-1] if earlier else InsightStatus.NOTICED


def _dated(result: Result, before: Result | None, on: dt.date) -> Result:
    if result.on is not None:
        return result
    if before and (before.words, before.number) == (result.words, result.number):
        return before
    return result.changed(on=on)
