"""What the program asks of whatever keeps meetings; `storage` answers.

This module is read before the first paint, so it names the models only for the type checker.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from pmfacilitator.catalogue import Summary
from pmfacilitator.errors import DocumentChanged

if TYPE_CHECKING:
    from pmfacilitator.domain.desk import Desk
    from pmfacilitator.domain.meeting import Meeting
    from pmfacilitator.domain.private_notes import PrivateNotes


class OpenMeeting(Protocol):
    """A meeting's file, held for editing or only being read, until it is closed."""

    @property
    def path(self) -> Path:
        """Where the file is; its name never changes."""
        ...

    @property
    def meeting(self) -> Meeting:
        """The meeting as it was read."""
        ...

    @property
    def desk(self) -> Desk:
        """The desk as it was read."""
        ...

    @property
    def read_only(self) -> bool:
        """Whether another window, a newer format or the caller forbids writing."""
        ...

    @property
    def why_read_only(self) -> str:
        """One sentence for the room: who holds it and since when; "" when it can be edited."""
        ...

    def save(self, meeting: Meeting, desk: Desk) -> None:
        """Write both, atomically; returns when the folder's entry is on disk.

        Raises:
            MeetingChanged: another program has written the file since.
            FileTrouble: it cannot be written; the file is as it was.
        """
        ...

    def save_copy(self, meeting: Meeting, desk: Desk) -> Path:
        """Write a copy under a new id beside the file, hold that from now on, and name it."""
        ...

    def close(self) -> None:
        """Let others have it; saves nothing."""
        ...


@dataclass(frozen=True)
class Sight:
    """What a follower sees of a meeting at one moment.

    `trouble` says in one sentence why this is how it stood last, and not how it stands now.
    """

    meeting: Meeting
    desk: Desk
    trouble: str = ""


class Followed(Protocol):
    """A meeting's file that another window writes; nothing is written or held here."""

    @property
    def sight(self) -> Sight:
        """What was seen last."""
        ...

    def next(self) -> Sight | None:
        """Wait until there is anything else to see, and give it; None once this was closed."""
        ...

    def close(self) -> None:
        """Look no longer; whoever waits for the next sight is let go. Any thread may call it."""
        ...


class OpenNotes(Protocol):
    """The facilitator's private notes about a meeting, held until they are closed."""

    @property
    def notes(self) -> PrivateNotes:
        """The notes as they were read or saved last."""
        ...

    def save(self, notes: PrivateNotes) -> Path:
        """Write them, atomically, and name the file.

        It is another one than before if a program has written into that since, and goes on so.

        Raises:
            FileTrouble: it cannot be written; it is as it was.
        """
        ...

    def close(self) -> None:
        """Let another window have them; saves nothing."""
        ...


class Documents(Protocol):
    """Where documents are written, never over what somebody has changed."""

    def put(self, path: Path, text: str, *, force: bool = False) -> None:
        """Write a document whole, or not at all.

        Raises:
            DocumentChanged: somebody has changed the file since, and nothing is forced.
            FileTrouble: it cannot be written, and is as it was.
        """
        ...


def put_where_free(documents: Documents, path: Path, text: str, *, force: bool = False) -> Path:
    """Write a document, beside what somebody has changed since, and say where it is now."""
    try:
        documents.put(path, text, force=force)
    except DocumentChanged as changed:
        documents.put(changed.free, text)
        return changed.free
    return path


class Repository(Protocol):
    """The library: a folder of meetings, as the program sees it."""

    def summaries(self) -> Sequence[Summary]:
        """Every meeting, newest first."""
        ...

    def find(self, name: str) -> Path:
        """The one meeting of that path, id (or its beginning), part of a file name, or `last`.

        Raises:
            NotFound: there is none, or more than one.
        """
        ...

    def create(self, meeting: Meeting) -> Path:
        """Keep a new meeting; raises Refused if one of that id is already here."""
        ...

    def open(self, path: Path, *, now: dt.datetime, read_only: bool = False) -> OpenMeeting:
        """Open a meeting, for reading only if another window holds it.

        Raises:
            MeetingDamaged: the file holds no readable meeting.
            FileTrouble: the file cannot be read.
        """
        ...

    def follow(self, path: Path) -> Followed:
        """See what another window makes of a meeting.

        Raises:
            NotFound: there is no such file.
            MeetingDamaged: the file holds no readable meeting.
            FileTrouble: the file cannot be read.
        """
        ...

    def private_notes(self, path: Path, meeting: str) -> OpenNotes:
        """Open the private notes about a meeting, to which its file and its id lead.

        Raises:
            MeetingHeld: another window has them open.
            Refused: they cannot be kept there privately, or are another meeting's.
            FileTrouble: they cannot be read.
        """
        ...

    def form(self) -> Mapping[str, str]:
        """What was half-typed of a meeting that is not there yet, by field; often nothing."""
        ...

    def keep_form(self, texts: Mapping[str, str]) -> None:
        """Keep that; no texts forget it. Raises FileTrouble."""
        ...

    def trash(self, path: Path) -> Path:
        """Move a meeting into the library's `trash/`; raises MeetingHeld if it is open."""
        ...

    def archive(self, path: Path) -> Path:
        """Move a meeting into the library's `archive/`, or back out of it; say where it is now.

        Raises:
            MeetingHeld: it is open.
        """
        ...
