"""Meetings are found by facts and by words from the command line, and archived."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tests.cli.conftest import Run
from tests.storage.samples import SAMPLE


@pytest.fixture
def library(pm: Run, tmp_path: Path) -> dict[str, Path]:
    paths = {}
    for title, severity, date, services in (
        ("Payouts stood still", "P1", "2026-09-14", ["payments"]),
        ("Login is slow", "P2", "2026-10-02", ["login"]),
        ("Search lost an index", "P1", "2026-11-20", ["search", "payments"]),
    ):
        facts = {"title": title, "severity": severity, "date": date, "services": services}
        meeting: dict[str, Any] = {
            "incident": facts,
            "timeline": [{"text": f"{services[0]} timed out for shops"}],
            "agenda": SAMPLE["agenda"],
        }
        source = tmp_path / "meeting.json"
        source.write_text(json.dumps(meeting), "utf-8")
        paths[title] = pm("load", str(source)).path
    return paths


def titles(pm: Run, *arguments: str) -> list[str]:
    done = pm(*arguments, "--json")
    assert (done.status, done.err) == (0, "")
    return [each["title"] for each in done.json]


@pytest.mark.usefixtures("library")
class TestList:
    @pytest.mark.parametrize(
        ("query", "expected"),
        [
            ("", ["Search lost an index", "Login is slow", "Payouts stood still"]),
            ("severity:P1", ["Search lost an index", "Payouts stood still"]),
            ("service:payments until:2026-09", ["Payouts stood still"]),
            ("severity:P1 since:2026-10 timed", ["Search lost an index"]),
            ("shops", ["Search lost an index", "Login is slow", "Payouts stood still"]),
            ('"login timed"', ["Login is slow"]),
            ("login payouts", []),
        ],
    )
    def test_it_lists_what_has_all_of_a_query(
        self, pm: Run, query: str, expected: list[str]
    ) -> None:
        assert titles(pm, "list", *query.split()) == expected

    def test_it_is_sorted_as_asked(self, pm: Run) -> None:
        assert titles(pm, "list", "--sort", "title")[0] == "Login is slow"
        assert titles(pm, "list", "--sort", "severity") == [
            "Search lost an index",
            "Payouts stood still",
            "Login is slow",
        ]

    def test_a_key_that_there_is_not_is_said(self, pm: Run) -> None:
        done = pm("list", "sevrity:P1")
        assert done.status == 2
        assert 'There is no key "sevrity"; did you mean "severity"?' in done.err

    def test_a_lens_may_be_called_as_it_is_here(
        self, pm: Run, environment: dict[str, str], tmp_path: Path
    ) -> None:
        source = tmp_path / "polled.json"
        polls = {"learned": "They poll", "lens": "real_usage"}
        source.write_text(
            json.dumps({"incident": {"title": "Polled"}, "insights": [polls]}), "utf-8"
        )
        pm("load", str(source))
        config = Path(environment["PMFACILITATOR_CONFIG"])
        config.write_text('[lenses]\nreal_usage = "As it is used"\n', "utf-8")
        assert titles(pm, "list", 'lens:"it is used"') == ["Polled"]
        assert titles(pm, "list", "lens:real-usage") == ["Polled"]

    def test_a_day_that_is_none_is_said(self, pm: Run) -> None:
        done = pm("search", "since:soon")
        assert (done.status, done.out) == (2, "")
        assert '"soon" is none' in done.err


@pytest.mark.usefixtures("library")
class TestSearch:
    def test_it_says_where_a_meeting_has_the_words(self, pm: Run) -> None:
        [found] = pm("search", "slow", "--json").json
        assert (found["title"], found["severity"], found["date"]) == (
            "Login is slow",
            "P2",
            "2026-10-02",
        )
        assert found["places"] == [{"field": "title", "row": "", "excerpt": "Login is slow"}]

    def test_on_a_pipe_it_is_a_line_of_tabs_for_each(self, pm: Run) -> None:
        done = pm("search", "timed", "login")
        first, *others = [line.split("\t") for line in done.out.splitlines()]
        assert first[1:] == [
            "2026-10-02",
            "P2",
            "Login is slow",
            "timeline",
            "login timed out for shops",
        ]
        assert len(others) == 2

    def test_conditions_narrow_it(self, pm: Run) -> None:
        assert set(titles(pm, "search", "severity:P1", "timed")) == {
            "Payouts stood still",
            "Search lost an index",
        }
        assert titles(pm, "search", "severity:P2", "timed") == ["Login is slow"]
        assert titles(pm, "search", "severity:P2") == ["Login is slow"]

    def test_so_many_are_shown_as_are_asked_for(self, pm: Run) -> None:
        assert len(titles(pm, "search", "timed")) == 3
        assert len(titles(pm, "search", "timed", "--limit", "2")) == 2

    def test_nothing_found_is_no_error(self, pm: Run) -> None:
        done = pm("search", "zebras")
        assert (done.status, done.out, done.err) == (0, "", "")
        assert pm("search", "zebras", "--json").json == []


@pytest.mark.usefixtures("library")
@pytest.mark.parametrize(("name", "query"), [("list", []), ("search", ["timed"])])
def test_what_is_printed_is_as_the_schema_says(pm: Run, name: str, query: list[str]) -> None:
    schema, printed = pm("schema", name).json, pm(name, *query, "--json").json
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(printed, schema)
    assert len(printed) == 3


class TestArchive:
    def test_what_is_archived_leaves_the_lists_and_comes_back(
        self, pm: Run, library: dict[str, Path]
    ) -> None:
        path = library["Login is slow"]
        moved = pm("archive", "login").path
        assert moved == path.parent / "archive" / path.name
        assert "Login is slow" not in titles(pm, "list")
        assert titles(pm, "search", "login") == []
        assert titles(pm, "list", "--archived") == ["Login is slow"]
        assert titles(pm, "search", "login", "--archived") == ["Login is slow"]
        assert "Login is slow" in pm("show", "login").out
        assert pm("unarchive", "login").path == path
        assert "Login is slow" in titles(pm, "list")

    def test_what_is_where_it_should_be_is_refused(self, pm: Run, library: dict[str, Path]) -> None:
        done = pm("unarchive", str(library["Login is slow"]))
        assert (done.status, done.out) == (5, "")
        assert "is in no archive" in done.err
        moved = pm("archive", "login").path
        assert "is in the archive already" in pm("archive", str(moved)).err


def test_an_index_that_cannot_be_kept_is_said_once(
    pm: Run, library: dict[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    done = pm("search", "slow")
    assert done.out.count("Login is slow") == 2
    assert done.err.count("The index cannot be kept") == 1
    assert len(library) == 3
