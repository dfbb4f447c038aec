"""Finds meetings by their words, and says where in them a word stands."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from pmfacilitator.domain.learning.told import Told, told_in
from pmfacilitator.domain.meeting import Meeting
from pmfacilitator.library.analysis import words_of
from pmfacilitator.library.engines import Engine
from pmfacilitator.library.index import Index
from pmfacilitator.library.terms import Term, spaced, telling

MOST_PLACES = 3
"""How many places in one meeting are told of."""

_AROUND = 60
_AHEAD = 200
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Place:
    """Where a meeting has what was looked for: the field in words, the row, and some of the text."""

    field: str
    row: str
    excerpt: str


def having_all(index: Index, engine: Engine, terms: Sequence[Term]) -> frozenset[str]:
    """The names of the files whose meetings have every term somewhere."""
    return frozenset(index.run(partial(_having_all, engine, terms)))


def ranked(index: Index, engine: Engine, terms: Sequence[Term]) -> tuple[str, ...]:
    """The names of the files whose meetings have a term, those first that it tells most of."""
    return tuple(index.run(partial(_ranked, engine, telling(terms))))


def places(meeting: Meeting, terms: Sequence[Term], most: int = MOST_PLACES) -> tuple[Place, ...]:
    """The places in a meeting with most of the terms, the most telling first."""
    found: list[tuple[int, int, Told]] = []
    for told in told_in(meeting):
        text = spaced(" ".join(words_of(told.text)))
        count = sum(bool(term.count(text)) for term in terms)
        if count:
            found.append((-count, _ORDER.index(told.weight.value), told))
    found.sort(key=lambda each: each[:2])
    return tuple(
        Place(told.field, told.row, excerpt(told.text, terms)) for *_, told in found[:most]
    )


def excerpt(text: str, terms: Sequence[Term]) -> str:
    """Some of a text, around the first word that was looked for, in one line."""
    line = " ".join(text.split())
    at = next(_found_at(line, terms), 0)
    start, end = max(at - _AROUND, 0), at + _AROUND
    if start:
        start = line.find(" ", start, at) + 1 or start
    if end < len(line):
        end = line.rfind(" ", at, end) if " " in line[at:end] else end
    return f"{'…' if start else ''}{line[start:end]}{'…' if end < len(line) else ''}"


_ORDER = ("title", "learned", "facts", "rest")


def _found_at(line: str, terms: Sequence[Term]) -> Iterator[int]:
    for match in _WORD.finditer(line):
        # A phrase begins where its first word does; what follows is beyond one word.
        text = spaced(" ".join(words_of(line[match.start() :][:_AHEAD])))
        if any(text.startswith(needle.text) for term in terms for needle in term.needles):
            yield match.start()


def _having_all(engine: Engine, terms: Sequence[Term], tables: sqlite3.Connection) -> list[str]:
    names = _names(tables)
    return [names[number] for number in engine.having_all(tables, terms) if number in names]


def _ranked(engine: Engine, terms: Sequence[Term], tables: sqlite3.Connection) -> list[str]:
    names = _names(tables)
    scores = engine.scores(tables, terms)
    known = sorted((-score, names[number]) for number, score in scores.items() if number in names)
    return [name for _, name in known]


def _names(tables: sqlite3.Connection) -> dict[int, str]:
    return dict(tables.execute("SELECT id, name FROM files").fetchall())
