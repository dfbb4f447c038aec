"""While an insight or factor is typed, earlier ones like it stand beside it; one key links them."""

from __future__ import annotations

import datetime as dt

import pytest

from bench.contrast import cells
from pmfacilitator.domain.desk import Desk, Place
from pmfacilitator.domain.learning.seen import Similar
from pmfacilitator.domain.masking import GLYPH
from pmfacilitator.domain.rows import Account, Again, Factor, Insight
from pmfacilitator.domain.sections import ImpactSection, RootCauseSection
from pmfacilitator.domain.silent_round import SilentRound
from pmfacilitator.screens.bodies.facts import FactsBody
from pmfacilitator.screens.bodies.recalling import RecallingBody
from pmfacilitator.screens.dialogs.picker import Picker
from pmfacilitator.screens.new import SEEN_BEFORE, NewMeetingDialog
from pmfacilitator.widgets.add_line import AddLine
from pmfacilitator.widgets.card import Card
from pmfacilitator.widgets.row_list import RowList
from pmfacilitator.widgets.seen_lines import SeenLines
from tests import builders
from tests.builders import row_id
from tests.fakes import Kept, MemoryLibrary, World
from tests.ui.room import MEETING, Room, at_home, in_meeting, shown

pytestmark = pytest.mark.app

INSIGHTS = Place(step="decisions", prompt="insights")
FACTORS = Place(step="root_cause", prompt="factors")
POOL = "The pool was sized for half of the load"
FOUND = tuple(
    Similar(kind, row_id(900 + at), row_id(910 + at), words, "Another title", day, 0.6)
    for at, (kind, words, day) in enumerate(
        (
            ("factor", "One pool serves everybody", "2026-09-03"),
            ("insight", "Nobody knew whom the pool serves", "2026-08-12"),
            ("factor", "The pool was too small", "2026-07-01"),
        )
    )
)
FIRST = Again(meeting=row_id(900), row=row_id(910), words=FOUND[0].words, on=dt.date(2026, 9, 3))
HELD = builders.meeting(
    insights=(Insight(id=row_id(20), learned="Resellers poll the ledger"),),
    sections=(
        RootCauseSection(
            step="root_cause", factors=(Factor(id=row_id(30), text="One pool for everybody"),)
        ),
    ),
)


def world(place: Place, *, held: str = "", silence: SilentRound | None = None) -> World:
    made = World(MemoryLibrary())
    made.library.kept[MEETING] = Kept(HELD, Desk(place=place, silence=silence), held=held)
    made.catalogue.similar_rows = list(FOUND)
    return made


TITLE = Similar("title", row_id(950), row_id(951), "Payouts were late", "", "2026-10-20", 0.7)


def lines(room: Room) -> list[str]:
    """What is drawn of what was seen before."""
    found = [each for each in room.app.screen.query(SeenLines) if each.region]
    return [line.strip() for each in found for line in str(each.render()).splitlines()]


async def rest(room: Room) -> None:
    """Nobody types for a moment."""
    assert isinstance(room.body, RecallingBody | FactsBody)
    room.body.reminder.look_up()
    await room.read()


def factors(room: Room) -> tuple[Factor, ...]:
    section = room.meeting.section("root_cause")
    assert isinstance(section, RootCauseSection)
    return section.factors


async def test_what_is_typed_is_added_and_linked_by_one_key_and_undone_by_one() -> None:
    async with in_meeting(world=world(FACTORS)) as room:
        line = room.line
        await room.fill(POOL)
        assert (room.world.catalogue.asked, lines(room)) == ([], []), "no key asks for anything"
        await rest(room)
        assert lines(room) == [
            "Seen before · F6 adds this, linked to the first",
            "2026-09-03  One pool serves everybody",
            "2026-08-12  Nobody knew whom the pool serves",
        ]
        assert (room.app.focused, line.value) == (line, POOL)
        await room.press("f6")
        added = factors(room)[-1]
        assert (added.text, added.again, line.value) == (POOL, (FIRST,), "")
        assert lines(room) == []
        assert room.rows.list.rows[-1].notes == (
            "seen before: 2026-09-03 One pool serves everybody",
        )
        await room.press("ctrl+z")
        assert room.meeting == HELD


async def test_the_card_offers_what_is_like_its_row_until_it_is_linked() -> None:
    place = Place(step="decisions", prompt="insights", row=row_id(20), field="learned")
    async with in_meeting(world=world(place)) as room:
        await rest(room)
        assert lines(room)[0] == "Seen before · F6 links the first"
        await room.press("f6")
        assert room.meeting.insights[0].again == (FIRST,)
        assert lines(room)[1:] == [
            "2026-08-12  Nobody knew whom the pool serves",
            "2026-07-01  The pool was too small",
        ]
        await room.press("ctrl+z")
        assert (room.meeting, len(lines(room))) == (HELD, 3)
        await room.press("escape")
        assert lines(room) == []


async def test_a_field_of_the_card_chooses_what_to_link_and_takes_a_link_off() -> None:
    place = Place(step="root_cause", prompt="factors", row=row_id(30), field="text")
    async with in_meeting(world=world(place)) as room:
        await rest(room)
        await room.press("shift+tab")
        assert room.field.spec.name == "again"
        await room.press("enter", "down", "enter")
        assert [again.row for again in factors(room)[0].again] == [row_id(911)]
        assert room.line.value == "2026-08-12 Nobody knew whom the pool serves"
        await room.press("enter")
        assert isinstance(room.app.screen, Picker)
        first, *others = room.app.screen.query_one(RowList).rows
        assert (first.lead, len(others)) == ("unlink", 2)
        await room.press("enter")
        assert factors(room)[0].again == ()


async def test_nothing_is_looked_up_for_whys_or_in_silence_or_while_only_reading() -> None:
    silence = SilentRound(step="root_cause", prompt="factors", begun=0, seconds=60)
    for held in (
        world(FACTORS, silence=silence),
        world(FACTORS, held="Another window has it open."),
        world(FACTORS.changed(row=row_id(30), field="whys")),
    ):
        async with in_meeting(world=held) as room:
            room.rows.add_line.put(POOL)
            room.rows.post_message(AddLine.Typed(room.rows.add_line, POOL))
            await room.settle()
            await rest(room)
            assert (lines(room), held.catalogue.asked) == ([], [])


async def test_the_card_of_an_insight_made_elsewhere_recalls_too() -> None:
    async with in_meeting(world=world(FACTORS)) as room:
        room.rows.list.focus()
        await room.press("i")
        await rest(room)
        assert lines(room)[0].startswith("Seen before")


async def test_nothing_goes_on_being_looked_up_for_a_question_that_was_left() -> None:
    async with in_meeting(world=world(FACTORS)) as room:
        left = room.rows
        assert isinstance(left, RecallingBody)
        await room.fill(POOL)
        await rest(room)
        assert left.reminder.found
        await room.press("tab", "shift+tab")
        assert room.rows is left
        assert (left.reminder.found, lines(room)) == ((), [])
        place = FACTORS.changed(row=row_id(30), field="text")
        await room.go_to(place)
        await rest(room)
        assert len(lines(room)) == 3
        await room.press("ctrl+n")
        assert left.reminder.found == ()


async def test_what_was_found_for_the_line_is_not_shown_beside_a_card() -> None:
    async with in_meeting(world=world(FACTORS)) as room:
        await room.fill(POOL)
        await rest(room)
        await room.press("up", "enter")
        assert (room.field.spec.name, lines(room)) == ("text", [])
        await rest(room)
        card, found = room.screen.query_one(Card), room.screen.query_one(SeenLines)
        assert found.region.y >= card.region.bottom
        await room.press("escape", "a")
        await rest(room)
        assert (room.field.spec.name, lines(room)) == ("owner", [])


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
async def test_the_line_that_is_typed_in_stays_where_it_is(size: tuple[int, int]) -> None:
    async with in_meeting(world=world(FACTORS), size=size) as room:
        before = room.rows.add_line.region
        await room.fill(POOL)
        await rest(room)
        assert room.rows.add_line.region == before
        assert room.screen.query_one(SeenLines).region.height == 3
        assert room.rows.list.region.height >= 1
        assert shown(room.rows.list) == ["One pool for everybody"]


async def test_whom_another_meeting_names_is_masked_in_safe_mode() -> None:
    held = world(INSIGHTS)
    account = ImpactSection(step="impact", accounts=(Account(who="Harbor Books"),))
    other = builders.meeting(id=row_id(900), sections=(account,))
    held.library.kept[MEETING.with_stem("other")] = Kept(other)
    held.catalogue.similar_rows = [
        Similar("insight", row_id(900), row_id(910), "Harbor Books polls us", "", "", 0.9)
    ]
    async with in_meeting(world=held, is_painted=True) as room:
        await room.fill("They poll us every second")
        await rest(room)
        drawn = "".join(cell.text for cell in cells(room.app))
        assert "Harbor Books polls us" in drawn
        await room.press("ctrl+circumflex_accent")
        drawn = "".join(cell.text for cell in cells(room.app))
        assert "Harbor" not in drawn
        assert f"{GLYPH * 5} polls us" in drawn


@pytest.mark.parametrize("size", [(100, 30), (60, 20)])
async def test_an_incident_is_linked_by_its_title_in_set_up(size: tuple[int, int]) -> None:
    held = world(Place(step="", prompt="facts", field="title"))
    held.catalogue.similar_rows.append(TITLE)
    async with in_meeting(world=held, size=size) as room:
        await room.fill("Payouts stood still")
        await rest(room)
        assert lines(room) == ["Seen before · F6 links the first", "2026-10-20  Payouts were late"]
        await room.press("f6")
        (again,) = room.meeting.incident.again
        assert (again.meeting, again.row, again.words) == (row_id(950), row_id(951), TITLE.words)
        assert lines(room) == []
        await room.go_to(Place(step="", prompt="facts", field="again"))
        assert room.line.value == "2026-10-20 Payouts were late"
        await room.press("enter", "enter")
        assert not room.meeting.incident.again
        await room.press("ctrl+z")
        assert room.meeting.incident.again == (again,)
        await room.press("ctrl+z")
        assert not room.meeting.incident.again
        assert lines(room) == ["Seen before · F6 links the first", "2026-10-20  Payouts were late"]


@pytest.mark.parametrize("size", [(100, 30), (60, 20)])
async def test_a_new_meeting_shows_earlier_titles_while_its_own_is_typed(
    size: tuple[int, int],
) -> None:
    made = World(MemoryLibrary())
    made.catalogue.similar_rows = [TITLE, TITLE]
    async with at_home(made, size=size) as room:
        await room.press("ctrl+n")
        dialog = room.app.screen
        assert isinstance(dialog, NewMeetingDialog)
        await room.fill("Payouts stood still")
        dialog.reminder.look_up()
        await room.read()
        assert lines(room)[:2] == [SEEN_BEFORE, "2026-10-20  Payouts were late"]
        hint = dialog.query_one(".dialog-hint").region
        assert dialog.query_one("Vertical").content_region.contains_region(hint)
        await room.press("tab")
        assert lines(room) == []
