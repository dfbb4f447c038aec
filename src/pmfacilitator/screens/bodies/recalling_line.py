"""What was seen before, beside the line in which an insight or a factor is typed."""

from __future__ import annotations

from textual import on
from textual.widget import Widget

from pmfacilitator.domain.edits import LinkAgain, Together
from pmfacilitator.domain.seen_before import again_of
from pmfacilitator.errors import PmFacilitatorError
from pmfacilitator.keys.in_force import key_to
from pmfacilitator.screens.bodies.rows import RowsBody
from pmfacilitator.widgets.add_line import AddLine


class RecallingRows(RowsBody):
    """Links the next row as it is added, by one key instead of Enter."""

    @property
    def is_recalling(self) -> bool:
        """Whether what is typed in the line can be linked; nothing is shown in a silent round."""
        return not self.is_gathering

    @property
    def recalled_heading(self) -> str:
        """That the key adds the row as well."""
        added = f"Seen before · {key_to('again.link')} adds this, linked to the first"
        return super().recalled_heading if self.is_card_open else added

    def recalled_before(self) -> Widget | None:
        """Before the line, which stays where it is."""
        return None if self.is_card_open else self.add_line

    def action_link_again(self) -> None:
        """Add what is typed in the line, linked to the first of what was found."""
        if self.is_card_open:
            super().action_link_again()
        elif self.recalled:
            self._add_linked(self.add_line.text)

    def _add_linked(self, text: str) -> None:
        try:
            (row,) = self.new_rows((text,))
        except PmFacilitatorError as error:
            self.add_line.understand(str(error), problem=True)
            return
        edits = (self.added(row), LinkAgain(row.id, again_of(self.recalled[0])))
        if self.take_in(Together(edits, f"{edits[0].label(self.work.meeting)}, seen before"), row):
            self.add_line.put("")
            self.reminder.forget()

    @on(AddLine.Typed)
    def _line_typed(self, event: AddLine.Typed) -> None:
        if self.is_recalling:
            self.recall(event.text)

    @on(AddLine.Given)
    def _line_given(self) -> None:
        self.reminder.forget()
