"""The lists over a library: actions, insights and broken assumptions, filtered while one types."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Input

from pmfacilitator.errors import InvalidValue, PmFacilitatorError
from pmfacilitator.keys.in_force import key_to
from pmfacilitator.screens.coverable import Coverable
from pmfacilitator.screens.keys import hints_of, keys_of
from pmfacilitator.screens.lists.head import ListsHead
from pmfacilitator.screens.lists.row_keys import KeyedList
from pmfacilitator.screens.lists.which import FILTERED, PURPOSES, TITLES, Which
from pmfacilitator.screens.wanted import ListRowWanted
from pmfacilitator.widgets.key_bar import KeyBar
from pmfacilitator.widgets.line_input import LineInput
from pmfacilitator.widgets.masked import Words
from pmfacilitator.widgets.row_list import RowList
from pmfacilitator.widgets.row_view import RowView
from pmfacilitator.widgets.shown import put, shown
from pmfacilitator.widgets.too_small import TooSmall

if TYPE_CHECKING:
    from pmfacilitator.domain.house import House
    from pmfacilitator.elsewhere import Changes
    from pmfacilitator.screens.lists.views import Rows, Shown

MOST_SHOWN = 300
"""How many rows are laid out: nobody reads further before typing a word."""

_READING = "Reading the meetings …"
_NOTHING = "Nothing fits these letters"
_EMPTY = "Nothing here yet: it comes from the meetings' decisions."


class ListsScreen(Coverable, Screen[None]):
    """Lists rows of all meetings; `settling.py` says what can be done with one."""

    DEFAULT_CSS = """
    ListsScreen {
        align-horizontal: center;
        & > #page { padding: 1 2 0 2; max-width: 104; }
        & LineInput { padding: 0 1; }
        & #filter-note { height: 1; color: $text-warning; }
    }
    """
    AUTO_FOCUS: ClassVar[str | None] = "LineInput"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "turn(1)", "Next list", id="lists.next", tooltip="The next of three lists"),
        Binding(
            "shift+tab",
            "turn(-1)",
            "List before",
            show=False,
            id="lists.back",
            tooltip="The list before",
        ),
        Binding(
            "down", "to_list", "To the list", show=False, id="lists.down", tooltip="Into the list"
        ),
        Binding("escape", "leave", "Home", id="lists.leave", tooltip="Home"),
        Binding("f1,question_mark", "help", "Help", id="app.help", tooltip="What is this for?"),
    ]

    @dataclass
    class Read(Message):
        """Everything that the lists show has been read, or why it cannot be."""

        rows: dict[Which, Rows]
        problem: str = ""

    def __init__(self, changes: Changes, which: Which, house: House) -> None:
        super().__init__()
        self.changes = changes
        self.house = house
        self.which = which
        self.rows: dict[Which, Rows] = {}
        self.reading: threading.Thread | None = None
        self._understood: dict[Which, str] = {}

    # What it shows ------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        """Lay out the filter and the list."""
        with Vertical(id="page"):
            yield ListsHead()
            yield LineInput(placeholder="Type to filter: a name, due, severity:P1, tag:dns …")
            yield Words("", id="filter-note")
            yield KeyedList(empty=_READING, marks_cursor=True)
        yield KeyBar()
        yield TooSmall()

    def on_mount(self) -> None:
        """Read everything, on a thread that holds nobody up, not even whoever quits."""
        self.bindings_updated_signal.subscribe(self, lambda _screen: self._show_keys())
        self.show()
        self.reading = threading.Thread(target=self._read, name="lists", daemon=True)
        self.reading.start()

    @property
    def list(self) -> RowList:
        """The list."""
        return self.query_one(RowList)

    @property
    def is_in_list(self) -> bool:
        """Whether the cursor is in the list, where letters are keys."""
        return isinstance(self.focused, RowList)

    @property
    def pointed(self) -> Shown | None:
        """The row under the cursor."""
        rows = self.rows.get(self.which)
        return rows.found(self.list.cursor) if rows else None

    def show(self) -> None:
        """Draw the list of now, as far as it fits what is typed."""
        rows = self.rows.get(self.which)
        fitting = self._fitting(rows) if rows else ()
        self.query_one(ListsHead).show(self.which, rows.all if rows else (), len(fitting))
        if rows is not None:
            self.list.empty = _NOTHING if rows.all else _EMPTY
            self.list.show(_views(fitting, self.house))
            self.list.refresh()
        self.refresh_bindings()

    def _fitting(self, rows: Rows) -> Sequence[Shown]:
        """The rows that fit; where what is typed is not understood, as it was before, and why."""
        typed, note = self.query_one(LineInput).value, ""
        try:
            fitting = rows.fitting(typed)
        except InvalidValue as error:
            note = str(error)
            fitting = rows.fitting(self._understood.get(self.which, ""))
        else:
            self._understood[self.which] = typed
        put(self.query_one("#filter-note", Words), shown(note))
        return fitting

    def replaced(self, row: Shown) -> None:
        """Show another state of one row, where it stands."""
        from pmfacilitator.screens.lists.views import id_of

        self.rows[self.which] = self.rows[self.which].with_row(row)
        self.show()
        self.list.point_at(id_of(row))

    def say(self, words: str) -> None:
        """Tell the room one fact, in a line where it covers nothing."""
        self.query_one(ListsHead).say(words)

    # Keys ---------------------------------------------------------------------------------

    def action_turn(self, by: int) -> None:
        """Show another of the lists."""
        lists = list(Which)
        self.which = lists[(lists.index(self.which) + by) % len(lists)]
        self.show()
        self.list.action_edge(-1)

    def action_to_list(self) -> None:
        """Go from the filter into the list, where letters are keys."""
        if self.list.rows:
            self.list.focus()

    def action_filter(self) -> None:
        """Go to the line in which letters filter."""
        self.query_one(LineInput).focus()

    def action_leave(self) -> None:
        """Go from the list to the filter, and from there home."""
        if self.is_in_list:
            self.action_filter()
        else:
            self.dismiss()

    def action_help(self) -> None:
        """Say what this is for, and what its keys do."""
        from pmfacilitator.screens.dialogs.help import HelpDialog

        title = f"{TITLES[self.which]} of all meetings"
        leads = f"{key_to('lists.down')} leads into the list, where letters change a row."
        purpose = f"{PURPOSES[self.which]} {FILTERED} {leads}"
        self.app.push_screen(HelpDialog(title, purpose, (), keys_of(self)))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer each key where it does something."""
        del parameters
        if action == "to_list":
            return not self.is_in_list
        return True

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self.show()
        self.list.action_edge(-1)

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self._open()

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        event.stop()
        self._open()

    @on(RowList.Passed)
    def _passed(self, event: RowList.Passed) -> None:
        event.stop()
        if event.direction < 0:
            self.action_filter()

    @on(RowList.Pointed)
    def _pointed(self, event: RowList.Pointed) -> None:
        event.stop()
        self.refresh_bindings()

    @on(Read)
    def _has_read(self, event: Read) -> None:
        if event.problem:
            self.say(event.problem)
        self.rows = event.rows
        self.show()
        self.list.action_edge(-1)

    def _open(self) -> None:
        from pmfacilitator.screens.lists.views import id_of, meeting_of

        row = self.pointed
        if row is not None:
            self.post_message(ListRowWanted(meeting_of(row), id_of(row)))

    def _read(self) -> None:
        """Read all lists; runs on a thread of its own."""
        from pmfacilitator.domain.learning.ledger import assumptions_in
        from pmfacilitator.domain.learning.listed import actions_in, insights_in
        from pmfacilitator.screens.lists.views import Rows

        today = self.changes.today
        try:
            seen = tuple(self.changes.seen())
        except PmFacilitatorError as error:
            self.post_message(self.Read(dict.fromkeys(Which, Rows()), str(error)))
            return
        rows = {
            Which.ACTIONS: Rows(actions_in(seen, today), self.house),
            Which.INSIGHTS: Rows(insights_in(seen, today), self.house),
            Which.ASSUMPTIONS: Rows(assumptions_in(seen), self.house),
        }
        self.post_message(self.Read(rows))

    def _show_keys(self) -> None:
        self.query_one(KeyBar).show(hints_of(self))


def _views(rows: Sequence[Shown], house: House) -> Sequence[RowView]:
    from pmfacilitator.screens.lists.views import view_of

    views = [view_of(row, house) for row in rows[:MOST_SHOWN]]
    more = len(rows) - MOST_SHOWN
    rest = [RowView("", f"and {more:,} more · type a word to find one")] if more > 0 else []
    return [*views, *rest]
