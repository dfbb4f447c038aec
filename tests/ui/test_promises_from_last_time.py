"""A meeting opens on what other meetings still expect, and one key answers each."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from pmfacilitator.domain.desk import Desk, Place
from pmfacilitator.domain.meeting import Meeting, Status
from pmfacilitator.domain.rows import Action, ActionStatus, Insight, InsightStatus, Point
from pmfacilitator.domain.sections import OpeningSection
from pmfacilitator.screens.bodies.last_time import LastTimeBody
from pmfacilitator.screens.kinds.opening import OpeningScreen
from tests import builders
from tests.fakes import NOW, Kept, MemoryLibrary, World
from tests.ui.room import MEETING, Room, in_meeting

pytestmark = pytest.mark.app

TODAY = NOW.astimezone().date()
CAP, ALERT, POLLS = (builders.row_id(n) for n in range(20, 23))
BEFORE = Path("before.json")
OPENING = Place(step="opening")


def before() -> Meeting:
    return builders.meeting(
        id=builders.row_id(3),
        incident=builders.incident("Logins failed", "2026-09-01", services=("payments",)).changed(
            id=builders.row_id(4)
        ),
        actions=(
            Action(id=CAP, what="Cap connections", due=TODAY - dt.timedelta(2)),
            Action(id=ALERT, what="Alert"),
        ),
        insights=(Insight(id=POLLS, learned="Resellers poll", check_back=TODAY - dt.timedelta(1)),),
    )


def world(now: Meeting | None = None, desk: Desk | None = None) -> World:
    there = World(MemoryLibrary(before=before()))
    facts = builders.incident(services=("payments",))
    there.library.kept[MEETING] = Kept(
        now or builders.meeting(incident=facts), desk or Desk(place=OPENING)
    )
    return there


async def looked(room: Room) -> OpeningScreen:
    """Wait until the library has been looked through for promises."""
    assert isinstance(room.pane, OpeningScreen)
    if room.pane.reading is not None:
        room.pane.reading.join()
    await room.settle()
    return room.pane


def promised(room: Room) -> LastTimeBody:
    assert isinstance(room.body, LastTimeBody)
    return room.body


def kept(room: Room) -> Meeting:
    return room.world.library.kept[BEFORE].meeting


@pytest.mark.parametrize("size", [(100, 30), (60, 20)])
async def test_a_meeting_opens_on_promises_with_why_they_are_here(size: tuple[int, int]) -> None:
    async with in_meeting(world=world(), size=size) as room:
        await looked(room)
        assert room.asked == "What became of what we promised last time?"
        rows = promised(room).list.rows
        assert [row.text for row in rows] == ["Cap connections", "Resellers poll", "Alert"]
        assert {row.notes[0] for row in rows} == {"same service: payments"}
        assert promised(room).list.cursor == CAP
        assert promised(room).list.size.height >= 3
        assert not room.pane.query_one(".guidance").display


async def test_each_is_answered_by_one_key_in_its_own_meeting() -> None:
    async with in_meeting(world=world()) as room:
        await looked(room)
        now = room.meeting
        await room.press("x")
        assert kept(room).actions[0].status is ActionStatus.DONE
        assert kept(room).actions[0].changes[0].on == TODAY
        assert promised(room).list.cursor == POLLS
        await room.press("x")
        await room.enter("ARR +200,000 USD")
        assert kept(room).insights[0].status is InsightStatus.MEASURED
        await room.press("n", "enter")
        await room.enter("the pool is gone")
        assert kept(room).actions[1].status is ActionStatus.NOT_DOING
        assert kept(room).actions[1].because == "the pool is gone"
        assert promised(room).is_settled
        assert room.meeting is now


async def test_what_is_still_on_changes_nothing_and_asks_for_the_next() -> None:
    async with in_meeting(world=world()) as room:
        await looked(room)
        await room.press("y")
        assert kept(room) == before()
        assert promised(room).list.cursor == POLLS
        assert promised(room).list.rows[0].tail == "still on"


async def test_undo_takes_back_what_was_answered_here_and_then_the_meetings_own() -> None:
    async with in_meeting(world=world()) as room:
        await looked(room)
        await room.press("tab")
        await room.enter("Finn is new")
        own = room.meeting
        await room.press("shift+tab", "x", "ctrl+z")
        assert kept(room) == before()
        assert room.notice == "Undid: changed “Cap connections” to done"
        assert room.meeting is own
        await room.press("ctrl+y")
        assert kept(room).actions[0].status is ActionStatus.DONE
        await room.press("ctrl+z", "ctrl+z")
        assert room.meeting != own


async def test_a_meeting_that_is_open_elsewhere_says_so_and_keeps_what_was_typed() -> None:
    there = world()
    async with in_meeting(world=there) as room:
        await looked(room)
        there.library.kept[BEFORE].held = "Open in another window since 14:02 UTC; reading only."
        await room.press("n")
        await room.enter("the pool is gone")
        assert room.notice == "Nothing was changed: open in another window since 14:02 UTC."
        assert kept(room) == before()
        there.library.kept[BEFORE].held = ""
        await room.press("n")
        assert room.line.value == "the pool is gone"
        await room.press("enter")
        assert kept(room).actions[0].because == "the pool is gone"


async def test_whoever_has_begun_is_not_taken_away_from_it() -> None:
    said = OpeningSection.model_validate(
        {"step": "opening", "answers": [{"question": "first", "points": [Point(text="Finn")]}]}
    )
    facts = builders.incident(services=("payments",))
    begun = builders.meeting(incident=facts, sections=(said,))
    place = OPENING.changed(prompt="first")
    async with in_meeting(world=world(begun, Desk(place=place))) as room:
        pane = await looked(room)
        assert room.asked == "What of first?"
        assert [prompt.id for prompt in pane.prompts] == ["Last-time", "first", "second"]
        await room.press("tab")
        assert room.asked == "What of second?"


async def test_where_nothing_is_promised_or_the_meeting_is_over_nothing_is_asked() -> None:
    async with in_meeting(place=OPENING) as room:
        pane = await looked(room)
        assert [prompt.id for prompt in pane.prompts] == ["first", "second"]
    over = builders.meeting(status=Status.FINAL)
    async with in_meeting(world=world(over)) as room:
        pane = await looked(room)
        assert pane.reading is None
        assert room.asked == "What of first?"
