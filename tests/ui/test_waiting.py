"""What is shown before a meeting is open, and what becomes of it."""

from __future__ import annotations

import pytest

from pmfacilitator.errors import FileTrouble
from pmfacilitator.screens.home import HomeScreen
from pmfacilitator.screens.waiting import WaitingScreen
from pmfacilitator.widgets.meeting_bar import MeetingBar
from pmfacilitator.widgets.row_list import RowList
from tests import builders
from tests.fakes import Kept, MemoryLibrary, World
from tests.ui.room import MEETING, in_meeting, shown

pytestmark = pytest.mark.app


def world(kept: Kept) -> World:
    made = World(MemoryLibrary())
    made.library.kept[MEETING] = kept
    return made


async def test_a_meeting_is_opened_without_reading_the_library() -> None:
    outside = world(Kept(builders.meeting()))
    outside.library.trouble = FileTrouble("Nobody has asked for the list yet.")
    async with in_meeting(world=outside) as room:
        first = room.app.screen_stack[0]
        assert isinstance(first, WaitingScreen)
        assert "Opening the meeting …" in str(first.query_one(MeetingBar).render())
        assert room.app.screen is room.screen


async def test_home_is_there_when_the_room_leaves_for_it() -> None:
    async with in_meeting(world=world(Kept(builders.meeting()))) as room:
        await room.press("ctrl+q", "down", "enter")
        assert isinstance(room.app.screen, HomeScreen)
        assert shown(room.app.screen.query_one(RowList)) == ["Payouts stood still"]
        await room.press("enter")
        assert room.screen.is_current


async def test_what_cannot_be_opened_leads_home_and_says_why() -> None:
    async with in_meeting(world=world(Kept(builders.meeting(), damaged="It is damaged."))) as room:
        assert isinstance(room.app.screen, HomeScreen)
        assert [note.message for note in room.app._notifications] == ["It is damaged."]
