"""A text that answers a prompt: one line, or a few."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.events import Paste
from textual.widgets import Input, TextArea

from pmfacilitator.domain.prompts import TextPrompt
from pmfacilitator.domain.text import clean
from pmfacilitator.screens.bodies.body import Body, Work
from pmfacilitator.widgets.focusing import focus_at_once
from pmfacilitator.widgets.line_input import LineInput


class LongText(TextArea):
    """A text area without an undo of its own: there is one history, the meeting's."""

    focus = focus_at_once

    DEFAULT_CSS = """
    LongText {
        border: none;
        padding: 0 1;
        height: auto;
        min-height: 4;
        max-height: 100%;
        background: $surface;
        &:focus {
            border: none;
            background: $highlight;
            color: $highlight-foreground;
            & .text-area--cursor-line { background: $highlight; }
        }
        &:light .text-area--cursor {
            color: $input-cursor-foreground;
            background: $input-cursor-background;
        }
        & .text-area--placeholder { color: $placeholder; }
        &:focus .text-area--placeholder { color: $highlight-placeholder; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f6", "none", show=False),
        Binding("f7", "none", show=False),
    ]

    async def _on_paste(self, event: Paste) -> None:
        # The area takes what is left; on the rest of it a terminal would act.
        event.text = clean(event.text)


class TextBody(Body):
    """Every key is an edit; typing in one text is one undo step."""

    def __init__(self, work: Work, prompt: TextPrompt, *, id: str) -> None:  # noqa: A002 (Textual's own name)
        super().__init__(work, prompt, id=id)
        self.field = prompt.field
        self._is_long = prompt.long

    def compose(self) -> ComposeResult:
        """Lay out the line or the area."""
        if self._is_long:
            area = LongText(
                self._value(), soft_wrap=True, show_line_numbers=False, placeholder="Type here"
            )
            area.cursor_blink = False
            area.highlight_cursor_line = False
            area.move_cursor(area.document.end)
            yield area
        else:
            yield LineInput(self._value(), placeholder="Type here, then Tab")

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

    @on(LineInput.BlockPasted)
    def _block_pasted(self, event: LineInput.BlockPasted) -> None:
        event.stop()
        self.query_one(LineInput).insert_text_at_cursor(" ".join(event.lines))

    def _edit(self, text: str) -> None:
        if self._value() != clean(text) and not self.apply(self.work.change(self.field, text)):
            self.show()

    def _value(self) -> str:
        return str(getattr(self.work.record, self.field))
