"""Trends on the screen: what `pmfacilitator trends` draws, a year, a quarter or a month at a time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import Screen

from pmfacilitator.domain.house import House
from pmfacilitator.screens.coverable import Coverable
from pmfacilitator.screens.keys import hints_of, keys_of
from pmfacilitator.widgets.key_bar import KeyBar
from pmfacilitator.widgets.masked import Words
from pmfacilitator.widgets.shown import one_of, put, shown
from pmfacilitator.widgets.too_small import TooSmall

if TYPE_CHECKING:
    from pmfacilitator.domain.learning.periods import Period
    from pmfacilitator.domain.learning.seen import MeetingSeen
    from pmfacilitator.export.document import Block

PURPOSE = (
    "What changes over time: incidents, what insights were about, how long things took, promises "
    "kept, and how meetings ended. Every number is written beside what is drawn of it."
)

_READING = "Reading the meetings …"


class Span(StrEnum):
    """How much time is looked at."""

    YEAR = "Year"
    QUARTER = "Quarter"
    MONTH = "Month"
    ALL = "All"

    @property
    def months(self) -> int:
        """How many months the one before lies back; 0 if there is none before."""
        return {Span.YEAR: 12, Span.QUARTER: 3, Span.MONTH: 1, Span.ALL: 0}[self]


class TrendsScreen(Coverable, Screen[None]):
    """Draws the trends of a library that has been read elsewhere.

    Args:
        today: the day that lies in the newest year, quarter and month.
        house: its severities and its words for lenses.
    """

    DEFAULT_CSS = """
    TrendsScreen {
        align-horizontal: center;
        & > #page { padding: 1 2 0 2; max-width: 104; }
        & #trends-title { text-style: bold; height: 1; }
        & #trends-spans { height: 1; color: $text-muted; margin-bottom: 1; }
        & VerticalScroll {
            height: 1fr;
            scrollbar-size-vertical: 1;
            scrollbar-gutter: stable;
        }
        & #trends { height: auto; }
    }
    """
    AUTO_FOCUS: ClassVar[str | None] = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "span(1)", "Year, quarter …", id="trends.span", tooltip="Another time span"),
        Binding(
            "shift+tab",
            "span(-1)",
            "Span before",
            show=False,
            id="trends.span-back",
            tooltip="The time span before",
        ),
        Binding(
            "left,h",
            "shift(1)",
            "Earlier",
            id="trends.earlier",
            tooltip="The time before",
        ),
        Binding(
            "right,l",
            "shift(-1)",
            "Later",
            id="trends.later",
            tooltip="The time after",
        ),
        Binding(
            "down,pagedown",
            "look(1)",
            "Down",
            show=False,
            id="trends.down",
            tooltip="Look further down",
        ),
        Binding(
            "up,pageup", "look(-1)", "Up", show=False, id="trends.up", tooltip="Look further up"
        ),
        Binding("escape", "leave", "Home", id="trends.leave", tooltip="Home"),
        Binding("f1,question_mark", "help", "Help", id="app.help", tooltip="What is this for?"),
    ]

    def __init__(self, today: dt.date, house: House) -> None:
        super().__init__()
        self._today = today
        self._house = house
        self._span = Span.YEAR
        self._back = 0
        self._library: Sequence[MeetingSeen] | None = None
        self._problem = ""
        self._width = 0

    def compose(self) -> ComposeResult:
        """Lay out the title, the spans, and what is drawn."""
        with Vertical(id="page"):
            yield Words(id="trends-title")
            yield Words(id="trends-spans")
            with VerticalScroll(can_focus=False):
                yield Words(shown(_READING), id="trends")
        yield KeyBar()
        yield TooSmall()

    def on_mount(self) -> None:
        """Follow the keys that are active, and say what is being read."""
        self.bindings_updated_signal.subscribe(self, lambda _screen: self._show_keys())
        self._show()

    def on_resize(self) -> None:
        """Draw as wide as there is room now."""
        self.call_after_refresh(self._fit)

    def take(self, library: Iterable[MeetingSeen]) -> None:
        """Draw what has been read."""
        self._library = tuple(library)
        self._show()

    def refuse(self, problem: str) -> None:
        """Say why nothing can be drawn."""
        self._problem = problem
        self._show()

    # Keys ---------------------------------------------------------------------------------

    def action_span(self, by: int) -> None:
        """Look at more or less time, up to today."""
        spans = list(Span)
        self._span, self._back = spans[(spans.index(self._span) + by) % len(spans)], 0
        self._show()

    def action_shift(self, by: int) -> None:
        """Look at the time before or after."""
        self._back = max(self._back + by, 0)
        self._show()

    def action_look(self, by: int) -> None:
        """Scroll by half of what is seen."""
        page = self.query_one(VerticalScroll)
        page.scroll_relative(y=by * max(page.size.height // 2, 1), animate=False)

    def action_leave(self) -> None:
        """Go home."""
        self.dismiss()

    def action_help(self) -> None:
        """Say what this is for, and what its keys do."""
        from pmfacilitator.screens.dialogs.help import HelpDialog

        self.app.push_screen(HelpDialog("Trends", PURPOSE, (), keys_of(self)))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is an earlier time only of a part, and a later one only until today."""
        if action == "shift":
            is_part = self._span is not Span.ALL
            return is_part and (parameters == (1,) or self._back > 0)
        return True

    # What it shows ------------------------------------------------------------------------

    @property
    def _period(self) -> Period | None:
        """The time that is looked at; None if all of it is."""
        from pmfacilitator.domain.learning import periods

        day = periods.before(self._today, self._span.months * self._back)
        match self._span:
            case Span.YEAR:
                return periods.year_of(day)
            case Span.QUARTER:
                return periods.quarter_of(day)
            case Span.MONTH:
                return periods.month_of(day)
            case Span.ALL:
                return None

    @property
    def _room(self) -> int:
        """How wide can be drawn, beside the scrollbar."""
        return self.query_one(VerticalScroll).scrollable_content_region.width

    def _show(self) -> None:
        period = self._period
        words = period.words if period else "all incidents"
        put(self.query_one("#trends-title", Words), shown(f"Trends · {words}"))
        put(self.query_one("#trends-spans", Words), one_of(tuple(Span), self._span))
        self.query_one(VerticalScroll).scroll_home(animate=False)
        self._draw(period)
        self.refresh_bindings()

    def _fit(self) -> None:
        if self.is_mounted and self._room != self._width:
            self._draw(self._period)

    def _draw(self, period: Period | None) -> None:
        self._width = self._room
        drawn = shown(self._problem or _READING)
        if self._library is not None and self._width:
            from pmfacilitator.domain.learning.gathering import in_period
            from pmfacilitator.domain.learning.trends import trends
            from pmfacilitator.export.trends import trends_document

            chosen = self._library if period is None else in_period(period, self._library)
            found = trends(chosen, self._house.severities)
            drawn = _drawn(trends_document(found, "", self._house).blocks, self._width)
        put(self.query_one("#trends", Words), drawn)

    def _show_keys(self) -> None:
        self.query_one(KeyBar).show(hints_of(self))


def _drawn(blocks: Sequence[Block], width: int) -> Content:
    return Content("\n").join(_lines(blocks, width))


def _lines(blocks: Sequence[Block], width: int) -> Iterator[Content]:
    """The blocks one beneath the other, headings in bold, charts as wide as there is room."""
    from pmfacilitator.export.charts import Chart, fitted
    from pmfacilitator.export.document import Heading, Table
    from pmfacilitator.export.targets.plain import in_columns

    for at, block in enumerate(blocks):
        if at and isinstance(block, Heading):
            yield Content("")
        match block:
            case Heading(content=content):
                yield shown("".join(piece.text for piece in content), "bold")
            case Chart():
                yield shown(fitted(block, width).text)
            case Table():
                yield Content("")
                yield shown(in_columns((block,), width))
            case _:
                yield shown(in_columns((block,), width))
