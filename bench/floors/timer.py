"""An app that draws three lines of thirty columns anew every second."""

from __future__ import annotations

from itertools import count

from textual.app import App, ComposeResult
from textual.content import Content
from textual.widget import Widget


class Ticking(Widget):
    """A clock of the program's size."""

    DEFAULT_CSS = "Ticking { width: 30; height: 3; }"

    def __init__(self) -> None:
        super().__init__()
        self._ticks = count()

    def render(self) -> Content:
        """Blocks in the shape of a number that is another each time."""
        blocks = f"{next(self._ticks) % 2**28:028b}".replace("0", "▀").replace("1", "▄")
        return Content("\n".join([blocks] * 3))


class Timer(App[None]):
    """Shows that time goes by."""

    def compose(self) -> ComposeResult:
        """Lay out the clock."""
        yield Ticking()

    def on_mount(self) -> None:
        """Let it run."""
        self.set_interval(1, self.query_one(Ticking).refresh)


if __name__ == "__main__":
    Timer().run()
