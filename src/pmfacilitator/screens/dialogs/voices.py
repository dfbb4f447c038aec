"""Who has been heard, in the step and in the meeting, and one key for each to say so."""

from __future__ import annotations

from collections.abc import Mapping
from string import ascii_lowercase
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from pmfacilitator.domain.agenda import Step
from pmfacilitator.domain.edits import MarkHeard
from pmfacilitator.domain.rows import Participant
from pmfacilitator.domain.voices import Heard, coverage, people_heard
from pmfacilitator.errors import PmFacilitatorError
from pmfacilitator.keys.in_force import key_to
from pmfacilitator.screens.bodies.body import Work
from pmfacilitator.screens.dialogs.dialog import Dialog
from pmfacilitator.widgets.masked import Words
from pmfacilitator.widgets.row_list import RowList
from pmfacilitator.widgets.row_view import RowView
from pmfacilitator.widgets.shown import put, shown, shown_line
from pmfacilitator.widgets.voices_line import HEARD, QUIET

_DIGITS = "123456789"
_LETTERS = "".join(letter for letter in ascii_lowercase if letter not in "jk")
"""J and K move through the list, as in every list."""


class VoicesDialog(Dialog[None]):
    """Lists roles by digit and people by letter; that key marks them as heard, or takes it back."""

    DEFAULT_CSS = """
    VoicesDialog {
        & RowList { max-height: 11; scrollbar-size-vertical: 1; }
        & .dialog-said { height: 1; color: $foreground; }
        & .dialog-hint { margin-top: 0; }
        &.-low RowList { max-height: 9; }
        &.-low .dialog-title { margin-bottom: 0; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "leave", "Close", show=False, priority=True, id="meeting.voices"),
        Binding("enter", "leave", "Close", show=False, priority=True, id="page.leave"),
        Binding("space", "mark", "Heard", show=False, id="voices.mark", tooltip="Heard, or not"),
    ]

    def __init__(self, work: Work) -> None:
        super().__init__()
        self._work = work
        self._by_key: Mapping[str, Heard] = {}

    @property
    def step(self) -> Step | None:
        """The step that it is about; None in set-up, where nobody speaks to one."""
        return self._work.meeting.agenda.step(self._work.step)

    def compose(self) -> ComposeResult:
        """Lay out who there is, what is said about a key, and which keys there are."""
        step = self.step
        where = f"in {step.title}" if step else "in this meeting"
        hint = (
            f"Its digit or letter, or {key_to('voices.mark')}: heard, or not"
            if step
            else "Go to a step to say who was heard"
        )
        with Vertical():
            yield Words(shown_line(f"Who has been heard {where}?"), classes="dialog-title")
            yield RowList()
            yield Words(classes="dialog-said")
            yield Words(shown(f"{hint} · {key_to('meeting.voices')} closes"), classes="dialog-hint")

    def on_mount(self) -> None:
        """Begin with the first role."""
        super().on_mount()
        self._show()
        self.query_one(RowList).focus()

    def on_key(self, event: events.Key) -> None:
        """A digit or a letter marks whom it stands for."""
        heard = self._by_key.get((event.character or "").casefold())
        if heard is not None:
            event.stop()
            self._mark(heard)

    @on(RowList.Chosen)
    def action_mark(self) -> None:
        """Mark whom the cursor is on."""
        if heard := self._by_key.get(self.query_one(RowList).cursor):
            self._mark(heard)

    def _mark(self, heard: Heard) -> None:
        step = self.step
        if step is None:
            self._say("Set-up is no step of the meeting: nobody is heard in it")
        elif heard.here and not heard.is_marked:
            self._say(f"{heard.name} has spoken here: that is in the notes already")
        else:
            try:
                self._work.session.apply(MarkHeard(step.id, heard.voice, not heard.is_marked))
            except PmFacilitatorError as error:
                self._say(str(error))
                return
            self._say(f"{'Not heard' if heard.is_marked else 'Heard'} from {heard.name}")
            self._show()

    def _say(self, words: str) -> None:
        put(self.query_one(".dialog-said", Words), shown_line(words))

    def _show(self) -> None:
        shown_now, house, step = self._work.shown, self._work.house, self.step
        roles = dict(zip(_DIGITS, coverage(shown_now, house, step), strict=False))
        people = dict(zip(_LETTERS, people_heard(shown_now, house, step), strict=False))
        self._by_key = {**roles, **people}
        rows = self.query_one(RowList)
        listed = [self._row(key, heard) for key, heard in self._by_key.items()]
        rows.styles.height = len(listed)
        rows.show(listed)

    def _row(self, key: str, heard: Heard) -> RowView:
        is_heard = heard.here if self.step else heard.in_meeting
        text = f"{HEARD if is_heard else QUIET} {heard.name}"
        person = self._work.shown.row(heard.voice.participant or "")
        role = f", {person.role}" if isinstance(person, Participant) and person.role else ""
        return RowView(key, text + role, lead=key.upper(), aside=self._how(heard))

    def _how(self, heard: Heard) -> str:
        """How far somebody has been heard, in words."""
        if self.step is None:
            return "heard" if heard.in_meeting else "not yet"
        if heard.here:
            return "heard, as marked" if heard.is_marked else "heard"
        return "in another step only" if heard.in_meeting else "not yet"
