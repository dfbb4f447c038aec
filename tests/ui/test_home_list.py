"""The list at home: found by facts at once and by words soon, sorted, archived, however long it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input

from pmfacilitator.domain.meeting import Meeting
from pmfacilitator.domain.rows import Action, Insight
from pmfacilitator.screens.home import HomeScreen
from pmfacilitator.screens.home_list import SOME_ROWS
from pmfacilitator.screens.home_title import HomeTitle
from pmfacilitator.screens.meeting import MeetingScreen
from pmfacilitator.widgets.row_list import RowList
from tests import builders
from tests.fakes import MemoryLibrary, World
from tests.ui.room import Letters, Room, at_home, shown, words

pytestmark = pytest.mark.app


def titled(title: str, severity: str = "P2", date: str = "2026-11-20", **fields: object) -> Meeting:
    incident = builders.incident(
        title, date, severity=severity, services=(title.split(maxsplit=1)[0],)
    )
    return builders.meeting(incident=incident, **fields)


def three() -> World:
    said = Insight(learned="resellers poll the ledger")
    return World(
        MemoryLibrary(
            new=titled("Payouts stood still", insights=(said,)),
            middle=titled("Receipts without tax", "P1", "2026-10-02", actions=(Action(what="a"),)),
            old=titled("Logins are slow", "P3", "2026-01-30"),
        )
    )


def many(count: int) -> World:
    meetings = {f"m{at:03}": titled(f"Meeting {at:03}") for at in range(count)}
    return World(MemoryLibrary(**meetings))


def listed(room: Room) -> list[str]:
    return shown(home(room).query_one(RowList))


def home(room: Room) -> HomeScreen:
    return next(screen for screen in room.app.screen_stack if isinstance(screen, HomeScreen))


def title(room: Room) -> str:
    return home(room).query_one(HomeTitle).render().plain.partition("  ")[0]


def note(room: Room) -> str:
    return words(home(room), "#filter-note")


def toasts(room: Room) -> list[str]:
    return [each.message for each in room.app._notifications]


# --- found -----------------------------------------------------------------------------------


async def test_keys_ask_for_facts() -> None:
    async with at_home(three()) as room:
        await room.fill("severity:P1,P3 since:2026")
        assert listed(room) == ["Receipts without tax", "Logins are slow"]
        assert "2 of 3" in title(room)
        await room.fill("service:logins until:2026-01")
        assert listed(room) == ["Logins are slow"]


async def test_words_of_the_text_are_found_and_that_is_said() -> None:
    async with at_home(three()) as room:
        await room.fill("ledger")
        await room.read()
        assert listed(room) == ["Payouts stood still"]
        assert home(room).query_one(RowList).rows[0].aside == "in its text"
        await room.fill("payouts")
        await room.read()
        assert home(room).query_one(RowList).rows[0].aside == ""


async def test_an_answer_that_comes_too_late_changes_nothing() -> None:
    world = three()
    async with at_home(world) as room:
        await room.fill("ledger")
        await room.fill("slow")
        await room.read()
        assert listed(room) == ["Logins are slow"]
        assert world.catalogue.asked[-1] == "slow"


async def test_a_key_that_there_is_not_is_said_beneath_and_the_list_stays() -> None:
    async with at_home(three()) as room:
        await room.fill("severity:P1")
        await room.fill("severity:P1 colour:red")
        assert note(room).startswith('There is no key "colour"')
        assert listed(room) == ["Receipts without tax"]
        await room.fill("")
        assert (note(room), len(listed(room))) == ("", 3)


async def test_escape_empties_the_filter_and_changes_nothing_else() -> None:
    async with at_home(three()) as room:
        await room.fill("severity:P1")
        chosen = home(room).query_one(RowList).cursor
        await room.press("escape")
        assert len(listed(room)) == 3
        assert home(room).query_one(RowList).cursor == chosen
        await room.press("escape", "enter")
        assert room.meeting.title == "Receipts without tax"


# --- sorted ----------------------------------------------------------------------------------


async def test_one_key_sorts_by_one_thing_after_another() -> None:
    async with at_home(three()) as room:
        seen = {}
        for _ in range(7):
            await room.press("f7")
            seen[title(room).partition("by ")[2]] = listed(room)[0]
        assert seen["severity"] == "Receipts without tax"
        assert seen["open actions"] == "Receipts without tax"
        assert seen["insights"] == "Payouts stood still"
        assert seen["title"] == "Logins are slow"
        assert seen[""] == "Payouts stood still"
        await room.press("f7", "f7", "enter")
        assert room.meeting.title == "Receipts without tax"


# --- archived --------------------------------------------------------------------------------


async def test_one_key_archives_and_the_same_brings_back() -> None:
    world = three()
    async with at_home(world) as room:
        await room.press("down", "f6")
        await room.read()
        assert listed(room) == ["Payouts stood still", "Logins are slow"]
        assert toasts(room) == ["It lies in the archive now; is:archived shows it"]
        assert Path("middle.json") not in world.library.kept
        await room.fill("is:archived")
        assert listed(room) == ["Receipts without tax"]
        assert home(room).query_one(RowList).rows[0].notes[0].startswith("archived")
        assert "1 in the archive" in title(room)
        await room.press("f6")
        await room.read()
        assert listed(room) == []
        await room.fill("")
        assert len(listed(room)) == 3


async def test_a_meeting_that_is_open_elsewhere_stays() -> None:
    world = three()
    world.library.kept[Path("new.json")].held = "new.json is open in another window."
    async with at_home(world) as room:
        await room.press("f6")
        assert toasts(room) == ["new.json is open in another window."]
        assert len(listed(room)) == 3


# --- long ------------------------------------------------------------------------------------


async def test_a_long_list_is_laid_out_as_far_as_the_cursor_goes() -> None:
    async with at_home(many(150)) as room:
        await room.read()
        rows = home(room).query_one(RowList)
        assert len(listed(room)) == SOME_ROWS
        assert rows.rows[-1].text == "… and 90 more"
        assert title(room) == "Postmortem meetings · 150"
        await room.press("tab", "end")
        assert len(listed(room)) == 2 * SOME_ROWS
        await room.press("end", "end")
        assert len(listed(room)) == 150
        assert rows.cursor == "m149.json"
        await room.press("enter")
        assert isinstance(room.app.screen, MeetingScreen)


async def test_typing_finds_what_was_not_laid_out() -> None:
    async with at_home(many(150)) as room:
        await room.read()
        await room.press(Letters("149"), "enter")
        assert room.meeting.title == "Meeting 149"


async def test_the_first_are_shown_while_the_rest_is_read() -> None:
    world = many(30)
    world.catalogue.chunks = [5, 12]
    async with at_home(world) as room:
        await room.read()
        assert len(listed(room)) == 30
    world.catalogue.chunks = [5]
    async with at_home(world) as room:
        assert len(listed(room)) >= 5
        await room.read()
        assert len(listed(room)) == 30
        assert "reading" not in title(room)


async def test_coming_home_leaves_the_cursor_where_it_was() -> None:
    world = many(150)
    async with at_home(world) as room:
        await room.read()
        await room.press("tab", "end", "end", "enter", "ctrl+q", "down", "enter")
        await room.read()
        assert isinstance(room.app.screen, HomeScreen)
        assert home(room).query_one(RowList).cursor == "m119.json"


async def test_what_is_typed_stays_while_more_is_read() -> None:
    world = many(150)
    world.catalogue.chunks = [5]
    async with at_home(world) as room:
        await room.fill("14")
        await room.read()
        assert isinstance(room.app.focused, Input)
        assert (room.app.focused.value, len(listed(room))) == ("14", 12)
