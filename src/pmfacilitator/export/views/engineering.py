"""The engineering review: what broke, why, and what would prevent, show and change it."""

from __future__ import annotations

from pmfacilitator.export.offers import View
from pmfacilitator.export.parts.brief import in_brief, in_five_lines
from pmfacilitator.export.parts.decisions import actions
from pmfacilitator.export.parts.front import how_long, in_short
from pmfacilitator.export.parts.material import Blocks, headed
from pmfacilitator.export.parts.picking import actions_for
from pmfacilitator.export.steps import Steps


def engineering(steps: Steps) -> Blocks:
    """A document of its own for who builds and runs it."""
    material = steps.material
    meeting = material.meeting
    story = in_short(meeting)
    lines = in_brief(meeting) if story else in_five_lines(meeting)
    return (
        *headed("TL;DR", "tldr", story),
        *headed("In brief", "in-five-lines", lines),
        *headed("Durations", "durations", how_long(meeting)),
        *steps.homeless("timeline"),
        *steps.told(View.ENGINEERING),
        *headed("Actions", "actions", actions(material, actions_for(meeting, View.ENGINEERING))),
    )
