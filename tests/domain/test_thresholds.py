"""The two thresholds of a good debrief: reached, not reached, or not known."""

from __future__ import annotations

from collections import Counter

import pytest

from pmfacilitator.domain.agenda import StepKind
from pmfacilitator.domain.meeting import Meeting
from pmfacilitator.domain.sections import CloseSection
from pmfacilitator.domain.thresholds import Reached, thresholds
from tests.builders import agenda, meeting, step

YES, NO, UNKNOWN = Reached


def closed(*hands: tuple[int | None, int | None, int | None]) -> Meeting:
    """A meeting with a close for each of these: differently, again, not again."""
    steps = [step(StepKind.CLOSE).changed(id=f"close-{n}") for n, _ in enumerate(hands)]
    sections = [
        CloseSection(
            step=each.id, will_work_differently=works, would_come_again=again, would_not=others
        )
        for each, (works, again, others) in zip(steps, hands, strict=True)
    ]
    return meeting(agenda=agenda(*steps), sections=tuple(sections))


@pytest.mark.parametrize(("count", "reached"), [(None, UNKNOWN), (0, NO), (1, YES), (9, YES)])
def test_one_who_works_differently_is_enough(count: int | None, reached: Reached) -> None:
    assert thresholds(closed((count, None, None))).works_differently is reached


@pytest.mark.parametrize(
    ("again", "others", "reached"),
    [
        (4, 4, YES),
        (3, 4, NO),
        (4, 3, YES),
        (1, 0, YES),
        (0, 1, NO),
        (0, 0, UNKNOWN),
        (7, None, UNKNOWN),
        (None, 1, UNKNOWN),
        (None, None, UNKNOWN),
    ],
)
def test_half_of_those_who_raised_a_hand_is_enough(
    again: int | None, others: int | None, reached: Reached
) -> None:
    assert thresholds(closed((None, again, others))).comes_again is reached


def test_nothing_is_known_of_a_meeting_that_was_never_closed() -> None:
    found = thresholds(meeting())
    assert found.sentences == (
        (UNKNOWN, "Will anybody work differently?"),
        (UNKNOWN, "Would at least half come again?"),
    )


def test_the_hands_of_several_closes_count_together() -> None:
    found = thresholds(closed((0, 1, 3), (2, 5, None)))
    assert (found.works_differently, found.comes_again) == (YES, YES)


def test_many_meetings_can_be_counted() -> None:
    held = [closed((1, 4, 2)), closed((0, 1, 2)), closed((None, 5, 0)), meeting()]
    found = [thresholds(each) for each in held]
    assert Counter(each.works_differently for each in found) == {YES: 1, NO: 1, UNKNOWN: 2}
    assert Counter(each.comes_again for each in found) == {YES: 2, NO: 1, UNKNOWN: 1}
