"""Entry by entry on the screen: what is later shows nowhere, whatever is opened meanwhile."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager

import pytest

from bench.contrast import cells
from pmfacilitator.domain.desk import Desk, Draft, Place, Reveal
from pmfacilitator.domain.edits import ChangeRow, RemoveRow
from pmfacilitator.domain.meeting import Detection, Meeting
from pmfacilitator.domain.milestones import durations, show_duration
from pmfacilitator.domain.reveal import LATER, begun
from pmfacilitator.domain.rows import Action, Entry, Factor, Insight, Link, Milestone, Why
from pmfacilitator.domain.sections import ImpactSection, RootCauseSection
from pmfacilitator.domain.timeline import in_order
from pmfacilitator.screens.kinds.review import FindingsBody
from pmfacilitator.widgets.row_list import RowList
from tests import builders
from tests.builders import entry, incident, row_id
from tests.ui.room import MEETING, Letters, Room, in_meeting, shown, words

pytestmark = pytest.mark.app

TIMELINE = Place(step="timeline", prompt="timeline")
FIRST, LAST = row_id(100), row_id(122)
WHEN = "What did we know at this point?"
_MILESTONES = dict(zip((101, 105, 107, 112, 118, 121), Milestone, strict=True))


def _entries() -> Iterator[Entry]:
    """One entry that all may know, and twenty-two of which the screen must tell nothing."""
    yield entry("9:00 The morning begins", id=FIRST, starred=True)
    for number in range(101, 123):
        yield entry(
            f"{15 + (number - 101) // 8}:{31 + (number - 101) % 8}:17 zebra{number} gallops",
            _MILESTONES.get(number),
            id=row_id(number),
            source=f"quagga{number}",
            starred=True,
            suggested=Milestone.DETECTED,
            evidence=(Link(url=f"https://okapi.example/{number}"), Link(target=row_id(122))),
        )


def told() -> Meeting:
    """A meeting in which much was said, all of it linked to what is hidden."""
    links = (Link(target=LAST), Link(target=FIRST))
    cause = RootCauseSection(
        step="root_cause",
        factors=(Factor(id=row_id(200), text="The pool was small", evidence=links),),
        whys=(Why(id=row_id(201), text="Nobody asked", explains=row_id(200), evidence=links),),
    )
    numbers = ImpactSection(
        step="impact", first_ticket=builders.stamp("9:10"), first_alert=builders.stamp("9:47")
    )
    about = incident(date="2026-11-09", detected_by=Detection.CUSTOMER, tldr="tapir")
    return builders.meeting(
        incident=about,
        timeline=tuple(_entries()),
        sections=(cause, numbers),
        insights=(Insight(id=row_id(210), learned="Shops poll", evidence=links),),
        actions=(Action(id=row_id(211), what="Cap it", answers=LAST),),
    )


HELD = told()
TOLD_BY_NUMBERS = [show_duration(d.seconds) for d in durations(HELD) if d.seconds is not None]


def seen(room: Room) -> str:
    """Everything that is drawn, the window's title, and what lies in lists beyond the edge."""
    lines: dict[int, str] = {}
    for cell in cells(room.app):
        lines[cell.y] = lines.get(cell.y, "") + cell.text
    listed = [
        str(row) for screen in room.app.screen_stack for rows in screen.query(RowList)
        if rows.display for row in rows.rows
    ]  # fmt: skip
    return "\n".join([*lines.values(), *listed, room.app.title, str(room.app.sub_title)])


def given_away(text: str) -> list[str]:
    """What of a screen tells of the hidden entries: words, times, milestones, lengths, numbers."""
    marks = r"zebra\d*|quagga\d*|okapi\S*|1[5-7]:3\d|◆ [A-Z]|★|◇|knew first|undetected|unmitigated|not marked|◌"
    counts = r"\b2[123]\b (?:entries|lines|rows|more)|of 2[123]\b|and \d+ more"
    named = "|".join(re.escape(length) for length in TOLD_BY_NUMBERS)
    states = r"(?:Impact started|Detected|Acknowledged|Mitigated|Resolved)\b"
    return re.findall(f"{marks}|{counts}|{named}|{states}", text)


@asynccontextmanager
async def revealing(
    place: Place = TIMELINE, *, is_painted: bool = True, drafts: tuple[Draft, ...] = ()
) -> AsyncIterator[Room]:
    """The meeting with everything hidden but the first entry, drawn large enough for all of it."""
    desk = Desk(place=place, reveal=begun(HELD), drafts=drafts)
    async with in_meeting(HELD, desk=desk, size=(120, 60), is_painted=is_painted) as room:
        yield room


async def test_the_meeting_does_give_much_away_while_all_is_shown() -> None:
    async with in_meeting(HELD, TIMELINE, size=(120, 60), is_painted=True) as room:
        found = set(given_away(seen(room)))
        assert {"zebra101", "quagga122", "◆ I", "★", "◌", "undetected"} <= found
        await room.go_to(Place(step="impact"))
        assert "knew first" in given_away(seen(room))
        await room.go_to(Place(step="review"))
        assert set(TOLD_BY_NUMBERS) <= set(given_away(words(room.pane, "#paper")))


async def test_the_mode_begins_goes_on_comes_back_and_ends_by_keys() -> None:
    async with in_meeting(HELD, TIMELINE) as room:
        asked = room.asked
        await room.press("f7")
        assert room.asked == WHEN
        assert len(shown(room.rows.list)) == 1
        assert room.app.focused is room.rows.list
        for key in ("space", "right", "enter"):
            await room.press(key)
        assert shown(room.rows.list)[1:] == [f"zebra{n} gallops" for n in (101, 102, 103)]
        for key in ("left", "backspace"):
            await room.press(key)
        assert len(shown(room.rows.list)) == 2
        await room.press("v")
        assert room.asked == asked
        assert len(shown(room.rows.list)) == 23
        await room.press("v", "escape", "escape", "escape", "enter")
        assert room.session.is_hiding, "Escape asks, and the safe answer comes first"
        await room.press("escape", "down", "enter")
        assert room.session.desk.reveal is None


async def test_entries_come_in_order_of_time_and_the_cursor_comes_with_them() -> None:
    order = [row.id for row in in_order(HELD.timeline, HELD.incident)]
    async with revealing(is_painted=False) as room:
        for row in order[1:6]:
            await room.press("space")
            assert room.rows.list.cursor == row
        await room.press("left", "left")
        assert room.rows.list.cursor == order[3]


async def test_once_the_last_is_shown_everything_is_there_again() -> None:
    async with revealing() as room:
        for _ in range(22):
            assert not room.pane.query_one("PhaseBar").display
            assert not any("silence" in row.text for row in room.rows.list.rows)
            await room.press("space")
        assert not room.session.is_hiding
        assert room.asked == WHEN
        assert "undetected" in seen(room)
        assert "of silence" in seen(room)
        await room.press("space", "left")
        assert room.session.is_hiding
        assert "undetected" not in seen(room)
        await room.press("right", "escape")
        assert room.session.desk.reveal is None


async def test_no_screen_gives_away_what_is_hidden() -> None:
    async with revealing() as room:
        assert WHEN in seen(room)
        assert given_away(seen(room)) == []
        for at in range(9):
            await room.press("ctrl+g", str(at))
            for _ in range(len(room.pane.prompts)):
                assert given_away(seen(room)) == [], (at, room.asked)
                await room.press("tab")


@pytest.mark.parametrize("opens", ["f1", "ctrl+g", "ctrl+p", "ctrl+t", "ctrl+r", "ctrl+q", "f6"])
async def test_no_dialog_gives_away_what_is_hidden(opens: str) -> None:
    async with revealing() as room:
        await room.press(opens)
        assert given_away(seen(room)) == []
        if opens in {"ctrl+p", "ctrl+t"}:
            await room.press(Letters("zeb"), "space")
            assert "zebra" not in seen(room)


async def test_links_to_what_is_hidden_say_only_that_it_is_later() -> None:
    async with revealing(Place(step="root_cause", prompt="factors")) as room:
        assert f"seen in {LATER}" in seen(room)
        assert "The morning begins" in seen(room)
        await room.go_to(
            Place(step="root_cause", prompt="factors", row=row_id(200), field="evidence")
        )
        assert LATER in room.line.value
        await room.press("enter")
        assert given_away(seen(room)) == []
        assert LATER in seen(room)
        await room.press(Letters("open later"), "enter")
        assert "is not shown yet" in room.notice
        assert room.place.step == "root_cause"


async def test_a_link_to_what_is_hidden_can_be_taken_off_and_its_neighbour_stays() -> None:
    factor = Place(step="root_cause", prompt="factors", row=row_id(200), field="evidence")
    async with revealing(factor, is_painted=False) as room:
        await room.press("enter", Letters("unlink later"), "enter")
        row = room.meeting.row(row_id(200))
        assert isinstance(row, Factor)
        assert row.evidence == (Link(target=FIRST),)


async def test_the_review_shows_no_more_than_was_known_and_says_so() -> None:
    async with revealing(Place(step="review")) as room:
        assert isinstance(room.body, FindingsBody)
        paper = words(room.pane, "#paper")
        assert paper.startswith("Only what was known so far")
        assert "The morning begins" in paper
        assert given_away(paper) == []
        assert "tapir" not in paper
        assert "Cap it" not in paper
        assert shown(room.pane.query_one("#findings", RowList)) == []
        assert "Waits until all is shown" in seen(room)


async def test_the_written_document_is_whole_and_the_screen_is_not() -> None:
    async with revealing() as room:
        await room.press("ctrl+r", "enter")
        (text,) = room.world.written.values()
        assert "zebra122" in text
        assert "░ undetected" in text
        assert given_away(seen(room)) == []


async def test_undo_and_redo_of_what_is_hidden_tell_nothing_of_it() -> None:
    async with in_meeting(HELD, TIMELINE, size=(120, 60), is_painted=True) as room:
        room.session.apply(ChangeRow(row_id(103), "text", "zebra103 stops"))
        room.session.apply(RemoveRow(LAST))
        await room.press("f7")
        for key in ("ctrl+z", "ctrl+z", "ctrl+y", "ctrl+y"):
            await room.press(key)
            assert "a change to what comes later" in room.notice
            assert given_away(seen(room)) == []
            assert len(shown(room.rows.list)) == 1


async def test_half_typed_text_of_a_hidden_entry_is_hidden_too() -> None:
    drafts = (Draft(field=f"{row_id(103)}/when", text="zebra o'clock"),)
    async with revealing(Place(step="review"), drafts=drafts) as room:
        assert given_away(seen(room)) == []
        await room.go_to(TIMELINE)
        assert given_away(seen(room)) == []


async def test_a_place_at_a_hidden_entry_leads_to_the_last_that_is_shown() -> None:
    for field in ("", "text", "source"):
        place = TIMELINE.changed(row=row_id(105), field=field)
        async with revealing(place) as room:
            assert given_away(seen(room)) == []


async def test_what_is_typed_meanwhile_is_read_against_what_is_shown_and_is_seen() -> None:
    async with revealing() as room:
        await room.press("down")
        await room.fill("9:20 The second thing")
        assert given_away(seen(room)) == []
        await room.press("enter")
        assert shown(room.rows.list) == ["The morning begins", "The second thing"]
        assert room.session.is_hiding
        await room.press(Letters("v v"))
        assert room.rows.add_line.text == "v v", "in the line, keys are letters"


async def test_escape_in_the_line_leads_back_to_the_list_and_shows_nothing() -> None:
    async with revealing(is_painted=False) as room:
        await room.press("down")
        assert room.app.focused is not room.rows.list
        await room.press("escape")
        assert room.session.is_hiding
        await room.press("up", "space")
        assert len(shown(room.rows.list)) == 2


async def test_nothing_can_be_said_of_an_entry_that_is_only_known_afterwards() -> None:
    async with revealing() as room:
        for key in ("m", "s", "c", "C", "d", "shift+down", "shift+up"):
            await room.press(key)
            assert given_away(seen(room)) == [], key
            assert len(room.app.screen_stack) == 2, f"{key} opens nothing"
        assert room.meeting == HELD


async def test_a_pasted_timeline_waits_until_all_is_shown() -> None:
    async with revealing(is_painted=False) as room:
        await room.press("down")
        await room.paste("10:00 one\n10:05 two\n")
        assert room.meeting == HELD
        assert "once all entries are shown" in room.notice
        assert any("10:05 two" in draft.text for draft in room.session.desk.drafts)


async def test_it_survives_a_crash_and_is_no_part_of_the_meeting() -> None:
    async with in_meeting(HELD, TIMELINE) as room:
        await room.press("f7", "space")
        await room.saved()
        kept, world = room.kept, room.world
        assert kept.meeting == HELD
    async with in_meeting(world=world) as room:
        assert MEETING in room.world.library.kept
        assert room.asked == WHEN
        assert len(shown(room.rows.list)) == 2


async def test_one_entry_cannot_be_shown_one_by_one() -> None:
    lone = builders.meeting(timeline=(entry("14:00 alone"),))
    async with in_meeting(lone, TIMELINE) as room:
        await room.press("f7")
        assert room.session.desk.reveal is None
        assert "Two entries are needed" in room.notice


async def test_a_reveal_that_hides_nothing_any_more_can_be_ended() -> None:
    desk = Desk(place=TIMELINE, reveal=Reveal(hidden=(row_id(999),)))
    async with in_meeting(HELD, desk=desk) as room:
        assert len(shown(room.rows.list)) == 23
        await room.press("f7")
        assert room.session.desk.reveal is None
