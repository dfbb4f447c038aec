"""The line over the meetings: what the list is of, and what is still expected of all of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from textual.content import Content
from textual.timer import Timer

from pmfacilitator.catalogue import Summary
from pmfacilitator.widgets.masked import Words, safe_words
from pmfacilitator.widgets.shown import shown
from pmfacilitator.widgets.zoom import ADVICE_SECONDS, Zoom

_TITLE = "Postmortem meetings"


class HomeTitle(Words):
    """What the list is of, whether safe mode is on, and what is due."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 (Textual's own name)
        super().__init__(id=id)
        self._outstanding = self._told = ""
        self._zoom = Zoom()
        self._advice = ""
        self._until: Timer | None = None

    def on_mount(self) -> None:
        """Follow the window, also where this line stays as it is."""
        self.screen.screen_layout_refresh_signal.subscribe(self, lambda _screen: self.on_resize())

    def on_resize(self) -> None:
        """Say once that print is too small, and follow the size while that is said."""
        before, self._advice = self._advice, self._zoom.advice(self.app)
        if self._advice and self._advice != before:
            if self._until is not None:
                self._until.stop()
            self._until = self.set_timer(ADVICE_SECONDS, self._end_advice)
            self.refresh()

    def _end_advice(self) -> None:
        self._zoom.end()
        self._advice = ""
        self.refresh()

    def tell(self, *told: str) -> None:
        """Say how much of the list is shown, and in which order."""
        words = " · ".join(filter(None, told))
        if words != self._told:
            self._told = words
            self.refresh()

    def show(self, summaries: Iterable[Summary], today: dt.date) -> None:
        """Say what these meetings still expect."""
        said = outstanding(summaries, today)
        if said != self._outstanding:
            self._outstanding = said
            self.refresh()

    def render(self) -> Content:
        """All of it, in one line, what is due on the right; at first perhaps the window's size."""
        if self._advice:
            return Content(self._advice)
        left = " · ".join(filter(None, (_TITLE, self._told, safe_words(self))))
        gap = self.size.width - len(left) - len(self._outstanding)
        if gap < 2 or not self._outstanding:
            return Content(left)
        return Content(left + " " * gap) + shown(self._outstanding, "not bold $text-muted")


def outstanding(summaries: Iterable[Summary], today: dt.date) -> str:
    """What is expected in words: `3 results due · 5 actions open, 2 overdue`; "" if nothing is."""
    day, results, still_open, overdue = today.isoformat(), 0, 0, 0
    for each in summaries:
        still_open += each.open_actions
        results += sum(check_back <= day for check_back in each.check_backs)
        overdue += sum(due < day for due in each.due)
    parts = (
        f"{results:,} result{'s' if results > 1 else ''} due" if results else "",
        f"{still_open:,} action{'s' if still_open > 1 else ''} open" if still_open else "",
    )
    said = " · ".join(part for part in parts if part)
    return f"{said}, {overdue:,} overdue" if overdue else said
