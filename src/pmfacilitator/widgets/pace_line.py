"""One thin line for the whole meeting: how much of its time has gone, and when it will end."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.widget import Widget

from pmfacilitator.widgets.shown import shown

_BAR = 24
_GONE, _HERE, _TO_COME = "━", "╸", "─"


class PaceLine(Widget, can_focus=False):
    """Shows the meeting's pace; drawn again only when its words change.

    A brief one shares its line with something else: no bar, and the least needed words are left out.
    """

    DEFAULT_CSS = """
    PaceLine { height: 1; padding: 0 1; color: $text-muted;
        &.-brief { width: 28; padding: 0; text-align: right; }
    }
    """

    def __init__(self, *, is_brief: bool = False) -> None:
        super().__init__(classes="-brief" if is_brief else "")
        self._is_brief = is_brief
        self._said: tuple[str, tuple[str, ...]] = ("", ())

    def show(self, share: float, words: Sequence[str]) -> None:
        """Show how much of the planned time has gone (0 to 1), and words, the least needed first."""
        said = (bar(share), tuple(words))
        if said != self._said:
            self._said = said
            self.refresh()

    def render(self) -> Content:
        """The bar, and the words behind it as far as there is room."""
        drawn, said = self._said
        if not said:
            return Content("")
        words = " · ".join(said)
        line = f"{drawn}  {words}"
        if self._is_brief or len(line) > self.size.width:
            line = words
        while len(line) > self.size.width and len(said) > 1:
            said = said[1:]
            line = " · ".join(said)
        return shown(line)


def bar(share: float) -> str:
    """A bar of fixed width; what has gone is thick."""
    gone = min(max(share, 0), 1) * _BAR
    whole = int(gone)
    half = _HERE if whole < _BAR and gone - whole >= 1 / 2 else ""
    return (_GONE * whole + half).ljust(_BAR, _TO_COME)
