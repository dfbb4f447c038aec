"""A question with two or three answers; the safe one is chosen first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll

from pmfacilitator.keys.in_force import key_to
from pmfacilitator.screens.dialogs.dialog import Dialog, closing, up_and_down
from pmfacilitator.widgets.answers import Answers
from pmfacilitator.widgets.masked import Words
from pmfacilitator.widgets.row_list import RowList
from pmfacilitator.widgets.row_view import RowView
from pmfacilitator.widgets.shown import shown


@dataclass(frozen=True)
class Choice:
    """One answer: what comes back, and how it reads."""

    id: str
    words: str
    note: str = ""


class ChoiceDialog(Dialog[str]):
    """Asks; gives the id of the answer, or None if it was left."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "pagedown",
            "read(1)",
            "Read on",
            show=False,
            priority=True,
            id="dialog.read-on",
            tooltip="Read on",
        ),
        Binding(
            "pageup",
            "read(-1)",
            "Read back",
            show=False,
            priority=True,
            id="dialog.read-back",
            tooltip="Read back",
        ),
    ]
    DEFAULT_CSS = """
    ChoiceDialog {
        & RowList { height: auto; max-height: 14; scrollbar-size-vertical: 0; }
        & .detail { height: auto; max-height: 8; margin-bottom: 1; scrollbar-size-vertical: 1; }
        &.-low .detail { max-height: 3; }
        &.-low RowList { max-height: 9; }
        & .detail Static { height: auto; }
    }
    """

    def __init__(self, question: str, choices: Sequence[Choice], *, detail: str = "") -> None:
        super().__init__()
        self._question = question
        self._choices = tuple(choices)
        self._detail = detail

    def compose(self) -> ComposeResult:
        """Lay out the question and its answers."""
        with Vertical():
            yield Words(shown(self._question), classes="dialog-title")
            if self._detail:
                with VerticalScroll(classes="detail", can_focus=False):
                    yield Words(shown(self._detail))
            yield Answers()
            on, back = key_to("dialog.read-on"), key_to("dialog.read-back")
            reads = f"{on}, {back} read · " if self._detail else ""
            yield Words(
                shown(
                    f"{reads}{up_and_down()} choose · {key_to('list.choose')} answers · {closing()}"
                ),
                classes="dialog-hint",
            )

    def on_mount(self) -> None:
        """Begin at the first answer, which is the safe one."""
        rows = self.query_one(RowList)
        rows.show(
            [
                RowView(choice.id, choice.words, notes=(choice.note,) if choice.note else ())
                for choice in self._choices
            ]
        )
        rows.styles.height = sum(2 if choice.note else 1 for choice in self._choices)
        rows.focus()

    def action_read(self, by: int) -> None:
        """Scroll the detail a page on or back."""
        detail = self.query_one(".detail")
        detail.scroll_relative(y=by * max(detail.size.height - 1, 1), animate=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is something to read only where there is a detail."""
        return bool(self._detail) if action == "read" else super().check_action(action, parameters)

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        event.stop()
        self.dismiss(event.row_id)
