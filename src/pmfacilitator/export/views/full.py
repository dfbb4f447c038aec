"""Everything that was said."""

from __future__ import annotations

from pmfacilitator.export.offers import View
from pmfacilitator.export.parts.front import at_a_glance, how_long, in_short, people
from pmfacilitator.export.parts.material import Blocks, headed
from pmfacilitator.export.parts.took import took
from pmfacilitator.export.steps import Steps


def full(steps: Steps) -> Blocks:
    """The facts first, then every step, then what no step shows, and how long it all took."""
    meeting = steps.material.meeting
    return (
        *headed("TL;DR", "tldr", in_short(meeting)),
        *headed("At a glance", "at-a-glance", at_a_glance(meeting)),
        *headed("People", "people", people(meeting)),
        *headed("Durations", "durations", how_long(meeting)),
        *steps.homeless("timeline"),
        *steps.told(View.FULL),
        *(
            block
            for name in ("quotes", "insights", "actions", "parked")
            for block in steps.homeless(name)
        ),
        *headed("The meeting's time", "meeting-time", took(meeting)),
    )
