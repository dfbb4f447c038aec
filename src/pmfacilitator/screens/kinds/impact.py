"""Customer success impact: who was hit, what they said, and who knew first."""

from __future__ import annotations

from textual.app import ComposeResult

from pmfacilitator.domain.milestones import seconds_between, show_duration
from pmfacilitator.domain.sections import ImpactSection
from pmfacilitator.screens.step import StepScreen
from pmfacilitator.widgets.masked import Words
from pmfacilitator.widgets.shown import put, shown


class ImpactScreen(StepScreen):
    """Says beneath the guidance who knew first: customers or the alarm."""

    DEFAULT_CSS = """
    ImpactScreen {
        & > .knew-first { height: 1; color: $foreground; text-style: bold; margin-bottom: 1; }
    }
    """

    def compose(self) -> ComposeResult:
        """Lay out the step with that line."""
        guidance, *rest = super().compose()
        yield guidance
        yield Words(classes="knew-first")
        yield from rest

    def show(self) -> None:
        """Draw that line too."""
        super().show()
        words = self._knew_first()
        line = self.query_one(".knew-first", Words)
        line.display = bool(words)
        put(line, shown(words))

    def _knew_first(self) -> str:
        meeting = self.work.shown
        if self.work.session.is_hiding:
            return ""
        section = meeting.section(self.work.step)
        if not isinstance(section, ImpactSection):
            return ""
        if section.first_ticket is None or section.first_alert is None:
            return ""
        lead = seconds_between(section.first_ticket, section.first_alert, meeting.incident)
        if lead is None:
            return ""
        if lead > 0:
            return f"Customers knew first: {show_duration(lead)} before the first alert"
        if lead < 0:
            return f"The first alert came {show_duration(-lead)} before the first ticket"
        return "First ticket and first alert came in the same minute"
