"""The meeting on the screen: going from step to step, undo across them, dialogs, and notices."""

from __future__ import annotations

import datetime as dt

import pytest
from textual.widgets._toast import Toast

from pmfacilitator.domain.agenda import OF_PERIODS, Question, StepKind
from pmfacilitator.domain.answers import Answer
from pmfacilitator.domain.desk import Desk, Place
from pmfacilitator.domain.meeting import Meeting
from pmfacilitator.domain.rows import Action, Point
from pmfacilitator.domain.sections import QuestionsSection
from pmfacilitator.screens.dialogs.help import HelpDialog
from pmfacilitator.screens.dialogs.index import IndexDialog
from pmfacilitator.screens.stage import NOTICE_SECONDS
from pmfacilitator.widgets.clock import Clock as ClockFace
from pmfacilitator.widgets.key_bar import KeyBar
from pmfacilitator.widgets.meeting_bar import MeetingBar
from pmfacilitator.widgets.rail import Rail
from pmfacilitator.widgets.row_list import RowList
from tests import builders
from tests.builders import row_id
from tests.fakes import NOW, Kept, MemoryLibrary, Timers, World
from tests.ui.room import MEETING, Letters, Room, behind, in_meeting, shown

pytestmark = pytest.mark.app

FIRST = Place(step="questions", prompt="first")
ACTION = Action(id=row_id(300), what="Cap connections")


def of_an_incident() -> Meeting:
    """A meeting with the eight steps of a review of one incident."""
    kinds = (kind for kind in StepKind if kind not in OF_PERIODS)
    return builders.meeting(agenda=builders.agenda(*(builders.step(k, "first") for k in kinds)))


# --- from step to step -----------------------------------------------------------------------


async def test_one_key_leads_on_and_one_back_as_far_as_the_meeting_goes() -> None:
    async with in_meeting(of_an_incident(), Place(step="close")) as room:
        assert room.title.startswith("Step 7 of 8 · Close")
        await room.press("ctrl+n")
        assert room.place.step == "review"
        await room.press("f9")
        assert room.notice == "This is the last step."
        await room.press("ctrl+o", "f8")
        assert room.place.step == "decisions"
        await room.go_to(Place(step="opening"))
        await room.press("f8")
        assert (room.place.step, room.title) == ("", "Before the steps · Set-up")
        await room.press("ctrl+o")
        assert room.notice == "This is where the meeting begins."


async def test_in_the_index_a_digit_jumps() -> None:
    async with in_meeting(place=FIRST) as room:
        await room.press("ctrl+g")
        rows = room.app.screen.query_one(RowList)
        assert rows.cursor == "questions", "it begins where the meeting stands"
        await room.press("2")
        assert room.place.step == "timeline"
        await room.press("f3", "0")
        assert room.place.step == ""
        await room.press("ctrl+g", "down", "enter")
        assert room.place.step == "opening"
        await room.press("f3", "f3", "ctrl+g", "ctrl+g")
        assert (room.app.screen, room.place.step) == (room.screen, "opening")


async def test_a_click_on_the_rail_goes_there_and_one_on_the_footer_presses_the_key() -> None:
    async with in_meeting(place=FIRST) as room:
        await room.click(Rail, 5, 2)
        assert room.place.step == "timeline"
        footer = str(room.screen.query_one(KeyBar).render())
        await room.click(KeyBar, footer.index("Help"), 0)
        assert isinstance(room.app.screen, HelpDialog)


async def test_a_step_begins_at_the_first_question_nobody_has_answered() -> None:
    answer = Answer(question="first", points=(Point(text="one"),))
    section = QuestionsSection(step="questions", answers=(answer,))
    async with in_meeting(builders.meeting(sections=(section,)), Place(step="impact")) as room:
        await room.press("ctrl+o")
        assert room.asked == "What of second?"
        await room.press("shift+tab", "ctrl+n", "ctrl+o")
        assert room.asked == "What of first?", "but later where it was left"


PLACES = (
    Place(step="questions", prompt="second"),
    Place(step="decisions", prompt="actions", row=ACTION.id),
    Place(step="decisions", prompt="actions", row=ACTION.id, field="owner"),
    Place(step="impact", prompt="numbers", field="customers"),
    Place(step="", prompt="people"),
)


@pytest.mark.parametrize(
    "place", PLACES, ids=lambda place: "-".join(map(str, dict(place).values()))
)
async def test_a_meeting_goes_on_at_the_step_question_row_and_field_where_it_was_left(
    place: Place,
) -> None:
    async with in_meeting(builders.meeting(actions=(ACTION,)), place) as room:
        assert room.place == place
        if place.field:
            assert room.field.spec.name == place.field
        elif place.row:
            assert (room.app.focused, room.rows.list.cursor) == (room.rows.list, place.row)
        else:
            assert room.line.has_focus


async def test_where_the_cursor_is_is_where_the_meeting_stands() -> None:
    at = Place(step="decisions", prompt="actions")
    async with in_meeting(builders.meeting(actions=(ACTION,)), at) as room:
        await room.press("up")
        assert room.place.row == ACTION.id
        await room.press("down")
        assert room.place.row == "", "the line in which the next row is typed"
        await room.press("up", "enter", "tab")
        assert (room.place.row, room.place.field) == (ACTION.id, "owner")
        await room.press("enter", "ctrl+n", "ctrl+o")
        assert (room.place.step, room.place.field) == ("decisions", "")


# --- undo and redo ---------------------------------------------------------------------------


async def test_undo_goes_to_where_it_happened_and_says_what_it_undid() -> None:
    async with in_meeting(place=FIRST) as room:
        await room.enter("small shops close at six")
        await room.press("ctrl+n", "ctrl+n")
        await room.enter("Cap connections")
        await room.press("ctrl+z")
        assert room.notice == "Undid: added “Cap connections”"
        await room.press("ctrl+z")
        assert room.place.step == "questions"
        assert room.notice == "Undid: added “small shops close at six”"
        await room.press("ctrl+z")
        assert room.notice == "Nothing to undo"
        await room.press("ctrl+y", "ctrl+y")
        assert room.place.step == "decisions"
        assert room.notice == "Did again: added “Cap connections”"
        assert shown(room.rows.list) == ["Cap connections"]


async def test_redo_leaves_the_cursor_in_the_line_it_was_typed_in_as_undo_does() -> None:
    async with in_meeting(place=FIRST) as room:
        await room.enter("small shops close at six")
        line = room.line
        await room.press("ctrl+z")
        assert room.app.focused is line
        await room.press("ctrl+y", Letters("x"))
        assert (room.app.focused, line.value) == (line, "x")
        assert shown(room.rows.list) == ["small shops close at six"]
        await room.press("up", "delete", "ctrl+z")
        assert room.rows.list.has_focus, "what was done in the list is looked for there"


# --- set-up, and steps set aside -------------------------------------------------------------


def set_aside(room: Room) -> list[str]:
    return list(room.meeting.set_aside)


async def test_set_up_opens_from_any_step_and_leads_back() -> None:
    async with in_meeting(place=Place(step="close")) as room:
        await room.press("f3", "0")
        assert room.place.step == ""
        await room.go_to(Place(step="", prompt="people"))
        await room.enter("Mara Lindqvist, customer success")
        [person] = room.meeting.participants
        assert (person.name, person.role) == ("Mara Lindqvist", "Customer Success")
        await room.press("f3", "7")
        assert room.place.step == "close"


async def test_a_step_is_set_aside_and_brought_back_even_the_one_just_left() -> None:
    async with in_meeting(of_an_incident(), Place(step="timeline")) as room:
        await room.go_to(Place(step="", prompt="steps"))
        await room.press("down", "x")
        assert set_aside(room) == ["timeline"]
        assert (room.rows.list.cursor, behind(room.rows.list.rows[2])) == ("timeline", "set aside")
        await room.press("ctrl+n")
        assert room.title.startswith("Step 1 of 7 · Opening")
        await room.press("ctrl+n")
        assert room.place.step == "root_cause"
        await room.press("ctrl+z")
        assert room.notice == "Undid: set Timeline aside"
        assert (set_aside(room), room.place.prompt) == ([], "steps")
        await room.press("x", "x")
        assert set_aside(room) == []


async def test_a_meeting_that_was_left_on_a_step_set_aside_since_still_opens() -> None:
    meeting = builders.meeting(set_aside=("questions",))
    async with in_meeting(meeting, FIRST) as room:
        assert room.title.startswith("Set aside · Questions")
        await room.press("ctrl+n")
        assert room.place.step in {step.id for step in meeting.steps}


async def test_the_last_step_cannot_be_set_aside_and_minutes_can_be_changed() -> None:
    agenda = builders.agenda(builders.step(StepKind.TIMELINE))
    async with in_meeting(builders.meeting(agenda=agenda), Place(step="", prompt="steps")) as room:
        await room.press("x")
        assert room.notice == "A meeting needs one step at least."
        await room.press("enter")
        await room.fill("12")
        await room.press("enter")
        assert room.meeting.agenda.steps[0].minutes == 12
        assert "12 min" in str(room.rows.list.rows[1])


# --- help and notices ------------------------------------------------------------------------


async def test_help_says_what_a_step_is_for_what_else_to_ask_and_every_key() -> None:
    step = builders.step(StepKind.QUESTIONS, "first").changed(
        guidance="Look at customers.",
        questions=(Question(id="first", ask="Who?", probes=("Who else?",)),),
    )
    meeting = builders.meeting(agenda=builders.agenda(step))
    async with in_meeting(meeting, Place(step="questions")) as room:
        await room.press("?")
        assert room.line.value == "?", "it is a letter where letters are typed"
        await room.press("f1")
        said = "\n".join(str(part.render()) for part in room.app.screen.query(".help-part"))
        assert "Look at customers." in said
        assert "Who else?" in said
        assert "Ctrl+N or F9" in said
        await room.press("f1")
        assert room.app.screen is room.screen
        await room.press("ctrl+z", "up", "f1", "enter")
        assert not isinstance(room.app.screen, HelpDialog | IndexDialog)


@pytest.fixture
def timers(monkeypatch: pytest.MonkeyPatch) -> Timers:
    """Time for notices, turned by hand."""
    timers = Timers()
    monkeypatch.setattr(MeetingBar, "set_timer", timers.set_timer)
    return timers


async def test_a_notice_says_one_fact_and_vanishes(timers: Timers) -> None:
    async with in_meeting(place=FIRST) as room:
        await room.saved()
        facts = str(room.screen.query_one(MeetingBar).render())
        assert "Payouts stood still" in facts
        await room.press("ctrl+z")
        assert "Nothing to undo" in str(room.screen.query_one(MeetingBar).render())
        timers.pass_by(NOTICE_SECONDS / 2)
        await room.press("ctrl+y")
        timers.pass_by(NOTICE_SECONDS / 2)
        assert room.notice == "Nothing to do again", "each stands for its own time"
        timers.pass_by(NOTICE_SECONDS / 2)
        assert str(room.screen.query_one(MeetingBar).render()) == facts


# --- the clock -------------------------------------------------------------------------------


async def test_the_clock_counts_the_present_step_and_stands_still_when_it_is_left() -> None:
    world = World(MemoryLibrary())
    world.library.kept[MEETING] = Kept(builders.meeting(), Desk(place=FIRST))
    async with in_meeting(world=world) as room:
        world.time.pass_by(minutes=2)
        room.screen.show_clock()
        assert "left" in str(room.screen.query_one(ClockFace).render())
        await room.press("ctrl+n")
        world.time.pass_by(minutes=6)
        room.screen.show_clock()
        assert "OVER" in str(room.screen.query_one(ClockFace).render())
        room.app.close_meeting()
        await room.settle()
    clock = world.library.kept[MEETING].desk.clock
    later = NOW + dt.timedelta(days=3)
    assert [clock.seconds(step, later) for step in ("questions", "impact")] == [120, 360]
    assert not clock.is_running


@pytest.mark.parametrize("size", [(100, 30), (80, 24)])
async def test_the_last_minute_is_a_filled_block_and_over_time_says_so_in_word_and_shape(
    size: tuple[int, int],
) -> None:
    world = World(MemoryLibrary())
    world.library.kept[MEETING] = Kept(builders.meeting(), Desk(place=FIRST))
    async with in_meeting(world=world, size=size) as room:
        face = room.screen.query_one(ClockFace)
        looks = []
        for seconds in (239, 2, 58, 1, 1, 3600, 7200):
            world.time.pass_by(seconds=seconds)
            room.screen.show_clock()
            said = " ".join(str(face.render()).split())
            state = [name for name in ("-last-minute", "-over") if face.has_class(name)]
            looks.append((*state, "▲ OVER" in said, face.styles.background.a == 1))
            assert all(len(line) <= face.size.width for line in str(face.render()).split("\n"))
        assert looks == [
            (False, False),
            ("-last-minute", False, True),
            ("-last-minute", False, True),
            ("-last-minute", False, True),
            *[("-over", True, True)] * 3,
        ]


async def test_the_clock_can_be_paused() -> None:
    async with in_meeting(place=FIRST) as room:
        for state, is_running in (("paused", False), ("left", True)):
            room.screen.action_clock()
            assert state in str(room.screen.query_one(ClockFace).render())
            assert room.session.desk.clock.is_running is is_running


# --- small terminals -------------------------------------------------------------------------


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
async def test_every_step_can_be_worked_on_at_any_size(size: tuple[int, int]) -> None:
    async with in_meeting(place=Place(step="", prompt="facts"), size=size, is_painted=True) as room:
        for step in builders.meeting().steps:
            await room.press("ctrl+n")
            assert room.place.step == step.id
            assert room.app.focused is not None
            assert room.app.focused.region.width > 0, step.id
            assert room.screen.region.contains_region(room.app.focused.region), step.id


@pytest.mark.parametrize("size", [(100, 30), (80, 24)])
async def test_what_is_told_over_a_dialog_is_one_line_at_the_top_the_newest(
    size: tuple[int, int],
) -> None:
    async with in_meeting(place=FIRST, size=size) as room:
        await room.press("f1")
        for told in ("Noted", "Kept in a file", "Kept beside it\n" + "under another name " * 9):
            room.app.tell(told)
        await room.settle()
        (toast,) = room.app.screen.query(Toast)
        assert str(toast.render()).startswith("Kept beside it under another name")
        assert (toast.region.y, toast.region.height) == (0, 1)
        assert toast.region.right <= size[0]
