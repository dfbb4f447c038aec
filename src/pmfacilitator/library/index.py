"""The index of a library: what its meetings say, kept so that only changed files are read.

It is never the truth. Whether a file is still the one that was read is looked at every time, and
the whole of it can be deleted at any moment.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

from pmfacilitator.catalogue import Looked, Marks, Shelf, Summary
from pmfacilitator.library.cache_file import CacheFile, transaction
from pmfacilitator.library.tables import SUMMARIES, file_for, has_full_text, statements

T = TypeVar("T")

_NEWEST_MARKS = (
    "SELECT name, CASE WHEN settled THEN marks ELSE '' END FROM files WHERE summary IS NOT NULL"
    " ORDER BY day DESC, mtime DESC, name LIMIT ?"
)
_NEWEST = (
    "SELECT name, summary FROM files WHERE summary IS NOT NULL"
    " ORDER BY day DESC, mtime DESC, name LIMIT ?"
)

CHUNK = 200
"""How many files are read before what they say is kept, and others may write."""

_SETTLED_NS = 2_000_000_000
"""How old a file must have been when it was read: a younger one may change and keep its time."""


@dataclass(frozen=True, slots=True)
class _Kept:
    """What is known of a file; marks that are not settled do not tell whether it changed since."""

    marks: str
    is_settled: bool
    summary: str | None


class Index:
    """Reads what changed on a shelf, and keeps what it says; for one thread.

    Args:
        shelf: the files.
        caches: the folder for indexes; without one, everything is kept in memory.
        clock: the present moment, in nanoseconds since 1970.
        full_text: whether SQLite can search for words, if that is not to be found out.
    """

    def __init__(
        self,
        shelf: Shelf,
        caches: Path | None,
        *,
        clock: Callable[[], int] = time.time_ns,
        full_text: bool | None = None,
    ) -> None:
        self.shelf = shelf
        self.full_text = has_full_text() if full_text is None else full_text
        self._clock = clock
        path = file_for(shelf.folder, caches, full_text=self.full_text) if caches else None
        self._file = CacheFile(path, statements(full_text=self.full_text))
        self._kept: dict[str, _Kept] = {}
        self._read: dict[str, tuple[str, Summary]] = {}
        self._births = 0
        self._count = 0

    @property
    def trouble(self) -> str:
        """Why nothing can be kept, in one sentence; "" if it can."""
        return self._file.trouble

    @property
    def count(self) -> int:
        """How many files there were when they were looked at last, meetings or not."""
        return self._count

    def newest(self, most: int) -> list[Summary]:
        """The newest of what was known of every meeting when the files were looked at last."""
        rows = self.run(lambda tables: tables.execute(_NEWEST, (most,)).fetchall())
        return [SUMMARIES.read(text, self.shelf.folder / name) for name, text in rows]

    def summaries(self) -> Iterator[Summary]:
        """What was known of every meeting when the files were looked at last, in no order."""
        before, self._read = self._read, {}
        for name, kept in self._kept.items():
            if kept.summary is not None:
                read = before.get(name)
                if read is None or read[0] != kept.summary:
                    path = self.shelf.folder / name
                    read = (kept.summary, SUMMARIES.read(kept.summary, path))
                self._read[name] = read
                yield read[1]

    def holding(self, meeting: str) -> Path | None:
        """The file of the meeting with that id, as it was when the files were looked at last."""
        asked = "SELECT name FROM files WHERE meeting = ? LIMIT 1"
        found = self.run(lambda tables: tables.execute(asked, (meeting,)).fetchone())
        return self.shelf.folder / found[0] if found else None

    def refresh(self, most: int | None = None) -> bool:
        """Look at the files, and read those that changed; whether all of them were.

        Args:
            most: how many are read at most, those with the newest names first.

        Raises:
            FileTrouble: the folder cannot be read.
        """
        return self.run(partial(self._refreshed, most))

    def peek(self, most: int) -> bool:
        """Look at the newest meetings alone, and at what is new or gone; whether that is all.

        What `newest` then gives is as the files are, but for one that came to be among the newest
        because its date was changed.
        """
        return self.run(partial(self._peeked, most))

    def run(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Ask the tables something; `work` may be called more than once."""
        return self._file.run(work)

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()

    def _refreshed(self, most: int | None, tables: sqlite3.Connection) -> bool:
        if self._births != self._file.births:
            self._kept = _loaded(tables)
            self._births = self._file.births
        files = self.shelf.files()
        self._count = len(files)
        self._forget(tables, [name for name in self._kept if name not in files])
        stale = [name for name, marks in files.items() if not self._is_known(name, marks)]
        stale.sort(key=_base, reverse=True)
        for names in in_chunks(stale[:most], CHUNK):
            self._take_in(tables, names)
        return most is None or len(stale) <= most

    def _peeked(self, most: int, tables: sqlite3.Connection) -> bool:
        names = self.shelf.names()
        if len(names) <= most:
            return self._refreshed(None, tables)
        self._count = len(names)
        known = {name for (name,) in tables.execute("SELECT name FROM files")}
        self._forget(tables, [*(known - names)])
        self._take_in(tables, sorted(names - known, key=_base, reverse=True)[:most])
        newest = tables.execute(_NEWEST_MARKS, (most,)).fetchall()
        found = ((name, marks, self.shelf.marks(name)) for name, marks in newest)
        self._take_in(
            tables, [name for name, marks, now in found if now is None or show_marks(now) != marks]
        )
        return False

    def _is_known(self, name: str, marks: Marks) -> bool:
        kept = self._kept.get(name)
        return kept is not None and kept.is_settled and kept.marks == show_marks(marks)

    def _take_in(self, tables: sqlite3.Connection, names: Iterable[str]) -> None:
        now = self._clock()
        looked = [(name, found) for name in names if (found := self.shelf.look(name))]
        with transaction(tables):
            for name, found in looked:
                self._keep(tables, name, found, now)

    def _keep(self, tables: sqlite3.Connection, name: str, found: Looked, now: int) -> None:
        newest = max(found.marks.modified, found.marks.changed)
        is_settled = found.marks.changed >= 0 and newest < now - _SETTLED_NS
        summary = found.summary
        kept = _Kept(
            show_marks(found.marks), is_settled, SUMMARIES.write(summary) if summary else None
        )
        before = tables.execute("SELECT id, digest FROM files WHERE name = ?", (name,)).fetchone()
        if before is not None and before[1] != found.digest:
            unlearn(tables, before[0])
        tables.execute(
            "INSERT INTO files"
            " (name, marks, settled, digest, meeting, incident, day, mtime, archived, summary)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (name) DO UPDATE SET"
            " marks = excluded.marks, settled = excluded.settled, digest = excluded.digest,"
            " meeting = excluded.meeting, incident = excluded.incident, day = excluded.day,"
            " mtime = excluded.mtime, archived = excluded.archived, summary = excluded.summary",
            (
                name,
                kept.marks,
                is_settled,
                found.digest,
                summary.id if summary else "",
                summary.incident if summary else "",
                day_of(summary) if summary else "",
                summary.changed if summary else 0,
                bool(summary and summary.archived),
                kept.summary,
            ),
        )
        self._kept[name] = kept

    def _forget(self, tables: sqlite3.Connection, names: Sequence[str]) -> None:
        if not names:
            return
        with transaction(tables):
            for name in names:
                row = tables.execute("SELECT id FROM files WHERE name = ?", (name,)).fetchone()
                if row is not None:
                    unlearn(tables, row[0])
                    tables.execute("DELETE FROM files WHERE id = ?", row)
        for name in names:
            self._kept.pop(name, None)


def unlearn(tables: sqlite3.Connection, file: int) -> None:
    """Forget what the meeting in a file says, but not that there is the file."""
    tables.execute("DELETE FROM meetings WHERE file = ?", (file,))
    tables.execute("DELETE FROM words WHERE rowid = ?", (file,))
    for (row,) in tables.execute("SELECT id FROM said WHERE file = ?", (file,)).fetchall():
        tables.execute("DELETE FROM alike WHERE rowid = ?", (row,))
    tables.execute("DELETE FROM said WHERE file = ?", (file,))


def day_of(summary: Summary) -> str:
    """The day by which a list is sorted: of the incident, or else on which the meeting was made."""
    return summary.date or (summary.created or "")[:10]


def show_marks(marks: Marks) -> str:
    """Marks as the tables hold them: a number may be larger than SQLite's."""
    return f"{marks.inode} {marks.size} {marks.modified} {marks.changed}"


def in_chunks(things: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    """So many at a time."""
    return (things[at : at + size] for at in range(0, len(things), size))


def _loaded(tables: sqlite3.Connection) -> dict[str, _Kept]:
    rows = tables.execute("SELECT name, marks, settled, summary FROM files")
    return {name: _Kept(marks, bool(settled), text) for name, marks, settled, text in rows}


def _base(name: str) -> str:
    return name.rpartition("/")[2]
