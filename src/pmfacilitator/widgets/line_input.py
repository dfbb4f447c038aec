"""One line of typing: no blinking, no undo of its own, and no pasted line lost."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual.events import Key, Paste
from textual.geometry import Size
from textual.message import Message
from textual.reactive import Reactive
from textual.strip import Strip
from textual.widgets import Input

from pmfacilitator.domain.text import clean, clean_lines
from pmfacilitator.widgets.focusing import focus_at_once
from pmfacilitator.widgets.masked import Blocks


class LineInput(Input):
    """An `Input` for a shared screen."""

    focus = focus_at_once

    DEFAULT_CSS = """
    LineInput {
        background: $surface;
        color: $foreground;
        &.-textual-compact { padding: 0 1; }
        &:focus { background: $highlight; color: $highlight-foreground; background-tint: initial; }
        &>.input--placeholder { color: $placeholder; }
        &:focus>.input--placeholder { color: $highlight-placeholder; }
    }
    """

    TAKES_BLOCKS: ClassVar[bool] = False
    """Whether several lines that are pasted are for whoever holds the line, and not for one line."""

    virtual_size = Reactive(Size(0, 0))
    """Longer text moves nothing around the line, so that only the line is drawn at a key."""

    @dataclass
    class BlockPasted(Message):
        """Several lines were pasted at once; the input itself took none of them.

        `block` is the text as it was pasted, cleaned, with its blank lines and indents.
        """

        input: LineInput
        lines: tuple[str, ...]
        block: str

        @property
        def control(self) -> LineInput:
            """The input they were pasted into."""
            return self.input

    def __init__(self, value: str = "", *, placeholder: str = "", id: str | None = None) -> None:  # noqa: A002 (Textual's own name)
        super().__init__(
            clean(value),
            placeholder=placeholder,
            id=id,
            compact=True,
            select_on_focus=False,
            highlighter=Blocks(self),
        )
        self.cursor_blink = False

    async def _on_key(self, event: Key) -> None:
        # As a binding, Enter would count after all keys that came with it over a slow connection.
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            await self.action_submit()

    def render_line(self, y: int) -> Strip:
        """Draw the line to its end in one style, also where nothing is typed."""
        strip = super().render_line(y)
        return strip.extend_cell_length(self.content_size.width, self.rich_style)

    def is_block(self, lines: tuple[str, ...]) -> bool:
        """Whether pasted lines are more than one line can take."""
        return len(lines) > 1

    def _on_paste(self, event: Paste) -> None:
        lines = clean_lines(event.text)
        event.stop()
        event.prevent_default()
        if self.TAKES_BLOCKS and self.is_block(lines):
            self.post_message(self.BlockPasted(self, lines, clean(event.text)))
        elif lines:
            self.replace(" ".join(lines), *self.selection)

    def on_focus(self) -> None:
        """Bring the cursor into view, once it is known how wide the line is."""
        self.call_after_refresh(self._watch_selection, self.selection)

    def on_blur(self) -> None:
        """Show how the text begins."""
        self.scroll_to(x=0, animate=False)

    def put(self, value: str) -> None:
        """Show another value without telling anybody that it changed."""
        if self.value != value:
            with self.prevent(Input.Changed):
                self.value = clean(value)
                self.cursor_position = len(self.value)
