"""Work beside the app, so that no key waits for it: a thread of its own, one thing at a time."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from typing import TypeVar

from pmfacilitator.errors import PmFacilitatorError

T = TypeVar("T")


class Aside:
    """Does things on another thread; every answer comes on the app's own.

    Args:
        later: calls something in the app's own context.
        broken: told of an error that nobody foresaw.
    """

    def __init__(
        self, *, later: Callable[..., object], broken: Callable[[BaseException], None]
    ) -> None:
        self._later = later
        self._broken = broken
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="library")
        self._asked: dict[str, Callable[[], Callable[[], None]]] = {}
        self._running = set[str]()
        self._is_closed = False

    def do(self, name: str, work: Callable[[], T], then: Callable[[T], None]) -> None:
        """Do something, unless it is just being done."""
        if self._is_closed or name in self._running:
            return
        self._running.add(name)
        loop = asyncio.get_running_loop()

        def done(future: Future[T]) -> None:
            if not future.cancelled() and loop.is_running():
                loop.call_soon_threadsafe(
                    partial(self._later, partial(self._finish, name, future, then))
                )

        self._thread.submit(work).add_done_callback(done)

    def do_newest(self, name: str, work: Callable[[], T], then: Callable[[T], None]) -> None:
        """Answer a question, unless another of that name is asked before."""
        self._asked[name] = lambda: partial(then, work())
        self._go_on(name)

    def close(self) -> None:
        """Begin nothing and say nothing any more; what is being done is done to its end."""
        self._is_closed = True
        self._thread.shutdown(wait=False, cancel_futures=True)

    def _go_on(self, name: str) -> None:
        self.do(name, partial(self._answer_to, name), partial(self._answered, name))

    def _answer_to(self, name: str) -> Callable[[], None]:
        """The answer to what was asked last."""
        asked = self._asked.pop(name, None)
        return asked() if asked else lambda: None

    def _answered(self, name: str, answer: Callable[[], None]) -> None:
        answer()
        if name in self._asked:
            self._go_on(name)

    def _finish(self, name: str, future: Future[T], then: Callable[[T], None]) -> None:
        """Go on with what came of it; a library that cannot be read now leaves things as they are.

        What is known only after the end has nobody left to hear it.
        """
        self._running.discard(name)
        if self._is_closed:
            return
        error = future.exception()
        if error is None:
            then(future.result())
        elif not isinstance(error, PmFacilitatorError):
            self._broken(error)
