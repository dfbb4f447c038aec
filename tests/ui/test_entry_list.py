"""The timeline at a glance: hours, gaps, minutes since impact, one zone, what is only suggested."""

from __future__ import annotations

import pytest

from pmfacilitator.domain.desk import Desk, Place
from pmfacilitator.domain.meeting import Meeting
from pmfacilitator.domain.rows import Entry, Link, Milestone
from pmfacilitator.screens.keys import hints_of
from pmfacilitator.widgets.key_bar import KeyBar
from pmfacilitator.widgets.row_view import RowView
from tests import builders
from tests.builders import row_id
from tests.ui.room import Letters, Room, behind, in_meeting, shown

pytestmark = pytest.mark.app

TIMELINE = Place(step="timeline", prompt="timeline")
STARTED, DETECTED, RESOLVED = (
    Milestone.IMPACT_STARTED,
    Milestone.DETECTED,
    Milestone.RESOLVED,
)


def told(*entries: Entry) -> Meeting:
    return builders.meeting(timeline=entries)


def at(number: int, line: str, **fields: object) -> Entry:
    return builders.entry(line, id=row_id(number)).changed(**fields)


def rows(room: Room) -> list[RowView]:
    return [row for row in room.rows.list.rows if row.id]


def leads(room: Room) -> list[list[str]]:
    return [row.lead.replace("~", "").split() for row in rows(room)]


def dividers(room: Room) -> list[str]:
    return [row.text for row in room.rows.list.rows if not row.id]


def suggesting() -> Meeting:
    return told(
        at(1, "14:00 errors rise", suggested=STARTED),
        at(2, "14:05 pager fired", suggested=DETECTED),
        at(3, "14:30 all clear"),
    )


async def test_what_was_meant_for_a_time_and_is_none_is_named_before_enter() -> None:
    async with in_meeting(place=TIMELINE) as room:
        for typed, said in (
            ("2", "no time yet; begin with one, such as 14:32 or +5"),
            ("25:99 pager fired", "no time yet: “25:99” is no time of day"),
            ("14:3", "no time yet: “14:3” is no time of day; minutes have two digits"),
            ("yesterday 10:00", "no time yet: “yesterday” is no date"),
        ):
            await room.fill(typed)
            assert room.understood.startswith(said)
        await room.fill("10:00 a")
        assert "no time" not in room.understood


async def test_that_times_are_in_utc_stays_in_sight_wherever_the_list_is_scrolled_to() -> None:
    desk = Desk(place=TIMELINE).with_draft("timeline/import", "15:00 a\n15:01 b")
    async with in_meeting(told(at(1, "14:00 errors rise")), desk=desk) as room:
        assert room.understood == "A pasted timeline of 2 lines is waiting: F6 goes on with it"
        await room.press("up", "u")
        assert room.understood.startswith("Times in UTC; U: in Europe/Berlin · A pasted timeline")
        await room.press("escape", Letters("14:05 x"))
        assert room.understood.startswith("14:05 Europe/Berlin = 13:05 UTC")
        await room.press("enter")
        assert room.understood.startswith("Times in UTC")
        await room.press("up", "u")
        assert room.understood.startswith("A pasted timeline")


async def test_each_entry_says_its_time_the_gap_before_it_and_the_minutes_since_impact() -> None:
    meeting = told(
        at(1, "13:55 deploy", milestone=None),
        at(2, "14:00 errors rise", milestone=STARTED),
        at(3, "14:18 pager fired"),
        at(4, "somebody restarts it"),
        at(5, "15:20:30 all clear"),
    )
    async with in_meeting(meeting, TIMELINE) as room:
        assert leads(room) == [
            ["13:55", "T−5"],
            ["14:00", "+5m", "T+0"],
            ["14:18", "+18m", "T+18"],
            ["--:--"],
            ["15:20:30", "+1h02", "T+80"],
        ]
        assert len({len(row.lead) for row in rows(room)}) == 1, "they stand in columns"
        assert [bool(row.strong) for row in rows(room)] == [True, True, False, False, True]


async def test_nothing_is_counted_where_no_impact_is_confirmed() -> None:
    async with in_meeting(suggesting(), TIMELINE) as room:
        assert leads(room) == [["14:00"], ["14:05", "+5m"], ["14:30", "+25m"]]


async def test_times_of_other_zones_are_converted_and_u_shows_all_in_utc() -> None:
    meeting = told(at(1, "14:32 pager fired"), at(2, "13:40 UTC errors rise"))
    async with in_meeting(meeting, TIMELINE) as room:
        assert [lead[0] for lead in leads(room)] == ["14:32", "14:40"]
        await room.press("up", "u")
        assert [lead[0] for lead in leads(room)] == ["13:32", "13:40"]
        assert dividers(room) == ["Friday, 20 November 2026 · UTC · ~ day inferred"]
        assert room.notice == "Times are shown in UTC"
        await room.press("enter", "tab")
        assert room.line.value == "13:40 UTC", "the card keeps what was typed"
        await room.press("escape", "u")
        assert dividers(room)[0].split(" · ")[1] == "Europe/Berlin"


async def test_what_cannot_be_converted_says_whose_clock_it_shows() -> None:
    meeting = told(at(1, "02:30 pager fired"), at(2, "04:00 errors fall")).changed(
        incident=builders.incident(date="2026-10-25")
    )
    async with in_meeting(meeting, TIMELINE) as room:
        await room.press("up", "u")
        assert leads(room) == [["02:30"], ["03:00"]]
        assert [behind(row) for row in rows(room)] == ["on the clock of Europe/Berlin", ""]


async def test_without_a_date_the_list_still_says_whose_clock_it_shows() -> None:
    meeting = told(at(1, "14:32 pager fired")).changed(incident=builders.incident(date=None))
    async with in_meeting(meeting, TIMELINE) as room:
        assert dividers(room) == ["Day 1, of no date yet · Europe/Berlin"]


async def test_a_suggested_milestone_is_confirmed_by_one_key() -> None:
    async with in_meeting(suggesting(), TIMELINE) as room:
        assert [row.tail for row in rows(room)] == [
            "◇ Impact started? C confirms",
            "◇ Detected? C confirms",
            "",
        ]
        await room.press("up", "c")
        assert rows(room)[1].tail == "◇ Detected? C confirms", "nothing is suggested under it"
        await room.press("up", "c")
        assert rows(room)[1].tail == "◆ Detected"
        await room.press("ctrl+z")
        assert [entry.milestone for entry in room.meeting.timeline] == [None] * 3
        assert rows(room)[1].tail == "◇ Detected? C confirms"


async def test_confirming_is_offered_only_on_an_entry_that_suggests_something() -> None:
    async with in_meeting(suggesting(), TIMELINE, size=(120, 36)) as room:
        offered = []
        await room.press("up")
        for _ in range(3):
            offered.append("Confirm" in [hint.words for hint in hints_of(room.screen)])
            offered.append("Confirm" in str(room.screen.query_one(KeyBar).render()))
            await room.press("up")
        assert offered == [False, False, True, True, True, True]


async def test_all_suggestions_are_confirmed_as_one_undo_step() -> None:
    async with in_meeting(suggesting(), TIMELINE) as room:
        await room.press("up", "C")
        assert [row.tail for row in rows(room)] == ["◆ Impact started", "◆ Detected", ""]
        assert [lead[-1] for lead in leads(room)] == ["T+0", "T+5", "T+30"]
        await room.press("ctrl+z")
        assert not any(entry.milestone for entry in room.meeting.timeline)


async def test_the_palette_confirms_them_and_turns_to_utc_while_an_entry_is_typed() -> None:
    async with in_meeting(suggesting(), TIMELINE) as room:
        titles = {command.title: command for command in room.screen.commands()}
        titles["Confirm every suggested milestone"].callback()
        titles["Times in UTC"].callback()
        await room.settle()
        assert [entry.milestone for entry in room.meeting.timeline] == [STARTED, DETECTED, None]
        assert dividers(room)[0].split(" · ")[1] == "UTC"
        again = {command.title for command in room.screen.commands()}
        assert "Times in the meeting's zone" in again
        assert "Confirm every suggested milestone" not in again


async def test_a_suggestion_goes_when_another_entry_is_the_milestone() -> None:
    async with in_meeting(suggesting(), TIMELINE) as room:
        await room.press("up", "m", Letters("detec"), "enter")
        assert [row.tail for row in rows(room)] == [
            "◇ Impact started? C confirms",
            "",
            "◆ Detected",
        ]


async def test_a_suggestion_can_be_dropped() -> None:
    async with in_meeting(suggesting(), TIMELINE) as room:
        await room.press("up", "up", "m", Letters("none"), "enter")
        assert rows(room)[1].tail == ""
        assert room.meeting.timeline[1].suggested is None
        await room.press("m", "escape", "up", "m", "enter")
        assert room.meeting.timeline[0].milestone is STARTED, "what is suggested stands first"


async def test_a_link_is_attached_as_evidence_by_one_key() -> None:
    meeting = told(at(1, "14:00 errors rise"), at(2, "14:05 pager fired", source="alerts"))
    async with in_meeting(meeting, TIMELINE) as room:
        await room.press("up", "l", Letters("https://example.org/graph"), "enter")
        entry = room.meeting.row(row_id(2))
        assert isinstance(entry, Entry)
        assert entry.evidence == (Link(url="https://example.org/graph"),)
        assert behind(rows(room)[1]) == "alerts · 1 link"
        assert room.app.focused is room.rows.list


async def test_the_longest_silence_stands_where_it_was() -> None:
    meeting = told(
        *(at(n, f"{time} event {n}") for n, time in enumerate(("14:00", "14:05", "14:50", "15:00")))
    )
    async with in_meeting(meeting, TIMELINE) as room:
        texts = [row.text for row in room.rows.list.rows]
        assert texts[2:4] == ["event 1", "◌ 45 min of silence · what happened here, and who knew?"]


async def test_the_add_line_counts_from_the_entry_typed_last_and_says_so() -> None:
    meeting = told(at(1, "15:30 all clear"), at(2, "14:32 pager fired"))
    async with in_meeting(meeting, TIMELINE) as room:
        await room.fill("+5 Ilse takes it")
        assert room.understood == (
            "14:37 Europe/Berlin on Fri 20 Nov 2026, 5 min after “pager fired”"
        )
        await room.press("enter")
        await room.fill("next day 00:10 all quiet")
        assert room.understood.endswith("on Sat 21 Nov 2026, the day after “Ilse takes it”")
        await room.press("enter")
        assert shown(room.rows.list) == [
            "pager fired",
            "Ilse takes it",
            "all clear",
            "all quiet",
        ]


async def test_the_add_line_says_what_a_time_of_another_zone_is_here() -> None:
    async with in_meeting(told(), TIMELINE) as room:
        await room.fill("14:32 UTC pager fired")
        assert room.understood == ("14:32 UTC = 15:32 Europe/Berlin on Fri 20 Nov 2026 (inferred)")
        await room.fill("22.04 image rolled out")
        assert room.understood == "“22.04” could be a number; for a time type 22:04."
