"""The meeting that is open: its file, its session, and the document they make."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Self

from pmfacilitator.app.outside import Outside, for_the_room
from pmfacilitator.autosave import Autosave, Schedule
from pmfacilitator.clipboard import copy
from pmfacilitator.errors import PmFacilitatorError
from pmfacilitator.export.registry import render
from pmfacilitator.repository import OpenMeeting
from pmfacilitator.screens.meeting import MeetingScreen
from pmfacilitator.session import Session


@dataclass
class HeldMeeting:
    """Everything that is let go together when a meeting is left."""

    file: OpenMeeting
    autosave: Autosave
    screen: MeetingScreen

    @classmethod
    def opened(
        cls,
        outside: Outside,
        path: Path,
        *,
        schedule: Schedule,
        run: Callable[[Callable[[], None]], None],
        on_saved: Callable[[int], None],
        on_failed: Callable[[PmFacilitatorError], None],
        read_only: bool,
    ) -> Self:
        """Open a meeting's file and let its clock run; raises what `Repository.open` raises."""
        now = outside.now()
        file = outside.library.open(path, now=now, read_only=read_only)
        session = Session(file.meeting, file.desk, read_only=file.read_only)
        autosave = Autosave(
            session, file, schedule=schedule, run=run, on_saved=on_saved, on_failed=on_failed
        )
        if not file.read_only:
            session.set_clock(session.desk.clock.resumed(now))
        notice = for_the_room(file.why_read_only, file.path)
        screen = MeetingScreen(session, outside.house, outside.now, notice)
        return cls(file, autosave, screen)

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

    def copied(self, outside: Outside, *, terminal: Callable[[str], None]) -> str:
        """Copy the document and write it too, and say in one sentence what became of it."""
        try:
            return copy(
                self.document,
                fallback=partial(self.written, outside.write),
                environment=outside.environment,
                terminal=terminal,
            ).sentence
        except PmFacilitatorError as error:
            return str(error)

    def keep_copy(self) -> Path:
        """Go on in a copy of the file, because another program has changed the original."""
        return self.autosave.save_copy()

    def let_go(self, now: dt.datetime) -> bool:
        """Let the clock stand still, save what is left, and give the file back.

        Returns whether everything is on disk.
        """
        session = self.screen.session
        session.end_typing()
        if not self.file.read_only:
            session.set_clock(session.desk.clock.paused(now))
        is_saved = self.autosave.close()
        self.file.close()
        return is_saved
