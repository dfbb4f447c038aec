"""What stands in front of an entry's words."""

from __future__ import annotations

from dataclasses import dataclass, field

from pmfacilitator.importing.prose.clocks import Clock
from pmfacilitator.importing.prose.dates import Day
from pmfacilitator.importing.prose.zone_words import Spoken


@dataclass(slots=True)
class Lead:
    """What stands before the words of an entry.

    Args:
        zone: the zone of `clock`; `other` is the same moment on another zone's clock.
        also: other times at which the same happened.
        until: the end of a range, on `until_day` if it says so.
        later: days after the line's day, where it says so (`+1`, `previous day`).
        bound: what makes the time a limit only (`before`, `from then on`).
        prefix: words before the stamp that belong to the entry.
        rest: the entry's words.
        is_wordy: whether it begins like a sentence (`At 10:15, …`).
        is_field: whether it is a field of the whole document (`Time: 10:15`).
        is_firm: whether a sign ends it, not only a space.
    """

    day: Day | None = None
    clock: Clock | None = None
    zone: Spoken | None = None
    other: Clock | None = None
    other_zone: Spoken | None = None
    also: list[Clock] = field(default_factory=list)
    until: Clock | None = None
    until_day: Day | None = None
    later: int = 0
    is_about: bool = False
    bound: str = ""
    prefix: str = ""
    rest: str = ""
    stamp: str = ""
    is_wordy: bool = False
    is_field: bool = False
    is_firm: bool = False

    @property
    def is_timed(self) -> bool:
        """Whether it has a time that is known."""
        return self.clock is not None and self.clock.time is not None

    @property
    def is_bare_day(self) -> bool:
        """Whether it is a day and nothing else."""
        return self.clock is None and not self.rest
