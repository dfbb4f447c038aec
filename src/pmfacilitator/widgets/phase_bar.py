"""The phases of an incident, to scale, in the very lines that stand in the document."""

from __future__ import annotations

from pmfacilitator.domain.silences import MARK
from pmfacilitator.widgets.masked import Words
from pmfacilitator.widgets.shown import joined, put, shown


class PhaseBar(Words):
    """Shows the bar with its legend, and beneath it what to ask of the longest phase."""

    DEFAULT_CSS = """
    PhaseBar { height: auto; color: $foreground; margin-bottom: 1; display: none; }
    """

    def show(self, bar: str, question: str = "") -> None:
        """Show these lines, or take no room if there are none."""
        self.display = bool(bar)
        asked = shown(f"\n{MARK} {question}", "$text-accent") if question else ""
        put(self, joined(shown(bar), asked))
