"""The clock of a meeting counts one step at a time and loses nothing; drafts are kept by field."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmfacilitator.domain.desk import Clock, Desk, Draft, Spent
from pmfacilitator.domain.rehearsal import Rehearsal
from tests.builders import desks

NOON = dt.datetime(2026, 11, 23, 12, 0, tzinfo=dt.UTC)


def after(minutes: float) -> dt.datetime:
    return NOON + dt.timedelta(minutes=minutes)


def test_a_clock_counts_from_when_it_is_started() -> None:
    clock = Clock(step="timeline").resumed(NOON)
    assert clock.is_running
    assert clock.seconds("timeline", after(5)) == 300
    assert clock.seconds("opening", after(5)) == 0


def test_a_clock_that_stands_counts_nothing() -> None:
    clock = Clock(step="timeline").resumed(NOON).paused(after(5))
    assert not clock.is_running
    assert clock.seconds("timeline", after(60)) == 300
    assert clock.paused(after(70)) == clock


def test_a_clock_goes_on_where_it_stood() -> None:
    clock = Clock(step="timeline").resumed(NOON).paused(after(5)).resumed(after(10))
    assert clock.seconds("timeline", after(12)) == 7 * 60
    assert clock.resumed(after(11)) == clock


def test_the_clock_goes_along_to_another_step_and_back() -> None:
    clock = Clock().moved("opening", NOON)
    assert not clock.is_running
    clock = clock.resumed(NOON).moved("timeline", after(5)).moved("opening", after(20))
    assert clock.is_running
    assert clock.seconds("opening", after(21)) == 6 * 60
    assert clock.seconds("timeline", after(21)) == 15 * 60


def test_a_computer_whose_clock_was_set_back_never_takes_time_away() -> None:
    clock = Clock(step="timeline", spent=(Spent(step="timeline", seconds=60),)).resumed(NOON)
    assert clock.seconds("timeline", after(-30)) == 60
    assert clock.paused(after(-30)).seconds("timeline", NOON) == 60


@given(st.lists(st.tuples(st.sampled_from(["move", "pause", "resume"]), st.sampled_from("abc"))))
def test_all_the_time_a_clock_ran_was_spent_on_some_step(deeds: list[tuple[str, str]]) -> None:
    clock, ran, now = Clock(step="a"), 0.0, NOON
    for deed, step in deeds:
        now += dt.timedelta(minutes=1)
        ran += 60 if clock.is_running else 0
        match deed:
            case "move":
                clock = clock.moved(step, now)
            case "pause":
                clock = clock.paused(now)
            case _:
                clock = clock.resumed(now)
    assert sum(clock.seconds(step, now) for step in "abc") == ran
    assert len({spent.step for spent in clock.spent}) == len(clock.spent)


SIXTY = Rehearsal(began=NOON, times=60)


@pytest.mark.parametrize(
    "again",
    [
        Rehearsal(began=NOON + dt.timedelta(seconds=40), times=60),
        Rehearsal(began=NOON + dt.timedelta(seconds=40), times=10),
        None,
    ],
)
def test_after_a_crash_a_rehearsed_clock_has_run_on_as_fast_and_goes_on_as_it_does_now(
    again: Rehearsal | None,
) -> None:
    """Ten seconds in, at minute ten, the step begins; thirty seconds later somebody opens it again."""
    desk = Desk(clock=Clock(step="opening").resumed(after(10)), rehearsal=SIXTY)
    day = NOON + dt.timedelta(seconds=40)
    clock = desk.taken_up(again.at(day) if again else day, again)
    then = day + dt.timedelta(seconds=1)
    times = again.times if again else 1
    assert clock.seconds("opening", again.at(then) if again else then) == 30 * 60 + times


def test_a_real_clock_goes_on_in_a_rehearsal_and_one_that_stands_or_is_the_same_stays() -> None:
    day = NOON + dt.timedelta(minutes=4)
    running = Clock(step="opening").resumed(NOON)
    begun = Rehearsal(began=day, times=60)
    assert Desk(clock=running).taken_up(day, begun).seconds("opening", day) == 240
    assert Desk(clock=running).taken_up(day, None) is running
    standing = running.paused(after(1))
    assert Desk(clock=standing, rehearsal=SIXTY).taken_up(day, None) is standing


def test_a_draft_is_kept_until_it_is_empty() -> None:
    desk = Desk().with_draft("timeline.add", "14:32 pag").with_draft("tldr", "Pay")
    desk = desk.with_draft("timeline.add", "14:32 page")
    assert (desk.draft("timeline.add"), desk.draft("tldr")) == ("14:32 page", "Pay")
    desk = desk.with_draft("timeline.add", "")
    assert desk.draft("timeline.add") == ""
    assert desk.drafts == (Draft(field="tldr", text="Pay"),)


@pytest.mark.parametrize("typed", ["  14:32 ", "two\nlines", "ends in a space "])
def test_a_draft_is_kept_as_it_was_typed(typed: str) -> None:
    assert Desk().with_draft("field", typed).draft("field") == typed


@given(desks())
def test_any_desk_is_read_back_from_its_json(desk: Desk) -> None:
    assert Desk.model_validate_json(desk.model_dump_json()) == desk


def test_only_words_for_the_meeting_are_half_typed_and_no_path_that_is_typed_on_the_way() -> None:
    said = ("timeline/timeline/add", "4dq8m2t7wx/when", "capture/text", "timeline/import")
    not_said = ("capture/kind", "timeline/import/changes", "timeline/import/typed")
    file = ("timeline/import-file", "timeline/import-file/opened", "timeline/import-file/changes")
    desk = Desk()
    for field in (*said, *not_said, *file):
        desk = desk.with_draft(field, "~/incidents/payouts.md")
    assert tuple(draft.field for draft in desk.half_typed) == said
