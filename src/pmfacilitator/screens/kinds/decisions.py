"""Decisions: actions, insights, and what is left in the parking lot."""

from __future__ import annotations

from pmfacilitator.domain.prompts import AnyPrompt
from pmfacilitator.screens.step import StepScreen

EMPTY = "Nothing is parked; Ctrl+T parks something from anywhere"


class DecisionsScreen(StepScreen):
    """Goes through actions, insights and the parking lot."""

    def asked(self, prompt: AnyPrompt) -> tuple[str, str]:
        """The keys that decide on what is parked are told once something is."""
        ask, hint = super().asked(prompt)
        is_empty = prompt.id == "parked" and not self.work.shown.parked
        return ask, EMPTY if is_empty else hint
