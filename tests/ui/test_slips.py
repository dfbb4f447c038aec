"""What newcomers stumbled over once, and what happens there now."""

from __future__ import annotations

import datetime as dt

import pytest

from pmfacilitator.domain.desk import Place
from pmfacilitator.domain.house import House
from pmfacilitator.domain.rows import Account, Action, Participant
from pmfacilitator.domain.sections import ImpactSection
from pmfacilitator.domain.typed_values import parse_counted
from pmfacilitator.screens.dialogs.capture import CaptureDialog
from pmfacilitator.screens.speakers import action_of
from pmfacilitator.widgets.meeting_bar import MeetingBar
from tests import builders
from tests.builders import row_id
from tests.ui.room import Letters, in_meeting

TIMELINE = Place(step="timeline", prompt="timeline")
FIRST = Place(step="questions", prompt="first")
HOUSE = House()


@pytest.mark.app
async def test_letters_typed_in_a_list_remove_nothing_and_escape_leads_back_to_the_line() -> None:
    entries = (builders.entry("14:32 pager fired"), builders.entry("14:40 all well"))
    async with in_meeting(builders.meeting(timeline=entries), TIMELINE) as room:
        await room.press("up", Letters("ddd"))
        assert len(room.meeting.timeline) == 2
        await room.press("escape")  # D shows durations, and hides them
        await room.press("escape", Letters("15:00 added"), "enter")
        assert [entry.text for entry in room.meeting.timeline][-1] == "added"


@pytest.mark.app
async def test_a_removed_row_is_named_with_the_key_that_brings_it_back() -> None:
    entries = (builders.entry("14:32 pager fired"),)
    async with in_meeting(builders.meeting(timeline=entries), TIMELINE) as room:
        await room.press("up", "delete")
        assert "pager fired” · Ctrl+Z" in room.app.screen.query_one(MeetingBar).render().plain


@pytest.mark.app
async def test_bare_times_in_a_block_follow_the_line_before_them() -> None:
    incident = builders.incident(date="2026-11-19")
    async with in_meeting(builders.meeting(incident=incident), TIMELINE) as room:
        await room.enter("2026-11-20 14:00 all clear")
        await room.paste("2026-11-19 13:55 a\n14:02 b\n2026-11-20 08:05 c\n08:40 d")
        await room.press("enter")
        days = {
            entry.text: entry.when.date_given(incident.date)
            for entry in room.meeting.timeline
            if entry.when
        }
    assert days["b"] == dt.date(2026, 11, 19)
    assert days["d"] == dt.date(2026, 11, 20)


@pytest.mark.app
async def test_what_cannot_be_read_leaves_no_half_of_itself_behind() -> None:
    account = Account(id=row_id(7), who="Harbor Books", how_many=40)
    section = ImpactSection(step="impact", accounts=(account,))
    place = Place(step="impact", prompt="accounts", row=account.id, field="how_many")
    async with in_meeting(builders.meeting(sections=(section,)), place) as room:
        await room.press(Letters("3000ish"))
        kept = room.meeting.row(account.id)
        assert isinstance(kept, Account)
        assert kept.how_many == 40
        assert room.session.desk.draft(f"{account.id}/how_many") == "3000ish"


@pytest.mark.app
async def test_a_point_becomes_an_insight_once() -> None:
    async with in_meeting(place=FIRST) as room:
        await room.enter("small shops close at six")
        await room.press("up", "i", "escape", "i", "escape")
        assert len(room.meeting.insights) == 1


@pytest.mark.app
async def test_the_review_leads_to_a_half_typed_capture() -> None:
    async with in_meeting(place=Place(step="review")) as room:
        await room.press("ctrl+t", Letters("half"), "escape")
        await room.go_to(Place(step="timeline"))
        await room.go_to(Place(step="review"))
        await room.press("home", "enter")
        assert isinstance(room.app.screen, CaptureDialog)


MARA = Participant(id=row_id(3), name="Mara Lindqvist", role="Engineering")


@pytest.mark.parametrize(
    ("text", "what", "owner", "due"),
    [
        ("Cap connections", "Cap connections", "", None),
        ("@mara Cap connections", "Cap connections", "Mara Lindqvist", None),
        ("@cs Call the shops by 2026-12-01", "Call the shops", "Customer Success", dt.date(2026, 12, 1)),
        ("Call the shops, by 1 Dec 2026", "Call the shops", "", dt.date(2026, 12, 1)),
        ("Call them @mara by Friday", "Call them", "Mara Lindqvist", dt.date(2026, 11, 27)),
        ("Cap them by 3 Dec", "Cap them", "", dt.date(2026, 12, 3)),
        ("Write to shops@mara", "Write to shops@mara", "", None),
        ("Ask them @nobody", "Ask them @nobody", "", None),
        ("Stand by 2026", "Stand by 2026", "", None),
        ("Send mail by hand", "Send mail by hand", "", None),
        ("@nobody Cap it", "@nobody Cap it", "", None),
    ],
)  # fmt: skip
def test_an_action_is_typed_with_its_owner_and_day(
    text: str, what: str, owner: str, due: dt.date | None
) -> None:
    action = action_of(text, builders.meeting(participants=(MARA,)), HOUSE, dt.date(2026, 11, 25))
    assert action == Action(id=action.id, what=what, owner=owner, due=due)


@pytest.mark.parametrize(
    ("text", "who", "how_many"),
    [
        ("Harbor Books × 40", "Harbor Books", 40),
        ("Harbor Books x 1,200", "Harbor Books", 1200),
        ("Harbor Books x40", "Harbor Books", 40),
        ("Harbor Books, 40 shops", "Harbor Books, 40 shops", None),
        ("Box 4", "Box 4", None),
        ("× 40", "× 40", None),
        ("Matrix 4 x 4 m", "Matrix 4 x 4 m", None),
    ],
)
def test_a_line_says_at_its_end_how_many_there_are(
    text: str, who: str, how_many: int | None
) -> None:
    assert parse_counted(text) == (who, how_many)
