"""What was measured, round by round, and the figures made of it.

A figure is the median over rounds of each round's own median (or slowest), and a ratio the median
of each round's own ratio: what disturbs one round, or the whole machine, disturbs both sides of it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import ceil
from statistics import median


class Readings:
    """Values by name, for each round."""

    def __init__(self) -> None:
        self._rounds: list[dict[str, list[float]]] = []

    def begin_round(self) -> None:
        """What is added from now on belongs to another round."""
        self._rounds.append({})

    def add(self, name: str, values: Sequence[float]) -> None:
        """Add values to this round."""
        self._rounds[-1].setdefault(name, []).extend(values)

    def figure(self, name: str, percent: int = 50) -> float:
        """Of each round the value that so many percent do not exceed; of these, the median."""
        return self._over_rounds(lambda values: percentile(values[name], percent))

    def ratio(self, name: str, other: str, percent: int = 50) -> float:
        """How many times another figure this one is, round by round."""
        return self._over_rounds(
            lambda values: percentile(values[name], percent) / percentile(values[other], percent)
        )

    def _over_rounds(self, figure: Callable[[dict[str, list[float]]], float]) -> float:
        return median(figure(values) for values in self._rounds)


def percentile(values: Sequence[float], percent: int) -> float:
    """The least of the values that so many percent of them do not exceed."""
    ordered = sorted(values)
    return ordered[max(ceil(len(ordered) * percent / 100), 1) - 1]
