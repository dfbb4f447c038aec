from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from pmfacilitator import errors
from pmfacilitator.cli.crash import crash_sentence, write_report
from pmfacilitator.cli.example import keep_example
from pmfacilitator.demo import HELD
from pmfacilitator.storage.library import Library
from tests.cli.conftest import Run

PROGRAM = [sys.executable, "-m", "pmfacilitator"]


def started(
    *arguments: str, environment: Mapping[str, str], code: str = ""
) -> subprocess.CompletedProcess[bytes]:
    """Run the program, or a few lines of Python, in a process of its own."""
    command = [sys.executable, "-c", code, *arguments] if code else [*PROGRAM, *arguments]
    return subprocess.run(
        command,
        capture_output=True,
        stdin=subprocess.DEVNULL,
        env={**os.environ, **environment},
        timeout=60,
        check=False,
    )


@pytest.fixture
def example(tmp_path: Path) -> Path:
    return keep_example(Library(tmp_path / "library"), HELD)


# --- the app


@pytest.mark.parametrize("arguments", [[], ["open", "last"], ["open", "last", "--read-only"]])
def test_the_app_does_not_start_without_a_terminal(
    pm: Run, example: Path, arguments: list[str]
) -> None:
    done = pm(*arguments)
    assert (done.status, done.out) == (2, "")
    assert "needs a terminal" in done.err
    assert done.err.count("\n") == 1


@pytest.mark.parametrize("term", ["", "dumb"])
def test_a_terminal_that_can_only_print_is_none(
    pm: Run, environment: dict[str, str], term: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pmfacilitator.cli.output.is_terminal", lambda _stream: True)
    environment["TERM"] = term
    assert pm().status == 2
    assert pm("new", "x").status == 0


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Path | None, bool]]:
    """What the app was asked to show, on a computer whose terminal can draw."""
    from pmfacilitator.cli.wiring import Wiring

    asked: list[tuple[Path | None, bool]] = []

    def show_app(
        _: Wiring, path: Path | None = None, *, read_only: bool = False, rehearse: float = 1
    ) -> int:
        assert rehearse == 1
        asked.append((path, read_only))
        return 0

    monkeypatch.setattr(Wiring, "can_draw", lambda _: True)
    monkeypatch.setattr(Wiring, "show_app", show_app)
    return asked


def test_on_a_terminal_new_and_load_open_what_they_made(
    pm: Run, shown: list[tuple[Path | None, bool]], tmp_path: Path
) -> None:
    given = tmp_path / "given.json"
    given.write_text("{}")
    paths = [pm("new", "x").path, pm("load", str(given)).path]
    assert shown == [(path, False) for path in paths]


def test_no_open_means_no_app(
    pm: Run, shown: list[tuple[Path | None, bool]], tmp_path: Path
) -> None:
    given = tmp_path / "given.json"
    given.write_text("{}")
    for arguments in (["new"], ["load", str(given)], ["demo"]):
        assert pm(*arguments, "--no-open").status == 0
    assert shown == []


def test_home_a_meeting_and_the_demo_are_shown(
    pm: Run, shown: list[tuple[Path | None, bool]], example: Path
) -> None:
    pm()
    pm("open", "last", "--read-only")
    said = pm("demo").err
    assert shown[:2] == [(None, False), (example, True)]
    demo, _ = shown[2]
    assert demo is not None
    assert demo.parent != example.parent
    assert demo.is_file()
    assert f"stays in {demo.parent} " in said
    shutil.rmtree(demo.parent)


# --- what a command loads

LIGHT = """
import sys
from pmfacilitator.cli import run
import os
status = run(sys.argv[2:], os.environ)
heavy = [name for name in sys.argv[1].split() if name in sys.modules]
assert not heavy, heavy
sys.exit(status)
"""


@pytest.mark.parametrize(
    ("arguments", "without"),
    [
        (["list"], "pydantic textual rich tinydb"),
        (["list", "--json"], "pydantic textual rich tinydb"),
        (["--help"], "pydantic textual rich tinydb platformdirs"),
        (["--version"], "pydantic textual rich tinydb"),
        (["agendas", "show", "solo"], "pydantic textual rich"),
        (["agendas", "list"], "textual rich"),
        (["config"], "pydantic textual rich"),
        (["config", "keys"], "pydantic textual rich"),
        (["config", "check"], "textual rich"),
        (["new", "x", "--severity", "P1"], "textual rich"),
        (["show", "last"], "textual rich"),
        (["export", "last", "--to", "html"], "textual rich"),
        (["schema"], "textual rich"),
        (["demo"], "textual rich"),
    ],
)
def test_a_command_imports_only_what_it_needs(
    environment: dict[str, str], example: Path, arguments: list[str], without: str
) -> None:
    done = started(without, *arguments, environment=environment, code=LIGHT)
    assert (done.returncode, done.stderr) == (0, b"")


# --- how it ends


def test_every_error_ends_in_its_own_status() -> None:
    statuses = {
        errors.PmFacilitatorError: 1,
        errors.UsageError: 2,
        errors.NotFound: 3,
        errors.InvalidInput: 4,
        errors.Refused: 5,
        errors.FileTrouble: 6,
    }
    assert {kind: kind.exit_code for kind in statuses} == statuses


def test_the_program_runs_as_a_module_and_ends_in_its_status(environment: dict[str, str]) -> None:
    assert started("schema", environment=environment).returncode == 0
    done = started("show", "nothing", environment=environment)
    assert (done.returncode, done.stdout) == (3, b"")
    assert done.stderr.startswith(b"pmfacilitator: ")


def test_output_is_utf8_whatever_the_locale(environment: dict[str, str], example: Path) -> None:
    environment |= {"LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    done = started("show", "last", "--json", environment=environment)
    assert (done.returncode, done.stderr) == (0, b"")
    assert "Café Anker" in done.stdout.decode("utf-8")


CRASH = """
import sys
from pmfacilitator.cli import main, program
program.callback = None
program.invoke = lambda context: 1 / 0
sys.argv = ["pmfacilitator", "list"]
main()
"""


def test_a_crash_is_one_line_and_a_report(environment: dict[str, str], tmp_path: Path) -> None:
    environment["XDG_STATE_HOME"] = str(tmp_path / "state")
    environment["HOME"] = str(tmp_path)
    done = started(environment=environment, code=CRASH)
    [line] = done.stderr.decode().splitlines()
    assert done.returncode == 1
    assert line.startswith("pmfacilitator: this should not have happened (ZeroDivisionError)")
    report = Path(line.rpartition(" A report is in ")[2])
    assert tmp_path in report.parents
    assert "1 / 0" in report.read_text(encoding="utf-8") or "ZeroDivision" in report.read_text()


def test_a_crash_shows_its_traceback_to_who_asks(environment: dict[str, str]) -> None:
    environment["PMFACILITATOR_DEBUG"] = "1"
    done = started(environment=environment, code=CRASH)
    assert done.returncode == 1
    assert b"Traceback" in done.stderr


def test_a_report_that_cannot_be_written_is_not_promised(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    error = ValueError("x")
    assert write_report(tmp_path / "file" / "logs", ValueError, error, None) is None
    assert "PMFACILITATOR_DEBUG=1" in crash_sentence(error, None)


CLOSED_PIPE = """
import os, sys
from pmfacilitator.cli import main
read, write = os.pipe()
os.dup2(write, 1)
os.close(read)
sys.argv = ["pmfacilitator", "show", "last"]
main()
"""


def test_a_reader_that_goes_away_is_no_news(environment: dict[str, str], example: Path) -> None:
    done = started(environment=environment, code=CLOSED_PIPE)
    assert (done.returncode, done.stderr) == (141, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is full")
def test_output_that_finds_no_room_is_an_error(environment: dict[str, str], example: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*PROGRAM, "show", "last"],
            stdout=full,
            stderr=subprocess.PIPE,
            env={**os.environ, **environment},
            timeout=60,
            check=False,
        )
    assert done.returncode == 6
    assert done.stderr.startswith(b"pmfacilitator: The output cannot be written")
    assert done.stderr.count(b"\n") == 1


INTERRUPTED = """
import sys
from pmfacilitator.cli import main, program
def interrupt(context):
    raise KeyboardInterrupt
program.invoke = interrupt
sys.argv = ["pmfacilitator", "list"]
main()
"""


def test_an_interrupted_command_says_nothing(environment: dict[str, str]) -> None:
    done = started(environment=environment, code=INTERRUPTED)
    assert done.returncode == 130
    assert done.stderr.strip() == b""
