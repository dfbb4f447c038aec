"""What autosave promises, with a clock that is turned by hand and a disk that does as it is told."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmfacilitator.autosave import DELAY, RETRY, Autosave
from pmfacilitator.domain.desk import Desk
from pmfacilitator.domain.edits import ChangeIncident
from pmfacilitator.domain.meeting import Meeting
from pmfacilitator.errors import FileTrouble, MeetingChanged, PmFacilitatorError
from pmfacilitator.repository import OpenMeeting
from pmfacilitator.session import Session
from pmfacilitator.storage.library import Library
from tests import builders

NOW = dt.datetime(2026, 11, 20, 14, 2, tzinfo=dt.UTC)
FULL = FileTrouble("x.json cannot be written: No space left on device.")
CHANGED = MeetingChanged("x.json has been changed by another program.")


@dataclass
class Timers:
    """Time passes when `pass_by` is called."""

    now: float = 0.0
    waiting: list[tuple[float, Callable[[], None]]] = field(default_factory=list)

    def schedule(self, delay: float, callback: Callable[[], None]) -> Callable[[], None]:
        timer = (self.now + delay, callback)
        self.waiting.append(timer)
        return lambda: self.waiting.remove(timer) if timer in self.waiting else None

    def pass_by(self, seconds: float) -> None:
        end = self.now + seconds
        while due := [timer for timer in self.waiting if timer[0] <= end]:
            timer = min(due, key=lambda each: each[0])
            self.waiting.remove(timer)
            self.now = timer[0]
            timer[1]()
        self.now = end


@dataclass
class Disk:
    """A file that keeps what it is given, or fails as it is told, one failure for each save."""

    meeting: Meeting
    desk: Desk = field(default_factory=Desk)
    read_only: bool = False
    why_read_only: str = ""
    path: Path = Path("x.json")
    failures: list[PmFacilitatorError] = field(default_factory=list)
    before_save: Callable[[], None] = lambda: None
    saved: list[str] = field(default_factory=list)
    copies: int = 0

    def save(self, meeting: Meeting, desk: Desk) -> None:
        self.before_save()
        if self.failures:
            raise self.failures.pop(0)
        self.saved.append(text_of(meeting, desk))

    def save_copy(self, meeting: Meeting, desk: Desk) -> Path:
        self.save(meeting, desk)
        self.copies += 1
        return Path("x-copy.json")

    def close(self) -> None:
        pass


def text_of(meeting: Meeting, desk: Desk) -> str:
    return f"{meeting.incident.title}|{desk.draft('add')}"


class Room:
    """A session that saves itself; `later` holds the writes that wait for their thread."""

    def __init__(self, *, at_once: bool = True, read_only: bool = False) -> None:
        meeting = builders.meeting()
        self.timers = Timers()
        self.session = Session(meeting, read_only=read_only)
        self.file = Disk(meeting, read_only=read_only)
        self.later: list[Callable[[], None]] = []
        self.told: list[int | PmFacilitatorError] = []
        as_file: OpenMeeting = self.file
        self.autosave = Autosave(
            self.session,
            as_file,
            schedule=self.timers.schedule,
            run=(lambda work: work()) if at_once else self.later.append,
            on_saved=self.told.append,
            on_failed=self.told.append,
        )

    def type(self, text: str) -> None:
        self.session.set_draft("add", text)

    def name(self, title: str) -> None:
        self.session.apply(ChangeIncident("title", title))

    def write_later(self) -> None:
        works, self.later[:] = self.later[:], []
        for work in works:
            work()

    @property
    def on_disk(self) -> str:
        return self.file.saved[-1].partition("|")[2] if self.file.saved else ""


def test_edits_drafts_and_places_are_all_saved() -> None:
    room = Room()
    room.type("half a")
    room.timers.pass_by(DELAY)
    room.name("Pool ran dry")
    room.type("")
    room.timers.pass_by(DELAY)
    assert room.file.saved[-1] == "Pool ran dry|"
    assert room.told == [1, 3]


def test_a_write_begins_within_a_tenth_of_a_second_while_typing_goes_on() -> None:
    room = Room()
    seen_at: dict[str, float] = {}
    begun_at: dict[str, float] = {}
    room.file.before_save = lambda: begun_at.update({room.session.desk.draft("add"): timers.now})
    timers = room.timers
    text = ""
    for _ in range(200):
        text += "x"
        room.type(text)
        seen_at[text] = timers.now
        timers.pass_by(0.03)
    timers.pass_by(0.1)
    for typed, seen in seen_at.items():
        first = min(begun for saved, begun in begun_at.items() if len(saved) >= len(typed))
        assert first - seen <= 0.1
    # A throttle: far fewer writes than keys.
    assert len(room.file.saved) <= 200 * 0.03 / DELAY + 1


@given(st.lists(st.sampled_from(["type", "wait a little", "wait", "write", "fail"]), max_size=40))
def test_whatever_happens_the_last_change_is_saved_in_the_end(events: list[str]) -> None:
    room = Room(at_once=False)
    text = ""
    for event in events:
        match event:
            case "type":
                text += "x"
                room.type(text)
            case "wait a little":
                room.timers.pass_by(DELAY / 2)
            case "wait":
                room.timers.pass_by(RETRY)
            case "write":
                room.write_later()
            case _:
                room.file.failures.append(FULL)
    for _ in range(len(events) + 1):
        room.timers.pass_by(RETRY)
        room.write_later()
    assert room.on_disk == text
    assert room.autosave.is_saved
    lengths = [len(line) for line in room.file.saved]
    assert lengths == sorted(lengths)


def test_a_change_during_a_write_is_written_after_it() -> None:
    room = Room()
    room.file.before_save = lambda: room.type("ab")
    room.type("a")
    room.timers.pass_by(DELAY)
    assert room.on_disk == "a"
    assert not room.autosave.is_saved
    room.timers.pass_by(DELAY)
    assert room.on_disk == "ab"
    assert room.told == [1, 2]


def test_writes_do_not_pile_up_behind_a_slow_disk() -> None:
    room = Room(at_once=False)
    for n in range(100):
        room.type("x" * (n + 1))
        room.timers.pass_by(DELAY)
    assert len(room.later) == 1
    room.write_later()
    assert (len(room.file.saved), room.on_disk) == (1, "x" * 100)


def test_saved_is_said_only_when_the_file_has_it_and_of_how_much() -> None:
    room = Room(at_once=False)
    room.type("a")
    room.type("ab")
    room.timers.pass_by(DELAY)
    assert room.told == []
    room.type("abc")
    room.write_later()
    assert room.told == [2]
    assert (room.autosave.changes, room.autosave.is_saved) == (3, False)


def test_nothing_is_written_while_nothing_changes() -> None:
    room = Room()
    room.type("a")
    room.timers.pass_by(60)
    assert len(room.file.saved) == 1
    assert room.timers.waiting == []


class TestFailure:
    def test_it_is_said_and_tried_again_after_a_second(self) -> None:
        room = Room()
        room.file.failures = [FULL]
        room.type("a")
        room.timers.pass_by(DELAY)
        assert room.told == [FULL]
        assert room.file.saved == []
        room.timers.pass_by(RETRY)
        assert (room.told, room.on_disk) == ([FULL, 1], "a")

    def test_it_is_tried_again_at_the_next_change(self) -> None:
        room = Room()
        room.file.failures = [FULL]
        room.type("a")
        room.timers.pass_by(DELAY)
        room.type("ab")
        room.timers.pass_by(DELAY)
        assert (room.told, room.on_disk) == ([FULL, 2], "ab")

    def test_the_same_trouble_is_said_once_another_again(self) -> None:
        room = Room()
        room.file.failures = [FULL, FULL, CHANGED, CHANGED, FULL]
        room.type("a")
        room.timers.pass_by(DELAY + 6 * RETRY)
        assert room.told == [FULL, CHANGED, FULL, 1]

    def test_after_a_success_the_same_trouble_is_news(self) -> None:
        room = Room()
        for text in ("a", "ab"):
            room.file.failures = [FULL]
            room.type(text)
            room.timers.pass_by(DELAY + RETRY)
        assert room.told == [FULL, 1, FULL, 2]


class TestFlush:
    def test_it_writes_at_once_and_only_what_is_new(self) -> None:
        room = Room()
        room.type("a")
        assert room.autosave.flush()
        assert room.autosave.flush()
        room.timers.pass_by(60)
        assert (len(room.file.saved), room.on_disk, room.told) == (1, "a", [1])

    def test_what_waited_for_its_thread_does_not_overwrite_it(self) -> None:
        room = Room(at_once=False)
        room.type("a")
        room.timers.pass_by(DELAY)
        room.type("ab")
        room.autosave.flush()
        room.write_later()
        assert (len(room.file.saved), room.on_disk) == (1, "ab")

    def test_it_says_when_it_failed_and_that_is_tried_again(self) -> None:
        room = Room()
        room.file.failures = [FULL]
        room.type("a")
        assert not room.autosave.flush()
        assert room.told == [FULL]
        room.timers.pass_by(RETRY)
        assert room.on_disk == "a"

    def test_it_waits_for_the_write_of_another_thread_and_adds_what_came_since(self) -> None:
        room = Room(at_once=False)
        begun, go_on = threading.Event(), threading.Event()

        def held_up() -> None:
            room.file.before_save = lambda: None
            begun.set()
            assert go_on.wait(10)

        room.file.before_save = held_up
        room.type("a")
        room.timers.pass_by(DELAY)
        writer = threading.Thread(target=room.later.pop())
        writer.start()
        assert begun.wait(10)
        room.type("ab")
        flushed: list[bool] = []
        flushing = threading.Thread(target=lambda: flushed.append(room.autosave.flush()))
        flushing.start()
        assert not flushed
        go_on.set()
        writer.join(10)
        flushing.join(10)
        assert flushed == [True]
        assert room.on_disk == "ab"
        assert len(room.file.saved) <= 2

    def test_a_signal_in_the_middle_of_a_write_leaves_the_rest_to_it(self) -> None:
        room = Room()
        depth: list[str] = []

        def interrupted() -> None:
            if not depth:
                depth.append("in a handler")
                room.type("ab")
                room.autosave.flush()

        room.file.before_save = interrupted
        room.type("a")
        assert room.autosave.flush()
        assert [line.partition("|")[2] for line in room.file.saved] == ["a", "ab"]

    def test_closing_writes_and_follows_the_session_no_longer(self) -> None:
        room = Room()
        room.type("a")
        assert room.autosave.close()
        assert room.autosave.close()
        room.type("ab")
        room.timers.pass_by(60)
        assert room.on_disk == "a"

    def test_closing_says_what_could_not_be_written(self) -> None:
        room = Room(at_once=False)
        room.type("a")
        room.timers.pass_by(DELAY)
        room.file.failures = [FULL]
        assert not room.autosave.close()
        room.timers.pass_by(60)
        room.write_later()
        assert (room.told, room.file.saved) == ([FULL], [])


class TestCopy:
    def test_it_holds_everything_and_saving_goes_on_there(self) -> None:
        room = Room()
        room.file.failures = [CHANGED]
        room.type("a")
        room.timers.pass_by(DELAY)
        room.type("ab")
        assert room.autosave.save_copy() == Path("x-copy.json")
        assert room.told == [CHANGED, 2]
        room.timers.pass_by(60)
        assert (room.file.copies, len(room.file.saved), room.on_disk) == (1, 1, "ab")

    def test_when_it_fails_the_trouble_is_news_again(self) -> None:
        room = Room()
        room.file.failures = [CHANGED, FULL, CHANGED]
        room.type("a")
        room.timers.pass_by(DELAY)
        with pytest.raises(FileTrouble):
            room.autosave.save_copy()
        room.timers.pass_by(RETRY)
        assert room.told == [CHANGED, CHANGED]


def test_a_meeting_that_is_only_read_is_never_written() -> None:
    room = Room(read_only=True)
    room.session.move_to(room.session.place.changed(step="timeline"))
    room.timers.pass_by(60)
    assert room.autosave.close()
    assert (room.file.saved, room.told, room.timers.waiting) == ([], [], [])


def test_on_a_real_disk_what_was_typed_is_there_after_reopening(tmp_path: Path) -> None:
    library = Library(tmp_path)
    path = library.create(builders.meeting())
    file = library.open(path, now=NOW)
    session = Session(file.meeting, file.desk)
    timers = Timers()
    told: list[object] = []
    autosave = Autosave(
        session,
        file,
        schedule=timers.schedule,
        run=lambda work: work(),
        on_saved=told.append,
        on_failed=told.append,
    )
    session.apply(ChangeIncident("title", "Pool ran dry"))
    session.set_draft("add", "14:32 pag")
    timers.pass_by(DELAY)
    with_reader = library.open(path, now=NOW, read_only=True)
    assert (with_reader.meeting, with_reader.desk) == (session.meeting, session.desk)
    session.undo()
    assert autosave.close()
    file.close()
    assert library.open(path, now=NOW).meeting == builders.meeting(id=file.meeting.id)
    assert told == [2, 3]
