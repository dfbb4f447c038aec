"""How long each step was planned to take, and how long it took: kept with the meeting.

The desk's clock counts; what it has counted is written down here whenever it stops at a step. The plan
is the agenda as it was when the meeting began: whoever gives a step more time changes its timebox, and
not what had been planned.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated

from pydantic import Field

from pmfacilitator.domain.agenda import Agenda, Minutes
from pmfacilitator.domain.desk import Clock, Spent
from pmfacilitator.domain.records import Record, Slug

GLANCE = 60
"""A meeting that has lasted fewer seconds has not begun: its plan follows its agenda."""


class StepTime(Record):
    """The minutes that were planned for one step, and the seconds that it took."""

    step: Slug
    planned: Minutes = 0
    seconds: Annotated[int, Field(ge=0)] = 0


def counted(agenda: Agenda, before: Sequence[StepTime], clock: Clock) -> tuple[StepTime, ...]:
    """What a clock has counted at each step, beside the plan; nothing as long as that is nothing.

    Args:
        agenda: the steps, with the timeboxes of now.
        before: what was written down so far, with the plan.
        clock: what was spent; the visit that goes on is not counted yet.
    """
    seconds = {step.id: round(clock.kept(step.id)) for step in agenda.steps}
    if not before and not any(seconds.values()):
        return ()
    plan = planned(agenda, before, sum(seconds.values()))
    return tuple(
        StepTime(step=name, planned=plan[name], seconds=taken) for name, taken in seconds.items()
    )


def begun(agenda: Agenda, before: Sequence[StepTime], clock: Clock) -> tuple[StepTime, ...]:
    """What is written down before a timebox changes: the plan, if the room is at its first step."""
    is_at_a_step = clock.is_running and agenda.step(clock.step) is not None
    if before or not is_at_a_step:
        return tuple(before)
    return tuple(StepTime(step=step.id, planned=step.minutes) for step in agenda.steps)


def planned(agenda: Agenda, times: Sequence[StepTime], spent: float) -> Mapping[str, int]:
    """The minutes of each step as they were when the meeting began.

    Args:
        agenda: the steps, with the timeboxes of now.
        times: what was written down.
        spent: how many seconds the meeting has lasted.
    """
    plan = {step.id: step.minutes for step in agenda.steps}
    return plan | {time.step: time.planned for time in times} if spent >= GLANCE else plan


def clock_of(times: Sequence[StepTime]) -> Clock:
    """A clock that has counted this much, for a meeting that comes without its desk."""
    return Clock(spent=tuple(Spent(step=t.step, seconds=t.seconds) for t in times if t.seconds))


def whole_minutes(seconds: Sequence[int]) -> list[int]:
    """Each in minutes, so that they add up to the minutes of the whole: the largest rests round up."""
    minutes = [count // 60 for count in seconds]
    missing = round(sum(seconds) / 60) - sum(minutes)
    rests = sorted(range(len(seconds)), key=lambda at: seconds[at] % 60, reverse=True)
    for at in rests[:missing]:
        minutes[at] += 1
    return minutes
