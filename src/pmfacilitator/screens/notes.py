"""The second terminal of whoever leads the meeting: what the room need not see, and private notes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.timer import Timer

from pmfacilitator.domain.cues import cues
from pmfacilitator.domain.desk import Place
from pmfacilitator.domain.house import House
from pmfacilitator.domain.meeting import Meeting
from pmfacilitator.domain.private_notes import PrivateNotes
from pmfacilitator.domain.prompts import SETUP
from pmfacilitator.screens.coverable import Coverable
from pmfacilitator.screens.cues import shown_cues
from pmfacilitator.screens.dialogs.help import HelpDialog
from pmfacilitator.screens.dialogs.index import SET_UP, IndexDialog
from pmfacilitator.screens.frame import facts, pace_words, place_in, rail_steps, step_title
from pmfacilitator.screens.keys import hints_of, keys_of
from pmfacilitator.screens.stage import LASTING_SECONDS, NOTICE_SECONDS
from pmfacilitator.screens.watching import Watching
from pmfacilitator.session import Session
from pmfacilitator.widgets.clock import Clock
from pmfacilitator.widgets.cue_list import CueList
from pmfacilitator.widgets.key_bar import KeyBar
from pmfacilitator.widgets.masked import Words
from pmfacilitator.widgets.meeting_bar import MeetingBar
from pmfacilitator.widgets.note_area import NoteArea
from pmfacilitator.widgets.pace_line import PaceLine
from pmfacilitator.widgets.shown import joined, put, shown
from pmfacilitator.widgets.too_small import TooSmall

QUIET_SECONDS = 8.0
"""So long after the last key the note of a step stays, though the room has gone on."""

PRIVATE = "Private"
NOT_SAVED = "NOT SAVED"
_ABOUT = (
    "This goes along with the shared terminal and shows what the room need not see. What you type "
    "is kept for you alone, beside the meeting, and stands in no list, view or document."
)


class NotesScreen(Coverable, Watching, inherit_bindings=False):
    """Shows what helps where the room is, and keeps notes about the step and about the meeting."""

    CSS_PATH = "notes.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "tab,shift+tab",
            "other",
            "Other note",
            id="notes.other",
            tooltip="The other note: about this step, or about the whole meeting",
        ),
        Binding(
            "ctrl+g,f3",
            "index",
            "Other step",
            id="notes.index",
            tooltip="The note about another step",
        ),
        Binding(
            "ctrl+n,f9",
            "go_along",
            "To the room",
            id="notes.along",
            tooltip="The note about the step where the room is",
        ),
        Binding("f1", "help", "Help", id="notes.help", tooltip="What is this?"),
        Binding(
            "ctrl+q",
            "leave",
            "Leave",
            priority=True,
            show=False,
            id="notes.leave",
            tooltip="Close the notes",
        ),
    ]

    @dataclass
    class Noted(Message):
        """The notes are these now, and want to be kept."""

        notes: PrivateNotes

    def __init__(
        self,
        session: Session,
        house: House,
        now: Callable[[], dt.datetime],
        notes: PrivateNotes,
    ) -> None:
        super().__init__()
        self.session = session
        self.notes = notes
        self._house = house
        self._now = now
        self._room_at = self._about = place_in(session).step
        self._is_behind = False
        self._saved = ""
        self._typing: Timer | None = None
        self._unsubscribe: Callable[[], None] = lambda: None

    def compose(self) -> ComposeResult:
        """Lay out what helps, and beneath it the two notes."""
        yield MeetingBar(self.sign)
        with Vertical(id="private"):
            with Horizontal(id="head"):
                yield Words(id="title")
                yield Clock()
            yield PaceLine()
            yield Words(id="asked")
            yield CueList()
            with Horizontal(id="notes"):
                about = self.notes.of(self._about)
                yield NoteArea(about, placeholder="About this step", id="step-note")
                general = self.notes.general
                yield NoteArea(general, placeholder="About the whole meeting", id="general-note")
        yield KeyBar()
        yield TooSmall()

    def on_mount(self) -> None:
        """Begin where the room is."""
        self._unsubscribe = self.session.subscribe(lambda _change: self._room_changed())
        self.bindings_updated_signal.subscribe(self, lambda _screen: self._show_keys())
        self.set_interval(1, self.show_clock)
        self.general_note.show_about("The whole meeting")
        for area, text in (
            (self.general_note, self.notes.general),
            (self.step_note, self.notes.of(self._about)),
        ):
            area.turn_to(text)
        self.step_note.take_focus()
        self._show_room()

    def on_unmount(self) -> None:
        """Stop listening."""
        self._unsubscribe()

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

    def say(self, words: str, *, lasting: bool = False) -> None:
        """Tell one fact, in one line."""
        self.query_one(MeetingBar).say(words, LASTING_SECONDS if lasting else NOTICE_SECONDS)

    @property
    def sign(self) -> str:
        """That these are private, and saved; more needed, that something is not."""
        if self._trouble and self._saved != NOT_SAVED:
            return super().sign
        return f"{PRIVATE} · {self._saved}" if self._saved else PRIVATE

    def show_saved(self, words: str) -> None:
        """Show how saving stands."""
        self._saved = words
        self.query_one(MeetingBar).show_saved(self.sign)

    # What the room does -------------------------------------------------------------------

    def _room_changed(self) -> None:
        if not self.is_mounted:
            return
        step = self.place.step
        if step != self._room_at:
            self._room_at = step
            self._is_behind = self._typing is not None
            if not self._is_behind:
                self._turn_to(step)
        self._show_room()

    def _show_room(self) -> None:
        session, place = self.session, self.place
        meeting = session.meeting
        step = meeting.agenda.step(place.step)
        told = cues(meeting, session.desk.changed(place=place), self._house)
        self.query_one(MeetingBar).show(meeting.title, facts(meeting, is_hiding=session.is_hiding))
        put(self.query_one("#title", Words), step_title(meeting, step))
        progress = f"   question {told.number} of {told.of}" if told.number else ""
        asked = joined(shown(told.ask, "bold"), shown(progress, "$text-muted"))
        put(self.query_one("#asked", Words), asked)
        self.query_one(CueList).show(shown_cues(told))
        self._show_about()
        self.show_clock()

    def show_clock(self) -> None:
        """Draw the clock of now."""
        meeting, clock, now = self.session.meeting, self.session.desk.clock, self._now()
        step = meeting.agenda.step(self.place.step)
        spent = clock.seconds(step.id, now) if step else 0
        minutes = step.minutes if step else 0
        self.query_one(Clock).show(spent, minutes, running=clock.is_running)
        self.query_one(PaceLine).show(*pace_words(self.session, now))

    # What is noted ------------------------------------------------------------------------

    @on(NoteArea.Typed, "#step-note")
    def _about_step(self, event: NoteArea.Typed) -> None:
        event.stop()
        self._keep(self.notes.with_step(self._about, event.text))
        if self._typing is None:
            self._typing = self.set_timer(QUIET_SECONDS, self.fall_quiet)
        else:
            self._typing.reset()

    @on(NoteArea.Typed, "#general-note")
    def _about_meeting(self, event: NoteArea.Typed) -> None:
        event.stop()
        self._keep(self.notes.with_general(event.text))

    def fall_quiet(self) -> None:
        """Nobody is in the middle of a sentence any more; go where the room has gone meanwhile."""
        if self._typing is not None:
            self._typing.stop()
            self._typing = None
        if self._is_behind:
            self._turn_to(self._room_at)

    def _keep(self, notes: PrivateNotes) -> None:
        if notes != self.notes:
            self.notes = notes
            self.post_message(self.Noted(notes))

    def _turn_to(self, step: str) -> None:
        """Have the note about another step to write in; what is written is kept already."""
        self._is_behind = False
        if step != self._about:
            self._about = step
            self.step_note.turn_to(self.notes.of(step))
        self._show_about()

    def _show_about(self) -> None:
        meeting = self.session.meeting
        title = _title(meeting, self._about)
        if self._about != self._room_at:
            title += f" · the room is at {_title(meeting, self._room_at)}"
        self.step_note.show_about(title)

    # Keys ---------------------------------------------------------------------------------

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

        steps = rail_steps(self.session.meeting)
        asides = {step.id or SET_UP: "noted" for step in steps if self.notes.of(step.id)}
        self.app.push_screen(IndexDialog(steps, self._about, asides), chosen)

    def action_help(self) -> None:
        """Say what this is, what else could be asked, and what the keys do."""
        told = cues(self.session.meeting, self.session.desk, self._house)
        self.app.push_screen(HelpDialog("Private notes", _ABOUT, told.probes, keys_of(self)))

    def _show_keys(self) -> None:
        self.query_one(KeyBar).show(hints_of(self))


def _title(meeting: Meeting, step_id: str) -> str:
    step = meeting.agenda.step(step_id)
    return step.title if step else "Set-up"
