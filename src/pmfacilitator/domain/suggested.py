"""Milestones that an importer read out of an entry's words, until the room confirms or drops them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pmfacilitator.domain.meeting import Meeting
from pmfacilitator.domain.milestones import show_milestone
from pmfacilitator.domain.rows import Entry, Milestone
from pmfacilitator.errors import NotFound


def open_suggestions(entries: Sequence[Entry]) -> Mapping[str, Milestone]:
    """What may still be confirmed, by the id of the entry, one entry a milestone.

    An entry that is a milestone suggests nothing, and nobody suggests one that an entry is; of
    several that suggest the same, the first in the order given does.
    """
    taken = {entry.milestone for entry in entries}
    found: dict[str, Milestone] = {}
    for entry in entries:
        if entry.suggested and not entry.milestone and entry.suggested not in taken:
            taken.add(entry.suggested)
            found[entry.id] = entry.suggested
    return found


@dataclass(frozen=True)
class ConfirmSuggested:
    """Make of the suggestions of these entries the milestones that they are, as one undo step."""

    row_ids: tuple[str, ...]

    joins = None

    @property
    def touches(self) -> str:
        """The first of the entries."""
        return self.row_ids[0] if self.row_ids else ""

    def label(self, meeting: Meeting) -> str:
        """Say which milestone was confirmed, or how many."""
        if len(self.row_ids) > 1:
            return f"confirmed {len(self.row_ids)} milestones"
        entry = next((e for e in meeting.timeline if e.id in self.row_ids), None)
        if entry is None or entry.suggested is None:
            return "confirmed a milestone"
        return f"confirmed “{show_milestone(entry.suggested)}”"

    def applied(self, meeting: Meeting) -> Meeting:
        """The meeting with these milestones; an entry that had one of them loses it."""
        chosen = {entry.id: entry for entry in meeting.timeline if entry.id in self.row_ids}
        if len(chosen) < len(set(self.row_ids)):
            raise NotFound("That row is no longer in the meeting.")
        given = {entry.suggested for entry in chosen.values()}
        return meeting.changed(
            timeline=tuple(
                entry.changed(milestone=entry.suggested or entry.milestone, suggested=None)
                if entry.id in chosen
                else entry.changed(milestone=None)
                if entry.milestone and entry.milestone in given
                else entry
                for entry in meeting.timeline
            )
        )


@dataclass(frozen=True)
class NameMilestone:
    """Say which milestone an entry is, or that it is none; what was suggested is settled by that."""

    row_id: str
    milestone: Milestone | None

    joins = None

    @property
    def touches(self) -> str:
        """The entry."""
        return self.row_id

    def label(self, meeting: Meeting) -> str:
        """Say which milestone was named."""
        del meeting
        if self.milestone is None:
            return "named no milestone"
        return f"named “{show_milestone(self.milestone)}”"

    def applied(self, meeting: Meeting) -> Meeting:
        """The meeting in which this entry is that milestone, and no other entry is."""
        if all(entry.id != self.row_id for entry in meeting.timeline):
            raise NotFound("That row is no longer in the meeting.")
        return meeting.changed(
            timeline=tuple(
                entry.changed(milestone=self.milestone, suggested=None)
                if entry.id == self.row_id
                else entry.changed(milestone=None)
                if entry.milestone and entry.milestone is self.milestone
                else entry
                for entry in meeting.timeline
            )
        )
