"""What every screen has that goes along with a session which another window leads."""

from __future__ import annotations

from typing import ClassVar

from textual.screen import Screen

from pmfacilitator.screens.coverable import Coverable
from pmfacilitator.screens.wanted import LeaveWanted
from pmfacilitator.session import Session
from pmfacilitator.widgets.meeting_bar import MeetingBar

NOT_FOLLOWING = "NOT FOLLOWING"
BACK = "Following again"


class Watching(Coverable, Screen[None], inherit_bindings=False):
    """Says whether what it shows is how the meeting stands now."""

    FOLLOWING: ClassVar[str] = ""
    """What stands at the right of the bar while it is."""

    session: Session
    _trouble = ""

    @property
    def sign(self) -> str:
        """What stands at the right of the bar."""
        return NOT_FOLLOWING if self._trouble else self.FOLLOWING

    def say(self, words: str, *, lasting: bool = False) -> None:
        """Tell one fact, in one line."""
        raise NotImplementedError

    def show_trouble(self, trouble: str) -> None:
        """Say why this is no longer what is shown elsewhere, until ("") it is again."""
        if trouble == self._trouble:
            return
        self._trouble = trouble
        bar = self.query_one(MeetingBar)
        bar.show_saved(self.sign)
        if trouble:
            bar.say(trouble, None)
        else:
            self.say(BACK)

    def action_leave(self) -> None:
        """Follow no longer."""
        self.post_message(LeaveWanted())
