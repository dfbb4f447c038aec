from __future__ import annotations

from pathlib import Path

import pytest

from pmfacilitator.cli import output
from pmfacilitator.cli.example import keep_example
from pmfacilitator.demo import HELD
from pmfacilitator.domain.columns import columns_of, cut
from pmfacilitator.storage.library import Library
from tests.cli.conftest import Run


@pytest.fixture
def example(tmp_path: Path) -> Path:
    return keep_example(Library(tmp_path / "library"), HELD)


@pytest.fixture
def on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(output, "is_terminal", lambda _stream: True)
    monkeypatch.setattr("pmfacilitator.cli.reading.is_terminal", lambda _stream: True)
    monkeypatch.setenv("COLUMNS", "90")


# --- list


def test_an_empty_library_lists_nothing(pm: Run) -> None:
    assert pm("list").out == ""
    assert pm("list", "--json").json == []


def test_an_empty_library_on_a_terminal_says_what_to_do(pm: Run, on_a_terminal: None) -> None:
    assert "'pmfacilitator new'" in pm("list").out


def test_a_meeting_is_listed_with_its_facts(pm: Run, example: Path) -> None:
    [listed] = pm("list", "--json").json
    assert listed == {
        "id": listed["id"],
        "path": str(example),
        "title": "Card payments declined: every connection busy",
        "severity": "P1",
        "date": "2026-11-12",
        "status": "final",
        "agenda": "Standard",
        "open_actions": 5,
        "insights": 4,
        "services": ["Card payments", "Ledger", "Payouts"],
        "tags": ["connections", "bots"],
        "archived": False,
    }


def test_on_a_pipe_the_list_has_tabs_and_no_header(pm: Run, example: Path) -> None:
    [line] = pm("list").out.splitlines()
    assert line.split("\t")[1:] == [
        "2026-11-12",
        "P1",
        "final",
        "Standard",
        "5",
        "4",
        "Card payments declined: every connection busy",
    ]


def test_on_a_terminal_the_list_is_aligned_and_fits(
    pm: Run, example: Path, on_a_terminal: None
) -> None:
    pm("new", "決済が止まった" * 9, "--agenda", "short", "--no-open")
    header, *lines = pm("list").out.splitlines()
    assert len(lines) == 2
    assert all(columns_of(line) <= 90 for line in lines)
    assert {line[header.index("AGENDA") :].split()[0] for line in lines} == {"Standard", "Short"}
    assert any(line.endswith("…") for line in lines)


@pytest.mark.parametrize(
    ("text", "columns", "shown"),
    [("abc", 3, "abc"), ("abcd", 3, "ab…"), ("決済が", 5, "決済…"), ("決済が", 4, "決…")],
)
def test_a_line_is_cut_where_the_terminal_ends(text: str, columns: int, shown: str) -> None:
    assert cut(text, columns) == shown


def test_the_newest_meeting_is_listed_first(pm: Run) -> None:
    for date in ("2026-01-02", "2026-03-04", "2025-05-06"):
        pm("new", date, "--date", date)
    assert [m["title"] for m in pm("list", "--json").json] == [
        "2026-03-04",
        "2026-01-02",
        "2025-05-06",
    ]


def test_a_damaged_file_is_named_and_the_others_are_listed(pm: Run, example: Path) -> None:
    (example.parent / "broken.json").write_text("{")
    done = pm("list", "--json")
    assert (done.status, len(done.json)) == (0, 1)
    assert done.err.startswith("pmfacilitator: broken.json: ")


# --- which meeting


def test_a_meeting_is_named_by_path_id_beginning_part_or_last(pm: Run, example: Path) -> None:
    [listed] = pm("list", "--json").json
    for name in (str(example), listed["id"], listed["id"][:3], "payments-declined", "last"):
        assert pm("show", name, "--json").json["id"] == listed["id"]


def test_a_name_that_fits_none_or_several_is_not_found(pm: Run, example: Path) -> None:
    assert pm("show", "zzz").status == 3
    pm("new", "Card payments again", "--date", "2026-11-19")
    several = pm("show", "card-payments")
    assert (several.status, several.out) == (3, "")
    assert "fits 2 meetings" in several.err


@pytest.mark.parametrize("command", ["show", "open", "export"])
def test_every_command_that_takes_a_meeting_says_when_there_is_none(pm: Run, command: str) -> None:
    done = pm(command, "last")
    assert (done.status, done.out) == (3, "")


def test_a_damaged_meeting_cannot_be_read(pm: Run, example: Path) -> None:
    example.write_text("{")
    assert pm("show", str(example)).status == 6


# --- where the library is


def test_the_option_names_the_library_before_or_after_the_command(
    pm: Run, example: Path, tmp_path: Path
) -> None:
    other = str(tmp_path / "other")
    pm("new", "elsewhere", "--library", other)
    for arguments in (
        ["list", "--json", "--library", other],
        ["--library", other, "list", "--json"],
    ):
        assert [m["title"] for m in pm(*arguments).json] == ["elsewhere"]
    assert len(pm("list", "--json").json) == 1


def test_a_library_without_a_name_is_a_wrong_word(pm: Run) -> None:
    assert pm("list", "--library", "").status == 2


def test_a_file_is_no_library(pm: Run, tmp_path: Path) -> None:
    (tmp_path / "library").write_text("")
    assert pm("list").status == 6
    assert pm("new").status == 6


def test_without_a_name_the_library_is_the_platforms_data_folder(
    pm: Run, environment: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    del environment["PMFACILITATOR_LIBRARY"]
    monkeypatch.setattr("platformdirs.user_data_path", lambda *_, **__: tmp_path / "data")
    assert pm("new", "here").path.parent == tmp_path / "data"


# --- agendas


def test_agendas_are_listed_with_or_without_the_word(pm: Run) -> None:
    assert pm("agendas").out == pm("agendas", "list").out
    names = [line.split("\t")[0] for line in pm("agendas").out.splitlines()]
    assert names == ["standard", "engineering", "product", "roadmap", "short", "solo", "themes"]


def test_an_agenda_is_made_shown_and_checked(pm: Run) -> None:
    path = pm("agendas", "new", "ours").path
    assert pm("agendas", "show", "ours").out == path.read_text(encoding="utf-8")
    assert "good agenda: 8 steps, 60 minutes" in pm("agendas", "check", str(path)).out
    assert pm("agendas", "new", "ours").status == 5
    assert pm("new", "--agenda", "ours").status == 0


def test_a_wrong_agenda_says_what_is_wrong_and_is_marked_in_the_list(pm: Run) -> None:
    path = pm("agendas", "new", "ours").path
    path.write_text(path.read_text(encoding="utf-8").replace("minutes = 4", "minuts = 4"))
    done = pm("agendas", "check", str(path))
    assert (done.status, done.out) == (4, "")
    assert 'step "opening": unknown key "minuts"; did you mean "minutes"?' in done.err
    assert "cannot be used" in pm("agendas").out
    assert pm("new", "--agenda", "ours").status == 4


@pytest.mark.parametrize(
    ("arguments", "status"),
    [(["show", "nope"], 3), (["check", "nope.toml"], 3), (["new", "../x"], 4), (["mend"], 2)],
)
def test_what_goes_wrong_with_agendas_has_its_status(
    pm: Run, arguments: list[str], status: int
) -> None:
    done = pm("agendas", *arguments)
    assert (done.status, done.out) == (status, "")
    assert done.err.count("\n") == 1
