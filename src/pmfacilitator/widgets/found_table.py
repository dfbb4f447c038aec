"""A table of what was found in a source: a line a row, drawn only where it is seen."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from textual.binding import Binding, BindingType
from textual.events import Blur, Click, Focus, Resize
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from pmfacilitator.domain.text import clean_line
from pmfacilitator.widgets.focusing import focus_at_once
from pmfacilitator.widgets.laid_over import laid_over
from pmfacilitator.widgets.masked import hiding

MARK_WIDTH = 4
"""Cells of the column with the tick, and of the click that turns it."""

_DATE, _ELLIPSIS, _LEAST_TEXT = 11, "…", 16
_MOST_ZONE, _NARROW_ZONE, _NARROW = 14, 8, 96


@dataclass(frozen=True)
class TableRow:
    """One line of the table: a tick, when it was, what happened, and what is said of it.

    `lead` stands in place of tick and time where a row has neither. What is `quiet` can be read,
    and does not ask to be; `doubtful` times are marked.
    """

    id: str
    text: str
    mark: str = ""
    date: str = ""
    time: str = ""
    zone: str = ""
    tail: str = ""
    lead: str = ""
    quiet: bool = False
    doubtful: bool = False


@dataclass(frozen=True)
class Widths:
    """How wide the columns are whose content differs from source to source."""

    time: int = 5
    zone: int = 3


class FoundTable(ScrollView, can_focus=True):
    """Shows rows that are made when they are looked at, and moves a cursor through them."""

    focus = focus_at_once

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "found-table--quiet",
        "found-table--doubt",
        "found-table--tail",
        "found-table--cursor",
    }
    DEFAULT_CSS = """
    FoundTable {
        height: 1fr;
        overflow-x: hidden;
        scrollbar-size-vertical: 1;
        scrollbar-gutter: stable;
        & > .found-table--quiet { color: $text-muted; }
        & > .found-table--doubt { color: $text-problem; text-style: bold; }
        & > .found-table--tail { color: $text-accent; text-style: bold; }
        & > .found-table--cursor { background: $highlight; color: $highlight-foreground; }
    }
    .-covered FoundTable > .found-table--cursor { background: $panel; color: $foreground; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "cursor(-1)", "Up", show=False, id="list.up"),
        Binding("down,j", "cursor(1)", "Down", show=False, id="list.down"),
        Binding("home", "edge(-1)", "First", show=False, id="list.first"),
        Binding("end", "edge(1)", "Last", show=False, id="list.last"),
        Binding("pageup", "page(-1)", "Page up", show=False, id="list.page-up"),
        Binding("pagedown", "page(1)", "Page down", show=False, id="list.page-down"),
    ]

    @dataclass
    class Pointed(Message):
        """The cursor came to a row."""

        row_id: str

    @dataclass
    class MarkClicked(Message):
        """The tick of a row was clicked."""

        row_id: str

    def __init__(self) -> None:
        super().__init__()
        self._ids: tuple[str, ...] = ()
        self._index: Mapping[str, int] = {}
        self._row: Callable[[str], TableRow] = lambda row_id: TableRow(row_id, "")
        self._widths = Widths()
        self._cursor = ""

    @property
    def cursor(self) -> str:
        """The id of the row the cursor is on, "" in an empty table."""
        return self._cursor

    @property
    def ids(self) -> tuple[str, ...]:
        """The rows that are shown, by their ids."""
        return self._ids

    def row(self, row_id: str) -> TableRow:
        """What a row says."""
        return self._row(row_id)

    def show(
        self, ids: Sequence[str], row: Callable[[str], TableRow], widths: Widths | None = None
    ) -> None:
        """Show the rows of these ids, each made by `row` when it is drawn; the cursor stays."""
        before = self._index.get(self._cursor, 0)
        self._row, self._widths = row, widths or self._widths
        if tuple(ids) != self._ids:
            self._ids = tuple(ids)
            self._index = {row_id: at for at, row_id in enumerate(self._ids)}
            self.virtual_size = Size(self.scrollable_content_region.width, len(self._ids))
            if self._cursor not in self._index:
                at = min(before, len(self._ids) - 1)
                self._cursor = self._ids[at] if self._ids else ""
            self._scroll_to_cursor()
        self.refresh()

    def point_at(self, row_id: str) -> bool:
        """Put the cursor on a row; False if it is not here."""
        if row_id not in self._index:
            return False
        if row_id != self._cursor:
            self._cursor = row_id
            self.post_message(self.Pointed(row_id))
        self._scroll_to_cursor()
        self.refresh()
        return True

    def action_cursor(self, by: int) -> None:
        """Move the cursor; it stops at the ends."""
        if self._ids:
            at = self._index[self._cursor] + by
            self.point_at(self._ids[max(0, min(len(self._ids) - 1, at))])

    def action_edge(self, side: int) -> None:
        """Move the cursor to the first or last row."""
        self.action_cursor(side * len(self._ids))

    def action_page(self, by: int) -> None:
        """Move the cursor about a screenful."""
        self.action_cursor(by * max(self.size.height - 1, 1))

    def on_click(self, event: Click) -> None:
        """A click points; a click on a tick turns it."""
        at = event.y + self.scroll_offset.y
        if 0 <= at < len(self._ids):
            self.point_at(self._ids[at])
            if event.x < MARK_WIDTH:
                self.post_message(self.MarkClicked(self._ids[at]))

    def on_focus(self, _event: Focus) -> None:
        """Show the cursor."""
        self.refresh()

    def on_blur(self, _event: Blur) -> None:
        """Hide the cursor: only one place on the screen is filled."""
        self.refresh()

    def on_resize(self, _event: Resize) -> None:
        """Keep the cursor in view."""
        self.virtual_size = Size(self.scrollable_content_region.width, len(self._ids))
        self._scroll_to_cursor()

    def render_line(self, y: int) -> Strip:
        """Draw one line of what is in view."""
        width = self.scrollable_content_region.width
        style = self.visual_style
        at = y + self.scroll_offset.y
        if not 0 <= at < len(self._ids):
            return Strip.blank(width, style.rich_style)
        row_id = self._ids[at]
        row = _hidden(self._row(row_id), hiding(self))
        pieces = _pieces(row, self._widths, width - 1)
        if row_id == self._cursor and (self.has_focus or self.screen.has_class("-covered")):
            style += laid_over(self, "found-table--cursor")
            pieces = [(text, "") for text, _ in pieces]
        segments = [
            Segment(
                text,
                (style + self.get_visual_style(name, partial=True) if name else style).rich_style,
            )
            for text, name in pieces
        ]
        return Strip(segments).adjust_cell_length(width, style.rich_style)

    def _scroll_to_cursor(self) -> None:
        if self._cursor and self.size:
            region = Region(0, self._index[self._cursor], 1, 1)
            self.scroll_to_region(region, animate=False, force=True)


def _hidden(row: TableRow, hide: Callable[[str], str]) -> TableRow:
    """A row with blocks for what is masked, before anything of it is cut."""
    text, tail, lead = (hide(clean_line(words)) for words in (row.text, row.tail, row.lead))
    return replace(row, text=text, tail=tail, lead=lead)


def cut(text: str, width: int) -> str:
    """The beginning of a line that fits into so many cells, with an ellipsis where it was cut."""
    if cell_len(text) <= width:
        return text
    return set_cell_size(text, max(width - 1, 0)).rstrip() + _ELLIPSIS if width > 0 else ""


def _pieces(row: TableRow, widths: Widths, width: int) -> list[tuple[str, str]]:
    """One row as runs of text, each with the name of the style laid over it (or none)."""
    quiet = "found-table--quiet" if row.quiet else ""
    lead = list(_lead(row, widths, is_narrow=width < _NARROW))
    room = max(width - sum(cell_len(text) for text, _ in lead), _LEAST_TEXT)
    tail = cut(clean_line(row.tail), room // 2)
    text_room = room - cell_len(tail) - 2 if tail else room
    text = set_cell_size(cut(clean_line(row.text), text_room), text_room)
    pieces = [*lead, (text, quiet)]
    if tail:
        pieces.append((f"  {tail}", quiet or "found-table--tail"))
    return pieces


def _lead(row: TableRow, widths: Widths, *, is_narrow: bool) -> Iterator[tuple[str, str]]:
    quiet = "found-table--quiet"
    zone = min(widths.zone, _NARROW_ZONE if is_narrow else _MOST_ZONE)
    if row.lead:
        yield set_cell_size(cut(clean_line(row.lead), MARK_WIDTH + 10), MARK_WIDTH + 12), quiet
        return
    yield set_cell_size(row.mark, MARK_WIDTH), quiet if row.quiet else ""
    style = quiet if row.quiet else "found-table--doubt" if row.doubtful else ""
    cells = ((row.date, _DATE), (row.time, widths.time + 1), (row.zone, zone + 2))
    for text, wide in cells:
        yield set_cell_size(cut(clean_line(text), wide - 1), wide), style
