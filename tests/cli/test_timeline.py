"""`timeline` shows what a document or export holds and writes nothing; `import` adds it, once."""

from __future__ import annotations

import datetime as dt
import io
import json
import sys
import zipfile
from pathlib import Path

import pytest

from pmfacilitator.cli import importing, output
from pmfacilitator.cli.placed_words import added, already, open_questions
from pmfacilitator.demo import HELD
from pmfacilitator.importing.placing import Placed
from pmfacilitator.importing.registry import AUTO, SOURCES
from pmfacilitator.storage.library import Library
from tests.builders import entry, incident, meeting
from tests.cli.conftest import Run
from tests.cli.test_program import LIGHT, started

EXPORT = {
    "log_entries": [
        {
            "id": "R1",
            "type": "trigger_log_entry",
            "created_at": "2026-11-20T14:32:05Z",
            "summary": "Triggered: queue | depth",
            "html_url": "https://example.org/r1",
        },
        {
            "id": "R2",
            "type": "notify_log_entry",
            "created_at": "2026-11-20T14:32:10Z",
            "summary": "Mara was called",
        },
        {
            "id": "R3",
            "type": "acknowledge_log_entry",
            "created_at": "2026-11-20T14:36:00Z",
            "summary": "Acknowledged by Mara",
        },
    ]
}
NOTES = """\
- 23:50 Queue depth alert fired
- 00:10 Workers were restarted
- 00:45 Queue was empty
"""
LEFT_OUT = "Left out: 1 about notifications sent. --all keeps them."


@pytest.fixture
def export(tmp_path: Path) -> str:
    """A tool's export that holds two entries, and one that is left out."""
    path = tmp_path / "log_entries.json"
    path.write_text(json.dumps(EXPORT))
    return str(path)


@pytest.fixture
def notes(tmp_path: Path) -> str:
    """Three lines that name neither day nor zone."""
    path = tmp_path / "notes.md"
    path.write_text(NOTES)
    return str(path)


@pytest.fixture
def unreadable(tmp_path: Path) -> str:
    """A file that holds no entries."""
    path = tmp_path / "empty.json"
    path.write_text('{"log_entries": []}')
    return str(path)


@pytest.fixture
def into(pm: Run) -> Path:
    """A meeting in Berlin with nothing in its timeline."""
    made = pm("new", "Payments", "--date", "2026-11-20", "--timezone", "Europe/Berlin")
    return made.path


@pytest.fixture
def on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(output, "is_terminal", lambda _stream: True)
    monkeypatch.setattr("pmfacilitator.cli.timeline.is_terminal", lambda _stream: True)
    monkeypatch.setenv("COLUMNS", "100")


def give(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    """Put bytes on standard input."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))


# --- timeline ----------------------------------------------------------------------------------


def test_the_json_has_the_published_shape(pm: Run, export: str) -> None:
    done = pm("timeline", export, "--json")
    assert (done.status, done.err) == (0, "")
    first, second = done.json["entries"]
    assert first == {
        "local": "2026-11-20T14:32:05",
        "utc": "2026-11-20T14:32:05Z",
        "zone": "UTC",
        "text": "Triggered: queue | depth",
        "milestone": "detected",
        "line": first["line"],
        "kind": "timed",
    }
    assert list(first) == ["local", "utc", "zone", "text", "milestone", "line", "kind"]
    assert (second["local"], second["utc"]) == ("2026-11-20T14:36", "2026-11-20T14:36Z")
    assert done.json["warnings"] == [LEFT_OUT]
    assert list(done.json) == ["entries", "warnings"]


def test_all_keeps_what_is_left_out(pm: Run, export: str) -> None:
    done = pm("timeline", export, "--json", "--all")
    assert len(done.json["entries"]) == 3
    assert done.json["warnings"] == []


def test_on_a_pipe_each_entry_has_the_same_columns(pm: Run, export: str) -> None:
    at = "2026-11-20T14:32:05Z"
    done = pm("timeline", export)
    assert [line.split("\t") for line in done.out.splitlines()] == [
        ["2026-11-20T14:32:05", at, "UTC", "detected", "Triggered: queue | depth"],
        ["2026-11-20T14:36", "2026-11-20T14:36Z", "UTC", "acknowledged", "Acknowledged by Mara"],
    ]
    assert done.err == f"pmfacilitator: {LEFT_OUT}\n"


def test_on_a_terminal_the_entries_are_aligned_under_what_they_hold(
    pm: Run, export: str, on_a_terminal: None
) -> None:
    header, *rows = pm("timeline", export).out.splitlines()
    assert header.split("  ")[0] == "TIME (UTC)"
    assert "MILESTONE?" in header
    assert " ".join(rows[1].split()) == "2026-11-20 14:36 Acknowledged Acknowledged by Mara"


def test_the_markdown_is_a_table_in_which_nothing_acts(pm: Run, export: str) -> None:
    link = "[PagerDuty](https://example.org/r1)"
    done = pm("timeline", export, "--markdown")
    assert done.out.splitlines() == [
        "# Timeline",
        "",
        "| Time (UTC) | Milestone (suggested) | What happened | Source |",
        "| --- | --- | --- | --- |",
        f"| 2026-11-20 14:32:05 | Detected | Triggered: queue \\| depth | {link} |",
        "| 2026-11-20 14:36 | Acknowledged | Acknowledged by Mara | PagerDuty |",
    ]
    assert LEFT_OUT in done.err


def test_a_pipe_an_archive_on_it_and_a_folder_are_read_like_a_file(
    pm: Run, export: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = pm("timeline", export).out
    give(monkeypatch, Path(export).read_bytes())
    assert pm("timeline", "-").out == told
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as opened:
        opened.writestr("export/log.json", json.dumps(EXPORT))
    give(monkeypatch, archive.getvalue())
    assert pm("timeline", "-", "--from", "pagerduty").out == told
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "log.json").write_text(json.dumps(EXPORT))
    assert pm("timeline", str(tmp_path / "folder")).out == told


def test_a_pipe_that_does_not_end_is_refused(pm: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pmfacilitator.importing.gather.LARGEST", 10)
    give(monkeypatch, b"x" * 11)
    done = pm("timeline", "-")
    assert (done.status, done.out) == (4, "")
    assert "too large" in done.err


def test_the_sources_to_choose_from_are_those_that_can_be_read() -> None:
    assert set(importing.SOURCES) == {AUTO, *SOURCES}


def test_day_and_zone_may_be_said(pm: Run, notes: str) -> None:
    entries = pm("timeline", notes, "--json").json["entries"]
    assert [entry["local"] for entry in entries] == ["23:50", "00:10", "00:45"]
    assert {entry["utc"] for entry in entries} == {None}
    given = ("--date", "20 Nov 2026", "--timezone", "berlin")
    entries = pm("timeline", notes, "--json", *given).json["entries"]
    assert [entry["local"] for entry in entries][:2] == ["2026-11-20T23:50", "2026-11-21T00:10"]
    assert [entry["utc"] for entry in entries][:2] == ["2026-11-20T22:50Z", "2026-11-20T23:10Z"]


def test_the_markdown_can_be_read_again(
    pm: Run, notes: str, export: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for words in ([export], [notes, "--date", "2026-11-20", "--timezone", "Europe/Berlin"]):
        entries = pm("timeline", *words, "--json").json["entries"]
        give(monkeypatch, pm("timeline", *words, "--markdown").out.encode())
        again = pm("timeline", "-", "--json").json["entries"]
        assert [each["utc"] for each in again] == [each["utc"] for each in entries]


def test_nothing_to_read_is_said(pm: Run, unreadable: str) -> None:
    done = pm("timeline", unreadable)
    assert (done.status, done.out) == (0, "")
    assert "Nothing in it could be read as an entry" in done.err
    assert pm("timeline", unreadable, "--json").json["entries"] == []
    assert "No entry was found." in pm("timeline", unreadable, "--markdown").out


@pytest.mark.parametrize(
    ("data", "more", "sentence"),
    [
        (b"", [], "notes.md is empty."),
        (b" \n\r\n\t", ["--from", "text"], "notes.md is empty."),
        (b"\x89PNG\r\n\0\0", [], "notes.md holds no text that could be read; an archive has to be"),
        (b"\0\1\2", ["--json"], "notes.md holds no text that could be read"),
        (b"14:32 a\n14:40 b\n", ["--incident", "x"], "“x” is no incident that could be chosen"),
    ],
)
def test_what_cannot_be_read_at_all_is_one_sentence(
    pm: Run, tmp_path: Path, into: Path, data: bytes, more: list[str], sentence: str
) -> None:
    path, before = tmp_path / "notes.md", into.read_bytes()
    path.write_bytes(data)
    for command in (["timeline"], ["import", "last"]):
        done = pm(
            *command,
            str(path),
            *(word for word in more if command == ["timeline"] or word != "--json"),
        )
        assert (done.status, done.out) == (4, "")
        assert done.err.startswith(f"pmfacilitator: {sentence}")
        assert done.err.count("\n") == 1
    assert into.read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["no-such-file.md"], 6, "no-such-file.md cannot be read"),
        (["FILE", "--date", "7/8/2026"], 4, "which is the month"),
        (["FILE", "--timezone", "CST"], 4, "more than one zone"),
        (["FILE", "--from", "slack"], 4, "Slack"),
        (["FILE", "--from", "jira"], 2, "'jira'"),
        (["FILE", "--columns", "time"], 2, "'--columns'"),
        (["FILE", "--json", "--markdown"], 2, "either --json or --markdown"),
        ([], 2, "Missing argument"),
    ],
)
def test_what_cannot_be_done_is_one_line(
    pm: Run, export: str, arguments: list[str], status: int, said: str
) -> None:
    done = pm("timeline", *(export if word == "FILE" else word for word in arguments))
    assert (done.status, done.out) == (status, "")
    assert said in done.err
    assert done.err.count("\n") == 1


def test_the_columns_of_a_table_are_named_in_one_word_or_several() -> None:
    for given in (("time=At,text=What was said",), ("time=At", "text=What was said")):
        assert importing._columns(given) == {"time": "At", "text": "What was said"}


def test_to_look_at_a_timeline_makes_no_library(pm: Run, export: str, tmp_path: Path) -> None:
    assert pm("timeline", export).status == 0
    assert not (tmp_path / "library").exists()


@pytest.mark.parametrize("words", [["--json"], ["--markdown"], []])
def test_a_filter_needs_no_screen(
    environment: dict[str, str], export: str, words: list[str]
) -> None:
    done = started(
        "textual rich tinydb",
        "timeline",
        export,
        "--all",
        *words,
        environment=environment,
        code=LIGHT,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"Acknowledged by Mara" in done.stdout


# --- import ------------------------------------------------------------------------------------


def test_an_import_adds_the_entries_and_only_suggests_milestones(
    pm: Run, export: str, into: Path
) -> None:
    done = pm("import", "last", export)
    assert (done.status, done.out) == (0, f"2 entries added to {into.name}.\n")
    assert done.err == f"pmfacilitator: {LEFT_OUT}\n"
    first, second = pm("show", "last", "--json").json["timeline"]
    assert first["text"] == "Triggered: queue | depth"
    assert (first["when"]["date"], first["when"]["time"]) == ("2026-11-20", "14:32:05")
    assert (first["when"]["zone"], first["source"]) == ("UTC", "PagerDuty")
    assert (first["milestone"], first["suggested"]) == (None, "detected")
    assert first["evidence"] == [{"target": None, "url": "https://example.org/r1"}]
    assert second["suggested"] == "acknowledged"


def test_the_same_source_again_adds_nothing_and_writes_nothing(
    pm: Run, export: str, into: Path
) -> None:
    pm("import", "last", export)
    before = into.read_bytes()
    done = pm("import", "last", export)
    assert (done.status, done.out) == (
        0,
        f"0 entries added to {into.name}, 2 were already there.\n",
    )
    assert into.read_bytes() == before
    more = pm("import", "last", export, "--all")
    assert more.out == f"1 entry added to {into.name}, 2 were already there.\n"
    assert json.loads(before)["meeting"]["1"]["revision"] == 2
    assert json.loads(into.read_bytes())["meeting"]["1"]["revision"] == 3


def test_what_the_notes_leave_open_is_read_as_the_meeting_says(
    pm: Run, notes: str, into: Path
) -> None:
    done = pm("import", "last", notes)
    assert done.out == f"3 entries added to {into.name}.\n"
    assert "3 times name no zone; read in the meeting's, Europe/Berlin." in done.err
    entries = pm("show", "last", "--json").json["timeline"]
    assert [entry["when"]["day"] for entry in entries] == [0, 1, 1]
    assert {entry["when"]["date"] for entry in entries} == {None}
    again = pm("import", "last", notes, "--date", "2026-11-22", "--timezone", "UTC")
    assert again.out == f"0 entries added to {into.name}, 3 were already there.\n"


def test_a_zone_that_could_mean_several_waits_for_an_option(
    pm: Run, tmp_path: Path, into: Path
) -> None:
    path = tmp_path / "notes.md"
    path.write_text("- 14:32 CST Ana opened the dashboard\n- 14:40 CST Workers were restarted\n")
    done = pm("import", "last", str(path), "--dry-run")
    assert done.out.splitlines()[1] == "\t\t14:32 CST: Ana opened the dashboard"
    assert "--timezone America/Chicago would settle it" in done.err
    settled = pm("import", "last", str(path), "--timezone", "America/Chicago")
    assert "CST" not in settled.err
    first, _ = pm("show", "last", "--json").json["timeline"]
    assert (first["when"]["zone"], first["text"]) == (
        "America/Chicago",
        "Ana opened the dashboard",
    )


def test_the_meetings_date_tells_what_a_zone_is_called_and_stays_inferred(
    pm: Run, tmp_path: Path, into: Path
) -> None:
    path = tmp_path / "notes.md"
    path.write_text("- 14:32 EST Ana opened the dashboard\n- 00:40 EST Workers were restarted\n")
    done = pm("import", "last", str(path))
    assert done.err.splitlines() == [
        "pmfacilitator: 2 times name no day; counted from the meeting's, 2026-11-20."
    ]
    entries = pm("show", "last", "--json").json["timeline"]
    assert [each["when"]["zone"] for each in entries] == ["-05:00", "-05:00"]
    assert [(each["when"]["date"], each["when"]["day"]) for each in entries] == [
        (None, 0),
        (None, 1),
    ]


def test_a_zone_that_a_name_can_never_mean_leaves_it_in_words(
    pm: Run, tmp_path: Path, into: Path
) -> None:
    path = tmp_path / "paste.txt"
    path.write_text("22:10 it began\n22:15 CST Workers were restarted\n")
    done = pm("import", "last", str(path), "--timezone", "Europe/Berlin", "--dry-run")
    assert done.out.splitlines()[1:] == [
        "22:10\t\tit began",
        "\t\t22:15 CST: Workers were restarted",
    ]
    assert "--timezone America/Chicago would settle it" in done.err


def test_a_dry_run_shows_what_would_be_added_and_writes_nothing(
    pm: Run, export: str, into: Path
) -> None:
    before = into.read_bytes()
    done = pm("import", "last", export, "--dry-run")
    assert done.status == 0
    assert done.out.splitlines() == [
        f"2 entries would be added to {into.name}.",
        "14:32:05 UTC\tDetected\tTriggered: queue | depth",
        "14:36 UTC\tAcknowledged\tAcknowledged by Mara",
    ]
    assert into.read_bytes() == before


def test_a_meeting_that_is_open_elsewhere_is_left_alone(pm: Run, export: str, into: Path) -> None:
    held = Library(into.parent).open(into, now=HELD)
    before = into.read_bytes()
    done = pm("import", "last", export)
    assert (done.status, done.out) == (5, "")
    assert f"Nothing was added to {into.name}. Open in another window" in done.err
    assert into.read_bytes() == before
    assert pm("import", "last", export, "--dry-run").status == 0
    held.close()
    assert pm("import", "last", export).status == 0


def test_what_holds_no_entry_changes_nothing(pm: Run, unreadable: str, into: Path) -> None:
    before = into.read_bytes()
    done = pm("import", "last", unreadable)
    assert (done.status, done.out) == (4, "")
    assert "Nothing was added." in done.err
    assert into.read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["nobody", "FILE"], 3),
        (["last", "no-such-file"], 6),
        (["last", "FILE", "--timezone", "CST"], 4),
        (["last"], 2),
    ],
)
def test_an_import_that_cannot_be_is_one_line_and_changes_nothing(
    pm: Run, export: str, into: Path, arguments: list[str], status: int
) -> None:
    before = into.read_bytes()
    done = pm("import", *(export if word == "FILE" else word for word in arguments))
    assert (done.status, done.out) == (status, "")
    assert done.err.count("\n") == 1
    assert into.read_bytes() == before


def test_an_import_needs_no_screen(environment: dict[str, str], export: str, into: Path) -> None:
    done = started(
        "textual rich", "import", "last", export, "--all", environment=environment, code=LIGHT
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode() == f"3 entries added to {into.name}.\n"


# --- its sentences -----------------------------------------------------------------------------


def test_what_came_of_it_is_counted() -> None:
    one, two = Placed((entry("14:32 a"),), known=1), Placed((entry("14:32 a"),) * 2, known=2)
    assert added(one) + already(one) == "1 entry, 1 was already there"
    assert added(two) + already(two) == "2 entries, 2 were already there"
    assert already(Placed(())) == ""


ONE_DAY = "1 time names no day; counted from the meeting's, 2026-11-20."
ONE_ZONE = "1 time names no zone; read in the meeting's, UTC."
NO_ZONE = "2 times name no zone, and the meeting has none either."
SOME_ZONE = (
    "2 times are given in CST, which is not certain: kept in words;"
    " --timezone America/Chicago would settle it, if that is meant."
)
BOTH_ZONES = (
    "1 time is given in CST, which is not certain: kept in words; --timezone America/Chicago"
    " would settle it, and be the zone of 2 times that name none, if that is meant."
)
SUMMER_ZONE = (
    "1 time is given in CST, which is not certain: kept in words;"
    " --timezone Asia/Shanghai would settle it, if that is meant."
)
SOME_DAY = "1 time is given in EST, which is not certain: kept in words; --date may settle it."
SOME_DAY_AND_ZONE = (
    "1 time is given in CST, which is not certain: kept in words;"
    " --date with --timezone America/Chicago would settle it, if that is meant."
)
ANY_ZONE = "1 time is given in Qzt, which is not certain: kept in words."
NO_CLOCKS = "1 time is given in EST, which is not certain: kept in words."
JULY, NOON = dt.date(2026, 7, 1), dt.time(12)
SOME_DATE = "1 time has a day that is not certain: kept in words; --date 2026-11-20 may settle it."
LIKELY = "That it was on 2026-11-19 is only likely; --date settles it."


@pytest.mark.parametrize(
    ("done", "timezone", "sentence"),
    [
        (Placed((), dayless=1), "UTC", ONE_DAY),
        (Placed((), zoneless=1), "UTC", ONE_ZONE),
        (Placed((), zoneless=2), None, NO_ZONE),
        (Placed((), unsure_zones=("CST", "CST")), "UTC", SOME_ZONE),
        (Placed((), unsure_zones=("CST",), unsure_at=((JULY, NOON),)), "UTC", SUMMER_ZONE),
        (Placed((), unsure_zones=("EST",), unsure_at=((JULY, NOON),)), "UTC", NO_CLOCKS),
        (Placed((), unsure_zones=("EST",), unsure_at=((None, NOON),)), "UTC", SOME_DAY),
        (Placed((), unsure_zones=("CST",), unsure_at=((None, NOON),)), "UTC", SOME_DAY_AND_ZONE),
        (Placed((), unsure_zones=("Qzt",)), "UTC", ANY_ZONE),
        (Placed((), unsure_dates=1), "UTC", SOME_DATE),
        (Placed((), likely_dates=(dt.date(2026, 11, 19),)), "UTC", LIKELY),
    ],
)
def test_what_stays_open_is_counted_with_what_would_settle_it(
    done: Placed, timezone: str | None, sentence: str
) -> None:
    into = meeting(incident=incident(timezone=timezone))
    assert list(open_questions(done, into)) == [sentence]


def test_a_zone_that_would_settle_a_name_is_said_to_move_what_names_none() -> None:
    done = Placed((), zoneless=2, unsure_zones=("CST",))
    assert list(open_questions(done, meeting()))[1] == BOTH_ZONES


def test_where_nothing_is_open_nothing_is_asked() -> None:
    assert list(open_questions(Placed(()), meeting())) == []
