"""A SQLite file that may be deleted, damaged or locked at any time: nothing is lost with it."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")

WAIT_SECONDS = 2.0
"""How long another process may write before this one goes on without the file."""

_FORGOTTEN_DAYS = 90
_DAY = 86_400
_BESIDE = ("", "-wal", "-shm", "-journal")
_IN_MEMORY = ":memory:"
_READY = 1


class CacheFile:
    """Keeps tables in a file, or for as long as it lives in memory if the file cannot be used.

    `trouble` then says why, in one sentence. It belongs to the thread that made it.

    Args:
        path: the file; only memory is used without one.
        tables: the statements that make the tables.
    """

    def __init__(self, path: Path | None, tables: Sequence[str]) -> None:
        self._path = path
        self._tables = tables
        self._connection: sqlite3.Connection | None = None
        self.trouble = ""
        self.births = 0
        """How often the tables began anew here, so that whoever remembers them can forget."""

    def run(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Do something with the tables: with those in the file, or else with new and empty ones.

        `work` may be called up to three times, and leaves nothing behind where it fails.
        """
        try:
            return self._tried(work)
        except sqlite3.Error as error:
            self.close()
            if self._path is None:
                raise
            if not _can_begin_anew(error):
                self._give_up_file(error)
                return self._tried(work)
        self._delete()
        try:
            return self._tried(work)
        except sqlite3.Error as error:
            self.close()
            self._give_up_file(error)
            return self._tried(work)

    def close(self) -> None:
        """Let go of the file."""
        if self._connection is not None:
            with suppress(sqlite3.Error):
                self._connection.close()
            self._connection = None

    def _tried(self, work: Callable[[sqlite3.Connection], T]) -> T:
        if self._connection is None:
            self._connection = self._connected()
        return work(self._connection)

    def _connected(self) -> sqlite3.Connection:
        self.births += 1
        if self._path is not None:
            try:
                _make_private_folder(self._path.parent)
                sweep_forgotten(self._path)
            except OSError as error:
                self._give_up_file(error)
        connection = sqlite3.connect(
            self._path or _IN_MEMORY, timeout=WAIT_SECONDS, isolation_level=None
        )
        try:
            self._prepare(connection)
        except BaseException:
            connection.close()
            raise
        return connection

    def _prepare(self, connection: sqlite3.Connection) -> None:
        if self._path is not None:
            # What was said in meetings is for nobody else on this computer.
            with suppress(OSError):
                self._path.chmod(0o600)
            with suppress(sqlite3.OperationalError):  # another process is just doing it
                connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
        if _is_ready(connection):
            return
        with transaction(connection):
            if not _is_ready(connection):  # another process may just have made them
                for statement in self._tables:
                    connection.execute(statement)
                connection.execute(f"PRAGMA user_version = {_READY}")

    def _give_up_file(self, error: Exception) -> None:
        self._path = None
        said = getattr(error, "strerror", None) or str(error)
        self.trouble = f"The index cannot be kept ({said}), so every meeting is read anew."

    def _delete(self) -> None:
        if self._path is not None:
            for end in _BESIDE:
                with suppress(OSError):
                    os.unlink(f"{self._path}{end}")  # noqa: PTH108 (a name with an ending behind it)


def _is_ready(connection: sqlite3.Connection) -> bool:
    return bool(connection.execute("PRAGMA user_version").fetchone() == (_READY,))


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Let everything within become one change, or none if an error comes first."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        with suppress(sqlite3.Error):
            connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def sweep_forgotten(path: Path) -> None:
    """Delete indexes that nobody has used for long: of other versions, of libraries that are gone."""
    oldest = time.time() - _FORGOTTEN_DAYS * _DAY
    for other in path.parent.glob(f"*{path.suffix}*"):
        with suppress(OSError):
            if not other.name.startswith(path.name) and other.stat().st_mtime < oldest:
                other.unlink()


def _make_private_folder(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)


def _can_begin_anew(error: sqlite3.Error) -> bool:
    """Whether the file is at fault, and not somebody who holds it, the disk or its rights."""
    name = getattr(error, "sqlite_errorname", "")
    others = ("SQLITE_BUSY", "SQLITE_LOCKED", "SQLITE_FULL", "SQLITE_READONLY", "SQLITE_CANTOPEN")
    return not name.startswith(others)
