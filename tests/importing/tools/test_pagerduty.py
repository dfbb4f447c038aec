from __future__ import annotations

import datetime as dt
import json

import pytest

from pmfacilitator.domain.rows import Milestone
from pmfacilitator.errors import InvalidImport
from pmfacilitator.importing.found import Choices
from pmfacilitator.importing.registry import read
from tests.importing.tools.exports import (
    ALL,
    EXPORTS,
    PAGERDUTY,
    Json,
    from_json,
    material,
    told,
    warned,
)


def entry(ident: str, minute: int, incident: str = "P1", sort: str = "trigger") -> Json:
    return {
        "id": ident,
        "type": f"{sort}_log_entry",
        "summary": f"{sort} {ident}",
        "created_at": f"2026-11-20T14:{minute:02}:00Z",
        "incident": {"id": incident, "summary": f"About {incident}"},
    }


def test_log_entries_come_out_oldest_first_in_utc() -> None:
    imported = from_json(PAGERDUTY)
    assert imported.source == "pagerduty"
    assert told(imported) == [
        ("2026-11-20T14:02", "Triggered through the API: Order queue is full"),
        ("2026-11-20T14:05:30", "Acknowledged by Ana Lind"),
        ("2026-11-20T14:20", "Resolved by Ana Lind"),
    ]
    first, *_, last = imported.entries
    assert first.source == "PagerDuty"
    assert first.url == "https://bakery.example/log_entries/R1"
    assert last.when.utc == dt.datetime(2026, 11, 20, 14, 20, tzinfo=dt.UTC)


def test_what_it_calls_an_entry_suggests_the_milestone_once() -> None:
    entries = [
        entry("1", 1),
        entry("2", 2),
        entry("3", 3, sort="acknowledge"),
        entry("4", 4, sort="resolve"),
        entry("5", 5, sort="acknowledge"),
        entry("6", 6, sort="resolve"),
    ]
    imported = from_json({"log_entries": entries})
    assert [found.milestone for found in imported.entries] == [
        Milestone.DETECTED,
        None,
        Milestone.ACKNOWLEDGED,
        None,
        None,
        Milestone.RESOLVED,
    ]


def test_notifications_are_noise() -> None:
    assert warned(from_json(PAGERDUTY)) == (
        "Left out: 1 about notifications sent. --all keeps them."
    )
    assert len(from_json(PAGERDUTY, ALL).entries) == 4


def test_a_page_that_is_not_the_last_says_so() -> None:
    assert "more log entries" in warned(from_json({**PAGERDUTY, "more": True}))


def test_pages_behind_one_another_are_read_and_what_stands_twice_is_read_once() -> None:
    one = json.dumps({"log_entries": [entry("1", 1), entry("2", 2)], "more": True})
    two = json.dumps({"log_entries": [entry("2", 2), entry("3", 3)], "more": False})
    imported = read(material(f"{one}\n{two}"))
    assert [found.text for found in imported.entries] == ["trigger 1", "trigger 2", "trigger 3"]
    assert "one standing here twice" in warned(imported)


def test_one_of_several_incidents_can_be_chosen() -> None:
    export = {"log_entries": [entry("1", 1, "P1"), entry("2", 2, "P2")]}
    both = from_json(export)
    assert [found.milestone for found in both.entries] == [None, None]
    assert "P1 “About P1”, P2 “About P2”. Choose one with --incident." in warned(both)
    assert told(from_json(export, Choices(incident="about p2"))) == [
        ("2026-11-20T14:02", "trigger 2")
    ]
    with pytest.raises(InvalidImport, match="“P3” is not among the incidents here: P1 “About P1”"):
        from_json(export, Choices(incident="P3"))


def test_each_entry_tells_its_line() -> None:
    lines = EXPORTS["pagerduty"].split("\n")
    for found in read(material(EXPORTS["pagerduty"])).entries:
        assert lines[found.line - 1].strip() == "{"
        assert '"id"' in lines[found.line]
