"""The timeline on the screen: times understood before Enter, order, milestones, stars, days."""

from __future__ import annotations

import pytest

from pmfacilitator.domain.desk import Place
from pmfacilitator.domain.meeting import Meeting
from pmfacilitator.domain.rows import Entry, Milestone
from tests import builders
from tests.builders import row_id
from tests.ui.room import Letters, Room, in_meeting, shown, words

pytestmark = pytest.mark.app

TIMELINE = Place(step="timeline", prompt="timeline")


def told(*lines: str) -> Meeting:
    """A meeting whose timeline was typed like this."""
    entries = (builders.entry(line, id=row_id(at)) for at, line in enumerate(lines, 100))
    return builders.meeting(timeline=tuple(entries))


def leads(room: Room) -> list[str]:
    """The times of the entries, with the mark of an inferred day."""
    return [row.lead.split()[0] for row in room.rows.list.rows if row.id]


def by_text(room: Room) -> dict[str, Entry]:
    return {entry.text: entry for entry in room.meeting.timeline}


async def test_the_cursor_starts_in_the_line_in_which_entries_are_typed() -> None:
    async with in_meeting(told("14:32 pager fired"), Place(step="timeline")) as room:
        await room.press(Letters("14:3"))
        assert room.rows.add_line.text == "14:3"


async def test_entries_stand_in_order_of_time_however_they_were_typed() -> None:
    async with in_meeting(place=TIMELINE) as room:
        await room.enter("14:32 pager fired", "14:05 errors rise", "nobody knows when")
        assert shown(room.rows.list) == ["errors rise", "nobody knows when", "pager fired"]
        assert leads(room) == ["14:05~", "--:--", "14:32~"]


async def test_a_time_is_said_back_with_its_date_before_enter() -> None:
    async with in_meeting(told("23:50 errors rise"), TIMELINE) as room:
        await room.fill("00:10 pager fired")
        assert "00:10 Europe/Berlin on Sat 21 Nov 2026 (inferred)" in room.understood
        await room.fill("2026-11-22 00:10 pager fired")
        assert "Sun 22 Nov 2026 (as typed)" in room.understood
        await room.press("enter")
        dividers = [row.text for row in room.rows.list.rows if not row.id]
        assert dividers == [
            "Friday, 20 November 2026 · Europe/Berlin · ~ day inferred",
            "Sunday, 22 November 2026 · Europe/Berlin",
        ]
        assert leads(room) == ["23:50~", "00:10"], "what was inferred stays marked"


async def test_a_milestone_given_to_another_entry_moves_there() -> None:
    async with in_meeting(told("14:05 errors rise", "14:32 pager fired"), TIMELINE) as room:
        await room.press("up", "m", Letters("detec"), "enter")
        assert by_text(room)["pager fired"].milestone is Milestone.DETECTED
        await room.press("up", "m", Letters("detec"), "enter")
        assert by_text(room)["pager fired"].milestone is None
        assert by_text(room)["errors rise"].milestone is Milestone.DETECTED
        await room.press("ctrl+z")
        assert by_text(room)["pager fired"].milestone is Milestone.DETECTED
        assert by_text(room)["errors rise"].milestone is None


async def test_a_milestone_can_be_taken_back_and_phases_follow() -> None:
    async with in_meeting(told("14:05 errors rise", "14:32 pager fired"), TIMELINE) as room:
        await room.press(
            "up", "m", Letters("detec"), "enter", "up", "m", Letters("impact"), "enter"
        )
        assert "░ undetected 27 min" in words(room.pane, "PhaseBar")
        await room.press("m", Letters("none"), "enter")
        assert by_text(room)["errors rise"].milestone is None
        assert "undetected" not in words(room.pane, "PhaseBar")


async def test_a_star_is_given_and_taken_by_one_key() -> None:
    async with in_meeting(told("14:32 pager fired"), TIMELINE) as room:
        await room.press("up", "s")
        assert by_text(room)["pager fired"].starred
        assert shown(room.rows.list) == ["★ pager fired"]
        await room.press("s")
        assert not by_text(room)["pager fired"].starred


async def test_time_holds_an_entry_in_its_place_and_says_so() -> None:
    meeting = told("14:05 errors rise", "14:32 pager fired", "nobody knows when")
    async with in_meeting(meeting, TIMELINE) as room:
        await room.press("up", "shift+up")
        assert shown(room.rows.list) == ["errors rise", "nobody knows when", "pager fired"]
        await room.press("down", "shift+up", "shift+up")
        assert "order of time" in room.notice
        assert room.rows.list.cursor == row_id(101)


async def test_a_corrected_time_moves_the_entry_and_the_cursor_stays_on_it() -> None:
    async with in_meeting(told("14:05 errors rise", "14:32 pager fired"), TIMELINE) as room:
        await room.press("up", "enter", "tab")
        assert room.line.value == "14:32"
        await room.fill("13:59")
        await room.press("enter")
        assert shown(room.rows.list) == ["pager fired", "errors rise"]
        assert room.rows.list.cursor == row_id(101)


async def test_correcting_the_incidents_date_moves_inferred_dates_on_the_screen() -> None:
    meeting = told("14:32 pager fired", "2026-11-20 16:00 all clear")
    async with in_meeting(meeting, TIMELINE) as room:
        await room.go_to(Place(step="", prompt="facts", field="date"))
        assert room.field.spec.name == "date"
        await room.fill("2026-11-19")
        await room.go_to(TIMELINE)
        dividers = [row.text for row in room.rows.list.rows if not row.id]
        assert [divider.split(" · ")[0] for divider in dividers] == [
            "Thursday, 19 November 2026",
            "Friday, 20 November 2026",
        ]
