"""What stands over everything while the terminal is too small to lead a meeting in."""

from __future__ import annotations

from textual.content import Content
from textual.widget import Widget

LEAST_WIDTH, LEAST_HEIGHT = 60, 20
"""The smallest terminal in which every screen can be used."""


class TooSmall(Widget, can_focus=False):
    """Covers a screen, and leaves focus and half-typed text as they are.

    The app gives a screen the class `-too-narrow` or `-too-short`, by its breakpoints.
    """

    DEFAULT_CSS = """
    TooSmall {
        display: none;
        layer: over;
        width: 100%;
        height: 100%;
        background: $background;
        color: $foreground;
        content-align: center middle;
        text-align: center;
    }
    """

    def render(self) -> Content:
        """How large the terminal is, and how large it must be."""
        width, height = self.app.size
        return Content(
            f"This terminal is too small: {width}×{height}.\n"
            f"Please make it at least {LEAST_WIDTH}×{LEAST_HEIGHT}. Nothing is lost."
        )
