"""The list in which letters bring a row of another meeting further."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType

from pmfacilitator.widgets.row_list import RowList


class KeyedList(RowList):
    """Rows of all meetings; what each letter does is the screen's, which knows the meetings."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("x", "screen.tick", "Done", id="lists.tick", tooltip="Done, or open again"),
        Binding(
            "s",
            "screen.status",
            "Status",
            id="lists.status",
            tooltip="How far the insight has come",
        ),
        Binding(
            "r", "screen.result", "Result", id="lists.result", tooltip="What came of the insight"
        ),
        Binding(
            "b",
            "screen.check_back",
            "Check back",
            id="lists.check",
            tooltip="When to look for the result",
        ),
        Binding("n", "screen.drop", "Not doing", id="lists.drop", tooltip="Not doing it, and why"),
    ]
