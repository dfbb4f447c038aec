"""One file, read and written whole: at every moment it holds the old content or the new one."""

from __future__ import annotations

import errno
import os
import re
import secrets
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from pmfacilitator.errors import FileTrouble

_TEMPORARY = re.compile(r"\.(?P<name>.+?)(?:\.bak)?\.[0-9a-f]{8}\.tmp")
_NO_FOLDER_SYNC = frozenset({errno.EINVAL, errno.EBADF, errno.ENOTSUP, errno.EACCES})


@dataclass(frozen=True)
class Seen:
    """What tells cheaply that a file is still the one that was read or written."""

    inode: int
    size: int
    modified: int

    @classmethod
    def of(cls, stat: os.stat_result) -> Self:
        """The marks of a file of that status."""
        return cls(stat.st_ino, stat.st_size, stat.st_mtime_ns)


def reason(error: OSError) -> str:
    """What the system says went wrong, without its number and the path."""
    return error.strerror or type(error).__name__


def read_file(path: Path) -> tuple[bytes, Seen]:
    """What a file holds, and its marks at that moment.

    Raises:
        FileNotFoundError: there is none.
        FileTrouble: it cannot be read.
    """
    try:
        with path.open("rb") as file:
            return file.read(), Seen.of(os.fstat(file.fileno()))
    except FileNotFoundError:
        raise
    except OSError as error:
        raise FileTrouble(f"{path} cannot be read: {reason(error)}.") from error


def put_file(path: Path, data: bytes, *, like: Path | None) -> Seen:
    """Give a file this content, and let those read it who may read `like`, if that is there.

    Without `like` nobody but its owner may, from the moment it is made.

    The content is on disk when this returns, the folder's entry after `sync_folder`.

    Raises:
        FileTrouble: it cannot be written, and is as it was.
    """
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}.tmp")
    try:
        seen = _write_new(temporary, data, like=like)
        temporary.replace(path)
    except OSError as error:
        raise FileTrouble(f"{path} cannot be written: {reason(error)}.") from error
    finally:
        with suppress(OSError):
            temporary.unlink()
    return seen


def _write_new(path: Path, data: bytes, *, like: Path | None) -> Seen:
    flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags, 0o600 if like is None else 0o666), "wb") as file:
        with suppress(OSError, AttributeError):  # no such file yet, or no such call on Windows
            mode = 0o600 if like is None else like.stat().st_mode & 0o777
            os.fchmod(file.fileno(), mode)
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
        return Seen.of(os.fstat(file.fileno()))


def sync_folder(folder: Path) -> None:
    """Return when the folder's entries are on disk, where the platform can say so.

    Raises:
        FileTrouble: the disk failed.
    """
    if os.name == "nt":
        return
    try:
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
    except OSError as error:
        if error.errno not in _NO_FOLDER_SYNC:
            raise FileTrouble(f"{folder} cannot be written: {reason(error)}.") from error


def make_folder(folder: Path) -> None:
    """Make a folder and those above it, unless it is there.

    Raises:
        FileTrouble: it cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError as error:
        raise FileTrouble(f"{folder} is a file; the library needs a folder there.") from error
    except OSError as error:
        raise FileTrouble(f"The folder {folder} cannot be made: {reason(error)}.") from error


def backup_of(path: Path) -> Path:
    """Where the previous good content of a file is kept."""
    return path.with_name(f"{path.name}.bak")


def sweep(path: Path) -> None:
    """Delete what a killed writer of this file left; only for who holds the file's lock."""
    _delete(found for name, found in _temporaries(path.parent) if name == path.name)


def sweep_unfinished(folder: Path) -> None:
    """Delete what killed makers of new files left; only for who holds the folder's lock."""
    _delete(found for name, found in _temporaries(folder) if not (folder / name).exists())


def _temporaries(folder: Path) -> Iterator[tuple[str, Path]]:
    """Our temporary files in a folder, each with the name of the file that it was to become."""
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if match := _TEMPORARY.fullmatch(entry.name):
                yield match["name"], folder / entry.name


def _delete(paths: Iterator[Path]) -> None:
    for path in tuple(paths):
        with suppress(OSError):
            path.unlink()
