"""The timeline: what happened when, and the durations between its milestones."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.widgets import Static

from pmfacilitator.domain.milestones import DurationState, durations, show_duration
from pmfacilitator.screens.step import StepScreen
from pmfacilitator.widgets.shown import put, shown


class TimelineScreen(StepScreen):
    """Shows the durations that are certain by now above the entries' question."""

    DEFAULT_CSS = """
    TimelineScreen {
        & > .durations { height: auto; max-height: 2; color: $foreground; margin-bottom: 1; }
    }
    """

    def compose(self) -> ComposeResult:
        """Lay out the step with its durations beneath the guidance."""
        guidance, *rest = super().compose()
        yield guidance
        yield Static(classes="durations")
        yield from rest

    def show(self) -> None:
        """Draw the durations too."""
        super().show()
        known = [
            f"{duration.name} {show_duration(duration.seconds)}"
            if duration.seconds is not None
            else f"{duration.name}: out of order"
            for duration in durations(self.work.meeting)
            if duration.state in {DurationState.RECORDED, DurationState.INVALID}
        ]
        line = self.query_one(".durations", Static)
        line.display = bool(known)
        put(line, shown("\n".join(_filled(known, self.size.width))))

    def on_resize(self) -> None:
        """Fill the lines anew."""
        self.show()


def _filled(parts: Sequence[str], width: int) -> Iterator[str]:
    """Lines of parts, none of which is broken."""
    line = ""
    for part in parts:
        longer = f"{line} · {part}" if line else part
        if line and cell_len(longer) > width:
            yield line
            longer = part
        line = longer
    yield line
