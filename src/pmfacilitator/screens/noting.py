"""Writing private notes beside a meeting: about the step where the room is, or about all of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.timer import Timer

from pmfacilitator.domain.desk import Place
from pmfacilitator.domain.private_notes import PrivateNotes
from pmfacilitator.domain.prompts import SETUP
from pmfacilitator.screens.dialogs.index import SET_UP, IndexDialog
from pmfacilitator.screens.frame import place_in, rail_steps
from pmfacilitator.screens.watching import Watching
from pmfacilitator.session import Session
from pmfacilitator.widgets.note_area import NoteArea

QUIET_SECONDS = 8.0
"""So long after the last key the note of a step stays, though the room has gone on."""


class Noting(Watching):
    """Keeps two notes at each key; that about a step goes along with the room, between sentences."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "tab,shift+tab",
            "other",
            "Other note",
            id="notes.other",
            tooltip="The note on this step, or on the meeting",
        ),
        Binding(
            "ctrl+g,f3",
            "index",
            "Other step",
            id="meeting.index",
            tooltip="The note about another step",
        ),
        Binding(
            "ctrl+n,f9",
            "go_along",
            "To the room",
            id="notes.along",
            tooltip="The note about the step where the room is",
        ),
    ]

    @dataclass
    class Noted(Message):
        """The notes are these now, and want to be kept."""

        notes: PrivateNotes

    def __init__(self, session: Session, notes: PrivateNotes) -> None:
        super().__init__()
        self.session = session
        self.notes = notes
        self._room_at = self._about = place_in(session).step
        self._is_behind = False
        self._typing: Timer | None = None

    @property
    def place(self) -> Place:
        """Where the room is."""
        return place_in(self.session)

    @property
    def step_note(self) -> NoteArea:
        """Where the note about a step is written."""
        return self.query_one("#step-note", NoteArea)

    @property
    def general_note(self) -> NoteArea:
        """Where the note about the whole meeting is written."""
        return self.query_one("#general-note", NoteArea)

    def begin_noting(self) -> None:
        """Show the notes that there are, with the cursor in that about the step."""
        self.general_note.show_about("The whole meeting")
        self.general_note.turn_to(self.notes.general)
        self.step_note.turn_to(self.notes.of(self._about))
        self.step_note.take_focus()

    def room_is_at(self, step: str) -> None:
        """Go along with the room, at once or when the sentence that is being written is finished."""
        if step == self._room_at:
            return
        self._room_at = step
        self._is_behind = self._typing is not None
        if not self._is_behind:
            self._turn_to(step)

    def fall_quiet(self) -> None:
        """Nobody is in the middle of a sentence any more; go where the room has gone meanwhile."""
        if self._typing is not None:
            self._typing.stop()
            self._typing = None
        if self._is_behind:
            self._turn_to(self._room_at)

    def take_up(self) -> PrivateNotes:
        """The notes as they are written now, up to the last key."""
        notes = self.notes.with_step(self._about, self.step_note.text)
        notes = notes.with_general(self.general_note.text)
        if notes != self.notes:
            self.notes = notes
            self.post_message(self.Noted(notes))
        return self.notes

    def show_about(self) -> None:
        """Say what the note about a step is about, and where the room is if it is elsewhere."""
        title = self._title(self._about)
        if self._about != self._room_at:
            title += f" · the room is at {self._title(self._room_at)}"
        self.step_note.show_about(title)

    @on(NoteArea.Typed)
    def _typed(self, event: NoteArea.Typed) -> None:
        event.stop()
        self.take_up()
        if event.note_area is not self.step_note:
            return
        if self._typing is not None:
            self._typing.stop()  # a timer that is reset begins anew only when it is due
        self._typing = self.set_timer(QUIET_SECONDS, self.fall_quiet)

    def _turn_to(self, step: str) -> None:
        """Have the note about another step to write in; the one before is kept as it is."""
        self._is_behind = False
        if step != self._about:
            self.take_up()
            self._about = step
            self.step_note.turn_to(self.notes.of(step))
        self.show_about()

    def _title(self, step_id: str) -> str:
        step = self.session.meeting.agenda.step(step_id)
        return step.title if step else "Set-up"

    def action_other(self) -> None:
        """Write in the other note."""
        is_about_step = self.focused is not None and self.focused.parent is self.step_note
        (self.general_note if is_about_step else self.step_note).take_focus()

    def action_go_along(self) -> None:
        """Write about the step where the room is."""
        self.fall_quiet()
        self._turn_to(self._room_at)
        self.step_note.take_focus()

    def action_index(self) -> None:
        """Choose another step to write about; the room does not move."""

        def chosen(step: str | None) -> None:
            if step:
                self._turn_to(SETUP if step == SET_UP else step)
                self.step_note.take_focus()

        self.take_up()
        steps = rail_steps(self.session.meeting)
        asides = {step.id or SET_UP: "noted" for step in steps if self.notes.of(step.id)}
        self.app.push_screen(IndexDialog(steps, self._about, asides), chosen)
