"""Moves a meeting with everything that belongs to it: to the trash, into the archive and back."""

from __future__ import annotations

from pathlib import Path

from pmfacilitator.errors import FileTrouble, MeetingHeld, NotFound
from pmfacilitator.storage.belongings import notes_let_go, take_along
from pmfacilitator.storage.files import make_folder, reason, sync_folder
from pmfacilitator.storage.locks import lock_folder, lock_meeting
from pmfacilitator.storage.names import ARCHIVE, free_path


def home_of(path: Path) -> Path:
    """The folder of the library that a meeting belongs to, be it in the archive or not."""
    return path.parent.parent if path.parent.name == ARCHIVE else path.parent


def moved(path: Path, folder: Path) -> Path:
    """Move a meeting and what belongs to it into a folder, where it overwrites nothing.

    Raises:
        NotFound: there is no such file.
        MeetingHeld: a window has it open, or its private notes.
        FileTrouble: it cannot be moved.
    """
    if not (path.exists() or path.is_symlink()):
        raise NotFound(f"There is no file {path}.")
    try:
        lock = lock_meeting(path.resolve())
    except MeetingHeld as error:
        held = f"{path.name} is open in another window; close it there first."
        raise MeetingHeld(held) from error
    try:
        with notes_let_go(path):
            target = _moved(path, folder)
    except BaseException:
        lock.release()
        raise
    lock.discard()
    return target


def _moved(path: Path, folder: Path) -> Path:
    make_folder(folder)
    with lock_folder(home_of(path)):
        target = free_path(folder, path.stem)
        try:
            path.rename(target)
        except OSError as error:
            said = f"{path} cannot be moved to {folder}: {reason(error)}."
            raise FileTrouble(said) from error
        take_along(path, target)
    sync_folder(folder)
    sync_folder(path.parent)
    return target
