"""Insights, actions and assumptions of all meetings, listed and followed without opening one."""

from __future__ import annotations

import csv
import datetime as dt
import io
from pathlib import Path

import jsonschema
import pytest

from pmfacilitator.domain.rows import Action, Again, Insight, Lens
from pmfacilitator.storage.library import Library
from tests.builders import incident, meeting, row_id
from tests.cli.conftest import Run

HELD = dt.datetime(2026, 11, 20, 9, 0, tzinfo=dt.UTC)
LONG_AGO, SOON = dt.date(2020, 1, 1), dt.date(2999, 1, 1)
POLLS, PAGES, CAP, ALERT = "pp11s00000", "pages00000", "cap0000000", "a1ert00000"


@pytest.fixture
def library(tmp_path: Path) -> Library:
    library = Library(tmp_path / "library")
    library.create(
        meeting(
            incident=incident("Payouts stood still", severity="P1"),
            insights=(
                Insight(
                    id=POLLS,
                    learned="Resellers poll",
                    assumption="Pages are read by people",
                    saw="402 calls a minute",
                    lens=Lens.REAL_USAGE,
                    owner="Jo",
                    check_back=LONG_AGO,
                ),
            ),
            actions=(
                Action(id=CAP, what="Cap connections", due=LONG_AGO, owner="Mara"),
                Action(id=ALERT, what="Alert", due=SOON, owner="Jo", answers=POLLS),
            ),
        )
    )
    library.create(
        meeting(
            id=row_id(3),
            incident=incident("Logins failed", date="2026-09-01").changed(id=row_id(4)),
            insights=(
                Insight(
                    id=PAGES,
                    learned="A page can be a feed",
                    again=(Again(meeting=row_id(2), row=POLLS, words="Resellers poll"),),
                ),
            ),
        )
    )
    return library


def test_insights_are_listed_with_what_is_due_first(pm: Run, library: Library) -> None:
    done = pm("insights")
    assert (done.status, done.err) == (0, "")
    first, second = (line.split("\t") for line in done.out.splitlines())
    assert first == [
        *(POLLS, "noticed", "real_usage", "2020-01-01 due", "2026-11-20", "Jo", "Resellers poll"),
    ]
    assert second[0] == PAGES


def test_people_read_the_lenses_of_their_house_and_scripts_ids(
    pm: Run, library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "config" / "config.toml").write_text('[lenses]\nreal_usage = "As it is used"\n')
    assert "\treal_usage\t" in pm("insights").out
    assert [row["lens"] for row in pm("insights", "--filter", "lens:used", "--json").json] == [
        "real_usage"
    ]
    for module in ("output", "insights"):
        monkeypatch.setattr(f"pmfacilitator.cli.{module}.is_terminal", lambda _stream: True)
    assert " As it is used " in pm("insights").out


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (("insights", "--due"), [POLLS]),
        (("insights", "--overdue", "--owner", "jo", "--lens", "usage"), [POLLS]),
        (("insights", "--lens", "documentation"), []),
        (("insights", "--since", "2026-10-01"), [POLLS]),
        (("actions",), [CAP, ALERT]),
        (("actions", "--open", "--owner", "MARA"), [CAP]),
        (("actions", "--overdue"), [CAP]),
        (("actions", "--lens", "real usage"), [ALERT]),
        (("insights", "--filter", "owner:jo since:2026-10 resellers"), [POLLS]),
        (("insights", "--filter", "tag:dns"), []),
        (("actions", "--open", "--filter", "is:overdue cap"), [CAP]),
    ],
)
def test_a_list_holds_what_was_asked_for(
    pm: Run, library: Library, asked: tuple[str, ...], found: list[str]
) -> None:
    assert [line.split("\t")[0] for line in pm(*asked).out.splitlines()] == found
    assert [row["id"] for row in pm(*asked, "--json").json] == found


@pytest.mark.parametrize("name", ["insights", "actions", "assumptions"])
def test_the_json_of_a_list_is_what_its_schema_says(pm: Run, library: Library, name: str) -> None:
    schema, rows = pm("schema", name).json, pm(name, "--json").json
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(rows, schema, format_checker=jsonschema.FormatChecker())
    assert rows
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate([{**rows[0], "unheard": 1}], schema)


def test_a_list_is_a_sheet_or_a_document_too(pm: Run, library: Library) -> None:
    sheet = pm("actions", "--csv").out.removeprefix("\ufeff")
    header, first, _ = csv.reader(io.StringIO(sheet))
    told = dict(zip(header, first, strict=True))
    assert (told["action"], told["due"], told["incident"]) == (
        *("Cap connections", "2020-01-01", "Payouts stood still"),
    )
    page = pm("insights", "--markdown").out
    assert "- Resellers poll\n  - **Broken assumption:** Pages are read by people\n" in page
    assert "  - **Incident:** Payouts stood still · P1 · 2026-11-20\n" in page
    tasks = pm("actions", "--markdown").out
    assert "- [ ] Cap connections\n  - **Owner:** Mara\n  - **Due:** 2020-01-01, overdue\n" in tasks


def test_an_action_is_done_dropped_and_opened_again(pm: Run, library: Library) -> None:
    done = pm("actions", "done", CAP)
    assert done.status == 0
    assert done.out.startswith("“Cap connections” is done, in 2026-11-20-payouts-stood-still.json")
    assert "was done already" in pm("actions", "done", CAP).out
    assert pm("actions", "drop", CAP).status == 2
    assert pm("actions", "drop", CAP, "--because", "the pool is gone").status == 0
    pm("actions", "reopen", CAP, "--date", "2026-12-24")
    row = pm("actions", "--owner", "mara", "--json").json[0]
    assert (row["status"], row["because"]) == ("open", "")
    assert [change["status"] for change in row["changes"]] == ["done", "not_doing", "open"]
    assert row["changes"][-1]["on"] == "2026-12-24"
    assert row["changes"][1]["because"] == "the pool is gone"


def test_an_insight_is_followed_to_its_result(pm: Run, library: Library) -> None:
    assert pm("insights", "status", POLLS, "on-the-roadmap", "--date", "2026-12-01").status == 0
    pm("insights", "check-back", "PP", "2027-02-01")
    refused = pm("insights", "status", POLLS, "measured")
    assert (refused.status, refused.out) == (4, "")
    assert "once its result has a number with a unit" in refused.err
    words = pm("insights", "result", POLLS, "they pay now")
    assert (words.status, "is on the roadmap" in words.out) == (0, True)
    assert "not measured" in words.err
    told = pm(
        *("insights", "result", POLLS, "ARR", "--value", "200000", "--unit", "USD"),
        *("--date", "10 Jan 2027"),
    )
    assert (told.status, told.err) == (0, "")
    assert "“Resellers poll” is measured" in told.out
    shown = pm("insights", "show", "pp").out
    assert "  result:         ARR +200,000 USD\n" in shown
    assert "  2026-12-01  on the roadmap\n  2027-01-10  measured\n" in shown
    (row,) = pm("insights", "show", POLLS, "--json").json
    assert row["result"] == {
        "words": "ARR",
        "number": {"value": "200000", "unit": "USD"},
        "on": "2027-01-10",
    }
    assert (row["check_back"], row["is_due"]) == ("2027-02-01", False)


def test_the_number_of_a_result_may_stand_in_its_words(pm: Run, library: Library) -> None:
    pm("insights", "result", POLLS, "logins after 9:00 −40 % timeouts")
    (row,) = pm("insights", "show", POLLS, "--json").json
    assert row["result"]["number"] == {"value": "-40", "unit": "% timeouts"}
    assert row["status"] == "measured"


@pytest.mark.parametrize(
    ("asked", "status", "said"),
    [
        (("insights", "status", POLLS, "dropped"), 4, "dropped with a reason"),
        (("insights", "result", POLLS, "ARR", "--value", "3"), 2, "go together"),
        (("insights", "result", POLLS, " "), 2, "Say in words what came of it"),
        (("insights", "result", POLLS, "x", "--value", "many", "--unit", "USD"), 4, "no number"),
        (("insights", "check-back", POLLS, "07/08/2026"), 2, "which is the month"),
        (("insights", "--lens", "telescope"), 2, "is none of these"),
        (("insights", "--filter", "ownr:jo"), 2, 'did you mean "owner"?'),
        (("insights", "show", "p"), 3, "begins the ids of 2 insights"),
        (("actions", "done", POLLS), 3, "`actions` lists them"),
    ],
)
def test_what_cannot_be_is_one_sentence_and_changes_nothing(
    pm: Run, library: Library, asked: tuple[str, ...], status: int, said: str
) -> None:
    before = pm("show", "payouts", "--json").out
    done = pm(*asked)
    assert (done.status, done.out, done.err.count("\n")) == (status, "", 1)
    assert said in done.err
    assert pm("show", "payouts", "--json").out == before


def test_a_meeting_that_is_open_elsewhere_is_left_alone(pm: Run, library: Library) -> None:
    (path,) = library.folder.glob("*payouts*.json")
    window = library.open(path, now=HELD)
    before = path.read_bytes()
    done = pm("actions", "done", CAP)
    assert (done.status, done.out, done.err.count("\n")) == (5, "", 1)
    assert "open in another window since 2026-11-20 09:00 UTC" in done.err
    assert path.read_bytes() == before
    window.close()
    assert pm("actions", "done", CAP).status == 0


def test_what_broke_twice_comes_first_in_the_ledger(pm: Run, library: Library) -> None:
    (row,) = pm("assumptions", "--json").json
    assert (row["assumption"], row["incidents"]) == ("Pages are read by people", 2)
    assert [broke["incident"] for broke in row["broke"]] == [
        *("Payouts stood still", "Logins failed"),
    ]
    assert pm("assumptions").out == (
        "2\t2026-11-20\tPages are read by people\t402 calls a minute\n"
    )
    page = pm("assumptions", "--markdown").out
    assert "## Broke more than once\n\n- Pages are read by people\n" in page
    assert "2026-09-01 · Logins failed: A page can be a feed" in page


def test_a_damaged_meeting_is_complained_of_and_the_others_are_listed(
    pm: Run, library: Library
) -> None:
    (library.folder / "broken.json").write_text("{", "utf-8")
    done = pm("actions")
    assert "broken.json" in done.err
    assert len(done.out.splitlines()) == 2


def test_an_empty_library_lists_nothing(pm: Run) -> None:
    for name in ("insights", "actions", "assumptions"):
        assert (pm(name).status, pm(name).out, pm(name, "--json").json) == (0, "", [])
