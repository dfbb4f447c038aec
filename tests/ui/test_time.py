"""More time for a step, and a pause, by one key."""

from __future__ import annotations

import pytest

from pmfacilitator.domain.desk import Desk, Place
from pmfacilitator.domain.rehearsal import Rehearsal
from pmfacilitator.screens.timekeeping import TimeDialog
from pmfacilitator.widgets.row_list import RowList
from tests import builders
from tests.fakes import NOW, Kept, World
from tests.ui.room import MEETING, Room, in_meeting

pytestmark = pytest.mark.app

FIRST = Place(step="questions", prompt="first")


async def choose(room: Room, answer: str) -> None:
    await room.press("ctrl+l")
    assert isinstance(room.app.screen, TimeDialog)
    room.app.screen.query_one(RowList).point_at(answer)
    await room.press("enter")


def minutes(room: Room) -> int:
    step = room.meeting.agenda.step("questions")
    assert step is not None
    return step.minutes


async def test_a_step_gets_more_time_and_undo_takes_it_back() -> None:
    async with in_meeting(place=FIRST) as room:
        await room.fill("half a thought")
        await choose(room, "5")
        assert minutes(room) == 10
        assert room.notice == "Questions has 10 min now · Ctrl+Z takes it back"
        assert room.line.value == "half a thought", "the clock never takes the cursor away"
        assert room.line.has_focus
        await choose(room, "-1")
        assert minutes(room) == 9
        await room.press("ctrl+z")
        assert minutes(room) == 5


async def test_a_step_has_never_less_than_no_time() -> None:
    async with in_meeting(place=FIRST) as room:
        for _ in range(7):
            await choose(room, "-1")
        assert minutes(room) == 0


async def test_the_clock_stands_still_and_runs_on() -> None:
    async with in_meeting(place=FIRST) as room:
        await choose(room, "clock")
        assert not room.session.desk.clock.is_running
        await choose(room, "clock")
        assert room.session.desk.clock.is_running


async def test_in_set_up_there_is_only_the_clock() -> None:
    async with in_meeting(place=Place(step="", prompt="facts")) as room:
        await room.press("ctrl+l")
        rows = room.app.screen.query_one(RowList).rows
        assert [row.id for row in rows] == ["clock"]
        await room.press("ctrl+l")
        assert room.app.screen is room.screen


async def test_a_rehearsal_is_told_to_those_who_follow_until_the_meeting_is_held() -> None:
    rehearsal = Rehearsal(began=NOW, times=60)
    world = World(rehearsal=rehearsal)
    world.library.kept[MEETING] = Kept(builders.meeting(), Desk(place=FIRST))
    async with in_meeting(world=world) as room:
        await room.saved()
        assert room.kept.desk.rehearsal == rehearsal
    world.rehearsal = None
    async with in_meeting(world=world) as room:
        await room.saved()
        assert room.kept.desk.rehearsal is None
