"""Home: the meetings of the library, newest first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.events import ScreenResume
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Input

from pmfacilitator.catalogue import Summary
from pmfacilitator.domain.text import clean_line
from pmfacilitator.errors import PmFacilitatorError
from pmfacilitator.keys.in_force import key_to
from pmfacilitator.screens.coverable import Coverable
from pmfacilitator.screens.home_title import HomeTitle
from pmfacilitator.screens.keys import hints_of, keys_of
from pmfacilitator.screens.wanted import ListsWanted
from pmfacilitator.widgets.key_bar import KeyBar
from pmfacilitator.widgets.line_input import LineInput
from pmfacilitator.widgets.masked import Words
from pmfacilitator.widgets.row_list import RowList
from pmfacilitator.widgets.row_view import RowView
from pmfacilitator.widgets.shown import shown
from pmfacilitator.widgets.too_small import TooSmall

TOAST_SECONDS = 3

EMPTY = """\
No meetings yet.

Press {} to start one: a title and a date are enough to begin.
Press {} to look at a finished example first.

A meeting goes from the timeline to root cause, product questions and
customer impact. Every answer is saved as it is typed."""

PURPOSE = "The meetings of this library, newest first. Type to filter, {} opens."


class HomeScreen(Coverable, Screen[None]):
    """Lists meetings, filters while one types, opens one or starts a new one."""

    DEFAULT_CSS = """
    HomeScreen {
        align-horizontal: center;
        & > #page { padding: 1 2 0 2; max-width: 104; }
        & #home-title { text-style: bold; height: 1; margin-bottom: 1; }
        & LineInput { padding: 0 1; margin-bottom: 1; }
        & #empty { height: auto; }
        &.-empty RowList, &.-empty LineInput { display: none; }
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
            id="home.second",
            tooltip="Start another review of the same incident",
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
            "Actions, insights",
            id="home.lists",
            tooltip="Actions, insights and assumptions of all meetings",
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
    class DemoWanted(Message):
        """The finished example is to be opened."""

    def __init__(self, library: Callable[[], Sequence[Summary]], today: dt.date) -> None:
        super().__init__()
        self._library = library
        self._summaries: tuple[Summary, ...] = ()
        self._today = today

    def compose(self) -> ComposeResult:
        """Lay out the filter and the list, or what to do in an empty library."""
        with Vertical(id="page"):
            yield HomeTitle(id="home-title")
            yield LineInput(placeholder="Type to filter")
            yield RowList(empty="Nothing fits these letters", marks_cursor=True, lead_width=13)
            words = EMPTY.format(key_to("home.open"), key_to("home.demo"))
            yield Words(shown(words), id="empty")
        yield KeyBar()
        yield TooSmall()

    def on_mount(self) -> None:
        """Follow the keys that are active."""
        self.bindings_updated_signal.subscribe(self, lambda _screen: self._show_keys())

    @on(ScreenResume)
    def reload(self) -> None:
        """Show the meetings there are now, whenever the room comes home."""
        try:
            self._summaries = tuple(self._library())
        except PmFacilitatorError as error:
            self.notify(str(error), markup=False, timeout=TOAST_SECONDS)
            self._summaries = ()
        self.set_class(not self._summaries, "-empty")
        self.set_class(bool(self._summaries), "-filled")
        line = self.query_one(LineInput)
        if self._summaries:
            line.focus()
        else:
            self.set_focus(None)
        self._filter(line.value)
        self.query_one(HomeTitle).show(self._summaries, self._today)
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The example is offered by one letter only where no letters are typed."""
        del parameters
        if action == "demo":
            return not self._summaries
        if action in {"second", "trash", "lists"}:
            return bool(self._summaries)
        return True

    def action_cursor(self, by: int) -> None:
        """Move through the meetings without leaving the filter."""
        self.query_one(RowList).action_cursor(by)

    def action_open(self) -> None:
        """Open the meeting under the cursor; in an empty library, start one."""
        summary = self._pointed()
        if summary is not None:
            self.post_message(self.OpenWanted(summary.path))
        elif not self._summaries:
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

    def action_lists(self) -> None:
        """Show what all meetings decided, learned and had assumed."""
        self.post_message(ListsWanted("actions"))

    def action_demo(self) -> None:
        """Open the finished example."""
        self.post_message(self.DemoWanted())

    def action_help(self) -> None:
        """Say what this is for, and what its keys do."""
        from pmfacilitator.screens.dialogs.help import HelpDialog

        self.app.push_screen(
            HelpDialog("Home", PURPOSE.format(key_to("home.open")), (), keys_of(self))
        )

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._filter(event.value)

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_open()

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        event.stop()
        self.action_open()

    def _pointed(self) -> Summary | None:
        cursor = self.query_one(RowList).cursor
        return next((s for s in self._summaries if str(s.path) == cursor), None)

    def _filter(self, letters: str) -> None:
        words = letters.casefold().split()
        views = [
            self._view(summary)
            for summary in self._summaries
            if all(word in _searched(summary) for word in words)
        ]
        rows = self.query_one(RowList)
        rows.show(views)
        if views and words:
            rows.point_at(views[0].id)

    def _view(self, summary: Summary) -> RowView:
        if summary.damaged:
            return RowView(
                str(summary.path), summary.path.name, "! damaged", notes=(summary.damaged,)
            )
        title = clean_line(summary.title) or "Untitled incident"
        counts = (
            f"{summary.open_actions} open actions" if summary.open_actions else "",
            f"{summary.insights} insights" if summary.insights else "",
        )
        facts = (
            summary.agenda,
            summary.status.replace("_", " "),
            *(count for count in counts if count),
            show_age(summary.date, self._today),
        )
        notes = " · ".join(clean_line(fact) for fact in facts if fact)
        lead = f"{summary.severity:3.3} {summary.date or 'undated'}"
        return RowView(str(summary.path), title, clean_line(lead), notes=(notes,))

    def _show_keys(self) -> None:
        self.query_one(KeyBar).show(hints_of(self))


def show_age(date: str | None, today: dt.date) -> str:
    """How long ago an incident was, in the words people use."""
    if date is None:
        return ""
    try:
        days = (today - dt.date.fromisoformat(date)).days
    except ValueError:
        return ""
    if days < 0:
        return "in the future"
    if days <= 1:
        return ("today", "yesterday")[days]
    if days < 14:
        return f"{days} days ago"
    return f"{days // 7} weeks ago" if days < 70 else f"{days // 30} months ago"


def _searched(summary: Summary) -> str:
    parts = (summary.title, summary.severity, summary.date or "", summary.status, summary.agenda)
    return " ".join((*parts, summary.path.name)).casefold()
