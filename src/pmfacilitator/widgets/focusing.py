"""Focus that comes at once, so that no key falls between two places to type in."""

from __future__ import annotations

from textual.widget import Widget


def focus_at_once(widget: Widget, *, scroll_visible: bool) -> None:
    """Give the keys to a widget now; Textual would wait, and drop those that come in between."""
    if widget.is_attached:
        widget.screen.set_focus(widget, scroll_visible)
