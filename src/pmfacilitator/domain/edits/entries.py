"""The verbs of the timeline: adding many entries at once, and moving one where time allows it."""

from __future__ import annotations

from dataclasses import dataclass

from pmfacilitator.domain.edits.placing import changed, quoted
from pmfacilitator.domain.edits.rows import MoveRow
from pmfacilitator.domain.meeting import Meeting
from pmfacilitator.domain.rows import Entry
from pmfacilitator.domain.timeline import moved, with_entries
from pmfacilitator.errors import InvalidValue, NotFound

MOST_ENTRIES = 5_000
"""How long a timeline may become by importing: more is a log, which nobody reads aloud."""


@dataclass(frozen=True)
class AddEntries:
    """Put entries into the timeline, in the order in which their source tells them."""

    entries: tuple[Entry, ...]

    joins = None

    @property
    def touches(self) -> str:
        """The first of them."""
        return self.entries[0].id if self.entries else ""

    def label(self, meeting: Meeting) -> str:
        """Say how many were added, or which one."""
        del meeting
        if len(self.entries) == 1:
            return f"imported {quoted(self.entries[0])}"
        return f"imported {len(self.entries)} entries"

    def applied(self, meeting: Meeting) -> Meeting:
        """The meeting with them; a milestone leaves the entry that had it.

        Raises InvalidValue where the timeline would become longer than anybody can follow.
        """
        if len(meeting.timeline) + len(self.entries) > MOST_ENTRIES:
            raise InvalidValue(
                f"These are {len(self.entries):,} entries, and a timeline takes {MOST_ENTRIES:,};"
                " leave out what only a log needs."
            )
        given = {entry.milestone for entry in self.entries if entry.milestone}
        kept = tuple(
            entry.changed(milestone=None) if entry.milestone in given else entry
            for entry in meeting.timeline
        )
        return changed(meeting, "timeline", with_entries(kept, self.entries, meeting.incident))


@dataclass(frozen=True)
class MoveEntry(MoveRow):
    """Show an entry of the timeline a place higher (negative) or lower, where time allows it."""

    def applied(self, meeting: Meeting) -> Meeting:
        """The meeting with the entry in its new place; raises InvalidValue if time forbids it."""
        if all(entry.id != self.row_id for entry in meeting.timeline):
            raise NotFound("That row is no longer in the meeting.")
        entries = moved(meeting.timeline, meeting.incident, self.row_id, self.by)
        if entries is None:
            raise InvalidValue("Entries stand in order of time; change its time to move it.")
        return meeting.changed(timeline=entries)
