"""What a review across incidents found: what happened, what keeps coming back, what is proposed."""

from __future__ import annotations

from pmfacilitator.export.document import Emphasis, Paragraph
from pmfacilitator.export.parts.looking_back import happened, ideas, patterns, proposals
from pmfacilitator.export.parts.material import Blocks, headed
from pmfacilitator.export.steps import Steps

_LEVEL = 3
_NOTHING = Paragraph((Emphasis("No incident of this period is in the library."),))


def themes(steps: Steps) -> Blocks:
    """The analysis, whichever steps its agenda has."""
    material = steps.material
    return (
        *headed("What happened", "happened", happened(material, _LEVEL) or (_NOTHING,)),
        *headed("What keeps coming back", "themes", patterns(material, _LEVEL)),
        *headed("What we would build, change, improve", "ideas", ideas(material)),
        *headed("What we propose", "proposals", proposals(material)),
    )
