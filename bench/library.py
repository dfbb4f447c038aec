"""Measures the program in a library of ten thousand meetings: `python -m bench.library [DIR]`.

DIR is such a library, as `python -m bench.thousands DIR` writes it; one is written for the time
being if it is not given. Times stand beside their floors, measured in the same round on the same
computer, however busy it is. Exits with 1 if a limit is broken.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.letters import glyph, type_letters
from bench.readings import Readings
from bench.site import BIN, FLOORS
from bench.stopwatch import Stopwatch
from bench.thousands.__main__ import COUNT, write

ROUNDS = 3
FEW = 10

_TYPED = ("severity:P1 pool", "certificate exp", "payments que", "harbor boo", "since:2026 ret")
_SAID = (
    "resellers poll the ledger every second",
    "the pool was sized for a third of the load",
    "a certificate expired over the weekend and nobody was told",
    "clients retried without waiting",
)
_FIRST_ROW = re.compile(r"▸ 2026-11-20 P\d")
_LEARN = """
import sys, time
from pathlib import Path
from pmfacilitator.library.catalogue import IndexedCatalogue
from pmfacilitator.storage.shelf import Shelf
catalogue = IndexedCatalogue(Shelf(Path(sys.argv[1])), Path(sys.argv[2]))
"""
_SEEN = f"{_LEARN}began = time.perf_counter(); catalogue.seen(); print(time.perf_counter() - began)"
_SIMILAR = f"""{_LEARN}
catalogue.similar("something", ("insight",), most=2)
for said in sys.argv[3:]:
    for kind in ("insight", "factor", "title"):
        began = time.thread_time()
        catalogue.similar(said, (kind,), most=2)
        print(time.thread_time() - began)
"""


_PERIOD, _REST = 0.08, 0.33
"""Seconds from key to key, and how long typing rests so that looking up falls among the next keys."""

_MOST_QUESTIONS = 12


@dataclass(frozen=True)
class Site:
    """A library of many meetings, one of few, and a computer that has seen neither."""

    folder: Path
    many: Path
    few: Path

    @property
    def caches(self) -> Path:
        """Where indexes are kept."""
        return self.folder / "cache"

    def environment(self) -> dict[str, str]:
        """Nothing of this computer."""
        purposes = ("cache", "config", "data", "state")
        return {
            "PATH": str(BIN),
            "HOME": str(self.folder),
            "TERM": "xterm-256color",
            "LANG": "C.UTF-8",
            **{f"XDG_{each.upper()}_HOME": str(self.folder / each) for each in purposes},
        }

    def started(self, *arguments: str) -> Stopwatch:
        """The program in a terminal."""
        return Stopwatch([str(BIN / "pmfacilitator"), *arguments], self.environment())

    def floor(self) -> Stopwatch:
        """A Textual app with one word."""
        argv = [sys.executable, str(FLOORS / "nothing.py")]
        return Stopwatch(argv, self.environment())

    def ran(self, *arguments: str) -> float:
        """The seconds that a command takes."""
        began = time.perf_counter()
        argv = [str(BIN / "pmfacilitator"), *arguments]
        subprocess.run(argv, env=self.environment(), check=True, stdout=subprocess.DEVNULL)
        return time.perf_counter() - began

    def forget(self) -> None:
        """Delete every index."""
        with suppress(FileNotFoundError):
            shutil.rmtree(self.caches)

    def printed(self, program: str, *arguments: str) -> list[float]:
        """The numbers that a little program prints about the library of many."""
        folder = self.caches / "pmfacilitator" / "libraries"
        argv = [sys.executable, "-c", program, str(self.many), str(folder), *arguments]
        ran = subprocess.run(
            argv, env=self.environment(), check=True, capture_output=True, text=True
        )
        return [float(line) for line in ran.stdout.split()]


def start(site: Site, readings: Readings) -> None:
    """The time to the first rows, with an index and without one, beside an app with one word."""
    with site.floor() as terminal:
        readings.add("floor", [terminal.seconds_to(lambda: terminal.shows("ready"), "the word")])
    with site.started("--library", str(site.many)) as terminal:
        readings.add("warm", [terminal.seconds_to(lambda: terminal.shows(_FIRST_ROW), "a row")])
    site.forget()
    with site.started("--library", str(site.many)) as terminal:
        readings.add("cold", [terminal.seconds_to(lambda: terminal.shows(_FIRST_ROW), "a row")])
    site.ran("search", "pool", "--library", str(site.many))


def typing(site: Site, readings: Readings) -> None:
    """The time from a key to its glyph in the filter, and what memory the app has had at most."""
    with site.started("--library", str(site.many)) as terminal:
        terminal.wait_for("10,000")
        terminal.stand(2)
        for query in _TYPED:
            for at, letter in enumerate(query):
                terminal.settle()
                typed = query[: at + 1]
                if letter == " ":
                    terminal.type(letter)
                    continue
                readings.add(
                    "key",
                    [terminal.seconds_from(letter, lambda: terminal.shows(typed), typed)],  # noqa: B023
                )
            terminal.stand(0.3)
            terminal.send("ctrl+u")
        status = Path(f"/proc/{terminal.pid}/status").read_text("utf-8")
        found = re.search(r"VmHWM:\s+(\d+) kB", status)
        readings.add("memory", [int(found[1]) / 1024 if found else 0])


def opening(site: Site, readings: Readings) -> None:
    """The time to a meeting's first question, and from a key there to the disk."""
    for name, library in (("many", site.many), ("few", site.few)):
        path = max(library.glob("2026-11-20-*.json"))
        before = path.read_bytes()
        try:
            with site.started("--library", str(library), "open", str(path)) as terminal:
                question = terminal.seconds_to(lambda: terminal.shows("Step 1 of"), "the step")
                readings.add(f"open {name}", [question])
                terminal.settle()
                readings.add(f"disk {name}", type_letters(terminal, "", path).kept)
        finally:
            path.write_bytes(before)  # what was typed is in nobody's way the next time


def recalling(site: Site, readings: Readings) -> None:
    """The time from a key to its glyph in a line for which the library is asked, and in one without."""
    path = max(site.many.glob("2026-11-20-*.json"))
    before = path.read_bytes()
    try:
        with site.started("--library", str(site.many), "open", str(path)) as terminal:
            terminal.wait_for("Step ")
            for asked, name in (
                ("What contributed to it?", "recalled"),
                ("Prevention: what would we watch?", "plain"),
            ):
                terminal.settle()
                terminal.send("ctrl+g")
                terminal.settle()
                terminal.send("3")
                for _ in range(_MOST_QUESTIONS):
                    terminal.settle()
                    if not terminal.shows(asked):
                        terminal.send("tab")
                for sentence in _SAID:
                    terminal.send("ctrl+u")
                    terminal.settle()
                    readings.add(name, list(_typed_in_line(terminal, sentence)))
    finally:
        path.write_bytes(before)


def _typed_in_line(terminal: Stopwatch, sentence: str) -> Iterator[float]:
    """Type a sentence, resting behind every other word, and see when each letter is there."""
    x, y = terminal.where("›")
    for at, letter in enumerate(sentence):
        if letter == " ":
            terminal.type(letter)
            terminal.stand(_REST if sentence[:at].count(" ") % 2 else 0.0)
        else:
            terminal.stand(_PERIOD)
            yield terminal.seconds_from(letter, glyph(terminal, x + 2 + at, y, letter), letter)


def headless(site: Site, readings: Readings) -> None:
    """What commands and analyses take."""
    readings.add("seen", site.printed(_SEEN))
    readings.add("similar", site.printed(_SIMILAR, *_SAID))
    library = ("--library", str(site.many))
    readings.add("list", [site.ran("list", "severity:P1", "pool", *library)])
    readings.add("search", [site.ran("search", "expired", "certificate", *library)])
    for command in ("themes", "roadmap"):
        readings.add(
            command, [site.ran(command, "--since", "2018-01-01", "--to", "markdown", *library)]
        )


@dataclass(frozen=True)
class Limit:
    """A figure that is held to a limit."""

    words: str
    value: float
    most: float
    unit: str

    @property
    def is_kept(self) -> bool:
        """Whether it is no more than it may be."""
        return self.value <= self.most


def limits(readings: Readings) -> tuple[Limit, ...]:
    """Every figure with its limit."""
    ms, figure = 1000, readings.figure
    return (
        Limit(
            "first rows after a bare app's first paint", figure("warm") - figure("floor"), 0.3, "s"
        ),
        Limit("first rows without an index", figure("cold"), 3, "s"),
        Limit("a key in the filter, p95", figure("key", 95) * ms, 50, "ms"),
        Limit("a key while the library is asked, p95", figure("recalled", 95) * ms, 50, "ms"),
        Limit(
            "that, times a key where it is not, p50", readings.ratio("recalled", "plain"), 1.2, "x"
        ),
        Limit("memory", figure("memory"), 400, "MB"),
        Limit(
            f"opening, times that among {FEW}", readings.ratio("open many", "open few"), 1.2, "x"
        ),
        Limit(
            f"key to disk, times that among {FEW}",
            readings.ratio("disk many", "disk few"),
            1.2,
            "x",
        ),
        Limit("what is seen of all meetings", figure("seen"), 2, "s"),
        Limit("seen before, of the processor, p95", figure("similar", 95) * ms, 50, "ms"),
        Limit("list QUERY", figure("list"), 2, "s"),
        Limit("search QUERY", figure("search"), 2, "s"),
        Limit("themes of everything", figure("themes"), 3, "s"),
        Limit("roadmap of everything", figure("roadmap"), 3, "s"),
    )


def measured(site: Site, rounds: int) -> Readings:
    """What so many rounds have shown."""
    readings = Readings()
    for at in range(rounds):
        print(f"round {at + 1} of {rounds}", file=sys.stderr)
        readings.begin_round()
        if at == 0:
            site.ran("search", "pool", "--library", str(site.many))
        for job in (start, typing, opening, recalling, headless):
            job(site, readings)
    return readings


def main() -> int:
    """Read the arguments, measure, print the figures, and say whether every limit is kept."""
    parser = argparse.ArgumentParser(prog="python -m bench.library", description=__doc__)
    parser.add_argument("library", type=Path, nargs="?")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    given = parser.parse_args()
    with TemporaryDirectory() as name:
        folder = Path(name)
        site = Site(folder, given.library or folder / "many", folder / "few")
        if given.library is None:
            write(site.many, COUNT)
        write(site.few, FEW)
        readings = measured(site, given.rounds)
    print(f"floor: first paint of a bare app {readings.figure('floor'):.2f} s")
    for limit in (found := limits(readings)):
        kept = "ok" if limit.is_kept else "BROKEN"
        print(f"{limit.value:8.2f} {limit.unit:3} of {limit.most:g}  {limit.words}  {kept}")
    return 0 if all(limit.is_kept for limit in found) else 1


if __name__ == "__main__":
    sys.exit(main())
