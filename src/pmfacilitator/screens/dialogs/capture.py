"""Quick capture: an action, insight, quote or parking-lot item from any step."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from pmfacilitator.domain.desk import CAPTURE_KIND
from pmfacilitator.domain.edits import AddRow
from pmfacilitator.domain.prompts import Slot
from pmfacilitator.domain.rows import Insight, Parked
from pmfacilitator.errors import PmFacilitatorError
from pmfacilitator.screens.bodies.body import Work
from pmfacilitator.screens.bodies.points import quote_of
from pmfacilitator.screens.dialogs.dialog import Dialog
from pmfacilitator.screens.speakers import action_of, attributed
from pmfacilitator.widgets.line_input import LineInput
from pmfacilitator.widgets.shown import shown

KINDS = ("action", "insight", "quote", "parking lot")
DRAFT_TEXT = "capture/text"
_HINTS = {
    "action": "Cap connections per client",
    "insight": "Resellers poll the ledger every second",
    "quote": '"We could not pay our drivers" — Harbor Books',
    "parking lot": "Do we still need the old export?",
}


class CaptureDialog(Dialog[str]):
    """One line and its kind; Tab changes the kind, Enter keeps it. Half-typed text survives."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "kind(1)", "Next kind", show=False, id="capture.kind"),
        Binding("shift+tab", "kind(-1)", "Kind before", show=False, id="capture.kind-back"),
        Binding("ctrl+t,f2", "leave", "Close", show=False, id="capture.leave"),
    ]

    def __init__(self, work: Work) -> None:
        super().__init__()
        self._work = work
        desk = work.session.desk
        kept = desk.draft(CAPTURE_KIND)
        self._kind = kept if kept in KINDS else KINDS[0]
        self._text = desk.draft(DRAFT_TEXT)

    def compose(self) -> ComposeResult:
        """Lay out the kinds and the line."""
        with Vertical():
            yield Static(id="kinds", classes="dialog-title")
            yield LineInput(self._text)
            yield Static(
                shown("Tab changes the kind · Enter keeps it · Ctrl+T closes"),
                classes="dialog-hint",
            )

    def on_mount(self) -> None:
        """Show the kind and type."""
        self._show_kind()
        self.query_one(LineInput).focus()

    def action_kind(self, by: int) -> None:
        """Make it another kind."""
        self._kind = KINDS[(KINDS.index(self._kind) + by) % len(KINDS)]
        self._work.session.set_draft(CAPTURE_KIND, self._kind)
        self._show_kind()

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._work.session.set_draft(DRAFT_TEXT, event.value)

    @on(LineInput.BlockPasted)
    def _block_pasted(self, event: LineInput.BlockPasted) -> None:
        event.stop()
        self.query_one(LineInput).insert_text_at_cursor(" ".join(event.lines))

    @on(Input.Submitted)
    def _given(self, event: Input.Submitted) -> None:
        event.stop()
        if not event.value.strip() or not self.is_active:
            return
        try:
            self._work.session.apply(self._edit(event.value))
        except PmFacilitatorError as error:
            hint = self.query_one(".dialog-hint", Static)
            hint.add_class("dialog-problem")
            hint.update(shown(str(error)))
            return
        self._work.session.set_draft(DRAFT_TEXT, "")
        self._work.session.set_draft(CAPTURE_KIND, "")
        self.dismiss(self._kind)

    def _edit(self, text: str) -> AddRow:
        makers: dict[str, Callable[[], AddRow]] = {
            "action": lambda: AddRow(
                Slot("actions"), action_of(text, self._work.meeting, self._work.house)
            ),
            "insight": lambda: AddRow(Slot("insights"), Insight(learned=text)),
            "quote": lambda: AddRow(Slot("quotes"), quote_of(text)),
            "parking lot": lambda: AddRow(Slot("parked"), self._parked(text)),
        }
        return makers[self._kind]()

    def _parked(self, text: str) -> Parked:
        voice, words = attributed(text, self._work.meeting, self._work.house)
        return Parked(text=words, said_by=voice)

    def _show_kind(self) -> None:
        parts = [
            Content(f" {kind} ").stylize("bold reverse" if kind == self._kind else "")
            for kind in KINDS
        ]
        self.query_one("#kinds", Static).update(Content("Keep as  ") + Content(" ").join(parts))
        self.query_one(LineInput).placeholder = _HINTS[self._kind]
