"""Finds the entries of a timeline that lost its line breaks, by stamps that are all written alike."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

_FEWEST = 3
_LONGEST_HEAD = 80
_SHAPES = tuple(
    re.compile(rf"(?<!\S){shape}", re.ASCII)
    for shape in (
        r"\[((?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?)(?: (?:UTC|GMT))?\](?=[ :])",
        r"(\d{4}-\d\d-\d\d[T ](?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?)(?![\d:])",
        r"((?:[01]?\d|2[0-3]):[0-5]\d)(?: [A-Z]{3,4})?(?: [-–—] |: )(?![~\d])",
    )
)
_WITHIN = re.compile(
    r"\b(?:at|by|since|from|until|till|to|on|about|around|and|or|before|after|between)$",
    re.IGNORECASE,
)
_LETTERS = re.compile(r"[^\W\d_]{2}")


def alike(line: str) -> list[int]:
    """Where the entries begin in a line; empty if fewer than three stamps are alike and rise."""
    for shape in _SHAPES:
        found = [
            match
            for match in shape.finditer(line)
            if not _WITHIN.search(line, max(0, match.start() - 10), max(0, match.start() - 1))
        ]
        if len(found) < _FEWEST or found[0].start() > _LONGEST_HEAD:
            continue
        starts = [match.start() for match in found]
        if _rise([match[1] for match in found]) and _have_words(line, found):
            return starts
    return []


def _rise(times: Sequence[str]) -> bool:
    padded = [time.rjust(5, "0") if len(time) < 5 else time for time in times]
    return all(one <= two for one, two in pairwise(padded)) and padded[0] < padded[-1]


def _have_words(line: str, found: Sequence[re.Match[str]]) -> bool:
    ends = [*(match.start() for match in found[1:]), len(line)]
    return all(
        _LETTERS.search(line, match.end(), end) for match, end in zip(found, ends, strict=True)
    )
