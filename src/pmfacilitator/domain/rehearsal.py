"""A meeting that is rehearsed: its clock runs faster than the day does."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from pydantic import AwareDatetime, Field

from pmfacilitator.domain.records import Record


class Rehearsal(Record):
    """When a rehearsal began, and how many times as fast its clock runs since then."""

    began: AwareDatetime
    times: Annotated[float, Field(ge=1)]

    def at(self, now: dt.datetime) -> dt.datetime:
        """What time it is in the rehearsal at a moment of the day."""
        return self.began + (now - self.began) * self.times

    def day(self, time: dt.datetime) -> dt.datetime:
        """At what moment of the day it is that time in the rehearsal."""
        return self.began + (time - self.began) / self.times
