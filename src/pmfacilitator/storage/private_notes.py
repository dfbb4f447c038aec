"""The facilitator's private notes: a hidden file beside the meeting's, for its owner's eyes alone.

Nothing that reads meetings, lists or exports them knows of it. It is made with mode 0600, never
through a link, and it is written whole or not at all.
"""

from __future__ import annotations

import errno
import json
import os
import stat
from contextlib import suppress
from pathlib import Path

from pydantic import ValidationError

from pmfacilitator.domain.private_notes import PrivateNotes
from pmfacilitator.errors import FileTrouble, MeetingHeld, Refused
from pmfacilitator.storage.files import Seen, put_file, reason, sweep, sync_folder
from pmfacilitator.storage.locks import Lock, lock_notes
from pmfacilitator.storage.names import notes_of

SCHEMA = 1
OWNER_ONLY = 0o600


class NotesFile:
    """Fulfils `OpenNotes`, for one thread at a time; `open_notes` makes it."""

    def __init__(self, path: Path, meeting: str, lock: Lock) -> None:
        self._path = path
        self._meeting = meeting
        self._lock = lock
        self._data, self._seen = _read(path)
        self._notes = _understood(self._data, path, meeting) if self._data else PrivateNotes()

    @property
    def path(self) -> Path:
        """Where they are."""
        return self._path

    @property
    def notes(self) -> PrivateNotes:
        """The notes as they were read or saved last."""
        return self._notes

    def save(self, notes: PrivateNotes) -> Path:
        """Write them, beside what another program has written meanwhile; see `OpenNotes`."""
        if notes == self._notes:
            return self._path
        if self._is_changed_outside():
            self._path = _free_beside(self._path)
        if notes.is_empty:
            self._remove()
        else:
            data = _written(notes, self._meeting)
            self._data, self._seen = data, put_file(self._path, data, like=None)
        self._notes = notes
        sync_folder(self._path.parent)
        return self._path

    def close(self) -> None:
        """Let another window have them; saves nothing."""
        self._lock.discard()

    def _is_changed_outside(self) -> bool:
        """Whether there is anything now that was not read or written here."""
        try:
            if Seen.of(self._path.lstat()) == self._seen:
                return False
            return _read(self._path)[0] != self._data
        except FileNotFoundError:
            return False
        except (Refused, FileTrouble):
            return True

    def _remove(self) -> None:
        try:
            self._path.unlink(missing_ok=True)
        except OSError as error:
            said = f"{self._path} cannot be removed: {reason(error)}."
            raise FileTrouble(said) from error
        self._data, self._seen = b"", None


def open_notes(path: Path, meeting: str) -> NotesFile:
    """Open the private notes of a meeting, to which its file and its id lead.

    Raises:
        MeetingHeld: another window has them open.
        Refused: a link stands in their place, or they are another meeting's.
        FileTrouble: they cannot be read.
    """
    target = path.resolve()
    try:
        lock = lock_notes(target)
    except MeetingHeld as error:
        said = "The private notes of this meeting are open in another window; write there."
        raise MeetingHeld(said) from error
    try:
        notes = notes_of(target)
        if lock.keeps_others_out:
            sweep(notes)
        return NotesFile(notes, meeting, lock)
    except BaseException:
        lock.discard()
        raise


def _read(path: Path) -> tuple[bytes, Seen | None]:
    """What notes hold, and their marks; nothing, if there are none."""
    try:
        descriptor = os.open(path, os.O_RDONLY | _no_link())
    except FileNotFoundError:
        return b"", None
    except OSError as error:
        if error.errno == errno.ELOOP:
            raise Refused(f"{path} is a link; private notes are kept through none.") from error
        raise FileTrouble(f"{path} cannot be read: {reason(error)}.") from error
    with os.fdopen(descriptor, "rb") as file:
        marks = os.fstat(descriptor)
        if not stat.S_ISREG(marks.st_mode):
            raise Refused(f"{path} is no file; private notes cannot be kept there.")
        if stat.S_IMODE(marks.st_mode) & ~OWNER_ONLY:
            with suppress(OSError, AttributeError):
                os.fchmod(descriptor, OWNER_ONLY)
        return file.read(), Seen.of(marks)


def _understood(data: bytes, path: Path, meeting: str) -> PrivateNotes:
    strange = FileTrouble(f"{path} holds no private notes; move it away to begin new ones.")
    try:
        stored = dict(json.loads(data))
        schema, about = stored.pop("schema"), stored.pop("meeting")
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise strange from error
    if schema != SCHEMA:
        raise FileTrouble(f"A newer pmfacilitator wrote {path}; please update.")
    if about != meeting:
        raise Refused(f"{path} holds the private notes of another meeting; move it away first.")
    try:
        return PrivateNotes.model_validate(stored)
    except ValidationError as error:
        raise strange from error


def _written(notes: PrivateNotes, meeting: str) -> bytes:
    stored = {"schema": SCHEMA, "meeting": meeting, **notes.model_dump(mode="json")}
    return (json.dumps(stored, indent=1, ensure_ascii=False) + "\n").encode()


def _free_beside(path: Path) -> Path:
    """A name beside notes which nothing has, so that it goes along with them."""
    number = 2
    while os.path.lexists(free := path.with_name(f"{path.name}-{number}")):
        number += 1
    return free


def _no_link() -> int:
    """How a file is opened only if it is no link and nothing that one waits for."""
    return getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
