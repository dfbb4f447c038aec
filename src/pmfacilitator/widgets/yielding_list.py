"""A list in which one row can give its place to something that is typed there instead."""

from __future__ import annotations

from dataclasses import dataclass

from textual.content import Content
from textual.message import Message

from pmfacilitator.widgets.row_list import RowList
from pmfacilitator.widgets.row_view import RowView


class YieldingList(RowList):
    """Keeps the place of one row free, on as many lines as are asked for."""

    @dataclass
    class PlaceMoved(Message):
        """What is kept free lies elsewhere now: the list was scrolled, or laid out anew."""

        yielding_list: YieldingList

        @property
        def control(self) -> YieldingList:
            """The list it lies in."""
            return self.yielding_list

    _yielded = ""
    _free: tuple[Content, ...] = ()

    def yield_place(self, row_id: str = "", lines: int = 0) -> None:
        """Draw nothing where this row stands; without one, every row is drawn again."""
        if (row_id, lines) != (self._yielded, len(self._free)):
            self._yielded, self._free = row_id, (Content(""),) * lines
            self._lay_out()
            self._scroll_to_cursor()

    @property
    def place(self) -> int:
        """How many lines beneath the upper edge (negative: above it) the free place begins."""
        at = self._index.get(self._yielded, 0)
        return (self._tops[at] if self._tops else 0) - round(self.scroll_y)

    @property
    def body_at(self) -> int:
        """The column in which the texts of the rows begin."""
        return self._drawn.body_at

    def lines_of(self, row: RowView) -> tuple[Content, ...]:
        """The lines in which a row is drawn; empty ones where it gave its place away."""
        return self._free if row.id and row.id == self._yielded else super().lines_of(row)

    def height_of(self, row: RowView) -> int:
        """How many lines a row takes; as many as are kept free where it gave its place away."""
        return len(self._free) if row.id and row.id == self._yielded else super().height_of(row)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Scroll, and say where the free place is now."""
        super().watch_scroll_y(old_value, new_value)
        self._say_where()

    def _lay_out(self) -> None:
        super()._lay_out()
        self._say_where()

    def _say_where(self) -> None:
        if self._yielded:
            self.post_message(self.PlaceMoved(self))
