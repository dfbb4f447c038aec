"""The lists that people take elsewhere: every action, every insight."""

from __future__ import annotations

from pmfacilitator.export.document import Paragraph, Text
from pmfacilitator.export.parts.decisions import actions, insights
from pmfacilitator.export.parts.material import Blocks
from pmfacilitator.export.steps import Steps


def all_actions(steps: Steps) -> Blocks:
    """Every action as a task, or a sentence that there is none."""
    return actions(steps.material) or (Paragraph((Text("No action was decided on yet."),)),)


def all_insights(steps: Steps) -> Blocks:
    """Every insight, or a sentence that there is none."""
    return insights(steps.material) or (Paragraph((Text("No insight was noted yet."),)),)
