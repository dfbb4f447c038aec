"""The library, as home asks for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from pmfacilitator.catalogue import Reading
from pmfacilitator.domain.asking import Filter


class Listing(Protocol):
    """Gives what is known at once, and calls back with what takes longer, until it is closed."""

    def first(self) -> Reading:
        """The newest meetings, now; raises FileTrouble."""
        ...

    def read_on(self, then: Callable[[Reading], None]) -> None:
        """Read every meeting, and say how far that has come; the last time, it is whole."""
        ...

    def learn(self, then: Callable[[bool], None]) -> None:
        """Read what some more of them say, and say whether it is known of all of them."""
        ...

    def saying(self, wanted: Filter, then: Callable[[frozenset[str]], None]) -> None:
        """Find the files that have every word; only the last question that was asked is answered."""
        ...
