"""An app that shows one word."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.widgets import Static


class Nothing(App[None]):
    """Starts and stands still."""

    def compose(self) -> ComposeResult:
        """Lay out the word."""
        yield Static("ready")


if __name__ == "__main__":
    Nothing().run()
