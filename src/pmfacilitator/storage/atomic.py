"""A TinyDB storage whose file is never half written, with the previous one kept beside it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tinydb.storages import Storage

from pmfacilitator.errors import FileTrouble, MeetingDamaged
from pmfacilitator.storage.files import Seen, backup_of, put_file, read_file, sync_folder
from pmfacilitator.storage.layout import Layout
from pmfacilitator.storage.tables import Tables, parse_tables


class AtomicStorage(Storage):
    """Keeps TinyDB's tables in one file, for one thread at a time.

    It remembers what it read or wrote last, so that reading costs nothing: only who holds the
    file's lock, or never writes, should keep one for long.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._layout = Layout()
        self._tables: Tables | None = None
        self._data = b""
        self._tried = b""
        self._seen: Seen | None = None
        self._gathered: Tables | None = None
        self._found = b""

    def read(self) -> Tables | None:
        """The tables, the caller's to change; None if there is no file.

        Raises:
            MeetingDamaged: the file holds no tables.
            FileTrouble: it cannot be read.
        """
        if self._gathered is not None:
            return self._gathered
        if self._tables is None:
            with suppress(FileNotFoundError):
                data, seen = read_file(self.path)
                self._remember(parse_tables(data), data, seen)
                self._found = data
        return None if self._tables is None else _unshared(self._tables)

    def write(self, data: Tables) -> None:
        """Keep these tables: on disk when this returns, or at the end of `together`.

        Raises:
            FileTrouble: they cannot be written; the file is as it was.
        """
        if self._gathered is None:
            self._put(data)
        else:
            self._gathered = data

    @contextmanager
    def together(self) -> Iterator[None]:
        """Let every write within become one, at the end; none if an error comes first."""
        if self._gathered is not None:
            yield
            return
        self._gathered = self.read() or {}
        try:
            yield
            tables = self._gathered
        finally:
            self._gathered = None
        self._put(tables)

    def is_changed_outside(self) -> bool:
        """Whether the file no longer says what was read or written here last."""
        try:
            if Seen.of(self.path.stat()) == self._seen:
                return False
            data, seen = read_file(self.path)
        except FileNotFoundError:
            return self._seen is not None
        except OSError:
            return False  # whoever writes next is told what is wrong
        try:
            tables = self._tables if data == self._data else parse_tables(data)
        except MeetingDamaged:
            return True
        # A write can be reported as failed and yet have come about.
        if tables != self._tables and data != self._tried:
            return True
        self._data, self._seen = data, seen
        return False

    def _put(self, tables: Tables) -> None:
        data = self._layout.lay_out(tables).encode(
            "utf-8", "backslashreplace"
        )  # a lone surrogate: \udc80
        self._keep_previous()
        self._tried = data
        seen = put_file(self.path, data, like=self.path)
        self._remember(tables, data, seen)
        sync_folder(self.path.parent)

    def _keep_previous(self) -> None:
        """Keep the file as it was found, once; what was said since matters more than this."""
        if self._found:
            with suppress(FileTrouble):
                put_file(backup_of(self.path), self._found, like=self.path)
                self._found = b""

    def _remember(self, tables: Tables, data: bytes, seen: Seen) -> None:
        self._tables, self._data, self._seen = _unshared(tables), data, seen


def _unshared(tables: Tables) -> Tables:
    """A copy as deep as TinyDB changes documents in place."""
    return {
        name: {number: dict(doc) for number, doc in table.items()} for name, table in tables.items()
    }
