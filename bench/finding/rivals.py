"""Answers by another library's bm25, from the very texts that the index was made of."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rank_bm25 import BM25Okapi

from bench.finding.ours import Ours
from pmfacilitator.domain.learning.told import told_in

_WORD = re.compile(r"\w+")


class Rival:
    """rank-bm25 over lower-case words, as its documentation shows it."""

    def __init__(self, ours: Ours) -> None:
        names, texts = [], []
        for name in ours.shelf.files():
            found = ours.shelf.meeting(name)
            if found and found[1]:
                names.append(ours.uuids[name])
                texts.append(" ".join(told.text for told in told_in(found[1])))
        self._meetings = names
        self._by_meeting = BM25Okapi([_words(text) for text in texts])
        said = ours.index.run(
            lambda tables: tables.execute(
                "SELECT files.name, said.text FROM said JOIN files ON files.id = said.file"
            ).fetchall()
        )
        self._rows = [ours.uuids[name] for name, _ in said]
        self._by_row = BM25Okapi([_words(text) for _, text in said])

    def search(self, text: str) -> Sequence[str]:
        """The incidents, the first first."""
        return _best(self._by_meeting, self._meetings, text)

    def seen(self, text: str) -> Sequence[str]:
        """The incidents of the rows that are most like it."""
        return _best(self._by_row, self._rows, text)


def _best(index: BM25Okapi, names: Sequence[str], text: str) -> Sequence[str]:
    scores = index.get_scores(_words(text))
    in_order = sorted(range(len(names)), key=lambda at: -scores[at])
    return list(dict.fromkeys(names[at] for at in in_order))


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())
