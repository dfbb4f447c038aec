"""What every body can do, and what it is handed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.app import SystemCommand
from textual.containers import Vertical
from textual.message import Message

from pmfacilitator.domain.desk import Place
from pmfacilitator.domain.edits import ChangeIncident, ChangeSection, Edit
from pmfacilitator.domain.house import House
from pmfacilitator.domain.meeting import Meeting
from pmfacilitator.domain.prompts import SETUP, AnyPrompt
from pmfacilitator.domain.records import Record
from pmfacilitator.errors import PmFacilitatorError
from pmfacilitator.screens.recalling import Recall
from pmfacilitator.session import Session

if TYPE_CHECKING:
    from pmfacilitator.alongside import Alongside


@dataclass(frozen=True)
class Work:
    """What a body works on: the session, the house's words, the step it belongs to, and the day."""

    session: Session
    house: House
    step: str
    today: Callable[[], dt.date]
    others: Alongside | None = None
    """The other meetings, where they may be changed from here."""
    recall: Recall | None = None
    """Who knows what was seen before, where that can be linked from here."""

    @property
    def meeting(self) -> Meeting:
        """The meeting as it is now."""
        return self.session.meeting

    @property
    def shown(self) -> Meeting:
        """The meeting as the room may see it now; whatever is displayed is read from here."""
        return self.session.shown

    @property
    def record(self) -> Record:
        """What holds this step's single values: its section, or the incident in set-up."""
        return self.meeting.incident if self.step == SETUP else self.meeting.section(self.step)

    def change(self, field: str, value: object) -> Edit:
        """The edit that gives one of those single values another."""
        if self.step == SETUP:
            return ChangeIncident(field, value)
        return ChangeSection(self.step, field, value)


class Body(Vertical):
    """Answers one prompt; reads the session, asks it to apply edits, and redraws."""

    DEFAULT_CSS = """
    Body { height: 1fr; }
    """

    @dataclass
    class Stood(Message):
        """The meeting now stands at this row and field of the prompt, perhaps in a list's cell."""

        body: Body
        row: str = ""
        field: str = ""
        is_cell: bool = False

    @dataclass
    class Said(Message):
        """The room should know one fact."""

        words: str

    @dataclass
    class Opened(Message):
        """Somebody wants to go where a link or a finding leads."""

        place: Place

    @dataclass
    class NextWanted(Message):
        """The prompt is answered; go on to the next (1) or the one before (-1)."""

        by: int = 1

    def __init__(self, work: Work, prompt: AnyPrompt, *, id: str) -> None:  # noqa: A002 (Textual's own name)
        super().__init__(id=id)
        self.work = work
        self.prompt = prompt

    def apply(self, edit: Edit) -> bool:
        """Apply an edit; False (and one sentence for the room) if it was refused."""
        try:
            self.work.session.apply(edit)
        except PmFacilitatorError as error:
            self.say(str(error))
            return False
        return True

    def say(self, words: str) -> None:
        """Tell the room one fact."""
        self.post_message(self.Said(words))

    def draft_id(self, field: str, row: str = "") -> str:
        """The name under which half-typed text is kept."""
        return f"{row}/{field}" if row else f"{self.work.step}/{self.prompt.id}/{field}"

    def show(self) -> None:
        """Draw what the meeting says now."""

    def commands(self) -> tuple[SystemCommand, ...]:
        """What the palette offers here, wherever the cursor is."""
        return ()

    def take_focus(self, row: str = "", field: str = "") -> None:
        """Put the cursor where typing goes on, or on the row and field named."""

    def finish(self) -> bool:
        """Take up half-typed text before the room goes on; False if it cannot be taken up."""
        return True
