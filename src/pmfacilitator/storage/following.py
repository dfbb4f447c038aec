"""A meeting's file that another window writes: looked at again and again, never held or written.

There is a way to be told of changes on each system, but none on a shared drive. So the file is
opened for a moment, which such drives answer truly where they only remember its marks, and read
when these are others.
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from pmfacilitator.errors import FileTrouble, MeetingDamaged, NotFound
from pmfacilitator.repository import Sight
from pmfacilitator.storage.files import Seen, read_file, reason
from pmfacilitator.storage.meeting_file import backup_offer
from pmfacilitator.storage.names import TRASH
from pmfacilitator.storage.stored import StoredTables
from pmfacilitator.storage.tables import DESK, MEETING, ONLY, parse_tables

TICK = 0.05
"""Seconds between two looks."""

SETTLING = 3.0
"""Seconds after a change in which the same marks prove nothing.

A folder can give the number of a file that was replaced to the next but one, and some drives tell
times to two seconds only. Within that time the content itself is compared.
"""

PATIENCE = 1.0
"""Seconds for which a file may be missing or damaged before that is worth a word.

Programs that copy files about, and editors, leave them so for a moment.
"""

_LAST = "this is how it stood last."
_IN_TRASH = f"The meeting is in the trash; {_LAST}"
_GONE = f"The meeting's file is gone; {_LAST}"
_ANOTHER = f"Another meeting took its place; {_LAST}"
_DAMAGED = f"The meeting's file is damaged; {_LAST}"
_UNREADABLE = f"The meeting's file cannot be read; {_LAST}"


class FollowedFile:
    """Fulfils `Followed`; `clock` counts seconds from anywhere."""

    def __init__(self, path: Path, *, clock: Callable[[], float] = time.monotonic) -> None:
        self.path = path
        self._clock = clock
        self._closed = threading.Event()
        self._data, seen = _read_first(path)
        self._seen: Seen | None = seen
        self._inode = seen.inode
        self._changed_at = clock()
        self._wrong_since: float | None = None
        self._stored = _tables(self._data)
        contents = self._stored.understood()
        self._sight = Sight(contents.meeting, contents.desk)

    @property
    def sight(self) -> Sight:
        """What was seen last."""
        return self._sight

    def next(self) -> Sight | None:
        """Wait until there is anything else to see; None once this was closed."""
        while not self._closed.wait(TICK):
            if (sight := self.look()) is not None:
                return sight
        return None

    def close(self) -> None:
        """Look no longer."""
        self._closed.set()

    def look(self) -> Sight | None:
        """Look once: what is to be seen now, None if that is what was seen before."""
        try:
            is_settled = self._clock() >= self._changed_at + SETTLING
            if _marks(self.path) == self._seen and is_settled:
                return None
            sight = self._read()
        except FileNotFoundError:
            self._seen = None
            return self._wrong(lambda: _IN_TRASH if self._is_in_trash() else _GONE)
        except MeetingDamaged:
            return self._wrong(lambda: _DAMAGED)
        except FileTrouble:
            self._seen = None
            return self._wrong(lambda: _UNREADABLE)
        self._wrong_since = None
        return self._come_to(sight)

    def _read(self) -> Sight:
        data, seen = read_file(self.path)
        self._seen, self._inode = seen, seen.inode
        if data != self._data:
            self._data, self._changed_at = data, self._clock()
        elif self._wrong_since is None:
            return self._sight
        stored = _tables(data)
        contents = stored.understood((self._stored, self._sight.meeting))
        if contents.meeting.id != self._sight.meeting.id:
            return replace(self._sight, trouble=_ANOTHER)
        self._stored = stored
        return Sight(contents.meeting, contents.desk)

    def _wrong(self, says: Callable[[], str]) -> Sight | None:
        """Something is wrong with the file; it is told once, and only if that lasts."""
        now = self._clock()
        if self._wrong_since is None:
            self._wrong_since = now
        if self._sight.trouble or now < self._wrong_since + PATIENCE:
            return None
        return self._come_to(replace(self._sight, trouble=says()))

    def _come_to(self, sight: Sight) -> Sight | None:
        if sight == self._sight:
            return None
        self._sight = sight
        return sight

    def _is_in_trash(self) -> bool:
        """Whether the very file that was read last lies in the trash beside its place."""
        try:
            with os.scandir(self.path.parent / TRASH) as entries:
                return any(entry.inode() == self._inode for entry in entries)
        except OSError:
            return False


def _read_first(path: Path) -> tuple[bytes, Seen]:
    try:
        data, seen = read_file(path)
        _tables(data).understood()
    except FileNotFoundError as error:
        raise NotFound(f"There is no file {path}.") from error
    except MeetingDamaged as error:
        raise MeetingDamaged(f"{path} is damaged: {error}.{backup_offer(path)}") from error
    return data, seen


def _tables(data: bytes) -> StoredTables:
    tables = parse_tables(data)
    doc, on_desk = (tables.get(name, {}).get(str(ONLY)) for name in (MEETING, DESK))
    return StoredTables.of(doc, on_desk)


def _marks(path: Path) -> Seen:
    """The marks of a file, asked of the drive itself."""
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    except FileNotFoundError:
        raise
    except OSError as error:
        raise FileTrouble(f"{path} cannot be read: {reason(error)}.") from error
    try:
        return Seen.of(os.fstat(descriptor))
    finally:
        os.close(descriptor)
