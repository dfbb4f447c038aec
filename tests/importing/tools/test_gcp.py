from __future__ import annotations

import pytest

from pmfacilitator.domain.rows import Milestone
from pmfacilitator.errors import InvalidImport
from pmfacilitator.importing.found import Choices
from tests.importing.tools.exports import GCP, from_json, told, warned


def test_updates_come_out_oldest_first() -> None:
    imported = from_json(GCP)
    assert imported.source == "gcp"
    assert told(imported) == [
        ("2026-11-20T14:15", "Service disruption: We look into it."),
        ("2026-11-20T15:20", "Available: Summary: It is over."),
    ]
    assert [entry.milestone for entry in imported.entries] == [
        Milestone.FIRST_CUSTOMER_MESSAGE,
        Milestone.RESOLVED,
    ]
    assert imported.entries[0].url == "https://status.cloud.google.com/incidents/G1"


def test_when_it_began_and_ended_is_shown_since_no_update_says_it() -> None:
    imported = from_json(GCP)
    assert [skipped.text for skipped in imported.skipped] == [
        "The incident began at 2026-11-20 13:58 UTC",
        "The incident ended at 2026-11-20 15:18 UTC",
    ]
    assert "began or ended, outside its updates" in warned(imported)


def test_one_incident_of_the_dashboard_can_be_chosen() -> None:
    other = {**GCP[0], "id": "G2", "external_desc": "Disks were slow"}
    both = from_json([*GCP, other])
    assert len(both.entries) == 4
    assert "G1 “Queues were slow”, G2 “Disks were slow”" in warned(both)
    assert len(from_json([*GCP, other], Choices(incident="Disks were slow")).entries) == 2
    with pytest.raises(InvalidImport, match="G1 “Queues were slow”"):
        from_json(GCP, Choices(incident="G9"))
