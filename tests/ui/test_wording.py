"""The mark in the margin: quiet, on the room's own words only, explained on a key."""

from __future__ import annotations

import pytest

from pmfacilitator.domain.desk import Desk, Place
from pmfacilitator.domain.house import House
from pmfacilitator.screens.bodies.wording import MARGIN
from tests import builders
from tests.fakes import Kept, MemoryLibrary, World
from tests.ui.room import MEETING, Room, in_meeting

pytestmark = pytest.mark.app

FIRST = Place(step="questions", prompt="first")


def margins(room: Room) -> list[str]:
    return [row.margin for row in room.rows.list.rows if row.id]


async def test_words_that_blame_are_marked_and_b_says_how_to_go_on() -> None:
    async with in_meeting(place=FIRST) as room:
        await room.enter("the on-call should have paged us")
        await room.enter("shops close at six")
        assert margins(room) == [MARGIN, ""]
        await room.press("up", "b")
        assert room.notice == "Nothing to point out here."
        await room.press("up", "b")
        assert room.notice == "“should have paged”: What happened instead, and what led up to it?"


async def test_what_customers_say_is_never_marked() -> None:
    async with in_meeting(place=Place(step="impact", prompt="quotes")) as room:
        await room.enter("You should have told us — Harbor Books")
        assert margins(room) == [""]


async def test_a_house_can_do_without() -> None:
    world = World(MemoryLibrary(), house=House(reads_words=False))
    world.library.kept[MEETING] = Kept(builders.meeting(), Desk(place=FIRST))
    async with in_meeting(world=world) as room:
        await room.enter("the on-call should have paged us")
        assert margins(room) == [""]
        await room.press("up", "b")
        assert room.notice == ""
