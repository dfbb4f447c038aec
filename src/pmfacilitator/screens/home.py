"""Home: the meetings of the library, newest first."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Input

from pmfacilitator.keys.in_force import key_to
from pmfacilitator.screens.home_list import ListingScreen
from pmfacilitator.screens.home_rows import LEAD_WIDTH
from pmfacilitator.screens.home_title import HomeTitle
from pmfacilitator.screens.keys import hints_of, keys_of
from pmfacilitator.screens.wanted import ListsWanted, LookBackWanted
from pmfacilitator.widgets.key_bar import KeyBar
from pmfacilitator.widgets.line_input import LineInput
from pmfacilitator.widgets.masked import Words
from pmfacilitator.widgets.row_list import RowList
from pmfacilitator.widgets.shown import shown
from pmfacilitator.widgets.too_small import TooSmall

EMPTY = """\
No meetings yet.

Press {} to start one: a title and a date are enough to begin.
Press {} to look at a finished example first.

A meeting goes from the timeline to root cause, product questions and
customer impact. Every answer is saved as it is typed."""

PURPOSE = (
    "The meetings of this library, newest first. Type to filter, by words that were said or by "
    "severity:P1 service:payments tag:dns since:2026-09 status:final person:mara lens:usage is:archived; "
    "{} opens."
)

NOTHING = "Nothing fits these letters"


class HomeScreen(ListingScreen):
    """Lists meetings, filters while one types, opens one or starts a new one."""

    DEFAULT_CSS = """
    HomeScreen {
        align-horizontal: center;
        & > #page { padding: 1 2 0 2; max-width: 104; }
        & #home-title { text-style: bold; height: 1; margin-bottom: 1; }
        & LineInput { padding: 0 1; }
        & #filter-note { height: 1; color: $text-warning; }
        & #empty { height: auto; }
        &.-empty RowList, &.-empty LineInput, &.-empty #filter-note { display: none; }
        &.-filled #empty { display: none; }
    }
    """
    AUTO_FOCUS: ClassVar[str | None] = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", "Open", show=False, id="home.open"),
        Binding("down", "cursor(1)", "Down", show=False, id="filter.down"),
        Binding("up", "cursor(-1)", "Up", show=False, id="filter.up"),
        Binding("ctrl+n,f9", "new", "New", id="home.new", tooltip="Start a new meeting"),
        Binding(
            "ctrl+t,f2",
            "second",
            "Second review",
            show=False,
            id="home.second",
            tooltip="Start another review of the same incident",
        ),
        Binding(
            "ctrl+r,f4",
            "look_back",
            "Look back",
            id="home.look-back",
            tooltip="Review a month or a quarter; see trends",
        ),
        Binding(
            "ctrl+s,f7",
            "sort",
            "Sort",
            id="home.sort",
            tooltip="Sort by date, change, severity, and so on",
        ),
        Binding(
            "ctrl+l,f6",
            "archive",
            "Archive",
            show=False,
            id="home.archive",
            tooltip="Move the meeting into the archive, or back",
        ),
        Binding(
            "ctrl+d",
            "trash",
            "Trash",
            show=False,
            priority=True,
            id="home.trash",
            tooltip="Move the meeting to the trash",
        ),
        Binding(
            "ctrl+g,f3",
            "lists",
            "Actions",
            id="home.lists",
            tooltip="Actions, insights and assumptions of all meetings",
        ),
        Binding(
            "escape",
            "clear",
            "All",
            show=False,
            id="home.clear",
            tooltip="Empty the filter: all meetings again",
        ),
        Binding("d", "demo", "Example", id="home.demo", tooltip="Open a finished example"),
        Binding("f1,question_mark", "help", "Help", id="app.help", tooltip="What is this for?"),
    ]

    @dataclass
    class OpenWanted(Message):
        """A meeting is to be opened."""

        path: Path

    @dataclass
    class NewWanted(Message):
        """A new meeting is to be started, perhaps as another review of one that is there."""

        source: Path | None = None

    @dataclass
    class TrashWanted(Message):
        """A meeting is to go to the trash."""

        path: Path
        title: str

    @dataclass
    class ArchiveWanted(Message):
        """A meeting is to go into the archive, or to come out of it."""

        path: Path

    @dataclass
    class DemoWanted(Message):
        """The finished example is to be opened."""

    def compose(self) -> ComposeResult:
        """Lay out the filter and the list, or what to do in an empty library."""
        with Vertical(id="page"):
            yield HomeTitle(id="home-title")
            yield LineInput(placeholder="Type to filter: words, severity:P1, since:2026-09 …")
            yield Words("", id="filter-note")
            yield RowList(empty=NOTHING, marks_cursor=True, lead_width=LEAD_WIDTH)
            words = EMPTY.format(key_to("home.open"), key_to("home.demo"))
            yield Words(shown(words), id="empty")
        yield KeyBar()
        yield TooSmall()

    def on_mount(self) -> None:
        """Follow the keys that are active."""
        self.bindings_updated_signal.subscribe(self, lambda _screen: self._show_keys())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The example is offered by one letter only where no letters are typed."""
        del parameters
        if action == "demo":
            return self._meetings.is_empty
        if action in {"second", "trash", "archive", "sort", "lists", "look_back"}:
            return not self._meetings.is_empty
        return True

    def action_cursor(self, by: int) -> None:
        """Move through the meetings without leaving the filter."""
        self.query_one(RowList).action_cursor(by)

    def action_clear(self) -> None:
        """Show all meetings again, the cursor where it is if that is still there."""
        self.query_one(LineInput).value = ""

    def action_sort(self) -> None:
        """Sort by something else."""
        self._meetings.sort_on()
        self._show()
        self._point_at_first()

    def action_open(self) -> None:
        """Open the meeting under the cursor; in an empty library, start one."""
        summary = self._pointed()
        if summary is not None:
            self.post_message(self.OpenWanted(summary.path))
        elif self._meetings.is_empty:
            self.action_new()

    def action_new(self) -> None:
        """Start a new meeting."""
        self.post_message(self.NewWanted())

    def action_second(self) -> None:
        """Start another review of the incident under the cursor."""
        summary = self._pointed()
        if summary is not None and not summary.damaged:
            self.post_message(self.NewWanted(summary.path))

    def action_trash(self) -> None:
        """Move the meeting under the cursor to the trash."""
        summary = self._pointed()
        if summary is not None:
            self.post_message(self.TrashWanted(summary.path, summary.title))

    def action_archive(self) -> None:
        """Move the meeting under the cursor into the archive, or back out of it."""
        summary = self._pointed()
        if summary is not None:
            self.post_message(self.ArchiveWanted(summary.path))

    def action_lists(self) -> None:
        """Show what all meetings decided, learned and had assumed."""
        self.post_message(ListsWanted("actions"))

    def action_look_back(self) -> None:
        """Ask which time is to be looked back on."""
        self.post_message(LookBackWanted())

    def action_demo(self) -> None:
        """Open the finished example."""
        self.post_message(self.DemoWanted())

    def action_help(self) -> None:
        """Say what this is for, and what its keys do."""
        from pmfacilitator.screens.dialogs.help import HelpDialog

        self.app.push_screen(
            HelpDialog("Home", PURPOSE.format(key_to("home.open")), (), keys_of(self))
        )

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_open()

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        event.stop()
        self.action_open()

    def _show_keys(self) -> None:
        self.query_one(KeyBar).show(hints_of(self))
