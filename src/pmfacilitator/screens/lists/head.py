"""What stands over the lists: which of them is shown, how many rows it has, and now and then a notice."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.timer import Timer

from pmfacilitator.screens.lists.which import TITLES, Which
from pmfacilitator.widgets.masked import Words
from pmfacilitator.widgets.shown import one_of, put, shown

if TYPE_CHECKING:
    from pmfacilitator.screens.lists.views import Shown

NOTICE_SECONDS = 3


class ListsHead(Vertical):
    """The names of the lists, and beneath them a line in which a notice covers nothing."""

    DEFAULT_CSS = """
    ListsHead {
        height: 4;
        & > #lists-title { height: 1; color: $text-muted; margin-bottom: 1; }
        & > #lists-counts { height: 1; color: $text-muted; padding-left: 2; }
        & > #lists-counts.-notice { color: $foreground; text-style: bold; }
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._counts = ""
        self._notice = ""
        self._until: Timer | None = None

    def compose(self) -> ComposeResult:
        """Lay out both lines."""
        yield Words(id="lists-title")
        yield Words(id="lists-counts")

    def show(self, which: Which, rows: Sequence[Shown], fitting: int) -> None:
        """Show which list this is, and how many rows it has, or how many of them fit."""
        title = one_of(tuple(TITLES.values()), TITLES[which])
        put(self.query_one("#lists-title", Words), title)
        self._counts = _counts(which, rows) if rows else ""
        if fitting < len(rows):
            self._counts = f"{fitting:,} of {len(rows):,} {which}"
        self._draw()

    def say(self, words: str) -> None:
        """Show a notice for a moment, in place of the counts."""
        if self._until is not None:
            self._until.stop()
        self._notice = words
        self._draw()
        self._until = self.set_timer(NOTICE_SECONDS, self._end_notice)

    def _end_notice(self) -> None:
        self._notice, self._until = "", None
        self._draw()

    def _draw(self) -> None:
        line = self.query_one("#lists-counts", Words)
        line.set_class(bool(self._notice), "-notice")
        put(line, shown(self._notice or self._counts))


def _counts(which: Which, rows: Sequence[Shown]) -> str:
    from pmfacilitator.domain.learning.ledger import Assumption

    if which is Which.ASSUMPTIONS:
        twice = sum(isinstance(row, Assumption) and row.incidents > 1 for row in rows)
        return f"{len(rows):,} assumptions · {twice:,} broke more than once"
    listed = [row for row in rows if not isinstance(row, Assumption)]
    still = sum(row.is_open for row in listed)
    due = sum(row.is_due for row in listed)
    results = "result due" if due == 1 else "results due"
    words = "due" if which is Which.ACTIONS else results
    return f"{len(rows):,} {which} · {still:,} open · {due:,} {words}"
