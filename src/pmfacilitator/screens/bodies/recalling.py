"""What was seen before, beside the card of an insight or a factor; one key links it."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.widget import Widget

from pmfacilitator.domain.edits import LinkAgain, UnlinkAgain
from pmfacilitator.domain.learning.seen import Similar
from pmfacilitator.domain.prompts import AnyPrompt
from pmfacilitator.domain.rows import Factor, Insight
from pmfacilitator.domain.seen_before import again_of
from pmfacilitator.keys.in_force import key_to
from pmfacilitator.screens.again import LINK_AGAIN, NOTHING_FOUND, choose_again, unlinked
from pmfacilitator.screens.bodies.body import Work
from pmfacilitator.screens.bodies.card_body import CardBody
from pmfacilitator.screens.recalling import ROWS, Reminder, asked_for
from pmfacilitator.widgets.card import Card
from pmfacilitator.widgets.seen_lines import SeenLines


class RecallingBody(CardBody):
    """Shows what earlier incidents say that is like the row on the card, and links it."""

    BINDINGS: ClassVar[list[BindingType]] = [LINK_AGAIN]

    def __init__(self, work: Work, prompt: AnyPrompt, *, id: str) -> None:  # noqa: A002 (Textual's own name)
        super().__init__(work, prompt, id=id)
        self.reminder = Reminder(work.recall, self.set_timer, self.show_recalled)
        self._lines: SeenLines | None = None

    @property
    def recalled(self) -> tuple[Similar, ...]:
        """What was found and is not linked yet."""
        row = self._recalled_for()
        return unlinked(self.reminder.found, row.again if row else ())

    def recall(self, words: str) -> None:
        """Look up what is like these words, once typing rests."""
        self.reminder.typed(asked_for(words, ROWS, self.work.meeting.incident))

    def show_recalled(self) -> None:
        """Draw what was found, beneath the card or before the line; nothing where there is none."""
        found = self.recalled
        if not found and self._lines is None:
            return
        if not found:
            self._forget_lines()
        elif self._lines is not None:
            self._lines.show(self.recalled_heading, found)
        elif self.is_attached:
            self._lines = SeenLines()
            self._lines.show(self.recalled_heading, found)
            self.mount(self._lines, before=self.recalled_before())
        self.refresh_bindings()

    @property
    def recalled_heading(self) -> str:
        """What stands over what was found."""
        return f"Seen before · {key_to('again.link')} links the first"

    def recalled_before(self) -> Widget | None:
        """Before which widget that is drawn; None for after all of them."""
        return None

    def show_card(self) -> None:
        """Draw the open card and what was found for it."""
        super().show_card()
        if self.reminder.found:
            self.show_recalled()

    def open_card(self, row_id: str, field: str = "") -> None:
        """Open the card of a row; what was found for anything else is not shown beside it."""
        if row_id != self.open_row:
            self.reminder.forget()
        super().open_card(row_id, field)

    def on_hide(self) -> None:
        """Nothing is looked up for what is not on the screen."""
        self.reminder.forget()

    def action_close_card(self) -> None:
        """Close the card; what was found for it is shown beside it alone."""
        if self.is_card_open:
            self.reminder.forget()
        super().action_close_card()

    def action_link_again(self) -> None:
        """Link the row on the card to the first of what was found."""
        row, found = self._recalled_for(), self.recalled
        if row is not None and found and self.apply(LinkAgain(row.id, again_of(found[0]))):
            self.say(f"Seen before: linked · {key_to('meeting.undo')} takes it back")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what was found can be linked."""
        if action == "link_again":
            return bool(self.reminder.found and self.recalled)
        return super().check_action(action, parameters)

    def _recalled_for(self) -> Insight | Factor | None:
        """The row on the card, if it can be linked."""
        row = self.work.meeting.row(self.open_row) if self.is_card_open else None
        return row if isinstance(row, Insight | Factor) else None

    def _forget_lines(self) -> None:
        lines, self._lines = self._lines, None
        if lines is not None:
            lines.remove()

    @on(Card.Edited)
    def _named(self, event: Card.Edited) -> None:
        row = self._recalled_for()
        if row is not None and event.field == row.HEADLINE:
            self.recall(str(event.value))

    @on(Card.FieldEntered)
    def _stood_at(self, event: Card.FieldEntered) -> None:
        row = self._recalled_for()
        if row is not None and event.card.subject == row.id:
            self.recall(row.headline)

    @on(Card.LinkWanted)
    def _again_wanted(self, event: Card.LinkWanted) -> None:
        row = self.work.meeting.row(event.subject)
        if event.field == "again" and isinstance(row, Insight | Factor):
            event.stop()
            event.prevent_default()
            self._choose_again(row, event.letters)

    def _choose_again(self, row: Insight | Factor, letters: str) -> None:
        if not choose_again(
            self.app,
            row.again,
            self.reminder.found,
            letters,
            link=lambda again: self.apply(LinkAgain(row.id, again)),
            unlink=lambda earlier: self.apply(UnlinkAgain(row.id, earlier)),
        ):
            self.say(NOTHING_FOUND)
