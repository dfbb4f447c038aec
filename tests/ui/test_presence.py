"""Who has been heard: dots in the step's head, one key that tells, and a voice missed once, gently."""

from __future__ import annotations

from typing import Any

import pytest
from textual.screen import Screen

from pmfacilitator.domain.agenda import StepKind
from pmfacilitator.domain.answers import Answer
from pmfacilitator.domain.desk import Desk, Place
from pmfacilitator.domain.meeting import Meeting
from pmfacilitator.domain.reveal import begun
from pmfacilitator.domain.rows import Insight, Participant, Point, Voice
from pmfacilitator.domain.sections import QuestionsSection
from pmfacilitator.screens.dialogs.index import IndexDialog
from pmfacilitator.screens.dialogs.voices import VoicesDialog
from pmfacilitator.widgets.pace_line import PaceLine
from pmfacilitator.widgets.row_list import RowList
from pmfacilitator.widgets.voices_line import VoicesLine
from tests import builders
from tests.builders import entry, row_id
from tests.fakes import Kept, MemoryLibrary, World
from tests.ui.room import MEETING, Room, in_meeting, words

pytestmark = pytest.mark.app

FIRST = Place(step="questions", prompt="first")
MARA, PRIYA = row_id(10), row_id(11)
PEOPLE = (
    Participant(id=MARA, name="Mara Lindqvist", role="Engineering"),
    Participant(id=PRIYA, name="Priya Raman", role="Product"),
)
LEADS = {StepKind.QUESTIONS: "Product", StepKind.IMPACT: "Customer Success"}
LED = builders.agenda(
    *(builders.step(kind, "first", "second").changed(lead=LEADS.get(kind, "")) for kind in StepKind)
)
PRODUCT_UNHEARD = "No Product voice in Questions yet"


def held(*points: Point) -> Meeting:
    answers = (Answer(question="first", points=points),) if points else ()
    sections = (QuestionsSection(step="questions", answers=answers),) if points else ()
    return builders.meeting(participants=PEOPLE, agenda=LED, sections=sections)


def dots(room: Room) -> str:
    return str(room.screen.query_one(VoicesLine).render())


def listed(room: Room) -> dict[str, tuple[str, str]]:
    """What the dialog says behind each key."""
    assert isinstance(room.app.screen, VoicesDialog)
    rows = room.app.screen.query_one(RowList).rows
    return {row.lead: (row.text, row.aside) for row in rows}


def said(room: Room) -> str:
    return words(room.app.screen, ".dialog-said")


# --- dots --------------------------------------------------------------------------------------


async def test_the_dots_follow_what_is_said_and_by_whom() -> None:
    async with in_meeting(held(), FIRST) as room:
        assert dots(room) == "○ Engineering  ○ Product  ○ Customer Success"
        await room.enter("@priya shops close at six")
        assert dots(room) == "○ Engineering  ● Product  ○ Customer Success"
        await room.enter("@cs shops call first")
        assert dots(room) == "○ Engineering  ● Product  ● Customer Success"
        await room.press("ctrl+z")
        assert dots(room) == "○ Engineering  ● Product  ○ Customer Success"
        await room.press("ctrl+n")
        assert dots(room) == "○ Engineering  ○ Product  ○ Customer Success"


@pytest.mark.parametrize("place", [Place(step="", prompt="facts"), Place(step="review")])
async def test_nobody_speaks_to_set_up_or_to_the_review(place: Place) -> None:
    async with in_meeting(held(), place) as room:
        assert dots(room) == ""
        assert not room.screen.query_one("#beneath").display


async def test_what_goes_back_to_an_entry_still_hidden_gives_nothing_away() -> None:
    entries = (entry("14:00 deploy", id=row_id(40)), entry("14:32 pager fired", id=row_id(41)))
    insight = Insight(learned="nobody looked", owner="Support", source=row_id(41))
    made = held().changed(timeline=entries, insights=(insight,))
    desk = Desk(place=Place(step="timeline"), reveal=begun(made))
    async with in_meeting(made, desk=desk) as room:
        assert "Support" not in dots(room)
        room.session.set_reveal(None)
        await room.settle()
        assert "● Support" in dots(room)


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (100, 24)])
async def test_a_small_terminal_shows_voices_and_pace_in_one_line(size: tuple[int, int]) -> None:
    async with in_meeting(held(), FIRST, size=size) as room:
        beneath = room.screen.query_one("#beneath")
        pace = beneath.query_one(PaceLine)
        assert (beneath.size.height, pace.size.height) == (1, 1)
        assert "15 min ahead · ends " in str(pace.render())
        assert dots(room).count("○") >= 1
        assert len(dots(room)) <= beneath.query_one(VoicesLine).size.width


# --- one key away ------------------------------------------------------------------------------


async def test_one_key_tells_who_has_been_heard_in_this_step_and_in_the_meeting() -> None:
    spoke = (Point(text="a", said_by=Voice(participant=PRIYA)),)
    async with in_meeting(held(*spoke), Place(step="impact", prompt="accounts")) as room:
        await room.fill("half a thought")
        await room.press("ctrl+s")
        assert listed(room) == {
            "1": ("○ Engineering", "not yet"),
            "2": ("○ Product", "in another step only"),
            "3": ("○ Customer Success", "not yet"),
            "A": ("○ Mara Lindqvist, Engineering", "not yet"),
            "B": ("○ Priya Raman, Product", "in another step only"),
        }
        await room.press("ctrl+s")
        assert room.app.screen is room.screen
        assert (room.line.value, room.line.has_focus) == ("half a thought", True)


@pytest.mark.parametrize("key", ["ctrl+s", "enter", "escape"])
async def test_the_key_that_opened_it_closes_it_and_so_do_enter_and_escape(key: str) -> None:
    async with in_meeting(held(), FIRST) as room:
        await room.press("ctrl+s", "down", key)
        assert room.app.screen is room.screen
        assert room.meeting == held()


async def test_a_digit_or_a_letter_says_who_was_heard_and_takes_it_back() -> None:
    async with in_meeting(held(), FIRST) as room:
        await room.press("ctrl+s", "3")
        assert listed(room)["3"] == ("● Customer Success", "heard, as marked")
        assert said(room) == "Heard from Customer Success"
        assert dots(room).endswith("● Customer Success"), "the room sees it at once"
        await room.press("a")
        assert listed(room)["1"] == ("● Engineering", "heard"), "by whoever speaks for it"
        assert room.meeting.section("questions").heard == (
            Voice(role="Customer Success"),
            Voice(participant=MARA),
        )
        await room.press("3", "A")
        assert said(room) == "Not heard from Mara Lindqvist"
        assert room.meeting.section("questions").heard == ()
        await room.press("ctrl+s", "ctrl+z")
        assert room.notice == "Undid: took back that Mara Lindqvist was heard"
        assert room.place.step == "questions"


async def test_space_marks_whom_the_cursor_is_on_and_letters_of_lists_move_it() -> None:
    async with in_meeting(held(), FIRST) as room:
        await room.press("ctrl+s", "j", "space")
        assert room.meeting.section("questions").heard == (Voice(role="Product"),)


async def test_who_is_in_the_notes_is_not_marked_as_well() -> None:
    async with in_meeting(held(Point(text="a", said_by=Voice(role="Product"))), FIRST) as room:
        await room.press("ctrl+s", "2")
        assert said(room) == "Product has spoken here: that is in the notes already"
        assert room.meeting.section("questions").heard == ()


async def test_in_set_up_it_tells_of_the_whole_meeting_and_marks_nobody() -> None:
    spoke = (Point(text="a", said_by=Voice(role="Product")),)
    async with in_meeting(held(*spoke), Place(step="", prompt="people")) as room:
        await room.press("ctrl+s", "1")
        assert listed(room)["1"] == ("○ Engineering", "not yet")
        assert listed(room)["2"] == ("● Product", "heard")
        assert said(room) == "Set-up is no step of the meeting: nobody is heard in it"
        assert room.meeting == held(*spoke)


async def test_a_meeting_that_is_only_read_says_why_nobody_can_be_marked() -> None:
    world = World(MemoryLibrary())
    world.library.kept[MEETING] = Kept(held(), Desk(place=FIRST), held="Another window has it.")
    async with in_meeting(world=world) as room:
        await room.press("ctrl+s", "1")
        assert said(room) == "This meeting is open for reading only; nothing was changed."
        await room.press("ctrl+s", "ctrl+n")
        assert room.notice == "Another window has it.", "and nobody is missed there"


async def test_a_click_on_the_dots_opens_it_and_the_palette_offers_it() -> None:
    async with in_meeting(held(), FIRST) as room:
        await room.click(VoicesLine, 3, 0)
        assert isinstance(room.app.screen, VoicesDialog)
        await room.press("ctrl+s")
        screen: Screen[Any] = room.screen
        offered = {command.title: command.help for command in room.app.get_system_commands(screen)}
        assert offered["Who has been heard, and who has not"] == "Ctrl+S"


async def test_a_long_list_fits_a_small_terminal() -> None:
    crowd = tuple(Participant(name=f"Guest {n}", role="Support") for n in range(30))
    made = held().changed(participants=crowd)
    async with in_meeting(made, FIRST, size=(60, 20)) as room:
        await room.press("ctrl+s", "end", "space")
        hint = room.app.screen.query_one(".dialog-hint")
        assert hint.region.bottom < room.app.size.height
        assert len(room.meeting.section("questions").heard) == 1


# --- missed once -------------------------------------------------------------------------------


async def test_leaving_with_the_lead_unheard_is_pointed_out_once() -> None:
    async with in_meeting(held(), FIRST) as room:
        await room.press("ctrl+n")
        assert room.notice == PRODUCT_UNHEARD
        assert (room.place.step, room.line.has_focus) == ("impact", True)
        await room.press("ctrl+n")
        assert room.notice == "No Customer Success voice in Impact yet"
        room.screen.say("")
        await room.press("ctrl+o", "ctrl+o", "ctrl+n", "ctrl+n")
        assert room.notice == ""
        await room.saved()
        assert room.kept.desk.missed == ("questions", "impact")
        world = room.world
    async with in_meeting(world=world) as again:
        await again.go_to(FIRST)
        await again.press("ctrl+n")
        assert again.notice == ""


async def test_it_is_pointed_out_however_the_step_is_left_for_another() -> None:
    async with in_meeting(held(), Place(step="questions", prompt="second")) as room:
        await room.press("tab")
        assert (room.place.step, room.notice) == ("impact", PRODUCT_UNHEARD)
    async with in_meeting(held(), FIRST) as room:
        await room.press("ctrl+g")
        assert isinstance(room.app.screen, IndexDialog)
        await room.press("0")
        assert (room.place.step, room.notice) == ("", ""), "set-up is only looked into"
        await room.press("ctrl+n")
        await room.go_to(FIRST)
        await room.press("ctrl+g", "2")
        assert (room.place.step, room.notice) == ("timeline", PRODUCT_UNHEARD)


async def test_nobody_is_missed_who_was_heard_or_where_nobody_need_be() -> None:
    async with in_meeting(held(Point(text="a", said_by=Voice(participant=PRIYA))), FIRST) as room:
        await room.press("ctrl+n")
        assert room.notice == ""
    async with in_meeting(held(), FIRST) as room:
        await room.press("ctrl+s", "2", "ctrl+s", "ctrl+n")
        assert (room.place.step, room.notice) == ("impact", "")
    async with in_meeting(held(), Place(step="root_cause", prompt="trigger")) as room:
        await room.press("ctrl+n")
        assert room.notice == ""
