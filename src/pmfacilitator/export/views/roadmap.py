"""The quarterly roadmap feed."""

from __future__ import annotations

from pmfacilitator.export.document import Emphasis, Paragraph
from pmfacilitator.export.parts.material import Blocks, headed
from pmfacilitator.export.parts.roadmap import roadmap as told
from pmfacilitator.export.steps import Steps

_NOTHING = Paragraph((Emphasis("Nothing yet: no insight has been proposed for the roadmap."),))


def roadmap(steps: Steps) -> Blocks:
    """Closed loops, what is on the way, and open proposals, each with the decision asked."""
    return headed("Roadmap feed", "roadmap", told(steps.material, level=3) or (_NOTHING,))
