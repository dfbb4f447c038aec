from __future__ import annotations

import datetime as dt

import pytest

from pmfacilitator.domain.rows import Milestone
from pmfacilitator.errors import InvalidImport
from pmfacilitator.importing.found import Choices
from tests.importing.tools.exports import (
    STATUSPAGE,
    from_json,
    statuspage_incident,
    told,
    warned,
)

TWO = {
    **STATUSPAGE,
    "incidents": [
        statuspage_incident("i2", "Ovens off", "2026-11-21"),
        statuspage_incident("i1", "Orders delayed", "2026-11-20"),
    ],
}


def test_updates_come_out_oldest_first_in_the_zone_of_the_page() -> None:
    imported = from_json(STATUSPAGE)
    assert imported.source == "statuspage"
    assert told(imported) == [
        ("2026-11-20T15:15", "Investigating: Orders are delayed."),
        ("2026-11-20T15:40", "Monitoring: A fix is in place. We watch it."),
        ("2026-11-20T16:20", "Resolved: All orders arrive again."),
    ]
    first = imported.entries[0]
    assert first.when.zone == "Europe/Berlin"
    assert first.when.utc == dt.datetime(2026, 11, 20, 14, 15, tzinfo=dt.UTC)
    assert (first.source, first.url) == ("Statuspage", "https://stat.example/i1")
    assert imported.warnings == ()


def test_states_suggest_milestones() -> None:
    assert [entry.milestone for entry in from_json(STATUSPAGE).entries] == [
        Milestone.FIRST_CUSTOMER_MESSAGE,
        Milestone.MITIGATED,
        Milestone.RESOLVED,
    ]


@pytest.mark.parametrize("zone", ["Etc/UTC", "Nowhere/Town", "", 7, None])
def test_a_page_without_a_known_zone_is_read_in_utc(zone: object) -> None:
    first = from_json({**STATUSPAGE, "page": {"time_zone": zone}}).entries[0]
    assert (first.when.local, first.when.zone) == ("2026-11-20T14:15", "UTC")


def test_an_hour_that_comes_twice_is_told_in_utc() -> None:
    incident = statuspage_incident("i1", "Orders delayed", "2026-11-20")
    update = {"id": "u", "status": "resolved", "body": "x", "created_at": "2026-10-25T00:30:00Z"}
    entry = from_json({**STATUSPAGE, "incidents": [{**incident, "incident_updates": [update]}]})
    when = entry.entries[0].when
    assert (when.local, when.zone) == ("2026-10-25T00:30", "UTC")
    assert when.utc == dt.datetime(2026, 10, 25, 0, 30, tzinfo=dt.UTC)


def test_several_incidents_are_read_named_and_choosable() -> None:
    both = from_json(TWO)
    assert len(both.entries) == 6
    assert both.entries[0].when.date == dt.date(2026, 11, 20)
    assert {entry.milestone for entry in both.entries} == {None}
    assert "i2 “Ovens off”, i1 “Orders delayed”. Choose one with --incident." in warned(both)
    for choice in ("i2", "ovens off"):
        chosen = from_json(TWO, Choices(incident=choice))
        assert [entry.when.date for entry in chosen.entries] == [dt.date(2026, 11, 21)] * 3
    with pytest.raises(InvalidImport, match="“nope” is not among the incidents here"):
        from_json(TWO, Choices(incident="nope"))


def test_a_single_incident_and_a_bare_list_are_read_as_well() -> None:
    incident = statuspage_incident("i1", "Orders delayed", "2026-11-20")
    for export in (incident, [incident], {"incident": incident}):
        imported = from_json(export)
        assert imported.source == "statuspage"
        assert len(imported.entries) == 3


def test_a_page_without_incidents_says_so() -> None:
    imported = from_json({**STATUSPAGE, "incidents": []})
    assert imported.source == "statuspage"
    assert warned(imported) == "This page tells of no incident."


def test_an_update_is_the_same_whatever_was_chosen() -> None:
    keys = {entry.key for entry in from_json(TWO).entries}
    assert {entry.key for entry in from_json(TWO, Choices(incident="i1")).entries} < keys
