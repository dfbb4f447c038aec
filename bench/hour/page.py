"""The page that tells the hour that `bench/hour` has played."""

from __future__ import annotations

from dataclasses import dataclass

from bench.hour.script import STAGES, TITLE
from pmfacilitator.domain.meeting import Meeting

_HEAD = """\
# An hour, stage by stage

“{title}”, played by `make pictures` (or `python -m bench.hour`) in a real terminal of 100×30: a
fresh meeting of the standard agenda, its clock rehearsed sixty times as fast. No key is pressed,
Enter and arrows among them, that footer, help, palette or the open dialog do not name just then.
What was planned and what it took is read from the meeting's own record.

| Stage | Planned | Took |
|---|---|---|
{rows}
| **All** | **{planned} min** | **{took} min** |
"""


@dataclass(frozen=True)
class Told:
    """The page, and its two sums in minutes."""

    text: str
    planned: int
    took: int


def page(meeting: Meeting) -> Told:
    """Tell the hour from what the meeting has recorded of it."""
    times = {time.step: time for time in meeting.times}
    planned = sum(time.planned for time in times.values())
    took = round(sum(time.seconds for time in times.values()) / 60)
    rows = "\n".join(
        f"| {step.title} | {times[step.id].planned} min | {times[step.id].seconds / 60:.0f} min |"
        for step in meeting.steps
    )
    parts = [_HEAD.format(title=TITLE, rows=rows, planned=planned, took=took)]
    for number, stage in enumerate(STAGES, 1):
        name = f"{number:02}-{stage.name}"
        parts.append(
            f"## {number}. {stage.title}\n\n{stage.tells}\n\n"
            f"![{stage.title}]({name}.svg)\n\n[as text]({name}.txt)\n"
        )
    return Told("\n".join(parts), planned, took)
