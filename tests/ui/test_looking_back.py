"""From home to the reviews of a period, and to trends."""

from __future__ import annotations

import datetime as dt
import threading
from pathlib import Path

import pytest
from textual.containers import VerticalScroll

from pmfacilitator.app.looking_back import MADE
from pmfacilitator.domain.house import House
from pmfacilitator.domain.learning import periods
from pmfacilitator.domain.reviewed import ReviewSort
from pmfacilitator.domain.rows import Insight, Lens
from pmfacilitator.errors import FileTrouble
from pmfacilitator.screens.dialogs.help import HelpDialog
from pmfacilitator.screens.dialogs.line import LineDialog
from pmfacilitator.screens.home import HomeScreen
from pmfacilitator.screens.looking_back import LookBackDialog, ways
from pmfacilitator.screens.meeting import MeetingScreen
from pmfacilitator.screens.trends import TrendsScreen
from pmfacilitator.widgets.row_list import RowList
from tests import builders
from tests.fakes import NOW, MemoryLibrary, World
from tests.ui.room import Room, at_home, shown, words

pytestmark = pytest.mark.app


def world() -> World:
    polls = Insight(learned="Resellers poll", lens=Lens.REAL_USAGE)
    payouts = builders.meeting(
        incident=builders.incident("Payouts stood still", "2026-11-20", severity="P1"),
        insights=(polls,),
    )
    logins = builders.meeting(
        id=builders.row_id(3),
        incident=builders.incident("Logins failed", "2026-03-01", severity="P2").changed(
            id=builders.row_id(4)
        ),
    )
    return World(MemoryLibrary(payouts=payouts, logins=logins))


def reviews(room: Room) -> list[str]:
    kept = (each.meeting for each in room.world.library.kept.values())
    return [meeting.title for meeting in kept if meeting.review]


async def look_back(room: Room, *keys: str) -> None:
    """Choose a way to look back, and wait until the library has been read for it."""
    await room.press("ctrl+r", *keys)
    await room.read()


async def go_home(room: Room) -> None:
    await room.press("ctrl+q", "down", "enter")
    assert isinstance(room.app.screen, HomeScreen)


# --- reviews ---------------------------------------------------------------------------------


async def test_two_keys_open_the_review_of_this_month_and_go_on_with_it_later() -> None:
    async with at_home(world()) as room:
        await look_back(room, "enter")
        assert isinstance(room.app.screen, MeetingScreen)
        assert room.meeting.title == "Themes: November 2026"
        review = room.meeting.looked_back_on
        assert (review.sort, review.period) == (*(ReviewSort.THEMES, periods.month_of(NOW.date())),)
        assert [card.words for card in review.cards] == ["Resellers poll"]
        opened = room.meeting.id
        await go_home(room)
        await look_back(room, "enter")
        assert (room.meeting.id, reviews(room)) == (opened, ["Themes: November 2026"])


def test_every_way_back_is_named_by_its_time() -> None:
    in_winter = ways(dt.date(2027, 1, 4))
    assert [way.words for way in in_winter.values() if way.period] == [
        "Themes of this month, January 2027",
        "Themes of last month, December 2026",
        "Themes of this quarter, 2027 Q1",
        "Themes of the last 5 incidents",
        "Roadmap of this quarter, 2027 Q1",
        "Roadmap of last quarter, 2026 Q4",
    ]
    last_month = in_winter["last-month"].period
    assert last_month is not None
    assert last_month.since == dt.date(2026, 12, 1)


async def test_any_time_can_be_named_and_what_is_none_is_said() -> None:
    async with at_home(world()) as room:
        await room.press("f4", *("down",) * 7, "enter")
        await room.enter("last 5")
        assert isinstance(room.app.screen, LineDialog)
        assert "not a number of incidents" in words(room.app.screen, ".dialog-hint")
        await room.enter("soon")
        assert "Type a time like 2026-11" in words(room.app.screen, ".dialog-hint")
        await room.enter("since 2026-03")
        await room.read()
        assert room.meeting.title == "Roadmap: since 2026-03-01"


async def test_the_key_that_asks_closes_again_and_nothing_is_made() -> None:
    async with at_home(world()) as room:
        await room.press("ctrl+r")
        assert isinstance(room.app.screen, LookBackDialog)
        await room.press("ctrl+r")
        assert isinstance(room.app.screen, HomeScreen)
        assert reviews(room) == []


async def test_an_empty_library_offers_nothing_to_look_back_on() -> None:
    async with at_home() as room:
        await room.press("ctrl+r")
        assert isinstance(room.app.screen, HomeScreen)


async def test_the_palette_offers_each_way_at_home_and_nowhere_else() -> None:
    async with at_home(world()) as room:
        ways = {each.title: each for each in room.app.get_system_commands(room.app.screen)}
        ways["Roadmap of this quarter, 2026 Q4"].callback()
        await room.settle()
        await room.read()
        assert room.meeting.title == "Roadmap: 2026 Q4"
        inside = {each.title for each in room.app.get_system_commands(room.app.screen)}
        assert not any(title.startswith("Roadmap of") for title in inside)


async def test_a_review_that_cannot_be_made_is_said_and_home_stays() -> None:
    there = world()
    async with at_home(there) as room:
        there.library.trouble = FileTrouble("The library cannot be read.")
        await look_back(room, "enter")
        assert isinstance(room.app.screen, HomeScreen)
        assert [note.message for note in room.app._notifications] == ["The library cannot be read."]


async def test_whoever_went_on_meanwhile_is_told_where_the_review_is() -> None:
    async with at_home(world()) as room:
        gate = threading.Event()
        room.app._aside._thread.submit(gate.wait)
        await room.press("ctrl+r", "down", "enter", "f1")
        gate.set()
        await room.read()
        assert isinstance(room.app.screen, HelpDialog)
        assert [note.message for note in room.app._notifications] == [MADE]
        await room.press("escape")
        home = room.app.screen
        assert isinstance(home, HomeScreen)
        assert "Themes: October 2026" in shown(home.query_one(RowList))


async def test_a_review_that_another_window_has_open_is_read() -> None:
    there = world()
    async with at_home(there) as room:
        await look_back(room, "enter")
        await go_home(room)
        path = next(p for p, each in there.library.kept.items() if each.meeting.review)
        there.library.kept[path].held = "Open in another window since 14:02 UTC; reading only."
        await look_back(room, "enter")
        assert room.session.read_only


# --- trends ----------------------------------------------------------------------------------


async def trends(room: Room) -> TrendsScreen:
    await look_back(room, "end", "enter")
    assert isinstance(room.app.screen, TrendsScreen)
    return room.app.screen


def drawn(screen: TrendsScreen) -> list[str]:
    return words(screen, "#trends").splitlines()


async def test_trends_draw_the_year_and_go_back_in_time() -> None:
    there = world()
    there.house = House(lenses=(("real_usage", "As it is used"),))
    async with at_home(there) as room:
        screen = await trends(room)
        assert words(screen, "#trends-title") == "Trends · 2026"
        assert [line for line in drawn(screen) if "P1" in line] == [
            "2026-11  █ 1  (P1 1)",
            "         █ P1  ▓ P2",
        ]
        assert "As it is used  █ 1" in drawn(screen)
        await room.press("right")
        assert words(screen, "#trends-title") == "Trends · 2026"
        await room.press("tab", "left", "left", "left")
        assert words(screen, "#trends-title") == "Trends · 2026 Q1"
        assert "2026-03  █ 1  (P2 1)" in drawn(screen)
        await room.press("left")
        assert drawn(screen) == ["No incident of this time is in the library."]
        await room.press("right", "tab")
        assert words(screen, "#trends-title") == "Trends · November 2026"
        await room.press("tab")
        assert words(screen, "#trends-title") == "Trends · all incidents"
        await room.press("escape")
        assert isinstance(room.app.screen, HomeScreen)


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
async def test_trends_are_drawn_as_wide_as_there_is_room(size: tuple[int, int]) -> None:
    there = world()
    each = tuple(Insight(learned=lens.value, lens=lens) for lens in Lens)
    kept = there.library.kept[Path("payouts.json")]
    kept.meeting = kept.meeting.changed(insights=each)
    async with at_home(there, size=size) as room:
        screen = await trends(room)
        page = screen.query_one("#trends")
        assert max(len(line) for line in drawn(screen)) <= page.size.width
        assert page.region.right <= size[0]
        await room.press("pagedown")
        assert screen.query_one(VerticalScroll).scroll_y > 0


async def test_trends_of_a_library_that_cannot_be_read_say_so() -> None:
    there = world()
    async with at_home(there) as room:
        await room.press("ctrl+r", "end")
        there.library.trouble = FileTrouble("The library cannot be read.")
        await room.press("enter")
        await room.read()
        assert isinstance(room.app.screen, TrendsScreen)
        assert drawn(room.app.screen) == ["The library cannot be read."]
