"""An app with one `TextArea` of a few lines."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.widgets import Static, TextArea


class Area(App[None]):
    """Takes text of several lines."""

    CSS = "TextArea { height: 6; border: none; }"

    def compose(self) -> ComposeResult:
        """Lay out a word and the area."""
        yield Static("ready")
        area = TextArea(soft_wrap=True, show_line_numbers=False, highlight_cursor_line=False)
        area.cursor_blink = False
        yield area

    def on_mount(self) -> None:
        """Let typing begin."""
        self.query_one(TextArea).focus()


if __name__ == "__main__":
    Area().run()
