"""The opening: ground rules on the screen, then who is new and what the hour is for."""

from __future__ import annotations

from pmfacilitator.screens.step import StepScreen


class OpeningScreen(StepScreen):
    """Shows the ground rules, one a line, as large as the questions."""

    DEFAULT_CSS = """
    OpeningScreen {
        & > .guidance { color: $foreground; padding-left: 2; }
    }
    """

    @property
    def guidance(self) -> str:
        """The agenda's guidance, a rule a line."""
        lines = (line.strip(" -•") for line in super().guidance.splitlines())
        return "\n".join(f"• {line}" for line in lines if line)

    @property
    def shows_guidance(self) -> bool:
        """The ground rules stay on the screen."""
        return True
