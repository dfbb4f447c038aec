"""One line asked for, over whatever it is about."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input

from pmfacilitator.domain.text import clean_line
from pmfacilitator.errors import InvalidValue
from pmfacilitator.screens.dialogs.dialog import Dialog, closing
from pmfacilitator.widgets.line_input import LineInput
from pmfacilitator.widgets.masked import Words
from pmfacilitator.widgets.shown import put, shown


@dataclass(frozen=True)
class Half:
    """What was half-typed in a dialog before, and whoever keeps what is typed now."""

    text: str
    keep: Callable[[str], None]


class LineDialog(Dialog[str]):
    """Asks for one line; what cannot be read stays, and a sentence says what would be.

    What stands there is replaced by the first letter, unless it is kept (`keeps`) and gone on with,
    as is what was typed there `half` before.
    """

    def __init__(
        self,
        question: str,
        text: str,
        hint: str,
        check: Callable[[str], object] = clean_line,
        *,
        keeps: bool = False,
        half: Half | None = None,
    ) -> None:
        super().__init__()
        self._question = question
        self._text = text
        self._half = half or Half("", lambda _text: None)
        self._hint = hint
        self._check = check
        self._keeps = keeps

    def compose(self) -> ComposeResult:
        """Lay out the question and the line."""
        with Vertical():
            yield Words(shown(self._question), classes="dialog-title")
            yield LineInput(self._half.text or self._text, placeholder=self._hint)
            yield Words(shown(f"Enter takes it · {closing()}"), classes="dialog-hint")

    def on_mount(self) -> None:
        """Type: behind what stands there, or in its place."""
        line = self.query_one(LineInput)
        line.focus()
        if self._keeps or self._half.text:
            line.cursor_position = len(line.value)
        else:
            line.select_all()

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._half.keep("" if event.value == self._text else event.value)

    @on(Input.Submitted)
    def _given(self, event: Input.Submitted) -> None:
        event.stop()
        try:
            self._check(event.value)
        except InvalidValue as error:
            hint = self.query_one(".dialog-hint", Words)
            hint.add_class("dialog-problem")
            put(hint, shown(str(error)))
        else:
            self.dismiss(event.value)
