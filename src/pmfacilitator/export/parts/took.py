"""How long the meeting took, step by step, beside what had been planned."""

from __future__ import annotations

from pmfacilitator.domain.meeting import Meeting
from pmfacilitator.domain.step_times import GLANCE, whole_minutes
from pmfacilitator.export.document import Paragraph, Text
from pmfacilitator.export.parts.material import Blocks, plain, table, words


def took(meeting: Meeting) -> Blocks:
    """One sentence, and each step's minutes, which add up to it; nothing if it was never held."""
    seconds = {time.step: time.seconds for time in meeting.times}
    if sum(seconds.values()) < GLANCE:
        return ()
    planned = {time.step: time.planned for time in meeting.times}
    held = {step.id for step in meeting.steps}
    told = [
        step
        for step in meeting.agenda.steps
        if seconds.get(step.id) or step.id in held & set(planned)
    ]
    minutes = whole_minutes([seconds[step.id] for step in told])
    wanted = sum(planned[step.id] for step in told if step.id in held)
    of = f" of {wanted}" if wanted else ""
    return (
        Paragraph((Text(f"The meeting took {sum(minutes)}{of} minutes."),)),
        *table(
            ("Step", [words(step.title) for step in told]),
            ("Planned", [plain(_minutes(planned[step.id])) for step in told]),
            ("Took", [plain(f"{count} min") for count in minutes]),
        ),
    )


def _minutes(count: int) -> str:
    return f"{count} min" if count else ""
