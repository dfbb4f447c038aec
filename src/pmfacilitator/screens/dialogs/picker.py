"""Chooses one thing of many by a few letters."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input

from pmfacilitator.screens.dialogs.dialog import Dialog, closing, up_and_down
from pmfacilitator.widgets.answers import Answers
from pmfacilitator.widgets.line_input import LineInput
from pmfacilitator.widgets.masked import Words
from pmfacilitator.widgets.row_list import RowList
from pmfacilitator.widgets.row_view import RowView
from pmfacilitator.widgets.shown import shown

MOST_SHOWN = 200
NOTHING = "Nothing fits these letters"
NO_ADDRESS = "Only an address that begins with https:// or http:// can be linked"
_WEB = ("http://", "https://")


@dataclass(frozen=True)
class Option:
    """One thing that can be chosen; `lead` stands before its words."""

    id: str
    words: str
    lead: str = ""

    def fits(self, letters: str) -> bool:
        """Whether every word typed occurs in it."""
        text = f"{self.lead} {self.words}".casefold().replace("_", " ")
        return all(word in text for word in letters.casefold().replace("_", " ").split())


class Picker(Dialog[str]):
    """Filters options while letters are typed; Enter takes the one under the cursor.

    With `free`, a web address that fits no option can be taken as it was typed.
    """

    DEFAULT_CSS = """
    Picker {
        & > Vertical { height: 18; }
        & RowList { height: 1fr; margin-top: 1; }
        & LineInput { padding: 0 1; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "Up", show=False, id="filter.up"),
        Binding("down", "move(1)", "Down", show=False, id="filter.down"),
    ]

    def __init__(
        self, question: str, options: Sequence[Option], *, free: bool = False, letters: str = ""
    ) -> None:
        super().__init__()
        self.letters = letters
        self._question = question
        self._options = tuple(options)
        self._free = free

    def compose(self) -> ComposeResult:
        """Lay out the line for letters and what fits them."""
        hint = f"{up_and_down('filter')} · Enter takes · {closing()}"
        if self._free:
            hint += " · an https:// address can be typed"
        with Vertical():
            yield Words(shown(self._question), classes="dialog-title")
            yield LineInput(self.letters, placeholder="a few letters")
            yield Answers(empty=NOTHING, marks_cursor=True)
            yield Words(shown(hint), classes="dialog-hint")

    def on_mount(self) -> None:
        """Show everything, and type."""
        self._filter(self.letters)
        line = self.query_one(LineInput)
        line.put(self.letters)
        line.focus()
        self.call_after_refresh(self._catch_up)

    def _catch_up(self) -> None:
        """Filter by whatever stands in the line, however it came there while this opened."""
        self._filter(self.query_one(LineInput).value)

    def narrow(self, letters: str) -> None:
        """Take up letters that were typed while it opened."""
        self.letters += letters
        if self.is_mounted:
            line = self.query_one(LineInput)
            line.value += letters
            self.call_after_refresh(self._catch_up)
            line.cursor_position = len(line.value)

    def action_move(self, by: int) -> None:
        """Move through what fits without leaving the line."""
        self.query_one(RowList).action_cursor(by)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._filter(event.value)

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if self._is_address(event.value):
            self.dismiss(event.value.strip())
        elif cursor := self.query_one(RowList).cursor:
            self.dismiss(cursor)

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        event.stop()
        self.dismiss(event.row_id)

    def _is_address(self, letters: str) -> bool:
        return self._free and letters.strip().startswith(_WEB)

    def _nothing(self, letters: str) -> str:
        """What is said where nothing fits."""
        if self._is_address(letters):
            return "Enter links this address"
        return NO_ADDRESS if self._free and ":" in letters else NOTHING

    def _filter(self, letters: str) -> None:
        fitting = [option for option in self._options if option.fits(letters)][:MOST_SHOWN]
        rows = self.query_one(RowList)
        rows.empty = self._nothing(letters)
        rows.refresh()
        rows.show([RowView(option.id, option.words, lead=option.lead) for option in fitting])
        if fitting:
            rows.point_at(fitting[0].id)


def pick(app: App[object], picker: Picker, answered: Callable[[str | None], None]) -> None:
    """Show a picker, or let the one that is opening already have its letters."""
    if isinstance(app.screen, Picker):
        app.screen.narrow(picker.letters)
    else:
        app.push_screen(picker, answered)
