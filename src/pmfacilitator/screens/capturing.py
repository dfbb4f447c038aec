"""What is parked or kept from any step of a meeting, by the key that its screen has for it."""

from __future__ import annotations

from textual import on

from pmfacilitator.screens.dialogs.capture import CaptureDialog, captured_as
from pmfacilitator.screens.stage import MeetingStage
from pmfacilitator.screens.wanted import CaptureWanted


class Capturing(MeetingStage):
    """Asks for one line over whatever the room is at, and says what became of it."""

    @on(CaptureWanted)
    def action_capture(self) -> None:
        """Capture something for the parking lot, an action, an insight or a quote."""

        def captured(kind: str | None) -> None:
            if self.pane is not None:
                self.pane.show()  # what is half-typed is told in the review
            if kind:
                self.say(captured_as(kind))

        work = self.work(self.session.place.step)
        self.app.push_screen(CaptureDialog(work), captured)
