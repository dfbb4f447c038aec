"""Decisions: actions, insights, and what is left in the parking lot."""

from __future__ import annotations

from pmfacilitator.screens.step import StepScreen


class DecisionsScreen(StepScreen):
    """Goes through actions, insights and the parking lot."""
