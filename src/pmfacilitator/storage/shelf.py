"""The files of a library as an index reads them: which there are, and what one holds."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

from pmfacilitator.catalogue import Looked, Marks
from pmfacilitator.errors import FileTrouble, MeetingDamaged
from pmfacilitator.storage.files import reason
from pmfacilitator.storage.names import ARCHIVE, SUFFIX, is_archived
from pmfacilitator.storage.summaries import summary_in, unreadable
from pmfacilitator.storage.tables import MEETING, ONLY, parse_tables

if TYPE_CHECKING:
    from pmfacilitator.domain.meeting import Meeting

_DIGEST = 16
_NOWHERE = "It links to a file that is not there."


class Shelf:
    """Fulfils `repository.Shelf` over a folder; a file in the archive is `archive/<name>`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder.absolute()

    @property
    def folder(self) -> Path:
        """Where the files are."""
        return self._folder

    def files(self) -> Mapping[str, Marks]:
        """Every file that may hold a meeting, by its name within the folder.

        Raises:
            FileTrouble: the folder cannot be read.
        """
        found = {}
        for name, entry in self._entries():
            with suppress(FileNotFoundError):
                found[name] = _marks(_stat(entry))
        return found

    def names(self) -> frozenset[str]:
        """Their names alone; raises FileTrouble."""
        return frozenset(name for name, _ in self._entries())

    def marks(self, name: str) -> Marks | None:
        """The marks of one file; None if it is gone."""
        path = self._folder / name
        with suppress(OSError):
            return _marks(path.stat())
        with suppress(OSError):
            return _marks(path.lstat())
        return None

    def look(self, name: str) -> Looked | None:
        """What a list says of a file, read now; None if it is gone."""
        path = self._folder / name
        try:
            marks, data = _read(path)
        except FileNotFoundError:
            if not path.is_symlink():
                return None
            return Looked(_marks(path.lstat()), b"", unreadable(path, _NOWHERE))
        except FileTrouble as error:
            why = str(error).replace(str(path), path.name)
            with suppress(OSError):
                return Looked(_marks(path.lstat()), b"", unreadable(path, why))
            return None
        digest = blake2b(data, digest_size=_DIGEST).digest()
        summary = summary_in(path, data, marks.modified / 1e9)
        if summary is not None and is_archived(name):
            summary = replace(summary, archived=True)
        return Looked(marks, digest, summary)

    def meeting(self, name: str) -> tuple[Marks, Meeting | None] | None:
        """The meeting in a file, if a whole one can be read; None if there is no such file."""
        try:
            marks, data = _read(self._folder / name)
        except (FileNotFoundError, FileTrouble):
            return None
        try:
            return marks, _meeting_in(data)
        except MeetingDamaged:
            return marks, None

    def _entries(self) -> Iterator[tuple[str, os.DirEntry[str]]]:
        yield from self._within(self._folder, "")
        yield from self._within(self._folder / ARCHIVE, f"{ARCHIVE}/")

    def _within(self, folder: Path, before: str) -> Iterator[tuple[str, os.DirEntry[str]]]:
        try:
            with os.scandir(folder) as entries:
                for entry in entries:
                    name = entry.name
                    if name.endswith(SUFFIX) and not name.startswith(".") and _is_file(entry):
                        yield before + name, entry
        except FileNotFoundError:
            return
        except OSError as error:
            if before:
                return  # a file of that name, or nobody may look into it: no archive then
            said = f"The library {folder} cannot be read: {reason(error)}."
            raise FileTrouble(said) from error


def _meeting_in(data: bytes) -> Meeting:
    """The meeting that a file holds; what is not understood is left out.

    Raises:
        MeetingDamaged: there is none.
    """
    from pydantic import ValidationError

    from pmfacilitator.domain.meeting import Meeting

    doc = parse_tables(data).get(MEETING, {}).get(str(ONLY), {})
    try:
        return Meeting.model_validate(doc.get("meeting"), extra="ignore")
    except ValidationError as error:
        raise MeetingDamaged("it holds no meeting") from error


def _read(path: Path) -> tuple[Marks, bytes]:
    """The marks of a file and what it holds; marks that no file has if it changed meanwhile."""
    try:
        with path.open("rb") as file:
            before, data, after = os.fstat(file.fileno()), file.read(), os.fstat(file.fileno())
    except FileNotFoundError:
        raise
    except OSError as error:
        raise FileTrouble(f"{path} cannot be read: {reason(error)}.") from error
    marks = _marks(before)
    return (marks if marks == _marks(after) else marks._replace(changed=-1)), data


def _is_file(entry: os.DirEntry[str]) -> bool:
    """Whether it can be read, or is a link that leads nowhere and should be said to."""
    try:
        return entry.is_file() or (entry.is_symlink() and not Path(entry.path).exists())
    except OSError:
        return entry.is_symlink()


def _stat(entry: os.DirEntry[str]) -> os.stat_result:
    try:
        return entry.stat()
    except OSError:
        return entry.stat(follow_symlinks=False)


def _marks(stat: os.stat_result) -> Marks:
    return Marks(stat.st_ino, stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns)
