"""Words that may stand in the way of learning: a quiet mark in the margin, and more only on a key."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar

from textual.binding import Binding, BindingType

from pmfacilitator.domain.language import Mark
from pmfacilitator.domain.text import shorten
from pmfacilitator.domain.wording import reader_for, row_marks
from pmfacilitator.screens.bodies.becoming import BecomingBody
from pmfacilitator.widgets.row_view import RowView

MARGIN = "°"
"""What stands before a row whose words are worth a second look; it accuses nobody."""

_MOST_QUOTED = 48


def said_of(marks: Sequence[Mark]) -> str:
    """How the first of the words marked might go on."""
    if not marks:
        return "Nothing to point out here."
    return f"“{shorten(marks[0].words, _MOST_QUOTED)}”: {marks[0].instead}"


class WordingBody(BecomingBody):
    """Marks its rows by their words, unless the house does without."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "b",
            "reword",
            "Wording",
            show=False,
            id="row.wording",
            tooltip=f"What the mark {MARGIN} is about",
        ),
    ]

    def noted(self, views: tuple[RowView, ...]) -> tuple[RowView, ...]:
        """The rows, marked where there is something to point out."""
        if not self.work.house.reads_words:
            return views
        ids = {view.id for view in views}
        reader = reader_for(self.work.meeting)
        marked = {
            row.id
            for slot, rows in self.work.shown.lists()
            for row in rows
            if row.id in ids and row_marks(reader, slot.field, row)
        }
        return tuple(replace(view, margin=MARGIN) if view.id in marked else view for view in views)

    def action_reword(self) -> None:
        """Say how the words of the row under the cursor might go on."""
        row = self.work.shown.row(self.cursor)
        reader = reader_for(self.work.meeting)
        self.say(said_of(row_marks(reader, self.slot.field, row) if row else ()))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer it where words are read."""
        if action == "reword":
            return self.work.house.reads_words and bool(self.cursor)
        return super().check_action(action, parameters)
