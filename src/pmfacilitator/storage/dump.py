"""Meetings as plain data; a row that nobody has changed stays the very same piece of it."""

from __future__ import annotations

from typing import Any

from pmfacilitator.domain.meeting import Meeting
from pmfacilitator.domain.records import Record, Row

_Dumped = tuple[Row, dict[str, Any]]


def dump(record: Record) -> dict[str, Any]:
    """A record as plain data, such as JSON can hold."""
    return record.model_dump(mode="json")


class Dump:
    """Dumps one state of a meeting after another, at the cost of what changed between them."""

    def __init__(self) -> None:
        # By identity, which is no other's as long as the row is kept beside its data.
        self._rows: dict[int, _Dumped] = {}

    def of(self, meeting: Meeting) -> dict[str, Any]:
        """The meeting as plain data; nobody may change a row of it but to complete it for good."""
        data = meeting.model_dump(mode="json", exclude=set(Meeting.ROWS))
        before, self._rows = self._rows, {}
        for name in Meeting.ROWS:
            data[name] = [self._kept(row, before.get(id(row))) for row in getattr(meeting, name)]
        return {name: data[name] for name in Meeting.model_fields}

    def _kept(self, row: Row, known: _Dumped | None) -> dict[str, Any]:
        dumped = self._rows[id(row)] = known or (row, dump(row))
        return dumped[1]
