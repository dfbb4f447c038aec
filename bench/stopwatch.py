"""A terminal that knows when what it shows arrived."""

from __future__ import annotations

import os
import select
import time
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from tests.e2e.keys import encode_key
from tests.e2e.terminal import PATIENCE, Terminal

_PAUSE = 0.002
"""Seconds without output after which what has come is drawn; until then it is only taken."""


class Stopwatch(Terminal):
    """Takes the time at which bytes arrive, before it looks at what they are.

    While it waits it calls `glance` every few milliseconds, for what is to be watched besides.
    """

    def __init__(
        self,
        argv: Sequence[str],
        env: Mapping[str, str],
        size: tuple[int, int] = (100, 30),
        cwd: Path | None = None,
    ) -> None:
        self._arrived: deque[tuple[float, bytes]] = deque()
        self.shown_at = 0.0
        self.bytes = 0
        self.glance: Callable[[], None] = lambda: None
        self.began = time.perf_counter()
        super().__init__(argv, env, size, cwd)

    @property
    def pid(self) -> int:
        """The program's number."""
        return self._program.pid

    def seconds_to(self, is_so: Callable[[], bool], what: str) -> float:
        """Seconds from the start of the program until something is so."""
        self._wait(is_so, what, PATIENCE)
        return self.shown_at - self.began

    def seconds_from(self, key: str, is_so: Callable[[], bool], what: str) -> float:
        """Press a key: seconds until something, which is not so now, is so."""
        self.take_in_all()
        pressed = time.perf_counter()
        self._write(encode_key(key))
        self._wait(is_so, what, PATIENCE)
        return self.shown_at - pressed

    def take_in_all(self) -> None:
        """Draw whatever has come so far."""
        while self._read(0):
            pass

    def stand(self, seconds: float) -> None:
        """Watch the program do what it does by itself."""
        self.pass_time(seconds)

    def _read(self, seconds: float) -> bool:
        end = time.perf_counter() + seconds
        while not self._arrived and self._is_open:
            left = end - time.perf_counter()
            self._take(max(min(left, _PAUSE), 0))
            if left <= 0:
                break
            self.glance()
        if not self._arrived:
            return False
        self.shown_at, data = self._arrived.popleft()
        self._take_in(self._decoder.decode(data))
        return True

    def _take(self, patience: float) -> None:
        """Take what comes until nothing does, so that drawing it delays no other time."""
        while self._is_open and select.select([self._fd], [], [], patience)[0]:
            try:
                data = os.read(self._fd, 65536)
            except OSError:
                data = b""
            if not data:
                self.hang_up()
                return
            self._arrived.append((time.perf_counter(), data))
            self.bytes += len(data)
            patience = _PAUSE
