"""Typing at ten keys a second: when each letter is shown, what it sends, when it is on disk."""

from __future__ import annotations

import random
import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from bench.stopwatch import Stopwatch

KEYS = 24
"""Letters typed in a row; they fit into the narrowest field that is measured."""

PERIOD = 0.1
"""Seconds from key to key, give or take a third, so that no timer keeps step with them."""

MARK = "zq"
"""What is typed first, to know where the letters will stand."""

_PATIENCE = 5.0


@dataclass
class Typed:
    """What was seen of each letter: seconds to its glyph, bytes sent, seconds until on disk."""

    shown: list[float] = field(default_factory=list)
    bytes: list[float] = field(default_factory=list)
    kept: list[float] = field(default_factory=list)


class Reader:
    """Looks into a meeting's file for the letters behind the mark, as often as it is asked."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._letters = re.compile(MARK.encode() + rb"([a-z]*)")
        self._seen: object = None
        self.found: list[float] = []

    def look(self) -> None:
        """Note the time if there are more letters than before."""
        stat = self._path.stat()
        if (marks := (stat.st_ino, stat.st_mtime_ns)) == self._seen:
            return
        self._seen = marks
        letters = max(map(len, self._letters.findall(self._path.read_bytes())), default=0)
        now = time.perf_counter()
        self.found += [now] * (letters - len(self.found))


def type_letters(terminal: Stopwatch, before: str = "", path: Path | None = None) -> Typed:
    """Type text and letters where the cursor is; watch the file of the meeting, if one is named."""
    chance = random.Random(KEYS)  # noqa: S311 (jitter, the same in every run)
    terminal.type(before + MARK)
    terminal.wait_for(MARK)
    terminal.settle()
    x, y = terminal.where(MARK)
    reader = Reader(path) if path else None
    if reader:
        terminal.glance = reader.look
    typed, pressed = Typed(), list[float]()
    due = time.perf_counter()
    for at in range(KEYS):
        letter = chance.choice("abcdefghijklmnoprstuvwxy")
        due = max(due + PERIOD * chance.uniform(0.67, 1.33), time.perf_counter())
        terminal.stand(due - time.perf_counter())
        sent = terminal.bytes
        pressed.append(time.perf_counter())
        column = x + len(MARK) + at
        typed.shown.append(
            terminal.seconds_from(letter, glyph(terminal, column, y, letter), letter)
        )
        terminal.stand(due + PERIOD / 2 - time.perf_counter())
        typed.bytes.append(terminal.bytes - sent)
    if reader:
        end = time.perf_counter() + _PATIENCE
        while len(reader.found) < KEYS and time.perf_counter() < end:
            terminal.stand(PERIOD)
        typed.kept = [found - key for found, key in zip(reader.found, pressed, strict=False)] + [
            _PATIENCE
        ] * (KEYS - len(reader.found))
        terminal.glance = lambda: None
    return typed


def glyph(terminal: Stopwatch, x: int, y: int, letter: str) -> Callable[[], bool]:
    """Whether a letter stands in a cell by now."""
    return lambda: terminal.cell(x, y).text == letter
