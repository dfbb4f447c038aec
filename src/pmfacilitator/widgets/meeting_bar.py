"""The line at the top: what the meeting is about, that it is saved, and now and then a notice.

A notice stands here, and not in a box of its own, so that it never covers input, clock or keys.
"""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.timer import Timer
from textual.widget import Widget

from pmfacilitator.domain.text import shorten
from pmfacilitator.widgets.masked import hiding, safe_words
from pmfacilitator.widgets.shown import shown, shown_line
from pmfacilitator.widgets.zoom import ADVICE_SECONDS, Zoom

_NEEDED = 2
"""So many facts stay beside a title that is too long."""


class MeetingBar(Widget, can_focus=False):
    """Shows the incident on the left and whether all is saved on the right."""

    DEFAULT_CSS = """
    MeetingBar { height: 1; background: $panel; color: $foreground; padding: 0 1;
        &.-notice { background: $notice; color: $notice-foreground; }
    }
    """

    def __init__(
        self,
        saved: str = "",
        *,
        advises: bool = True,
        id: str | None = None,  # noqa: A002 (Textual's own name)
    ) -> None:
        super().__init__(id=id)
        self._title = ""
        self._facts: tuple[str, ...] = ()
        self._saved = saved
        self._notice = ""
        self._zoom = Zoom() if advises else None
        self._advice = ""
        self._until: Timer | None = None

    def on_mount(self) -> None:
        """Follow the window, also where this line stays as it is."""
        self.screen.screen_layout_refresh_signal.subscribe(self, lambda _screen: self.on_resize())

    def on_resize(self) -> None:
        """Say once, while the window is being made larger or smaller, that print is too small."""
        if self._zoom is None:
            return
        if self._advice and self._notice != self._advice:
            self._zoom.end()
        before, self._advice = self._advice, self._zoom.advice(self.app)
        if self._advice and self._advice != before:
            self.say(self._advice, ADVICE_SECONDS)

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

    def say(self, words: str, seconds: float | None) -> None:
        """Show a notice in place of the facts for some seconds, or (None) until there is another."""
        if self._until is not None:
            self._until.stop()
        self._become(words)
        self._until = self.set_timer(seconds, lambda: self._become("")) if seconds else None

    def _become(self, notice: str) -> None:
        self._notice = notice
        self.set_class(bool(notice), "-notice")
        self.refresh()

    def render(self) -> Content:
        """Title, facts as far as there is room, whether safe mode is on, and the saved sign."""
        width, hide = self.size.width, hiding(self)
        right = " · ".join(part for part in (safe_words(self), self._saved) if part)
        room = max(width - len(right) - 2, 8)
        if self._notice:
            left = shown_line(shorten(hide(self._notice), room), "bold")
            return left.pad_right(max(width - left.cell_length - len(right), 1)) + right
        needed = len("   " + " · ".join(self._facts[:_NEEDED]))
        title = shorten(hide(self._title), max(room - needed, room // 2))
        facts = tuple(map(hide, self._facts))
        while facts and len(title) + 3 + len(" · ".join(facts)) > room:
            facts = facts[:-1]
        left = shown_line(title, "bold") + shown("   " + " · ".join(facts) if facts else "")
        return left.pad_right(max(width - left.cell_length - len(right), 1)) + right
