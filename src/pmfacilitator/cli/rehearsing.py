"""A clock that runs faster, to rehearse a meeting in minutes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pmfacilitator.domain.rehearsal import Rehearsal

MOST_TIMES = 600


def rehearsal_of(now: Callable[[], dt.datetime], times: float) -> Rehearsal | None:
    """A rehearsal that begins at the present moment; None if nothing is to run faster."""
    if times == 1:
        return None
    from pmfacilitator.domain.rehearsal import Rehearsal

    return Rehearsal(began=now(), times=times)
