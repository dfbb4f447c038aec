"""The second terminal of whoever leads the meeting: what the room need not see, and private notes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical

from pmfacilitator.domain.cues import cues
from pmfacilitator.domain.house import House
from pmfacilitator.domain.private_notes import PrivateNotes
from pmfacilitator.screens.clocks import show_time
from pmfacilitator.screens.cues import shown_cues
from pmfacilitator.screens.dialogs.help import HelpDialog
from pmfacilitator.screens.frame import facts, pace_words, step_title
from pmfacilitator.screens.keys import hints_of, keys_of
from pmfacilitator.screens.noting import Noting
from pmfacilitator.screens.stage import LASTING_SECONDS, NOTICE_SECONDS
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

PRIVATE = "Private"
NOT_SAVED = "NOT SAVED"
_ABOUT = (
    "This goes along with the shared terminal and shows what the room need not see. What you type "
    "is kept for you alone, beside the meeting, and stands in no list, view or document."
)


class NotesScreen(Noting):
    """Shows what helps where the room is, above the notes."""

    CSS_PATH = "notes.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f1,question_mark", "help", "Help", id="app.help", tooltip="What is this?"),
        Binding(
            "ctrl+q",
            "leave",
            "Leave",
            priority=True,
            show=False,
            id="app.quit",
            tooltip="Close the notes",
        ),
    ]

    def __init__(
        self,
        session: Session,
        house: House,
        now: Callable[[], dt.datetime],
        notes: PrivateNotes,
    ) -> None:
        super().__init__(session, notes)
        self._house = house
        self._now = now
        self._saved = ""
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
                yield NoteArea(placeholder="About this step", id="step-note")
                yield NoteArea(placeholder="About the whole meeting", id="general-note")
        yield KeyBar()
        yield TooSmall()

    def on_mount(self) -> None:
        """Begin where the room is."""
        self._unsubscribe = self.session.subscribe(lambda _change: self._room_changed())
        self.bindings_updated_signal.subscribe(self, lambda _screen: self._show_keys())
        self.set_interval(1, self.show_clock)
        self.begin_noting()
        self._show_room()

    def on_unmount(self) -> None:
        """Stop listening."""
        self._unsubscribe()

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

    def _room_changed(self) -> None:
        if not self.is_mounted:
            return
        self.room_is_at(self.place.step)
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
        self.show_about()
        self.show_clock()

    def show_clock(self) -> None:
        """Draw the clock of now."""
        step = self.session.meeting.agenda.step(self.place.step)
        show_time(self.query_one(Clock), self.session.desk, step, self._now())
        self.query_one(PaceLine).show(*pace_words(self.session, self._now()))

    def action_help(self) -> None:
        """Say what this is, what else could be asked, and what the keys do."""
        told = cues(self.session.meeting, self.session.desk, self._house)
        self.app.push_screen(HelpDialog("Private notes", _ABOUT, told.probes, keys_of(self)))

    def _show_keys(self) -> None:
        self.query_one(KeyBar).show(hints_of(self))
