"""Decisions: actions, insights, and what is left in the parking lot."""

from __future__ import annotations

from pmfacilitator.domain.prompts import AnyPrompt
from pmfacilitator.keys.in_force import key_to
from pmfacilitator.screens.step import StepScreen


class DecisionsScreen(StepScreen):
    """Goes through actions, insights and the parking lot."""

    def asked(self, prompt: AnyPrompt) -> tuple[str, str]:
        """The keys that decide on what is parked are told once something is."""
        ask, hint = super().asked(prompt)
        is_empty = prompt.id == "parked" and not self.work.shown.parked
        return ask, nothing_parked() if is_empty else hint


def nothing_parked() -> str:
    """What the parking lot says while it is empty."""
    return f"Nothing is parked; {key_to('meeting.capture')} parks something from anywhere"
