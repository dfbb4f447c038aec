"""What is shown at once, until a meeting is open: the bar it will stand under."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from textual.app import ComposeResult
from textual.message import Message
from textual.screen import Screen

from pmfacilitator.widgets.meeting_bar import MeetingBar


class WaitingScreen(Screen[None]):
    """Is painted before anything that takes its time; nobody knows yet what may be seen."""

    @dataclass
    class Painted(Message):
        """The room sees something; the meeting can be opened."""

        path: Path
        read_only: bool

    def __init__(self, path: Path, *, read_only: bool) -> None:
        super().__init__()
        self._wanted = self.Painted(path, read_only)

    def compose(self) -> ComposeResult:
        """Lay out the bar; the stage beneath it is empty."""
        bar = MeetingBar(advises=False)
        bar.show("Opening the meeting …", ())
        yield bar

    def on_mount(self) -> None:
        """Say so, once this is on the screen."""
        self.call_after_refresh(self.post_message, self._wanted)
