"""A list of rows that answers a prompt: a line to add to it, and a card to change a row."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.events import DescendantFocus

from pmfacilitator.domain.edits import AddRow, Edit, MoveRow, RemoveRow, Together
from pmfacilitator.domain.prompts import RowsPrompt
from pmfacilitator.domain.records import Row
from pmfacilitator.domain.text import shorten
from pmfacilitator.errors import PmFacilitatorError
from pmfacilitator.keys.in_force import key_to
from pmfacilitator.screens.bodies.body import Body, Work
from pmfacilitator.screens.bodies.gathering import GatheringBody
from pmfacilitator.widgets.add_line import AddLine
from pmfacilitator.widgets.card import Card
from pmfacilitator.widgets.row_list import RowList
from pmfacilitator.widgets.row_view import RowView

EMPTY = "Nothing here yet. Type a line below."
"""What an empty list says."""


class RowsBody(GatheringBody):
    """Adds, changes, moves and removes the rows of one slot; a subclass for each type of row."""

    PLACEHOLDER: ClassVar[str] = ""
    """An example of what to type."""

    DEFAULT_CSS = """
    RowsBody {
        & > RowList { height: 1fr; }
        & > AddLine { height: 2; }
        &.-card-open {
            & > RowList { display: none; }
            & > AddLine { display: none; }
        }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", "Back", show=False, id="row.back", tooltip="Back a step"),
        Binding(
            "delete", "remove", "Remove", show=False, id="row.remove", tooltip="Remove the row"
        ),
        Binding("shift+up,K", "move(-1)", "Up", show=False, id="row.up", tooltip="Move it up"),
        Binding(
            "shift+down,J", "move(1)", "Down", show=False, id="row.down", tooltip="Move it down"
        ),
    ]

    def __init__(self, work: Work, prompt: RowsPrompt, *, id: str) -> None:  # noqa: A002 (Textual's own name)
        super().__init__(work, prompt, prompt.slot, id=id)

    # What a type of row decides -----------------------------------------------------------

    def views(self) -> tuple[RowView, ...]:
        """The rows as the list shows them."""
        return tuple(RowView(row.id, row.headline, lead="•") for row in self.rows())

    def new_row(self, text: str) -> Row:
        """The row that a typed line makes; raises InvalidValue if it makes none."""
        raise NotImplementedError

    def new_rows(self, lines: tuple[str, ...]) -> tuple[Row, ...]:
        """The rows that a block of lines makes, one a line."""
        return tuple(self.new_row(line) for line in lines)

    def understood(self, text: str) -> str:
        """What the line beneath the typing says of the text so far."""
        del text
        return ""

    def added(self, row: Row) -> Edit:
        """The edit that puts a new row into the meeting."""
        return AddRow(self.slot, row)

    def make_list(self) -> RowList:
        """The list in which the rows stand."""
        return RowList(empty=EMPTY)

    def nothing_added(self) -> None:
        """Enter was pressed on an empty line."""

    def takes_block(self, block: str) -> bool:
        """Whether something else is made of a pasted block than a row a line."""
        del block
        return False

    def holds_several(self, line: str) -> bool:
        """Whether a single pasted line is a block that has lost its breaks."""
        del line
        return False

    # What all of them do ------------------------------------------------------------------

    def rows(self) -> tuple[Row, ...]:
        """The rows of the slot, as they are stored, as far as they may be seen."""
        return self.work.shown.rows(self.slot)

    def compose(self) -> ComposeResult:
        """Lay out the list and the line beneath it."""
        hint = self.PLACEHOLDER or self.prompt.hint
        yield self.make_list()
        draft = self.work.session.desk.draft(self.draft_id("add"))
        yield AddLine(draft, hint, holds_several=self.holds_several)

    def on_mount(self) -> None:
        """Fill the list."""
        self.show()

    @property
    def cursor(self) -> str:
        """The id of the row under the cursor."""
        return self.list.cursor

    def show(self) -> None:
        """Draw the rows of now, or the open card, behind which they are not seen."""
        self.show_gathered()
        self.show_card()
        if not self.is_card_open:
            self.draw_list()

    def draw_list(self) -> None:
        """Draw the rows of now in the list."""
        self.list.show(self.noted(self.views()))

    def take_focus(self, row: str = "", field: str = "") -> None:
        """Go to a row's field, to a row, or to the line where the next is typed."""
        if row and field and self.work.shown.row(row):
            self.open_card(row, field)
        elif row and self._points_at(row):
            self.action_close_card()
            self.list.focus()
            self.post_message(self.Stood(self, row))
        elif self.is_card_open:
            self.query_one(Card).take_focus()
        else:
            self.add_line.take_focus()
            self.post_message(self.typing())

    def typing(self) -> Body.Stood:
        """Where the meeting stands while the next row is typed."""
        return self.Stood(self)

    def _points_at(self, row: str) -> bool:
        if self.is_card_open:
            self.draw_list()
        return self.list.point_at(row)

    def finish(self) -> bool:
        """Add what is typed in the line, as Enter would."""
        text = self.add_line.text
        if not text.strip():
            return True
        if not self.add((text,)):
            return False
        self.add_line.put("")
        return True

    def add(self, lines: tuple[str, ...]) -> bool:
        """Add a row a line, all as one undo step; False (and nothing lost) if one is refused.

        While a silent round is held for it, nothing is added; it is gathered for the end.
        """
        if self.gather(lines):
            return True
        try:
            rows = self.new_rows(lines)
        except PmFacilitatorError as error:
            self.add_line.understand(str(error), problem=True)
            return False
        edits = tuple(self.added(row) for row in rows)
        edit = edits[0] if len(edits) == 1 else Together(edits, f"added {len(edits)} lines")
        return self.take_in(edit, rows[-1])

    def card_closed(self, row_id: str) -> None:
        """Go back to the row in the list."""
        self.draw_list()
        self.list.point_at(row_id)
        if self.list.rows:
            self.list.focus()
        else:
            self.add_line.take_focus()

    def action_back(self) -> None:
        """Leave the card for the list, and the list for the line where the next row is typed."""
        if self.is_card_open:
            self.action_close_card()
        else:
            self.add_line.take_focus()

    def action_remove(self) -> None:
        """Remove the row under the cursor; undo brings it back."""
        row = self.work.meeting.row(self.list.cursor)
        if row is None or not self.apply(RemoveRow(row.id)):
            return
        self.say(f"Removed “{shorten(row.headline, 40)}” · {key_to('meeting.undo')} brings it back")
        if not self.list.rows:
            self.add_line.take_focus()

    def action_move(self, by: int) -> None:
        """Move the row under the cursor."""
        if self.list.cursor:
            self.apply(MoveRow(self.list.cursor, by))
            self.list.point_at(self.list.cursor)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what a row of this list can become, and only where there is a row."""
        if action == "become":
            return super().check_action(action, parameters) and self.list.has_focus
        if action == "close_card":
            return self.is_card_open
        if action == "back":
            return self.is_card_open or self.list.has_focus
        if action in {"remove", "move"}:
            return self.list.has_focus and bool(self.list.cursor)
        return super().check_action(action, parameters)

    @on(DescendantFocus)
    def _entered(self, event: DescendantFocus) -> None:
        if event.widget is self.list:
            self.post_message(self.Stood(self, self.list.cursor))
        elif event.widget.parent is self.add_line:
            self.post_message(self.typing())

    @on(AddLine.Typed)
    def _typed(self, event: AddLine.Typed) -> None:
        event.stop()
        self.work.session.set_draft(self.draft_id("add"), event.text)
        try:
            self.add_line.understand(self.understood(event.text) if event.text.strip() else "")
        except PmFacilitatorError as error:
            self.add_line.understand(str(error), problem=True)

    @on(AddLine.Given)
    def _given(self, event: AddLine.Given) -> None:
        event.stop()
        if not event.lines:
            self.nothing_added()
        elif not (event.block and self.takes_block(event.block)) and not self.add(event.lines):
            self.add_line.take_back(event.lines)
            self.work.session.set_draft(self.draft_id("add"), self.add_line.text)

    @on(AddLine.LeftUpward)
    def _left_upward(self, event: AddLine.LeftUpward) -> None:
        event.stop()
        if self.list.rows:
            self.list.action_edge(1)
            self.list.focus()

    @on(RowList.Passed)
    def _passed(self, event: RowList.Passed) -> None:
        event.stop()
        if event.direction > 0:
            self.add_line.take_focus()

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        event.stop()
        self.open_card(event.row_id)

    @on(RowList.Pointed)
    def _pointed(self, event: RowList.Pointed) -> None:
        event.stop()
        if self.list.has_focus:
            self.post_message(self.Stood(self, event.row_id))
