"""A list of rows that keeps its place: addressed by id, wrapped, drawn only where it is seen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Self

from rich.segment import Segment
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Blur, Click, Focus, Resize
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.style import Style

from pmfacilitator.widgets.focusing import focus_at_once
from pmfacilitator.widgets.laid_over import laid_over
from pmfacilitator.widgets.masked import mask_over
from pmfacilitator.widgets.row_view import Drawings, RowView, nearest, pieces

NEW_MARK_SECONDS = 2.0


@dataclass
class _Said(Message):
    """Something that a list says of itself."""

    row_list: RowList

    @property
    def control(self) -> RowList:
        """The list that says it."""
        return self.row_list


class RowList(ScrollView, can_focus=True):
    """Shows rows and moves a cursor through them."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"row-list--{part}"
        for part in ("lead", "strong", "tail", "note", "divider", "finished", "cursor", "pointed")
    }
    DEFAULT_CSS = """
    RowList {
        height: 1fr;
        overflow-x: hidden;
        scrollbar-size-vertical: 1;
        scrollbar-gutter: stable;
        & > .row-list--lead { color: $text-muted; }
        & > .row-list--strong { color: $foreground; text-style: bold; }
        & > .row-list--tail { color: $text-accent; text-style: bold; }
        & > .row-list--note { color: $text-muted; }
        & > .row-list--divider { color: $text-muted; text-style: bold; }
        & > .row-list--finished { color: $text-muted; }
        & > .row-list--pointed { color: $text-primary; text-style: bold; }
        & > .row-list--cursor { background: $highlight; color: $highlight-foreground; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "cursor(-1)", "Up", show=False, id="list.up"),
        Binding("down,j", "cursor(1)", "Down", show=False, id="list.down"),
        Binding("home", "edge(-1)", "First", show=False, id="list.first"),
        Binding("end", "edge(1)", "Last", show=False, id="list.last"),
        Binding("pageup", "page(-1)", "Page up", show=False, id="list.page-up"),
        Binding("pagedown", "page(1)", "Page down", show=False, id="list.page-down"),
        Binding("enter", "choose", "Open", id="list.choose", tooltip="Open what the cursor is on"),
    ]

    @dataclass
    class Chosen(_Said):
        """A row was opened with Enter or a click."""

        row_id: str

    @dataclass
    class Passed(_Said):
        """The cursor went past the first (-1) or the last (1) row."""

        direction: int

    @dataclass
    class Pointed(_Said):
        """The cursor came to a row."""

        row_id: str

    def __init__(
        self,
        *,
        id: str | None = None,  # noqa: A002 (Textual's own name)
        empty: str = "",
        lead_width: int = 0,
        marks_cursor: bool = False,
    ) -> None:
        super().__init__(id=id)
        self.empty = empty
        self.marks_cursor = marks_cursor
        self._least_lead = lead_width
        self._rows: tuple[RowView, ...] = ()
        self._index: dict[str, int] = {}
        self._cursor = ""
        self._new: set[str] = set()
        self._lines: list[tuple[int, int]] = []
        self._tops: list[int] = []
        self._width = 0
        self._drawn = Drawings()

    @property
    def cursor(self) -> str:
        """The id of the row the cursor is on, "" in an empty list."""
        return self._cursor

    @property
    def rows(self) -> tuple[RowView, ...]:
        """What is shown."""
        return self._rows

    def show(self, rows: Sequence[RowView]) -> None:
        """Show these rows; only those that differ are laid out anew, and the cursor stays."""
        rows = tuple(rows)
        if rows == self._rows:
            return
        before, self._rows = self._index.get(self._cursor, 0), rows
        self._index = {row.id: at for at, row in enumerate(rows) if row.id}
        if self._cursor not in self._index:
            self._cursor = nearest(self._rows, before)
        self._lay_out()

    def point_at(self, row_id: str) -> bool:
        """Put the cursor on a row; False if it is not here."""
        if row_id not in self._index:
            return False
        changed = self._cursor != row_id
        self._cursor = row_id
        self._scroll_to_cursor()
        self.refresh()
        if changed:
            self.post_message(self.Pointed(self, row_id))
        return True

    def mark_new(self, row_id: str) -> None:
        """Mark a row for two seconds, so that the room sees what came."""
        self._new.add(row_id)
        self._mark(row_id)
        self.point_at(row_id)
        self.set_timer(NEW_MARK_SECONDS, lambda: self._unmark(row_id))

    def action_cursor(self, by: int) -> None:
        """Move the cursor, or leave the list past its end."""
        at = self._index.get(self._cursor, -1) + by
        while 0 <= at < len(self._rows) and not self._rows[at].id:
            at += by
        if 0 <= at < len(self._rows):
            self.point_at(self._rows[at].id)
        else:
            self.post_message(self.Passed(self, by))

    def action_edge(self, side: int) -> None:
        """Move the cursor to the first or last row."""
        self.point_at(nearest(self._rows, 0 if side < 0 else len(self._rows)))

    def action_page(self, by: int) -> None:
        """Move the cursor about a screenful."""
        if not self._lines:
            return
        line = self._tops[self._index[self._cursor]] if self._cursor else 0
        line = max(0, min(len(self._lines) - 1, line + by * max(self.size.height - 1, 1)))
        self.point_at(nearest(self._rows, self._lines[line][0]))

    def action_choose(self) -> None:
        """Open the row under the cursor."""
        if self._cursor:
            self.post_message(self.Chosen(self, self._cursor))

    def on_click(self, event: Click) -> None:
        """A click points; a click on the row under the cursor opens it."""
        row = self.row_at(event.y)
        if row and row == self._cursor:
            self.action_choose()
        elif row:
            self.point_at(row)

    def row_at(self, y: int) -> str:
        """The id of the row on a line of what is in view, "" if none is there."""
        line = y + self.scroll_offset.y
        return self._rows[self._lines[line][0]].id if 0 <= line < len(self._lines) else ""

    def focus(self, scroll_visible: bool = True) -> Self:  # noqa: FBT001, FBT002 (Textual's own)
        """Take the keys, with the cursor in view; a click must find what was under it."""
        self._scroll_to_cursor()
        return focus_at_once(self, scroll_visible)

    def on_focus(self, _event: Focus) -> None:
        """Show the cursor."""
        self.refresh()

    def on_blur(self, _event: Blur) -> None:
        """Hide the cursor: only one place on the screen is filled."""
        self.refresh()

    def on_resize(self, _event: Resize) -> None:
        """Wrap to the new width, with the cursor still in view."""
        self._lay_out()
        self._scroll_to_cursor()

    def watch_show_vertical_scrollbar(self) -> None:
        """Show where the list stands, which it may have come to before there was a bar."""
        self.vertical_scrollbar.position = self.scroll_y

    def render_line(self, y: int) -> Strip:
        """Draw one line of what is in view."""
        width = self.scrollable_content_region.width
        base = self.visual_style
        line = y + self.scroll_offset.y
        if line >= len(self._lines):
            text = self.empty if not self._rows and y == 0 else ""
            return self._strip(Content(text), width, base, "row-list--note" if text else "")
        at, offset = self._lines[line]
        row = self._rows[at]
        content = self.lines_of(row)[offset]
        if row.id != self._cursor or not row.id:
            return self._strip(content, width, base, "")
        if self.has_focus:
            return self._strip(content, width, base, "row-list--cursor")
        if self.marks_cursor:
            content = Content(("▸" if not offset else " ") + content.plain[1:])
            return self._strip(content, width, base, "row-list--pointed")
        return self._strip(content, width, base, "")

    def lines_of(self, row: RowView) -> tuple[Content, ...]:
        """The lines in which a row is drawn."""
        return self._drawn.lines(row, mask_over(self))

    def height_of(self, row: RowView) -> int:
        """How many lines a row takes."""
        return self._drawn.height(row)

    def _strip(self, content: Content, width: int, base: Style, component: str) -> Strip:
        style = base
        if component:
            style = base + laid_over(self, component)
        if component == "row-list--cursor":
            content = Content(content.plain)
        segments = [
            Segment(text, (style + self._style(name)).rich_style) for text, name in pieces(content)
        ]
        return Strip(segments).adjust_cell_length(width, style.rich_style)

    def _style(self, name: str) -> Style:
        return self.get_visual_style(name, partial=True) if name else Style()

    def _lay_out(self) -> None:
        """Draw what differs; a list that has never had a place waits until it gets one."""
        self._width = self.scrollable_content_region.width or self._width
        if not self._width:
            return
        # Words touch no scrollbar.
        self._drawn.draw(self._rows, self._width - 1, self._least_lead, self._new)
        self._lines = []
        self._tops = []
        for at, row in enumerate(self._rows):
            self._tops.append(len(self._lines))
            self._lines.extend((at, offset) for offset in range(self.height_of(row)))
        self.virtual_size = Size(self._width, len(self._lines))
        self.refresh()

    def _scroll_to_cursor(self) -> None:
        if self._cursor and self._tops and self.size:
            at = self._index[self._cursor]
            end = self._tops[at + 1] if at + 1 < len(self._tops) else len(self._lines)
            region = Region(0, self._tops[at], 1, end - self._tops[at])
            self.scroll_to_region(region, animate=False, force=True)

    def _unmark(self, row_id: str) -> None:
        self._new.discard(row_id)
        self._mark(row_id)

    def _mark(self, row_id: str) -> None:
        """Draw one row anew, which is as high with its mark as without."""
        if self._tops and row_id in self._index:
            self._drawn.mark(row_id, is_new=row_id in self._new)
            self.refresh()
