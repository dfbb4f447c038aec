"""Finds what was said before in other words: rows of earlier incidents like one that is typed.

Rows are short, so the words of the meeting around each of them count as well.
"""

from __future__ import annotations

import math
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise

from pmfacilitator.domain.learning.seen import Similar
from pmfacilitator.library.analysis import also, is_filling, related, stem, words_of
from pmfacilitator.library.index import Index
from pmfacilitator.library.tables import COLUMNS
from pmfacilitator.library.terms import spaced

KINDS = ("insight", "factor", "title")
"""What can have been said before."""

_MOST_ROWS = 100
"""How many rows are compared."""

_FEWEST_WORDS, _MOST_FOUND = 2, 5000
"""How many of the rarest words rows are found by, and about how many rows more of them may find."""

_K1, _B_ROW, _B_MEETING = 1.2, 0.3, 0.75
_ROW_SHARE, _PAIR_SHARE, _RELATED_SHARE = 0.5, 0.5, 0.25
"""What counts less: a row than its meeting, words for standing side by side, and related words."""

_LEAST_ALIKE = 0.35


@dataclass(frozen=True)
class _Candidate:
    """A row, with its words and those of its meeting, spaced."""

    similar: Similar
    row: str
    meeting: str
    score: float = 0.0


@dataclass(frozen=True)
class _Wanted:
    """What is looked for in texts of one sort: each word and pair of words, and how rare it is."""

    words: Mapping[str, float]
    pairs: Mapping[str, float]
    related: Mapping[str, float]
    counts: Mapping[str, int]
    """In how many texts each word stands."""

    @property
    def rarest(self) -> list[str]:
        """The rarest words, as many as do not lead to most of the texts there are."""
        found = 0
        taken: list[str] = []
        for word in sorted((*self.words, *self.related), key=self.counts.__getitem__):
            found += self.counts[word]
            if len(taken) >= _FEWEST_WORDS and found > _MOST_FOUND:
                break
            taken.append(word)
        return taken

    def share(self, text: str) -> float:
        """How much of it stands in a text, from 0 to 1; rare words are more of it."""
        there = sum(rarity for word, rarity in self.words.items() if word in text)
        return there / (sum(self.words.values()) or 1)

    def told_by(self, text: str, length: float, b: float) -> float:
        """How much a text tells of it: bm25, and something for each pair.

        Args:
            text: its words.
            length: how long it is, beside others.
            b: how much a long text is held against it.
        """
        total = 0.0
        for word, rarity in (*self.words.items(), *self.related.items()):
            count = text.count(word)
            if count:
                total += rarity * count * (_K1 + 1) / (count + _K1 * (1 - b + b * length))
        return total + _PAIR_SHARE * sum(r for pair, r in self.pairs.items() if pair in text)


def similar_to(
    index: Index,
    typed: str,
    kinds: Sequence[str],
    *,
    most: int,
    incident: str = "",
    before: str = "",
    least: float = _LEAST_ALIKE,
) -> tuple[Similar, ...]:
    """The rows most like what is typed, at most one of each meeting, the most similar first.

    Args:
        index: the index, with what was learned so far.
        typed: the words.
        kinds: which of `KINDS` may be like it.
        most: how many are wanted.
        incident: the id of the incident that it is typed for, whose own rows are none.
        before: the day up to which incidents count, as `2026-11-27`; all do without one.
        least: how alike they have to be.
    """
    if not index.full_text:
        return ()
    found = index.run(partial(_similar, typed, tuple(kinds), incident, before))
    return tuple(each for each in found if each.alike >= least)[:most]


def _similar(
    typed: str, kinds: tuple[str, ...], incident: str, before: str, tables: sqlite3.Connection
) -> list[Similar]:
    words, pairs = _parts(typed)
    in_rows = _weighed(tables, "alike_terms", words, pairs)
    in_meetings = _weighed(tables, "word_terms", words, pairs)
    if not in_rows.words:
        return []
    candidates = _candidates(tables, in_rows, kinds, incident, before)
    if not candidates:
        return []
    row_length = sum(each.row.count(" ") for each in candidates) / len(candidates)
    meeting_length = sum(each.meeting.count(" ") for each in candidates) / len(candidates)
    best: dict[str, _Candidate] = {}
    for each in candidates:
        row = in_rows.told_by(each.row, each.row.count(" ") / row_length, _B_ROW)
        length = each.meeting.count(" ") / meeting_length
        around = in_meetings.told_by(each.meeting, length, _B_MEETING)
        score = _ROW_SHARE * row + around * in_meetings.share(each.meeting)
        known = best.get(each.similar.meeting)
        if known is None or score > known.score:
            best[each.similar.meeting] = replace(each, score=score)
    ranked = sorted(best.values(), key=lambda each: (-each.score, each.similar.meeting))
    return [replace(each.similar, alike=in_rows.share(each.row)) for each in ranked]


def _parts(typed: str) -> tuple[list[str], list[tuple[str, str]]]:
    """The words that tell something, and those that stand side by side."""
    stems = words_of(typed)
    telling = [word for word in stems if not is_filling(word)]
    joined = [stem(one + other) for one, other in pairwise(stems)]  # "failed over" is a failover
    others = [other for word in (*telling, *joined) for other in also(word)]
    return list(dict.fromkeys((*telling, *joined, *others))), list(pairwise(telling))


def _weighed(
    tables: sqlite3.Connection, terms: str, words: Sequence[str], pairs: Sequence[tuple[str, str]]
) -> _Wanted:
    """The words that stand in any text, each with how rare it is."""
    (texts,) = tables.execute(_COUNTS[terms]).fetchone()
    counts: dict[str, int] = {}
    others = [other for word in words for other in related(word) if other not in words]
    for word in (*words, *others):
        known = tables.execute(_TERMS[terms], (word,)).fetchone()
        if known is not None:
            counts[word] = known[0]
    rarity = {
        word: math.log(1 + (max(texts - count, 0) + 0.5) / (count + 0.5))
        for word, count in counts.items()
    }
    return _Wanted(
        {f" {word} ": rare for word, rare in rarity.items() if word in words},
        {
            f" {one}  {other} ": rarity[one] + rarity[other]
            for one, other in pairs
            if one in rarity and other in rarity
        },
        {f" {word} ": _RELATED_SHARE * rarity[word] for word in others if word in rarity},
        {f" {word} ": count for word, count in counts.items()},
    )


_COUNTS = {
    "alike_terms": "SELECT coalesce(max(id), 0) FROM said",
    "word_terms": "SELECT coalesce(max(file), 0) FROM meetings",
}
_TERMS = {
    "alike_terms": "SELECT doc FROM alike_terms WHERE term = ?",
    "word_terms": "SELECT doc FROM word_terms WHERE term = ?",
}
_ROWS = (
    "SELECT said.file, said.kind, files.meeting, said.row, said.text, alike.words, files.day,"
    " json_extract(files.summary, '$[1]') FROM alike JOIN said ON said.id = alike.rowid"
    " JOIN files ON files.id = said.file WHERE alike MATCH ? AND said.kind IN (?, ?, ?)"
    " AND files.incident != ? AND files.day <= ? ORDER BY alike.rank LIMIT ?"
)
_LAST_DAY = "~"


def _candidates(
    tables: sqlite3.Connection,
    wanted: _Wanted,
    kinds: tuple[str, ...],
    incident: str,
    before: str,
) -> list[_Candidate]:
    match = " OR ".join(f'"{word.strip()}"' for word in wanted.rarest)
    three = (*kinds, *kinds, *kinds)[:3]
    values = (match, *three, incident, before or _LAST_DAY, _MOST_ROWS)
    found = tables.execute(_ROWS, values).fetchall()
    meetings = {file: _meeting(tables, file) for file in {row[0] for row in found}}
    return [
        _Candidate(Similar(kind, meeting, row, text, title, day, 0.0), f" {words} ", meetings[file])
        for file, kind, meeting, row, text, words, day, title in found
    ]


def _meeting(tables: sqlite3.Connection, file: int) -> str:
    columns = ", ".join(COLUMNS)
    asked = f"SELECT {columns} FROM words WHERE rowid = ?"  # noqa: S608
    return spaced(" ".join(tables.execute(asked, (file,)).fetchone() or ()))
