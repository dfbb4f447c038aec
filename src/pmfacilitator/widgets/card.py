"""The card of one thing: its fields one under another, each parsed as it is typed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.events import DescendantFocus
from textual.message import Message

from pmfacilitator.widgets.card_field import CardField, FieldSpec
from pmfacilitator.widgets.card_group import CardGroup
from pmfacilitator.widgets.masked import Words
from pmfacilitator.widgets.shown import put, shown


class Card(VerticalScroll, can_focus=False):
    """The fields of one row or of a few single values, and a line of help beneath them."""

    DEFAULT_CSS = """
    Card {
        height: auto;
        max-height: 100%;
        & > #card-heading { height: 2; text-style: bold; color: $text-accent; }
        & > #card-help { height: 2; color: $text-muted; padding: 0 1 0 0; margin-top: 1; }
        & > #card-help.-problem { color: $text-problem; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "close", "Done", id="card.close", tooltip="Close the card"),
        Binding("tab,down", "step(1)", "Next field", id="card.next", tooltip="Next field"),
        Binding(
            "shift+tab,up",
            "step(-1)",
            "Field before",
            show=False,
            id="card.back",
            tooltip="The field before",
        ),
    ]

    @dataclass
    class Edited(Message):
        """A field has another value."""

        card: Card
        subject: str
        field: str
        value: object

    @dataclass
    class Drafted(Message):
        """A field holds text that is no value (yet); "" when it does again."""

        card: Card
        subject: str
        field: str
        text: str

    @dataclass
    class FieldEntered(Message):
        """The cursor came into a field."""

        card: Card
        field: str

    @dataclass
    class Passed(Message):
        """The cursor went past the last field (1) or before the first (-1)."""

        card: Card
        by: int

    @dataclass
    class Closed(Message):
        """Enter says that the card is done."""

        card: Card

    @dataclass
    class LinkWanted(Message):
        """A field that is chosen from a list wants its list, filtered by letters."""

        card: Card
        subject: str
        field: str
        letters: str = ""

    def __init__(
        self,
        subject: str,
        specs: Sequence[FieldSpec],
        values: Mapping[str, object],
        drafts: Mapping[str, str] | None = None,
        *,
        goes_round: bool = True,
        heading: str = "",
        id: str | None = None,  # noqa: A002 (Textual's own name)
    ) -> None:
        super().__init__(id=id)
        self.subject = subject
        self._specs = tuple(specs)
        self._values = dict(values)
        self._drafts = drafts or {}
        self._goes_round = goes_round
        self._heading = heading

    def compose(self) -> ComposeResult:
        """Lay out the fields, then the help; a heading where the card stands among other things."""
        if self._heading:
            yield Words(shown(self._heading), id="card-heading")
        for title, specs in groupby(self._specs, lambda spec: spec.group):
            fields = [self._field(spec) for spec in specs]
            yield from (CardGroup(title, fields),) if title else fields
        yield Words("", id="card-help")

    def on_mount(self) -> None:
        """Open the first group; where none is, nothing is folded."""
        first = next(iter(self._groups()), None)
        if first is not None:
            self._open(first)

    def show(self, specs: Sequence[FieldSpec], values: Mapping[str, object]) -> None:
        """Show the values of now; a field that is being typed in is left alone."""
        fields = {field.spec.name: field for field in self.query(CardField)}
        for spec in specs:
            if spec.name in fields:
                fields[spec.name].show(spec, values.get(spec.name))
        for group in self._groups():
            group.show()

    def take_focus(self, field: str = "") -> None:
        """Put the cursor into a field, the first if none is named."""
        named = (f for f in self.query(CardField) if not field or f.spec.name == field)
        target = next(named, None)
        if target is not None:
            self._go_to(target)

    def action_step(self, by: int) -> None:
        """Go to another field; past the ends, say so or go round and round."""
        fields = list(self.query(CardField))
        focused = (at for at, field in enumerate(fields) if field.line.has_focus)
        at = next(focused, -by) + by
        if self._goes_round or 0 <= at < len(fields):
            self._go_to(fields[at % len(fields)])
        else:
            self.post_message(self.Passed(self, by))

    def action_close(self) -> None:
        """Say that the card is done."""
        self.post_message(self.Closed(self))

    def on_resize(self) -> None:
        """Help anew: a text may be cut off now, or no more."""
        for field in self.query(CardField):
            if field.line.has_focus:
                self._help(field)

    @on(DescendantFocus)
    def _field_entered(self, event: DescendantFocus) -> None:
        field = event.widget.parent
        if isinstance(field, CardField):
            self._help(field)
            self.post_message(self.FieldEntered(self, field.spec.name))

    @on(CardField.Entered)
    def _entered(self, event: CardField.Entered) -> None:
        event.stop()
        self.action_close()

    @on(CardField.Changed)
    def _field_changed(self, event: CardField.Changed) -> None:
        event.stop()
        name = event.card_field.spec.name
        self.post_message(self.Edited(self, self.subject, name, event.value))
        self.post_message(
            self.Drafted(self, self.subject, name, event.text if event.problem else "")
        )
        self._help(event.card_field)

    @on(CardField.LinkWanted)
    def _link_wanted(self, event: CardField.LinkWanted) -> None:
        event.stop()
        self.post_message(self.LinkWanted(self, self.subject, event.name, event.letters))

    @on(CardGroup.Wanted)
    def _group_wanted(self, event: CardGroup.Wanted) -> None:
        event.stop()
        self._go_to(event.group.fields[0])

    def _field(self, spec: FieldSpec) -> CardField:
        return CardField(spec, self._values.get(spec.name), self._drafts.get(spec.name, ""))

    def _groups(self) -> Iterator[CardGroup]:
        yield from self.query(CardGroup)

    def _go_to(self, field: CardField) -> None:
        """Put the cursor into a field, with its group open about it."""
        if isinstance(field.parent, CardGroup):
            self._open(field.parent)
        field.line.focus()

    def _open(self, opened: CardGroup) -> None:
        for group in self._groups():
            group.fold(is_open=group is opened)

    def _help(self, field: CardField) -> None:
        line = self.query_one("#card-help", Words)
        line.set_class(bool(field.problem), "-problem")
        put(line, shown(field.told))
