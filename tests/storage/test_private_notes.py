"""Private notes: a file of their own for one pair of eyes, which nobody loses and nobody else reads."""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from pmfacilitator.domain.private_notes import PrivateNotes
from pmfacilitator.errors import FileTrouble, MeetingHeld, Refused
from pmfacilitator.storage.library import Library
from pmfacilitator.storage.meeting_file import open_meeting
from pmfacilitator.storage.names import notes_of
from pmfacilitator.storage.private_notes import NotesFile, open_notes
from tests.storage.samples import NOW, kept, sample
from tests.traces import traces

ID = "aaaaaaaaaa"
NOTES = PrivateNotes(general="Harbor must not hear of it").with_step("why", "ask Ada – “how?”")
MORE = NOTES.with_step("why", "Ada first")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return kept(tmp_path / "library")


@pytest.fixture
def file(path: Path) -> Iterator[NotesFile]:
    notes = open_notes(path, ID)
    yield notes
    notes.close()


@pytest.fixture
def lax(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    before = os.umask(0)
    yield
    os.umask(before)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def read(path: Path, meeting: str = ID) -> PrivateNotes:
    notes = open_notes(path, meeting)
    notes.close()
    return notes.notes


def test_what_is_noted_comes_back(path: Path, file: NotesFile) -> None:
    assert file.notes.is_empty
    assert file.save(NOTES) == notes_of(path)
    file.save(MORE)
    file.close()
    assert read(path) == MORE


def test_nothing_else_in_the_library_is_written(path: Path, file: NotesFile) -> None:
    before = traces(path.parent)
    file.save(NOTES)
    file.save(PrivateNotes())
    file.close()
    after = traces(path.parent)
    lock = f"{notes_of(path).name}.lock"
    assert {name: marks for name, marks in before.items() if name not in {".", lock}} == {
        name: marks for name, marks in after.items() if name != "."
    }


@pytest.mark.usefixtures("lax")
class TestPrivacy:
    def test_they_are_their_owners_alone_from_the_moment_they_are_made(
        self, path: Path, file: NotesFile, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        made: list[int] = []
        fsync = os.fsync

        def noted(descriptor: int) -> None:
            made.append(stat.S_IMODE(os.fstat(descriptor).st_mode))
            fsync(descriptor)

        monkeypatch.setattr(os, "fsync", noted)
        monkeypatch.setattr(os, "fchmod", lambda *_: None)
        file.save(NOTES)
        assert made[0] == 0o600
        assert mode(notes_of(path)) == 0o600
        assert mode(path.with_name(f"{notes_of(path).name}.lock")) == 0o600

    def test_notes_that_others_could_read_are_closed_to_them(
        self, path: Path, file: NotesFile
    ) -> None:
        file.save(NOTES)
        file.close()
        notes_of(path).chmod(0o644)
        read(path)
        assert mode(notes_of(path)) == 0o600

    @pytest.mark.parametrize("is_there", [True, False])
    def test_they_are_neither_read_nor_written_through_a_link(
        self, path: Path, tmp_path: Path, *, is_there: bool
    ) -> None:
        target = tmp_path / "elsewhere"
        if is_there:
            target.write_text("theirs", "utf-8")
        notes_of(path).symlink_to(target)
        with pytest.raises(Refused, match="is a link; private notes are kept through none"):
            open_notes(path, ID)
        assert target.exists() is is_there

    def test_a_link_that_comes_later_is_not_written_through(
        self, path: Path, tmp_path: Path, file: NotesFile
    ) -> None:
        file.save(NOTES)
        target = tmp_path / "elsewhere"
        target.write_text("theirs", "utf-8")
        notes_of(path).unlink()
        notes_of(path).symlink_to(target)
        beside = file.save(MORE)
        assert beside != notes_of(path)
        assert target.read_text("utf-8") == "theirs"
        assert (mode(beside), beside.is_symlink()) == (0o600, False)

    def test_what_is_no_file_is_refused(self, path: Path) -> None:
        os.mkfifo(notes_of(path))
        with pytest.raises(Refused, match="is no file"):
            open_notes(path, ID)


class TestNothingLost:
    def test_a_second_window_is_refused_and_a_third_is_not(
        self, path: Path, file: NotesFile
    ) -> None:
        with pytest.raises(MeetingHeld, match="open in another window; write there"):
            open_notes(path, ID)
        file.close()
        open_notes(path, ID).close()

    @pytest.mark.usefixtures("file")
    def test_the_meeting_itself_can_be_edited_meanwhile(self, path: Path) -> None:
        meeting = open_meeting(path, now=NOW)
        assert not meeting.read_only
        meeting.close()

    def test_what_another_program_wrote_meanwhile_is_left_alone(
        self, path: Path, file: NotesFile
    ) -> None:
        file.save(NOTES)
        theirs = notes_of(path).read_bytes().replace(b"Harbor", b"Nobody")
        notes_of(path).write_bytes(theirs)
        beside = file.save(MORE)
        assert beside.name == f"{notes_of(path).name}-2"
        assert file.save(NOTES) == beside
        assert notes_of(path).read_bytes() == theirs

    def test_a_file_that_went_is_written_again(self, path: Path, file: NotesFile) -> None:
        file.save(NOTES)
        notes_of(path).unlink()
        assert file.save(MORE) == notes_of(path)

    def test_marks_that_differ_alone_prove_nothing(self, path: Path, file: NotesFile) -> None:
        file.save(NOTES)
        os.utime(notes_of(path))
        assert file.save(MORE) == notes_of(path)

    def test_without_words_there_is_no_file(self, path: Path, file: NotesFile) -> None:
        file.save(NOTES)
        file.save(PrivateNotes())
        assert not notes_of(path).exists()

    @pytest.mark.parametrize(
        ("held", "error", "said"),
        [
            (b"{", FileTrouble, "holds no private notes; move it away"),
            (b"[]", FileTrouble, "holds no private notes"),
            (b'{"schema": 1, "meeting": "aaaaaaaaaa", "x": 1}', FileTrouble, "holds no private"),
            (b'{"schema": 2, "meeting": "aaaaaaaaaa"}', FileTrouble, "please update"),
            (b'{"schema": 1, "meeting": "zzzzzzzzzz"}', Refused, "notes of another meeting"),
        ],
    )
    def test_what_is_not_understood_is_not_written_over(
        self, path: Path, held: bytes, error: type[Exception], said: str
    ) -> None:
        notes_of(path).write_bytes(held)
        with pytest.raises(error, match=said):
            open_notes(path, ID)
        assert notes_of(path).read_bytes() == held
        with pytest.raises(error, match=said):  # and not "open in another window"
            open_notes(path, ID)

    def test_a_disk_that_takes_nothing_is_said_and_leaves_what_there_was(
        self, path: Path, file: NotesFile, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        file.save(NOTES)
        with monkeypatch.context() as full:
            full.setattr(os, "fsync", refuse)
            with pytest.raises(FileTrouble, match="cannot be written"):
                file.save(MORE)
        assert json.loads(notes_of(path).read_bytes())["general"] == NOTES.general
        file.save(MORE)
        assert not list(path.parent.glob("*.tmp"))


class TestTrash:
    def test_they_go_along_with_their_meeting(self, path: Path, file: NotesFile) -> None:
        file.save(NOTES)
        file.close()
        aside = path.with_name(f"{notes_of(path).name}-2")
        aside.write_text("kept", "utf-8")
        moved = Library(path.parent).trash(path)
        assert read(moved) == NOTES
        assert moved.with_name(f"{notes_of(moved).name}-2").read_text("utf-8") == "kept"
        assert [each.name for each in path.parent.iterdir() if "notes" in each.name] == []

    def test_a_meeting_whose_notes_are_open_stays(self, path: Path, file: NotesFile) -> None:
        file.save(NOTES)
        with pytest.raises(MeetingHeld, match=r"private notes about .* are open in a window"):
            Library(path.parent).trash(path)
        assert path.exists()
        file.close()
        open_meeting(path, now=NOW).close()

    def test_notes_never_fall_to_another_meeting_of_that_name(
        self, path: Path, file: NotesFile
    ) -> None:
        file.save(NOTES)
        file.close()
        library = Library(path.parent)
        first = library.trash(path)
        second = library.trash(kept(path.parent))
        assert (read(first), read(second).is_empty) == (NOTES, True)
        path.with_name(notes_of(path).name).write_text("left behind", "utf-8")
        assert kept(path.parent, sample().changed(id="dddddddddd")).name != path.name


def refuse(descriptor: int) -> None:
    raise OSError(28, "No space left on device")
