"""One field of a card: a label, and a line whose text is read as a value of the domain."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar, cast

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.events import DescendantFocus, Key, Paste
from textual.message import Message
from textual.widgets import Input

from pmfacilitator.domain.text import clean_lines
from pmfacilitator.errors import InvalidValue
from pmfacilitator.widgets.line_input import LineInput
from pmfacilitator.widgets.masked import Blocks, Words, mask_over
from pmfacilitator.widgets.shown import put, shown

T = TypeVar("T")


@dataclass(frozen=True)
class FieldSpec:
    """How one field is named, read from text and shown as text.

    A field that `is_linked` is not typed: Enter asks whoever holds the card to choose. One that
    `is_word` holds a single word, which typing replaces. `understood` says how a value is meant
    where its text alone does not, "" where that goes without saying. Fields after one another with
    the same `group` stand under its name, and are folded away while another group is typed in. Where
    `is_amount`, a number may be an amount before its currency is typed.
    """

    name: str
    label: str
    parse: Callable[[str], object] = str
    show: Callable[[object], str] = str
    hint: str = ""
    options: tuple[str, ...] = ()
    is_linked: bool = False
    is_word: bool = False
    understood: Callable[[object], str] | None = None
    group: str = ""
    is_amount: bool = False

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
    *,
    is_amount: bool = False,
) -> FieldSpec:
    """A field whose value has a type of its own; `show` is only handed what `parse` gave."""
    shower = cast("Callable[[object], str]", show)
    return FieldSpec(name, label, parse, shower, hint, is_word=True, is_amount=is_amount)


class ChosenLine(LineInput):
    """The line of a field that is chosen: a letter typed in it is for the list to choose from."""

    @dataclass
    class LetterTyped(Message):
        """A letter was typed, or several were pasted; the line itself did not take them."""

        letter: str

    async def _on_key(self, event: Key) -> None:
        if event.character and event.is_printable:
            event.stop()
            event.prevent_default()
            self.post_message(self.LetterTyped(event.character))

    def _on_paste(self, event: Paste) -> None:
        event.stop()
        event.prevent_default()
        self.post_message(self.LetterTyped(" ".join(clean_lines(event.text))))


class CardField(Horizontal):
    """One label and the line beside it; says what was typed, in domain values."""

    DEFAULT_CSS = """
    CardField {
        height: 1;
        & > .label { width: 19; color: $text-muted; padding-right: 1; }
        & > .mark { width: 2; color: $text-problem; text-style: bold; }
        & > LineInput { width: 1fr; padding: 0 1; }
    }
    """

    @dataclass
    class Entered(Message):
        """Enter was pressed on a field that is typed."""

    @dataclass
    class Changed(Message):
        """The text is another: `value` if it could be read, else `problem` says why not.

        What cannot be read never leaves half of itself behind: `value` is then what it was when
        the cursor came into the field.
        """

        card_field: CardField
        text: str
        value: object = None
        problem: str = ""

    @dataclass
    class LinkWanted(Message):
        """Enter was pressed on a field that is chosen instead of typed."""

        name: str
        letters: str = ""

    def __init__(self, spec: FieldSpec, value: object, draft: str = "") -> None:
        super().__init__(id=f"field-{spec.name.replace('_', '-')}")
        self.spec = spec
        self._value = value
        self._before = value
        self._kept = value
        self._said: list[object] = []
        self._draft = draft
        self.problem = ""

    def compose(self) -> ComposeResult:
        """Lay out label and line; a draft that could not be read stands where it stood."""
        yield Words(shown(self.spec.label), classes="label")
        yield Words("", classes="mark")
        line = ChosenLine if self.spec.is_linked else LineInput
        typed = line(self._draft or self._text(self._value), placeholder=self._placeholder())
        typed.select_on_focus = self._is_replaced and not self._draft
        if self.spec.is_amount:
            typed.highlighter = Blocks(typed, is_amount=True)
        yield typed

    def on_mount(self) -> None:
        """Links are chosen, not typed; a draft is read again."""
        if self._draft:
            self._read(self._draft)

    @property
    def line(self) -> LineInput:
        """Where the field is typed."""
        return self.query_one(LineInput)

    @property
    def help(self) -> str:
        """What helps here: how it is understood, all of a text that is cut off, or what to type."""
        said = self.spec.understood(self._value) if self.spec.understood else ""
        text = self.line.value
        cut_off = text if cell_len(text) > self.line.size.width > 0 else ""
        return said or cut_off or self.spec.help

    @property
    def told(self) -> str:
        """What stands beneath: what is wrong, or what helps; no amount is repeated in safe mode."""
        if self.spec.is_amount and mask_over(self) is not None:
            return self.spec.help
        return self.problem or self.help

    def show(self, spec: FieldSpec, value: object) -> None:
        """Show the value of now, unless what is typed already means it or cannot be read.

        What was typed here comes back after more has been typed, and must not take its place; no
        more may what is drawn again for another reason while a key is still on its way.
        """
        is_news = value != self._kept
        self.spec, self._kept = spec, value
        if self.problem and not self.line.has_focus:
            self._read_again()
        if value in self._said:
            del self._said[: self._said.index(value) + 1]
            return
        if not spec.is_linked and (not is_news or value == self._value):
            return
        self._value = value
        try:
            same = not spec.is_linked and spec.parse(self.line.value) == value
        except InvalidValue:
            same = False
        if not same:
            self._put(self._text(value))
            self._say("")

    def _read_again(self) -> None:
        """What could not be read may be, now that something else is another."""
        try:
            self.spec.parse(self.line.value)
        except InvalidValue:
            return
        self._read(self.line.value)

    def _put(self, text: str) -> None:
        self.line.put(text)
        if self.spec.is_linked or not self.line.has_focus:
            self.line.cursor_position = 0

    def _placeholder(self) -> str:
        return "Enter to choose" if self.spec.is_linked else ""

    def _text(self, value: object) -> str:
        return "" if value is None else self.spec.show(value)

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if self.spec.is_linked:
            self.post_message(self.LinkWanted(self.spec.name))
        else:
            self.post_message(self.Entered())

    @on(ChosenLine.LetterTyped)
    def _letter_typed(self, event: ChosenLine.LetterTyped) -> None:
        event.stop()
        self.post_message(self.LinkWanted(self.spec.name, event.letter))

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        if self.spec.is_linked:
            shown_now = self._text(self._value)
            self._put(shown_now)
            if len(event.value) > len(shown_now):
                letters = event.value.replace(shown_now, "", 1)
                self.post_message(self.LinkWanted(self.spec.name, letters))
            return
        self._read(event.value)

    def _read(self, text: str) -> None:
        try:
            value = self.spec.parse(text)
        except InvalidValue as error:
            self._say(str(error))
            self._become(self._before)
            self.post_message(self.Changed(self, text, self._before, str(error)))
            return
        self._say("")
        self._become(value)
        self.post_message(self.Changed(self, text, value))

    def _become(self, value: object) -> None:
        if value != self._value:
            self._value = value
            self._said.append(value)

    @on(DescendantFocus)
    def _entered(self) -> None:
        if not self.problem:
            self._before = self._value

    @property
    def _is_replaced(self) -> bool:
        return self.spec.is_word or bool(self.spec.options)

    def _say(self, problem: str) -> None:
        """Mark the field; what cannot be read yet is gone on with, and not typed over."""
        self.problem = problem
        self.line.select_on_focus = self._is_replaced and not problem
        put(self.query_one(".mark", Words), Content("!" if problem else ""))
