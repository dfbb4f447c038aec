"""A review across incidents on the screen: board, ideas, decisions, and the roadmap feed."""

from __future__ import annotations

import datetime as dt

import pytest

from pmfacilitator.agenda_files import shipped
from pmfacilitator.domain.desk import Desk, Place
from pmfacilitator.domain.learning.periods import month, quarter
from pmfacilitator.domain.learning.reviews import begun
from pmfacilitator.domain.meeting import Meeting
from pmfacilitator.domain.reviewed import Outcome, ReviewSort, Theme, Verdict
from pmfacilitator.domain.rows import InsightStatus, Voice
from pmfacilitator.screens.bodies.board import BoardBody
from pmfacilitator.screens.bodies.loops import LoopsBody
from pmfacilitator.screens.keys import hints_of
from pmfacilitator.widgets.row_list import RowList
from tests.domain.learning.shelf import CROWDED, EARLIER, POLLS, SCRAPES, autumn, library
from tests.fakes import Kept, MemoryLibrary, World
from tests.ui.room import MEETING, Letters, Room, in_meeting, shown, words

pytestmark = pytest.mark.app

NOW = dt.datetime(2026, 12, 1, 9, tzinfo=dt.UTC)
BOARD = Place(step="patterns", prompt="board")


def november() -> Meeting:
    return begun(ReviewSort.THEMES, month("2026-11"), shipped("themes"), library(), NOW)


def themes(room: Room) -> tuple[Theme, ...]:
    return room.meeting.looked_back_on.themes


def board(room: Room) -> RowList:
    return room.app.screen.query_one(BoardBody).query_one(RowList)


async def test_cards_are_picked_grouped_split_and_all_of_it_undone() -> None:
    async with in_meeting(november(), BOARD) as room:
        (linked,) = themes(room)
        board(room).point_at(SCRAPES)
        await room.press("space")
        board(room).point_at(CROWDED)
        await room.press("space", "g")
        await room.press(Letters("Crowds"), "enter")
        made = themes(room)[-1]
        assert (made.name, set(made.insights)) == ("Crowds", {SCRAPES, CROWDED})
        assert board(room).cursor == made.id
        board(room).point_at(CROWDED)
        await room.press("space", "g", Letters("Pools"), "enter")
        assert [theme.insights for theme in themes(room)[1:]] == [(SCRAPES,), (CROWDED,)]
        await room.press("ctrl+z", "ctrl+z")
        assert themes(room) == (linked,)


async def test_a_dot_ranks_a_theme_and_merging_keeps_it() -> None:
    async with in_meeting(november(), BOARD) as room:
        board(room).point_at(SCRAPES)
        await room.press("g", Letters("Scrapers"), "enter")
        await room.press("d", "enter")
        made = themes(room)[-1]
        assert made.rank == 1
        assert "Scrapers" in shown(board(room))[0]
        await room.press("m", "enter")
        (left,) = themes(room)
        assert set(left.insights) == {POLLS, EARLIER, SCRAPES}
        assert left.rank == 1
        await room.press("ctrl+z")
        assert len(themes(room)) == 2
        assert (room.place.step, room.place.row) == ("patterns", left.id)
        assert board(room).cursor == left.id


async def test_the_footer_promises_no_opening_where_enter_picks() -> None:
    async with in_meeting(november(), BOARD) as room:
        board(room).point_at(SCRAPES)
        await room.press("enter")
        assert [row.lead for row in board(room).rows if row.id == SCRAPES] == ["[x]"]
        told = [hint.words for hint in hints_of(room.app.screen)]
        assert "Pick" in told
        assert "Open" not in told


async def test_a_card_by_itself_is_asked_about_by_itself() -> None:
    async with in_meeting(november(), BOARD) as room:
        board(room).point_at(SCRAPES)
        await room.press("g")
        assert words(room.app.screen, ".dialog-title") == "What is this one about?"


async def test_enter_on_an_empty_line_goes_to_the_next_theme() -> None:
    async with in_meeting(november(), BOARD) as room:
        board(room).point_at(SCRAPES)
        await room.press("g", Letters("Scrapers"), "enter")
        await room.go_to(Place(step="themes", prompt="ideas"))
        first, second = themes(room)
        await room.enter("@product a paid feed")
        await room.press("enter")
        await room.enter("a limit")
        ideas = room.meeting.looked_back_on.ideas
        assert [(idea.text, idea.theme) for idea in ideas] == [
            ("a paid feed", first.id),
            ("a limit", second.id),
        ]
        assert ideas[0].said_by == Voice(role="Product")


async def test_a_theme_is_proposed_on_its_card_or_dropped_with_a_reason() -> None:
    async with in_meeting(november(), Place(step="proposals", prompt="themes")) as room:
        await room.press("up", "x")
        await room.press("enter")  # no reason, no dropping
        assert themes(room)[0].outcome is None
        await room.press("x", Letters("capped since"), "enter")
        assert themes(room)[0].outcome is Outcome.DROPPED
        await room.press("ctrl+z")
        assert themes(room)[0].outcome is None
        await room.press("p")
        assert themes(room)[0].outcome is Outcome.PROPOSAL
        assert room.place.field == "proposal"


async def test_a_feed_is_decided_on_row_by_row() -> None:
    held = begun(ReviewSort.ROADMAP, quarter("2026Q4"), shipped("roadmap"), library(), NOW)
    async with in_meeting(held, Place(step="roadmap", prompt="loops")) as room:
        rows = room.app.screen.query_one(LoopsBody).query_one(RowList)
        assert rows.rows[1].tail == "+200,000 USD ARR"
        assert rows.cursor == EARLIER
        await room.press("y")
        loop = next(o for o in room.meeting.looked_back_on.loops if o.id == EARLIER)
        assert loop.verdict is Verdict.KEEP
        await room.press("x", Letters("nobody asks"), "enter")
        loop = next(o for o in room.meeting.looked_back_on.loops if o.id == EARLIER)
        assert (loop.verdict, loop.because) == (Verdict.KILL, "nobody asks")


async def test_one_key_shows_what_is_carried_out_and_does_so_once_it_is_wanted() -> None:
    held = begun(ReviewSort.ROADMAP, quarter("2026Q4"), shipped("roadmap"), library(), NOW)
    world = World(MemoryLibrary(**{f"m{n}": each for n, each in enumerate(autumn())}))
    world.library.kept[MEETING] = Kept(held, Desk(place=Place(step="roadmap", prompt="loops")))

    def status() -> InsightStatus:
        kept = (i for each in world.library.kept.values() for i in each.meeting.insights)
        return next(insight.status for insight in kept if insight.id == EARLIER)

    async with in_meeting(world=world) as room:
        await room.press("y", "c", "enter")
        assert status() is InsightStatus.PROPOSED
        await room.press("c", "down", "enter")
        assert status() is InsightStatus.ON_THE_ROADMAP
        assert room.notice.startswith("Changed 1 insight in 1 meeting")
        told = [note for row in room.app.screen.query_one(RowList).rows for note in row.notes]
        assert any(note.startswith("✓ carried out ") for note in told)
        await room.press("ctrl+z")
        assert status() is InsightStatus.PROPOSED
        assert room.meeting.looked_back_on.carried == ()
