"""Reads the library aside: for the list at home, and for what somebody types in a meeting."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from pmfacilitator.app.aside import Aside
from pmfacilitator.catalogue import Catalogue, Reading
from pmfacilitator.domain.asking import Filter
from pmfacilitator.domain.learning.seen import Similar
from pmfacilitator.screens.recalling import Asked

AT_FIRST = 100
"""How many meetings are looked up before anything is drawn: more than a screen shows."""


class AsideListing:
    """Fulfils `Listing` with a catalogue; every answer comes on the app's own thread.

    Args:
        catalogue: knows the meetings.
        aside: where it is asked.
        listed: called before meetings are listed.
    """

    def __init__(self, catalogue: Catalogue, aside: Aside, listed: Callable[[], None]) -> None:
        self._catalogue = catalogue
        self._aside = aside
        self._listed = listed

    def first(self) -> Reading:
        """The newest meetings, now; raises FileTrouble."""
        self._listed()
        return self._catalogue.first(AT_FIRST)

    def read_on(self, then: Callable[[Reading], None]) -> None:
        """Read every meeting, and say how far that has come."""

        def read(reading: Reading) -> None:
            then(reading)
            if not reading.is_whole:
                self.read_on(then)

        self._aside.do("read on", self._catalogue.read_on, read)

    def learn(self, then: Callable[[bool], None]) -> None:
        """Read what some more of them say, and say whether it is known of all of them."""
        self._aside.do("learn", self._catalogue.learn, then)

    def saying(self, wanted: Filter, then: Callable[[frozenset[str]], None]) -> None:
        """Find the files that have every word, unless something else is asked before."""
        self._aside.do_newest("saying", partial(self._catalogue.saying, wanted), then)


class AsideRecall:
    """Fulfils `Recall` with a catalogue, of which each question makes some more be learned.

    A meeting that is opened from the command line is recalled for though nobody was at home, where
    the library would have been read.
    """

    def __init__(self, catalogue: Catalogue, aside: Aside) -> None:
        self._catalogue = catalogue
        self._aside = aside
        self._is_read = self._is_learned = False

    def similar(self, asked: Asked, then: Callable[[Sequence[Similar], bool], None]) -> None:
        """Find what is like it, unless something else is asked before."""

        def told(found: tuple[Sequence[Similar], bool]) -> None:
            then(*found)

        self._aside.do_newest("similar", partial(self._similar, asked), told)

    def _similar(self, asked: Asked) -> tuple[Sequence[Similar], bool]:
        if not self._is_read:
            self._is_read = self._catalogue.read_on().is_whole
        elif not self._is_learned:
            self._is_learned = self._catalogue.learn()
        found = self._catalogue.similar(
            asked.words,
            asked.kinds,
            most=asked.most,
            incident=asked.incident,
            before=asked.before,
        )
        return found, self._is_learned
