"""Reads the library aside, so that no key waits for it: a thread of its own, one thing at a time."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from typing import TypeVar

from pmfacilitator.catalogue import Catalogue, Reading
from pmfacilitator.domain.filtering import Filter
from pmfacilitator.errors import PmFacilitatorError

T = TypeVar("T")

AT_FIRST = 100
"""How many meetings are looked up before anything is drawn: more than a screen shows."""

_Then = Callable[[frozenset[str]], None]


class AsideListing:
    """Fulfils `Listing` with a catalogue; every answer comes on the app's own thread.

    Args:
        catalogue: knows the meetings.
        later: calls something in the app's own context.
        broken: told of an error that nobody foresaw.
        listed: called before meetings are listed.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        *,
        later: Callable[..., object],
        broken: Callable[[BaseException], None],
        listed: Callable[[], None],
    ) -> None:
        self._catalogue = catalogue
        self._later = later
        self._broken = broken
        self._listed = listed
        self._reader = ThreadPoolExecutor(max_workers=1, thread_name_prefix="library")
        self._asked: tuple[Filter, _Then] | None = None
        self._running = set[str]()
        self._is_closed = False

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

        self._do("read on", self._catalogue.read_on, read)

    def learn(self, then: Callable[[bool], None]) -> None:
        """Read what some more of them say, and say whether it is known of all of them."""
        self._do("learn", self._catalogue.learn, then)

    def saying(self, wanted: Filter, then: _Then) -> None:
        """Find the files that have every word, unless something else is asked before."""
        self._asked = (wanted, then)
        self._do("saying", self._said, self._answered)

    def close(self) -> None:
        """Begin nothing any more; what is being read is read to its end."""
        self._is_closed = True
        self._reader.shutdown(wait=False, cancel_futures=True)

    def _said(self) -> Callable[[], None]:
        """The answer to what was asked last."""
        asked, self._asked = self._asked, None
        if asked is None:
            return lambda: None
        wanted, then = asked
        return partial(then, self._catalogue.saying(wanted))

    def _answered(self, answer: Callable[[], None]) -> None:
        answer()
        if self._asked is not None:
            self.saying(*self._asked)

    def _do(self, name: str, work: Callable[[], T], then: Callable[[T], None]) -> None:
        """Do something aside, unless it is just being done."""
        if self._is_closed or name in self._running:
            return
        self._running.add(name)
        loop = asyncio.get_running_loop()

        def done(future: Future[T]) -> None:
            if not future.cancelled() and loop.is_running():
                loop.call_soon_threadsafe(
                    partial(self._later, partial(self._finish, name, future, then))
                )

        self._reader.submit(work).add_done_callback(done)

    def _finish(self, name: str, future: Future[T], then: Callable[[T], None]) -> None:
        """Go on with what came of it; a library that cannot be read now leaves things as they are."""
        self._running.discard(name)
        error = future.exception()
        if error is None:
            then(future.result())
        elif not isinstance(error, PmFacilitatorError):
            self._broken(error)
