"""A screen over a source: it reads, reads again when something is chosen, and keeps what is wanted."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, replace
from functools import partial
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.worker import Worker, WorkerState

from pmfacilitator.domain.meeting import Meeting
from pmfacilitator.errors import PmFacilitatorError
from pmfacilitator.keys.in_force import key_to
from pmfacilitator.screens.bodies.body import Work
from pmfacilitator.screens.coverable import Coverable
from pmfacilitator.screens.importing.sheet import Sheet, reading_of
from pmfacilitator.screens.importing.source import Source
from pmfacilitator.screens.importing.understood import Reading
from pmfacilitator.screens.importing.wishes import Wishes

MOST_UNDONE = 50
BROKEN = "This could not be read. Nothing is lost: {} goes back."


@dataclass(frozen=True)
class Outcome:
    """How a preview was left: with entries added, the last of them this row; or for a file.

    With `was_there`, there was nothing to add, as the meeting has it all.
    """

    added: int = 0
    row: str = ""
    wants_file: bool = False
    was_there: bool = False


class ReadingScreen(Coverable, Screen[Outcome]):
    """Holds the sheet of a source; much text is read beside the typing."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "add", "Add", id="import.add", tooltip="Add every ticked line"),
    ]

    def __init__(self, work: Work, source: Source) -> None:
        super().__init__()
        self.work = work
        self.source = source
        self.wishes = Wishes.read(work.session.desk.draft(source.wishes_draft))
        self.sheet: Sheet | None = None
        self.problem = ""
        self.is_reading = False
        self._before: deque[Wishes] = deque(maxlen=MOST_UNDONE)

    def show(self) -> None:
        """Draw what was read, and what is wanted of it."""
        raise NotImplementedError

    def action_add(self) -> None:
        """Add every ticked line, as one undo step."""
        raise NotImplementedError

    def read(self) -> None:
        """Read the source as it is wanted now."""
        work = partial(_reading, self.source, self.wishes, self.work.meeting)
        if self.source.is_quick:
            self._came(_attempted(work))
            return
        self.is_reading = True
        self.show()
        reading = partial(_attempted, work)
        self.run_worker(reading, thread=True, exit_on_error=False, exclusive=True)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Show what was read beside the typing."""
        result = event.worker.result
        if event.state is WorkerState.SUCCESS and isinstance(result, Reading | PmFacilitatorError):
            self._came(result)
        elif event.state is WorkerState.ERROR:
            self._came(PmFacilitatorError(BROKEN.format(key_to("import.leave"))))

    def keep(self, wishes: Wishes) -> None:
        """Keep what is wanted, so that it outlives a crash."""
        if wishes != self.wishes:
            self._before.append(self.wishes)
        self.wishes = wishes
        self.work.session.set_draft(self.source.wishes_draft, wishes.written)

    def take_back(self) -> bool:
        """Take back the last change; False where none was made since it opened."""
        if not self._before:
            return False
        wishes, now = self._before.pop(), self.wishes
        self.keep(wishes)
        self._before.pop()
        if self.sheet and (wishes.choices, wishes.source) == (now.choices, now.source):
            self.sheet = replace(self.sheet, wishes=wishes)
            self.show()
        else:
            self.read()
        return True

    def forget(self) -> None:
        """Keep nothing of the source any longer."""
        for draft in self.source.drafts:
            self.work.session.set_draft(draft, "")

    def _came(self, reading: Reading | PmFacilitatorError) -> None:
        self.is_reading = False
        if isinstance(reading, PmFacilitatorError):
            self.problem = str(reading)
        else:
            self.problem = ""
            self.sheet = Sheet(self.work.meeting, reading, self.wishes)
        self.show()


def _reading(source: Source, wishes: Wishes, meeting: Meeting) -> Reading:
    _ = source.lines  # taken apart here, beside the typing
    return reading_of(source.material, wishes, meeting)


def _attempted(work: partial[Reading]) -> Reading | PmFacilitatorError:
    try:
        return work()
    except PmFacilitatorError as error:
        return error
