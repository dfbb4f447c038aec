"""What is known of all meetings without opening them, for whoever asks, from whichever thread."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pmfacilitator.catalogue import Reading, Shelf, Summary, newest_first
from pmfacilitator.domain.asking import Filter
from pmfacilitator.domain.filtering import fits
from pmfacilitator.domain.learning.much import no_collecting
from pmfacilitator.library.engines import FullText, OneByOne
from pmfacilitator.library.index import Index

if TYPE_CHECKING:
    from pmfacilitator.domain.learning.seen import MeetingSeen, Similar
    from pmfacilitator.library.search import Place

_MANY = 300
_SOME_MORE = 500


@dataclass(frozen=True)
class Hit:
    """A meeting that was found, and the places in it that were looked for."""

    summary: Summary
    places: tuple[Place, ...]


class IndexedCatalogue:
    """Fulfils `Catalogue` by an index that each thread opens for itself.

    Args:
        shelf: the files of the library.
        caches: the folder for indexes; without one, nothing is kept.
        on_many: called with how many meetings have to be read, where that takes a while.
    """

    def __init__(
        self,
        shelf: Shelf,
        caches: Path | None,
        on_many: Callable[[int], None] = lambda _count: None,
    ) -> None:
        self._shelf = shelf
        self._caches = caches
        self._on_many = on_many
        self._own = threading.local()

    @property
    def trouble(self) -> str:
        """Why nothing can be kept, in one sentence; "" if it can."""
        return self._index().trouble

    def summaries(self, *, archived: bool = False) -> Sequence[Summary]:
        """The meetings there are now, or those in the archive, newest first, damaged ones last.

        Raises:
            FileTrouble: the library cannot be read.
        """
        index = self._index()
        index.refresh()
        return newest_first(each for each in index.summaries() if each.archived is archived)

    def holding(self, meeting: str) -> Path | None:
        """The file of the meeting with that id, archived or not; raises FileTrouble."""
        index = self._index()
        index.refresh()
        return index.holding(meeting)

    def fitting(self, wanted: Filter, *, archived: bool = False) -> Sequence[Summary]:
        """Those that have every word and fit every condition, newest first; raises FileTrouble."""
        archived = archived or wanted.is_of_the_archive
        found = [each for each in self.summaries(archived=archived) if fits(wanted, each)]
        if not wanted.has_words:
            return found
        from pmfacilitator.library.search import having_all
        from pmfacilitator.library.terms import terms_of

        index = self._learned()
        names = having_all(index, self._engine, terms_of(wanted))
        return [each for each in found if each.name in names]

    def search(self, wanted: Filter, most: int, *, archived: bool = False) -> Sequence[Hit]:
        """Those that have a word and fit every condition, the most telling first.

        Without words they are in the order of a list. Raises FileTrouble.
        """
        from pmfacilitator.library.search import places, ranked
        from pmfacilitator.library.terms import telling, terms_of

        terms = terms_of(wanted)
        archived = archived or wanted.is_of_the_archive
        if not terms:
            return [Hit(each, ()) for each in self.fitting(wanted, archived=archived)[:most]]
        index = self._learned()
        by_path = {
            each.path: each
            for each in index.summaries()
            if each.archived is archived and fits(wanted, each)
        }
        hits: list[Hit] = []
        for name in ranked(index, self._engine, terms):
            summary = by_path.get(self._shelf.folder / name)
            found = self._shelf.meeting(name) if summary and len(hits) < most else None
            if summary and found and found[1]:
                hits.append(Hit(summary, places(found[1], telling(terms))))
        return hits

    def first(self, most: int) -> Reading:
        """The newest meetings, soon, however many there are; raises FileTrouble."""
        index = self._index()
        is_all = index.peek(most)
        return Reading(index.newest(most), index.count, is_all)

    def read_on(self) -> Reading:
        """Every meeting, or the next of the files that have to be read; raises FileTrouble."""
        index = self._index()
        is_read = index.refresh(_SOME_MORE)
        return Reading(newest_first(index.summaries()), index.count, is_read)

    def learn(self) -> bool:
        """Read some more meetings, so that words are found in them; whether all have been read."""
        from pmfacilitator.library.learning import learn

        return learn(self._index())

    def saying(self, wanted: Filter) -> frozenset[str]:
        """The names of the files that have every word, as far as they have been learned."""
        from pmfacilitator.library.search import having_all
        from pmfacilitator.library.terms import terms_of

        terms = terms_of(wanted)
        return having_all(self._index(), self._engine, terms) if terms else frozenset()

    def seen(
        self,
        since: dt.date | None = None,
        until: dt.date | None = None,
        *,
        with_archived: bool = False,
    ) -> Sequence[MeetingSeen]:
        """What is seen of each meeting, the newest incident first; raises FileTrouble.

        Args:
            since: the first day; meetings without a day are left out then.
            until: the last day.
            with_archived: whether those in the archive are told of as well.
        """
        from pmfacilitator.library.learning import seen_meetings

        first, last = (day.isoformat() if day else "" for day in (since, until))
        index = self._learned()
        with no_collecting():
            return tuple(seen_meetings(index, since=first, until=last, with_archived=with_archived))

    def similar(
        self, typed: str, kinds: Sequence[str], *, most: int, incident: str = "", before: str = ""
    ) -> Sequence[Similar]:
        """Rows of earlier incidents like what is typed, from what was learned so far."""
        from pmfacilitator.library.similar import similar_to

        index = self._index()
        return similar_to(index, typed, kinds, most=most, incident=incident, before=before)

    def _learned(self) -> Index:
        """The index, with everything that the files say now."""
        from pmfacilitator.library.learning import learn, left_to_learn

        index = self._index()
        index.refresh()
        left = left_to_learn(index)
        if left > _MANY:
            self._on_many(left)
        while not learn(index):
            pass
        return index

    @property
    def _engine(self) -> FullText | OneByOne:
        return FullText() if self._index().full_text else OneByOne()

    def _index(self) -> Index:
        """This thread's own, as SQLite's connections belong to the thread that made them."""
        index = getattr(self._own, "index", None)
        if not isinstance(index, Index):
            index = self._own.index = Index(self._shelf, self._caches)
        return index
