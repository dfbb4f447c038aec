"""The style of a part of a widget, whole."""

from __future__ import annotations

from textual.style import Style
from textual.widget import Widget


def laid_over(widget: Widget, component: str) -> Style:
    """The style of a component class; Textual's own way to it forgets that one is reversed."""
    style = widget.get_visual_style(component)
    if widget.get_component_styles(component).text_style.reverse:
        return style + Style(reverse=True)
    return style
