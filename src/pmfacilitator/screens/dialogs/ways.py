"""How typing goes on at a place: what Enter, Tab and the arrows do there, which is no command."""

from __future__ import annotations

from textual.widget import Widget

from pmfacilitator.keys.in_force import key_to
from pmfacilitator.widgets.add_line import AddLine
from pmfacilitator.widgets.card_field import CardField
from pmfacilitator.widgets.cells import Cell
from pmfacilitator.widgets.line_input import LineInput
from pmfacilitator.widgets.long_text import LongText
from pmfacilitator.widgets.row_list import RowList


def ways_of(focused: Widget | None) -> str:
    """One or two sentences about what has focus; "" where there is nothing to say."""
    match focused:
        case RowList():
            return (
                f"{key_to('list.up')} and {key_to('list.down')} go from row to row; "
                f"{key_to('list.choose')} opens one."
            )
        case LongText():
            return "Every key is kept at once; Enter begins a new line."
        case LineInput(parent=Cell()):
            return f"{key_to('row.back')} or Enter goes back to the list."
        case LineInput(parent=CardField()):
            return "Enter closes the card, or opens what can be chosen in a field."
        case LineInput() if isinstance(focused.parent, AddLine):
            return (
                f"Enter keeps the line; {key_to('add.up')} goes to the list, "
                "where keys act on rows."
            )
        case _:
            return ""
