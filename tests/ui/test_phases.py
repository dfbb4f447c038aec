"""The phases on the timeline, the durations behind D, and what the radar points at."""

from __future__ import annotations

import pytest
from textual.containers import VerticalScroll
from textual.widgets import Static

from pmfacilitator.domain.desk import Place
from pmfacilitator.domain.meeting import Detection, Meeting
from pmfacilitator.domain.phases import phase_bar
from pmfacilitator.domain.rows import Milestone
from pmfacilitator.export.registry import render
from pmfacilitator.screens.dialogs.durations import DurationsDialog
from pmfacilitator.widgets.phase_bar import PhaseBar
from tests import builders
from tests.builders import entry, incident, row_id
from tests.ui.room import Letters, Room, in_meeting, words

pytestmark = pytest.mark.app

TIMELINE = Place(step="timeline", prompt="timeline", row=row_id(101))


def told(**marked: str) -> Meeting:
    """A timeline in which these lines, in the order of time, are these milestones."""
    entries = (
        entry(line, Milestone(name), id=row_id(number))
        for number, (name, line) in enumerate(marked.items(), 101)
    )
    return builders.meeting(timeline=tuple(entries))


WHOLE = told(
    impact_started="14:00 payouts stop",
    detected="14:05 alert",
    acknowledged="14:15 on it",
    first_customer_message="14:40 status page",
    mitigated="15:05 pool enlarged",
    resolved="16:00 queue drained",
)


def bar(room: Room) -> str:
    return words(room.pane, "PhaseBar")


def lengths(room: Room) -> list[str]:
    """The lines of the open dialog, spaces made one."""
    assert isinstance(room.app.screen, DurationsDialog)
    text = str(room.app.screen.query_one("#lengths", Static).render())
    return [" ".join(line.split()) for line in text.split("\n")]


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (100, 30)])
async def test_the_bar_on_the_screen_is_the_one_in_the_document(size: tuple[int, int]) -> None:
    async with in_meeting(WHOLE, TIMELINE, size=size) as room:
        drawn = phase_bar(WHOLE)
        assert bar(room).startswith(drawn)
        assert f"```\n{drawn}\n```" in render(room.meeting)
        widget = room.pane.query_one(PhaseBar)
        assert widget.size.width >= 56
        assert widget.size.height == len(bar(room).split("\n")), "no line is wrapped or cut"


async def test_the_longest_phase_is_named_with_the_question_to_ask_there() -> None:
    async with in_meeting(WHOLE, TIMELINE) as room:
        assert bar(room).endswith("◌ longest in the tail: what kept it from being over?")


async def test_without_a_milestone_there_is_no_bar_and_it_takes_no_room() -> None:
    held = builders.meeting(timeline=(entry("14:00 payouts stop", id=row_id(101)),))
    async with in_meeting(held, TIMELINE) as room:
        assert not room.pane.query_one(PhaseBar).display
        await room.press("m", Letters("impact"), "enter")
        assert room.pane.query_one(PhaseBar).display
        assert "? not marked yet: detected" in bar(room)
        await room.press("ctrl+z")
        assert not room.pane.query_one(PhaseBar).display


async def test_the_longest_silence_is_marked_in_the_list_with_its_question() -> None:
    async with in_meeting(WHOLE, TIMELINE) as room:
        rows = room.rows.list.rows
        at = next(n for n, row in enumerate(rows) if "of silence" in row.text)
        assert rows[at].text == "◌ 55 min of silence · what happened here, and who knew?"
        assert (rows[at - 1].text, rows[at + 1].text) == ("pool enlarged", "queue drained")


async def test_each_length_stands_beside_its_formula() -> None:
    async with in_meeting(WHOLE, TIMELINE) as room:
        await room.press("d")
        assert lengths(room)[:5] == [
            "Detect 5 min detected − impact started",
            "Acknowledge 10 min acknowledged − detected",
            "Mitigate 1 h 05 min mitigated − impact started",
            "Resolve 2 h 00 min resolved − impact started",
            "Silence 35 min first customer message − detected",
        ]
        await room.press("d")
        assert not isinstance(room.app.screen, DurationsDialog)


async def test_what_is_not_known_says_why() -> None:
    held = told(
        impact_started="14:00 payouts stop",
        mitigated="13:50 pool enlarged",
        detected="14:10 a call",
    )
    by_people = held.changed(incident=incident(detected_by=Detection.STAFF))
    async with in_meeting(by_people, TIMELINE) as room:
        await room.press("d")
        said = lengths(room)
        assert said[1:3] == [
            "Acknowledge does not apply acknowledged − detected",
            "People noticed it; there was no alert to answer.",
        ]
        assert said[3:5] == [
            "Mitigate out of order mitigated − impact started",
            "“Mitigated” stands before “impact started”.",
        ]
        assert said[5:7] == [
            "Resolve pending resolved − impact started",
            "No entry is marked “resolved”.",
        ]


@pytest.mark.parametrize("size", [(60, 20), (60, 30), (80, 24), (100, 30)])
async def test_all_of_it_can_be_scrolled_to_and_its_keys_stay_in_sight(
    size: tuple[int, int],
) -> None:
    held = told(impact_started="14:00 payouts stop", mitigated="13:50 pool enlarged")
    async with in_meeting(held, TIMELINE, size=size) as room:
        await room.press("d", *["down"] * 30)
        dialog = room.app.screen
        box, scrolled = dialog.query_one("Vertical"), dialog.query_one(VerticalScroll)
        last = dialog.query_one("#lengths").region.bottom
        assert last <= scrolled.region.bottom <= dialog.query_one(".dialog-hint").region.y
        assert dialog.query_one(".dialog-hint").region.bottom < box.region.bottom <= size[1]
        await room.press("pageup", "home")
        assert scrolled.scroll_y == 0


async def test_one_key_changes_who_noticed_first() -> None:
    async with in_meeting(WHOLE, TIMELINE) as room:
        await room.press("d")
        assert lengths(room)[-1] == "Noticed by nobody has said yet"
        told_by = []
        for _ in range(4):
            await room.press("w")
            told_by.append(room.meeting.incident.detected_by)
        assert told_by == [*Detection, None]
        await room.press("w", "w", "w")
        assert lengths(room)[-1] == "Noticed by customer (customers told us first)"
        await room.press("escape", "ctrl+z")
        assert room.meeting.incident.detected_by is not Detection.CUSTOMER


async def test_what_may_only_be_read_stays_as_it_is_and_says_so() -> None:
    async with in_meeting(WHOLE, TIMELINE) as room:
        room.session.read_only = True
        await room.press("d", "w")
        assert room.meeting == WHOLE
        assert "for reading only" in words(room.app.screen, ".dialog-hint")


async def test_the_palette_tells_the_lengths_while_something_is_typed() -> None:
    async with in_meeting(WHOLE, Place(step="timeline", prompt="timeline")) as room:
        offered = {command.title: command.callback for command in room.screen.commands()}
        offered["Durations"]()
        await room.settle()
        assert isinstance(room.app.screen, DurationsDialog)
