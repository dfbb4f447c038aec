"""The second terminal: it goes along with the first, tells what the room need not see, and keeps notes."""

from __future__ import annotations

from pathlib import Path

import pytest

from pmfacilitator.app.notes import NotesApp
from pmfacilitator.domain.agenda import Question, StepKind
from pmfacilitator.domain.desk import Clock, Desk, Place, Reveal
from pmfacilitator.domain.edits import AddRow, ChangeIncident
from pmfacilitator.domain.private_notes import PrivateNotes
from pmfacilitator.domain.prompts import Slot
from pmfacilitator.domain.rows import Point
from pmfacilitator.errors import FileTrouble, MeetingHeld
from pmfacilitator.screens.dialogs.help import HelpDialog
from pmfacilitator.screens.dialogs.index import IndexDialog
from pmfacilitator.screens.notes import NOT_SAVED, PRIVATE, NotesScreen
from pmfacilitator.screens.noting import QUIET_SECONDS, Noting
from pmfacilitator.screens.watching import NOT_FOLLOWING
from pmfacilitator.widgets.clock import Clock as ClockWidget
from pmfacilitator.widgets.long_text import LongText
from tests import builders
from tests.builders import row_id
from tests.fakes import NOW, Kept, MemoryLibrary, Timers, World
from tests.ui.audience import noting
from tests.ui.room import MEETING, settle

pytestmark = pytest.mark.app

FIRST = Place(step="questions", prompt="first")
CLOSE = Place(step="close")
POINTS = Slot("points", "questions", "first")
NOTES = PrivateNotes(general="end at ten").with_step("close", "thank Ines")


async def test_it_goes_along_with_the_shared_terminal() -> None:
    async with noting(place=FIRST, notes=NOTES) as facilitator:
        assert "Questions" in facilitator.title
        assert facilitator.asked == "What of first?   question 1 of 2"
        assert facilitator.about == ("Questions", "")
        assert facilitator.cues["Next"] == ("What of second?",)
        await facilitator.move_to(CLOSE)
        assert facilitator.about == ("Close", "thank Ines")
        await facilitator.apply(ChangeIncident("title", "Payouts late"))
        assert facilitator.bar._title == "Payouts late"


async def test_it_tells_what_was_just_said_how_words_might_go_on_and_who_is_quiet() -> None:
    async with noting(place=FIRST) as facilitator:
        await facilitator.type("questions/first/add", "that was human error")
        (wording,) = facilitator.cues["Wording"]
        assert wording.startswith("“human error” → What made")
        await facilitator.apply(AddRow(POINTS, Point(id=row_id(70), text="they poll")))
        assert facilitator.cues["Just said"] == ("they poll",)
        assert "Product" in facilitator.cues["Quiet"][0]


async def test_it_tells_what_hides_from_the_room() -> None:
    entries = tuple(builders.entry(f"14:3{n} entry {n}", id=row_id(90 + n)) for n in range(3))
    desk = Desk(
        place=Place(step="timeline", prompt="timeline"),
        reveal=Reveal(hidden=(row_id(91), row_id(92))),
    )
    async with noting(builders.meeting(timeline=entries), desk=desk) as facilitator:
        assert facilitator.cues["Not shown"] == ("2 entries, next: 14:31 entry 1",)
        assert "later entries hidden" in facilitator.bar._facts
        await facilitator.reveal()
        assert facilitator.cues["Not shown"] == ("Every entry is shown now",)


async def test_the_clock_is_the_shared_terminals() -> None:
    desk = Desk(place=FIRST, clock=Clock(step="questions", since=NOW))
    async with noting(desk=desk) as facilitator:
        assert facilitator.screen.query_one(ClockWidget)._shown[:2] == ("05:00", "left")


async def test_what_is_written_is_kept_at_each_key_about_the_step_and_about_the_meeting() -> None:
    async with noting(place=FIRST) as facilitator:
        assert facilitator.bar._saved == PRIVATE
        await facilitator.write("ask Mara")
        assert (await facilitator.kept()).of("questions") == "ask Mara"
        assert facilitator.bar._saved == f"{PRIVATE} · saved 14:02:00"
        await facilitator.press("tab")
        await facilitator.write("end at ten")
        await facilitator.press("shift+tab")
        await facilitator.write(" first")
        notes = await facilitator.kept()
        assert (notes.of("questions"), notes.general) == ("ask Mara first", "end at ten")
        await facilitator.press("ctrl+z")
        assert (await facilitator.kept()).of("questions") == "ask Mara"


async def test_a_sentence_is_finished_where_it_was_begun(monkeypatch: pytest.MonkeyPatch) -> None:
    timers = Timers()
    monkeypatch.setattr(Noting, "set_timer", timers.set_timer)
    async with noting(place=FIRST, notes=NOTES) as facilitator:
        await facilitator.write("ask Ma")
        await facilitator.move_to(CLOSE)
        timers.pass_by(QUIET_SECONDS / 2)
        await facilitator.write("ra")
        timers.pass_by(QUIET_SECONDS / 2)
        assert facilitator.about == ("Questions · the room is at Close", "ask Mara")
        assert facilitator.cues["Next"]
        timers.pass_by(QUIET_SECONDS / 2)
        await settle(facilitator.pilot)
        assert facilitator.about == ("Close", "thank Ines")
        notes = await facilitator.kept()
        assert (notes.of("questions"), notes.of("close")) == ("ask Mara", "thank Ines")


async def test_a_save_that_ends_when_the_notes_are_closed_is_told_nowhere() -> None:
    async with noting(place=FIRST) as facilitator:
        await facilitator.write("ask Mara")
        facilitator.app.pop_screen()
        await settle(facilitator.pilot)
        assert isinstance(facilitator.app, NotesApp)
        facilitator.app._notes_kept(Path("notes"))
        facilitator.app._go_along()
        assert not isinstance(facilitator.app.screen, NotesScreen)


async def test_what_was_typed_as_the_room_went_on_stays_where_it_was_typed() -> None:
    async with noting(place=FIRST, notes=NOTES) as facilitator:
        facilitator.screen.query_one("#step-note LongText", LongText).insert("ask Mara")
        facilitator.screen.room_is_at("close")
        await settle(facilitator.pilot)
        assert facilitator.about[1] == "thank Ines"
        notes = await facilitator.kept()
        assert (notes.of("questions"), notes.of("close")) == ("ask Mara", "thank Ines")


async def test_a_key_goes_along_at_once() -> None:
    async with noting(place=FIRST, notes=NOTES) as facilitator:
        await facilitator.write("ask Ma")
        await facilitator.move_to(CLOSE)
        await facilitator.press("tab", "ctrl+n")
        assert facilitator.about == ("Close", "thank Ines")
        await facilitator.write("!")
        assert (await facilitator.kept()).of("close") == "thank Ines!"


async def test_notes_about_another_step_can_be_written_without_moving_the_room() -> None:
    async with noting(place=FIRST, notes=NOTES) as facilitator:
        await facilitator.press("ctrl+g")
        dialog = facilitator.app.screen
        assert isinstance(dialog, IndexDialog)
        assert dialog._asides == {"close": "noted"}
        await facilitator.press("1")
        assert facilitator.about == ("Opening · the room is at Questions", "")
        await facilitator.write("greet Ines")
        facilitator.screen.fall_quiet()
        assert facilitator.about == ("Opening · the room is at Questions", "greet Ines")
        assert facilitator.screen.session.place == FIRST
        await facilitator.press("ctrl+g", "0")
        await facilitator.write("no title")
        notes = await facilitator.kept()
        assert (notes.of("opening"), notes.of("")) == ("greet Ines", "no title")


async def test_notes_that_cannot_be_written_say_so_and_are_written_in_the_end() -> None:
    async with noting(place=FIRST) as facilitator:
        file = facilitator.world.library.notes
        file.trouble = FileTrouble("The disk is full.")
        await facilitator.write("ask Mara")
        await facilitator.kept()
        assert (facilitator.bar._saved, facilitator.bar._notice) == (
            f"{PRIVATE} · {NOT_SAVED}",
            "The disk is full.",
        )
        await facilitator.look("The meeting is in the trash; this is how it stood last.")
        assert facilitator.bar._saved == f"{PRIVATE} · {NOT_SAVED}"
        file.trouble = None
        assert isinstance(facilitator.app, NotesApp)
        facilitator.app._try_again()
        assert (await facilitator.kept()).of("questions") == "ask Mara"
        assert facilitator.bar._saved == NOT_FOLLOWING


async def test_what_is_left_is_written_on_the_way_out() -> None:
    async with noting(place=FIRST) as facilitator:
        file = facilitator.world.library.notes
        file.trouble = FileTrouble("The disk is full.")
        await facilitator.write("ask Mara")
        await facilitator.kept()
        file.trouble = None
        await facilitator.press("ctrl+q")
        assert facilitator.app.return_code == 0
        assert file.notes.of("questions") == "ask Mara"
        assert file.is_closed


async def test_what_could_not_be_written_gives_the_exit_status() -> None:
    async with noting(place=FIRST) as facilitator:
        facilitator.world.library.notes.trouble = FileTrouble("The disk is full.")
        await facilitator.write("ask Mara")
        await facilitator.press("ctrl+q")
        assert facilitator.app.return_code == FileTrouble.exit_code


async def test_help_tells_what_else_could_be_asked() -> None:
    question = Question(id="first", ask="What?", probes=("Who wrote to us?",))
    asking = builders.step(StepKind.QUESTIONS).changed(questions=(question,))
    told = builders.meeting(agenda=builders.agenda(asking))
    async with noting(told, FIRST) as facilitator:
        await facilitator.press("f1")
        (dialog,) = (s for s in facilitator.app.screen_stack if isinstance(s, HelpDialog))
        assert dialog._probes == ("Who wrote to us?",)
        await facilitator.press("f1")
        assert not dialog.is_attached


async def test_notes_that_are_open_elsewhere_end_the_app_and_say_so() -> None:
    world = World(MemoryLibrary())
    world.library.kept[MEETING] = Kept(builders.meeting())
    world.library.notes.trouble = MeetingHeld("They are open in another window.")
    app = NotesApp(world.outside, MEETING)
    async with app.run_test() as pilot:
        await settle(pilot)
    assert isinstance(app.refusal, MeetingHeld)
    assert app.return_code == MeetingHeld.exit_code


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
async def test_there_is_room_to_write_on_a_small_terminal(size: tuple[int, int]) -> None:
    async with noting(place=FIRST, size=size) as facilitator:
        note = facilitator.screen.step_note
        assert note.region.bottom <= size[1] - 1
        assert note.size.height >= 4


async def test_one_note_stands_out_and_it_is_that_which_is_written() -> None:
    async with noting(place=FIRST) as facilitator:
        notes = (facilitator.screen.step_note, facilitator.screen.general_note)
        for is_bold in ([True, False], [False, True], [True, False]):
            shown = [note.query_one(".about").styles.text_style.bold for note in notes]
            assert [bool(each) for each in shown] == is_bold
            await facilitator.press("tab")
