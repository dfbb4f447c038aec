"""The verbs of the meeting's own facts: the incident, the status, other reviews of it."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Any

from pmfacilitator.domain.edits.placing import changed, words_of
from pmfacilitator.domain.meeting import Companion, Meeting, Status

_CALLED = {
    "detected_by": "who noticed first",
    "again": "what was seen before",
    "tldr": "what happened, in short",
}
"""What a fact is called where its name in the code would read badly."""


@dataclass(frozen=True)
class ChangeIncident:
    """Give one fact of the incident another value; its zone has a verb of its own."""

    field: str
    value: Any

    @property
    def joins(self) -> Hashable:
        """Typing in one field is one undo step."""
        return ("incident", self.field)

    touches = ""

    def label(self, meeting: Meeting) -> str:
        """Say which fact changed."""
        del meeting
        called = _CALLED.get(self.field, f"the incident's {words_of(self.field)}")
        return f"changed {called}"

    def applied(self, meeting: Meeting) -> Meeting:
        """The meeting with that fact; inferred dates count from the incident's, so they follow."""
        return meeting.changed(incident=changed(meeting.incident, self.field, self.value))


@dataclass(frozen=True)
class ChangeStatus:
    """Move the document between draft, in review and final."""

    status: Status

    joins = None
    touches = ""

    def label(self, meeting: Meeting) -> str:
        """Say what the status was and became."""
        return f"changed the status from {words_of(meeting.status)} to {words_of(self.status)}"

    def applied(self, meeting: Meeting) -> Meeting:
        """The meeting with that status."""
        return meeting.changed(status=self.status)


@dataclass(frozen=True)
class AddCompanion:
    """Note that another meeting reviews the same incident."""

    companion: Companion

    joins = None
    touches = ""

    def label(self, meeting: Meeting) -> str:
        """Say which review was linked."""
        del meeting
        return f"linked the {self.companion.agenda} review"

    def applied(self, meeting: Meeting) -> Meeting:
        """The meeting that knows of the other."""
        return meeting.changed(companions=(*meeting.companions, self.companion))
