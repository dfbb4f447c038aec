"""An insight is followed on its card: three groups of fields, a status that is earned, a result."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from pmfacilitator.domain.desk import Place
from pmfacilitator.domain.rows import (
    Action,
    ActionStatus,
    Insight,
    InsightStatus,
    Quantity,
    Result,
)
from pmfacilitator.widgets.card_group import CardGroup, GroupHeading
from tests import builders
from tests.fakes import NOW
from tests.ui.room import Room, in_meeting, words

pytestmark = pytest.mark.app

POLLS, CAP = builders.row_id(20), builders.row_id(21)
MEETING = builders.meeting(
    insights=(Insight(id=POLLS, learned="Resellers poll", owner="Jo"),),
    actions=(Action(id=CAP, what="Cap connections"),),
)
TODAY = NOW.astimezone().date()


def card(field: str) -> Place:
    return Place(step="decisions", prompt="insights", row=POLLS, field=field)


def groups(room: Room) -> list[str]:
    return [words(group, "GroupHeading").strip() for group in room.screen.query(CardGroup)]


def insight(room: Room) -> Insight:
    return room.meeting.insights[0]


@pytest.mark.parametrize("size", [(100, 30), (60, 20)])
async def test_one_group_is_open_and_the_others_say_in_a_line_what_they_hold(
    size: tuple[int, int],
) -> None:
    async with in_meeting(MEETING, card("learned"), size=size) as room:
        opened, shows, becomes = groups(room)
        assert opened == "▾ What we learned"
        assert shows == "▸ What shows it   –"
        assert becomes == "▸ What becomes of it   Jo · noticed"
        await room.press(*["tab"] * 5)
        assert room.field.spec.name == "evidence"
        assert [group.has_class("-open") for group in room.screen.query(CardGroup)] == [
            *(False, True, False),
        ]
        await room.press(*["shift+tab"] * 6)
        assert room.field.spec.name == "result"
        assert room.field.region.height == 1


async def test_a_click_on_a_folded_group_opens_it() -> None:
    async with in_meeting(MEETING, card("learned")) as room:
        heading = list(room.screen.query(GroupHeading))[2]
        await room.pilot.click(heading, offset=(3, 0))
        await room.settle()
        assert room.field.spec.name == "opportunity"


async def test_dropping_an_insight_asks_for_a_reason_and_takes_it_up_when_it_is_given() -> None:
    async with in_meeting(MEETING, card("status")) as room:
        await room.fill("dropped")
        assert room.field.problem == "Say why under “Because”; then it is dropped."
        assert insight(room).status is InsightStatus.NOTICED
        await room.press("tab")
        await room.fill("nobody asked again")
        assert insight(room).status is InsightStatus.DROPPED
        (change,) = insight(room).changes
        assert (change.on, change.because) == (TODAY, "nobody asked again")
        await room.fill("")
        assert room.field.problem == "What is dropped keeps a reason."
        assert insight(room).because == "nobody asked again"


async def test_a_result_with_its_number_makes_it_measured_and_undo_takes_both_back() -> None:
    async with in_meeting(MEETING, card("status")) as room:
        await room.fill("measured")
        assert "a number with its unit makes it measured" in room.field.problem
        await room.press(*["tab"] * 3)
        await room.fill("ARR +200,000 USD")
        number = Quantity(value=Decimal(200_000), unit="USD")
        assert insight(room).result == Result(words="ARR", number=number, on=TODAY)
        assert insight(room).status is InsightStatus.MEASURED
        assert [change.on for change in insight(room).changes] == [TODAY]
        await room.press("escape", "ctrl+z")
        assert insight(room) == MEETING.insights[0]


async def test_the_list_says_how_far_an_insight_is_and_what_came_of_it() -> None:
    result = Result(
        words="ARR", number=Quantity(value=Decimal(200_000), unit="USD"), on=dt.date(2027, 1, 10)
    )
    measured = MEETING.insights[0].changed(
        status=InsightStatus.MEASURED, result=result, assumption="Once a day", saw="Every second"
    )
    async with in_meeting(MEETING.changed(insights=(measured,)), card("")) as room:
        (row,) = room.rows.views()
        assert row.aside == "Jo · measured"
        assert row.notes == (
            "we had assumed: Once a day; we saw: Every second",
            "result: ARR +200,000 USD (2027-01-10)",
        )


async def test_x_ticks_an_action_with_the_day_and_again_as_if_it_had_not_been() -> None:
    place = Place(step="decisions", prompt="actions", row=CAP)
    async with in_meeting(MEETING, place) as room:
        await room.press("x")
        (change,) = room.meeting.actions[0].changes
        assert (change.status, change.on) == (ActionStatus.DONE, TODAY)
        await room.press("x")
        assert room.meeting == MEETING
