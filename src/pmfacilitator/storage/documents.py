"""Documents on disk: written whole, and never over what somebody has changed since.

What was written last is remembered by its digest, one small file for each document in a folder of
this computer's. What is not remembered counts as changed.
"""

from __future__ import annotations

import difflib
import hashlib
from collections.abc import Iterator
from contextlib import suppress
from itertools import count
from pathlib import Path

from pmfacilitator.errors import DocumentChanged, FileTrouble, MeetingDamaged, Refused
from pmfacilitator.storage.files import make_folder, put_file, read_file, reason, sync_folder
from pmfacilitator.storage.tables import MEETING, parse_tables

_ENDING = ".sha256"


class Documents:
    """Writes documents and remembers in `memory`, a folder, what it wrote where."""

    def __init__(self, memory: Path) -> None:
        self._memory = memory

    def put(self, path: Path, text: str, *, force: bool = False) -> None:
        """Write a document whole, or not at all; what is no plain file (a pipe) is written to.

        Args:
            path: where to; a link is written through.
            text: the document.
            force: write even over what somebody has changed since it was written last.

        Raises:
            DocumentChanged: somebody has; the file is as it was.
            Refused: it is a meeting's own file.
            FileTrouble: it cannot be written, and is as it was.
        """
        data = text.encode("utf-8", "replace")
        try:
            if path.exists() and not path.is_file():
                _write_through(path, data)
            else:
                self._put_file(path, data, force=force)
        except RuntimeError as error:  # what `resolve` says of links that lead in a circle
            raise FileTrouble(f"{path} cannot be written: it is a link to itself.") from error
        except OSError as error:
            raise FileTrouble(f"{path} cannot be written: {reason(error)}.") from error

    def free(self, path: Path) -> Path:
        """A name like it that can be written without losing anything: `review-2.md`."""
        named = (path.with_name(f"{path.stem}-{number}{path.suffix}") for number in count(2))
        return next(name for name in named if not name.exists() or self._is_untouched(name))

    def _put_file(self, path: Path, data: bytes, *, force: bool) -> None:
        target = path.resolve()
        if not target.parent.is_dir():
            raise FileTrouble(f"{path} cannot be written: there is no folder {target.parent}.")
        there = _read(target)
        if there is not None and _is_meeting(there):
            raise Refused(f"{path} is a meeting; a document needs another name.")
        if there is not None and there != data and not force and not self._is_ours(target, there):
            raise DocumentChanged(path, self.free(path), tuple(_difference(there, data)))
        if there != data:
            put_file(target, data, like=target)
            sync_folder(target.parent)
        self._remember(target, data)

    def _is_untouched(self, path: Path) -> bool:
        """Whether a document is as it was written here."""
        target = path.resolve()
        there = _read(target) if target.is_file() else None
        return there is not None and self._is_ours(target, there)

    def _is_ours(self, target: Path, data: bytes) -> bool:
        with suppress(OSError, FileTrouble):
            return read_file(self._note_of(target))[0].decode("ascii", "replace") == _digest(data)
        return False

    def _remember(self, target: Path, data: bytes) -> None:
        """Keep the digest; what cannot be kept only means that the next time asks."""
        note = self._note_of(target)
        with suppress(FileTrouble):
            make_folder(note.parent)
            put_file(note, _digest(data).encode("ascii"), like=note)

    def _note_of(self, target: Path) -> Path:
        return self._memory / f"{_digest(str(target).encode('utf-8', 'surrogateescape'))}{_ENDING}"


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _read(target: Path) -> bytes | None:
    try:
        return read_file(target)[0]
    except FileNotFoundError:
        return None


def _is_meeting(data: bytes) -> bool:
    """Whether a file is a meeting's, whose place no document may take."""
    try:
        return MEETING in parse_tables(data)
    except MeetingDamaged:
        return False


def _difference(there: bytes, data: bytes) -> Iterator[str]:
    """What would become of the file, line by line: `-` is lost, `+` is new."""
    return difflib.unified_diff(
        there.decode("utf-8", "replace").splitlines(),
        data.decode("utf-8").splitlines(),
        "what is there",
        "what would be written",
        lineterm="",
        n=1,
    )


def _write_through(path: Path, data: bytes) -> None:
    """Write to what is no plain file, under the name that was given: a pipe's own is no path."""
    if path.is_dir():
        raise FileTrouble(f"{path} cannot be written: it is a folder.")
    path.write_bytes(data)
