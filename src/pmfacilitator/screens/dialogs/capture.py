"""Quick capture: something for the parking lot, an action, an insight or a quote, from any step."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input

from pmfacilitator.domain.desk import CAPTURE_KIND
from pmfacilitator.domain.edits import AddRow
from pmfacilitator.domain.prompts import Slot
from pmfacilitator.domain.rows import Insight, Sort
from pmfacilitator.errors import PmFacilitatorError
from pmfacilitator.keys.in_force import key_to
from pmfacilitator.screens.bodies.body import Work
from pmfacilitator.screens.bodies.points import quote_of
from pmfacilitator.screens.dialogs.dialog import Dialog
from pmfacilitator.screens.speakers import action_of, attributed, named_sort, parked_of
from pmfacilitator.widgets.line_input import LineInput
from pmfacilitator.widgets.masked import Words
from pmfacilitator.widgets.shown import put, shown

PARKED = ("question", "fix", "opportunity")
KEPT = ("action", "insight", "quote")
KINDS = (*PARKED, *KEPT)
DRAFT_TEXT = "capture/text"
_HINTS = {
    "question": "Do we still need the old export?",
    "fix": "The export leaves out the last day of a month",
    "opportunity": "A seat for bookkeepers, across shops",
    "action": "Cap connections per client",
    "insight": "Resellers poll the ledger every second",
    "quote": '"We could not pay our drivers" — Harbor Books',
}


def captured_as(kind: str) -> str:
    """What became of a captured line, in words: parked as a question, kept as an action."""
    article = "an" if kind[0] in "aeiou" else "a"
    return f"{'Parked' if kind in PARKED else 'Kept'} as {article} {kind}"


class CaptureDialog(Dialog[str]):
    """One line and its kind; half-typed text survives.

    Tab chooses the kind. As long as nobody has, it is parked, and the words may say as what:
    `fix: …`, `opportunity: …`.
    """

    DEFAULT_CSS = """
    CaptureDialog {
        & .kinds { height: 1; }
        & LineInput { margin-top: 1; }
        & #understood { height: 1; color: $text-muted; padding-left: 1; text-wrap: nowrap;
            text-overflow: ellipsis; }
        & #understood.dialog-problem { color: $text-problem; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "kind(1)", "Next kind", show=False, id="capture.kind"),
        Binding("shift+tab", "kind(-1)", "Kind before", show=False, id="capture.kind-back"),
        Binding("ctrl+t,f2", "leave", "Close", show=False, id="meeting.capture"),
    ]

    def __init__(self, work: Work) -> None:
        super().__init__()
        self._work = work
        desk = work.session.desk
        kept = desk.draft(CAPTURE_KIND)
        self._chosen = kept if kept in KINDS else ""
        self._text = desk.draft(DRAFT_TEXT)

    @property
    def kind(self) -> str:
        """What the line will be: as chosen, else as its words say, else a question."""
        return self._chosen or (self._named or KINDS[0])

    def compose(self) -> ComposeResult:
        """Lay out the kinds, those that are parked above those that are kept, and the line."""
        with Vertical():
            yield Words(id="parked", classes="kinds")
            yield Words(id="kept", classes="kinds")
            yield LineInput(self._text)
            yield Words(id="understood")
            yield Words(
                shown(
                    f"{key_to('capture.kind')} changes the kind · {key_to('meeting.capture')} closes"
                ),
                classes="dialog-hint",
            )

    def on_mount(self) -> None:
        """Show the kind and type."""
        self._show_kind()
        self.query_one(LineInput).focus()

    def action_kind(self, by: int) -> None:
        """Make it another kind."""
        self._chosen = KINDS[(KINDS.index(self.kind) + by) % len(KINDS)]
        self._work.session.set_draft(CAPTURE_KIND, self._chosen)
        self._show_kind()

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._text = event.value
        self._work.session.set_draft(DRAFT_TEXT, event.value)
        self._show_kind()

    @on(Input.Submitted)
    def _given(self, event: Input.Submitted) -> None:
        event.stop()
        self._text = event.value
        if not event.value.strip() or not self.is_active:
            return
        kind = self.kind
        try:
            self._work.session.apply(self._edit(event.value))
        except PmFacilitatorError as error:
            self._say(str(error), problem=True)
            return
        self._work.session.set_draft(DRAFT_TEXT, "")
        self._work.session.set_draft(CAPTURE_KIND, "")
        self.dismiss(kind)

    @property
    def _named(self) -> str:
        """What the words say they are; "" if they say nothing of it."""
        return named_sort(self._text, self._work.meeting, self._work.house) or ""

    def _edit(self, text: str) -> AddRow:
        meeting, house = self._work.meeting, self._work.house
        match self.kind:
            case "action":
                return AddRow(Slot("actions"), action_of(text, meeting, house, self._work.today()))
            case "insight":
                return AddRow(Slot("insights"), Insight(learned=text))
            case "quote":
                return AddRow(Slot("quotes"), quote_of(text))
            case kind:
                return AddRow(Slot("parked"), parked_of(text, meeting, house, Sort(kind)))

    def _show_kind(self) -> None:
        for group, words, kinds in (("parked", "Park as", PARKED), ("kept", "Keep as", KEPT)):
            parts = [
                Content(f" {kind} ").stylize("bold reverse" if kind == self.kind else "")
                for kind in kinds
            ]
            put(
                self.query_one(f"#{group}", Words),
                Content(f"{words}  ") + Content(" ").join(parts),
            )
        self.query_one(LineInput).placeholder = _HINTS[self.kind]
        self._say(f"Enter {self._what_enter_does()}")

    def _what_enter_does(self) -> str:
        does = captured_as(self.kind).replace("Parked", "parks it").replace("Kept", "keeps it")
        voice, _ = attributed(self._text, self._work.meeting, self._work.house)
        if self.kind in PARKED and voice.is_known:
            does += f", said by {self._work.meeting.voice_name(voice)}"
        return does

    def _say(self, words: str, *, problem: bool = False) -> None:
        line = self.query_one("#understood", Words)
        line.set_class(problem, "dialog-problem")
        put(line, shown(words))
