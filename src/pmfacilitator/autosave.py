"""Saves what the room has seen while typing goes on: a throttle, so that no pause is needed.

Three promises: a write begins within a tenth of a second of a change, however fast others follow;
"saved" is said only when the disk has it; a failure is said, and tried again until it succeeds.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple, Protocol

from pmfacilitator.domain.desk import Desk
from pmfacilitator.domain.meeting import Meeting
from pmfacilitator.errors import PmFacilitatorError
from pmfacilitator.repository import OpenMeeting
from pmfacilitator.session import Change, Session

DELAY = 0.05
"""Seconds from a change to the start of its write; the rest of the tenth is for a late timer."""

RETRY = 1.0
"""Seconds after which a write that has not come about is begun again."""


class Schedule(Protocol):
    """Calls back after some seconds, on the thread of the session, unless it is cancelled."""

    def __call__(self, delay: float, callback: Callable[[], None], /) -> Callable[[], None]:
        """Start the timer; what comes back cancels it, and may be called at any time."""
        ...


class _Snapshot(NamedTuple):
    changes: int
    meeting: Meeting
    desk: Desk


class Autosave:
    """Writes a session to its file; does nothing for a meeting that is only being read.

    Everything here belongs to the session's thread but for the writing itself, which `run` may
    do on another, one at a time. `on_saved` is told how many changes are on disk, and `on_failed`
    what is wrong, once until something else is or a save succeeds; whichever thread wrote calls
    them.
    """

    def __init__(
        self,
        session: Session,
        file: OpenMeeting,
        *,
        schedule: Schedule,
        run: Callable[[Callable[[], None]], None],
        on_saved: Callable[[int], None],
        on_failed: Callable[[PmFacilitatorError], None],
    ) -> None:
        self._session = session
        self._file = file
        self._schedule = schedule
        self._run = run
        self._on_saved = on_saved
        self._on_failed = on_failed
        self._latest = self._saved = _Snapshot(0, session.meeting, session.desk)
        self._changes = 0
        self._trouble = ""
        self._is_queued = False
        self._is_writing = False
        self._writing = threading.RLock()
        self._cancel_begin: Callable[[], None] | None = None
        self._cancel_retry: Callable[[], None] | None = None
        self._unsubscribe = None if file.read_only else session.subscribe(self._changed)

    @property
    def changes(self) -> int:
        """How many changes there have been."""
        return self._changes

    @property
    def is_saved(self) -> bool:
        """Whether every change is on disk."""
        return self._saved.changes == self._changes

    def flush(self) -> bool:
        """Write what is not written yet and return when that is done; whether it succeeded.

        It waits for a write on another thread. A signal handler may call it: in the middle of a
        write on its own thread it leaves the rest to that.
        """
        self._cancel_timers()
        self._latest = self._snapshot()
        self._write()
        if not self.is_saved and self._unsubscribe is not None:
            self._watch()
        return self.is_saved

    def save_copy(self) -> Path:
        """Go on in a copy of the file, with everything up to now in it; see `OpenMeeting`."""
        snapshot = self._snapshot()
        with self._alone():
            try:
                path = self._file.save_copy(snapshot.meeting, snapshot.desk)
            except PmFacilitatorError as error:
                self._trouble = str(error)
                raise
            self._note_saved(snapshot)
        return path

    def close(self) -> bool:
        """Flush, and follow the session no longer; whether everything is on disk."""
        if self._unsubscribe is not None:
            self._unsubscribe()
            self._unsubscribe = None
        return self.flush()

    def _changed(self, _change: Change) -> None:
        self._changes += 1
        if self._cancel_begin is None:
            self._cancel_begin = self._schedule(DELAY, self._begin)

    def _begin(self) -> None:
        """Have the meeting as it is now written; one write waits at most, and takes the latest."""
        self._cancel_begin = None
        self._latest = self._snapshot()
        self._watch()
        if not self._is_queued:
            self._is_queued = True
            self._run(self._write_aside)

    def _watch(self) -> None:
        """Look in a while whether the write came about."""
        if self._cancel_retry is not None:
            self._cancel_retry()
        self._cancel_retry = self._schedule(RETRY, self._retry)

    def _retry(self) -> None:
        self._cancel_retry = None
        if not self.is_saved and self._cancel_begin is None:
            self._begin()

    def _write_aside(self) -> None:
        # First, so that a change from now on asks for a write of its own.
        self._is_queued = False
        if self._unsubscribe is not None:
            self._write()

    def _write(self) -> None:
        with self._alone() as is_first:
            while is_first and self._saved.changes < self._latest.changes:
                if not self._write_one(self._latest):
                    return

    @contextmanager
    def _alone(self) -> Iterator[bool]:
        """Have the file to oneself; whether nothing was going on that a signal interrupted."""
        with self._writing:
            was_writing, self._is_writing = self._is_writing, True
            try:
                yield not was_writing
            finally:
                self._is_writing = was_writing

    def _write_one(self, snapshot: _Snapshot) -> bool:
        try:
            self._file.save(snapshot.meeting, snapshot.desk)
        except PmFacilitatorError as error:
            if str(error) != self._trouble:
                self._trouble = str(error)
                self._on_failed(error)
            return False
        self._note_saved(snapshot)
        return True

    def _note_saved(self, snapshot: _Snapshot) -> None:
        self._saved = snapshot
        self._trouble = ""
        self._on_saved(snapshot.changes)

    def _snapshot(self) -> _Snapshot:
        return _Snapshot(self._changes, self._session.meeting, self._session.desk)

    def _cancel_timers(self) -> None:
        for cancel in (self._cancel_begin, self._cancel_retry):
            if cancel is not None:
                cancel()
        self._cancel_begin = self._cancel_retry = None
