"""Engineering root cause: what broke, what set it off, what contributed, what would prevent it."""

from __future__ import annotations

from pmfacilitator.screens.step import StepScreen


class RootCauseScreen(StepScreen):
    """Leads from what broke to prevention; the bodies of its prompts do the rest."""
