"""A list of answers, of which one click takes one."""

from __future__ import annotations

from textual.events import Click

from pmfacilitator.widgets.row_list import RowList


class Answers(RowList):
    """A list in which there is nothing to do with a row but to choose it."""

    def on_click(self, event: Click) -> None:
        """Point at the row and choose it, where a list would only point first."""
        event.prevent_default()
        row = self.row_at(event.y)
        if row:
            self.point_at(row)
            self.action_choose()
