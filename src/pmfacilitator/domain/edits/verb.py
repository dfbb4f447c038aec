"""What every edit is: one verb that takes a frozen meeting and makes the next one."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Protocol

from pmfacilitator.domain.meeting import Meeting


class Edit(Protocol):
    """One change to a meeting."""

    def applied(self, meeting: Meeting) -> Meeting:
        """The meeting after this edit; raises NotFound or InvalidValue and changes nothing."""
        ...

    def label(self, meeting: Meeting) -> str:
        """What this edit does to `meeting`, in words that follow "Undid:"."""
        ...

    @property
    def joins(self) -> Hashable | None:
        """Edits in a row with the same key become one undo step; None never joins."""
        ...

    @property
    def touches(self) -> str:
        """The id of the row or step where the edit happens, "" for the meeting's own facts."""
        ...


@dataclass(frozen=True)
class Together:
    """Several edits as one undo step."""

    edits: tuple[Edit, ...]
    words: str

    joins = None

    @property
    def touches(self) -> str:
        """Where the last of them happens."""
        return self.edits[-1].touches if self.edits else ""

    def label(self, meeting: Meeting) -> str:
        """Say what they do together."""
        del meeting
        return self.words

    def applied(self, meeting: Meeting) -> Meeting:
        """The meeting after all of them, in order."""
        for edit in self.edits:
            meeting = edit.applied(meeting)
        return meeting
