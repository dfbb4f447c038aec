"""Plan against clock: when a meeting ends, and what is left for whom."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmfacilitator.domain.agenda import StepKind
from pmfacilitator.domain.desk import Clock, Spent
from pmfacilitator.domain.meeting import Meeting
from pmfacilitator.domain.pace import FLOOR, Pace, pace
from tests.builders import agenda, meeting, step

NOW = dt.datetime(2026, 11, 27, 14, tzinfo=dt.UTC)
STEPS = (
    step(StepKind.OPENING, minutes=5),
    step(StepKind.ROOT_CAUSE, minutes=15),
    step(StepKind.QUESTIONS, minutes=12),
    step(StepKind.IMPACT, minutes=9),
    step(StepKind.DECISIONS, minutes=9),
)
HELD = meeting(agenda=agenda(*STEPS))


def at(step_id: str, of: Meeting = HELD, **minutes: float) -> Pace:
    return with_spent(step_id, of, minutes)


def with_spent(step_id: str, of: Meeting, minutes: Mapping[str, float]) -> Pace:
    spent = tuple(Spent(step=name, seconds=60 * count) for name, count in minutes.items())
    found = pace(of, Clock(spent=spent, step=step_id), step_id, NOW)
    assert found is not None
    return found


def shares(found: Pace) -> dict[str, int]:
    return {name: round(seconds / 60) for name, seconds in found.shares.items()}


def test_a_meeting_that_keeps_its_plan_is_on_time() -> None:
    found = at("root_cause", opening=5, root_cause=10)
    assert (found.planned, found.spent, found.behind) == (50 * 60, 15 * 60, 0)
    assert found.ends(NOW) == NOW + dt.timedelta(minutes=35)
    assert shares(found) == {"questions": 12, "impact": 9, "decisions": 9}


def test_over_time_is_behind_and_the_rest_is_shared_out_with_a_floor_for_product() -> None:
    found = at("root_cause", opening=5, root_cause=27)
    assert found.behind == 12 * 60
    assert shares(found) == {"questions": 9, "impact": 7, "decisions": 2}
    assert sum(found.shares.values()) == pytest.approx(18 * 60)


def test_however_late_it_is_the_floors_stay() -> None:
    found = at("root_cause", opening=5, root_cause=60)
    assert found.shares["questions"] == 12 * 60 * FLOOR
    assert found.shares["impact"] == 9 * 60 * FLOOR
    assert found.shares["decisions"] == 0


def test_who_goes_on_early_is_ahead() -> None:
    assert at("questions", opening=2, root_cause=10).behind == -8 * 60


def test_going_back_counts_what_was_spent_before() -> None:
    found = at("root_cause", opening=5, root_cause=15, questions=4)
    assert found.to_come == (8 + 9 + 9) * 60
    assert found.behind == 0


def test_before_the_first_step_everything_is_to_come() -> None:
    assert at("").to_come == 50 * 60


def test_an_agenda_without_timeboxes_has_no_pace() -> None:
    held = meeting(agenda=agenda(step(StepKind.TIMELINE, minutes=0)))
    assert pace(held, Clock(), "timeline", NOW) is None


def test_a_step_that_was_set_aside_is_not_planned_and_its_time_still_counts() -> None:
    found = at("questions", HELD.changed(set_aside=("impact",)), impact=3)
    assert (found.planned, found.spent) == (41 * 60, 3 * 60)
    assert "impact" not in found.shares


@given(
    st.sampled_from([s.id for s in STEPS]),
    st.dictionaries(st.sampled_from([s.id for s in STEPS]), st.floats(0, 90)),
)
def test_no_share_is_more_than_planned_nor_less_than_its_floor(
    step_id: str, minutes: dict[str, float]
) -> None:
    found = with_spent(step_id, HELD, minutes)
    for each in STEPS:
        if each.id in found.shares:
            wanted = max(each.minutes - minutes.get(each.id, 0), 0) * 60
            floor = FLOOR if each.kind in {StepKind.QUESTIONS, StepKind.IMPACT} else 0
            assert wanted * floor - 1e-6 <= found.shares[each.id] <= wanted + 1e-6
