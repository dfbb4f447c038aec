"""Answers by the program's own index."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from pmfacilitator.domain.filtering import parse_filter
from pmfacilitator.library.engines import FullText
from pmfacilitator.library.index import Index
from pmfacilitator.library.learning import learn
from pmfacilitator.library.search import ranked
from pmfacilitator.library.similar import similar_to
from pmfacilitator.library.terms import terms_of
from pmfacilitator.storage.shelf import Shelf


class Ours:
    """Finds incidents in a library, and calls them by the beginnings of their uuids."""

    def __init__(self, library: Path, uuids: Mapping[str, str]) -> None:
        self.shelf = Shelf(library)
        self.index = Index(self.shelf, None)
        self.index.refresh()
        while not learn(self.index):
            pass
        self._meetings = uuids
        self.uuids = {each.path.name: uuids[each.id] for each in self.index.summaries()}

    def search(self, text: str) -> Sequence[str]:
        """The incidents that a search shows, the first first."""
        found = ranked(self.index, FullText(), terms_of(parse_filter(text)))
        return [self.uuids[name] for name in found]

    def seen(self, text: str) -> Sequence[str]:
        """The incidents whose rows are offered as seen before."""
        found = similar_to(self.index, text, ("factor", "title"), most=5, least=0)
        return [self._meetings[each.meeting] for each in found]
