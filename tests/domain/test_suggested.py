"""Suggested milestones wait for the room, one entry a milestone, and are confirmed in one step."""

from __future__ import annotations

import pytest

from pmfacilitator.domain.meeting import Meeting
from pmfacilitator.domain.milestones import DurationState, durations
from pmfacilitator.domain.rows import Entry, Milestone
from pmfacilitator.domain.suggested import ConfirmSuggested, NameMilestone, open_suggestions
from pmfacilitator.errors import NotFound
from pmfacilitator.session import Session
from tests.builders import entry, meeting, row_id

STARTED, DETECTED = Milestone.IMPACT_STARTED, Milestone.DETECTED


def imported(*suggested: Milestone | None) -> tuple[Entry, ...]:
    return tuple(
        entry(f"14:0{at} event {at}", suggested=milestone, id=row_id(at))
        for at, milestone in enumerate(suggested)
    )


def named(now: Meeting) -> list[tuple[Milestone | None, Milestone | None]]:
    return [(entry.milestone, entry.suggested) for entry in now.timeline]


def test_each_milestone_is_suggested_once_and_never_when_an_entry_is_it() -> None:
    entries = imported(STARTED, DETECTED, DETECTED, None)
    assert open_suggestions(entries) == {row_id(0): STARTED, row_id(1): DETECTED}
    confirmed = (*entries[:3], entries[3].changed(milestone=DETECTED))
    assert open_suggestions(confirmed) == {row_id(0): STARTED}


def test_an_entry_that_is_a_milestone_suggests_no_other() -> None:
    (entry_,) = imported(STARTED)
    assert open_suggestions([entry_.changed(milestone=DETECTED)]) == {}


def test_confirming_is_one_undo_step_and_only_then_counts() -> None:
    session = Session(meeting(timeline=imported(STARTED, DETECTED)))
    assert durations(session.meeting)[0].state is DurationState.PENDING
    session.apply(ConfirmSuggested((row_id(0), row_id(1))))
    assert named(session.meeting) == [(STARTED, None), (DETECTED, None)]
    assert durations(session.meeting)[0].seconds == 60
    undone = session.undo()
    assert undone is not None
    assert (undone.label, undone.touches) == ("confirmed 2 milestones", row_id(0))
    assert named(session.meeting) == [(None, STARTED), (None, DETECTED)]


def test_confirming_one_says_which() -> None:
    session = Session(meeting(timeline=imported(DETECTED)))
    session.apply(ConfirmSuggested((row_id(0),)))
    undone = session.undo()
    assert undone is not None
    assert undone.label == "confirmed “Detected”"


def test_a_confirmed_milestone_leaves_the_entry_that_had_it() -> None:
    entries = imported(DETECTED, None)
    now = meeting(timeline=(entries[0], entries[1].changed(milestone=DETECTED)))
    after = ConfirmSuggested((row_id(0),)).applied(now)
    assert named(after) == [(DETECTED, None), (None, None)]


def test_naming_a_milestone_or_none_settles_what_was_suggested() -> None:
    now = meeting(timeline=imported(DETECTED, STARTED))
    after = NameMilestone(row_id(0), STARTED).applied(now)
    assert named(after) == [(STARTED, None), (None, STARTED)]
    again = NameMilestone(row_id(1), STARTED).applied(after)
    assert named(again) == [(None, None), (STARTED, None)]
    assert named(NameMilestone(row_id(0), None).applied(now))[0] == (None, None)


@pytest.mark.parametrize("edit", [ConfirmSuggested((row_id(9),)), NameMilestone(row_id(9), None)])
def test_an_entry_that_is_gone_is_not_named(edit: ConfirmSuggested | NameMilestone) -> None:
    with pytest.raises(NotFound):
        edit.applied(meeting(timeline=imported(DETECTED)))
