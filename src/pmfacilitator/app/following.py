"""An app that shows a meeting which another window leads, and changes nothing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from functools import partial
from pathlib import Path

from textual.app import SystemCommand
from textual.screen import Screen

from pmfacilitator.app.outside import Outside, for_the_room
from pmfacilitator.app.program import PmFacilitatorApp
from pmfacilitator.app.safe_mode import MASKED, SHOWN
from pmfacilitator.domain.wording import reader_for
from pmfacilitator.errors import PmFacilitatorError
from pmfacilitator.keys.in_force import key_to
from pmfacilitator.repository import Followed
from pmfacilitator.screens.following import FollowScreen
from pmfacilitator.screens.keys import keys_of
from pmfacilitator.screens.watching import Watching
from pmfacilitator.session import Session

MASKED_THERE = "Safe mode is on in the meeting: it stays masked here too"


class FollowApp(PmFacilitatorApp):
    """Follows one meeting until it is left.

    `refusal` is what stood against following at all, for whoever started the app.
    """

    def __init__(self, outside: Outside, path: Path) -> None:
        super().__init__(outside, open_path=path, read_only=True)
        self.refusal: PmFacilitatorError | None = None
        self._followed: Followed | None = None
        self._view: Watching | None = None
        self._masks_here = False

    def open_meeting(self, path: Path, *, read_only: bool = True, row: str = "") -> None:
        """Begin to follow; a meeting that cannot be read at first ends the app."""
        del read_only, row
        try:
            followed = self._outside.library.follow(path)
            sight = followed.sight
            session = Session(sight.meeting, sight.desk, read_only=True)
            self._view = self.view_of(session, path)
            self.keep_safe(session)
        except PmFacilitatorError as error:
            self.refusal = error
            self._end(error.exit_code)
            return
        self._followed = followed
        self.push_screen(self._view)
        self._bridges.run_apart(partial(self._watch, followed))

    def view_of(self, session: Session, path: Path) -> Watching:
        """The screen that goes along; raises a PmFacilitatorError if there can be none."""
        del path
        return FollowScreen(session, self._outside.house, partial(self.shared_time, session))

    def shared_time(self, session: Session) -> dt.datetime:
        """What time it is on the shared terminal."""
        now, rehearsal = self._outside.now(), session.desk.rehearsal
        return rehearsal.at(now) if rehearsal else now

    def let_go(self) -> bool:
        """Follow no longer; nothing is left to be saved."""
        if self._followed is not None:
            self._followed.close()
        return super().let_go()

    def action_safe_mode(self) -> None:
        """Mask here what the meeting shows, or no more than it does, and say so."""
        self._masks_here = not self._masks_here
        self._go_along()
        if self._masks_here or not self.is_safe:
            self.tell(MASKED.format(key_to("app.safe")) if self._masks_here else SHOWN)
        else:
            self.tell(MASKED_THERE)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Every key of the screen; nothing else can be done here."""
        for hint in keys_of(screen):
            yield SystemCommand(hint.words, hint.key, partial(self.simulate_key, hint.press))

    def _say(self, words: str) -> None:
        if self._view is not None and self._view.is_up:
            self._view.say(for_the_room(words))
        else:
            super()._say(words)

    def _watch(self, followed: Followed) -> None:
        reader_for(followed.sight.meeting).read("")  # its rules are ready when a line comes
        while followed.next() is not None:
            self._bridges.call_back(self._go_along)

    def _go_along(self) -> None:
        """Show what was seen last, however much was in between."""
        if self._followed is not None and self._view is not None and self._view.is_up:
            sight = self._followed.sight
            desk = sight.desk.changed(is_safe=True) if self._masks_here else sight.desk
            self._view.session.follow(sight.meeting, desk)
            self._view.show_trouble(for_the_room(sight.trouble))
