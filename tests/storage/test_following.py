"""A follower sees what another window makes of a meeting, and leaves nothing behind in its folder."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from pmfacilitator.domain.desk import Place
from pmfacilitator.domain.edits import ChangeRow
from pmfacilitator.errors import FileTrouble, MeetingDamaged, NotFound
from pmfacilitator.storage import following
from pmfacilitator.storage.following import PATIENCE, SETTLING, FollowedFile
from pmfacilitator.storage.library import Library
from pmfacilitator.storage.meeting_file import MeetingFile, open_meeting
from tests.storage.samples import NOW, content, kept, retitled, rewrite, sample
from tests.traces import traces

LAST = "this is how it stood last."


@dataclass
class Seconds:
    """A clock that only comes on by hand."""

    now: float = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def seconds() -> Seconds:
    return Seconds()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return kept(tmp_path / "library")


@pytest.fixture
def writer(path: Path) -> Iterator[MeetingFile]:
    file = open_meeting(path, now=NOW)
    yield file
    file.close()


@pytest.fixture
def follower(path: Path, seconds: Seconds, writer: MeetingFile) -> FollowedFile:
    return FollowedFile(path, clock=seconds)


def entitle(writer: MeetingFile, title: str) -> None:
    writer.save(retitled(writer.meeting, title), writer.desk)


def title(follower: FollowedFile) -> str:
    return follower.sight.meeting.title


class TestSeeing:
    def test_every_save_is_seen_once(self, writer: MeetingFile, follower: FollowedFile) -> None:
        for name in ("Refunds", "Refunds, twice"):
            entitle(writer, name)
            sight = follower.look()
            assert sight is not None
            assert sight.meeting.title == title(follower) == name
            assert follower.look() is None

    def test_a_changed_desk_leaves_the_meeting_the_very_same(
        self, writer: MeetingFile, follower: FollowedFile
    ) -> None:
        before = follower.sight.meeting
        place = Place(step="why", prompt="factors")
        writer.save(writer.meeting, writer.desk.changed(place=place).with_draft("x", "half a th"))
        sight = follower.look()
        assert sight is not None
        assert (sight.desk.place, sight.desk.draft("x")) == (place, "half a th")
        assert sight.meeting is before

    def test_rows_that_stay_are_the_very_same(
        self, writer: MeetingFile, follower: FollowedFile
    ) -> None:
        first, second = follower.sight.meeting.timeline
        writer.save(ChangeRow(second.id, "text", "paged").applied(writer.meeting), writer.desk)
        follower.look()
        timeline = follower.sight.meeting.timeline
        assert timeline[0] is first
        assert (timeline[1].id, timeline[1].text) == (second.id, "paged")

    def test_a_row_changed_in_place_by_another_program_is_seen(
        self, path: Path, follower: FollowedFile
    ) -> None:
        meeting = ChangeRow("t000000002", "text", "pager fired twice").applied(sample())
        rewrite(path, content(path) | {"meeting": {"1": stored(path, meeting)}})
        assert follower.look() is not None
        assert follower.sight.meeting.timeline[1].text == "pager fired twice"

    def test_what_keeps_all_its_marks_is_seen_while_marks_prove_nothing(
        self, path: Path, writer: MeetingFile, follower: FollowedFile, seconds: Seconds
    ) -> None:
        entitle(writer, "Refunds paid once")
        follower.look()
        before = path.stat()
        seconds.now += SETTLING - 0.1
        data = path.read_bytes().replace(b"paid once", b"paid nine")
        path.write_bytes(data)
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
        assert path.stat().st_size == before.st_size
        assert follower.look() is not None
        assert title(follower) == "Refunds paid nine"

    def test_a_file_at_rest_is_not_read(
        self, follower: FollowedFile, seconds: Seconds, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        seconds.now += SETTLING
        monkeypatch.setattr(following, "read_file", refuse)
        assert follower.look() is None

    def test_a_link_is_followed_to_where_it_leads(
        self, tmp_path: Path, path: Path, writer: MeetingFile
    ) -> None:
        link = tmp_path / "link.json"
        link.symlink_to(path)
        followed = Library(tmp_path).follow(link)
        assert isinstance(followed, FollowedFile)
        entitle(writer, "Refunds")
        assert followed.look() is not None


class TestWaiting:
    def test_the_next_sight_is_waited_for(
        self, writer: MeetingFile, path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(following, "TICK", 0)
        follower = FollowedFile(path)
        entitle(writer, "Refunds")
        sight = follower.next()
        assert sight is not None
        assert sight.meeting.title == "Refunds"

    def test_closing_lets_go_of_whoever_waits(self, follower: FollowedFile) -> None:
        seen: list[object] = ["nothing yet"]
        waiting = threading.Thread(target=lambda: seen.append(follower.next()))
        waiting.start()
        follower.close()
        waiting.join(5)
        assert seen == ["nothing yet", None]


class TestTrouble:
    def test_what_is_missing_or_damaged_for_a_moment_is_no_news(
        self, path: Path, follower: FollowedFile, seconds: Seconds
    ) -> None:
        data = path.read_bytes()
        path.write_bytes(data[: len(data) // 2])
        assert follower.look() is None
        seconds.now += PATIENCE - 0.1
        assert follower.look() is None
        path.unlink()
        assert follower.look() is None
        path.write_bytes(data)
        assert follower.look() is None
        seconds.now += PATIENCE
        assert follower.look() is None

    @pytest.mark.parametrize("is_settled", [False, True])
    def test_a_file_that_goes_is_told_once_and_what_comes_back_is_seen(
        self,
        path: Path,
        tmp_path: Path,
        follower: FollowedFile,
        seconds: Seconds,
        *,
        is_settled: bool,
    ) -> None:
        before = follower.sight
        seconds.now += SETTLING if is_settled else 0
        away = path.rename(tmp_path / "away.json")
        assert wrong(follower, seconds) == f"The meeting's file is gone; {LAST}"
        assert follower.sight.meeting is before.meeting
        seconds.now += 60
        assert follower.look() is None
        away.rename(path)
        assert follower.look() == before

    def test_a_meeting_in_the_trash_is_said_to_be_there(
        self, path: Path, writer: MeetingFile, follower: FollowedFile, seconds: Seconds
    ) -> None:
        entitle(writer, "Refunds")
        follower.look()
        writer.close()
        moved = Library(path.parent).trash(path)
        assert wrong(follower, seconds) == f"The meeting is in the trash; {LAST}"
        moved.rename(path)
        sight = follower.look()
        assert sight is not None
        assert (sight.meeting.title, sight.trouble) == ("Refunds", "")

    def test_damage_that_lasts_is_told_and_mended(
        self, path: Path, follower: FollowedFile, seconds: Seconds
    ) -> None:
        data = path.read_bytes()
        path.write_text("{", "utf-8")
        assert wrong(follower, seconds) == f"The meeting's file is damaged; {LAST}"
        seconds.now += SETTLING
        assert follower.look() is None
        path.write_bytes(data)
        sight = follower.look()
        assert sight is not None
        assert sight.trouble == ""

    def test_another_meeting_of_that_name_is_not_shown(
        self, path: Path, writer: MeetingFile, follower: FollowedFile
    ) -> None:
        mine = path.read_bytes()
        writer.close()
        path.unlink()
        kept(path.parent, sample().changed(id="dddddddddd"))
        sight = follower.look()
        assert sight is not None
        assert sight.trouble == f"Another meeting took its place; {LAST}"
        assert sight.meeting.id == "aaaaaaaaaa"
        assert follower.look() is None
        path.write_bytes(mine)
        assert follower.look() is not None
        assert follower.sight.trouble == ""

    def test_a_file_that_cannot_be_read_is_told(
        self, path: Path, tmp_path: Path, follower: FollowedFile, seconds: Seconds
    ) -> None:
        away = path.rename(tmp_path / "away.json")
        path.mkdir()
        assert wrong(follower, seconds) == f"The meeting's file cannot be read; {LAST}"
        path.rmdir()
        away.rename(path)
        seconds.now += SETTLING
        sight = follower.look()
        assert sight is not None
        assert sight.trouble == ""

    @pytest.mark.parametrize(
        ("spoil", "error"),
        [
            (Path.unlink, NotFound),
            (lambda path: path.write_text("{", "utf-8"), MeetingDamaged),
            (lambda path: (path.unlink(), path.mkdir()), FileTrouble),
        ],
    )
    def test_what_cannot_be_read_at_first_is_not_followed(
        self, path: Path, spoil: Callable[[Path], object], error: type[Exception]
    ) -> None:
        spoil(path)
        with pytest.raises(error, match=path.name):
            FollowedFile(path)


def test_following_writes_nothing_and_holds_nothing(
    path: Path, writer: MeetingFile, seconds: Seconds
) -> None:
    entitle(writer, "Refunds")
    before = traces(path.parent)
    follower = FollowedFile(path, clock=seconds)
    for _ in range(3):
        follower.look()
        seconds.now += SETTLING / 2
    assert traces(path.parent) == before
    entitle(writer, "Refunds, twice")
    writer.close()
    open_meeting(path, now=NOW).close()


def wrong(follower: FollowedFile, seconds: Seconds) -> str:
    """What is told of trouble that has lasted long enough."""
    assert follower.look() is None
    seconds.now += PATIENCE
    sight = follower.look()
    assert sight is not None
    return sight.trouble


def stored(path: Path, meeting: object) -> object:
    assert isinstance(meeting, type(sample()))
    document = content(path)["meeting"]["1"]
    return document | {"meeting": meeting.model_dump(mode="json")}


def refuse(path: Path) -> object:
    raise AssertionError(f"{path} was read")
