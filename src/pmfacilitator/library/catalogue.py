"""What is known of all meetings without opening them, for whoever asks, from whichever thread."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pmfacilitator.library.index import Index
from pmfacilitator.repository import Shelf, Summary, newest_first

if TYPE_CHECKING:
    from pmfacilitator.domain.learning.seen import MeetingSeen


class Catalogue:
    """Fulfils `repository.Catalogue` by an index that each thread opens for itself.

    Args:
        shelf: the files of the library.
        caches: the folder for indexes; without one, nothing is kept.
    """

    def __init__(self, shelf: Shelf, caches: Path | None) -> None:
        self._shelf = shelf
        self._caches = caches
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

    def seen(
        self,
        since: dt.date | None = None,
        until: dt.date | None = None,
        *,
        with_archived: bool = False,
    ) -> Iterator[MeetingSeen]:
        """What is seen of each meeting, the newest incident first; raises FileTrouble.

        Args:
            since: the first day; meetings without a day are left out then.
            until: the last day.
            with_archived: whether those in the archive are told of as well.
        """
        from pmfacilitator.library.learning import learn, seen_meetings

        index = self._index()
        index.refresh()
        while not learn(index):
            pass
        first, last = (day.isoformat() if day else "" for day in (since, until))
        return seen_meetings(index, since=first, until=last, with_archived=with_archived)

    def _index(self) -> Index:
        """This thread's own, as SQLite's connections belong to the thread that made them."""
        index = getattr(self._own, "index", None)
        if not isinstance(index, Index):
            index = self._own.index = Index(self._shelf, self._caches)
        return index
