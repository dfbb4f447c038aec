"""An entry is typed where it stands: cell by cell, entry by entry, and nothing half-typed is lost."""

from __future__ import annotations

from collections import Counter

import pytest
from textual.widgets import Input

from pmfacilitator.domain.desk import Desk, Draft, Place
from pmfacilitator.domain.meeting import Meeting
from pmfacilitator.domain.reveal import begun
from pmfacilitator.domain.rows import Entry, Milestone
from pmfacilitator.screens.bodies.cells_body import CellsBody
from pmfacilitator.widgets.card import Card
from pmfacilitator.widgets.cells import Cells
from pmfacilitator.widgets.row_view import Look, draw
from tests import builders
from tests.builders import row_id
from tests.fakes import Kept, MemoryLibrary, World
from tests.ui.room import MEETING, Letters, Room, in_meeting, shown, words

pytestmark = pytest.mark.app

TIMELINE = Place(step="timeline", prompt="timeline")


def told(*lines: str) -> Meeting:
    entries = (builders.entry(line, id=row_id(at)) for at, line in enumerate(lines, 100))
    return builders.meeting(timeline=tuple(entries))


def three() -> Meeting:
    return told("14:00 errors rise", "14:10 pager fired", "14:30 all clear")


def entry(room: Room, at: int) -> Entry:
    found = room.meeting.row(row_id(at))
    assert isinstance(found, Entry)
    return found


def cell(room: Room) -> tuple[str, str]:
    """The entry and the cell that are typed in."""
    cells = room.body.query_one(Cells)
    return cells.row_id, cells.field


async def test_e_types_on_in_the_text_of_the_entry_and_each_key_is_kept() -> None:
    async with in_meeting(three(), TIMELINE) as room:
        await room.press("up", "up", "e", Letters(" twice"))
        assert entry(room, 101).text == "pager fired twice"
        assert cell(room) == (row_id(101), "text")
        assert not room.body.query(Card), "the list stays in sight"
        await room.press("enter")
        assert shown(room.rows.list) == ["errors rise", "pager fired twice", "all clear"]
        assert room.app.focused is room.rows.list
        assert room.rows.list.cursor == row_id(101)
        await room.press("ctrl+z")
        assert entry(room, 101).text == "pager fired", "typing in one cell is one undo step"


async def test_tab_goes_from_cell_to_cell_and_on_to_the_next_entry() -> None:
    async with in_meeting(three(), TIMELINE) as room:
        await room.press("up", "up", "t")
        seen = [cell(room)]
        for _ in range(4):
            await room.press("tab")
            seen.append(cell(room))
        assert seen == [
            (row_id(101), "when"),
            (row_id(101), "text"),
            (row_id(101), "milestone"),
            (row_id(101), "source"),
            (row_id(102), "when"),
        ]
        await room.press("shift+tab")
        assert cell(room) == (row_id(101), "source")


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (100, 30)])
async def test_the_clock_time_stays_in_sight_while_the_words_are_typed(
    size: tuple[int, int],
) -> None:
    held = told("14:00 errors rise", "2026-11-20 14:10 pager fired", "2026-11-20 14:12:05 calm")
    async with in_meeting(held, TIMELINE, size=size) as room:
        for _ in range(3):
            await room.press("up", "e")
            when, text = room.body.query_one("#field-when"), room.body.query_one("#field-text")
            line = when.query_one(Input)
            assert line.size.width > len(line.value), "all of it, and the cursor"
            assert text.region.width >= 20
            await room.press("escape")


async def test_up_and_down_go_through_the_day_in_the_same_cell_and_stop_at_its_ends() -> None:
    async with in_meeting(three(), TIMELINE) as room:
        await room.press("up", "t", "up", "up", "up")
        assert cell(room) == (row_id(100), "when")
        await room.press("1", "3", ":", "5", "0", "down", "1", "4", ":", "2", "0", "down", "down")
        times = [entry(room, at).when for at in (100, 101, 102)]
        assert [f"{when.time:%H:%M}" for when in times if when] == ["13:50", "14:20", "14:30"]
        assert cell(room) == (row_id(102), "when")


async def test_no_entry_changes_its_place_under_the_cell_that_is_typed_in() -> None:
    async with in_meeting(three(), TIMELINE) as room:
        await room.press("up", "up", "t")
        await room.fill("15:00")
        assert shown(room.rows.list) == ["errors rise", "pager fired", "all clear"]
        await room.press("tab")
        assert shown(room.rows.list) == ["errors rise", "all clear", "pager fired"]
        assert cell(room) == (row_id(101), "text"), "the cursor stays on the entry"
        await room.press("escape")
        assert room.rows.list.cursor == row_id(101)


async def test_what_does_not_parse_stays_marked_with_a_sentence_and_comes_back() -> None:
    async with in_meeting(three(), TIMELINE) as room:
        await room.press("up", "up", "t")
        await room.fill("25:99")
        assert words(room.body, "#cells-help").startswith("“25:99” is no time")
        assert words(room.field, ".mark") == "!"
        await room.press("down", "escape")
        tails = {row.id: row.tail for row in room.rows.list.rows}
        assert tails[row_id(101)] == "! not read yet: 25:99"
        desk = room.session.desk
        assert desk.draft(f"{row_id(101)}/when") == "25:99"
        await room.press("up", "t")
        assert room.line.value == "25:99"
        await room.fill("14:12")
        assert room.session.desk.draft(f"{row_id(101)}/when") == ""
        await room.press("enter")
        assert {row.tail for row in room.rows.list.rows} == {""}


async def test_what_does_not_parse_stands_beside_the_milestone_and_not_in_its_place() -> None:
    first, *rest = three().timeline
    marked = builders.meeting(
        timeline=(
            first.changed(milestone=Milestone.IMPACT_STARTED),
            rest[0].changed(suggested=Milestone.DETECTED),
        )
    )
    async with in_meeting(marked, TIMELINE) as room:
        await room.press("up", "t", Letters("25:61"), "up", Letters("26:00"), "enter")
        assert [row.tail for row in room.rows.list.rows if row.id] == [
            "◆ Impact started · ! not read yet: 26:00",
            "◇ Detected? C confirms · ! not read yet: 25:61",
        ]


async def test_while_the_list_is_in_utc_a_time_cell_says_whose_clock_it_is_on() -> None:
    async with in_meeting(told("14:00 errors rise", "no time yet"), TIMELINE) as room:
        await room.press("up", "t")
        assert "UTC =" not in words(room.body, "#cells-help")
        await room.press("down", "escape", "u", "t")
        assert words(room.body, "#cells-help") == (
            "A time is on the clock of Europe/Berlin; UTC behind it makes it one in UTC"
        )
        await room.press("up")
        assert room.line.value == "14:00"
        assert words(room.body, "#cells-help") == (
            "14:00 Europe/Berlin = 13:00 UTC on Fri 20 Nov 2026"
            " · type UTC behind it for a time in UTC"
        )
        await room.press(Letters("13:05"))
        assert words(room.body, "#cells-help").startswith("13:05 Europe/Berlin = 12:05 UTC")
        await room.press(" ", *"UTC")
        assert words(room.body, "#cells-help") == "13:05 UTC on Fri 20 Nov 2026"
        await room.press("escape")
        assert room.rows.list.rows[1].lead.startswith("13:05")


async def test_cells_close_when_the_list_changes_its_clock() -> None:
    async with in_meeting(three(), TIMELINE) as room:
        await room.press("up", "t")
        offered = {command.title: command.callback for command in room.body.commands()}
        offered["Times in UTC"]()
        await room.settle()
        assert isinstance(room.body, CellsBody)
        assert not room.body.is_typed_in
        assert room.rows.list.rows[-1].lead.startswith("13:30")


async def test_a_half_typed_cell_is_open_again_when_the_meeting_is() -> None:
    place = Place(step="timeline", prompt="timeline", row=row_id(101), field="when")
    desk = Desk(place=place, drafts=(Draft(field=f"{row_id(101)}/when", text="25:9"),))
    async with in_meeting(three(), desk=desk) as room:
        assert cell(room) == (row_id(101), "when")
        assert room.line.value == "25:9"
        assert "is no time" in words(room.body, "#cells-help")


async def test_undo_while_typing_gives_the_cell_its_text_back() -> None:
    async with in_meeting(three(), TIMELINE) as room:
        await room.press("up", "e", Letters("!!"), "tab", Letters("res"))
        assert entry(room, 102).milestone is Milestone.RESOLVED
        await room.press("ctrl+z")
        assert entry(room, 102).milestone is None
        assert cell(room) == (row_id(102), "milestone")
        assert room.line.value == ""
        await room.press("ctrl+z")
        assert cell(room) == (row_id(102), "text")
        assert room.line.value == "all clear"


async def test_an_entry_that_undo_takes_away_closes_its_cells() -> None:
    async with in_meeting(told("14:00 errors rise"), TIMELINE) as room:
        await room.enter("14:10 pager fired")
        await room.press("up", "e", "ctrl+z")
        assert [each.text for each in room.meeting.timeline] == ["errors rise"]
        assert not isinstance(room.app.focused, Cells)
        assert isinstance(room.body, CellsBody)
        assert not room.body.is_typed_in


async def test_while_entries_are_hidden_no_cell_tells_what_is_only_known_afterwards() -> None:
    entries = three().timeline
    marked = builders.meeting(
        timeline=(entries[0].changed(milestone=Milestone.IMPACT_STARTED), *entries[1:])
    )
    async with in_meeting(marked, TIMELINE) as room:
        room.session.set_reveal(begun(room.meeting))
        room.rows.list.focus()
        await room.press("e", "tab")
        assert cell(room) == (row_id(100), "source")
        await room.press("down", "tab")
        assert cell(room)[0] == row_id(100), "there is no next entry yet"
        await room.press(Letters("chat"))
        assert entry(room, 100).milestone is Milestone.IMPACT_STARTED


async def test_what_is_only_read_opens_no_cells() -> None:
    world = World(MemoryLibrary())
    place = Place(step="timeline", prompt="timeline", row=row_id(101), field="text")
    kept = Kept(three(), Desk(place=place), held="Another window has it open.")
    world.library.kept[MEETING] = kept
    async with in_meeting(world=world) as room:
        assert isinstance(room.body, CellsBody)
        assert not room.body.is_typed_in
        await room.press("escape", "e")
        assert not room.body.is_typed_in


async def test_a_click_elsewhere_closes_the_cells() -> None:
    async with in_meeting(three(), TIMELINE) as room:
        await room.press("up", "e")
        room.rows.add_line.take_focus()
        await room.settle()
        assert isinstance(room.body, CellsBody)
        assert not room.body.is_typed_in


async def test_a_pasted_block_becomes_one_line_of_the_cell() -> None:
    async with in_meeting(three(), TIMELINE) as room:
        await room.press("up", "e", Letters(" "))
        await room.paste("at last\nreally")
        assert entry(room, 102).text == "all clear at last really"


async def test_the_cells_stand_in_the_place_of_their_row_and_never_out_of_sight() -> None:
    lines = (f"{at // 60:02}:{at % 60:02} event {at}" for at in range(60))
    async with in_meeting(told(*lines), TIMELINE) as room:
        await room.press("up", "up", "up", "e")
        cells, rows = room.body.query_one(Cells), room.rows.list
        above = [row.id for row in rows.rows].index(row_id(157)) - round(rows.scroll_y)
        assert cells.region.y - rows.region.y == above
        assert cells.region.bottom <= rows.region.bottom
        assert cells.region.width == rows.region.width
        rows.scroll_to(y=0, animate=False, force=True)
        await room.settle()
        assert rows.region.y <= cells.region.y
        assert cells.region.bottom == rows.region.bottom, "as near to its row as can be seen"
        await room.resize(80, 24)
        assert cells.region.width == rows.region.width
        await room.press("escape")
        assert rows.virtual_size.height == len(rows.rows)


async def test_typing_in_a_cell_of_a_long_timeline_lays_out_no_row(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    drawn: Counter[str] = Counter()

    def counting(look: Look) -> object:
        drawn[look.row.text] += 1
        return draw(look)

    monkeypatch.setattr("pmfacilitator.widgets.row_view.draw", counting)
    lines = (f"{at // 60:02}:{at % 60:02} event {at}" for at in range(1000))
    async with in_meeting(told(*lines), TIMELINE) as room:
        await room.press("up", "e")
        drawn.clear()
        await room.press(Letters(" again"))
        assert drawn == Counter()
        await room.press("enter")
        assert set(drawn) == {"event 999 again"}
