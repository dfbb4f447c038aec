"""What was seen before, beside what is typed: a day and the words of then, in a line each."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from pmfacilitator.domain.learning.seen import Similar
from pmfacilitator.widgets.masked import Words
from pmfacilitator.widgets.shown import joined, put, shown_line

MOST_SHOWN = 2


class SeenLines(Words, can_focus=False):
    """Says what can be done with what was found, and shows the first of it."""

    DEFAULT_CSS = """
    SeenLines {
        display: none;
        height: auto;
        color: $text-muted;
        padding-left: 1;
        text-wrap: nowrap;
        text-overflow: ellipsis;
    }
    """

    def show(self, heading: str, found: Sequence[Similar]) -> None:
        """Show these; the first, which would be linked, stands out. Where there is none, nothing."""
        self.display = bool(found)
        lines = (_line(at, each) for at, each in enumerate(found[:MOST_SHOWN]))
        put(self, Content("\n").join((shown_line(heading), *lines)))


def _line(at: int, found: Similar) -> Content:
    words = shown_line(found.words, "" if at else "$foreground")
    return joined("  ", shown_line(found.day), "  " if found.day else "", words)
