"""The two thresholds of a good debrief: somebody works differently, and half would come again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from pmfacilitator.domain.meeting import Meeting
from pmfacilitator.domain.sections import CloseSection


class Reached(StrEnum):
    """Whether a threshold is reached; nobody knows as long as the hands were not counted."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Thresholds:
    """How one meeting ended, in the two ways that can be counted over many of them."""

    works_differently: Reached
    comes_again: Reached

    @property
    def sentences(self) -> tuple[tuple[Reached, str], ...]:
        """Both in words, a question where it is not known."""
        return (
            (self.works_differently, _DIFFERENTLY[self.works_differently]),
            (self.comes_again, _AGAIN[self.comes_again]),
        )


_DIFFERENTLY = {
    Reached.YES: "Somebody will work differently.",
    Reached.NO: "Nobody will work differently.",
    Reached.UNKNOWN: "Will anybody work differently?",
}
_AGAIN = {
    Reached.YES: "At least half would come again.",
    Reached.NO: "Fewer than half would come again.",
    Reached.UNKNOWN: "Would at least half come again?",
}


def thresholds(meeting: Meeting) -> Thresholds:
    """Whether a meeting reached them; the hands of several closes count together."""
    return ended(*(s for s in meeting.sections if isinstance(s, CloseSection)))


def ended(*closes: CloseSection) -> Thresholds:
    """The same of closes alone."""
    differently = _total(close.will_work_differently for close in closes)
    again = _total(close.would_come_again for close in closes)
    others = _total(close.would_not for close in closes)
    return Thresholds(_reached(differently, at_least=1), _half(again, others))


def _total(counts: Iterable[int | None]) -> int | None:
    known = [count for count in counts if count is not None]
    return sum(known) if known else None


def _reached(count: int | None, *, at_least: float) -> Reached:
    if count is None:
        return Reached.UNKNOWN
    return Reached.YES if count >= at_least else Reached.NO


def _half(again: int | None, others: int | None) -> Reached:
    """Half of those who raised a hand; it takes both counts to know how many these are."""
    if again is None or others is None or not again + others:
        return Reached.UNKNOWN
    return _reached(again, at_least=(again + others) / 2)
