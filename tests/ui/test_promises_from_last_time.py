"""A meeting opens on what other meetings still expect, and one key answers each."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from pmfacilitator.domain.desk import Desk, Place
from pmfacilitator.domain.meeting import Meeting, Status
from pmfacilitator.domain.rows import (
    Action,
    ActionStatus,
    Insight,
    InsightStatus,
    Point,
    Promised,
)
from pmfacilitator.domain.rows import (
    Kept as Answer,
)
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


def answers(room: Room) -> list[tuple[str, Answer, str]]:
    section = room.meeting.section("opening")
    assert isinstance(section, OpeningSection)
    return [(row.id, row.answer, row.said) for row in section.last_time]


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
        assert answers(room) == [
            (CAP, Answer.DONE, ""),
            (POLLS, Answer.DONE, "ARR +200,000 USD"),
            (ALERT, Answer.DROPPED, "the pool is gone"),
        ]


async def test_what_is_still_on_is_kept_here_with_its_day_and_not_asked_again() -> None:
    there = world()
    async with in_meeting(world=there) as room:
        await looked(room)
        await room.press("y")
        assert kept(room) == before()
        assert promised(room).list.cursor == POLLS
        assert promised(room).list.rows[0].tail == f"still on · {TODAY}"
        await room.press("ctrl+z")
        assert room.notice == "Undid: answered “Cap connections” with “still on”"
        assert answers(room) == []
        await room.press("ctrl+y")
        now = room.meeting
    async with in_meeting(world=world(now)) as room:
        await looked(room)
        assert promised(room).list.rows[0].tail == f"still on · {TODAY}"
        assert promised(room).list.cursor == POLLS


async def test_where_all_were_answered_the_meeting_opens_on_its_questions() -> None:
    said = Promised(
        id=CAP, words="Cap connections", meeting=before().id, answer=Answer.DONE, on=TODAY
    )
    opening = OpeningSection(step="opening", last_time=(said,))
    over = builders.meeting(status=Status.FINAL, sections=(opening,))
    async with in_meeting(world=world(over)) as room:
        assert room.asked == "What of first?"
        await room.press("shift+tab")
        assert promised(room).list.rows[0].tail == f"done · {TODAY}"
        await room.press("y")
        assert answers(room) == [(CAP, Answer.DONE, "")]


async def test_one_history_takes_back_what_was_answered_and_what_was_said() -> None:
    async with in_meeting(world=world()) as room:
        await looked(room)
        await room.press("tab")
        await room.enter("Finn is new")
        own = room.meeting
        await room.press("shift+tab", "x", "tab", "ctrl+z")
        assert kept(room) == before()
        assert room.notice == "Undid: answered “Cap connections” with “done”"
        assert room.meeting == own
        assert room.asked == "What became of what we promised last time?"
        await room.press("ctrl+y")
        assert kept(room).actions[0].status is ActionStatus.DONE
        await room.press("ctrl+z", "ctrl+z")
        assert room.meeting != own


async def test_what_is_held_is_taken_back_once_it_is_let_go() -> None:
    there = world()
    async with in_meeting(world=there) as room:
        await looked(room)
        await room.press("x")
        there.library.kept[BEFORE].held = "Open in another window since 14:02 UTC; reading only."
        await room.press("ctrl+z")
        assert room.notice == "Nothing was changed: open in another window since 14:02 UTC."
        assert answers(room) == [(CAP, Answer.DONE, "")]
        there.library.kept[BEFORE].held = ""
        await room.press("ctrl+z")
        assert (kept(room), answers(room)) == (before(), [])


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
