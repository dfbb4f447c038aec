"""The card of one thing: its fields one under another, each parsed as it is typed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar, TypeVar, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.events import DescendantFocus
from textual.message import Message
from textual.widgets import Input, Static

from pmfacilitator.errors import InvalidValue
from pmfacilitator.widgets.line_input import LineInput
from pmfacilitator.widgets.shown import shown

T = TypeVar("T")


@dataclass(frozen=True)
class FieldSpec:
    """How one field is named, read from text and shown as text.

    A field that `is_linked` is not typed: Enter asks whoever holds the card to choose.
    """

    name: str
    label: str
    parse: Callable[[str], object] = str
    show: Callable[[object], str] = str
    hint: str = ""
    options: tuple[str, ...] = ()
    is_linked: bool = False

    @property
    def help(self) -> str:
        """What to say beneath the card while this field is typed in."""
        return self.hint or " · ".join(self.options)


def typed_field(
    name: str,
    label: str,
    parse: Callable[[str], T | None],
    show: Callable[[T], str],
    hint: str = "",
) -> FieldSpec:
    """A field whose value has a type of its own; `show` is only handed what `parse` gave."""
    return FieldSpec(name, label, parse, cast("Callable[[object], str]", show), hint)


class CardField(Horizontal):
    """One label and the line beside it; says what was typed, in domain values."""

    DEFAULT_CSS = """
    CardField {
        height: 1;
        & > .label { width: 18; color: $text-muted; padding-right: 1; }
        & > .mark { width: 2; color: $text-problem; text-style: bold; }
        & > LineInput { width: 1fr; padding: 0 1; }
    }
    """

    @dataclass
    class Entered(Message):
        """Enter was pressed on a field that is typed."""

    @dataclass
    class Changed(Message):
        """The text is another: `value` if it could be read, else `problem` says why not."""

        card_field: CardField
        text: str
        value: object = None
        problem: str = ""

    @dataclass
    class LinkWanted(Message):
        """Enter was pressed on a field that is chosen instead of typed."""

        name: str

    def __init__(self, spec: FieldSpec, value: object, draft: str = "") -> None:
        super().__init__(id=f"field-{spec.name.replace('_', '-')}")
        self.spec = spec
        self._value = value
        self._draft = draft
        self.problem = ""

    def compose(self) -> ComposeResult:
        """Lay out label and line; a draft that could not be read stands where it stood."""
        yield Static(shown(self.spec.label), classes="label")
        yield Static("", classes="mark")
        yield LineInput(self._draft or self._text(self._value), placeholder=self._placeholder())

    def on_mount(self) -> None:
        """Links are chosen, not typed; a draft is read again."""
        if self._draft:
            self._read(self._draft)

    @property
    def line(self) -> LineInput:
        """Where the field is typed."""
        return self.query_one(LineInput)

    def show(self, spec: FieldSpec, value: object) -> None:
        """Show the value of now, unless what is typed already means it or cannot be read."""
        self.spec = spec
        if value == self._value and not spec.is_linked:
            return
        self._value = value
        try:
            same = not spec.is_linked and spec.parse(self.line.value) == value
        except InvalidValue:
            same = False
        if not same:
            self.line.put(self._text(value))
            self._say("")

    def _placeholder(self) -> str:
        return "Enter to choose" if self.spec.is_linked else self.spec.hint

    def _text(self, value: object) -> str:
        return "" if value is None else self.spec.show(value)

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if self.spec.is_linked:
            self.post_message(self.LinkWanted(self.spec.name))
        else:
            self.post_message(self.Entered())

    @on(LineInput.BlockPasted)
    def _block_pasted(self, event: LineInput.BlockPasted) -> None:
        event.stop()
        self.line.insert_text_at_cursor(" ".join(event.lines))

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        if self.spec.is_linked:
            self.line.put(self._text(self._value))
            if event.value != self._text(self._value):
                self.post_message(self.LinkWanted(self.spec.name))
            return
        self._read(event.value)

    def _read(self, text: str) -> None:
        try:
            value = self.spec.parse(text)
        except InvalidValue as error:
            self._say(str(error))
            self.post_message(self.Changed(self, text, problem=str(error)))
            return
        self._say("")
        self._value = value
        self.post_message(self.Changed(self, text, value))

    def _say(self, problem: str) -> None:
        self.problem = problem
        self.query_one(".mark", Static).update("!" if problem else "")


class Card(VerticalScroll, can_focus=False):
    """The fields of one row or of a few single values, and a line of help beneath them."""

    DEFAULT_CSS = """
    Card {
        height: auto;
        max-height: 100%;
        & > #card-help { height: 2; color: $text-muted; padding: 0 1 0 0; margin-top: 1; }
        & > #card-help.-problem { color: $text-problem; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "step(1)", "Next field", show=False, id="card.down"),
        Binding("up", "step(-1)", "Previous field", show=False, id="card.up"),
        Binding("enter", "close", "Done", id="card.close", tooltip="Close the card"),
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
    class Closed(Message):
        """Enter says that the card is done."""

        card: Card

    @dataclass
    class LinkWanted(Message):
        """A field that is chosen from a list wants its list."""

        card: Card
        subject: str
        field: str

    def __init__(
        self,
        subject: str,
        specs: Sequence[FieldSpec],
        values: Mapping[str, object],
        drafts: Mapping[str, str] | None = None,
        *,
        id: str | None = None,  # noqa: A002 (Textual's own name)
    ) -> None:
        super().__init__(id=id)
        self.subject = subject
        self._specs = tuple(specs)
        self._values = dict(values)
        self._drafts = drafts or {}

    def compose(self) -> ComposeResult:
        """Lay out the fields, then the help."""
        for spec in self._specs:
            draft = self._drafts.get(spec.name, "")
            yield CardField(spec, self._values.get(spec.name), draft)
        yield Static("", id="card-help")

    def show(self, specs: Sequence[FieldSpec], values: Mapping[str, object]) -> None:
        """Show the values of now; a field that is being typed in is left alone."""
        fields = {field.spec.name: field for field in self.query(CardField)}
        for spec in specs:
            if spec.name in fields:
                fields[spec.name].show(spec, values.get(spec.name))

    def take_focus(self, field: str = "") -> None:
        """Put the cursor into a field, the first if none is named."""
        named = (f for f in self.query(CardField) if not field or f.spec.name == field)
        target = next(named, None)
        if target is not None:
            target.line.focus()

    def action_step(self, by: int) -> None:
        """Go to another field, round and round."""
        fields = list(self.query(CardField))
        focused = (at for at, field in enumerate(fields) if field.line.has_focus)
        fields[(next(focused, -by) + by) % len(fields)].line.focus()

    def action_close(self) -> None:
        """Say that the card is done."""
        self.post_message(self.Closed(self))

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
        if not event.problem:
            self.post_message(self.Edited(self, self.subject, name, event.value))
        self.post_message(
            self.Drafted(self, self.subject, name, event.text if event.problem else "")
        )
        self._help(event.card_field)

    @on(CardField.LinkWanted)
    def _link_wanted(self, event: CardField.LinkWanted) -> None:
        event.stop()
        self.post_message(self.LinkWanted(self, self.subject, event.name))

    def _help(self, field: CardField) -> None:
        line = self.query_one("#card-help", Static)
        line.set_class(bool(field.problem), "-problem")
        line.update(shown(field.problem or field.spec.help))
