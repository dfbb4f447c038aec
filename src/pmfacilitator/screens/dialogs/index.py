"""The index of steps: a digit jumps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from pmfacilitator.keys.in_force import key_to
from pmfacilitator.screens.dialogs.dialog import Dialog, up_and_down
from pmfacilitator.widgets.answers import Answers
from pmfacilitator.widgets.masked import Words
from pmfacilitator.widgets.rail import RailStep
from pmfacilitator.widgets.row_list import RowList
from pmfacilitator.widgets.row_view import RowView
from pmfacilitator.widgets.shown import shown

SET_UP = "set-up"


class IndexDialog(Dialog[str]):
    """Lists set-up as 0 and the steps with their digits; gives the id of the one chosen.

    Args:
        steps: set-up and the steps of the meeting.
        current: the one at which the room is.
        asides: what is said quietly behind some of them, by id.
    """

    DEFAULT_CSS = """
    IndexDialog RowList { scrollbar-size-vertical: 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+g,f3", "leave", "Close", show=False, id="meeting.index"),
    ]

    def __init__(
        self, steps: Sequence[RailStep], current: str, asides: Mapping[str, str] | None = None
    ) -> None:
        super().__init__()
        self._asides = asides or {}
        self._ids = tuple(step.id or SET_UP for step in steps)
        self._titles = tuple(f"{step.title}  {step.mark}" for step in steps)
        self._current = current

    def compose(self) -> ComposeResult:
        """Lay out the steps."""
        with Vertical():
            yield Words(shown("Where to?"), classes="dialog-title")
            yield Answers()
            yield Words(
                shown(
                    f"A digit jumps · {up_and_down()} and {key_to('list.choose')}"
                    f" · {key_to('meeting.index')} closes"
                ),
                classes="dialog-hint",
            )

    def on_mount(self) -> None:
        """Begin at the present step."""
        rows = self.query_one(RowList)
        rows.styles.height = min(len(self._ids), 16)
        rows.show(
            [
                RowView(name, title, lead=str(number), aside=self._asides.get(name, ""))
                for number, (name, title) in enumerate(zip(self._ids, self._titles, strict=True))
            ]
        )
        rows.point_at(self._current or SET_UP)
        rows.focus()

    def on_key(self, event: events.Key) -> None:
        """A digit jumps at once."""
        if event.character and event.character.isdigit():
            at = int(event.character)
            if at < len(self._ids):
                event.stop()
                self.dismiss(self._ids[at])

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        event.stop()
        self.dismiss(event.row_id)
