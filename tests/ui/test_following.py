"""The view of somebody who follows: what the shared terminal shows, and nothing that can be changed."""

from __future__ import annotations

import datetime as dt

import pytest
from textual.widgets import Input

from pmfacilitator.app.following import MASKED_THERE, FollowApp
from pmfacilitator.colors import DARK, LIGHT
from pmfacilitator.domain.desk import Clock, Desk, Place
from pmfacilitator.domain.edits import AddRow, ChangeIncident, ChangeRow, ChangeSection, RemoveRow
from pmfacilitator.domain.prompts import Slot
from pmfacilitator.domain.rehearsal import Rehearsal
from pmfacilitator.domain.rows import Factor, Participant, Point
from pmfacilitator.domain.sections import RootCauseSection
from pmfacilitator.errors import MeetingDamaged
from pmfacilitator.screens.dialogs.help import HelpDialog
from pmfacilitator.screens.following import FOLLOWING
from pmfacilitator.screens.watching import NOT_FOLLOWING
from pmfacilitator.widgets.card import Card
from pmfacilitator.widgets.clock import Clock as ClockWidget
from pmfacilitator.widgets.long_text import LongText
from pmfacilitator.widgets.rail import Rail
from tests import builders
from tests.builders import row_id
from tests.fakes import NOW, Kept, MemoryLibrary, World
from tests.ui.audience import following
from tests.ui.room import MEETING, settle, shown

pytestmark = pytest.mark.app

ENTRIES = Place(step="timeline", prompt="timeline")
FIRST = Place(step="questions", prompt="first")
POINTS = Slot("points", "questions", "first")
ONE = builders.entry("14:32 pager fired", id=row_id(40))
TWO = builders.entry("14:40 rolled back", id=row_id(41))
HELLO = Point(id=row_id(42), text="resellers poll the ledger")


async def test_it_shows_the_step_the_question_and_the_rows_of_the_shared_terminal() -> None:
    async with following(place=ENTRIES) as audience:
        assert audience.bar._saved == FOLLOWING
        await audience.move_to(FIRST)
        await audience.apply(AddRow(POINTS, HELLO))
        assert "Questions" in audience.title
        assert audience.asked == "What of first?"
        assert shown(audience.rows.list) == [HELLO.text]
        assert audience.screen.query_one(Rail)._current == "questions"
        assert audience.rows.list._new == {HELLO.id}
        await audience.apply(ChangeRow(HELLO.id, "text", "shops do"))
        assert shown(audience.rows.list) == ["shops do"]
        await audience.apply(ChangeIncident("title", "Payouts late"))
        assert audience.bar._title == "Payouts late"
        await audience.apply(RemoveRow(HELLO.id))
        assert shown(audience.rows.list) == []


async def test_it_points_at_the_row_that_is_come_to_and_opens_its_card_too() -> None:
    meeting = builders.meeting(timeline=(ONE, TWO))
    async with following(meeting, ENTRIES) as audience:
        entries = audience.rows.list
        assert not entries.marks_cursor
        await audience.move_to(ENTRIES.changed(row=ONE.id))
        assert (entries.cursor, entries.marks_cursor) == (ONE.id, True)
        await audience.move_to(ENTRIES.changed(row=TWO.id, field="source"))
        assert audience.rows.is_card_open
        await audience.apply(ChangeRow(TWO.id, "source", "#incident"))
        values = [line.value for line in audience.screen.query_one(Card).query(Input)]
        assert "#incident" in values
        await audience.move_to(ENTRIES)
        assert not audience.rows.is_card_open
        assert audience.bar._notice == ""


async def test_what_is_typed_in_a_cell_is_shown_in_the_list() -> None:
    async with following(builders.meeting(timeline=(ONE, TWO)), ENTRIES) as audience:
        await audience.move_to(ENTRIES.changed(row=TWO.id, field="text", is_cell=True))
        await audience.apply(ChangeRow(TWO.id, "text", "rolled forward"))
        assert not audience.rows.is_card_open
        assert shown(audience.rows.list)[-1] == "rolled forward"


async def test_a_line_is_shown_while_it_is_typed_and_no_line_invites_to_type() -> None:
    async with following(place=ENTRIES) as audience:
        line = audience.rows.add_line
        assert not line.visible
        await audience.type("timeline/timeline/add", "14:40 rolled")
        assert (line.visible, line.text) == (True, "14:40 rolled")
        assert "14:40 Europe/Berlin" in line._understood
        await audience.type("timeline/timeline/add", "25:99 x")
        assert line.text == "25:99 x"
        await audience.type("timeline/timeline/add", "")
        assert not line.visible


async def test_a_text_is_shown_while_it_is_typed() -> None:
    place = Place(step="root_cause", prompt="what_broke")
    async with following(place=place) as audience:
        await audience.apply(ChangeSection("root_cause", "what_broke", "The pool ran d"))
        assert audience.screen.query_one(LongText).text == "The pool ran d"


async def test_whys_are_asked_about_one_factor_and_then_no_more() -> None:
    factor = Factor(id=row_id(50), text="no limit")
    section = RootCauseSection(step="root_cause", factors=(factor,))
    factors = Place(step="root_cause", prompt="factors")
    async with following(builders.meeting(sections=(section,)), factors) as audience:
        await audience.move_to(factors.changed(row=factor.id, field="whys"))
        await audience.type("root_cause/factors/add", "nobody asked")
        assert audience.rows.add_line._understood.startswith("why: no limit")
        await audience.type("root_cause/factors/add", "")
        await audience.move_to(factors)
        await audience.type("root_cause/factors/add", "no alarm")
        assert audience.rows.add_line._understood == ""


async def test_hidden_entries_stay_hidden() -> None:
    async with following(builders.meeting(timeline=(ONE, TWO)), ENTRIES) as audience:
        await audience.reveal(TWO.id)
        assert shown(audience.rows.list) == [ONE.text]
        await audience.move_to(Place(step="review"))
        assert "later entries hidden" in audience.bar._facts
        await audience.move_to(ENTRIES)
        await audience.reveal()
        assert shown(audience.rows.list) == [ONE.text, TWO.text]


async def test_what_the_meeting_masks_stays_masked_and_more_can_be_masked_here() -> None:
    mara = Participant(id=row_id(60), name="Mara Lindqvist")
    async with following(builders.meeting(participants=(mara,)), FIRST) as audience:
        assert not audience.app.is_safe
        await audience.press("ctrl+6")
        assert audience.app.is_safe
        await audience.apply(AddRow(POINTS, HELLO))
        assert audience.app.is_safe
        await audience.press("ctrl+6")
        assert not audience.app.is_safe
        audience.leading.set_safe(is_safe=True)
        await audience.look()
        await audience.press("ctrl+6", "ctrl+6")
        assert audience.app.is_safe
        assert audience.bar._notice == MASKED_THERE


async def test_the_clock_is_the_shared_terminals() -> None:
    async with following(place=FIRST) as audience:
        world_now = audience.screen._now()
        audience.leading.set_clock(
            audience.leading.desk.clock.resumed(world_now).moved("questions", world_now)
        )
        await audience.look()
        assert audience.screen.query_one(ClockWidget)._shown[:2] == ("05:00", "left")
        audience.leading.set_clock(audience.leading.desk.clock.paused(world_now))
        await audience.look()
        assert "paused" in audience.screen.query_one(ClockWidget)._shown


async def test_the_clock_of_a_rehearsal_is_as_fast_as_the_shared_terminals() -> None:
    rehearsal = Rehearsal(began=NOW - dt.timedelta(seconds=4), times=60)
    desk = Desk(place=FIRST, clock=Clock(step="questions", since=rehearsal.began))
    async with following(desk=desk.changed(rehearsal=rehearsal)) as audience:
        assert audience.screen.query_one(ClockWidget)._shown[:2] == ("01:00", "left")


async def test_nothing_can_be_typed_clicked_or_undone() -> None:
    async with following(builders.meeting(timeline=(ONE, TWO)), ENTRIES) as audience:
        before = (audience.session.meeting, audience.session.desk)
        await audience.press(
            "x", "enter", "up", "delete", "ctrl+n", "tab", "ctrl+z", "ctrl+t", "f7"
        )
        await audience.pilot.click(Rail, offset=(3, 5))
        await audience.pilot.click("RowList", offset=(20, 1))
        await settle(audience.pilot)
        assert audience.app.focused is None
        assert audience.app.screen is audience.screen
        assert (audience.session.meeting, audience.session.desk) == before
        assert audience.asked == "What happened, and when?"


async def test_its_keys_look_and_leave() -> None:
    async with following(place=FIRST) as audience:
        await audience.press("d")
        assert audience.app.theme == LIGHT.name
        await audience.press("d", "d", "f1")
        assert audience.app.theme == DARK.name
        assert isinstance(audience.app.screen, HelpDialog)
        await audience.press("enter", "q")
        assert audience.app.return_code == 0


async def test_a_long_list_is_looked_through_until_the_next_is_said() -> None:
    entries = tuple(builders.entry(f"14:{at:02} again", id=row_id(100 + at)) for at in range(60))
    async with following(builders.meeting(timeline=entries), ENTRIES) as audience:
        rows = audience.rows.list
        await audience.press("down")
        assert rows.scroll_y > 0
        await audience.press("up", "up")
        assert rows.scroll_y == 0
        await audience.move_to(ENTRIES.changed(row=entries[-1].id))
        assert rows.scroll_y == rows.max_scroll_y


async def test_trouble_is_told_until_it_is_over_and_the_last_state_stays() -> None:
    async with following(builders.meeting(timeline=(ONE,)), ENTRIES) as audience:
        gone = "The meeting is in the trash; this is how it stood last."
        await audience.look(gone)
        assert (audience.bar._notice, audience.bar._saved) == (gone, NOT_FOLLOWING)
        assert audience.bar._until is None
        assert shown(audience.rows.list) == [ONE.text]
        await audience.look()
        assert (audience.bar._notice, audience.bar._saved) == ("Following again", FOLLOWING)


async def test_steps_that_are_others_now_are_shown_as_they_are() -> None:
    async with following(place=FIRST) as audience:
        (questions,) = (s for s in audience.leading.meeting.steps if s.id == "questions")
        fewer = questions.changed(questions=questions.questions[1:])
        agenda = builders.agenda(builders.step(questions.kind.OPENING), fewer)
        audience.leading = type(audience.leading)(
            audience.leading.meeting.changed(agenda=agenda), audience.leading.desk
        )
        await audience.move_to(Place(step="questions", prompt="second"))
        assert audience.asked == "What of second?"
        assert audience.rows.prompt.id == "second"


async def test_a_meeting_that_cannot_be_read_ends_the_app_and_says_why() -> None:
    world = World(MemoryLibrary())
    world.library.kept[MEETING] = Kept(
        builders.meeting(), Desk(), damaged="meeting.json is damaged."
    )
    app = FollowApp(world.outside, MEETING)
    async with app.run_test() as pilot:
        await settle(pilot)
    assert isinstance(app.refusal, MeetingDamaged)
    assert app.return_code == MeetingDamaged.exit_code
