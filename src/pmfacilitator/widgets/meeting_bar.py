"""The line at the top: what the meeting is about, and that it is saved."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.widget import Widget

from pmfacilitator.domain.text import shorten
from pmfacilitator.widgets.shown import shown, shown_line


class MeetingBar(Widget, can_focus=False):
    """Shows the incident on the left and whether all is saved on the right."""

    DEFAULT_CSS = """
    MeetingBar { height: 1; background: $panel; color: $foreground; padding: 0 1; }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 (Textual's own name)
        super().__init__(id=id)
        self._title = ""
        self._facts: tuple[str, ...] = ()
        self._saved = ""

    def show(self, title: str, facts: Sequence[str]) -> None:
        """Show what the meeting is about; facts that do not fit drop from the end."""
        if (title, tuple(facts)) != (self._title, self._facts):
            self._title, self._facts = title, tuple(facts)
            self.refresh()

    def show_saved(self, words: str) -> None:
        """Show how saving stands."""
        if words != self._saved:
            self._saved = words
            self.refresh()

    def render(self) -> Content:
        """Title, facts as far as there is room, and the saved sign."""
        width = self.size.width
        room = max(width - len(self._saved) - 2, 8)
        title = shorten(self._title, room)
        facts = self._facts
        while facts and len(title) + 3 + len(" · ".join(facts)) > room:
            facts = facts[:-1]
        left = shown_line(title, "bold") + shown("   " + " · ".join(facts) if facts else "")
        return left.pad_right(max(width - left.cell_length - len(self._saved), 1)) + self._saved
