"""The close: what a show of hands means stands there while it is typed."""

from __future__ import annotations

import pytest

from pmfacilitator.domain.desk import Place
from pmfacilitator.domain.sections import CloseSection
from pmfacilitator.widgets.card_field import CardField
from tests.ui.room import Room, in_meeting, words

pytestmark = pytest.mark.app

HANDS = Place(step="close", prompt="again")


def thresholds(room: Room) -> list[str]:
    return words(room.pane, ".thresholds").split("\n")


async def test_the_thresholds_follow_the_hands_as_they_are_typed() -> None:
    async with in_meeting(place=HANDS) as room:
        assert [field.spec.label for field in room.pane.query(CardField)] == [
            "Work differently",
            "Would come again",
            "Would not",
        ]
        assert thresholds(room) == [
            "? Will anybody work differently?",
            "? Would at least half come again?",
        ]
        await room.fill("3")
        assert thresholds(room)[0] == "● Somebody will work differently."
        await room.press("tab")
        await room.fill("2")
        assert thresholds(room)[1].startswith("?"), "half of how many?"
        await room.press("tab")
        await room.fill("4")
        assert thresholds(room)[1] == "○ Fewer than half would come again."
        await room.press("ctrl+z")
        assert thresholds(room)[1].startswith("?")
        section = room.meeting.section("close")
        assert isinstance(section, CloseSection)
        assert (section.will_work_differently, section.would_come_again) == (3, 2)


async def test_they_stand_above_the_hands_and_above_no_other_question() -> None:
    async with in_meeting(place=Place(step="close", prompt="second")) as room:
        place = room.pane.query_one(".thresholds")
        assert not place.display
        await room.press("tab")
        assert room.asked == "Will you work differently, and would you come again?"
        assert place.display
        await room.press("shift+tab")
        assert not place.display


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
async def test_hands_and_thresholds_fit_a_small_terminal(size: tuple[int, int]) -> None:
    async with in_meeting(place=HANDS, size=size) as room:
        fields = list(room.pane.query(CardField))
        assert len(fields) == 3
        assert fields[-1].region.bottom < size[1]
        assert room.pane.query_one(".thresholds").region.height == 2
