"""Keys that a house has changed: they act, and footer, help, palette and sentences name them."""

from __future__ import annotations

from typing import Any

import pytest
from textual.screen import Screen

from pmfacilitator.domain.desk import Place
from pmfacilitator.domain.rows import Action
from pmfacilitator.keys import Keys
from pmfacilitator.screens.dialogs.capture import CaptureDialog
from pmfacilitator.screens.dialogs.document import DocumentDialog
from pmfacilitator.screens.dialogs.help import HelpDialog
from pmfacilitator.screens.dialogs.index import IndexDialog
from pmfacilitator.screens.home import HomeScreen
from pmfacilitator.screens.keys import hints_of, keys_of
from pmfacilitator.screens.new import NewMeetingDialog
from pmfacilitator.widgets.key_bar import KeyBar
from tests import builders
from tests.builders import row_id
from tests.fakes import Kept, MemoryLibrary, World
from tests.ui.room import MEETING, Room, at_home, in_meeting, words

pytestmark = pytest.mark.app

ACTION = Action(id=row_id(300), what="Cap connections")
ACTIONS = Place(step="decisions", prompt="actions", row=ACTION.id)
KEYS = Keys(
    {
        "meeting.next": ("ctrl+j", "shift+f9"),
        "meeting.capture": ("f5",),
        "meeting.undo": ("ctrl+up",),
        "meeting.index": ("ctrl+down",),
        "meeting.document": ("f11",),
        "app.help": ("f10",),
        "app.palette": ("shift+f1",),
        "home.new": ("ctrl+j",),
        "row.remove": ("x",),
        "action.tick": ("shift+f2",),
        "dialog.leave": ("shift+f3",),
        "timeline.reveal": ("shift+f7",),
    }
)


def changed(world: World | None = None) -> World:
    world = world or World(MemoryLibrary())
    world.keys = KEYS
    world.library.kept.setdefault(MEETING, Kept(builders.meeting(actions=(ACTION,))))
    return world


def footer(room: Room) -> str:
    return room.app.screen.query_one(KeyBar).render().plain


async def test_the_new_key_acts_and_the_old_one_does_nothing() -> None:
    async with in_meeting(world=changed()) as room:
        first = room.place.step
        await room.press("ctrl+n", "f9")
        assert room.place.step == first
        await room.press("ctrl+j")
        second = room.place.step
        assert second != first
        await room.press("shift+f9")
        assert room.place.step not in {first, second}


async def test_footer_help_and_palette_name_the_keys_in_force_in_the_same_order() -> None:
    async with in_meeting() as room:
        order = [hint.words for hint in hints_of(room.screen)]
        helped = [hint.words for hint in keys_of(room.screen)]
    async with in_meeting(world=changed()) as room:
        assert [hint.words for hint in hints_of(room.screen)] == order
        assert [hint.words for hint in keys_of(room.screen)] == helped
        assert " Ctrl+J " in footer(room)
        assert " F10 " in footer(room)
        offered = {c.title: c.help for c in room.app.get_system_commands(room.app.screen)}
        assert offered["Next step"] == "Ctrl+J or Shift+F9"
        await room.press("f10")
        assert isinstance(room.app.screen, HelpDialog)


@pytest.mark.parametrize(
    ("name", "dialog"),
    [
        ("meeting.capture", CaptureDialog),
        ("meeting.index", IndexDialog),
        ("meeting.document", DocumentDialog),
        ("app.help", HelpDialog),
    ],
)
async def test_a_dialog_closes_with_the_key_that_opened_it(
    name: str, dialog: type[Screen[Any]]
) -> None:
    async with in_meeting(world=changed()) as room:
        for _ in range(2):
            [key] = KEYS.of(name)
            await room.press(key)
            assert isinstance(room.app.screen, dialog)
            await room.press(key)
            assert not isinstance(room.app.screen, dialog)


async def test_a_dialog_says_which_keys_close_it_and_they_do() -> None:
    async with in_meeting(world=changed()) as room:
        await room.press("f5")
        assert words(room.app.screen, ".dialog-hint").endswith("F5 closes")
        await room.press("escape")
        assert isinstance(room.app.screen, CaptureDialog)
        await room.press("shift+f3")
        assert room.app.screen_stack[-1] is room.screen
        await room.press("f10")
        assert "F10, Enter or Shift+F3 closes" in words(room.app.screen, ".dialog-hint")


async def test_a_letter_that_is_changed_acts_in_the_list_and_leaves_its_neighbours_alone() -> None:
    async with in_meeting(world=changed()) as room:
        await room.go_to(ACTIONS)
        await room.press("shift+f2")
        assert room.meeting.row(ACTION.id) != ACTION, "ticked"
        await room.press("delete")
        assert room.meeting.row(ACTION.id) is not None
        await room.press("x")
        assert room.meeting.row(ACTION.id) is None
        assert room.notice.endswith("Ctrl+↑ brings it back")
        await room.press("ctrl+up")
        assert room.meeting.row(ACTION.id) is not None


async def test_letters_are_still_typed() -> None:
    async with in_meeting(world=changed()) as room:
        await room.press("x", "n")
        assert room.line.value == "xn"


async def test_the_reveal_ends_with_the_key_that_began_it() -> None:
    world = World(MemoryLibrary())
    entries = tuple(builders.entry(f"14:0{n} entry {n}", id=row_id(n)) for n in range(3))
    world.library.kept[MEETING] = Kept(builders.meeting(timeline=entries))
    async with in_meeting(world=changed(world)) as room:
        await room.go_to(Place(step="timeline", prompt="timeline"))
        await room.press("shift+f7")
        assert room.session.is_hiding
        assert "Shift+F7: show all" in words(room.pane, ".hint")
        await room.press("space", "shift+f7")
        assert not room.session.is_hiding


async def test_the_form_at_home_opens_and_closes_with_a_changed_key() -> None:
    world = World(MemoryLibrary())
    world.keys = KEYS
    async with at_home(world) as room:
        await room.press("ctrl+j")
        assert isinstance(room.app.screen, NewMeetingDialog)
        await room.press("ctrl+j")
        assert isinstance(room.app.screen, HomeScreen)


async def test_the_key_that_asks_whether_to_leave_takes_that_back() -> None:
    async with in_meeting() as room:
        await room.press("ctrl+q")
        assert room.app.screen is not room.screen
        await room.press("ctrl+q")
        assert room.app.screen is room.screen


async def test_the_keys_at_home_close_what_they_open() -> None:
    world = World(MemoryLibrary())
    world.library.kept[MEETING] = Kept(builders.meeting())
    async with at_home(world) as room:
        for key in ("ctrl+t", "ctrl+d", "ctrl+n"):
            await room.press(key)
            assert not isinstance(room.app.screen, HomeScreen)
            await room.press(key)
            assert isinstance(room.app.screen, HomeScreen)
