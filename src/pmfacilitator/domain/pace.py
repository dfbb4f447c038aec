"""The meeting's time as a whole: plan against clock, when it will end, and what is left for whom.

When a meeting runs over, the last steps pay for it, and those are the product's and the customers'.
So what is left is shared out again, but these steps keep two thirds of what was planned for them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pmfacilitator.domain.agenda import Step, StepKind
from pmfacilitator.domain.desk import Clock
from pmfacilitator.domain.meeting import Meeting
from pmfacilitator.domain.step_times import planned as planned_minutes

FLOOR = 2 / 3
"""How much of its planned time a step of product or customers keeps at the least."""

_KEPT = {StepKind.QUESTIONS, StepKind.IMPACT}
_MINUTE = 60


@dataclass(frozen=True)
class Pace:
    """Where a meeting stands in its time, in seconds.

    Args:
        planned: what all its steps had together when it began; more time given since is none of it.
        spent: what has gone.
        to_come: what the present and the later steps still want, as planned.
        shares: what is left for each later step, by id, if the meeting is to end as planned; the
            floors of product and customers may make that a little later.
    """

    planned: float
    spent: float
    to_come: float
    shares: Mapping[str, float]

    @property
    def behind(self) -> float:
        """By how much it will end later than planned; below zero, earlier."""
        return self.spent + self.to_come - self.planned

    def ends(self, now: dt.datetime) -> dt.datetime:
        """When it ends at this rate, if the clock runs on."""
        return now + dt.timedelta(seconds=self.to_come)


def pace(meeting: Meeting, clock: Clock, step_id: str, now: dt.datetime) -> Pace | None:
    """The pace of a meeting that stands at a step; None if its agenda has no timeboxes.

    Args:
        meeting: its steps and their minutes, those set aside left out.
        clock: what was spent on each.
        step_id: where the room is; before the first step, everything is still to come.
        now: the present moment.
    """
    spent = {step.id: clock.seconds(step.id, now) for step in meeting.agenda.steps}
    gone = sum(spent.values())
    plan = planned_minutes(meeting.agenda, meeting.times, gone)
    planned = float(sum(plan[step.id] for step in meeting.steps) * _MINUTE)
    if not planned:
        return None
    ids = [step.id for step in meeting.steps]
    at = ids.index(step_id) if step_id in ids else -1
    present = [_left(step, spent) for step in meeting.steps[max(at, 0) : at + 1]]
    later = meeting.steps[at + 1 :]
    to_come = sum(present) + sum(_left(step, spent) for step in later)
    room = planned - gone - sum(present)
    return Pace(planned, gone, to_come, _shared_out(later, spent, room))


def _left(step: Step, spent: Mapping[str, float]) -> float:
    return max(step.minutes * _MINUTE - spent[step.id], 0)


def _shared_out(steps: Sequence[Step], spent: Mapping[str, float], room: float) -> dict[str, float]:
    """The time there is, in proportion to what was planned; some keep a floor."""
    wanted = {step.id: _left(step, spent) for step in steps}
    total = sum(wanted.values())
    if total <= room or not total:
        return wanted
    floors = {s.id: wanted[s.id] * FLOOR if s.kind in _KEPT else 0.0 for s in steps}
    above = {name: wanted[name] - floors[name] for name in wanted}
    spare = max(room - sum(floors.values()), 0)
    part = min(spare / sum(above.values()), 1) if sum(above.values()) else 0
    return {name: floors[name] + above[name] * part for name in wanted}
