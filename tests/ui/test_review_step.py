"""The review: findings that lead to their place, the document as it would be now, its status."""

from __future__ import annotations

import pytest

from pmfacilitator.domain.desk import PASTED, Desk, Place
from pmfacilitator.domain.meeting import Status
from pmfacilitator.domain.rows import Action
from pmfacilitator.screens.kinds.review import FindingsBody
from pmfacilitator.widgets.row_list import RowList
from tests import builders
from tests.builders import row_id
from tests.ui.room import Letters, Room, in_meeting, shown, words

pytestmark = pytest.mark.app

ACTION = Action(id=row_id(300), what="Cap connections")
REVIEW = Place(step="review")


def findings(room: Room) -> list[str]:
    assert isinstance(room.body, FindingsBody)
    return shown(room.body.query_one("#findings", RowList))


async def open_finding(room: Room, about: str) -> None:
    rows = room.body.query_one("#findings", RowList)
    rows.point_at(next(row.id for row in rows.rows if about in row.text))
    await room.press("enter")


async def test_enter_on_a_finding_lands_in_its_field() -> None:
    async with in_meeting(builders.meeting(actions=(ACTION,)), REVIEW) as room:
        await open_finding(room, "Cap connections")
        assert (room.place.step, room.place.row) == ("decisions", ACTION.id)
        assert room.notice == "To come back: Ctrl+G lists all steps"
        assert room.field.spec.name == "owner"
        await room.fill("Ines")
        await room.go_to(REVIEW)
        assert not any("Who will take “Cap connections”" in text for text in findings(room))
        await open_finding(room, "TL;DR")
        assert (room.place.step, room.place.prompt) == ("", "tldr")


async def test_half_typed_text_is_a_finding_and_no_part_of_the_document() -> None:
    async with in_meeting(place=Place(step="questions", prompt="first")) as room:
        await room.fill("half a thought")
        await room.go_to(REVIEW)
        assert "half a thought" not in words(room.body, "#paper")
        await open_finding(room, "half a thought")
        assert (room.place.prompt, room.line.value) == ("first", "half a thought")


async def test_a_capture_is_a_finding_as_long_as_it_is_half_typed_and_no_longer() -> None:
    half_typed = "Half-typed, not in the document: “Do we still need it?”"
    async with in_meeting(place=REVIEW) as room:
        await room.press("ctrl+t", Letters("Do we still need it?"), "ctrl+t")
        assert half_typed in findings(room)
        await room.press("ctrl+t", "enter")
        assert half_typed not in findings(room)
        assert [row.text for row in room.meeting.parked] == ["Do we still need it?"]


async def test_a_pasted_timeline_that_waits_leads_to_its_step() -> None:
    pasted = "- 14:32 pager fired\n- 14:40 pool is full\n- 14:58 shops call"
    desk = Desk(place=REVIEW).with_draft(PASTED, pasted)
    async with in_meeting(desk=desk) as room:
        await open_finding(room, "pager fired")
        assert (room.place.step, room.place.prompt) == ("timeline", "timeline")


async def test_a_wrong_number_of_minutes_is_found_again() -> None:
    async with in_meeting(place=Place(step="", prompt="steps", row="timeline")) as room:
        await room.press("enter")
        await room.fill("ten")
        await room.press("escape", "enter")
        assert room.line.value == "ten"
        await room.go_to(REVIEW)
        await open_finding(room, "“ten”")
        assert (room.place.step, room.place.prompt) == ("", "steps")


async def test_the_document_stands_beside_the_findings_as_it_is_now() -> None:
    async with in_meeting(builders.meeting(actions=(ACTION,)), REVIEW) as room:
        assert "Cap connections" in words(room.body, "#paper")
        await room.press("ctrl+t")
        await room.enter("Call Harbor Books")
        assert "Call Harbor Books" in words(room.body, "#paper")
        await room.press("w")
        [text] = room.world.written.values()
        assert "Call Harbor Books" in text


async def test_s_moves_the_status_on_and_round_and_undo_takes_it_back() -> None:
    async with in_meeting(place=REVIEW) as room:
        seen = []
        for _ in Status:
            await room.press("s")
            seen.append(room.meeting.status)
        assert seen == [Status.IN_REVIEW, Status.FINAL, Status.DRAFT]
        await room.press("ctrl+z")
        assert room.meeting.status is Status.FINAL
        assert room.place.step == "review"


async def test_v_shows_the_document_for_others_and_w_writes_what_is_shown() -> None:
    async with in_meeting(builders.meeting(actions=(ACTION,)), REVIEW) as room:
        await room.press("v")
        assert "engineering review" in words(room.body, "#paper")
        assert room.notice == "engineering: what broke, why, and what prevents it"
        await room.press("v", "w")
        [(path, text)] = room.world.written.items()
        assert path.name == "meeting.product.md"
        assert "product review" in text
        for _ in range(6):
            await room.press("v")
        assert "Cap connections" in words(room.body, "#paper")
        assert "review\n" not in words(room.body, "#paper").splitlines()[0]
