"""The shape of all JSON that is printed, by the name of the command that prints it."""

from __future__ import annotations

from collections.abc import Mapping

SHAPES = ("meeting", "list", "search", "insights", "actions", "assumptions")
"""What there is a schema of; a meeting is what `show` prints and `load` takes."""


def schema_of(name: str) -> Mapping[str, object]:
    """The JSON Schema of that name."""
    from pmfacilitator.domain.learning.ledger import Assumption
    from pmfacilitator.domain.learning.listed import ActionListed, InsightListed
    from pmfacilitator.domain.learning.shapes import array_schema
    from pmfacilitator.domain.rows import (
        ActionKind,
        ActionStatus,
        Confidence,
        InsightStatus,
        Lens,
        Priority,
    )

    said = {"lens": ("", *Lens), "confidence": ("", *Confidence)}
    match name:
        case "insights":
            says = "Insights of all meetings: what `pmfacilitator insights --json` prints."
            return array_schema(
                "Insights", says, InsightListed, {**said, "status": [*InsightStatus]}
            )
        case "actions":
            says = "Actions of all meetings: what `pmfacilitator actions --json` prints."
            kinds = {"kind": ("", *ActionKind), "priority": ("", *Priority)}
            choices = {**said, **kinds, "status": [*ActionStatus]}
            return array_schema("Actions", says, ActionListed, choices)
        case "assumptions":
            says = "Broken assumptions: what `pmfacilitator assumptions --json` prints."
            return array_schema(
                "Assumptions", says, Assumption, {**said, "status": [*InsightStatus]}
            )
        case "list" | "search":
            return _meetings(name)
        case _:
            from pmfacilitator.domain.canonical import schema

            return schema()


def _meetings(name: str) -> Mapping[str, object]:
    from pmfacilitator.cli.listed import MeetingFound, MeetingListed
    from pmfacilitator.domain.learning.shapes import array_schema

    if name == "list":
        says = "Meetings: what `pmfacilitator list --json` prints."
        return array_schema("Meetings", says, MeetingListed)
    says = "Meetings that were found: what `pmfacilitator search --json` prints."
    return array_schema("Found", says, MeetingFound)
