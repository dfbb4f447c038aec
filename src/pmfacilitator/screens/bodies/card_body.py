"""A body over which the card of a row can be opened, of its own rows or of one made from them."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType

from pmfacilitator.domain.edits import Edit, change_of
from pmfacilitator.domain.prompts import AnyPrompt
from pmfacilitator.domain.records import Row
from pmfacilitator.domain.reveal import KNOWN_AFTERWARDS
from pmfacilitator.domain.rows import Entry
from pmfacilitator.screens.bodies.body import Body, Work
from pmfacilitator.screens.cards import row_specs
from pmfacilitator.screens.choosing import choose_link
from pmfacilitator.widgets.card import Card
from pmfacilitator.widgets.card_field import FieldSpec


class CardBody(Body):
    """Opens one card at a time; what is typed on it are edits of its row."""

    DEFAULT_CSS = """
    CardBody {
        & > Card { height: 1fr; display: none; }
        &.-card-open > Card { display: block; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close_card", "Back", id="row.close", tooltip="Back to the list"),
    ]

    def __init__(self, work: Work, prompt: AnyPrompt, *, id: str) -> None:  # noqa: A002 (Textual's own name)
        super().__init__(work, prompt, id=id)
        self._open = ""

    @property
    def is_card_open(self) -> bool:
        """Whether a card stands over the list."""
        return bool(self._open)

    @property
    def open_row(self) -> str:
        """The id of the row whose card is open, "" if none is."""
        return self._open

    def heading(self, row: Row) -> str:
        """What to write over the card of a row that is not this body's own."""
        del row
        return ""

    def card_closed(self, row_id: str) -> None:
        """Go on where the card was opened."""

    def show_card(self) -> None:
        """Draw the open card, or close it if its row is gone."""
        if not self._open:
            return
        row = self.work.shown.row(self._open)
        if row is None:
            self.action_close_card()
        else:
            specs = self._specs(row)
            self.query_one(Card).show(specs, dict(row))

    def open_card(self, row_id: str, field: str = "") -> None:
        """Open the card of a row, of this list or made from it."""
        row = self.work.shown.row(row_id)
        if row is None:
            return
        if row_id == self._open:
            self.query_one(Card).take_focus(field)
            self.post_message(self.Stood(self, row_id, field))
            return
        self.call_later(self._mount_card, row, field)

    async def _mount_card(self, row: Row, field: str) -> None:
        await self.query(Card).remove()
        specs = self._specs(row)
        desk = self.work.session.desk
        drafts = {spec.name: desk.draft(self.draft_id(spec.name, row.id)) for spec in specs}
        await self.mount(Card(row.id, specs, dict(row), drafts, heading=self.heading(row)))
        self._open = row.id
        self.add_class("-card-open")
        self.query_one(Card).take_focus(field)

    def _specs(self, row: Row) -> tuple[FieldSpec, ...]:
        """The fields of a row's card; what is only known afterwards is none while entries hide."""
        specs = row_specs(row, self.work.shown, self.work.house)
        if not (isinstance(row, Entry) and self.work.session.is_hiding):
            return specs
        return tuple(spec for spec in specs if spec.name not in KNOWN_AFTERWARDS)

    def action_close_card(self) -> None:
        """Close the card and go back to its row in the list."""
        if not self._open:
            return
        row_id, self._open = self._open, ""
        self.remove_class("-card-open")
        self.work.session.end_typing()
        self.card_closed(row_id)

    @on(Card.Edited)
    def _edited(self, event: Card.Edited) -> None:
        event.stop()
        row = self.work.meeting.row(event.subject)
        if row is not None and getattr(row, event.field) != event.value:
            self.apply(self.changed(row, event.field, event.value))

    def changed(self, row: Row, field: str, value: object) -> Edit:
        """The edit that gives a row's field another value."""
        return change_of(row, field, value, self.work.today())

    @on(Card.Drafted)
    def _drafted(self, event: Card.Drafted) -> None:
        event.stop()
        self.work.session.set_draft(self.draft_id(event.field, event.subject), event.text)

    @on(Card.FieldEntered)
    def _field_entered(self, event: Card.FieldEntered) -> None:
        event.stop()
        self.post_message(self.Stood(self, event.card.subject, event.field))

    @on(Card.Closed)
    def _card_closed(self, event: Card.Closed) -> None:
        event.stop()
        self.action_close_card()

    @on(Card.LinkWanted)
    def _link_wanted(self, event: Card.LinkWanted) -> None:
        event.stop()
        choose_link(self, event.subject, event.field, event.letters)
