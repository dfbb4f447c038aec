"""Help about the task at hand says how typing goes on there, whatever has the cursor."""

from __future__ import annotations

import pytest
from textual.widgets import Static, TextArea

from pmfacilitator.domain.desk import Place
from pmfacilitator.keys import Keys
from pmfacilitator.screens.keys import hints_of, keys_of
from pmfacilitator.widgets.masked import Words
from tests import builders
from tests.fakes import Kept, MemoryLibrary, World
from tests.ui.room import MEETING, Letters, Room, in_meeting, words

pytestmark = pytest.mark.app

ENTRY = builders.row_id(101)
TIMELINE = Place(step="timeline", prompt="timeline")


async def help_about(room: Room) -> str:
    """What help says, from the key that opens it to the key that closes it."""
    await room.press("f1")
    said = " ".join(
        str(part.render()) for part in room.app.screen.query(".help-part").results(Static)
    )
    await room.press("f1")
    return said


@pytest.mark.parametrize(
    ("place", "keys", "said"),
    [
        (TIMELINE, (), "Enter keeps the line; ↑ goes to the list, where keys act on rows."),
        (TIMELINE, ("up",), "↑ and ↓ go from row to row; Enter opens one."),
        (TIMELINE, ("up", "t"), "Esc or Enter goes back to the list."),
        (TIMELINE, ("up", "enter"), "Enter closes the card, or opens what can be chosen"),
        (Place(step="", prompt="tldr"), (), "Every key is kept at once; Enter begins a new line."),
    ],
)
async def test_help_says_how_typing_goes_on(place: Place, keys: tuple[str, ...], said: str) -> None:
    meeting = builders.meeting(timeline=(builders.entry("14:32 pager fired", id=ENTRY),))
    async with in_meeting(meeting, place) as room:
        await room.press(*keys)
        assert said in await help_about(room)


async def test_it_names_the_keys_that_a_house_has_chosen() -> None:
    world = World(MemoryLibrary())
    world.keys = Keys({"add.up": ("ctrl+up",)})
    world.library.kept[MEETING] = Kept(builders.meeting())
    async with in_meeting(world=world) as room:
        await room.go_to(TIMELINE)
        assert "Ctrl+↑ goes to the list" in await help_about(room)


async def test_what_enter_does_is_said_beneath_a_line_once_something_stands_in_it() -> None:
    async with in_meeting(builders.meeting(), TIMELINE) as room:
        beneath = room.rows.query_one("#understood", Words)
        assert words(room.rows, "#understood") == ""
        await room.press(Letters("Ilse"))
        assert str(beneath.render()).endswith(" · Enter adds it")
        await room.press("ctrl+n", "ctrl+o")
        assert str(beneath.render()).endswith(" · Enter adds it"), "half-typed text is there again"
        await room.press("enter")
        assert words(room.rows, "#understood") == ""


async def test_the_keys_of_a_question_come_first_in_a_text_of_several_lines_too() -> None:
    async with in_meeting(
        builders.meeting(), Place(step="root_cause", prompt="what_broke")
    ) as room:
        assert isinstance(room.app.focused, TextArea)
        assert hints_of(room.screen)[0].key == "Tab"
        assert [hint.key for hint in keys_of(room.screen)][:3] == ["F7", "Tab", "Shift+Tab"]


async def test_a_text_takes_nothing_back_on_its_own() -> None:
    async with in_meeting(
        builders.meeting(), Place(step="root_cause", prompt="what_broke")
    ) as room:
        await room.press(Letters("The pool"), "super+z")
        assert isinstance(room.app.focused, TextArea)
        assert room.app.focused.text == "The pool"
        assert "Super" not in " ".join(hint.key for hint in keys_of(room.screen))


async def test_the_palette_names_the_keys_that_choose_run_and_close() -> None:
    async with in_meeting() as room:
        await room.press("ctrl+p", Letters("saf"))
        named = "↑ ↓ choose · Enter runs it · Ctrl+P or Esc closes"
        assert words(room.app.screen, ".dialog-hint") == named
