"""The advice to zoom in: once at the start, with the size as it is, wherever the app begins."""

from __future__ import annotations

import pytest

from pmfacilitator.screens.home import HomeScreen
from pmfacilitator.screens.home_title import HomeTitle
from pmfacilitator.widgets.zoom import ADVISED
from tests import builders
from tests.fakes import Kept, MemoryLibrary, World
from tests.ui.room import MEETING, Room, at_home, in_meeting

pytestmark = pytest.mark.app

LARGE = (200, 60)


def library() -> World:
    world = World(MemoryLibrary())
    world.library.kept[MEETING] = Kept(builders.meeting())
    return world


def title(room: Room) -> str:
    return room.app.screen.query_one(HomeTitle).render().plain


async def test_a_meeting_says_it_once_and_follows_the_size() -> None:
    async with in_meeting(size=LARGE) as room:
        assert room.notice == "This window is 200×60: zoom in until it reads 100×30"
        await room.resize(150, 40)
        assert room.notice == "This window is 150×40: zoom in until it reads 100×30"
        await room.resize(150, 38)
        assert room.notice == "This window is 150×38: zoom in until it reads 100×30"
        await room.resize(100, 30)
        assert room.notice == "This window is 100×30: easy to read over video"


async def test_what_is_said_in_its_place_ends_it() -> None:
    async with in_meeting(size=LARGE) as room:
        room.screen.say("Something else")
        await room.resize(150, 40)
        assert room.notice == "Something else"


@pytest.mark.parametrize("size", [(100, 30), (120, 36)])
async def test_a_window_that_can_be_read_is_not_spoken_of_then_or_later(
    size: tuple[int, int],
) -> None:
    async with in_meeting(size=size) as room:
        assert room.notice == ""
        await room.resize(*LARGE)
        assert room.notice == ""


async def test_home_says_it_and_the_meetings_that_are_opened_then_do_not() -> None:
    async with at_home(library(), size=LARGE) as room:
        assert title(room) == "This window is 200×60: zoom in until it reads 100×30"
        await room.resize(180, 50)
        assert title(room) == "This window is 180×50: zoom in until it reads 100×30"
        await room.press("enter")
        assert room.notice == ""
        assert room.app.has_class(ADVISED)


async def test_home_that_comes_after_a_meeting_does_not_say_it_again() -> None:
    async with in_meeting(world=library(), size=LARGE) as room:
        room.app.close_meeting()
        await room.settle()
        assert isinstance(room.app.screen, HomeScreen)
        assert "window" not in title(room)
