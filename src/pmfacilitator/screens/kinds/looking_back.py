"""The steps of a review across incidents, which begin with what was gathered."""

from __future__ import annotations

from pmfacilitator.screens.step import StepScreen


class LookingBackScreen(StepScreen):
    """Begins with its first prompt: what was gathered is there before anybody answers."""

    def first_prompt(self) -> int:
        """What was gathered is looked at first."""
        return 0
