"""The line at the foot of a list in which the next row is typed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.events import Paste
from textual.message import Message
from textual.widgets import Input

from pmfacilitator.widgets.line_input import LineInput
from pmfacilitator.widgets.masked import Words
from pmfacilitator.widgets.shown import put, shown

_ENTER = "Enter"
_ADDS = f"{_ENTER} adds it"


class NextLine(LineInput):
    """Is empty as soon as Enter gives what stood in it, so that what follows is the next line."""

    TAKES_BLOCKS: ClassVar[bool] = True

    def __init__(
        self, value: str, *, placeholder: str, holds_several: Callable[[str], bool]
    ) -> None:
        super().__init__(value, placeholder=placeholder)
        self._holds_several = holds_several

    def is_block(self, lines: tuple[str, ...]) -> bool:
        """A single line may have lost its breaks on the way."""
        return super().is_block(lines) or (len(lines) == 1 and self._holds_several(lines[0]))

    async def action_submit(self) -> None:
        """Give what stands here."""
        text = self.value
        self.put("")
        self.post_message(self.Submitted(self, text))


class AddLine(Vertical):
    """Types the next row: Enter gives it, and a line beneath says what was understood."""

    DEFAULT_CSS = """
    AddLine {
        height: 2;
        & > #prefix { dock: left; width: 2; height: 1; padding-left: 1; background: $surface; }
        & > #understood {
            height: 1;
            color: $text-muted;
            padding-left: 1;
            text-wrap: nowrap;
            text-overflow: ellipsis;
        }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "leave_upward", "To the list", show=False, id="add.up"),
    ]

    @dataclass
    class Typed(Message):
        """The half-typed text is different now."""

        add_line: AddLine
        text: str

    @dataclass
    class Given(Message):
        """A line (or a pasted block of them) is finished; none, if there was nothing in it."""

        add_line: AddLine
        lines: tuple[str, ...]
        block: str = ""

    @dataclass
    class LeftUpward(Message):
        """The cursor wants to go to the list above."""

        add_line: AddLine

    def __init__(
        self,
        text: str = "",
        placeholder: str = "",
        *,
        holds_several: Callable[[str], bool] = lambda _line: False,
    ) -> None:
        super().__init__()
        self._text = text
        self._placeholder = placeholder
        self._holds_several = holds_several
        self._understood = self._resting = ""
        self._is_problem = False

    def compose(self) -> ComposeResult:
        """Lay out the input and the line beneath it."""
        yield Words("›", id="prefix")
        yield NextLine(self._text, placeholder=self._placeholder, holds_several=self._holds_several)
        yield Words("", id="understood")

    def on_mount(self) -> None:
        """Say what becomes of text that is half-typed already."""
        self._tell()

    @property
    def text(self) -> str:
        """What is half-typed."""
        return self.query_one(LineInput).value

    def put(self, text: str) -> None:
        """Show other half-typed text; nothing is understood of none."""
        self.query_one(LineInput).put(text)
        if not text:
            self.understand("")

    def take_back(self, lines: tuple[str, ...]) -> None:
        """Show again what was given and not taken, before what has been typed since."""
        self.put(" ".join((*lines, self.text)).rstrip())

    def ask_for(self, placeholder: str) -> None:
        """Show another example while nothing is typed."""
        self.query_one(LineInput).placeholder = placeholder

    def understand(self, words: str, *, problem: bool = False) -> None:
        """Say beneath the line what was understood; if nothing, what stands there otherwise."""
        self._understood, self._is_problem = words, problem
        self._tell()

    def rest(self, words: str) -> None:
        """Say beneath the line what holds whenever there is nothing to be understood."""
        self._resting = words
        self._tell()

    def take_focus(self) -> None:
        """Put the cursor into the line."""
        self.query_one(LineInput).focus()

    def take_paste(self, text: str) -> None:
        """Take in what was pasted elsewhere, as if the cursor had been in the line."""
        self.take_focus()
        self.query_one(LineInput).post_message(Paste(text))

    def _tell(self) -> None:
        beneath = self.query_one("#understood", Words)
        beneath.set_class(self._is_problem, "-problem")
        put(beneath, shown(self._next_key(self._understood) or self._resting))

    def _next_key(self, words: str) -> str:
        """What was understood, then what Enter does with it, unless that is said there."""
        if self._is_problem or self.is_disabled or not self.text.strip() or _ENTER in words:
            return words
        return f"{words} · {_ADDS}" if words else _ADDS

    def action_leave_upward(self) -> None:
        """Go to the list."""
        self.post_message(self.LeftUpward(self))

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(self.Typed(self, event.value))

    @on(Input.Submitted)
    def _given(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(self.Given(self, (event.value,) if event.value.strip() else ()))

    @on(LineInput.BlockPasted)
    def _block_pasted(self, event: LineInput.BlockPasted) -> None:
        event.stop()
        self.post_message(self.Given(self, event.lines, event.block))
