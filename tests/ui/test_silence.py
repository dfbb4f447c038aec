"""A silent round: two minutes in which each writes alone, and all of it is shown together."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from pmfacilitator.domain.agenda import StepKind
from pmfacilitator.domain.desk import Desk, Place
from pmfacilitator.domain.meeting import Meeting
from pmfacilitator.domain.rows import Factor, Participant, Point
from pmfacilitator.domain.sections import RootCauseSection
from pmfacilitator.domain.silent_round import SilentRound
from pmfacilitator.screens.quiet_words import UP, WRITE
from pmfacilitator.screens.timekeeping import TimeDialog
from pmfacilitator.widgets.clock import Clock as ClockFace
from pmfacilitator.widgets.row_list import RowList
from tests import builders
from tests.builders import row_id
from tests.fakes import Kept, MemoryLibrary, World
from tests.ui.audience import following
from tests.ui.room import MEETING, Letters, Room, in_meeting, shown, words

pytestmark = pytest.mark.app

FIRST = Place(step="questions", prompt="first")
FACTORS = Place(step="root_cause", prompt="factors")
PEOPLE = (
    Participant(id=row_id(3), name="Mara Lindqvist", role="Engineering"),
    Participant(id=row_id(4), name="Elif Demir", role="Customer Success"),
)
CHAT = """\
Elif Demir  2:32 PM
shops close their books at six
- and do it by phone
[2:33 PM] none of them reads mail then
Bo Chen  2:34 PM
the export is for accountants
Mara L.  2:35 PM
we called it a report
"""


def begun(**fields: object) -> Meeting:
    return builders.meeting(participants=PEOPLE, **fields)


def opening_in_silence() -> Meeting:
    asking = builders.step(StepKind.QUESTIONS, "first", "second").changed(silent_minutes=3)
    timeline = builders.step(StepKind.TIMELINE)
    return builders.meeting(agenda=builders.agenda(timeline, asking))


async def choose(room: Room, answer: str = "silence") -> None:
    """Choose in the dialog about the time."""
    await room.press("ctrl+l")
    assert isinstance(room.app.screen, TimeDialog)
    assert room.app.screen.query_one(RowList).point_at(answer)
    await room.press("enter")


async def tick(room: Room, **length: float) -> None:
    """Let time pass, and the clock be drawn."""
    room.world.time.pass_by(**length)
    room.screen.show_clock()
    await room.settle()


def commands(room: Room) -> dict[str, Callable[[], object]]:
    """What the palette offers now."""
    screen: Screen[Any] = room.screen
    return {each.title: each.callback for each in room.app.get_system_commands(screen)}


def face(room: Room) -> str:
    """What the large clock shows: its digits, and the words beside them."""
    digits, said, of, state = room.screen.query_one(ClockFace)._shown
    return " ".join(part for part in (digits, said, of, state) if part)


def hint(room: Room) -> str:
    return words(room.pane, ".hint")


def points(room: Room) -> list[tuple[str, str]]:
    """Every point of the question: who said it, and the words."""
    rows = room.meeting.section("questions").answer("first").points
    return [(room.meeting.voice_name(row.said_by), row.text) for row in rows]


async def test_it_counts_down_in_the_large_clock_while_the_steps_own_goes_on() -> None:
    async with in_meeting(begun(), FIRST) as room:
        await tick(room, seconds=30)
        assert face(room) == "04:30 left of 5 min"
        await choose(room)
        assert (hint(room), face(room)) == (WRITE, "02:00 silent of 2 min")
        assert room.line.has_focus
        assert words(room.pane, ".ask") == "What of first?"
        await tick(room, seconds=61)
        assert face(room) == "00:59 silent of 2 min"
        clock = room.screen.query_one(ClockFace)
        assert not clock.has_class("-last-minute"), "it hurries nobody"
        await room.go_to(Place(step="impact"))
        assert face(room) == "00:59 silent of 2 min"
        await tick(room, seconds=59)
        assert room.notice.startswith("Time is up")
        assert face(room) == "04:01 left of 5 min", "a minute less a second of this step is gone"
        await room.go_to(FIRST)
        assert hint(room).startswith(UP)
        assert face(room) == "03:29 left of 5 min"


async def test_the_end_of_its_time_is_said_once_and_changes_nothing() -> None:
    async with in_meeting(begun(), FIRST) as room:
        await choose(room)
        await room.fill("half a thought")
        await room.press("ctrl+g")
        dialog = room.app.screen
        await tick(room, minutes=2)
        assert room.app.screen is dialog, "nothing is closed"
        assert room.notice.startswith("Time is up")
        await room.press("ctrl+g")
        assert (room.line.value, room.line.has_focus) == ("half a thought", True)
        room.screen.say("something else")
        await tick(room, minutes=1)
        assert room.notice == "something else"
        assert room.meeting == begun()


async def test_what_is_pasted_and_typed_is_gathered_and_shown_together_in_one_step() -> None:
    async with in_meeting(begun(), FIRST) as room:
        await choose(room)
        await room.paste(CHAT)
        assert (points(room), room.understood) == (
            [],
            "8 lines came in · shown together at the end",
        )
        await room.enter("@mara it was fast enough once")
        await room.paste("Elif: they call us at five\nNote: nobody told them\n")
        await room.press(Letters("half typed"))
        assert points(room) == []
        await choose(room)
        assert points(room) == [
            ("Elif Demir", "shops close their books at six"),
            ("Elif Demir", "and do it by phone"),
            ("Elif Demir", "none of them reads mail then"),
            ("", "Bo Chen: the export is for accountants"),
            ("Mara Lindqvist", "we called it a report"),
            ("Mara Lindqvist", "it was fast enough once"),
            ("Elif Demir", "they call us at five"),
            ("", "Note: nobody told them"),
        ]
        assert room.notice == (
            "The silent round is over: 8 lines by 3 people · Ctrl+Z takes them back"
        )
        assert (hint(room), room.understood) == ("", "")
        assert (room.line.value, room.session.desk.silence) == ("half typed", None)
        assert len(room.rows.list._new) == 8
        await room.press("ctrl+z")
        assert points(room) == []
        assert room.notice == "Undid: added what was written in silence (8 lines by 3 people)"
        await room.press("ctrl+y")
        assert len(points(room)) == 8


async def test_what_is_there_already_does_not_come_in_twice() -> None:
    async with in_meeting(begun(), FIRST) as room:
        await room.enter("@elif and do it by phone")
        await choose(room)
        await room.paste(CHAT)
        await room.paste(CHAT)
        await choose(room)
        assert [text for _, text in points(room)] == [
            "and do it by phone",
            "shops close their books at six",
            "none of them reads mail then",
            "Bo Chen: the export is for accountants",
            "we called it a report",
        ]


async def test_a_round_that_nobody_wrote_in_ends_without_a_trace() -> None:
    async with in_meeting(begun(), FIRST) as room:
        await choose(room)
        await room.press("ctrl+l", "enter")
        assert room.notice == "The silent round is over: nothing came in"
        await room.press("ctrl+z")
        assert room.notice == "Nothing to undo"


async def test_it_outlives_a_crash_and_runs_on_meanwhile() -> None:
    async with in_meeting(begun(), FIRST) as room:
        await choose(room)
        await room.paste(CHAT)
        await room.saved()
        world = room.world
    world.time.pass_by(seconds=45)
    async with in_meeting(world=world) as room:
        assert (hint(room), face(room)) == (WRITE, "01:15 silent of 2 min")
        assert room.understood.startswith("8 lines came in")
        await room.saved()
    world.time.pass_by(hours=1)
    async with in_meeting(world=world) as room:
        assert room.notice.startswith("Time is up")
        await choose(room)
        assert len(points(room)) == 5


async def test_it_stands_still_while_the_meeting_does() -> None:
    async with in_meeting(begun(), FIRST) as room:
        await choose(room, "clock")
        await choose(room)
        assert room.session.desk.clock.is_running, "who begins a round lets the clock run"
        await tick(room, seconds=20)
        await choose(room, "clock")
        await tick(room, minutes=30)
        assert face(room) == "01:40 silent of 2 min paused"
        held = room.held
        assert held.let_go(room.world.time.now)
        world = room.world
    world.time.pass_by(days=1)
    async with in_meeting(world=world) as room:
        assert face(room) == "01:40 silent of 2 min"


async def test_counting_the_steps_from_zero_takes_nothing_from_it() -> None:
    async with in_meeting(begun(), FIRST) as room:
        await tick(room, minutes=3)
        await choose(room)
        await tick(room, seconds=30)
        await choose(room, "again")
        room.app.screen.query_one(RowList).point_at("zero")
        await room.press("enter")
        assert face(room) == "01:30 silent of 2 min"


async def test_a_step_that_opens_in_silence_says_so_until_somebody_has_answered() -> None:
    async with in_meeting(opening_in_silence(), FIRST) as room:
        assert hint(room).startswith("First in silence, 3 min")
        assert room.session.desk.silence is None, "nothing begins by itself"
        await room.press("tab")
        assert hint(room) == ""
        await room.press("shift+tab", "ctrl+l")
        assert room.app.screen.query_one(RowList).cursor == "silence"
        await room.press("enter")
        assert face(room) == "03:00 silent of 3 min"
        assert hint(room) == WRITE
        await room.press("tab")
        assert hint(room) == "", "it is held for the question before"
        await room.enter("aloud")
        assert [point.text for point in room.meeting.section("questions").answer("second").points]
        await room.press("ctrl+l", "enter")
        assert room.place.prompt == "first", "what came in is shown where it was asked for"
        await room.enter("somebody speaks")
        assert hint(room) == ""
        await room.press("ctrl+l")
        assert room.app.screen.query_one(RowList).cursor == "1", "more time comes first again"


@pytest.mark.parametrize(
    ("place", "is_offered"),
    [
        (FIRST, True),
        (FACTORS, True),
        (Place(step="impact", prompt="first"), True),
        (Place(step="close", prompt="first"), True),
        (Place(step="timeline", prompt="timeline"), False),
        (Place(step="impact", prompt="numbers"), False),
        (Place(step="decisions", prompt="actions"), False),
        (Place(step="", prompt="people"), False),
    ],
    ids=lambda value: f"{value.step}-{value.prompt}" if isinstance(value, Place) else "",
)
async def test_it_is_offered_where_lines_answer_a_question(place: Place, is_offered: bool) -> None:
    async with in_meeting(begun(), place) as room:
        assert ("Silent round" in commands(room)) is is_offered
        await room.press("ctrl+l")
        assert room.app.screen.query_one(RowList).point_at("silence") is is_offered


async def test_the_palette_begins_and_ends_it() -> None:
    async with in_meeting(begun(), FIRST) as room:
        for title, is_held in (("Silent round", True), ("End the silent round", False)):
            commands(room)[title]()
            await room.settle()
            assert (room.session.desk.silence is not None) is is_held


async def test_who_only_reads_is_offered_nothing_and_sees_what_goes_on() -> None:
    silence = SilentRound(step="questions", prompt="first", begun=0, seconds=120)
    world = World(MemoryLibrary())
    kept = Kept(opening_in_silence(), Desk(place=FIRST, silence=silence))
    kept.held = "Open elsewhere."
    world.library.kept[MEETING] = kept
    async with in_meeting(world=world) as room:
        assert hint(room) == WRITE
        assert not {"Silent round", "End the silent round"} & set(commands(room))
        await room.press("ctrl+l")
        assert not room.app.screen.query_one(RowList).point_at("silence")


async def test_factors_are_gathered_too_and_whys_are_not() -> None:
    factor = Factor(id=row_id(200), text="one pool for all")
    section = RootCauseSection(step="root_cause", factors=(factor,))
    async with in_meeting(begun(sections=(section,)), FACTORS) as room:
        await choose(room)
        await room.paste("Mara: no limit per shop\nElif: nobody knew them")
        await room.press("up", "w")
        await room.enter("it was enough in 2024")
        await room.press("enter")
        await choose(room)
        section_now = room.meeting.section("root_cause")
        assert isinstance(section_now, RootCauseSection)
        assert [why.text for why in section_now.whys] == ["it was enough in 2024"]
        assert [(f.text, f.said_by.participant) for f in section_now.factors[1:]] == [
            ("no limit per shop", PEOPLE[0].id),
            ("nobody knew them", PEOPLE[1].id),
        ]


async def test_the_review_asks_about_what_has_not_been_shown() -> None:
    async with in_meeting(begun(), FIRST) as room:
        await choose(room)
        await room.paste("Mara: we called it a report\nElif: so did we")
        await room.go_to(Place(step="review"))
        await room.press("home", "enter")
        assert (room.place.step, room.place.prompt) == ("questions", "first")
        assert room.understood.startswith("2 lines came in")


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
async def test_in_a_small_terminal_all_of_it_can_be_read(size: tuple[int, int]) -> None:
    async with in_meeting(begun(), FIRST, size=size) as room:
        await choose(room)
        clock = room.screen.query_one(ClockFace)
        said = clock.render()
        assert isinstance(said, Content)
        assert said.plain.strip() == "02:00 silent of 2 min"
        assert clock.size.width >= len(said.plain.strip())
        line = room.pane.query_one(".hint")
        assert line.region.width >= len(WRITE)
        await tick(room, minutes=2)
        assert line.region.height * line.region.width >= len(hint(room))


async def test_points_typed_without_a_round_are_shown_at_once() -> None:
    async with in_meeting(begun(), FIRST) as room:
        await room.enter("aloud")
        await choose(room)
        await choose(room)
        await room.enter("aloud again")
        assert shown(room.rows.list) == ["aloud", "aloud again"]
        assert all(isinstance(row, Point) for row in room.rows.rows())


async def test_who_follows_sees_the_round_and_nothing_of_what_came_in() -> None:
    silence = SilentRound(step="questions", prompt="first", begun=0, seconds=120)
    async with following(place=FIRST) as audience:
        clock = audience.screen.query_one(ClockFace)
        for held, said in ((silence, WRITE), (silence.with_more("at six"), WRITE), (None, "")):
            audience.leading.set_silence(held)
            await audience.look()
            assert words(audience.pane, ".hint") == said
            assert ("silent" in clock._shown) is (held is not None)
            texts = (str(part.render()) for part in audience.screen.query(Static))
            assert not any("at six" in text for text in texts)
            assert shown(audience.rows.list) == []
