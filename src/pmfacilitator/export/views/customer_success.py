"""What Customer Success needs: who was hit, who hears from us, and what they have been told."""

from __future__ import annotations

from pmfacilitator.export.offers import View
from pmfacilitator.export.parts.brief import in_five_lines
from pmfacilitator.export.parts.decisions import actions
from pmfacilitator.export.parts.impact import follow_ups
from pmfacilitator.export.parts.material import Blocks, headed
from pmfacilitator.export.parts.picking import actions_for
from pmfacilitator.export.steps import Steps


def customer_success(steps: Steps) -> Blocks:
    """A document of its own for who talks to customers."""
    material = steps.material
    meeting = material.meeting
    mine = actions_for(meeting, View.CUSTOMER_SUCCESS)
    return (
        *headed("In five lines", "in-five-lines", in_five_lines(meeting)),
        *headed("Who hears from us", "follow-ups", follow_ups(meeting)),
        *steps.told(View.CUSTOMER_SUCCESS),
        *steps.homeless("quotes"),
        *headed("Actions", "actions", actions(material, mine)),
    )
