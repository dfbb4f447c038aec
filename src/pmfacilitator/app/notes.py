"""The app of the second terminal: it follows as others do, and keeps private notes besides."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from pathlib import Path

from textual import on
from textual.app import SystemCommand
from textual.screen import Screen

from pmfacilitator.app.following import FollowApp
from pmfacilitator.app.keeping import NotesKeeper
from pmfacilitator.app.outside import Outside
from pmfacilitator.domain.private_notes import PrivateNotes
from pmfacilitator.errors import PmFacilitatorError
from pmfacilitator.screens.notes import NOT_SAVED, NotesScreen
from pmfacilitator.screens.noting import Noting
from pmfacilitator.screens.watching import Watching
from pmfacilitator.session import Session

RETRY = 1.0
"""Seconds after which notes that could not be written are written again."""


class NotesApp(FollowApp):
    """Shows the notes of one meeting until they are closed; the meeting itself is never written."""

    def __init__(self, outside: Outside, path: Path) -> None:
        super().__init__(outside, path)
        self._keeper: NotesKeeper | None = None
        self._kept_in = ""
        self._told = ""

    def view_of(self, session: Session, path: Path) -> Watching:
        """What helps, and the notes, which nobody else may have open."""
        file = self._outside.library.private_notes(path, session.meeting.id)
        self._keeper = NotesKeeper(
            file,
            run=self._bridges.run_aside,
            on_saved=partial(self._bridges.call_back, self._notes_kept),
            on_failed=partial(self._bridges.call_back, self._notes_not_kept),
        )
        now = partial(self.shared_time, session)
        return NotesScreen(session, self._outside.house, now, file.notes)

    def let_go(self) -> bool:
        """Follow no longer, and write what is left; whether every note is on disk."""
        keeper, self._keeper = self._keeper, None
        is_kept = keeper is None or keeper.close(self._written())
        return super().let_go() and is_kept

    def _written(self) -> PrivateNotes | None:
        """The notes as they stand on the screen, if there is one."""
        view = self._view
        if isinstance(view, NotesScreen) and view.is_up and self.is_running:
            return view.take_up()
        return None

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Every key of the screen, and the colours, which have none while notes are typed."""
        yield from super().get_system_commands(screen)
        yield from self.look_commands()

    @on(Noting.Noted)
    def _noted(self, event: Noting.Noted) -> None:
        if self._keeper is not None:
            self._keeper.keep(event.notes)

    def _notes_kept(self, path: Path) -> None:
        self._told = ""
        if self._kept_in not in {"", path.name}:
            self._say(f"Another program changed the notes; what you type is kept in {path.name}.")
        self._kept_in = path.name
        time = self._outside.now().astimezone().strftime("%H:%M:%S")
        self._show_saved(f"saved {time}")

    def _notes_not_kept(self, error: PmFacilitatorError) -> None:
        self._show_saved(NOT_SAVED)
        if self._told != str(error):
            self._told = str(error)
            self._say(self._told)
        self.set_timer(RETRY, self._try_again)

    def _try_again(self) -> None:
        if self._keeper is not None and not self._keeper.is_kept:
            self._keeper.write_aside()

    def _show_saved(self, words: str) -> None:
        if isinstance(self._view, NotesScreen) and self._view.is_up:
            self._view.show_saved(words)
