"""The mark in the margin: quiet, on the room's own words only, explained on a key."""

from __future__ import annotations

import pytest

from pmfacilitator.domain.desk import Desk, Place
from pmfacilitator.domain.house import House
from pmfacilitator.domain.sections import RootCauseSection
from pmfacilitator.screens.bodies.wording import MARGIN
from pmfacilitator.widgets.long_text import LongText
from tests import builders
from tests.fakes import Kept, MemoryLibrary, World
from tests.ui.room import MEETING, Letters, Room, in_meeting, words

pytestmark = pytest.mark.app

FIRST = Place(step="questions", prompt="first")
BROKE = Place(step="root_cause", prompt="what_broke")


def margins(room: Room) -> list[str]:
    return [row.margin for row in room.rows.list.rows if row.id]


def lines(room: Room) -> list[str]:
    """What stands in the long text that has focus, sign and all, from edge to edge."""
    area = room.app.focused
    assert isinstance(area, LongText)
    rows = (area.render_line(y) for y in range(area.size.height))
    return ["".join(segment.text for segment in row) for row in rows]


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


async def test_an_action_that_says_no_verb_is_marked_until_it_does() -> None:
    async with in_meeting(place=Place(step="decisions", prompt="actions")) as room:
        await room.enter("@engineering monitoring by 2026-11-27")
        await room.enter("@engineering Cap connections per client at 20")
        assert margins(room) == [MARGIN, ""]
        await room.press("up", "up", "b")
        assert room.notice.startswith("“monitoring”: What will somebody do first?")


async def test_a_line_of_a_long_text_is_marked_and_f7_says_how_to_go_on() -> None:
    async with in_meeting(place=BROKE) as room:
        await room.press(Letters("The pool ran dry."), "enter", Letters("It was human error"))
        drawn = [line for line in lines(room) if "ran dry" in line or "human error" in line]
        assert [MARGIN in line for line in drawn] == [False, True]
        await room.press("f7")
        assert room.notice.startswith("“human error”: What made that step easy to take")
        await room.press("ctrl+z")
        assert MARGIN not in "".join(lines(room))


async def test_the_mark_stands_before_its_words_however_the_text_is_wrapped() -> None:
    text = "The ledger feed was slow all morning. " * 6 + "It was human error."
    meeting = builders.meeting(sections=(RootCauseSection(step="root_cause", what_broke=text),))
    async with in_meeting(meeting, place=BROKE, size=(80, 24)) as room:
        assert [MARGIN in line for line in lines(room) if "human" in line] == [True]
        assert sum(MARGIN in line for line in lines(room)) == 1
        await room.resize(120, 40)
        assert [MARGIN in line for line in lines(room) if "human" in line] == [True]


async def test_a_text_of_one_line_is_marked_too() -> None:
    async with in_meeting(place=Place(step="root_cause", prompt="trigger")) as room:
        await room.fill("somebody changed the cap")
        assert words(room.body, ".margin") == " "
        await room.fill("somebody forgot the cap")
        assert words(room.body, ".margin") == MARGIN
        await room.press("f7")
        assert room.notice.startswith("“somebody forgot”")


async def test_a_house_that_does_without_has_no_mark_in_texts_either() -> None:
    world = World(MemoryLibrary(), house=House(reads_words=False))
    world.library.kept[MEETING] = Kept(builders.meeting(), Desk(place=BROKE))
    async with in_meeting(world=world) as room:
        await room.press(Letters("human error"))
        assert MARGIN not in "".join(lines(room))
        await room.press("f7")
        assert room.notice == ""
