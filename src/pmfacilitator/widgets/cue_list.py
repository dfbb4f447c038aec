"""A few things to know, each in words beside what sort of thing it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from textual.content import Content
from textual.widget import Widget

from pmfacilitator.widgets.masked import hiding
from pmfacilitator.widgets.shown import shown_line

_LEAD = 12
_CUT = "…"


@dataclass(frozen=True)
class Cue:
    """One sort of thing: what it is called, and a line for each."""

    lead: str
    lines: tuple[str, ...]


class CueList(Widget, can_focus=False):
    """Shows cues, the most needed first; what has no room is left out at the end."""

    DEFAULT_CSS = """
    CueList { height: 1fr; color: $foreground; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._cues: tuple[Cue, ...] = ()

    def show(self, cues: Sequence[Cue]) -> None:
        """Show these; nothing is drawn if nothing differs."""
        if tuple(cues) != self._cues:
            self._cues = tuple(cues)
            self.refresh()

    def render(self) -> Content:
        """Every cue in as many lines as it takes."""
        width, height = self.size
        hide, room = hiding(self), max(width - _LEAD, 20)
        lines = [line for cue in self._cues for line in _lines(cue, room, hide)]
        if len(lines) > height:
            lines = [*lines[: max(height - 1, 0)], Content(" " * _LEAD + _CUT)]
        return Content("\n").join(lines)


def _lines(cue: Cue, room: int, hide: Callable[[str], str]) -> Iterator[Content]:
    lead = shown_line(cue.lead.ljust(_LEAD), "$text-muted")
    for words in cue.lines:
        for line in shown_line(hide(words)).wrap(room):
            yield lead.pad_right(_LEAD - len(lead)) + line
            lead = Content(" " * _LEAD)
