"""A text of several lines, with room for a sign before a line that is worth a second look."""

from __future__ import annotations

from collections.abc import Collection
from typing import ClassVar

from rich.segment import Segment
from rich.text import Text
from textual.binding import Binding, BindingType
from textual.events import Paste
from textual.strip import Strip
from textual.widgets import TextArea

from pmfacilitator.domain.text import clean
from pmfacilitator.widgets.focusing import focus_at_once
from pmfacilitator.widgets.masked import mask_over

_GUTTER = 2


class LongText(TextArea):
    """A text area; its own undo is given up where there is another history, the meeting's."""

    focus = focus_at_once

    DEFAULT_CSS = """
    LongText {
        border: none;
        padding: 0 1 0 0;
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

    def __init__(self, text: str, *, placeholder: str, undoes: bool = False) -> None:
        super().__init__(text, soft_wrap=True, show_line_numbers=False, placeholder=placeholder)
        self._given_up = {"none"} if undoes else {"none", "undo", "redo"}
        self.cursor_blink = False
        self.highlight_cursor_line = False
        self._sign = " "
        self._marked: frozenset[int] = frozenset()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave undo to the meeting, and F6 and F7 to whatever the text stands in."""
        return False if action in self._given_up else super().check_action(action, parameters)

    @property
    def gutter_width(self) -> int:
        """The room for a sign before each line."""
        return _GUTTER

    def mark(self, places: Collection[int], sign: str) -> None:
        """Put a sign before the lines in which these places of the text stand."""
        marked = frozenset(
            self.wrapped_document.location_to_offset(_location(self.text, place)).y
            for place in places
        )
        if marked != self._marked:
            self._marked, self._sign = marked, sign
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """A line of the text, behind its sign if it has one."""
        sign = self._sign if y + self.scroll_offset.y in self._marked else " "
        gutter = Segment(sign.ljust(_GUTTER), self.rich_style)
        line = super().render_line(y)
        return Strip([gutter, *line], line.cell_length + _GUTTER)

    def get_line(self, line_index: int) -> Text:
        """A line as it is drawn: with blocks for what is masked, as wide as it is."""
        line = super().get_line(line_index)
        mask = mask_over(self)
        if mask is not None:
            line.plain = mask.hide(self.text, self._typing_at).split(self.document.newline)[
                line_index
            ]
        return line

    @property
    def _typing_at(self) -> int | None:
        """How far into the text typing goes on, None if it goes on elsewhere."""
        row, column = self.cursor_location
        before = (self.document.get_line(at) for at in range(row))
        return sum(len(line) + 1 for line in before) + column if self.has_focus else None

    def forget_drawn(self) -> None:
        """Draw every line anew, behind the mask of now."""
        self.notify_style_update()

    async def _on_paste(self, event: Paste) -> None:
        # The area takes what is left; on the rest of it a terminal would act.
        event.text = clean(event.text)


def _location(text: str, place: int) -> tuple[int, int]:
    """The line a place of a text stands in, and how far into it."""
    return text.count("\n", 0, place), place - (text.rfind("\n", 0, place) + 1)
