"""Writes private notes while typing goes on, on a thread of their own, and says whether they are kept."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

from pmfacilitator.domain.private_notes import PrivateNotes
from pmfacilitator.errors import PmFacilitatorError
from pmfacilitator.repository import OpenNotes


class NotesKeeper:
    """Writes the latest notes, once, however many keys come while a write waits for its turn.

    Whichever thread wrote calls `on_saved` with the file, or `on_failed` with what is wrong.
    """

    def __init__(
        self,
        file: OpenNotes,
        *,
        run: Callable[[Callable[[], None]], None],
        on_saved: Callable[[Path], None],
        on_failed: Callable[[PmFacilitatorError], None],
    ) -> None:
        self._file = file
        self._run = run
        self._on_saved = on_saved
        self._on_failed = on_failed
        self._latest = self._kept = file.notes
        self._writing = threading.Lock()

    @property
    def is_kept(self) -> bool:
        """Whether the latest notes are on disk."""
        return self._kept is self._latest

    def keep(self, notes: PrivateNotes) -> None:
        """Have these notes written, unless later ones come first."""
        self._latest = notes
        self.write_aside()

    def write_aside(self) -> None:
        """Have what is not on disk yet written on the other thread."""
        self._run(self._write)

    def close(self, latest: PrivateNotes | None = None) -> bool:
        """Write what is left, now, and give the file back; whether everything is on disk."""
        self._latest = latest or self._latest
        self._write()
        self._file.close()
        return self.is_kept

    def _write(self) -> None:
        with self._writing:
            notes = self._latest
            if notes is self._kept:
                return
            try:
                path = self._file.save(notes)
            except PmFacilitatorError as error:
                self._on_failed(error)
            else:
                self._kept = notes
                self._on_saved(path)
