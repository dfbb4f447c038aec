"""The product questions: what the incident says about customers."""

from __future__ import annotations

from pmfacilitator.screens.step import StepScreen


class QuestionsScreen(StepScreen):
    """Asks one question after another, beginning with the first that nobody has answered."""
