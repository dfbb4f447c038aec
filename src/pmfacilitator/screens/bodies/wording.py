"""Words that may stand in the way of learning: a quiet mark in the margin, and more only on a key."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from textual.binding import Binding, BindingType

from pmfacilitator.domain.language import WordReader
from pmfacilitator.screens.bodies.becoming import BecomingBody
from pmfacilitator.widgets.row_view import RowView

MARGIN = "°"
"""What stands before a row whose words are worth a second look; it accuses nobody."""


class WordingBody(BecomingBody):
    """Marks its rows by their words, unless the house does without."""

    READS_WORDS: ClassVar[bool] = False
    """Whether the rows are the room's own words; customers' are never read."""

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
        if not self._reads:
            return views
        reader = self._reader
        return tuple(
            replace(view, margin=MARGIN) if view.id and reader.read(view.text) else view
            for view in views
        )

    def action_reword(self) -> None:
        """Say how the words of the row under the cursor might go on."""
        row = self.work.shown.row(self.cursor)
        marks = self._reader.read(row.headline) if row else ()
        self.say(
            f"“{marks[0].words}”: {marks[0].instead}" if marks else "Nothing to point out here."
        )

    @property
    def _reads(self) -> bool:
        return self.READS_WORDS and self.work.house.reads_words

    @property
    def _reader(self) -> WordReader:
        return WordReader.among(person.name for person in self.work.meeting.participants)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer it where words are read."""
        if action == "reword":
            return self._reads and bool(self.cursor)
        return super().check_action(action, parameters)
