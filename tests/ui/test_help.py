"""Help about the task at hand says how typing goes on there, whatever has the cursor."""

from __future__ import annotations

import pytest
from textual.widgets import Static

from pmfacilitator.domain.desk import Place
from pmfacilitator.keys import Keys
from tests import builders
from tests.fakes import Kept, MemoryLibrary, World
from tests.ui.room import MEETING, Room, in_meeting

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
