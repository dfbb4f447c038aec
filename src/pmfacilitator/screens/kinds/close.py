"""The close: what each learned, and the two thresholds of a good debrief."""

from __future__ import annotations

from textual.app import ComposeResult

from pmfacilitator.domain.desk import Place
from pmfacilitator.domain.prompts import FormPrompt
from pmfacilitator.domain.thresholds import Reached, thresholds
from pmfacilitator.screens.step import StepScreen
from pmfacilitator.widgets.masked import Words
from pmfacilitator.widgets.shown import put, shown

_MARKS = {Reached.YES: "●", Reached.NO: "○", Reached.UNKNOWN: "?"}


class CloseScreen(StepScreen):
    """Collects what was learned, and says what a show of hands means while it is typed."""

    DEFAULT_CSS = """
    CloseScreen {
        & > .thresholds { height: 2; color: $foreground; margin-bottom: 1; }
    }
    """

    def compose(self) -> ComposeResult:
        """Lay out the step with both thresholds above the place where hands are counted."""
        *above, switcher = super().compose()
        yield from above
        yield Words(classes="thresholds")
        yield switcher

    async def ask(self, place: Place) -> None:
        """Ask a prompt; the thresholds stand above the hands only."""
        await super().ask(place)
        self._show_thresholds()

    def show(self) -> None:
        """Draw what the hands say now, too."""
        super().show()
        self._show_thresholds()

    def _show_thresholds(self) -> None:
        found = thresholds(self.work.shown).sentences
        line = self.query_one(".thresholds", Words)
        line.display = self.body is not None and isinstance(self.body.prompt, FormPrompt)
        put(line, shown("\n".join(f"{_MARKS[reached]} {words}" for reached, words in found)))
