"""A text that answers a prompt: one line, or a few."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Input, TextArea

from pmfacilitator.domain.language import Mark
from pmfacilitator.domain.prompts import TextPrompt
from pmfacilitator.domain.text import clean
from pmfacilitator.domain.wording import reader_for, text_marks
from pmfacilitator.keys.in_force import key_to
from pmfacilitator.screens.bodies.body import Body, Work
from pmfacilitator.screens.bodies.wording import MARGIN, said_of
from pmfacilitator.widgets.line_input import LineInput
from pmfacilitator.widgets.long_text import LongText
from pmfacilitator.widgets.masked import Words
from pmfacilitator.widgets.shown import put


class TextBody(Body):
    """Every key is an edit; typing in one text is one undo step."""

    DEFAULT_CSS = """
    TextBody {
        & > Horizontal { height: 1; }
        & .margin { width: 2; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "f7",
            "reword",
            "Wording",
            show=False,
            id="text.wording",
            tooltip=f"What the mark {MARGIN} is about",
        ),
    ]

    def __init__(self, work: Work, prompt: TextPrompt, *, id: str) -> None:  # noqa: A002 (Textual's own name)
        super().__init__(work, prompt, id=id)
        self.field = prompt.field
        self._is_long = prompt.long

    def compose(self) -> ComposeResult:
        """Lay out the line or the area."""
        if self._is_long:
            area = LongText(self._value(), placeholder="Type here")
            area.move_cursor(area.document.end)
            yield area
        else:
            with Horizontal():
                yield Words(classes="margin")
                yield LineInput(
                    self._value(), placeholder=f"Type here, then {key_to('step.prompt')}"
                )

    def on_resize(self) -> None:
        """Mark the lines that the text has at this width."""
        self.call_after_refresh(self._mark)

    def show(self) -> None:
        """Show the text of now, unless it is the one that stands there."""
        value = self._value()
        if self._is_long:
            area = self.query_one(LongText)
            if clean(area.text) != value:
                at = area.cursor_location
                with area.prevent(TextArea.Changed):
                    area.load_text(value)
                area.move_cursor(at)
        else:
            line = self.query_one(LineInput)
            if line.value.strip() != value:
                line.put(value)
        self._mark()

    def action_reword(self) -> None:
        """Say how the first words that are marked might go on."""
        self.say(said_of(self._marks()))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer it where words are read."""
        if action == "reword":
            return self.work.house.reads_words
        return super().check_action(action, parameters)

    def take_focus(self, row: str = "", field: str = "") -> None:
        """Put the cursor into the text."""
        del row, field
        self.query_one(LongText if self._is_long else LineInput).focus()
        self.post_message(self.Stood(self))

    @on(TextArea.Changed)
    def _area_changed(self, event: TextArea.Changed) -> None:
        event.stop()
        self._edit(event.text_area.text)

    @on(Input.Changed)
    def _line_changed(self, event: Input.Changed) -> None:
        event.stop()
        self._edit(event.input.value)

    @on(Input.Submitted)
    def _line_given(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(self.NextWanted())

    def _edit(self, text: str) -> None:
        if self._value() != clean(text) and not self.apply(self.work.change(self.field, text)):
            self.show()
        self._mark()

    def _mark(self) -> None:
        marks = self._marks()
        if self._is_long:
            self.query_one(LongText).mark([mark.start for mark in marks], MARGIN)
        else:
            put(self.query_one(".margin", Words), Content(MARGIN if marks else " "))

    def _marks(self) -> tuple[Mark, ...]:
        if not self.work.house.reads_words:
            return ()
        return text_marks(reader_for(self.work.meeting), self._value())

    def _value(self) -> str:
        return str(getattr(self.work.record, self.field))
