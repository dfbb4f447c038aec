"""What lies beside a meeting's file and goes where that goes: its backup, and private notes."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from pmfacilitator.errors import MeetingHeld
from pmfacilitator.storage.files import backup_of
from pmfacilitator.storage.locks import lock_notes
from pmfacilitator.storage.names import notes_of


@contextmanager
def notes_let_go(path: Path) -> Iterator[None]:
    """Keep everybody from the private notes about a meeting while it is moved.

    Raises:
        MeetingHeld: a window has them open.
    """
    try:
        lock = lock_notes(path.resolve())
    except MeetingHeld as error:
        held = f"The private notes about {path.name} are open in a window; close it first."
        raise MeetingHeld(held) from error
    try:
        yield
    finally:
        lock.discard()


def take_along(path: Path, target: Path) -> None:
    """Move what belongs to a meeting that has moved to `target`; nothing is written over."""
    notes = re.compile(rf"{re.escape(notes_of(path).name)}(-\d+)?")
    found = [notes.fullmatch(each.name) for each in path.parent.iterdir()]
    new = notes_of(target)
    moves = [(path.with_name(f[0]), new.with_name(f"{new.name}{f[1] or ''}")) for f in found if f]
    for before, after in ((backup_of(path), backup_of(target)), *moves):
        if not os.path.lexists(after):
            with suppress(OSError):
                before.rename(after)
