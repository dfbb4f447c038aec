"""What the clock counts is kept with the meeting: when a step is left, at the end, after a crash."""

from __future__ import annotations

import pytest

from pmfacilitator.domain.desk import Clock, Desk, Place
from pmfacilitator.domain.meeting import Status
from pmfacilitator.domain.rehearsal import Rehearsal
from pmfacilitator.screens.dialogs.choice import ChoiceDialog
from pmfacilitator.screens.timekeeping import TimeDialog
from pmfacilitator.widgets.pace_line import PaceLine
from pmfacilitator.widgets.row_list import RowList
from tests import builders
from tests.fakes import NOW, Kept, MemoryLibrary, World
from tests.ui.room import MEETING, Room, in_meeting

pytestmark = pytest.mark.app

FIRST = Place(step="questions", prompt="first")


def world_at(place: Place = FIRST, status: Status = Status.DRAFT) -> World:
    world = World(MemoryLibrary())
    world.library.kept[MEETING] = Kept(builders.meeting(status=status), Desk(place=place))
    return world


def took(room: Room) -> dict[str, int]:
    return {time.step: time.seconds for time in room.meeting.times if time.seconds}


async def choose(room: Room, answer: str) -> None:
    assert isinstance(room.app.screen, ChoiceDialog)
    room.app.screen.query_one(RowList).point_at(answer)
    await room.press("enter")


async def test_a_step_that_is_left_is_timed_and_so_is_the_last_one_when_the_meeting_is() -> None:
    world = world_at()
    async with in_meeting(world=world) as room:
        world.time.pass_by(minutes=4)
        await room.enter("small shops close at six")
        await room.press("ctrl+n")
        assert took(room) == {"questions": 240}
        await room.press("ctrl+z")
        assert room.place.step == "questions"
        assert took(room) == {"questions": 240}, "undo takes back what was said, and no time"
        world.time.pass_by(minutes=1)
        room.app.close_meeting()
        await room.settle()
    kept = world.library.kept[MEETING].meeting
    assert {t.step: t.seconds for t in kept.times if t.seconds} == {"questions": 300}
    assert {t.planned for t in kept.times} == {5}


async def test_after_a_crash_the_clock_has_run_on_and_after_quitting_it_has_stood_still() -> None:
    world = world_at()
    async with in_meeting(world=world) as room:
        world.time.pass_by(minutes=1)
        await room.fill("half a thought")
        await room.saved()
    world.time.pass_by(minutes=2)
    async with in_meeting(world=world) as room:
        assert room.session.desk.clock.seconds("questions", world.time()) == 180
        room.app.close_meeting()
        await room.settle()
    world.time.pass_by(days=1)
    async with in_meeting(world=world) as room:
        assert room.session.desk.clock.is_running
        assert room.session.desk.clock.seconds("questions", world.time()) == 180
        world.time.pass_by(minutes=1)
        await room.press("ctrl+n")
        assert took(room) == {"questions": 240}


async def test_after_a_crash_in_a_rehearsal_the_clock_has_run_on_as_fast_as_it_is_rehearsed() -> (
    None
):
    world = world_at()
    world.rehearsal = Rehearsal(began=NOW, times=60)
    async with in_meeting(world=world) as room:
        world.time.pass_by(seconds=3)
        await room.fill("half a thought")
        await room.saved()
    world.time.pass_by(seconds=1)
    world.rehearsal = Rehearsal(began=world.time(), times=60)
    async with in_meeting(world=world) as room:
        world.time.pass_by(seconds=1)
        room.screen.show_clock()
        assert "5 of " in str(room.screen.query_one(PaceLine).render())
        await room.press("ctrl+n")
        assert took(room) == {"questions": 300}


async def test_five_minutes_more_show_in_the_pace_and_not_in_the_plan() -> None:
    world = world_at()
    async with in_meeting(world=world) as room:
        world.time.pass_by(minutes=2)
        room.screen.show_clock()
        line = room.screen.query_one(PaceLine)
        assert "15 min ahead" in str(line.render())
        planned = str(line.render()).partition(" min ·")[0]
        await room.press("ctrl+l")
        await choose(room, "5")
        assert "10 min ahead" in str(line.render())
        assert str(line.render()).partition(" min ·")[0] == planned
        await room.press("ctrl+n")
        assert {time.planned for time in room.meeting.times} == {5}


@pytest.mark.parametrize("status", [Status.IN_REVIEW, Status.FINAL])
async def test_a_meeting_that_is_over_is_opened_with_its_clock_standing(status: Status) -> None:
    world = world_at(status=status)
    async with in_meeting(world=world) as room:
        world.time.pass_by(minutes=3)
        await room.press("ctrl+n", "ctrl+o")
        assert not room.session.desk.clock.is_running
        assert took(room) == {}
        await room.press("ctrl+l")
        await choose(room, "clock")
        world.time.pass_by(minutes=3)
        await room.press("ctrl+n")
        assert took(room) == {"questions": 180}, "whoever lets it run is counted"


async def test_a_meeting_that_was_prepared_begins_from_zero_once_asked() -> None:
    world = world_at()
    async with in_meeting(world=world) as room:
        await room.press("ctrl+l")
        assert [row.id for row in room.app.screen.query_one(RowList).rows][-1] == "clock"
        await room.press("ctrl+l")
        world.time.pass_by(minutes=30)
        await room.press("ctrl+l")
        assert isinstance(room.app.screen, TimeDialog)
        await choose(room, "again")
        await room.press("enter")
        assert room.session.desk.clock.seconds("questions", world.time()) == 1800, "the safe answer"
        await room.press("ctrl+l")
        await choose(room, "again")
        await choose(room, "zero")
        assert room.session.desk.clock == Clock(step="questions", since=world.time())
        assert room.notice == "Every step is counted from zero"
        world.time.pass_by(minutes=5)
        await room.press("ctrl+n")
        assert took(room) == {"questions": 300}


async def test_reading_only_times_nothing() -> None:
    world = World(MemoryLibrary())
    desk = Desk(place=FIRST, clock=Clock(step="questions", since=NOW))
    world.library.kept[MEETING] = Kept(builders.meeting(), desk, held="Another window has it.")
    async with in_meeting(world=world) as room:
        world.time.pass_by(minutes=3)
        await room.press("ctrl+n")
        assert took(room) == {}
