"""What programs spend while nobody touches them."""

from __future__ import annotations

import time
from pathlib import Path

from bench.stopwatch import Stopwatch

_TURN = 0.2


def stand(seconds: float, *terminals: Stopwatch) -> float:
    """Watch several programs do what they do by themselves; the seconds that it took."""
    began = time.perf_counter()
    while time.perf_counter() < began + seconds:
        for terminal in terminals:
            terminal.stand(_TURN)
    return time.perf_counter() - began


def cpu_seconds(pid: int) -> float:
    """What a program's threads have spent so far; as Linux says, to the nanosecond."""
    threads = Path(f"/proc/{pid}/task").glob("*/schedstat")
    return sum(int(thread.read_text().split()[0]) for thread in threads) / 1e9
