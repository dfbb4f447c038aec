"""Carries calls between the app's own thread, the one that writes, and the system's signals."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial

_ENDINGS = ("SIGTERM", "SIGHUP")
_INPUT = 0
_TERMINAL_GONE = 129
_LOOK_AGAIN = 1.0


class Bridges:
    """One writing thread, and a way back from it; `listen` must be called on the app's loop.

    `later` calls something in the app's own context, without which its timers stand still.
    """

    def __init__(
        self, broken: Callable[[BaseException], None], later: Callable[..., object]
    ) -> None:
        self._broken = broken
        self._later = later
        self._writer = ThreadPoolExecutor(max_workers=1, thread_name_prefix="autosave")
        self._loop: asyncio.AbstractEventLoop | None = None
        self._looking: asyncio.TimerHandle | None = None
        self._watcher: ThreadPoolExecutor | None = None

    def listen(self, end: Callable[[int], None]) -> None:
        """Call `end` with the exit status when the terminal or the system ends the program.

        No other hook runs then: neither `finally` nor anything of Textual's.
        """
        self._loop = asyncio.get_running_loop()
        if os.isatty(_INPUT):
            self._look(end)
        for name in _ENDINGS:
            number = getattr(signal, name, None)
            if number is None:
                continue
            try:
                self._loop.add_signal_handler(number, end, 128 + number)
            except (NotImplementedError, RuntimeError, ValueError):
                return  # not on this platform, or not on the main thread

    def _look(self, end: Callable[[int], None]) -> None:
        """Look every second whether the terminal is there: only whoever leads its session is told.

        A child of `make`, say, hears nothing, and would read the end of its input for ever.
        """
        if not os.isatty(_INPUT):
            end(_TERMINAL_GONE)
        elif self._loop is not None:
            self._looking = self._loop.call_later(_LOOK_AGAIN, self._look, end)

    def run_aside(self, work: Callable[[], None]) -> None:
        """Do something on the writing thread, after whatever it does now.

        An error that `work` does not expect is a bug, and must not end in silence.
        """
        self._writer.submit(work).add_done_callback(self._done)

    def run_apart(self, work: Callable[[], None]) -> None:
        """Do something that takes as long as the program, on a thread of its own."""
        self._watcher = ThreadPoolExecutor(max_workers=1, thread_name_prefix="watch")
        self._watcher.submit(work).add_done_callback(self._done)

    def _done(self, future: Future[None]) -> None:
        error = None if future.cancelled() else future.exception()
        if error is not None:
            self.call_back(self._broken, error)

    def call_back(self, callback: Callable[..., None], *values: object) -> None:
        """Call something on the app's own thread, from whichever thread this is."""
        if self._loop is not None and self._loop.is_running():
            self._loop.call_soon_threadsafe(partial(self._later, callback, *values))

    def close(self) -> None:
        """Wait for the threads, whose work must be at its end, and listen no longer."""
        if self._looking is not None:
            self._looking.cancel()
        if self._watcher is not None:
            self._watcher.shutdown(wait=True)
        self._writer.shutdown(wait=True)
