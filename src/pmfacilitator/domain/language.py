"""A reader of what is typed: words that look for somebody to blame, or end the looking too early.

It only ever points something out. What stands in quotation marks is somebody else's and is left
alone; customers' quotes are not read at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Self

from pmfacilitator.domain.language_rules import RULES, Rule, Slip
from pmfacilitator.domain.language_words import alternatives, filled_in

_QUOTED = re.compile(
    r"“[^”]*”|\"[^\"]*\"|«[^»]*»|„[^“”]*[“”]|(?<!\w)'[^']*'(?!\w)|(?<!\w)‘[^’]*’(?!\w)"
    r"|\b(?:customers?|callers?|clients?|journalists?|users?|shops?|patients?|guests?|passengers?)\b"
    r"(?::[^;]*|[^.;:]{0,30}\b(?:said|says|asked|asks|wrote|writes|complained|told us|felt|thought)\b[^.;]*)",
    re.IGNORECASE,
)
"""Somebody else's words: in quotation marks, or told of customers."""

_MOST_READ = 2_000
_SHORTEST_NAME = 3


@dataclass(frozen=True)
class Mark:
    """Words that were noticed: where they stand, what they are, and how to go on from there."""

    slip: Slip
    start: int
    end: int
    words: str
    instead: str


@dataclass(frozen=True)
class WordReader:
    """Reads words in a room where people of these names may be spoken of."""

    names: tuple[str, ...] = ()

    @classmethod
    def among(cls, people: Iterable[str]) -> Self:
        """A reader for a room in which these people take part."""
        return cls(tuple(sorted(set(_names(people)))))

    def read(self, text: str) -> tuple[Mark, ...]:
        """What is to be pointed out in a text, in order; nothing overlaps."""
        return _read(text[:_MOST_READ], self.names)


@lru_cache(maxsize=4096)
def _read(text: str, names: tuple[str, ...]) -> tuple[Mark, ...]:
    taken = [found.span() for found in _QUOTED.finditer(text)]
    marks: list[Mark] = []
    for rule, pattern in _patterns(names):
        for found in pattern.finditer(text):
            if not _overlaps(found.span(), taken):
                taken.append(found.span())
                marks.append(Mark(rule.slip, *found.span(), found[0], rule.instead))
    return tuple(sorted(marks, key=lambda mark: mark.start))


def _names(people: Iterable[str]) -> Iterator[str]:
    """Full names, and first names of more than two letters."""
    for name in people:
        parts = name.split()
        if parts and len(parts[0]) >= _SHORTEST_NAME:
            yield from {parts[0], " ".join(parts)}


@lru_cache(maxsize=8)
def _patterns(names: tuple[str, ...]) -> tuple[tuple[Rule, re.Pattern[str]], ...]:
    return tuple((rule, _compiled(rule, names)) for rule in RULES)


def _compiled(rule: Rule, names: tuple[str, ...]) -> re.Pattern[str]:
    pattern = filled_in(rule.lead + alternatives(rule.patterns), names)
    return re.compile(rf"\b{pattern}(?!\w)", re.IGNORECASE)


def _overlaps(span: tuple[int, int], others: Sequence[tuple[int, int]]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in others)
