"""What the clock of a meeting shows, wherever it stands."""

from __future__ import annotations

import datetime as dt

from pmfacilitator.domain.agenda import Step
from pmfacilitator.domain.desk import Desk
from pmfacilitator.widgets.clock import Clock


def show_time(place: Clock, desk: Desk, step: Step | None, now: dt.datetime) -> None:
    """Show what is left of a silent round, else of a step; nothing in set-up."""
    clock, silence = desk.clock, desk.silence
    if silence and (left := silence.left(clock.total(now))):
        place.show_silence(left, silence.seconds, running=clock.is_running)
    else:
        spent = clock.seconds(step.id, now) if step else 0
        place.show(spent, step.minutes if step else 0, running=clock.is_running)
