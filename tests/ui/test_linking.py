"""Links are chosen by a few letters, called what their target is called now, and lead there."""

from __future__ import annotations

import pytest

from pmfacilitator.app import PmFacilitatorApp
from pmfacilitator.domain.desk import Place
from pmfacilitator.domain.meeting import Meeting
from pmfacilitator.domain.rows import Action, Entry, Factor, Link
from pmfacilitator.domain.sections import RootCauseSection
from pmfacilitator.screens.dialogs.picker import Option, Picker
from pmfacilitator.widgets.row_list import RowList
from tests import builders
from tests.builders import row_id
from tests.ui.room import Letters, Room, in_meeting, shown

pytestmark = pytest.mark.app

PAGER, FACTOR, ACTION = row_id(100), row_id(200), row_id(300)
EVIDENCE = Place(step="root_cause", prompt="factors", row=FACTOR, field="evidence")


def linked(*links: Link) -> Meeting:
    """A factor that these links are evidence for, and a timeline to choose from."""
    factor = Factor(id=FACTOR, text="pool too small", evidence=links)
    return builders.meeting(
        timeline=(
            builders.entry("14:32 pager fired", id=PAGER),
            builders.entry("14:40 pool is full", id=row_id(101)),
        ),
        sections=(RootCauseSection(step="root_cause", factors=(factor,)),),
        actions=(Action(id=ACTION, what="Cap connections", answers=FACTOR),),
    )


def evidence(room: Room) -> tuple[Link, ...]:
    factor = room.meeting.row(FACTOR)
    assert isinstance(factor, Factor)
    return factor.evidence


def notes(room: Room) -> tuple[str, ...]:
    """What stands beneath the first row of the list."""
    return room.rows.list.rows[0].notes


async def test_evidence_is_chosen_by_letters_and_each_is_offered_once() -> None:
    async with in_meeting(linked(), EVIDENCE) as room:
        await room.press("enter", Letters("page"))
        assert shown(room.app.screen.query_one(RowList)) == ["pager fired"]
        await room.press("enter")
        assert evidence(room) == (Link(target=PAGER),)
        assert room.line.value == "14:32 pager fired"
        await room.press("enter")
        offered = [(row.lead, row.text) for row in room.app.screen.query_one(RowList).rows]
        assert offered == [
            ("open", "14:32 pager fired"),
            ("unlink", "14:32 pager fired"),
            ("14:40", "pool is full"),
        ]


async def test_a_letter_typed_into_a_link_begins_the_choice() -> None:
    async with in_meeting(linked(Link(target=PAGER)), EVIDENCE) as room:
        await room.press("p")
        assert isinstance(room.app.screen, Picker)
        await room.press(Letters("ool is"))
        assert room.line.value == "pool is"
        await room.press("enter")
        assert evidence(room) == (Link(target=PAGER), Link(target=row_id(101)))
        assert room.line.value == "14:32 pager fired; 14:40 pool is full"


async def test_letters_that_fit_nothing_choose_nothing() -> None:
    async with in_meeting(linked(), EVIDENCE) as room:
        await room.press("enter", Letters("xyz"), "enter")
        assert isinstance(room.app.screen, Picker)
        await room.press("escape")
        assert evidence(room) == ()


async def test_it_is_said_that_an_address_will_be_linked_and_which_will_not() -> None:
    async with in_meeting(linked(), EVIDENCE) as room:
        await room.press("enter")
        options = room.app.screen.query_one(RowList)
        await room.fill("http")
        await room.fill("https://example.org/graph")
        assert options.empty == "Enter links this address"
        await room.fill("mailto:tom@example.org")
        assert "https://" in options.empty
        await room.press("enter")
        assert isinstance(room.app.screen, Picker)
        await room.fill("xyz")
        assert options.empty == "Nothing fits these letters"


async def test_evidence_is_offered_with_the_times_that_the_list_shows() -> None:
    entries = (
        builders.entry("14:32 pager fired", id=PAGER),
        builders.entry("14:40 UTC pool is full", id=row_id(101)),
        builders.entry("2026-11-21 00:10 UTC all is well", id=row_id(102)),
        Entry(id=row_id(103), text="nobody knows when"),
    )
    async with in_meeting(linked().changed(timeline=entries), EVIDENCE) as room:
        await room.press("enter")
        offered = [row.lead for row in room.app.screen.query_one(RowList).rows]
        assert offered == ["14:32", "15:40", "2026-11-21 01:10", "--:--"]
        await room.press(Letters("pool"), "enter")
        assert room.line.value == "15:40 pool is full"


async def test_a_zone_fits_the_way_it_is_written_and_the_way_it_is_shown() -> None:
    zone = Option("America/New_York", "America/New York")
    assert zone.fits("america/new_y")
    assert zone.fits("new yo")
    assert not zone.fits("new_yu")


async def test_a_link_is_called_what_its_target_is_called_now() -> None:
    async with in_meeting(linked(Link(target=PAGER)), EVIDENCE) as room:
        await room.go_to(Place(step="timeline", prompt="timeline", row=PAGER, field="text"))
        await room.fill("the phone rang")
        await room.go_to(EVIDENCE)
        assert room.line.value == "14:32 the phone rang"
        await room.press("escape")
        assert notes(room) == ("seen in 14:32 the phone rang",)


async def test_a_link_says_that_its_target_is_gone_and_can_be_taken_off() -> None:
    async with in_meeting(linked(Link(target=PAGER)), EVIDENCE) as room:
        await room.go_to(Place(step="timeline", prompt="timeline", row=PAGER))
        await room.press("delete")
        await room.go_to(EVIDENCE)
        assert room.line.value == "(no longer in this meeting)"
        await room.press("enter", "enter")
        assert "gone" in room.notice
        await room.press("enter", "down", "enter")
        assert evidence(room) == ()


async def test_an_action_leads_to_what_it_answers() -> None:
    place = Place(step="decisions", prompt="actions", row=ACTION, field="answers")
    async with in_meeting(linked(), place) as room:
        assert room.line.value == "pool too small"
        await room.press("enter", "enter")
        assert (room.place.step, room.place.prompt) == ("root_cause", "factors")
        assert room.rows.list.cursor == FACTOR


async def test_an_action_answers_one_thing_at_a_time() -> None:
    meeting = linked()
    section = meeting.section("root_cause")
    assert isinstance(section, RootCauseSection)
    other = Factor(id=row_id(201), text="no alert")
    section = section.changed(factors=(*section.factors, other))
    place = Place(step="decisions", prompt="actions", row=ACTION, field="answers")
    async with in_meeting(meeting.changed(sections=(section,)), place) as room:
        await room.press("enter", Letters("no al"), "enter")
        assert room.meeting.actions[0].answers == other.id
        await room.press("ctrl+z")
        assert room.line.value == "pool too small"


async def test_an_address_can_be_typed_as_evidence_and_opened(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(PmFacilitatorApp, "open_url", lambda _app, url: opened.append(url))
    async with in_meeting(linked(), EVIDENCE) as room:
        await room.press("enter")
        await room.fill("https://example.org/graph?a=[b]")
        await room.press("enter")
        assert evidence(room) == (Link(url="https://example.org/graph?a=[b]"),)
        await room.press("enter", "enter")
        assert opened == ["https://example.org/graph?a=[b]"]
