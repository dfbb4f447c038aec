"""The mouse does what keys do: steps, rows, keys, choices, commands, fields; nothing typed is lost."""

from __future__ import annotations

import pytest
from textual.command import CommandList, CommandPalette
from textual.widget import Widget
from textual.widgets import Input

from pmfacilitator.domain.desk import Desk, Place
from pmfacilitator.domain.edits import AddRow
from pmfacilitator.domain.prompts import Slot
from pmfacilitator.domain.rows import Action, Insight
from pmfacilitator.screens.dialogs.capture import CaptureDialog
from pmfacilitator.screens.dialogs.choice import ChoiceDialog
from pmfacilitator.screens.dialogs.help import HelpDialog
from pmfacilitator.screens.dialogs.index import IndexDialog
from pmfacilitator.screens.dialogs.picker import Picker
from pmfacilitator.screens.home import HomeScreen
from pmfacilitator.screens.new import NewMeetingDialog
from pmfacilitator.widgets.add_line import AddLine
from pmfacilitator.widgets.card_field import CardField
from pmfacilitator.widgets.key_bar import KeyBar
from pmfacilitator.widgets.rail import Rail
from pmfacilitator.widgets.row_list import RowList
from tests import builders
from tests.builders import row_id
from tests.fakes import Kept, MemoryLibrary, World
from tests.ui.room import MEETING, Letters, Room, at_home, in_meeting

pytestmark = pytest.mark.app

ACTIONS = tuple(Action(id=row_id(300 + n), what=f"Action number {n}") for n in range(40))
DECIDING = Place(step="decisions", prompt="actions")
TYPED = "half a line"


async def click(room: Room, widget: Widget, x: int, y: int = 0) -> None:
    await room.pilot.click(widget, offset=(x, y))
    await room.settle()


async def click_key(room: Room, words: str) -> None:
    """Click on a key of the footer."""
    bar = room.app.screen.query_one(KeyBar)
    await click(room, bar, 1 + bar.render().plain.index(words))


def listed(room: Room) -> RowList:
    return room.app.screen.query_one(RowList)


async def click_row(room: Room, text: str) -> None:
    """Click on the first line of a row that is in view."""
    rows = listed(room)
    for y in range(rows.size.height):
        if text in "".join(segment.text for segment in rows.render_line(y)):
            await click(room, rows, 5, y)
            return
    raise AssertionError(f"{text!r} is not in view")


@pytest.fixture
def world() -> World:
    world = World(MemoryLibrary())
    world.library.kept[MEETING] = Kept(builders.meeting(actions=ACTIONS), Desk(place=DECIDING))
    return world


async def test_a_click_on_a_step_goes_there_and_what_was_half_typed_waits(world: World) -> None:
    async with in_meeting(world=world) as room:
        await room.fill(TYPED)
        await click(room, room.screen.query_one(Rail), 5, 2)
        assert room.place.step == "timeline"
        await room.press("ctrl+g")
        await click_row(room, "Decisions")
        assert room.place.step == "decisions"
        assert room.line.value == TYPED


async def test_a_click_points_at_a_row_and_a_second_one_opens_it(world: World) -> None:
    async with in_meeting(world=world) as room:
        await room.fill(TYPED)
        await click_row(room, "Action number 3")
        assert room.rows.cursor == ACTIONS[3].id
        assert room.app.focused is room.rows.list
        await click_row(room, "Action number 3")
        assert room.field.spec.name == "what"
        await room.press("escape", "escape")
        assert room.line.value == TYPED


async def test_a_click_finds_its_row_after_scrolling(world: World) -> None:
    async with in_meeting(world=world) as room:
        rows = room.rows.list
        rows.scroll_to(y=20, animate=False)
        await room.settle()
        await click_row(room, "Action number 25")
        assert rows.cursor == ACTIONS[25].id


async def test_a_click_on_a_key_of_the_footer_presses_it(world: World) -> None:
    async with in_meeting(world=world) as room:
        await room.fill(TYPED)
        await click_key(room, "Help")
        assert isinstance(room.app.screen, HelpDialog)
        await room.press("escape")
        assert room.line.value == TYPED
        await click_key(room, "Ctrl+N")
        assert room.place.step != "decisions"


async def test_a_click_on_an_answer_chooses_it(world: World) -> None:
    async with in_meeting(world=world) as room:
        await room.press("ctrl+l")
        assert isinstance(room.app.screen, ChoiceDialog)
        await click_row(room, "Five minutes more")
        assert room.notice.startswith("Decisions has ")


async def test_a_click_on_a_command_runs_it(world: World) -> None:
    async with in_meeting(world=world) as room:
        await room.fill(TYPED)
        await room.press("ctrl+p", Letters("step before"))
        assert isinstance(room.app.screen, CommandPalette)
        await room.app.workers.wait_for_complete()
        await room.settle()
        await click(room, room.app.screen.query_one(CommandList), 5, 1)
        await room.app.workers.wait_for_complete()
        await room.settle()
        assert room.app.screen_stack[-1] is room.screen
        assert room.place.step == "impact"
        await room.press("ctrl+n")
        assert room.line.value == TYPED


async def test_a_click_on_a_field_of_a_card_types_there_and_keeps_the_one_before(
    world: World,
) -> None:
    async with in_meeting(world=world) as room:
        await room.go_to(DECIDING.changed(row=ACTIONS[0].id, field="due"))
        await room.fill("20")  # no day yet
        fields = {field.spec.name: field for field in room.screen.query(CardField)}
        await click(room, fields["owner"], 25)
        assert room.field.spec.name == "owner"
        await click(room, fields["due"], 25)
        assert room.line.value == "20"


async def test_a_click_on_the_line_types_there_again(world: World) -> None:
    async with in_meeting(world=world) as room:
        await room.fill(TYPED)
        await room.press("up")
        assert room.app.focused is room.rows.list
        await click(room, room.rows.query_one(AddLine), 8)
        assert isinstance(room.app.focused, Input)
        assert room.line.value == TYPED


async def test_a_click_takes_what_a_picker_offers(world: World) -> None:
    async with in_meeting(world=world) as room:
        room.session.apply(AddRow(Slot("insights"), Insight(id=row_id(1), learned="Bots poll us")))
        await room.go_to(DECIDING.changed(row=ACTIONS[0].id, field="answers"))
        await room.press("enter", Letters("bots"))
        assert isinstance(room.app.screen, Picker)
        await click_row(room, "Bots poll us")
        action = room.meeting.row(ACTIONS[0].id)
        assert isinstance(action, Action)
        assert action.answers == row_id(1)


async def test_at_home_a_click_points_and_a_second_one_opens(world: World) -> None:
    async with at_home(world) as room:
        await room.fill("pay")
        await click_row(room, "Payouts stood still")
        assert not isinstance(room.app.screen, HomeScreen)
        assert room.meeting.title == "Payouts stood still"


async def test_in_the_form_a_click_goes_to_a_field(world: World) -> None:
    async with at_home(world) as room:
        await room.press("ctrl+n")
        await room.fill("Tills were down")
        fields = {field.spec.name: field for field in room.app.screen.query(CardField)}
        await click(room, fields["date"], 25)
        assert room.app.focused is fields["date"].line
        assert fields["title"].line.value == "Tills were down"
        assert isinstance(room.app.screen, NewMeetingDialog)


async def test_a_click_beside_a_dialog_does_nothing_beneath_it(world: World) -> None:
    async with in_meeting(world=world) as room:
        await room.press("ctrl+t")
        await room.fill("Ask the resellers")
        await room.pilot.click(offset=(5, 5))
        await room.settle()
        assert isinstance(room.app.screen, CaptureDialog)
        assert room.line.value == "Ask the resellers"
        assert room.place.step == "decisions"


async def test_a_click_on_a_step_of_the_index_goes_there(world: World) -> None:
    async with in_meeting(world=world) as room:
        await room.press("ctrl+g")
        assert isinstance(room.app.screen, IndexDialog)
        await click_row(room, "Timeline")
        assert room.place.step == "timeline"
