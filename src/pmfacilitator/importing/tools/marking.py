"""Milestones that a tool itself names; each goes to the first entry of its sort, or to the last."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from pmfacilitator.domain.rows import Milestone
from pmfacilitator.importing.found import Found


@dataclass(frozen=True)
class Sign:
    """The milestone for which an entry of some sort stands."""

    milestone: Milestone
    last: bool = False


def marker(signs: Mapping[str, Sign]) -> Callable[[Sequence[Found]], tuple[Found, ...]]:
    """A way to mark entries by the signs of their keys, each milestone once."""

    def marked(entries: Sequence[Found]) -> tuple[Found, ...]:
        chosen: dict[Milestone, int] = {}
        for index, entry in enumerate(entries):
            sign = signs.get(entry.key)
            if sign is not None and (sign.last or sign.milestone not in chosen):
                chosen[sign.milestone] = index
        by_index = {index: milestone for milestone, index in chosen.items()}
        return tuple(
            replace(entry, milestone=by_index[index]) if index in by_index else entry
            for index, entry in enumerate(entries)
        )

    return marked
