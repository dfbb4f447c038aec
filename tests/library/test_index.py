"""The index reads only what changed, is never wrong after another program's edit, and can go."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from pmfacilitator.library import cache_file
from pmfacilitator.library.index import Index
from pmfacilitator.library.learning import learn
from pmfacilitator.storage.library import Library
from pmfacilitator.storage.shelf import Shelf
from tests.library.conftest import Place, titles


def test_it_knows_what_reading_every_file_tells(place: Place) -> None:
    for title in ("Refunds paid twice", "Login is slow", ""):
        place.keep(title)
    (place.folder / "broken.json").write_text("{", "utf-8")
    (place.folder / "package.json").write_text('{"name": "x"}', "utf-8")
    index = place.index()
    assert index.refresh()
    by_path = {summary.path: summary for summary in index.summaries()}
    assert by_path == {each.path: each for each in Library(place.folder).summaries()}
    again = place.index()
    again.refresh()
    assert {summary.path: summary for summary in again.summaries()} == by_path


def test_only_files_that_changed_are_read_again(place: Place) -> None:
    paths = [place.keep(title) for title in ("one", "two", "three")]
    titles(place.index())
    place.shelf.looks.clear()
    place.retitle(paths[1], "two again")
    assert titles(place.index()) == ["one", "three", "two again"]
    assert place.shelf.looks == {paths[1].name: 1}


def test_what_is_no_meeting_is_not_read_again_either(place: Place) -> None:
    place.keep("one")
    (place.folder / "package.json").write_text('{"name": "x"}', "utf-8")
    titles(place.index())
    place.shelf.looks.clear()
    assert titles(place.index()) == ["one"]
    assert place.shelf.looks == {}


def test_an_edit_is_noticed_that_keeps_size_time_and_file(place: Place) -> None:
    path = place.keep("alpha")
    assert titles(place.index()) == ["alpha"]
    before = path.stat()
    with path.open("r+b") as file:
        data = file.read().replace(b"alpha", b"omega")
        file.seek(0)
        file.write(data)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    after = path.stat()
    assert (after.st_ino, after.st_size, after.st_mtime_ns) == (
        before.st_ino,
        before.st_size,
        before.st_mtime_ns,
    )
    assert titles(place.index()) == ["omega"]


def test_a_file_that_was_read_while_it_was_young_is_read_once_more(place: Place) -> None:
    path = place.keep("young")
    titles(place.index(later_ns=0))
    place.shelf.looks.clear()
    titles(place.index())
    titles(place.index())
    assert place.shelf.looks == {path.name: 1}


def test_what_is_gone_new_or_renamed_is_noticed_by_an_index_that_is_open(place: Place) -> None:
    index = place.index()
    one, two = place.keep("one"), place.keep("two")
    assert titles(index) == ["one", "two"]
    one.unlink()
    place.keep("three")
    two.rename(two.with_name("renamed.json"))
    assert titles(index) == ["three", "two"]
    assert {each.path.name for each in index.summaries()} == {
        "2026-11-18-three.json",
        "renamed.json",
    }


def test_what_is_archived_is_known_as_such(place: Place) -> None:
    path = place.keep("old")
    place.keep("new")
    (place.folder / "archive").mkdir()
    path.rename(place.folder / "archive" / path.name)
    index = place.index()
    titles(index)
    assert {each.title: each.archived for each in index.summaries()} == {"old": True, "new": False}


def test_the_newest_names_come_first_if_not_all_are_read_at_once(place: Place) -> None:
    for day in ("2026-01-05", "2026-03-01", "2026-02-01"):
        place.keep(day, day)
    index = place.index()
    assert not index.refresh(2)
    assert sorted(each.title for each in index.summaries()) == ["2026-02-01", "2026-03-01"]
    assert index.refresh(2)
    assert len(list(index.summaries())) == 3


class TestPeeking:
    def peeked(self, place: Place, most: int) -> list[str]:
        index = place.index()
        index.peek(most)
        return [each.title for each in index.newest(most)]

    def keep_three(self, place: Place) -> list[Path]:
        return [place.keep(day, day) for day in ("2026-01-05", "2026-03-01", "2026-02-01")]

    def test_a_small_library_is_known_at_once(self, place: Place) -> None:
        self.keep_three(place)
        index = place.index()
        assert index.peek(3)
        assert [each.title for each in index.newest(3)] == [
            "2026-03-01",
            "2026-02-01",
            "2026-01-05",
        ]

    def test_of_a_large_one_only_the_newest_are_looked_at(self, place: Place) -> None:
        self.keep_three(place)
        assert not place.index().peek(2)
        place.shelf.looks.clear()
        assert self.peeked(place, 2) == ["2026-03-01", "2026-02-01"]
        assert sum(place.shelf.looks.values()) <= 1

    def test_what_changed_among_them_is_noticed(self, place: Place) -> None:
        old, newest, _ = self.keep_three(place)
        titles(place.index())
        place.retitle(newest, "again")
        place.keep("brand new", "2026-04-01")
        old.unlink()
        assert self.peeked(place, 2) == ["brand new", "again"]
        newest.unlink()
        assert self.peeked(place, 2) == ["brand new", "2026-02-01"]

    def test_the_rest_is_looked_at_by_a_refresh(self, place: Place) -> None:
        old, *_ = self.keep_three(place)
        titles(place.index())
        place.retitle(old, "changed")
        index = place.index()
        index.peek(2)
        assert index.count == 3
        assert titles(index) == ["2026-02-01", "2026-03-01", "changed"]


def test_a_meeting_is_found_by_its_id(place: Place) -> None:
    path = place.keep("one", id="aaa1111111")
    index = place.index()
    index.refresh()
    assert index.holding("aaa1111111") == path
    assert index.holding("aaa2222222") is None


class TestTheFile:
    def test_it_can_be_deleted_at_any_time(self, place: Place) -> None:
        place.keep("one")
        index = place.index()
        assert titles(index) == ["one"]
        place.index_file().unlink()
        place.keep("two")
        assert titles(index) == ["one", "two"]
        assert titles(place.index()) == ["one", "two"]

    @pytest.mark.parametrize("data", [b"", b"no database", b"SQLite format 3\0" + b"x" * 9000])
    def test_one_that_is_none_is_made_anew(self, place: Place, data: bytes) -> None:
        place.keep("one")
        first = place.index()
        titles(first)
        first.close()
        place.index_file().write_bytes(data)
        index = place.index()
        assert titles(index) == ["one"]
        assert index.trouble == ""
        index.close()
        place.shelf.looks.clear()
        assert titles(place.index()) == ["one"]
        assert place.shelf.looks == {}

    def test_one_that_is_damaged_in_its_middle_is_made_anew(self, place: Place) -> None:
        for number in range(40):
            place.keep(f"meeting {number}")
        first = place.index()
        titles(first)
        first.close()
        path = place.index_file()
        size = path.stat().st_size
        with path.open("r+b") as file:
            file.seek(4096)
            file.write(b"\xff" * (size - 4096))
        index = place.index()
        assert len(titles(index)) == 40
        assert index.trouble == ""

    def test_without_a_place_for_it_everything_still_works(self, place: Place) -> None:
        place.keep("one")
        place.caches.write_text("in the way", "utf-8")
        index = place.index()
        assert titles(index) == ["one"]
        assert index.trouble == (
            "The index cannot be kept (File exists), so every meeting is read anew."
        )
        place.keep("two")
        assert titles(index) == ["one", "two"]

    def test_one_that_another_program_holds_is_done_without(
        self, place: Place, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(cache_file, "WAIT_SECONDS", 0.01)
        place.keep("one")
        titles(place.index())
        place.keep("two")
        with closing(sqlite3.connect(place.index_file(), isolation_level=None)) as other:
            other.execute("BEGIN EXCLUSIVE")
            index = place.index()
            assert titles(index) == ["one", "two"]
            assert "locked" in index.trouble
        assert titles(place.index()) == ["one", "two"]

    def test_nobody_else_on_the_computer_may_read_it(self, place: Place) -> None:
        place.keep("one")
        titles(place.index())
        assert place.index_file().stat().st_mode & 0o077 == 0
        assert place.caches.stat().st_mode & 0o077 == 0

    def test_each_library_has_its_own(self, place: Place, tmp_path: Path) -> None:
        place.keep("one")
        other = Place(tmp_path / "other", place.caches)
        other.keep("another")
        assert titles(place.index()) == ["one"]
        assert titles(other.index()) == ["another"]
        assert titles(place.index()) == ["one"]

    def test_one_that_nobody_used_for_long_is_deleted(self, place: Place) -> None:
        place.caches.mkdir()
        old, young = place.caches / "old-1.index", place.caches / "young-1.index"
        for path in (old, young):
            path.touch()
        os.utime(old, (0, 0))
        titles(place.index())
        assert not old.exists()
        assert young.exists()

    def test_without_a_folder_for_indexes_nothing_is_written(self, place: Place) -> None:
        place.keep("one")
        index = Index(place.shelf, None)
        assert titles(index) == ["one"]
        assert index.trouble == ""
        assert not place.caches.exists()


def test_several_processes_build_it_at_once(place: Place) -> None:
    for number in range(30):
        place.keep(f"meeting {number:02}")
    program = (
        "import sys\n"
        "from pathlib import Path\n"
        "from pmfacilitator.library.index import Index\n"
        "from pmfacilitator.library.learning import learn, seen_meetings\n"
        "from pmfacilitator.storage.shelf import Shelf\n"
        "index = Index(Shelf(Path(sys.argv[1])), Path(sys.argv[2]))\n"
        "index.refresh()\n"
        "while not learn(index, 3): pass\n"
        "print(len(list(index.summaries())), len(list(seen_meetings(index))), index.trouble)\n"
    )
    argv = [sys.executable, "-c", program, str(place.folder), str(place.caches)]
    running = [subprocess.Popen(argv, stdout=subprocess.PIPE, text=True) for _ in range(3)]
    said = [process.communicate(timeout=60)[0] for process in running]
    assert said == ["30 30 \n"] * 3
    place.shelf.looks.clear()
    assert len(titles(Index(Shelf(place.folder), place.caches))) == 30
    index = place.index()
    assert learn(index)
    assert place.shelf.meetings == {}
