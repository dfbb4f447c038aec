"""The pace of the meeting, in one line, and what it leaves for the steps to come."""

from __future__ import annotations

import pytest

from pmfacilitator.domain.agenda import OF_PERIODS, StepKind
from pmfacilitator.domain.desk import Clock, Desk, Place, Spent
from pmfacilitator.widgets.pace_line import PaceLine, bar
from pmfacilitator.widgets.row_list import RowList
from tests import builders
from tests.ui.room import Room, in_meeting

FIRST = Place(step="questions", prompt="first")
KINDS = tuple(kind for kind in StepKind if kind not in OF_PERIODS)
HELD = builders.meeting(agenda=builders.agenda(*(builders.step(kind, "first") for kind in KINDS)))


@pytest.mark.parametrize(
    ("share", "gone"),
    [(0, ""), (0.5, "━" * 12), (1, "━" * 24), (3, "━" * 24), (0.53, "━" * 12 + "╸")],
)
def test_the_bar_is_as_thick_as_time_has_gone(share: float, gone: str) -> None:
    assert bar(share) == gone.ljust(24, "─")


def line(room: Room) -> str:
    return str(room.screen.query_one(PaceLine).render())


def spent(**minutes: int) -> Clock:
    kept = tuple(Spent(step=name, seconds=60 * count) for name, count in minutes.items())
    return Clock(spent=kept, step="questions")


@pytest.mark.app
async def test_the_room_sees_how_late_it_is_and_when_it_ends() -> None:
    desk = Desk(place=FIRST, clock=spent(opening=5, timeline=9, root_cause=5))
    async with in_meeting(HELD, desk=desk) as room:
        assert "19 of 40 min · 4 min behind · ends " in line(room)
        room.screen.action_clock()
        assert line(room).endswith("4 min behind · paused")


@pytest.mark.app
async def test_the_index_says_what_is_left_for_the_steps_to_come() -> None:
    desk = Desk(place=FIRST, clock=spent(opening=5, timeline=15, root_cause=5))
    async with in_meeting(HELD, desk=desk) as room:
        await room.press("ctrl+g")
        rows = {row.id: row.aside for row in room.app.screen.query_one(RowList).rows}
        assert rows["impact"] == "4 of 5 min left"
        assert rows["close"] == "2 of 5 min left"
        assert rows["opening"] == ""
