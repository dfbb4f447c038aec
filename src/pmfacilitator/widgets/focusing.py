"""Focus that comes at once, so that no key falls between two places to type in."""

from __future__ import annotations

from typing import TypeVar

from textual.widget import Widget

W = TypeVar("W", bound=Widget)


def focus_at_once(widget: W, scroll_visible: bool = True) -> W:  # noqa: FBT001, FBT002 (Textual's own)
    """Give the keys to a widget now; Textual would wait, and drop those that come in between.

    It stands in place of a widget's own `focus`.
    """
    if widget.is_attached:
        widget.screen.set_focus(widget, scroll_visible)
    return widget
