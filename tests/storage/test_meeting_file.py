"""One meeting's file: what is saved comes back, one window writes, nothing is overwritten."""

from __future__ import annotations

import datetime as dt
import errno
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from difflib import ndiff
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from tinydb import TinyDB
from tinydb.storages import MemoryStorage

from pmfacilitator.domain.desk import Desk, Place
from pmfacilitator.domain.edits import AddRow, ChangeRow, MoveRow, RemoveRow
from pmfacilitator.domain.meeting import Meeting
from pmfacilitator.domain.prompts import Slot
from pmfacilitator.domain.rows import Entry
from pmfacilitator.errors import FileTrouble, MeetingChanged, MeetingDamaged, NotFound, ReadOnly
from pmfacilitator.storage.meeting_file import MeetingFile, open_meeting, write_new
from pmfacilitator.storage.stored import StoredMeeting
from tests.builders import desks, meetings
from tests.storage.samples import LATER, NOW, content, kept, retitled, rewrite, sample

DESK = Desk(place=Place(step="why", prompt="factors")).with_draft("why.factors", "half a th")


@contextmanager
def opened(path: Path, now: dt.datetime = NOW, *, read_only: bool = False) -> Iterator[MeetingFile]:
    file = open_meeting(path, now=now, read_only=read_only)
    try:
        yield file
    finally:
        file.close()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return kept(tmp_path)


class TestSaving:
    @settings(max_examples=25)
    @given(meetings(), desks())
    def test_any_meeting_and_desk_come_back_equal(self, meeting: Meeting, desk: Desk) -> None:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "x.json")
            write_new(path, sample())
            with opened(path) as file:
                file.save(meeting, desk)
            with opened(path, read_only=True) as file:
                assert (file.meeting, file.desk) == (meeting, desk)

    @settings(max_examples=20)
    @given(meetings(), desks())
    def test_the_tables_hold_the_same_in_memory(self, meeting: Meeting, desk: Desk) -> None:
        db = TinyDB(storage=MemoryStorage)
        StoredMeeting(db).store(meeting, desk)
        contents = StoredMeeting(db).load()
        assert (contents.meeting, contents.desk) == (meeting, desk)

    def test_one_changed_row_is_one_changed_line(self, path: Path) -> None:
        with opened(path) as file:
            before = path.read_text("utf-8").splitlines()
            changed = ChangeRow("t000000002", "text", "pager fired twice").applied(file.meeting)
            file.save(changed, file.desk)
        after = path.read_text("utf-8").splitlines()
        new = [line for line in ndiff(before, after) if line.startswith("+ ")]
        assert ['"revision": 2' in new[0], "pager fired twice" in new[1], len(new)] == [1, 1, 2]

    def test_saving_what_is_saved_writes_nothing(self, path: Path) -> None:
        with opened(path) as file:
            before = path.stat()
            file.save(file.meeting, file.desk)
            file.save(sample(), file.desk.changed())
            assert path.stat() == before

    def test_the_same_meeting_is_the_same_bytes_after_reopening(self, path: Path) -> None:
        with opened(path):
            before = path.read_bytes()
        with opened(path):
            assert path.read_bytes() == before

    def test_the_revision_counts_the_meeting_and_not_the_desk(self, path: Path) -> None:
        with opened(path) as file:
            file.save(file.meeting, DESK)
            assert file.revision == content(path)["meeting"]["1"]["revision"] == 1
            file.save(retitled(file.meeting, "Refunds doubled"), DESK)
            file.save(retitled(file.meeting, "Refunds doubled"), Desk())
            assert file.revision == content(path)["meeting"]["1"]["revision"] == 2
        with opened(path, LATER) as file:
            assert file.revision == 2

    def test_the_file_as_it_was_opened_is_kept_beside_it(self, path: Path) -> None:
        with opened(path) as file:
            file.save(retitled(file.meeting, "First"), file.desk)
        before = path.read_bytes()
        with opened(path, LATER) as file:
            file.save(retitled(file.meeting, "Second"), file.desk)
            file.save(retitled(file.meeting, "Third"), file.desk)
        assert path.with_name(f"{path.name}.bak").read_bytes() == before

    def test_a_full_disk_is_reported_and_the_next_save_succeeds(
        self, path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        with opened(path) as file:
            before = path.read_bytes()

            def full(_: int) -> None:
                raise OSError(errno.ENOSPC, "No space left on device")

            with monkeypatch.context() as patched:
                patched.setattr(os, "fsync", full)
                with pytest.raises(FileTrouble, match="No space left on device"):
                    file.save(file.meeting, DESK)
            assert path.read_bytes() == before
            file.save(file.meeting, DESK)
        with opened(path, read_only=True) as file:
            assert file.desk == DESK

    def test_a_meeting_behind_a_link_is_saved_where_it_is(self, path: Path) -> None:
        link = path.with_name("link.json")
        link.symlink_to(path)
        with opened(link) as file, opened(path) as other:
            file.save(file.meeting, DESK)
            assert (file.path, other.read_only) == (link, True)
        assert link.is_symlink()
        with opened(path, read_only=True) as file:
            assert file.desk == DESK


class TestOpening:
    def test_it_says_in_the_file_since_when_it_is_open(self, path: Path) -> None:
        with opened(path) as file:
            assert file.desk.opened == NOW
        assert content(path)["desk"]["1"]["opened"] == "2026-11-20T14:02:31Z"

    def test_a_second_window_reads_and_is_told_since_when(self, path: Path) -> None:
        with opened(path) as first, opened(path, LATER) as second:
            assert (first.read_only, first.why_read_only) == (False, "")
            assert second.read_only
            assert second.why_read_only == ("Open in another window since 14:02 UTC; reading only.")
            assert second.meeting == first.meeting
            with pytest.raises(ReadOnly):
                second.save(retitled(second.meeting, "No"), second.desk)

    def test_another_day_is_named(self, path: Path) -> None:
        with opened(path), opened(path, NOW + dt.timedelta(days=1)) as second:
            assert second.why_read_only == (
                "Open in another window since 2026-11-20 14:02 UTC; reading only."
            )

    def test_the_next_window_can_write_once_the_first_has_closed(self, path: Path) -> None:
        with opened(path) as first:
            first.close()
            with opened(path, LATER) as second:
                assert not second.read_only
                with pytest.raises(ReadOnly):
                    first.save(retitled(first.meeting, "No"), first.desk)

    def test_who_only_wants_to_read_keeps_nobody_out_and_leaves_no_trace(self, path: Path) -> None:
        names = sorted(path.parent.iterdir())
        with opened(path, read_only=True) as reader:
            assert reader.why_read_only == "Opened for reading only."
            assert sorted(path.parent.iterdir()) == names
            with opened(path) as writer:
                assert not writer.read_only

    def test_a_folder_that_cannot_be_written_is_read(
        self, path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        real = os.open

        def refuse(name: Any, flags: int, *args: Any, **kwargs: Any) -> int:
            if flags & (os.O_CREAT | os.O_RDWR):
                raise PermissionError(errno.EACCES, "Permission denied")
            return real(name, flags, *args, **kwargs)

        monkeypatch.setattr(os, "open", refuse)
        with opened(path) as file:
            assert file.read_only
            assert file.why_read_only == (
                f"{path.parent} cannot be written: Permission denied; reading only."
            )
            assert file.meeting == sample()

    def test_a_write_protected_file_is_read(
        self, path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(os, "access", lambda *_: False)
        with opened(path) as file:
            assert file.why_read_only == "The file is write-protected; reading only."

    def test_a_drive_without_locks_is_written_all_the_same(
        self, path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        fcntl = pytest.importorskip("fcntl")

        def no_locks(*_: object) -> None:
            raise OSError(errno.ENOLCK, "No locks available")

        monkeypatch.setattr(fcntl, "flock", no_locks)
        with opened(path) as file:
            file.save(file.meeting, DESK)
            assert not file.read_only

    def test_what_a_killed_window_left_is_swept(self, path: Path) -> None:
        left = path.with_name(f".{path.name}.0123abcd.tmp")
        left.touch()
        with opened(path, read_only=True):
            assert left.exists()
        with opened(path):
            assert not left.exists()

    def test_a_full_disk_does_not_keep_a_meeting_closed(
        self, path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def full(_: int) -> None:
            raise OSError(errno.ENOSPC, "No space left on device")

        monkeypatch.setattr(os, "fsync", full)
        with opened(path) as file:
            assert not file.read_only

    def test_no_such_file_is_said_and_leaves_no_lock(self, tmp_path: Path) -> None:
        with pytest.raises(NotFound, match="no file"):
            open_meeting(tmp_path / "x.json", now=NOW)
        assert list(tmp_path.iterdir()) == []

    def test_a_folder_is_no_meeting(self, tmp_path: Path) -> None:
        (tmp_path / "x.json").mkdir()
        with pytest.raises(FileTrouble, match="cannot be read"):
            open_meeting(tmp_path / "x.json", now=NOW)


class TestChangedUnderUs:
    def test_what_another_program_wrote_is_not_overwritten(self, path: Path) -> None:
        with opened(path) as file:
            theirs = content(path)
            theirs["meeting"]["1"]["meeting"]["status"] = "final"
            rewrite(path, theirs)
            before = path.read_bytes()
            for _ in range(2):
                with pytest.raises(MeetingChanged, match="changed, moved or deleted"):
                    file.save(file.meeting, DESK)
            assert path.read_bytes() == before

    def test_a_deleted_file_is_not_quietly_made_again(self, path: Path) -> None:
        with opened(path) as file:
            path.unlink()
            with pytest.raises(MeetingChanged):
                file.save(file.meeting, DESK)
            assert not path.exists()

    def test_a_file_that_was_only_touched_or_laid_out_anew_is_ours(self, path: Path) -> None:
        with opened(path) as file:
            path.write_bytes(path.read_bytes())
            file.save(file.meeting, DESK)
            rewrite(path, content(path))
            file.save(retitled(file.meeting, "Refunds doubled"), DESK)
        assert content(path)["meeting"]["1"]["revision"] == 2

    def test_a_copy_keeps_what_is_here_under_a_name_and_id_of_its_own(self, path: Path) -> None:
        with opened(path) as file:
            rewrite(path, {"meeting": {}})
            copy = file.save_copy(file.meeting, DESK)
            assert copy.name == "2026-11-18-refunds-paid-twice-copy.json"
            assert (file.path, file.desk, file.read_only) == (copy, DESK, False)
            assert file.meeting.id not in {sample().id, ""}
            assert file.meeting.changed(id=sample().id) == sample()
            with opened(copy, LATER) as other:
                assert other.read_only
            # The session knows nothing of the new id, and goes on.
            file.save(retitled(sample(), "Refunds doubled"), DESK)
        with opened(copy, read_only=True) as again:
            assert again.meeting.id == file.meeting.id
            assert again.meeting.incident.title == "Refunds doubled"
        assert content(path) == {"meeting": {}}

    def test_a_second_copy_gets_another_name(self, path: Path) -> None:
        with opened(path) as file:
            file.save_copy(file.meeting, DESK)
        with opened(path) as file:
            assert file.save_copy(file.meeting, DESK).stem.endswith("-copy-2")

    def test_a_reader_can_make_a_copy_and_go_on_in_it(self, path: Path) -> None:
        with opened(path), opened(path, LATER) as second:
            second.save_copy(second.meeting, second.desk)
            assert not second.read_only
            second.save(second.meeting, DESK)

    def test_a_copy_that_cannot_be_written_changes_nothing(
        self, path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        with opened(path) as file:

            def full(_: int) -> None:
                raise OSError(errno.ENOSPC, "No space left on device")

            with monkeypatch.context() as patched:
                patched.setattr(os, "fsync", full)
                with pytest.raises(FileTrouble):
                    file.save_copy(file.meeting, DESK)
            assert file.path == path
            file.save(file.meeting, DESK)
            assert not list(path.parent.glob("*copy*"))


class TestUnknownKeys:
    def with_more(self, path: Path) -> dict[str, Any]:
        data: dict[str, Any] = content(path)
        doc = data["meeting"]["1"]
        data["notes"] = {"7": {"theirs": True}}
        data["desk"]["1"]["window"] = {"width": 80}
        doc["made_with"] = "another program"
        doc["meeting"]["mood"] = "good"
        doc["meeting"]["incident"]["cost"] = [1, 2]
        doc["meeting"]["timeline"][1]["weight"] = 3
        doc["meeting"]["timeline"][0]["when"]["precision"] = "minute"
        doc["meeting"]["sections"][0]["factors"][0]["evidence"][1]["seen"] = True
        doc["meeting"]["sections"][1]["questions"] = "a name that is also a kind"
        doc["meeting"]["agenda"]["steps"][1]["questions"][0]["owner"] = "Design"
        rewrite(path, data)
        return data

    def test_they_survive_a_save_in_their_places(self, path: Path) -> None:
        before = self.with_more(path)
        with opened(path) as file:
            assert file.meeting == sample()
            file.save(retitled(file.meeting, "Refunds doubled"), file.desk)
        before["meeting"]["1"]["revision"] = 2
        before["meeting"]["1"]["meeting"]["incident"]["title"] = "Refunds doubled"
        before["desk"]["1"]["opened"] = "2026-11-20T14:02:31Z"
        assert content(path) == before

    def test_they_follow_their_row(self, path: Path) -> None:
        self.with_more(path)
        with opened(path) as file:
            meeting = MoveRow("t000000002", -1).applied(file.meeting)
            meeting = RemoveRow("t000000001").applied(meeting)
            meeting = AddRow(Slot("timeline"), Entry(text="calm"), 0).applied(meeting)
            file.save(meeting, file.desk)
        rows = content(path)["meeting"]["1"]["meeting"]["timeline"]
        assert [(row["text"], row.get("weight")) for row in rows] == [
            ("calm", None),
            ("pager fired", 3),
        ]

    def test_they_do_not_count_as_a_change(self, path: Path) -> None:
        self.with_more(path)
        with opened(path) as file:
            file.save(file.meeting, DESK)
            assert file.revision == 1

    def test_a_copy_has_them_too(self, path: Path) -> None:
        self.with_more(path)
        with opened(path) as file:
            copy = content(file.save_copy(file.meeting, file.desk))
        assert copy["notes"] == {"7": {"theirs": True}}
        assert copy["meeting"]["1"]["made_with"] == "another program"
        assert copy["meeting"]["1"]["meeting"]["timeline"][1]["weight"] == 3


class TestNewerFormat:
    def test_it_is_read_and_not_written(self, path: Path) -> None:
        data = content(path)
        data["meeting"]["1"]["schema"] = 2
        data["meeting"]["1"]["meeting"]["mood"] = "good"
        rewrite(path, data)
        with opened(path) as file:
            assert file.meeting == sample()
            assert "newer pmfacilitator" in file.why_read_only
            with opened(path) as other:
                assert other.why_read_only == file.why_read_only
        assert content(path) == data

    def test_what_cannot_be_understood_asks_for_an_update(self, path: Path) -> None:
        data = content(path)
        data["meeting"]["1"]["schema"] = 2
        data["meeting"]["1"]["meeting"]["timeline"] = {"by": "hour"}
        rewrite(path, data)
        with pytest.raises(FileTrouble, match="please update") as raised:
            open_meeting(path, now=NOW)
        assert not isinstance(raised.value, MeetingDamaged)


def damage(data: dict[str, Any], place: str, value: object) -> None:
    *steps, last = place.split(".")
    inner: Any = data
    for step in steps:
        inner = inner[int(step)] if isinstance(inner, list) else inner[step]
    if value is None:
        del inner[last]
    else:
        inner[last] = value


class TestDamaged:
    @pytest.mark.parametrize(
        ("place", "value", "why"),
        [
            ("meeting.1.meeting.timeline.1.when.time", "25:99", r"timeline\[1\]\.when\.time: must"),
            ("meeting.1.meeting.status", "lost", "status: "),
            ("meeting.1.meeting.agenda", None, "agenda: is missing"),
            ("meeting.1.meeting.sections.0.step", "nowhere", "no step 'nowhere'"),
            ("meeting.1.meeting", [], "must be an object"),
            ("meeting.1.schema", "one", "schema: must be a whole number"),
            ("meeting.1.schema", 0, "schema: must be a whole number"),
            ("meeting.1.revision", None, "revision: must be a whole number"),
            ("desk.1.opened", "noon", "on the desk, opened: must be"),
            ("meeting.1", None, "holds no meeting"),
            ("meeting", [], "holds no meeting"),
        ],
    )
    def test_the_path_that_is_wrong_is_named(
        self, path: Path, place: str, value: object, why: str
    ) -> None:
        data = content(path)
        damage(data, place, value)
        rewrite(path, data)
        with pytest.raises(MeetingDamaged, match=f"{path.name} is damaged: .*{why}"):
            open_meeting(path, now=NOW)

    def test_a_good_backup_is_named_and_works(self, path: Path) -> None:
        with opened(path):
            pass
        path.write_bytes(path.read_bytes()[:700])
        backup = path.with_name(f"{path.name}.bak")
        with pytest.raises(MeetingDamaged, match=f"copy {backup.name} over it"):
            open_meeting(path, now=NOW)
        path.write_bytes(backup.read_bytes())
        with opened(path) as file:
            assert file.meeting == sample()

    @pytest.mark.parametrize("backup", [None, "{}", "half a b"])
    def test_a_backup_that_is_missing_or_damaged_is_not_offered(
        self, path: Path, backup: str | None
    ) -> None:
        path.write_text("{", "utf-8")
        if backup is not None:
            path.with_name(f"{path.name}.bak").write_text(backup, "utf-8")
        with pytest.raises(MeetingDamaged) as raised:
            open_meeting(path, now=NOW)
        assert ".bak" not in str(raised.value)

    def test_its_lock_is_free_again(self, path: Path) -> None:
        good = path.read_bytes()
        path.write_text("{", "utf-8")
        with pytest.raises(MeetingDamaged):
            open_meeting(path, now=NOW)
        path.write_bytes(good)
        with opened(path) as file:
            assert not file.read_only

    def test_a_file_without_a_desk_has_an_empty_one(self, path: Path) -> None:
        data = content(path)
        del data["desk"]
        rewrite(path, data)
        with opened(path, read_only=True) as file:
            assert file.desk == Desk()
