"""A list whose rows can be typed in where they stand, cell by cell."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.events import DescendantFocus, Resize

from pmfacilitator.domain.records import Row
from pmfacilitator.screens.bodies.rows import EMPTY, RowsBody
from pmfacilitator.widgets.card_field import FieldSpec
from pmfacilitator.widgets.cells import Cells
from pmfacilitator.widgets.row_list import RowList
from pmfacilitator.widgets.yielding_list import YieldingList


class CellsBody(RowsBody):
    """Opens the cells of one row in its place; what is typed there is saved at each key.

    While a cell is typed in, no row changes its place; when it is left, they stand in order again.
    """

    CELLS: ClassVar[tuple[tuple[str, ...], ...]] = ()
    """The fields that can be typed in place, line by line."""

    DEFAULT_CSS = """
    CellsBody {
        layers: default cells;
        & > Cells { layer: cells; position: absolute; display: none; }
        &.-card-open > Cells { display: none; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("e", "edit('text')", "Edit", id="row.edit", tooltip="Edit it where it stands"),
        Binding("t", "edit('when')", "Time", show=False, id="row.time", tooltip="Correct its time"),
    ]
    _row = ""
    _field = ""
    _drawn: tuple[Row, ...] = ()

    def cell_specs(self, row: Row) -> tuple[tuple[FieldSpec, ...], ...]:
        """The cells of a row, line by line."""
        raise NotImplementedError

    def values(self, row: Row) -> dict[str, object]:
        """What stands in the cells of a row, by field."""
        return {name: getattr(row, name) for line in self.CELLS for name in line}

    def make_list(self) -> RowList:
        """A list that gives a row's place to its cells."""
        return YieldingList(empty=EMPTY)

    @property
    def is_typed_in(self) -> bool:
        """Whether the cells of a row stand open."""
        return bool(self._row)

    def show(self) -> None:
        """Draw the rows of now; while one is typed in, only if another one differs."""
        row = self.work.shown.row(self._row) if self._row else None
        if self._row and (row is None or self.is_card_open):
            self._close()
        if row is not None and self._row:
            self.query_one(Cells).show(self.values(row))
            if self._others() == self._drawn:
                return
        super().show()
        self._drawn = self._others()

    def take_focus(self, row: str = "", field: str = "") -> None:
        """Go to a cell where the row has one; to what is typed in, if nothing else is named."""
        if row and self._can_type and any(field in line for line in self.CELLS):
            self.open_cells(row, field)
        elif self._row and not field and row in {"", self._row}:
            self.query_one(Cells).take_focus(self._field)
        else:
            self._close()
            super().take_focus(row, field)

    def open_cells(self, row_id: str, field: str = "") -> None:
        """Type in a cell of a row, in its place."""
        if not self.query(Cells):
            self.call_later(self._mount_cells, row_id, field)
            return
        row = self.work.shown.row(row_id)
        self._redraw()
        if row is None or not self.list.point_at(row_id):
            self.add_line.take_focus()
            return
        cells = self.query_one(Cells)
        if cells.row_id != row_id or not self._row:
            desk = self.work.session.desk
            names = [name for line in self.CELLS for name in line]
            drafts = {name: desk.draft(self.draft_id(name, row_id)) for name in names}
            cells.turn_to(row_id, self.values(row), drafts)
        self._row = row_id
        self._drawn = self._others()
        cells.display = True
        self._yielding.yield_place(row_id, Cells.HEIGHT)
        self._lay_cells()
        cells.take_focus(field)

    def close_cells(self) -> None:
        """Go back to the row in the list."""
        row_id = self._row
        self._close()
        if row_id:
            self.card_closed(row_id)

    def open_card(self, row_id: str, field: str = "") -> None:
        """Open the card of a row; its cells close."""
        self._close()
        super().open_card(row_id, field)

    def action_edit(self, field: str) -> None:
        """Type in a cell of the row under the cursor."""
        if self.list.cursor:
            self.open_cells(self.list.cursor, field)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Edit the row under the cursor."""
        if action == "edit":
            return self._can_type and self.list.has_focus and bool(self.list.cursor)
        return super().check_action(action, parameters)

    @property
    def _can_type(self) -> bool:
        return not self.is_card_open and not self.work.session.read_only

    @property
    def _yielding(self) -> YieldingList:
        return self.query_one(YieldingList)

    def _others(self) -> tuple[Row, ...]:
        """The rows but the one that is typed in; the same objects as long as nothing is said."""
        return tuple(row for row in self.rows() if row.id != self._row)

    async def _mount_cells(self, row_id: str, field: str | None = None) -> None:
        """Have cells ready, and type in one if it is named."""
        row = self.work.shown.row(row_id)
        if row is None:
            return
        if not self.query(Cells):
            await self.mount(Cells(self.cell_specs(row)))
        if field is not None:
            self.open_cells(row_id, field)

    def _close(self) -> None:
        if self._row:
            self._row = ""
            self.query_one(Cells).display = False
            self._yielding.yield_place()
            self.work.session.end_typing()
            self._redraw()

    def _redraw(self) -> None:
        if not self.is_card_open:
            self.draw_list()

    def _lay_cells(self) -> None:
        """Put the cells where the list keeps free room for them, never out of sight."""
        rows, cells = self._yielding, self.query_one(Cells)
        lowest = max(rows.size.height - Cells.HEIGHT, 0)
        y = min(max(rows.place, 0), lowest) + rows.region.y - self.region.y
        cells.styles.offset = (0, max(y, 0))
        cells.styles.width = max(rows.size.width, 20)
        cells.align(rows.body_at)

    @on(YieldingList.PlaceMoved)
    def _place_moved(self, event: YieldingList.PlaceMoved) -> None:
        event.stop()
        if self._row:
            self._lay_cells()

    def on_resize(self, _event: Resize) -> None:
        """Let the cells follow their row."""
        if self._row:
            self.call_after_refresh(self._lay_cells)

    @on(DescendantFocus)
    def _focus_moved(self, event: DescendantFocus) -> None:
        if self._row:
            focused = self.screen.focused  # by now, whatever had it when this was said
            if focused is not None and not any(isinstance(n, Cells) for n in focused.ancestors):
                self._close()
        elif event.widget is self.list and not self.query(Cells):
            self.call_later(self._mount_cells, self.list.cursor)  # so that E opens them at once

    @on(Cells.Edited)
    def _cell_edited(self, event: Cells.Edited) -> None:
        event.stop()
        row = self.work.meeting.row(event.row_id)
        if row is not None and getattr(row, event.field) != event.value:
            self.apply(self.changed(row, event.field, event.value))

    @on(Cells.Drafted)
    def _cell_drafted(self, event: Cells.Drafted) -> None:
        event.stop()
        self.work.session.set_draft(self.draft_id(event.field, event.row_id), event.text)

    @on(Cells.Entered)
    def _cell_entered(self, event: Cells.Entered) -> None:
        event.stop()
        if self._row == event.row_id:
            self._field = event.field
            self._redraw()
            self._lay_cells()
            self.post_message(self.Stood(self, event.row_id, event.field, is_cell=True))

    @on(Cells.RowWanted)
    def _row_wanted(self, event: Cells.RowWanted) -> None:
        event.stop()
        self.work.session.end_typing()
        ids = [row.id for row in self.list.rows if row.id]
        if self._row in ids:
            at = ids.index(self._row) + event.by
            if 0 <= at < len(ids):
                self.open_cells(ids[at], event.field)

    @on(Cells.Left)
    def _cells_left(self, event: Cells.Left) -> None:
        event.stop()
        self.close_cells()
