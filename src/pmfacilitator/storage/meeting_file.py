"""A meeting's file, held for editing by one window and read by the others."""

from __future__ import annotations

import datetime as dt
import os
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from tinydb import TinyDB

from pmfacilitator.domain.desk import Desk
from pmfacilitator.domain.meeting import Meeting
from pmfacilitator.errors import (
    FileTrouble,
    MeetingChanged,
    MeetingDamaged,
    MeetingHeld,
    NotFound,
    ReadOnly,
    Refused,
)
from pmfacilitator.storage.atomic import AtomicStorage
from pmfacilitator.storage.files import backup_of, sweep
from pmfacilitator.storage.locks import Lock, lock_folder, lock_meeting
from pmfacilitator.storage.names import free_path
from pmfacilitator.storage.stored import Contents, StoredMeeting

_ASKED = "Opened for reading only."
_CLOSED = "This meeting has been closed."
_NEWER = "A newer pmfacilitator wrote this meeting; please update to edit it. Reading only."


class MeetingFile:
    """Fulfils `OpenMeeting`, for one thread at a time; `open_meeting` makes it."""

    def __init__(self, path: Path, opened: _Opened, lock: Lock | None, why_read_only: str) -> None:
        self._path = path
        self._storage, self._stored, self._contents = opened
        self._saved = (self.meeting, self.desk)
        self._lock = lock
        self._why_read_only = why_read_only

    @property
    def path(self) -> Path:
        """Where the file is, as it was named."""
        return self._path

    @property
    def meeting(self) -> Meeting:
        """The meeting as it was read."""
        return self._contents.meeting

    @property
    def desk(self) -> Desk:
        """The desk as it was read, with the moment of this opening if it can be edited."""
        return self._contents.desk

    @property
    def revision(self) -> int:
        """How often the meeting itself has been saved as another than before."""
        return self._stored.revision

    @property
    def read_only(self) -> bool:
        """Whether nothing can be saved."""
        return self._lock is None

    @property
    def why_read_only(self) -> str:
        """One sentence for the room; "" when it can be edited."""
        return self._why_read_only if self.read_only else ""

    def save(self, meeting: Meeting, desk: Desk) -> None:
        """Write both, unless they are what was saved last; see `OpenMeeting`."""
        if (meeting, desk) == self._saved:
            return
        if self.read_only:
            raise ReadOnly("This meeting is open for reading only; nothing was saved.")
        if self._storage.is_changed_outside():
            raise MeetingChanged(
                f"{self._path} has been changed, moved or deleted by another program since it was "
                "opened; save a copy to keep what is here."
            )
        self._stored.store(meeting, desk)
        self._saved = (meeting, desk)

    def save_copy(self, meeting: Meeting, desk: Desk) -> Path:
        """Write a copy with an id of its own beside the file, and hold that from now on.

        The session goes on as it is: what it saves from now on gets the copy's id.

        Raises:
            Refused: a newer program wrote the meeting, so that a copy would not be one.
            FileTrouble: it cannot be written.
        """
        if self._contents.is_newer:
            raise Refused(_NEWER)
        with lock_folder(self._path.parent):
            path = free_path(self._path.parent, f"{self._path.stem}-copy")
            lock = lock_meeting(path)
            storage = AtomicStorage(path)
            stored = self._stored.copied_to(_database(storage), storage.together)
            try:
                with storage.together():
                    storage.write(self._storage.read() or {})
                    stored.store(meeting, desk)
            except BaseException:
                lock.discard()
                raise
        self.close()
        copy = meeting.changed(id=stored.meeting_id)
        self._path, self._lock, self._saved = path, lock, (meeting, desk)
        self._storage, self._stored = storage, stored
        self._contents = Contents(copy, desk, self._contents.schema)
        return path

    def close(self) -> None:
        """Let others have it; saves nothing."""
        if self._lock is not None:
            self._lock.release()
            self._lock, self._why_read_only = None, _CLOSED

    def begin(self, now: dt.datetime) -> None:
        """Say in the file since when it is open, for whoever else opens it.

        If that cannot be written, what the room says next cannot either, and is reported then.
        """
        opened = now.astimezone(dt.UTC).replace(microsecond=0)
        desk = self.desk.changed(opened=opened)
        self._contents = Contents(self.meeting, desk, self._contents.schema)
        with suppress(FileTrouble):
            self.save(self.meeting, desk)


class _Opened(NamedTuple):
    storage: AtomicStorage
    stored: StoredMeeting
    contents: Contents


def open_meeting(path: Path, *, now: dt.datetime, read_only: bool = False) -> MeetingFile:
    """Open a meeting's file, for editing if nothing forbids it.

    Raises:
        NotFound: there is no such file.
        MeetingDamaged: it holds no readable meeting; the message names a good backup.
        FileTrouble: it cannot be read.
    """
    target = path.resolve()
    if not target.exists():
        raise NotFound(f"There is no file {path}.")
    lock, why = (None, _ASKED) if read_only else _lock_for_editing(target)
    try:
        opened = _read(target)
    except BaseException:
        if lock is not None:
            lock.release()
        raise
    if lock is None:
        return MeetingFile(path, opened, None, why or held_sentence(opened.contents.desk, now))
    if opened.contents.is_newer:
        lock.release()
        return MeetingFile(path, opened, None, _NEWER)
    if lock.keeps_others_out:
        sweep(target)
    file = MeetingFile(path, opened, lock, "")
    file.begin(now)
    return file


def write_new(path: Path, meeting: Meeting) -> None:
    """Write a new meeting's file, for who holds the folder's lock.

    Raises:
        FileTrouble: it cannot be written.
    """
    storage = AtomicStorage(path)
    StoredMeeting(_database(storage), together=storage.together).store(meeting, Desk())


def held_sentence(desk: Desk, now: dt.datetime) -> str:
    """Who else has it open, in words that name neither people nor machines."""
    if desk.opened is None:
        return "Open in another window; reading only."
    opened = desk.opened.astimezone(dt.UTC)
    day = "" if opened.date() == now.astimezone(dt.UTC).date() else f"{opened:%Y-%m-%d} "
    return f"Open in another window since {day}{opened:%H:%M} UTC; reading only."


def _lock_for_editing(path: Path) -> tuple[Lock | None, str]:
    """The lock, or none and the reason; an empty reason says that another window has it."""
    if path.is_file() and not os.access(path, os.W_OK):
        return None, "The file is write-protected; reading only."
    try:
        return lock_meeting(path), ""
    except MeetingHeld:
        return None, ""
    except FileTrouble as error:
        return None, f"{str(error).rstrip('.')}; reading only."


def _database(storage: AtomicStorage) -> TinyDB:
    return TinyDB(storage=lambda: storage)


def _read(path: Path) -> _Opened:
    try:
        return _read_tables(path)
    except MeetingDamaged as error:
        raise MeetingDamaged(f"{path} is damaged: {error}.{backup_offer(path)}") from error


def _read_tables(path: Path) -> _Opened:
    storage = AtomicStorage(path)
    stored = StoredMeeting(_database(storage), together=storage.together)
    return _Opened(storage, stored, stored.load())


def backup_offer(path: Path) -> str:
    """Where the last good version of a damaged file lies, in a sentence; "" if there is none."""
    backup = backup_of(path)
    try:
        _read_tables(backup)
    except FileTrouble:
        return ""
    return f" The last good version is beside it: copy {backup.name} over it to go on from there."
