from __future__ import annotations

from pmfacilitator.domain.rows import Milestone
from pmfacilitator.importing.found import Choices
from tests.importing.tools.exports import (
    INCIDENTIO,
    INCIDENTIO_INCIDENTS,
    from_json,
    told,
    warned,
)


def test_updates_come_out_oldest_first_with_their_state() -> None:
    imported = from_json(INCIDENTIO)
    assert imported.source == "incidentio"
    assert told(imported) == [
        ("2026-11-20T14:12", "Investigating (Major): Looking at the queue"),
        ("2026-11-20T15:20", "Closed: Orders arrive again"),
    ]
    assert [entry.source for entry in imported.entries] == [
        "incident.io, Bo Falk",
        "incident.io, Ana Lind",
    ]
    assert [entry.milestone for entry in imported.entries] == [None, Milestone.RESOLVED]


def test_the_moments_of_an_incident_are_entries_with_milestones() -> None:
    imported = from_json(INCIDENTIO_INCIDENTS)
    assert imported.source == "incidentio"
    assert told(imported) == [
        ("2026-11-20T13:58", "Impact started: Orders stuck"),
        ("2026-11-20T15:20", "Resolved at: Orders stuck"),
    ]
    assert [entry.milestone for entry in imported.entries] == [
        Milestone.IMPACT_STARTED,
        Milestone.RESOLVED,
    ]
    assert imported.warnings == ()


def test_updates_of_several_incidents_can_be_chosen_by_id() -> None:
    updates = [
        {"id": f"V{n}", "incident_id": f"I{n}", "created_at": f"2026-11-20T14:1{n}:00Z",
         "message": f"about {n}", "new_incident_status": {"name": "Fixing"}}
        for n in (1, 2)
    ]  # fmt: skip
    export = {"incident_updates": updates}
    assert "I1, I2. Choose one with --incident." in warned(from_json(export))
    chosen = from_json(export, Choices(incident="i2"))
    assert told(chosen) == [("2026-11-20T14:12", "Fixing: about 2")]


def test_a_page_of_nothing_is_told_from_other_tools() -> None:
    page = {"incident_updates": [], "pagination_meta": {"page_size": 25}}
    assert from_json(page).source == "incidentio"
