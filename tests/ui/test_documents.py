"""Documents from inside the meeting: for whom, as what, and never over what somebody has changed."""

from __future__ import annotations

from typing import Any

import pytest
from textual.widgets import Static

from pmfacilitator.app import HouseTemplate, Preset
from pmfacilitator.domain.desk import Place
from pmfacilitator.domain.meeting import Meeting
from pmfacilitator.domain.rows import Participant, Quote
from pmfacilitator.errors import InvalidTemplate
from pmfacilitator.export.offers import OFFERS, View
from pmfacilitator.screens.dialogs.choice import ChoiceDialog
from pmfacilitator.screens.dialogs.document import DocumentDialog
from pmfacilitator.screens.wanted import DocumentOrder
from pmfacilitator.widgets.row_list import RowList
from tests import builders
from tests.fakes import Kept, MemoryLibrary, World
from tests.ui.room import MEETING, Room, in_meeting, words

pytestmark = pytest.mark.app

FIRST = Place(step="questions", prompt="first")


def asked(room: Room) -> list[str]:
    """What the dialog offers, each with its note."""
    assert isinstance(room.app.screen, DocumentDialog)
    rows = room.app.screen.query_one(RowList).rows
    return [" ".join((row.text, *row.notes)) for row in rows]


def names(room: Room) -> list[str]:
    return [path.name for path in room.world.written]


async def test_the_document_is_written_as_what_and_for_whom_the_room_wants_it() -> None:
    async with in_meeting(place=FIRST) as room:
        await room.press("ctrl+r")
        assert any("meeting.md" in line for line in asked(room))
        await room.press("down", "down", "right", "right")
        assert any("For: product" in line for line in asked(room))
        await room.press("down", "right")
        assert any("As: Markdown (GitLab)" in line for line in asked(room))
        await room.press("up", "up", "up", "enter")
        assert names(room) == ["meeting.product.gitlab.md"]
        assert room.notice == "Wrote meeting.product.gitlab.md, beside the meeting"
        await room.press("ctrl+r")
        assert any("For: product" in line for line in asked(room)), "it is remembered"


async def test_a_target_that_does_not_take_the_view_gets_its_usual_one() -> None:
    async with in_meeting(place=FIRST) as room:
        await room.press("ctrl+r", "down", "down", "down", "left")
        assert any("As: a table for spreadsheets" in line for line in asked(room))
        assert any("For: actions" in line for line in asked(room))
        await room.press("up", "right", "right")
        assert any("For: actions" in line for line in asked(room))
        await room.press("up", "up", "enter")
        assert names(room) == ["meeting.csv"]


async def test_a_view_that_one_target_does_not_take_is_taken_up_by_the_next() -> None:
    async with in_meeting(place=FIRST) as room:
        await room.press("ctrl+r", "down", "down", "right", "right", "down", "left", "left", "left")
        assert any("As: JSON" in line for line in asked(room))
        assert any("For: full the only view" in line for line in asked(room))
        await room.press("left")
        assert any("For: product" in line for line in asked(room))


async def test_enter_offers_all_targets_and_views_in_a_list() -> None:
    async with in_meeting(place=FIRST) as room:
        await room.press("ctrl+r", "down", "down", "down", "enter")
        assert isinstance(room.app.screen, ChoiceDialog)
        room.app.screen.query_one(RowList).point_at("html")
        await room.press("enter")
        assert any("As: HTML, one page" in line for line in asked(room))
        await room.press("up", "enter", "escape", "up", "up", "enter")
        assert names(room) == ["meeting.html"]


async def test_while_entries_hide_nothing_is_told_of_how_documents_differ() -> None:
    entries = tuple(builders.entry(f"14:{n} thing {n}") for n in (32, 40, 50))
    held = builders.meeting(timeline=entries)
    async with in_meeting(held, Place(step="timeline", prompt="timeline")) as room:
        room.world.edited.add(MEETING.with_suffix(".md"))
        await room.press("f7", "f4", "enter")
        assert isinstance(room.app.screen, ChoiceDialog)
        assert not room.app.screen.query(".detail")


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (100, 30)])
async def test_the_answers_are_in_sight_however_long_the_difference_is(
    size: tuple[int, int],
) -> None:
    async with in_meeting(place=FIRST, size=size, is_painted=True) as room:
        room.world.edited.add(MEETING.with_suffix(".md"))
        room.world.difference = tuple(f"-line {n} " + "of many words " * 9 for n in range(30))
        await room.press("f4", "enter")
        dialog = room.app.screen
        rows, detail = dialog.query_one(RowList), dialog.query_one(".detail")
        assert rows.region.bottom <= size[1]
        assert rows.region.height == 4
        await room.press("pagedown")
        assert detail.scroll_y > 0
        assert rows.cursor == "beside"


@pytest.mark.parametrize("key", ["ctrl+r", "f4", "escape"])
async def test_the_dialog_closes_with_the_key_that_opened_it(key: str) -> None:
    async with in_meeting(place=FIRST) as room:
        await room.press("ctrl+r", key)
        assert room.app.screen is room.screen
        assert names(room) == []


async def test_what_somebody_has_changed_is_shown_and_the_safe_answer_writes_beside_it() -> None:
    async with in_meeting(place=FIRST) as room:
        room.world.edited.add(MEETING.with_suffix(".md"))
        await room.press("f4", "enter")
        assert isinstance(room.app.screen, ChoiceDialog)
        question, difference, *_ = (w.render() for w in room.app.screen.query(Static))
        said = f"{question}\n{difference}"
        assert "This document is not as it was written here last:\nmeeting.md" in said
        assert "-theirs" in said
        assert "+ours" in said
        await room.press("enter")
        assert names(room) == ["meeting-2.md"]


async def test_every_line_that_would_be_lost_is_counted_whatever_it_begins_with() -> None:
    async with in_meeting(place=FIRST) as room:
        room.world.edited.add(MEETING.with_suffix(".md"))
        room.world.difference = ("----", "--- Ines", *(f"-line {n}" for n in range(500)), "+new")
        await room.press("f4", "enter")
        rows = room.app.screen.query_one(RowList).rows
        assert rows[1].notes == ("502 lines of it, marked -, would be lost",)
        detail = room.app.screen.query_one(".detail Static", Static).render()
        assert str(detail).startswith("----\n--- Ines\n-line 0\n")


async def test_it_is_written_over_only_on_that_answer_and_not_at_all_without_one() -> None:
    async with in_meeting(place=FIRST) as room:
        room.world.edited.add(MEETING.with_suffix(".md"))
        await room.press("f4", "enter", "escape")
        assert names(room) == []
        await room.press("f4", "enter", "down", "enter")
        assert names(room) == ["meeting.md"]


async def test_a_copy_never_goes_over_what_somebody_has_changed() -> None:
    async with in_meeting(place=FIRST) as room:
        room.world.edited.add(MEETING.with_suffix(".md"))
        await room.press("f4", "down", "enter")
        await room.app.workers.wait_for_complete()
        await room.settle()
        assert names(room) == ["meeting-2.md"]
        assert "meeting-2.md" in room.notice


# --- safe mode -------------------------------------------------------------------------------


def naming() -> Meeting:
    quote = Quote(words="We lost 12,000 EUR", source="Dana")
    people = (Participant(name="Mara Lindqvist"), Participant(name="Tom Zielak"))
    entries = (builders.entry("14:32 Mara restarts it"),)
    return builders.meeting(participants=people, quotes=(quote,), timeline=entries)


def said(room: Room) -> str:
    """The document that was written last."""
    return list(room.world.written.values())[-1]


async def test_names_are_masked_in_a_document_where_somebody_wants_it() -> None:
    async with in_meeting(naming(), FIRST) as room:
        await room.press("f4", "end")
        assert asked(room)[-1] == "Names: as they are people, accounts and amounts"
        await room.press("right")
        assert asked(room)[-1].startswith("Names: masked")
        assert "meeting.masked.md" in asked(room)[0]
        await room.press("enter", "enter", "home", "enter")
        assert names(room) == ["meeting.masked.md"]
        assert "Person 1 restarts it" in said(room)
        assert "Lindqvist" not in said(room)


async def test_in_safe_mode_it_is_asked_before_a_masked_word_leaves() -> None:
    async with in_meeting(naming(), FIRST) as room:
        await room.press("ctrl+6", "f4", "enter")
        question = room.app.screen
        assert isinstance(question, ChoiceDialog)
        assert words(question, ".dialog-title") == (
            "Safe mode is on, and this document names 2 people and 1 amount."
        )
        assert names(room) == []
        await room.press("enter")
        assert names(room) == ["meeting.masked.md"], "the safe answer stands first"
        await room.press("f4", "enter", "down", "enter")
        assert "Mara Lindqvist" in said(room)
        await room.press("f4", "enter", "down", "down", "enter")
        await room.press("f4", "enter", "escape")
        assert names(room) == ["meeting.masked.md", "meeting.md"]


async def test_a_copy_is_asked_about_too() -> None:
    async with in_meeting(naming(), FIRST) as room:
        await room.press("ctrl+6", "f4", "down", "enter")
        assert isinstance(room.app.screen, ChoiceDialog)
        assert names(room) == []
        await room.press("enter")
        await room.app.workers.wait_for_complete()
        await room.settle()
        assert names(room) == ["meeting.masked.md"]


async def test_what_is_forwarded_is_masked_in_safe_mode_and_nothing_is_asked() -> None:
    async with in_meeting(naming(), FIRST) as room:
        await room.press("ctrl+6", "f4", "down", "down", *["right"] * 4)
        assert "For: summary" in asked(room)[2]
        assert asked(room)[-1].startswith("Names: masked")
        await room.press("home", "enter")
        assert names(room) == ["meeting.summary.masked.md"]


async def test_nothing_is_asked_where_a_document_names_nobody() -> None:
    async with in_meeting(builders.meeting(), FIRST) as room:
        await room.press("ctrl+6", "f4", "enter")
        assert names(room) == ["meeting.md"]


# --- as the house wants it -------------------------------------------------------------------


def house(**changed: Any) -> World:
    world = World(MemoryLibrary())
    world.library.kept[MEETING] = Kept(builders.meeting())
    world.preset = Preset(**changed)
    return world


async def test_what_the_house_wants_is_offered_first_and_everything_else_after_it() -> None:
    order = DocumentOrder(target="confluence", view=View.PRODUCT)
    world = house(order=order, targets=("confluence", "text"))
    async with in_meeting(world=world) as room:
        await room.press("ctrl+r")
        assert any("As: Confluence, storage format" in line for line in asked(room))
        assert any("For: product" in line for line in asked(room))
        await room.press("down", "down", "down", "right")
        assert any("As: plain text" in line for line in asked(room))
        await room.press("right")
        assert any("As: Markdown (GitHub)" in line for line in asked(room))
        await room.press("enter")
        rows = room.app.screen.query_one(RowList).rows
        assert len(rows) == len(OFFERS)
        assert [row.id for row in rows][:3] == ["confluence", "text", "markdown"]


async def test_a_view_that_only_reviews_take_gives_way_in_other_meetings() -> None:
    world = house(order=DocumentOrder(target="markdown", view=View.THEMES))
    async with in_meeting(world=world) as room:
        await room.press("ctrl+r")
        assert any("For: full" in line for line in asked(room))


async def test_the_houses_template_is_filled_in_unless_something_else_is_chosen() -> None:
    world = house(order=DocumentOrder(template=True))
    world.template = HouseTemplate("ours.md.jinja", "markdown", lambda m: f"OURS {m.title}")
    async with in_meeting(world=world) as room:
        await room.press("ctrl+r")
        offered = asked(room)
        assert any("As: your house's ours.md.jinja" in line for line in offered)
        assert any("meeting.ours.md" in line for line in offered)
        await room.press("enter")
        assert names(room) == ["meeting.ours.md"]
        assert list(world.written.values()) == ["OURS Payouts stood still"]
        await room.press("ctrl+r", "down", "down", "right")
        assert asked(room) == offered, "a template says itself what it tells"
        await room.press("down", "right")
        assert any("As: Markdown (GitHub)" in line for line in asked(room))
        assert any("meeting.md" in line for line in asked(room))


async def test_a_template_that_cannot_be_filled_in_is_said_in_one_line() -> None:
    def broken(_meeting: Meeting) -> str:
        raise InvalidTemplate("ours.md.jinja, line 3: there is no such part.")

    world = house(order=DocumentOrder(template=True))
    world.template = HouseTemplate("ours.md.jinja", "markdown", broken)
    async with in_meeting(world=world) as room:
        for way in ("enter", "down"):
            await room.press("ctrl+r", way)
            if way == "down":
                await room.press("enter")
                await room.app.workers.wait_for_complete()
                await room.settle()
            assert room.notice == "ours.md.jinja, line 3: there is no such part."
        assert names(room) == []
