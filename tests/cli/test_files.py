"""The files of this computer, as they are shown to a room: home is `~`, whatever it is called."""

from __future__ import annotations

from pathlib import Path

import pytest

from pmfacilitator.cli.files import DiskFiles
from pmfacilitator.errors import FileTrouble, InvalidImport
from pmfacilitator.screens.importing.files import Listed


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    home = tmp_path / "mara"
    (home / "incidents").mkdir(parents=True)
    (home / "notes.txt").write_text("14:05 errors rise")
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("USERPROFILE", str(home))
    monkeypatch.chdir(home / "incidents")
    return home


def test_it_begins_in_the_present_folder(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert DiskFiles().start() == "~/incidents/"
    monkeypatch.chdir(home)
    assert DiskFiles().start() == "~/"
    monkeypatch.chdir(home.parent)
    assert DiskFiles().start() == f"{home.parent.as_posix()}/"


@pytest.mark.parametrize(
    ("path", "told"), [("/", "~/"), ("", "~"), ("/a/b.md", "~/a/b.md"), ("x/b.md", None)]
)
def test_a_path_into_home_is_told_without_saying_where_home_is(
    path: str, told: str | None, home: Path
) -> None:
    typed = home.as_posix() + path
    assert DiskFiles().told(typed) == (told or typed)


@pytest.mark.usefixtures("home")
def test_a_folder_is_listed_by_any_of_its_names() -> None:
    files = DiskFiles()
    there = {Listed("incidents", is_folder=True), Listed("notes.txt")}
    assert set(files.listed("~/")) == set(files.listed("../")) == there
    assert list(files.listed("")) == []


@pytest.mark.usefixtures("home")
def test_a_file_is_read_by_the_path_that_is_shown() -> None:
    (part,) = DiskFiles().gather("~/notes.txt").parts
    assert (part.path, part.data) == ("notes.txt", b"14:05 errors rise")


@pytest.mark.parametrize("folder", ["~/nowhere/", "~/notes.txt/", "\0/", "~mara/"])
def test_what_cannot_be_listed_is_named_as_it_was_typed(folder: str, home: Path) -> None:
    with pytest.raises(FileTrouble) as error:
        DiskFiles().listed(folder)
    assert str(home) not in str(error.value)


@pytest.mark.parametrize(
    "path", ["~/nowhere.md", "~/incidents/", "~/nowhere/" + "deep/" * 20 + "x.md"]
)
def test_what_cannot_be_read_is_named_as_it_was_typed(path: str, home: Path) -> None:
    with pytest.raises((FileTrouble, InvalidImport)) as error:
        DiskFiles().gather(path)
    assert str(error.value).startswith("~/")
    assert str(home.parent) not in str(error.value)
