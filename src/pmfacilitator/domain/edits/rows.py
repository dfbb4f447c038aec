"""The verbs of rows: add, change, remove, move."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Any

from pmfacilitator.domain.edits.placing import (
    changed,
    found,
    quoted,
    rows_in,
    with_rows,
    without_milestone,
)
from pmfacilitator.domain.meeting import Meeting
from pmfacilitator.domain.prompts import Slot
from pmfacilitator.domain.records import Row
from pmfacilitator.domain.rows import Entry
from pmfacilitator.domain.timeline import without
from pmfacilitator.errors import Refused


@dataclass(frozen=True)
class AddRow:
    """Put a row into a list, at its end or before the row at `index`."""

    slot: Slot
    row: Row
    index: int | None = None

    joins = None

    @property
    def touches(self) -> str:
        """The new row."""
        return self.row.id

    def label(self, meeting: Meeting) -> str:
        """Say what was added."""
        del meeting
        return f"added {quoted(self.row)}"

    def applied(self, meeting: Meeting) -> Meeting:
        """The meeting with the row."""
        if isinstance(self.row, Entry) and self.row.milestone:
            meeting = without_milestone(meeting, self.row.milestone, but=self.row.id)
        rows = list(rows_in(meeting, self.slot))
        rows.insert(len(rows) if self.index is None else self.index, self.row)
        return with_rows(meeting, self.slot, tuple(rows))


@dataclass(frozen=True)
class ChangeRow:
    """Give one field of a row another value."""

    row_id: str
    field: str
    value: Any

    @property
    def joins(self) -> Hashable:
        """Typing in one field is one undo step."""
        return (self.row_id, self.field)

    @property
    def touches(self) -> str:
        """The row."""
        return self.row_id

    def label(self, meeting: Meeting) -> str:
        """Say which row changed."""
        return f"changed {quoted(meeting.row(self.row_id))}"

    def applied(self, meeting: Meeting) -> Meeting:
        """The meeting with the changed row; a milestone leaves the entry that had it."""
        slot, row = found(meeting, self.row_id)
        after = changed(row, self.field, self.value)
        if isinstance(after, Entry) and after.milestone:
            meeting = without_milestone(meeting, after.milestone, but=self.row_id)
        rows = tuple(after if r.id == self.row_id else r for r in meeting.rows(slot))
        return with_rows(meeting, slot, rows)


@dataclass(frozen=True)
class RemoveRow:
    """Take a row out; links to it stay and say that their target is gone."""

    row_id: str

    joins = None

    @property
    def touches(self) -> str:
        """The row, which undo brings back."""
        return self.row_id

    def label(self, meeting: Meeting) -> str:
        """Say which row went."""
        return f"removed {quoted(meeting.row(self.row_id))}"

    def applied(self, meeting: Meeting) -> Meeting:
        """The meeting without the row."""
        slot, row = found(meeting, self.row_id)
        if isinstance(row, Entry):
            rows: tuple[Row, ...] = without(meeting.timeline, meeting.incident, self.row_id)
        else:
            rows = tuple(row for row in meeting.rows(slot) if row.id != self.row_id)
        return with_rows(meeting, slot, rows)


@dataclass(frozen=True)
class PutBack:
    """Put a row back as it was, unless somebody has changed it since it became `instead`."""

    row: Row
    instead: Row

    joins = None

    @property
    def touches(self) -> str:
        """The row."""
        return self.row.id

    def label(self, meeting: Meeting) -> str:
        """Say which row was put back."""
        return f"put {quoted(meeting.row(self.row.id))} back"

    def applied(self, meeting: Meeting) -> Meeting:
        """The meeting with the row as it was; raises Refused if it is another by now."""
        slot, row = found(meeting, self.row.id)
        if row != self.instead:
            raise Refused(f"{quoted(row)} has been changed since, so it was left as it is.")
        rows = tuple(self.row if r.id == row.id else r for r in meeting.rows(slot))
        return with_rows(meeting, slot, rows)


@dataclass(frozen=True)
class MoveRow:
    """Move a row up (negative) or down in its list; it stops at the ends."""

    row_id: str
    by: int

    @property
    def joins(self) -> Hashable:
        """Moving one row several places is one undo step."""
        return (self.row_id, "position")

    @property
    def touches(self) -> str:
        """The row."""
        return self.row_id

    def label(self, meeting: Meeting) -> str:
        """Say which row moved."""
        return f"moved {quoted(meeting.row(self.row_id))}"

    def applied(self, meeting: Meeting) -> Meeting:
        """The meeting with the row in its new place."""
        slot, row = found(meeting, self.row_id)
        rows = list(meeting.rows(slot))
        at = rows.index(row)
        rows.insert(max(0, min(len(rows) - 1, at + self.by)), rows.pop(at))
        return with_rows(meeting, slot, tuple(rows))
