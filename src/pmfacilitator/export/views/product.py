"""The product review: what the incident says about customers, gaps, opportunities and roadmap."""

from __future__ import annotations

from pmfacilitator.export.offers import View
from pmfacilitator.export.parts.brief import in_five_lines
from pmfacilitator.export.parts.decisions import actions, parked
from pmfacilitator.export.parts.learned import insights
from pmfacilitator.export.parts.material import Blocks, headed
from pmfacilitator.export.parts.picking import actions_for
from pmfacilitator.export.steps import Steps


def product(steps: Steps) -> Blocks:
    """A document of its own for who decides what is built next."""
    material = steps.material
    meeting = material.meeting
    return (
        *headed("In five lines", "in-five-lines", in_five_lines(meeting)),
        *headed("What we learned", "insights", insights(material)),
        *steps.told(View.PRODUCT),
        *steps.homeless("quotes"),
        *headed("Actions", "actions", actions(material, actions_for(meeting, View.PRODUCT))),
        *headed("Parking lot", "parked", parked(material)),
    )
