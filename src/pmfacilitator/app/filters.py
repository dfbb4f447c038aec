"""What every line goes through before it is sent to the terminal."""

from __future__ import annotations

from functools import lru_cache

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter


class Colourless(LineFilter):
    """Lets no colour through, not even the terminal's own: bold, reversed and underlined stay."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The same text without colours."""
        del background
        return [
            Segment(text, _without_colours(style) if style else None, control)
            for text, style, control in segments
        ]


@lru_cache(1024)
def _without_colours(style: Style) -> Style:
    bare = style.without_color
    return (
        bare + Style(meta=style.meta) if style.meta else bare
    )  # scrollbars are taken hold of by it
