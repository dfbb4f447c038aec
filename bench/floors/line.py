"""An app with one `Input`; what Enter gives stands above it."""

from __future__ import annotations

from textual import on
from textual.app import App, ComposeResult
from textual.widgets import Input, Static


class Line(App[None]):
    """Takes one line after the other."""

    def compose(self) -> ComposeResult:
        """Lay out what was given, and the line."""
        yield Static("ready")
        yield Input(compact=True)

    def on_mount(self) -> None:
        """Blink no more than the program does."""
        self.query_one(Input).cursor_blink = False

    @on(Input.Submitted)
    def _given(self, event: Input.Submitted) -> None:
        self.query_one(Static).update(event.value, layout=False)
        event.input.clear()


if __name__ == "__main__":
    Line().run()
