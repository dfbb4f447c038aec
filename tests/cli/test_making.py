from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest
from hypothesis import given

from pmfacilitator.agenda_files import shipped
from pmfacilitator.cli import run
from pmfacilitator.cli.example import keep_example
from pmfacilitator.cli.zone import local_zone
from pmfacilitator.demo import HELD, demo_meeting
from pmfacilitator.domain.canonical import to_json
from pmfacilitator.domain.meeting import Meeting
from pmfacilitator.storage.library import Library
from tests.builders import meetings
from tests.cli.conftest import Run


def test_a_new_meeting_prints_its_path_and_nothing_else(pm: Run, tmp_path: Path) -> None:
    done = pm("new", "Payments were down", "--severity", "P1", "--date", "2026-11-20")
    assert (done.status, done.err) == (0, "")
    assert done.path == tmp_path / "library" / "2026-11-20-payments-were-down.json"
    assert done.path.is_file()


def test_a_new_meeting_holds_what_was_given(pm: Run) -> None:
    pm("new", "Payments", "--severity", "p1", "--date", "20 Nov 2026", "--timezone", "berlin")
    incident = pm("show", "last", "--json").json["incident"]
    assert incident["title"] == "Payments"
    assert incident["severity"] == "P1"
    assert incident["date"] == "2026-11-20"
    assert incident["timezone"] == "Europe/Berlin"


def test_tags_of_a_new_meeting_stand_in_its_facts_and_its_document(pm: Run) -> None:
    pm("new", "Payments", "--tag", "dns", "--tag", "expired certificate, DNS")
    assert pm("show", "last", "--json").json["incident"]["tags"] == ["dns", "expired certificate"]
    assert "- **Tags:** dns, expired certificate\n" in pm("export", "last").out
    assert [each["title"] for each in pm("list", "tag:certif", "--json").json] == ["Payments"]
    assert [each["title"] for each in pm("search", "expiring", "--json").json] == ["Payments"]
    assert pm("list", "tag:dhcp", "--json").json == []


def test_a_new_meeting_never_takes_a_day_silently_and_names_this_computers_zone(pm: Run) -> None:
    pm("new")
    incident = pm("show", "last", "--json").json["incident"]
    assert (incident["title"], incident["date"], incident["severity"]) == ("", None, "")
    assert incident["timezone"] == "UTC"


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["--severity", "P9"], 4, "none of these: P0, P1, P2, P3, P4"),
        (["--date", "yesterday"], 4, "2026-11-20"),
        (["--date", "7/8/2026"], 4, "which is the month"),
        (["--timezone", "Europe/Berln"], 4, "no time zone"),
        (["--timezone", "CST"], 4, "more than one zone"),
        (["--agenda", "standart"], 3, 'did you mean "standard"?'),
        (["--agenda", "nowhere.toml"], 3, "There is no file nowhere.toml"),
        (["--from", "nothing"], 3, "no meeting"),
        (["--colour", "red"], 2, "No such option"),
        (["one title", "another"], 2, "unexpected extra argument"),
    ],
)
def test_what_cannot_be_understood_makes_no_meeting(
    pm: Run, tmp_path: Path, arguments: list[str], status: int, said: str
) -> None:
    done = pm("new", *arguments)
    assert (done.status, done.out) == (status, "")
    assert said in done.err
    assert done.err.startswith("pmfacilitator: ")
    assert done.err.count("\n") == 1
    assert not (tmp_path / "library").exists()


def test_the_words_of_a_house_are_its_severities(pm: Run, environment: dict[str, str]) -> None:
    Path(environment["PMFACILITATOR_CONFIG"]).write_text('severities = ["red", "amber"]')
    assert pm("new", "--severity", "re").status == 0
    assert pm("show", "last", "--json").json["incident"]["severity"] == "red"
    assert pm("new", "--severity", "P1").status == 4


def test_an_agenda_can_be_a_file(pm: Run, tmp_path: Path) -> None:
    path = tmp_path / "ours.toml"
    path.write_text('title = "Ours"\n[[steps]]\nid = "a"\nkind = "close"\ntitle = "A"\n')
    pm("new", "--agenda", str(path))
    assert pm("list", "--json").json[0]["agenda"] == "Ours"


def test_escape_sequences_in_a_title_do_not_get_in(pm: Run) -> None:
    pm("new", "a \x1b]0;owned\x07title\x1b[2J")
    assert pm("list", "--json").json[0]["title"] == "a title"


# --- the second review of an incident


@pytest.fixture
def example(tmp_path: Path) -> Path:
    return keep_example(Library(tmp_path / "library"), HELD)


def test_a_second_review_takes_facts_people_and_timeline_along(pm: Run, example: Path) -> None:
    assert pm("new", "--from", str(example), "--agenda", "product").status == 0
    first, second = (pm("show", name, "--json").json for name in (str(example), "last"))
    assert second["incident"] == first["incident"]
    for key in ("participants", "timeline"):
        ids = [{row.pop("id") for row in review[key]} for review in (first, second)]
        assert second[key] == first[key]
        assert ids[0].isdisjoint(ids[1])
    for key in ("actions", "insights", "quotes", "parked", "sections"):
        assert second[key] == []
    assert second["agenda"]["title"] == "Product"
    assert second["id"] != first["id"]


def test_two_reviews_of_one_incident_know_each_other(pm: Run, example: Path) -> None:
    pm("new", "--from", str(example), "--agenda", "product")
    first, second = (pm("show", name, "--json").json for name in (str(example), "last"))
    assert first["companions"] == [{"meeting": second["id"], "agenda": "Product"}]
    assert second["companions"] == [{"meeting": first["id"], "agenda": "Standard"}]


def test_what_is_given_with_it_is_said_of_the_second_review_alone(pm: Run, example: Path) -> None:
    pm("new", "The customers' side", "--from", str(example), "--severity", "P2")
    first, second = (pm("show", name, "--json").json["incident"] for name in (str(example), "last"))
    assert (second["title"], second["severity"]) == ("The customers' side", "P2")
    assert (first["severity"], first["id"]) == ("P1", second["id"])


def test_a_first_review_that_is_open_elsewhere_refuses_before_anything_is_made(
    pm: Run, example: Path, tmp_path: Path
) -> None:
    held = Library(tmp_path / "library").open(example, now=HELD)
    before = sorted(path.name for path in example.parent.glob("*.json"))
    done = pm("new", "--from", str(example), "--agenda", "product")
    held.close()
    assert (done.status, done.out) == (5, "")
    assert "another window" in done.err
    assert sorted(path.name for path in example.parent.glob("*.json")) == before
    assert pm("show", str(example), "--json").json["companions"] == []


# --- load


def test_a_title_is_enough_to_load(pm: Run, tmp_path: Path) -> None:
    path = tmp_path / "given.json"
    path.write_text('{"incident": {"title": "x"}}')
    done = pm("load", str(path))
    assert done.status == 0
    shown = pm("show", "last", "--json").json
    assert shown["incident"]["title"] == "x"
    assert shown["agenda"]["title"] == "Standard"
    assert shown["created"]


def test_json_comes_through_a_pipe_too(pm: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    piped = io.TextIOWrapper(io.BytesIO(b'\xef\xbb\xbf{"incident": {"title": "p"}}'))
    monkeypatch.setattr(sys, "stdin", piped)
    assert pm("load", "-").status == 0
    assert pm("list", "--json").json[0]["title"] == "p"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (b'{"incident": {"titel": "x"}}', "incident.titel"),
        (b'{"timeline": [{"text": "a", "wen": "10:00"}]}', "timeline[0].wen"),
        (b'{"incident": {"date": "soon"}}', "incident.date"),
        (b"[]", "the meeting"),
        (b"{", "no JSON"),
        (b"", "no JSON"),
        (b'{"incident": {"title": "\xff"}}', "not UTF-8"),
        (b"[" * 100_000, "no JSON"),
    ],
)
def test_json_that_is_no_meeting_names_the_path_that_is_wrong(
    pm: Run, tmp_path: Path, text: bytes, said: str
) -> None:
    path = tmp_path / "given.json"
    path.write_bytes(text)
    done = pm("load", str(path))
    assert (done.status, done.out) == (4, "")
    assert said in done.err
    assert done.err.count("\n") == 1
    assert not (tmp_path / "library").exists()


def test_a_file_that_is_not_there_cannot_be_read(pm: Run, tmp_path: Path) -> None:
    done = pm("load", str(tmp_path / "none.json"))
    assert (done.status, done.out) == (6, "")
    assert "cannot be read" in done.err


def test_a_meeting_that_is_held_already_is_refused_unless_copied(
    pm: Run, example: Path, tmp_path: Path
) -> None:
    path = tmp_path / "shown.json"
    path.write_text(pm("show", str(example), "--json").out, encoding="utf-8")
    refused = pm("load", str(path))
    assert refused.status == 5
    assert "already" in refused.err
    assert pm("load", str(path), "--copy").status == 0
    ids = {meeting["id"] for meeting in pm("list", "--json").json}
    assert len(ids) == 2


@given(meetings())
def test_any_meeting_is_the_same_to_the_byte_in_another_library(
    tmp_path_factory: pytest.TempPathFactory, meeting: Meeting
) -> None:
    folder = tmp_path_factory.mktemp("round")
    path = Library(folder / "one").create(meeting)
    first, second = folder / "first.json", folder / "second.json"
    env = {"PMFACILITATOR_CONFIG": "/dev/null"}
    assert run(["export", str(path), "--to", "json", "-o", str(first)], env) == 0
    assert run(["load", str(first), "--library", str(folder / "two")], env) == 0
    [copied] = (folder / "two").glob("*.json")
    assert run(["export", str(copied), "--to", "json", "-o", str(second)], env) == 0
    assert first.read_bytes() == second.read_bytes() == to_json(meeting).encode()


# --- demo


def test_the_demo_without_a_terminal_prints_its_document(pm: Run) -> None:
    done = pm("demo")
    assert (done.status, done.err) == (0, "")
    for words in ("kassenbuch-bot", "four hundred calls a minute", "Should this change our"):
        assert words in done.out


def test_the_example_that_is_kept_is_the_one_that_was_told(tmp_path: Path) -> None:
    library = Library(tmp_path)
    path = keep_example(library, HELD)
    file = library.open(path, now=HELD)
    assert not file.read_only
    assert file.meeting == demo_meeting(shipped())
    file.close()


def test_the_demo_leaves_the_library_alone(pm: Run, tmp_path: Path) -> None:
    pm("demo")
    assert not (tmp_path / "library").exists()


# --- this computer's zone


@pytest.mark.parametrize(
    ("tz", "zone"),
    [
        ("Europe/Berlin", "Europe/Berlin"),
        (":Asia/Tokyo", "Asia/Tokyo"),
        ("Etc/UTC", "UTC"),
        ("CET-1CEST", ""),
        ("../../etc/passwd", ""),
    ],
)
def test_the_zone_of_this_computer_is_only_named_if_it_is_one(tz: str, zone: str) -> None:
    assert local_zone({"TZ": tz}) == zone


def test_without_a_variable_the_systems_link_names_the_zone(tmp_path: Path) -> None:
    link = tmp_path / "localtime"
    link.symlink_to("/usr/share/zoneinfo/Asia/Kolkata")
    assert local_zone({}, link) == "Asia/Kolkata"
    assert local_zone({}, tmp_path / "none") == ""


def test_the_published_schema_is_json(pm: Run) -> None:
    assert json.loads(pm("schema").out)["title"] == "Meeting"
