"""What is noted privately is in nothing that anybody else could be shown."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from pmfacilitator.cli.example import keep_example
from pmfacilitator.cli.program import program
from pmfacilitator.demo import HELD
from pmfacilitator.domain.private_notes import PrivateNotes
from pmfacilitator.export.offers import OFFERS
from pmfacilitator.storage.library import Library
from pmfacilitator.storage.names import notes_of
from pmfacilitator.template_files import names
from tests.cli.conftest import Done, Run

MARKER = "quagga-5150"
WORD = "zanzibar"
"""Stands beside the marker; whoever is asked for it must not find the other."""


def commands(group: click.Group, *path: str) -> Iterator[tuple[str, ...]]:
    """Every command there is, those within others too."""
    for name, command in group.commands.items():
        yield (*path, name)
        if isinstance(command, click.Group):
            yield from commands(command, *path, name)


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Library:
    """A library with one meeting, about which much is noted."""
    monkeypatch.setattr("platformdirs.user_state_path", lambda *_, **__: tmp_path / "state")
    monkeypatch.chdir(tmp_path)
    library = Library(tmp_path / "library")
    path = keep_example(library, HELD)
    (summary,) = library.summaries()
    file = library.private_notes(path, summary.id)
    notes = PrivateNotes(general=f"{WORD} {MARKER}").with_step("timeline", f"14:32 {MARKER}")
    file.save(notes.with_step("decisions", f"{WORD} {MARKER}"))
    file.close()
    return library


def is_silent(done: Done) -> bool:
    return MARKER not in done.out + done.err


@pytest.mark.usefixtures("library")
@pytest.mark.parametrize("command", [*commands(program)], ids=" ".join)
def test_no_command_tells_of_it(pm: Run, command: tuple[str, ...]) -> None:
    for words in ((), ("last",), (WORD,)):
        for options in ((), ("--json",)):
            assert is_silent(pm(*command, *words, *options))


def test_no_target_and_no_view_holds_it(pm: Run, library: Library) -> None:
    for target, offer in OFFERS.items():
        for view in offer.views:
            done = pm("export", "last", "--to", target, "--view", view)
            assert done.status == 0
            assert is_silent(done)


def test_no_template_holds_it(pm: Run, library: Library, tmp_path: Path) -> None:
    for name in names():
        done = pm("export", "last", "--template", name)
        assert done.status == 0
        assert is_silent(done)


def test_a_folder_that_is_read_for_timelines_does_not_give_it_away(
    pm: Run, library: Library
) -> None:
    assert is_silent(pm("timeline", str(library.folder)))


@pytest.mark.parametrize("command", ["show", "load", "export", "ask", "answer"])
def test_its_file_is_no_meeting(pm: Run, library: Library, command: str) -> None:
    (path,) = (summary.path for summary in library.summaries())
    done = pm(command, str(notes_of(path)), *(["--no-open"] if command == "load" else []))
    assert done.status != 0
    assert is_silent(done)


def test_nothing_else_in_the_library_holds_it_wherever_the_meeting_goes(
    pm: Run, library: Library, tmp_path: Path
) -> None:
    pm("list")
    (path,) = (summary.path for summary in library.summaries())
    assert holding(tmp_path) == {notes_of(path)}
    moved = library.trash(path)
    assert holding(tmp_path) == {notes_of(moved)}


def holding(folder: Path) -> set[Path]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path for path in files if MARKER.encode() in path.read_bytes()}
