"""What the program asks of whatever keeps meetings; `storage` answers.

This module is read before the first paint, so it names the models only for the type checker.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

from pmfacilitator.errors import DocumentChanged

if TYPE_CHECKING:
    from pmfacilitator.domain.desk import Desk
    from pmfacilitator.domain.learning.seen import MeetingSeen
    from pmfacilitator.domain.meeting import Meeting
    from pmfacilitator.domain.private_notes import PrivateNotes


@dataclass(frozen=True)
class Summary:
    """What a list says of a meeting without opening it.

    `damaged` says in one sentence why a file cannot be read; everything else is then empty.
    """

    id: str
    path: Path
    title: str
    severity: str
    date: str | None
    status: str
    agenda: str
    open_actions: int
    insights: int
    incident: str
    created: str | None
    changed: float
    damaged: str = ""
    services: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    lenses: tuple[str, ...] = ()
    detected_by: str = ""
    archived: bool = False
    accounts: tuple[str, ...] = ()


def newest_first(summaries: Iterable[Summary]) -> list[Summary]:
    """In the order of a list: by the day of the incident, then by the last change."""
    found = sorted(summaries, key=lambda each: each.path.name)
    found.sort(key=_day_and_change, reverse=True)
    return found


def _day_and_change(summary: Summary) -> tuple[str, float]:
    return (summary.date or (summary.created or "")[:10], summary.changed)


class Marks(NamedTuple):
    """What tells that a file is still the one that was read; times are in nanoseconds.

    `changed` also moves when somebody sets `modified` back. -1 fits no file.
    """

    inode: int
    size: int
    modified: int
    changed: int


@dataclass(frozen=True)
class Looked:
    """One file as it was read; its summary is None if it is not a meeting's."""

    marks: Marks
    digest: bytes
    summary: Summary | None


class Shelf(Protocol):
    """The files of a library, as an index reads them; a name is a path within its folder."""

    @property
    def folder(self) -> Path:
        """Where the files are."""
        ...

    def files(self) -> Mapping[str, Marks]:
        """Every file that may hold a meeting; raises FileTrouble if the folder cannot be read."""
        ...

    def look(self, name: str) -> Looked | None:
        """What a list says of a file; None if it is gone."""
        ...

    def meeting(self, name: str) -> tuple[Marks, Meeting | None] | None:
        """The meeting in a file, None if it holds none; None instead of both if it is gone."""
        ...


class Catalogue(Protocol):
    """What is known of all meetings of a library without opening them."""

    def summaries(self, *, archived: bool = False) -> Sequence[Summary]:
        """Every meeting, or every one in the archive, newest first; raises FileTrouble."""
        ...

    def holding(self, meeting: str) -> Path | None:
        """The file of the meeting with that id, archived or not; raises FileTrouble."""
        ...

    def seen(self, *, with_archived: bool = False) -> Iterable[MeetingSeen]:
        """What is seen of each meeting, the newest incident first; raises FileTrouble."""
        ...


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
