"""Two ways to look for words in the tables of an index: by SQLite's full-text search, and without."""

from __future__ import annotations

import math
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

from pmfacilitator.library.tables import COLUMNS
from pmfacilitator.library.terms import Term, all_of, any_of, spaced

WEIGHTS: Mapping[str, float] = {"title": 4.0, "facts": 2.0, "learned": 2.0, "rest": 1.0}
"""What a word counts for, by the place where it stands."""

_K1, _B = 1.2, 0.75
"""How fast a repeated word stops to count, and how much a long text is held against it."""

_LEAST_RARITY = 1e-6


class Engine(Protocol):
    """Looks for terms in the words of meetings, which it calls by their numbers."""

    def having_all(self, tables: sqlite3.Connection, terms: Sequence[Term]) -> set[int]:
        """Those that have every term somewhere."""
        ...

    def scores(self, tables: sqlite3.Connection, terms: Sequence[Term]) -> dict[int, float]:
        """Those that have one at least, each with how much it tells of them."""
        ...


class FullText:
    """Asks FTS5, which has an index and ranks by bm25."""

    def having_all(self, tables: sqlite3.Connection, terms: Sequence[Term]) -> set[int]:
        """Those that have every term somewhere."""
        asked = "SELECT rowid FROM words WHERE words MATCH ?"
        return {number for (number,) in tables.execute(asked, (all_of(terms),))}

    def scores(self, tables: sqlite3.Connection, terms: Sequence[Term]) -> dict[int, float]:
        """Those that have one at least, each with its bm25."""
        weights = tuple(WEIGHTS[column] for column in COLUMNS)
        asked = "SELECT rowid, -bm25(words, ?, ?, ?, ?) FROM words WHERE words MATCH ?"
        return dict(tables.execute(asked, (*weights, any_of(terms))))


class OneByOne:
    """Looks through every meeting, where SQLite was built without full-text search."""

    def having_all(self, tables: sqlite3.Connection, terms: Sequence[Term]) -> set[int]:
        """Those that have every term somewhere."""
        return {
            number
            for number, texts in _texts(tables)
            if all(any(term.count(text) for text in texts) for term in terms)
        }

    def scores(self, tables: sqlite3.Connection, terms: Sequence[Term]) -> dict[int, float]:
        """Those that have one at least, each with its bm25, as FTS5 would count it."""
        weights = [WEIGHTS[column] for column in COLUMNS]
        found: dict[int, list[float]] = {}
        lengths: dict[int, int] = {}
        for number, texts in _texts(tables):
            lengths[number] = sum(text.count(" ") // 2 for text in texts)
            counts = [
                sum(weight * term.count(text) for weight, text in zip(weights, texts, strict=True))
                for term in terms
            ]
            if any(counts):
                found[number] = counts
        return _bm25(found, lengths)


def _texts(tables: sqlite3.Connection) -> Iterator[tuple[int, list[str]]]:
    columns = ", ".join(COLUMNS)
    for number, *texts in tables.execute(f"SELECT rowid, {columns} FROM words"):  # noqa: S608
        yield number, [spaced(text) for text in texts]


def _bm25(found: Mapping[int, Sequence[float]], lengths: Mapping[int, int]) -> dict[int, float]:
    if not found:
        return {}
    mean = sum(lengths.values()) / len(lengths) or 1
    having = [sum(map(bool, counts)) for counts in zip(*found.values(), strict=True)]
    rarities = [
        max(math.log((len(lengths) - some + 0.5) / (some + 0.5)), _LEAST_RARITY) for some in having
    ]
    return {
        number: sum(
            rarity * count * (_K1 + 1) / (count + _K1 * (1 - _B + _B * lengths[number] / mean))
            for rarity, count in zip(rarities, counts, strict=True)
        )
        for number, counts in found.items()
    }
