"""What somebody wants otherwise than it was read; it outlives a crash, beside what was pasted."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Self

from pydantic import ValidationError

from pmfacilitator.domain.records import Line, Record
from pmfacilitator.domain.rows import Milestone
from pmfacilitator.domain.stamps import Stamp, ZoneName
from pmfacilitator.importing.found import Choices
from pmfacilitator.importing.registry import AUTO


def read_columns(text: str) -> Mapping[str, str]:
    """The columns that `time=At,text=Note` names; none, if that is not how it is typed."""
    pairs = [part.partition("=") for part in text.split(",") if part.strip()]
    if not all(role.strip() and name.strip() for role, _, name in pairs):
        return {}
    return {role.strip(): name.strip() for role, _, name in pairs}


class LineWish(Record):
    """What is wanted of one line; what is None stays as it was read.

    `stamp` is the time as it was typed: without a date or zone of its own it keeps the line's.
    `milestone` is confirmed, and `plain` says that the line is to be none.
    """

    key: str
    ticked: bool | None = None
    stamp: Stamp | None = None
    text: Line | None = None
    milestone: Milestone | None = None
    plain: bool = False


class Wishes(Record):
    """The date and zone for all lines that lack one, and what is wanted of each line.

    `incident` names one of several, `everything` takes in what is left out by default, `columns`
    says which of a table are read, and `source` what it is read as.
    """

    date: dt.date | None = None
    zone: ZoneName | None = None
    incident: Line = ""
    everything: bool = False
    columns: Line = ""
    source: Line = AUTO
    lines: tuple[LineWish, ...] = ()

    @classmethod
    def read(cls, text: str) -> Self:
        """The wishes that were kept; none, if they cannot be read."""
        try:
            return cls.model_validate_json(text) if text else cls()
        except ValidationError:
            return cls()

    @property
    def choices(self) -> Choices:
        """What a reader of the source is told."""
        return Choices(
            date=self.date,
            zone=self.zone,
            incident=self.incident,
            everything=self.everything,
            columns=read_columns(self.columns),
        )

    @property
    def written(self) -> str:
        """The wishes, to be kept; "" if there are none."""
        return "" if self == type(self)() else self.model_dump_json(exclude_defaults=True)

    def with_line(self, wish: LineWish) -> Self:
        """The wishes with another one of a line."""
        others = tuple(line for line in self.lines if line.key != wish.key)
        return self.changed(lines=(*others, wish))
