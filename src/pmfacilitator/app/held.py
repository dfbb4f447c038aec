"""The meeting that is open: its file, its session, and the document they make."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from pmfacilitator.autosave import Autosave
from pmfacilitator.export.registry import render
from pmfacilitator.repository import OpenMeeting
from pmfacilitator.screens.meeting import MeetingScreen


@dataclass
class HeldMeeting:
    """Everything that is let go together when a meeting is left."""

    file: OpenMeeting
    autosave: Autosave
    screen: MeetingScreen

    @property
    def document(self) -> str:
        """The document of the meeting as it is now."""
        return render(self.screen.session.meeting, "markdown", "full")

    @property
    def document_path(self) -> Path:
        """Where the document goes: beside the meeting's file, under its name."""
        return self.file.path.with_suffix(".md")

    def written(self, write: Callable[[Path, str], None]) -> Path:
        """Write the document and name its file; raises FileTrouble if it cannot be written."""
        write(self.document_path, self.document)
        return self.document_path

    def keep_copy(self) -> Path:
        """Go on in a copy of the file, because another program has changed the original."""
        return self.autosave.save_copy()

    def let_go(self, now: dt.datetime) -> None:
        """Let the clock stand still, save what is left, and give the file back."""
        session = self.screen.session
        session.end_typing()
        if not self.file.read_only:
            session.set_clock(session.desk.clock.paused(now))
        self.autosave.close()
        self.file.close()
