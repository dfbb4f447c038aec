"""Set-up: the facts, the people and the steps; it can be opened from any step."""

from __future__ import annotations

from pmfacilitator.screens.step import StepScreen


class SetUpScreen(StepScreen):
    """Asks what the meeting is about; stands before the first step and is none itself."""
