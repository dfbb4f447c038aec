"""The verbs of what was seen before: a link from an insight or factor to an earlier one."""

from __future__ import annotations

from dataclasses import dataclass

from pmfacilitator.domain.edits.placing import changed_all, found, quoted, with_row
from pmfacilitator.domain.meeting import Meeting
from pmfacilitator.domain.rows import Again, Factor, Insight
from pmfacilitator.errors import InvalidValue, NotFound


@dataclass(frozen=True)
class LinkAgain:
    """Say that an insight or factor is one we have had before, in another meeting."""

    row_id: str
    earlier: Again

    joins = None

    @property
    def touches(self) -> str:
        """The later row, where the link lives."""
        return self.row_id

    def label(self, meeting: Meeting) -> str:
        """Say which row was linked."""
        return f"linked {quoted(meeting.row(self.row_id))} to an earlier one"

    def applied(self, meeting: Meeting) -> Meeting:
        """The meeting with the link, once however often it is made."""
        row = _linkable(meeting, self.row_id)
        if self.earlier.meeting == meeting.id:
            raise InvalidValue("Only insights and factors of other meetings were seen before.")
        ends = {(again.meeting, again.row) for again in row.again}
        if (self.earlier.meeting, self.earlier.row) in ends:
            return meeting
        return with_row(meeting, changed_all(row, again=(*row.again, self.earlier)))


@dataclass(frozen=True)
class UnlinkAgain:
    """Take back that an insight or factor is one we have had before."""

    row_id: str
    earlier: str

    joins = None

    @property
    def touches(self) -> str:
        """The later row, where the link lived."""
        return self.row_id

    def label(self, meeting: Meeting) -> str:
        """Say which row lost a link."""
        return f"took the link to an earlier one from {quoted(meeting.row(self.row_id))}"

    def applied(self, meeting: Meeting) -> Meeting:
        """The meeting without the link."""
        row = _linkable(meeting, self.row_id)
        kept = tuple(again for again in row.again if again.row != self.earlier)
        return with_row(meeting, changed_all(row, again=kept))


def _linkable(meeting: Meeting, row_id: str) -> Insight | Factor:
    row = found(meeting, row_id)[1]
    if not isinstance(row, Insight | Factor):
        raise NotFound("That row is no insight and no factor.")
    return row
