"""Who may write: an operating system's lock on a file beside the one that it is about.

A lock on the meeting's own file would be void at the first save, since a replaced file is another
one. The system frees a lock when its holder dies, however that came about.
"""

from __future__ import annotations

import errno
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Self

from pmfacilitator.errors import FileTrouble, MeetingHeld
from pmfacilitator.storage.files import reason
from pmfacilitator.storage.names import notes_of

if TYPE_CHECKING:
    from filelock import BaseFileLock

_FOLDER_LOCK = ".library"
_PATIENCE = 5.0  # seconds; whoever makes a file is done in far less
_NO_LOCKS_HERE = frozenset({errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOLCK})


class Lock:
    """Held from its making until it is released or the process dies.

    Some shared drives know no locks; there it is made all the same and keeps nobody out, and
    `MeetingChanged` is what remains.

    Raises:
        MeetingHeld: somebody else holds it.
        FileTrouble: there can be no lock file, so nothing else can be written there either.
    """

    def __init__(self, path: Path, *, patience: float = 0, mode: int | None = None) -> None:
        from filelock import FileLock, Timeout

        self.path = path
        self._lock: BaseFileLock = FileLock(
            path,
            timeout=patience,
            mode=_mode(path) if mode is None else mode,
            thread_local=False,
            fallback_to_soft=False,
        )
        try:
            self._lock.acquire(poll_interval=0.02)
        except Timeout as error:
            raise MeetingHeld(f"Another window is writing in {path.parent}.") from error
        except OSError as error:
            if error.errno not in _NO_LOCKS_HERE:
                said = f"{path.parent} cannot be written: {reason(error)}."
                raise FileTrouble(said) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.release()

    @property
    def keeps_others_out(self) -> bool:
        """Whether nobody else can hold it now."""
        return self._lock.is_locked

    def release(self) -> None:
        """Let others have it; it may be released again."""
        self._lock.release()

    def discard(self) -> None:
        """Release it and take its file away, for what it was about has gone."""
        with suppress(OSError):
            self.path.unlink()
        self.release()


def lock_meeting(path: Path) -> Lock:
    """Lock a meeting's file for editing, at once or not at all."""
    return Lock(path.with_name(f".{path.name}.lock"))


def lock_notes(path: Path) -> Lock:
    """Lock the private notes beside a meeting's file, at once or not at all."""
    return Lock(path.with_name(f"{notes_of(path).name}.lock"), mode=0o600)


def lock_folder(folder: Path) -> Lock:
    """Lock a folder for the moment in which a file is made or named anew there."""
    return Lock(folder / f"{_FOLDER_LOCK}.lock", patience=_PATIENCE)


def _mode(path: Path) -> int:
    """Who may write what the lock is about may lock it."""
    about = path.with_name(path.name.removeprefix(".").removesuffix(".lock"))
    for like in (about, path.parent):
        with suppress(OSError):
            return like.stat().st_mode & 0o666 | 0o600
    return 0o600
