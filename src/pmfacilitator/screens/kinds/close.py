"""The close: what each learned, and whether they would come again."""

from __future__ import annotations

from pmfacilitator.screens.step import StepScreen


class CloseScreen(StepScreen):
    """Collects what was learned and a show of hands."""
