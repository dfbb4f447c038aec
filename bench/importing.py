"""What reading a timeline costs: documents of many lines, beside only parting them into lines."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator
from itertools import islice

from pmfacilitator.importing.found import Imported
from pmfacilitator.importing.material import pasted
from pmfacilitator.importing.registry import read

SOME, TEN_TIMES = 1_000, 10_000
_WORDS = (
    "the queue",
    "a pod",
    "a customer",
    "checkout",
    "restarts",
    "answers again",
    "moves to eu-west",
    "version 2.14.1",
    "rolls back",
    "the cache is cold",
    "at last",
)


def document(lines: int) -> str:
    """A document of about so many lines: sections, bullets with times, wrapped lines, a log."""
    return "\n".join(islice(_lines(), lines))


def reading(lines: int) -> Callable[[], Imported]:
    """The work of reading a document of so many lines."""
    text = document(lines)
    return lambda: read(pasted(text))


def parting(lines: int) -> Callable[[], object]:
    """The floor: parting a document of so many lines into them."""
    return document(lines).splitlines


def spent(work: Callable[[], object]) -> float:
    """The seconds of processor that some work takes."""
    began = time.process_time()
    work()
    return time.process_time() - began


def _lines() -> Iterator[str]:
    chance = random.Random(3)  # noqa: S311 (words, the same in every run)

    def words(most: int) -> str:
        return " ".join(chance.choices(_WORDS, k=chance.randint(3, most)))

    yield from ("# What happened", "", "All times are UTC.", "", "## Timeline", "")
    minute = 0
    while True:
        if minute % 1440 < 5:
            yield from ("", f"### 2026-03-{minute // 1440 % 28 + 1:02}", "")
        clock = f"{minute // 60 % 24:02}:{minute % 60:02}"
        yield f"- {clock} {words(7)}"
        if chance.random() < 0.3:
            yield f"  {words(6)}"
        if chance.random() < 0.05:
            yield from ("  ```", f"  2026-03-01T{clock}:07Z WARN {words(4)}", "  ```")
        minute += chance.randint(1, 9)
