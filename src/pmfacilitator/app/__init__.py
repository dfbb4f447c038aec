"""The app: home, the open meeting, and the bridges from session to screen and to disk."""

from __future__ import annotations

import gc
from pathlib import Path

from pmfacilitator.app.look import Look
from pmfacilitator.app.outside import HouseTemplate, Outside, Preset
from pmfacilitator.app.program import PmFacilitatorApp
from pmfacilitator.errors import FileTrouble

COLLECTING = (700, 10, 1000)
"""When garbage is collected: the young as ever, but a hundred times less often everything.

Looking at everything takes a tenth of a second in a long meeting, and comes in the middle of a word.
"""

__all__ = [
    "HouseTemplate",
    "Look",
    "Outside",
    "PmFacilitatorApp",
    "Preset",
    "run_app",
    "run_follower",
]


def run_app(outside: Outside, *, open_path: Path | None = None, read_only: bool = False) -> int:
    """Run the app in this terminal until somebody leaves; gives the exit status.

    A bug that ended the app is raised here, once the terminal is its own again, after what the
    room said has been saved.
    """
    return _run(PmFacilitatorApp(outside, open_path=open_path, read_only=read_only))


def run_follower(outside: Outside, path: Path, *, notes: bool = False) -> int:
    """Follow a meeting in this terminal until somebody leaves; gives the exit status.

    Args:
        outside: the world.
        path: the meeting's file.
        notes: whether to show what the room need not see, and to keep private notes.

    Raises:
        PmFacilitatorError: the meeting cannot be read, or the notes are open elsewhere.
    """
    from pmfacilitator.app.following import FollowApp
    from pmfacilitator.app.notes import NotesApp

    app = NotesApp(outside, path) if notes else FollowApp(outside, path)
    status = _run(app)
    if app.refusal is not None:
        raise app.refusal
    return status


def _run(app: PmFacilitatorApp) -> int:
    """Run an app; Textual gives no return code when its input ends in the middle of a character."""
    gc.set_threshold(*COLLECTING)
    try:
        app.run()
    finally:
        is_saved = app.let_go()
    if app.bug is not None:
        raise app.bug
    if not is_saved:
        return FileTrouble.exit_code
    return 1 if app.return_code is None else app.return_code
