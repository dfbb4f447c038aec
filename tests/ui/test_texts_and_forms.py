"""Texts and forms: every key an edit, one history, and what cannot be read stays where it stands."""

from __future__ import annotations

import datetime as dt

import pytest
from textual.widgets import TextArea

from pmfacilitator.domain.desk import Place
from pmfacilitator.domain.edits import Keep
from pmfacilitator.domain.meeting import Detection, Meeting
from pmfacilitator.domain.sections import ImpactSection, RootCauseSection
from pmfacilitator.screens.dialogs.choice import ChoiceDialog
from pmfacilitator.screens.dialogs.picker import Picker
from tests import builders
from tests.ui.room import Letters, Room, in_meeting, words

pytestmark = pytest.mark.app

BROKE = Place(step="root_cause", prompt="what_broke")
TRIGGER = Place(step="root_cause", prompt="trigger")
NUMBERS = Place(step="impact", prompt="numbers")
FACTS = Place(step="", prompt="facts")
ZONE = Place(step="", prompt="facts", field="timezone")


def cause(room: Room) -> RootCauseSection:
    section = room.meeting.section("root_cause")
    assert isinstance(section, RootCauseSection)
    return section


def impact(room: Room) -> ImpactSection:
    section = room.meeting.section("impact")
    assert isinstance(section, ImpactSection)
    return section


def area(room: Room) -> TextArea:
    assert isinstance(room.app.focused, TextArea)
    return room.app.focused


# --- texts -----------------------------------------------------------------------------------


async def test_a_long_text_is_kept_key_by_key_and_undone_at_once() -> None:
    async with in_meeting(place=BROKE) as room:
        await room.press(Letters("The pool"), "enter", Letters("ran dry"))
        assert cause(room).what_broke == "The pool\nran dry"
        await room.press("ctrl+z")
        assert (cause(room).what_broke, area(room).text) == ("", "")
        assert room.notice == "Undid: changed what broke in Root cause"
        await room.press("ctrl+y")
        assert (cause(room).what_broke, area(room).text) == ("The pool\nran dry",) * 2


async def test_undo_in_a_text_is_the_meetings_and_the_cursor_stays() -> None:
    meeting = builders.meeting(
        sections=(RootCauseSection(step="root_cause", what_broke="one\ntwo"),)
    )
    async with in_meeting(meeting, BROKE) as room:
        area(room).move_cursor((0, 1))
        await room.press(Letters("xy"))
        assert cause(room).what_broke == "oxyne\ntwo"
        await room.press("ctrl+z")
        assert area(room).text == "one\ntwo"
        assert area(room).cursor_location == (0, 3)
        await room.press("ctrl+z")
        assert room.notice == "Nothing to undo"
        assert area(room).text == "one\ntwo"


async def test_keys_that_mean_nothing_here_change_nothing() -> None:
    meeting = builders.meeting(
        sections=(RootCauseSection(step="root_cause", what_broke="one\ntwo"),)
    )
    async with in_meeting(meeting, BROKE) as room:
        await room.press("f5", "f6", "f7", "f10", "f11")
        assert area(room).selected_text == ""
        assert room.meeting == meeting


async def test_tab_leaves_a_text_for_the_next_question() -> None:
    async with in_meeting(place=BROKE) as room:
        await room.press(Letters("pool"), "tab")
        assert room.place.prompt == "trigger"
        await room.fill("a deploy")
        await room.press("enter")
        assert (cause(room).trigger, room.place.prompt) == ("a deploy", "factors")


async def test_a_block_pasted_where_one_line_belongs_is_one_line() -> None:
    async with in_meeting(place=TRIGGER) as room:
        await room.paste("a deploy\nof the ledger\x1b]0;x\x07\n")
        assert cause(room).trigger == "a deploy of the ledger"


# --- forms -----------------------------------------------------------------------------------


async def test_numbers_are_read_as_they_are_typed_and_say_who_knew_first() -> None:
    async with in_meeting(place=NUMBERS) as room:
        await room.fill("1,200")
        await room.press("tab")
        await room.fill("40")
        await room.press("tab")
        await room.fill("14:05")
        await room.press("tab")
        await room.fill("2:32 pm")
        section = impact(room)
        assert (section.tickets, section.customers) == (1200, 40)
        assert words(room.pane, ".knew-first").startswith("Customers knew first: 27 min")
        await room.press("tab")
        assert room.place.prompt == "messages"


async def test_what_is_no_number_stays_in_its_field_and_is_asked_for_in_the_review() -> None:
    async with in_meeting(place=NUMBERS) as room:
        await room.fill("a lot")
        await room.press("ctrl+n", "ctrl+o")
        assert (room.line.value, bool(room.field.problem)) == ("a lot", True)
        assert impact(room).tickets is None
        await room.go_to(Place(step="review"))
        await room.press("enter")
        assert room.place.prompt == "numbers"
        assert room.line.value == "a lot"


async def test_facts_are_kept_as_they_are_typed() -> None:
    async with in_meeting(place=FACTS) as room:
        await room.fill("Till receipts")
        await room.press("tab", Letters("P1"), "tab", "tab", "tab")
        await room.fill("cust")
        await room.press("tab")
        await room.fill("payments,  ledger ,")
        incident = room.meeting.incident
        assert (incident.title, incident.severity) == ("Till receipts", "P1")
        assert incident.detected_by is Detection.CUSTOMER
        assert incident.services == ("payments", "ledger")
        assert "Till receipts" in str(room.screen.query_one("MeetingBar").render())


async def test_emptying_the_date_is_no_date_and_a_wrong_one_changes_nothing() -> None:
    async with in_meeting(place=Place(step="", prompt="facts", field="date")) as room:
        await room.fill("2026-13-40")
        assert room.meeting.incident.date == dt.date(2026, 11, 20)
        assert room.field.problem
        await room.fill("")
        assert room.meeting.incident.date is None
        assert room.session.desk.drafts == ()


# --- the time zone ---------------------------------------------------------------------------


def told(*lines: str) -> Meeting:
    return builders.meeting(timeline=tuple(builders.entry(line) for line in lines))


async def choose_lisbon(room: Room) -> None:
    await room.press("enter")
    assert isinstance(room.app.screen, Picker)
    await room.fill("lisbon")
    await room.press("enter")


async def test_a_zone_is_chosen_without_questions_while_no_time_was_typed() -> None:
    async with in_meeting(told("nobody knows when", "14:32 UTC pager fired"), ZONE) as room:
        await choose_lisbon(room)
        assert room.meeting.incident.timezone == "Europe/Lisbon"
        assert room.line.value == "Europe/Lisbon"


@pytest.mark.parametrize(("keep", "time"), [(Keep.CLOCK_TIMES, "14:32"), (Keep.INSTANTS, "13:32")])
async def test_a_corrected_zone_keeps_clock_times_or_instants(keep: Keep, time: str) -> None:
    async with in_meeting(told("14:32 pager fired"), ZONE) as room:
        await choose_lisbon(room)
        assert isinstance(room.app.screen, ChoiceDialog)
        assert room.meeting.incident.timezone == "Europe/Berlin", "not before it is answered"
        await room.press(*(["down"] if keep is Keep.INSTANTS else []), "enter")
        [entry] = room.meeting.timeline
        assert entry.when is not None
        assert f"{entry.when.time:%H:%M}" == time
        assert room.line.value == "Europe/Lisbon"
        await room.press("ctrl+z")
        assert room.meeting.incident.timezone == "Europe/Berlin"
        assert room.line.value == "Europe/Berlin"


async def test_leaving_the_question_about_the_zone_changes_nothing() -> None:
    async with in_meeting(told("14:32 pager fired"), ZONE) as room:
        await choose_lisbon(room)
        await room.press("escape")
        assert room.meeting.incident.timezone == "Europe/Berlin"
        assert room.line.value == "Europe/Berlin"
