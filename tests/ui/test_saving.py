"""What the room is told about saving is true, and nobody leaves while anything is not on disk."""

from __future__ import annotations

import pytest
from textual.widgets import TextArea

from pmfacilitator.domain.desk import Place
from pmfacilitator.domain.rows import Action
from pmfacilitator.errors import FileTrouble
from pmfacilitator.screens.home import HomeScreen
from pmfacilitator.widgets.row_list import RowList
from tests import builders
from tests.fakes import Kept, MemoryLibrary, World
from tests.ui.room import MEETING, Letters, Room, at_home, in_meeting

pytestmark = pytest.mark.app

FIRST = Place(step="questions", prompt="first")
FULL = FileTrouble("meeting.json cannot be written: No space left on device.")


def answers(kept: Kept) -> list[str]:
    section = kept.meeting.section("questions")
    return [point.text for point in section.answer("first").points]


async def leave(room: Room, answer: str) -> None:
    """Ctrl+Q, and that answer."""
    await room.press("ctrl+q")
    rows = room.app.screen.query_one(RowList)
    rows.point_at(answer)
    await room.press("enter")


# --- the sign --------------------------------------------------------------------------------


async def test_saved_is_said_only_when_the_save_has_come_back() -> None:
    async with in_meeting(place=FIRST) as room:
        await room.saved()
        room.world.time.pass_by(seconds=67)
        with room.world.library.slow_disk() as go_on:
            await room.enter("one")
            room.held.autosave._begin()
            await room.settle()
            assert (room.saved_sign, answers(room.kept)) == ("Saved 14:02:00", [])
            go_on()
            await room.written()
            assert (room.saved_sign, answers(room.kept)) == ("Saved 14:03:07", ["one"])


async def test_a_failing_save_is_said_and_the_sign_comes_back_when_it_succeeds() -> None:
    async with in_meeting(place=FIRST) as room:
        await room.saved()
        room.kept.trouble = FULL
        await room.enter("one")
        await room.saved()
        assert room.saved_sign == "NOT SAVED"
        assert room.notice == str(FULL)
        assert answers(room.kept) == []
        room.kept.trouble = None
        await room.enter("two")
        await room.saved()
        assert (room.saved_sign, answers(room.kept)) == ("Saved 14:02:00", ["one", "two"])


async def test_when_another_program_changes_the_file_typing_goes_on_in_a_copy() -> None:
    async with in_meeting(place=FIRST) as room:
        await room.saved()
        library = room.world.library
        library.changed_elsewhere(MEETING)
        await room.enter("one")
        await room.saved()
        copy = MEETING.with_name("meeting-copy.json")
        assert "meeting-copy.json" in room.notice
        assert room.saved_sign.startswith("Saved")
        await room.enter("two")
        await room.saved()
        assert answers(library.kept[copy]) == ["one", "two"]
        assert answers(library.kept[MEETING]) == []


async def test_a_save_that_fails_is_said_before_the_meeting_is_up_and_after_it_has_gone() -> None:
    world = World(MemoryLibrary())
    world.library.kept[MEETING] = Kept(builders.meeting())
    async with at_home(world) as room:
        room.app.open_meeting(MEETING)
        room.kept.trouble = FULL
        room.app._save_failed(FULL)
        await room.settle()
        assert room.saved_sign == "NOT SAVED", "it is shown as soon as there is a place for it"
        room.app.pop_screen()
        await room.settle()
        room.app.clear_notifications()
        room.app._save_failed(FULL)
        await room.settle()
        assert [note.message for note in room.app._notifications] == [str(FULL)]


# --- leaving ---------------------------------------------------------------------------------


async def test_leaving_asks_with_the_safe_answer_first_and_saves_the_rest() -> None:
    async with in_meeting(place=FIRST) as room:
        await room.enter("one")
        await room.press("ctrl+q", "enter")
        assert room.app.screen is room.screen, "the safe answer was to stay"
        await leave(room, "home")
        assert isinstance(room.app.screen, HomeScreen)
        assert room.world.library.closed == [MEETING]
        assert answers(room.kept) == ["one"]
        await room.press("enter")
        assert room.place == FIRST


async def test_quitting_ends_the_app_with_everything_saved() -> None:
    async with in_meeting(place=FIRST) as room:
        await room.fill("half a tho")
        await leave(room, "quit")
        assert room.app.return_code == 0
        assert room.kept.desk.draft("questions/first/add") == "half a tho"
        assert not room.kept.desk.clock.is_running


async def test_nobody_leaves_while_something_is_not_saved() -> None:
    async with in_meeting(place=FIRST) as room:
        await room.saved()
        room.kept.trouble = FULL
        await room.enter("one")
        await room.saved()
        for where in ("home", "quit"):
            await leave(room, where)
            assert room.app.screen is room.screen
            assert "cannot be left yet" in room.notice
            assert room.app.return_code is None
        room.kept.trouble = None
        await leave(room, "home")
        assert answers(room.kept) == ["one"]


async def test_ctrl_c_never_quits() -> None:
    async with in_meeting(place=FIRST) as room:
        await room.press("up", "ctrl+c", "ctrl+c")
        assert room.app.screen is room.screen
        assert room.app.return_code is None


# --- reading only ----------------------------------------------------------------------------


async def test_a_meeting_that_is_only_read_refuses_every_edit_and_writes_nothing() -> None:
    world = World(MemoryLibrary())
    world.library.kept[MEETING] = Kept(
        builders.meeting(actions=(Action(what="Cap connections"),)),
        held="Another window has this meeting open, since 14:02.",
    )
    async with in_meeting(world=world) as room:
        assert room.notice == "Another window has this meeting open, since 14:02."
        await room.go_to(FIRST)
        await room.enter("one")
        assert "reading only" in room.notice
        assert room.line.value == "one", "nothing typed is lost from sight"
        await room.go_to(Place(step="root_cause", prompt="what_broke"))
        await room.press("x")
        assert room.body.query_one(TextArea).text == ""
        await room.go_to(Place(step="decisions", prompt="actions"))
        await room.press("up", "x", "delete", "shift+up", "enter", "x", "escape")
        await room.press("ctrl+t", Letters("thought"), "enter", "escape", "ctrl+z", "ctrl+y", "f7")
        await room.saved()
        assert room.meeting == room.kept.meeting
        assert (room.kept.saves, room.saved_sign) == (0, "Reading only")
        await leave(room, "home")
        assert (room.kept.saves, world.library.closed) == (0, [MEETING])


# --- the document ----------------------------------------------------------------------------


async def test_the_document_is_written_beside_the_meeting_under_its_name() -> None:
    async with in_meeting(place=FIRST) as room:
        await room.enter("small shops close at six")
        await room.press("ctrl+r", "enter")
        assert room.notice == "Wrote meeting.md, beside the meeting"
        [(path, text)] = room.world.written.items()
        assert path == MEETING.with_suffix(".md")
        assert "small shops close at six" in text


async def test_a_document_that_cannot_be_written_is_said_and_the_meeting_goes_on() -> None:
    async with in_meeting(place=FIRST) as room:
        room.world.trouble_writing = FileTrouble("meeting.md cannot be written.")
        await room.press("f4", "enter")
        assert room.notice == "meeting.md cannot be written."
        await room.enter("one")
        await room.saved()
        assert answers(room.kept) == ["one"]


async def test_copying_sends_the_text_to_the_terminal_and_says_no_more_than_that() -> None:
    async with in_meeting(place=FIRST) as room:
        await room.press("ctrl+r", "down", "enter")
        await room.app.workers.wait_for_complete()
        await room.settle()
        assert room.notice == "Sent to the terminal; it is in meeting.md too."
        assert [path.name for path in room.world.written] == ["meeting.md"]
