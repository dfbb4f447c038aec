"""What the room should not read while safe mode is on: blocks wherever it is drawn.

Only what is drawn is masked. The meeting, the fields and every message between them hold the true
words, so that nothing masked can ever be written back.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from rich.highlighter import Highlighter
from rich.segment import Segment
from rich.text import Text
from textual.app import App, RenderResult
from textual.color import Color
from textual.content import Content
from textual.filter import LineFilter
from textual.notifications import SeverityLevel
from textual.widget import Widget
from textual.widgets import Input, Static

from pmfacilitator.domain.text import clean_line

if TYPE_CHECKING:
    from pmfacilitator.domain.masking import Hiding


SAFE_MODE = "Safe mode"


@runtime_checkable
class KeepsDrawings(Protocol):
    """A widget that keeps what it drew, and can draw it anew."""

    def forget_drawn(self) -> None:
        """Draw everything anew."""
        ...


class MaskingApp(App[int]):
    """An app with a mask over everything it draws, or with none."""

    def __init__(self) -> None:
        super().__init__()
        self.mask: Hiding | None = None
        self._net: tuple[LineFilter, ...] = ()

    def put_on(self, mask: Hiding | None) -> None:
        """Draw everything behind this mask from now on, or (None) as it is."""
        if mask == self.mask:
            return
        self.mask = mask
        self._net = (_Net(mask),) if mask else ()
        self.clear_notifications()
        for screen in self.screen_stack:
            for widget in screen.walk_children(with_self=True):
                if isinstance(widget, KeepsDrawings):
                    widget.forget_drawn()
                widget.refresh()

    def get_line_filters(self) -> Sequence[LineFilter]:
        """What every line goes through; last of all a net for what no widget has masked itself."""
        return (*super().get_line_filters(), *self._net)

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = True,
    ) -> None:
        """Show a message in one line, masked before it is cut."""
        hide = self.mask.hide if self.mask else str
        super().notify(
            hide(clean_line(message)),
            title=hide(title),
            severity=severity,
            timeout=timeout,
            markup=markup,
        )

    def on_notify(self) -> None:
        """Let a message take the place of the one before."""
        self.clear_notifications()


class Words(Static):
    """Text on the screen, masked before it is wrapped."""

    def render(self) -> RenderResult:
        """The text, with blocks for what is masked."""
        visual = self.visual
        return masked(self, visual) if isinstance(visual, Content) else visual


class Blocks(Highlighter):
    """Masks what stands in a line that is typed in, as wide as it is; the line's value stays true.

    Where `is_amount`, a number at the end is one already, before its currency is typed.
    """

    def __init__(self, line: Input, *, is_amount: bool = False) -> None:
        self._line = line
        self._behind = " EUR" if is_amount else ""

    def highlight(self, text: Text) -> None:
        """Put the blocks in."""
        mask = mask_over(self._line)
        if mask is not None:
            cursor = self._line.cursor_position if self._line.has_focus else None
            masked = mask.hide(text.plain + self._behind, cursor)
            text.plain = masked[: len(masked) - len(self._behind)]


def mask_over(widget: Widget) -> Hiding | None:
    """The mask over what a widget draws, None if everything may be seen."""
    app = widget.app
    return app.mask if isinstance(app, MaskingApp) else None


def hiding(widget: Widget) -> Callable[[str], str]:
    """What a text goes through before it is cut or wrapped to be drawn."""
    mask = mask_over(widget)
    return mask.hide if mask is not None else str


def safe_words(widget: Widget) -> str:
    """What is said for as long as safe mode is on."""
    return "" if mask_over(widget) is None else SAFE_MODE


def masked(widget: Widget, content: Content) -> Content:
    """A content as it is drawn: styled as it was, with blocks for what is masked."""
    plain = hiding(widget)(content.plain)
    return content if plain == content.plain else Content(plain, list(content.spans))


class _Net(LineFilter):
    """Masks a line as it is sent to the terminal: palette, borders, and whatever else is drawn."""

    def __init__(self, mask: Hiding) -> None:
        super().__init__()
        self._hide = mask.hide

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The same line with blocks."""
        del background
        line = "".join(segment.text for segment in segments)
        hidden = self._hide(line)
        if hidden == line:
            return segments
        if len(hidden) != len(line):
            return [Segment(self._hide(text), style, control) for text, style, control in segments]
        at, drawn = 0, []
        for text, style, control in segments:
            drawn.append(Segment(hidden[at : at + len(text)], style, control))
            at += len(text)
        return drawn
