"""Actions, insights and assumptions of all meetings: listed, filtered, and changed from the list."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest
from textual.widgets import Input, Static

from pmfacilitator.domain.house import House
from pmfacilitator.domain.meeting import Meeting
from pmfacilitator.domain.rows import (
    Action,
    ActionStatus,
    Insight,
    InsightStatus,
    Lens,
    Quantity,
    Result,
)
from pmfacilitator.errors import FileTrouble
from pmfacilitator.screens.dialogs.choice import ChoiceDialog
from pmfacilitator.screens.dialogs.line import LineDialog
from pmfacilitator.screens.home import HomeScreen
from pmfacilitator.screens.lists.screen import ListsScreen
from pmfacilitator.screens.meeting import MeetingScreen
from pmfacilitator.widgets.row_list import RowList
from tests import builders
from tests.fakes import NOW, MemoryLibrary, World
from tests.ui.room import Letters, Room, at_home, shown, words

pytestmark = pytest.mark.app

TODAY = NOW.astimezone().date()
POLLS, CAP, ALERT, NINE = (builders.row_id(n) for n in range(20, 24))
PAYOUTS, LOGINS = Path("payouts.json"), Path("logins.json")


def world() -> World:
    payouts = builders.meeting(
        incident=builders.incident("Payouts stood still", severity="P1"),
        insights=(
            Insight(
                id=POLLS,
                learned="Resellers poll",
                assumption="Pages are read by people",
                lens=Lens.REAL_USAGE,
                check_back=TODAY - dt.timedelta(1),
                owner="Jo",
            ),
        ),
        actions=(
            Action(id=ALERT, what="Alert", due=TODAY + dt.timedelta(9)),
            Action(id=CAP, what="Cap connections", due=TODAY - dt.timedelta(1), owner="Mara"),
        ),
    )
    logins = builders.meeting(
        id=builders.row_id(3),
        incident=builders.incident("Logins failed", "2026-09-01").changed(id=builders.row_id(4)),
        insights=(
            Insight(id=NINE, learned="Pages are feeds", assumption="pages are read by people."),
        ),
    )
    return World(MemoryLibrary(payouts=payouts, logins=logins))


async def lists(room: Room, *turns: str) -> ListsScreen:
    """Go to the lists, and wait until they have been read."""
    await room.press("f3")
    screen = room.app.screen
    assert isinstance(screen, ListsScreen)
    assert screen.reading is not None
    screen.reading.join()
    await room.settle()
    await room.press(*turns)
    return screen


def kept(room: Room, path: Path = PAYOUTS) -> Meeting:
    return room.world.library.kept[path].meeting


def said(room: Room) -> str:
    screen = next(each for each in room.app.screen_stack if isinstance(each, ListsScreen))
    return words(screen, "#lists-counts")


async def test_open_actions_stand_by_their_day_and_tab_shows_the_other_lists() -> None:
    async with at_home(world()) as room:
        screen = await lists(room)
        assert words(screen, "#lists-counts") == "2 actions · 2 open · 1 due"
        first, second = screen.list.rows
        assert (first.text, first.lead, first.tail, first.aside) == (
            *("Cap connections", f"[ ] {TODAY - dt.timedelta(1)}", "overdue", "Mara"),
        )
        assert first.notes == ("P1 · Payouts stood still · 2026-11-20",)
        assert (second.text, second.tail) == ("Alert", "")
        await room.press("tab")
        assert shown(screen.list) == ["Resellers poll", "Pages are feeds"]
        assert "1 result due" in words(screen, "#lists-counts")
        await room.press("tab")
        (assumption,) = screen.list.rows
        assert (assumption.lead, assumption.tail) == ("2×", "in 2 incidents")
        assert assumption.notes[0] == "2026-11-20 Payouts stood still: Resellers poll"
        await room.press("tab", "shift+tab", "escape")
        assert isinstance(room.app.screen, HomeScreen)


async def test_typing_filters_by_any_word_of_a_row() -> None:
    async with at_home(world()) as room:
        screen = await lists(room)
        await room.press(Letters("mara overdue"))
        assert shown(screen.list) == ["Cap connections"]
        await room.fill("logins")
        assert shown(screen.list) == []
        await room.press("tab")
        assert shown(screen.list) == ["Pages are feeds"]


async def test_the_filter_takes_facts_and_says_what_it_does_not_understand() -> None:
    async with at_home(world()) as room:
        screen = await lists(room)
        await room.fill("severity:P1 is:overdue")
        assert shown(screen.list) == ["Cap connections"]
        assert words(screen, "#lists-counts") == "1 of 2 actions"
        await room.fill("severity:P1 is:overdue colour:red")
        assert words(screen, "#filter-note").startswith('There is no key "colour"; there are')
        assert shown(screen.list) == ["Cap connections"]
        await room.press("tab")  # what is not understood filters nothing in another list
        assert shown(screen.list) == ["Resellers poll", "Pages are feeds"]
        await room.fill("owner:jo")
        assert (words(screen, "#filter-note"), shown(screen.list)) == ("", ["Resellers poll"])


async def test_lenses_have_the_words_of_the_house() -> None:
    there = world()
    there.house = House(lenses=(("real_usage", "How they [i]use[/i] us"),))
    async with at_home(there) as room:
        screen = await lists(room, "tab")
        assert screen.list.rows[0].aside == "Jo · How they [i]use[/i] us"
        await room.fill('lens:"they [i]use"')
        assert shown(screen.list) == ["Resellers poll"]


async def test_x_ticks_an_action_in_its_own_meeting_and_undo_takes_it_back() -> None:
    async with at_home(world()) as room:
        screen = await lists(room)
        before = kept(room)
        await room.press("down", "x")
        action = before.actions[1]
        assert kept(room).actions[1].status is ActionStatus.DONE
        assert [change.on for change in kept(room).actions[1].changes] == [TODAY]
        assert said(room) == "Changed “Cap connections” to done · Ctrl+Z takes it back"
        assert screen.list.rows[0].lead.startswith("[x]")
        assert room.world.library.closed == [PAYOUTS]
        await room.press("ctrl+z")
        assert kept(room) == before
        assert screen.list.rows[0].lead.startswith("[ ]")
        assert said(room) == "Undid: changed “Cap connections” to done"
        await room.press("ctrl+y")
        assert kept(room).actions[1].status is ActionStatus.DONE
        await room.press("ctrl+z", "ctrl+z")
        assert kept(room).actions[1] == action
        assert said(room) == "Nothing to undo here"


async def test_undo_goes_to_the_list_in_which_something_was_changed() -> None:
    async with at_home(world()) as room:
        screen = await lists(room)
        await room.press("down", "x", "tab", "ctrl+z")
        assert "▸ Actions" in words(screen, "#lists-title")
        await room.press("escape", "escape")
        again = await lists(room)
        await room.press("ctrl+z")
        assert said(room) == "Nothing to undo here"
        assert again is not screen


async def test_an_action_is_given_up_with_a_reason() -> None:
    async with at_home(world()) as room:
        await lists(room, "down", "n")
        assert isinstance(room.app.screen, LineDialog)
        await room.press("enter")
        assert "Say in one line why not" in words(room.app.screen, ".dialog-hint")
        await room.enter("the pool is gone")
        given_up = kept(room).actions[1]
        assert given_up.status is ActionStatus.NOT_DOING
        assert given_up.because == "the pool is gone"


async def test_an_insight_is_followed_to_its_result_one_key_each() -> None:
    async with at_home(world()) as room:
        screen = await lists(room, "tab", "down", "s")
        assert isinstance(room.app.screen, ChoiceDialog)
        await room.press("down", "down", "down", "enter")
        assert kept(room).insights[0].status is InsightStatus.SHIPPED
        await room.press("b")
        await room.enter("2027-02-01")
        assert kept(room).insights[0].check_back == dt.date(2027, 2, 1)
        await room.press("r")
        await room.enter("ARR +200,000 USD")
        measured = kept(room).insights[0]
        assert measured.status is InsightStatus.MEASURED
        number = Quantity(value=Decimal(200_000), unit="USD")
        assert measured.result == Result(words="ARR", number=number, on=TODAY)
        (row, _) = screen.list.rows
        assert (row.lead, row.tail) == ("measured", "")
        assert row.notes[0] == "result: ARR +200,000 USD"
        await room.press("ctrl+z", "ctrl+z", "ctrl+z")
        assert kept(room).insights == world().library.kept[PAYOUTS].meeting.insights


async def test_dropping_and_measuring_by_status_ask_for_what_they_need() -> None:
    async with at_home(world()) as room:
        await lists(room, "tab", "down", "s", "end", "enter")
        await room.enter("nobody asked again")
        assert kept(room).insights[0].status is InsightStatus.DROPPED
        await room.press("s", "end", "up", "enter")
        assert words(room.app.screen, ".dialog-title") == "What came of it?"


async def test_a_meeting_that_is_open_elsewhere_says_so_and_what_was_typed_waits() -> None:
    async with at_home(world()) as room:
        await lists(room, "tab", "down")
        held = room.world.library.kept[PAYOUTS]
        held.held = "Open in another window since 14:02 UTC; reading only."
        await room.press("r")
        await room.enter("ARR +200,000 USD")
        assert said(room) == "Nothing was changed: open in another window since 14:02 UTC."
        assert kept(room).insights[0].result is None
        held.held = ""
        await room.press("r")
        assert room.line.value == "ARR +200,000 USD"
        await room.press("enter")
        assert kept(room).insights[0].result is not None


async def test_what_is_half_typed_outlives_the_app_and_the_form_of_a_new_meeting() -> None:
    there = world()
    async with at_home(there) as room:
        await lists(room, "tab", "down", "r")
        await room.fill("ARR +20")
        await room.press("escape", "escape", "escape", "ctrl+n")
        await room.fill("Mails went out twice")
        await room.written()
    async with at_home(there) as room:
        await room.press("ctrl+n")
        assert room.line.value == "Mails went out twice"
        await room.press("escape")
        await lists(room, "tab", "down", "r")
        assert room.line.value == "ARR +20"


async def test_enter_opens_the_meeting_at_the_row() -> None:
    async with at_home(world()) as room:
        await lists(room, "tab", "down", "enter")
        assert isinstance(room.app.screen, MeetingScreen)
        assert (room.place.step, room.place.prompt, room.place.row) == (
            *("decisions", "insights", POLLS),
        )


async def test_letters_are_keys_only_in_the_list() -> None:
    async with at_home(world()) as room:
        screen = await lists(room)
        await room.press("x")
        assert screen.query_one(Input).value == "x"
        assert kept(room) == world().library.kept[PAYOUTS].meeting
        await room.press("f1")
        assert "↓ leads into the list" in str(
            room.app.screen.query(".help-part").first(Static).render()
        )
        await room.press("escape", "backspace", "down", "s", "r", "b")
        assert room.app.screen is screen  # those are keys of insights
        await room.press("up")
        assert isinstance(room.app.focused, Input)


async def test_a_library_that_cannot_be_read_is_said() -> None:
    there = world()
    async with at_home(there) as room:
        there.library.trouble = FileTrouble("The library cannot be read.")
        screen = await lists(room)
        assert said(room) == "The library cannot be read."
        assert screen.query_one(RowList).rows == ()


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
async def test_the_lists_fit_a_small_terminal(size: tuple[int, int]) -> None:
    async with at_home(world(), size=size) as room:
        screen = await lists(room, "down")
        assert screen.list.region.bottom <= size[1]
        assert screen.list.rows
        assert not screen.list.show_horizontal_scrollbar
