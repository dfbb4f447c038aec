"""The cells of one row, typed in its place in the list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.events import DescendantFocus
from textual.message import Message

from pmfacilitator.widgets.card_field import CardField, FieldSpec
from pmfacilitator.widgets.masked import Words
from pmfacilitator.widgets.shown import put, shown


class Cell(CardField):
    """A field with a short label or none, which can turn from one row to another."""

    DEFAULT_CSS = """
    Cell {
        width: 1fr;
        & > .label { width: auto; padding: 0; }
        & > .mark { width: 1; }
    }
    """

    AROUND = 4
    """Cells that its mark, the edges of its line and the cursor take."""

    def turn_to(self, value: object, draft: str) -> None:
        """Show another row's value, or what was typed there and could not be read."""
        self._value = self._before = self._kept = value
        self._said.clear()
        self._put(draft or self._text(value))
        self._say("")
        if draft:
            with self.prevent(CardField.Changed):  # it was said when it was typed
                self._read(draft)

    @property
    def room(self) -> int:
        """How many cells it takes to show all that stands here, with the cursor behind it."""
        return cell_len(self.line.value) + self.AROUND

    def begin(self) -> None:
        """Type here: a single word is replaced, a text is gone on with."""
        self.line.focus()
        if not self.problem:
            self._before = self._value
        if self.line.select_on_focus:
            self.line.action_select_all()
        else:
            self.line.cursor_position = len(self.line.value)


class Cells(Vertical, can_focus=False):
    """One row's cells, beside and beneath one another, and a sentence of help under them."""

    HEIGHT = 4
    """Lines it takes: two of cells, and two for what helps or what could not be read."""

    MOST_FIRST = 34
    """The most that what stands first may take of the line: a date, a time and most zones."""

    DEFAULT_CSS = """
    Cells {
        height: 4;
        background: $background;
        & > Horizontal { height: 1; }
        & > #cells-help { height: 2; color: $text-muted; padding: 0 1 0 2; }
        & > #cells-help.-problem { color: $text-problem; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter", "close", "Done", id="cells.close", tooltip="Back to the list"),
        Binding("tab", "cell(1)", "Next cell", id="cells.next", tooltip="Next cell"),
        Binding(
            "down",
            "row(1)",
            "Next entry",
            show=False,
            id="cells.down",
            tooltip="The same cell of the next entry",
        ),
        Binding(
            "shift+tab",
            "cell(-1)",
            "Cell before",
            show=False,
            id="cells.back",
            tooltip="The cell before",
        ),
        Binding(
            "up",
            "row(-1)",
            "Entry before",
            show=False,
            id="cells.up",
            tooltip="The same cell of the entry before",
        ),
    ]

    @dataclass
    class Edited(Message):
        """A cell has another value."""

        row_id: str
        field: str
        value: object

    @dataclass
    class Drafted(Message):
        """A cell holds text that is no value (yet); "" when it does again."""

        row_id: str
        field: str
        text: str

    @dataclass
    class Entered(Message):
        """The cursor came into a cell."""

        row_id: str
        field: str

    @dataclass
    class RowWanted(Message):
        """A cell of the next row (1) or of the one before (-1) is to be typed in."""

        by: int
        field: str

    @dataclass
    class Left(Message):
        """The row is done."""

    def __init__(self, lines: Sequence[Sequence[FieldSpec]]) -> None:
        super().__init__()
        self.row_id = ""
        self._lines = tuple(tuple(line) for line in lines)

    def compose(self) -> ComposeResult:
        """Lay out the cells, line by line, then the help."""
        for line in self._lines:
            with Horizontal():
                for spec in line:
                    yield Cell(spec, None)
        yield Words("", id="cells-help")

    @property
    def field(self) -> str:
        """The name of the cell that is typed in, "" if none is."""
        typed = (name for name, cell in self._cells().items() if cell.line.has_focus)
        return next(typed, "")

    def turn_to(self, row_id: str, values: Mapping[str, object], drafts: Mapping[str, str]) -> None:
        """Show the cells of another row; those that it has no value for are not there."""
        self.row_id = row_id
        for cell in self.query(Cell):
            name = cell.spec.name
            cell.display = name in values
            cell.turn_to(values.get(name), drafts.get(name, ""))

    def show(self, values: Mapping[str, object]) -> None:
        """Show the values of now; what is being typed is left alone."""
        for name, cell in self._cells().items():
            cell.show(cell.spec, values.get(name))

    def align(self, column: int) -> None:
        """Let what stands second in the first line begin at a column.

        It begins further on where what stands first needs the room to be read whole.
        """
        first = next(iter(self._cells().values()))
        first.styles.width = max(column - 2, 8, min(first.room, self.MOST_FIRST))

    def take_focus(self, field: str = "") -> None:
        """Type into a cell, the first if none is named, and say so."""
        cells = self._cells()
        cell = cells.get(field) or next(iter(cells.values()))
        if cell.line.has_focus:
            self._come_into(cell)
        cell.begin()

    def action_cell(self, by: int) -> None:
        """Go to another cell; past the last one, to the next row."""
        fields = list(self._cells())
        at = (fields.index(self.field) if self.field else -by) + by
        if 0 <= at < len(fields):
            self.take_focus(fields[at])
        else:
            self.post_message(self.RowWanted(by, fields[at % len(fields)]))

    def action_row(self, by: int) -> None:
        """Go to the same cell of another row."""
        self.post_message(self.RowWanted(by, self.field))

    def action_close(self) -> None:
        """Say that the row is done."""
        self.post_message(self.Left())

    def _cells(self) -> dict[str, Cell]:
        return {cell.spec.name: cell for cell in self.query(Cell) if cell.display}

    @on(DescendantFocus)
    def _focused(self, event: DescendantFocus) -> None:
        if isinstance(event.widget.parent, Cell):
            self._come_into(event.widget.parent)

    def _come_into(self, cell: CardField) -> None:
        self._help(cell)
        self.post_message(self.Entered(self.row_id, cell.spec.name))

    @on(CardField.Entered)
    def _done(self, event: CardField.Entered) -> None:
        event.stop()
        self.action_close()

    @on(CardField.Changed)
    def _changed(self, event: CardField.Changed) -> None:
        event.stop()
        name = event.card_field.spec.name
        self.post_message(self.Edited(self.row_id, name, event.value))
        self.post_message(self.Drafted(self.row_id, name, event.text if event.problem else ""))
        self._help(event.card_field)

    def _help(self, field: CardField) -> None:
        line = self.query_one("#cells-help", Words)
        line.set_class(bool(field.problem), "-problem")
        put(line, shown(field.told))
