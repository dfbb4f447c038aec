"""What is pasted arrives, wherever typing goes: one line whole, several lines without a loss."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass

import pytest
from textual.widgets import Input, TextArea

from pmfacilitator.domain.desk import Place
from pmfacilitator.domain.rows import Action
from pmfacilitator.screens.dialogs.picker import Picker
from tests import builders
from tests.builders import row_id
from tests.fakes import Kept, MemoryFiles, MemoryLibrary, World
from tests.ui.room import MEETING, Room, at_home, in_meeting

pytestmark = pytest.mark.app

ENTRY = builders.entry("14:32 pager fired", id=row_id(1))
ACTION = Action(id=row_id(2), what="Cap connections")
MEETING_WITH_ROWS = builders.meeting(timeline=(ENTRY,), actions=(ACTION,))

Opens = Callable[[], AbstractAsyncContextManager[Room]]


def home() -> AbstractAsyncContextManager[Room]:
    world = World(MemoryLibrary())
    world.library.kept[MEETING] = Kept(MEETING_WITH_ROWS)
    return at_home(world)


def meeting(place: Place) -> Opens:
    return lambda: in_meeting(MEETING_WITH_ROWS, place)


def with_files() -> AbstractAsyncContextManager[Room]:
    world = World(MemoryLibrary())
    world.files = MemoryFiles({"~/a.txt": b"14:00 one"})
    world.library.kept[MEETING] = Kept(MEETING_WITH_ROWS)
    return in_meeting(world=world)


@dataclass(frozen=True)
class Field:
    """Where something is pasted, and the keys that lead there."""

    name: str
    opens: Opens
    keys: tuple[str, ...] = ()


FIELDS = (
    Field("the filter at home", home),
    Field("the title of a new meeting", home, ("ctrl+n",)),
    Field("the date of a new meeting", home, ("ctrl+n", "tab", "tab")),
    Field("the line of a question", meeting(Place(step="questions", prompt="first"))),
    Field("the line of the timeline", meeting(Place(step="timeline", prompt="timeline"))),
    Field("a cell of the timeline", meeting(Place(step="timeline", row=ENTRY.id)), ("e",)),
    Field("the time of an entry", meeting(Place(step="timeline", row=ENTRY.id)), ("t",)),
    Field("a long text", meeting(Place(step="", prompt="tldr"))),
    Field("a field of a form", meeting(Place(step="", prompt="facts", field="reference"))),
    Field(
        "a field of a card",
        meeting(Place(step="decisions", prompt="actions", row=ACTION.id, field="what")),
    ),
    Field("the capture", meeting(Place(step="questions", prompt="first")), ("ctrl+t",)),
    Field("the palette", meeting(Place(step="questions", prompt="first")), ("ctrl+p",)),
    Field(
        "the letters of a picker",
        meeting(Place(step="decisions", prompt="actions", row=ACTION.id, field="answers")),
        ("enter",),
    ),
    Field("the path of a file", with_files, ("f6",)),
)


def text_of(room: Room) -> str:
    focused = room.app.focused
    assert isinstance(focused, Input | TextArea), focused
    return focused.value if isinstance(focused, Input) else focused.text


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.name)
async def test_a_pasted_line_stands_where_the_cursor_was(field: Field) -> None:
    async with field.opens() as room:
        if field.name == "the path of a file":
            await room.go_to(Place(step="timeline", prompt="timeline"))
        await room.press(*field.keys)
        before = text_of(room)
        await room.paste("pasted [b]words[/b]")
        assert "pasted [b]words[/b]" in text_of(room)
        assert len(text_of(room)) <= len(before) + len("pasted [b]words[/b]")


ONLY_FIRST = {"the palette", "the path of a file"}
"""What is asked for there is never longer than a line."""


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.name)
async def test_of_several_pasted_lines_none_is_lost(field: Field) -> None:
    async with field.opens() as room:
        if field.name == "the path of a file":
            await room.go_to(Place(step="timeline", prompt="timeline"))
        await room.press(*field.keys)
        await room.paste("first of them\r\nthe second\n")
        here = room.app.focused
        typed = here.value if isinstance(here, Input) else ""
        kept = f"{room.meeting} {room.session.desk}" if room.app._held else ""
        wanted = ["first of them"] if field.name in ONLY_FIRST else ["first of them", "the second"]
        assert [words for words in wanted if words in f"{typed}{kept}"] == wanted


async def test_what_is_pasted_into_a_field_that_is_chosen_looks_for_it_in_its_list() -> None:
    place = Place(step="decisions", prompt="actions", row=ACTION.id, field="answers")
    async with in_meeting(MEETING_WITH_ROWS, place) as room:
        await room.paste("pager\nfired")
        assert isinstance(room.app.screen, Picker)
        assert room.line.value == "pager fired"
        await room.press("escape")
        action = room.meeting.row(ACTION.id)
        assert action == ACTION
