"""A silent round counts on the meeting's clock, and belongs to one question."""

from __future__ import annotations

import datetime as dt

import pytest

from pmfacilitator.domain.agenda import StepKind
from pmfacilitator.domain.desk import Clock, Desk
from pmfacilitator.domain.silent_round import SilentRound
from pmfacilitator.domain.silent_steps import can_be_silent, opens_in_silence
from pmfacilitator.session import Change, Session
from tests.builders import agenda, meeting, step
from tests.fakes import NOW

ROUND = SilentRound(step="questions", prompt="first", begun=0, seconds=120)


def later(seconds: float) -> dt.datetime:
    return NOW + dt.timedelta(seconds=seconds)


def test_the_meetings_clock_counts_every_step_and_stands_still_in_a_pause() -> None:
    clock = Clock(step="a", since=NOW)
    clock = clock.moved("", later(10)).moved("b", later(15)).moved("a", later(35))
    assert clock.total(later(40)) == 40
    paused = clock.paused(later(40))
    assert paused.total(later(400)) == 40
    assert paused.resumed(later(400)).total(later(401)) == 41


@pytest.mark.parametrize(
    ("counted", "left"), [(0, 120), (1, 119), (119.5, 0.5), (120, 0), (999, 0), (-5, 120)]
)
def test_what_is_left_is_never_less_than_nothing_nor_more_than_all(
    counted: float, left: float
) -> None:
    assert ROUND.left(counted) == left
    assert ROUND.changed(begun=30).left(counted + 30) == left


def test_a_clock_that_is_set_to_zero_takes_nothing_from_it() -> None:
    silence = ROUND.changed(begun=600).counted_anew(before=645, after=0)
    assert (silence.begun, silence.left(0), silence.left(75)) == (-45, 75, 0)


def test_lines_are_counted_as_they_came_in() -> None:
    silence = ROUND.with_more("one\n\n two ").with_more("three")
    assert (silence.lines, silence.gathered) == (3, ("one\n\n two ", "three"))


def test_it_is_held_for_what_is_answered_by_lines() -> None:
    held = meeting()
    able = {
        (kind.value, prompt.id)
        for kind in StepKind
        for prompt in held.prompts(kind.value)
        if can_be_silent(prompt) and prompt.id not in {"first", "second"}
    }
    assert able == {
        ("root_cause", "factors"),
        ("root_cause", "system"),
        ("root_cause", "monitoring"),
        ("root_cause", "architecture"),
        ("impact", "accounts"),
        ("impact", "quotes"),
    }
    assert all(
        can_be_silent(prompt)
        for kind in StepKind
        for prompt in held.prompts(kind.value)
        if prompt.id in {"first", "second"}
    )


def test_a_step_opens_with_the_first_question_that_can_be_silent() -> None:
    cause = step(StepKind.ROOT_CAUSE, "first").changed(silent_minutes=2)
    held = meeting(agenda=agenda(cause))
    opening = [p.id for p in held.prompts("root_cause") if opens_in_silence(held, cause, p)]
    assert opening == ["factors"]
    without = cause.changed(silent_minutes=0)
    assert not any(opens_in_silence(held, without, p) for p in held.prompts("root_cause"))


def test_what_came_in_is_half_typed_until_it_is_shown_and_no_edit() -> None:
    session = Session(meeting())
    told: list[Change] = []
    session.subscribe(told.append)
    session.set_silence(ROUND)
    session.set_silence(ROUND.with_more("shops close at six"))
    assert [(change.is_edit, change.is_seen) for change in told] == [(False, True)] * 2
    [draft] = session.desk.half_typed
    assert (draft.field, draft.text) == ("questions/first/silent", "shops close at six")
    assert session.undo() is None
    session.set_silence(None)
    assert session.desk.half_typed == ()


def test_who_only_reads_holds_none_but_follows_one() -> None:
    session = Session(meeting(), read_only=True)
    session.set_silence(ROUND)
    assert session.desk == Desk()
    told: list[Change] = []
    session.subscribe(told.append)
    session.follow(session.meeting, Desk(silence=ROUND))
    assert session.desk == Desk(silence=ROUND)
    assert [change.is_seen for change in told] == [True]
