"""One thin line for the whole meeting: how much of its time has gone, and when it will end."""

from __future__ import annotations

from textual.content import Content
from textual.widget import Widget

from pmfacilitator.widgets.shown import shown

_BAR = 24
_GONE, _HERE, _TO_COME = "━", "╸", "─"


class PaceLine(Widget, can_focus=False):
    """Shows the meeting's pace; drawn again only when its words change."""

    DEFAULT_CSS = """
    PaceLine { height: 1; padding: 0 1; color: $text-muted; }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 (Textual's own name)
        super().__init__(id=id)
        self._said = ("", "")

    def show(self, share: float, words: str) -> None:
        """Show how much of the planned time has gone (0 to 1), and the same in words."""
        said = (bar(share), words)
        if said != self._said:
            self._said = said
            self.refresh()

    def render(self) -> Content:
        """The bar, and the words behind it as far as there is room."""
        drawn, words = self._said
        if not words:
            return Content("")
        line = f"{drawn}  {words}"
        return shown(line if len(line) <= self.size.width else words)


def bar(share: float) -> str:
    """A bar of fixed width; what has gone is thick."""
    gone = min(max(share, 0), 1) * _BAR
    whole = int(gone)
    half = _HERE if whole < _BAR and gone - whole >= 1 / 2 else ""
    return (_GONE * whole + half).ljust(_BAR, _TO_COME)
