"""The rail of steps: where the meeting is, what is still to come, what holds something."""

from __future__ import annotations

from dataclasses import dataclass

from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.widget import Widget

from pmfacilitator.domain.text import shorten
from pmfacilitator.widgets.masked import hiding
from pmfacilitator.widgets.shown import shown


@dataclass(frozen=True)
class RailStep:
    """One step as the rail shows it; `filled` of its `total` prompts are answered."""

    id: str
    title: str
    filled: int
    total: int

    @property
    def mark(self) -> str:
        """Empty, begun or complete, as a shape."""
        if not self.total or not self.filled:
            return "○"
        return "●" if self.filled >= self.total else "◐"


class Rail(Widget, can_focus=False):
    """Lists the steps; the present one is the only reversed row. A click goes to a step."""

    DEFAULT_CSS = """
    Rail {
        width: 30;
        padding: 0 1 0 0;
        color: $text-muted;
    }
    """

    @dataclass
    class StepClicked(Message):
        """A step was clicked."""

        step: str

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 (Textual's own name)
        super().__init__(id=id)
        self._steps: tuple[RailStep, ...] = ()
        self._current = ""

    @property
    def at(self) -> int:
        """The row of the present step, -1 if it is none of these."""
        return next((at for at, s in enumerate(self._steps) if s.id == self._current), -1)

    def show(self, steps: tuple[RailStep, ...], current: str) -> None:
        """Show these steps; nothing is drawn if nothing differs."""
        if (steps, current) != (self._steps, self._current):
            self._steps, self._current = steps, current
            self.refresh()

    def on_click(self, event: Click) -> None:
        """Go to the clicked step."""
        if 0 <= event.y < len(self._steps):
            self.post_message(self.StepClicked(self._steps[event.y].id))

    def render(self) -> Content:
        """One line a step: its number (set-up is 0), its title, how much of it is filled."""
        digits = len(str(len(self._steps) - 1))
        room = self.size.width - digits - 5
        hide = hiding(self)
        lines = []
        for number, step in enumerate(self._steps):
            title = shorten(hide(step.title), room).ljust(room)
            line = shown(f" {number:>{digits}} {title} {step.mark} ")
            lines.append(line.stylize("bold reverse") if step.id == self._current else line)
        return Content("\n").join(lines)
