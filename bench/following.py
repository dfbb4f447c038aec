"""What followers see, how late, and what they write: `python -m bench.following`.

Somebody types two hundred letters into the shared terminal, ten a second, each of them an edit, while
`follow` and `notes` show the meeting in two other terminals. Prints how long each letter took to get
there, and exits with 1 if one took longer than half a second, or if anything of the library that they
could have written has changed by them.
"""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.idling import cpu_seconds, stand
from bench.readings import Readings, percentile
from bench.site import FEW, MANY, Site
from bench.stopwatch import Stopwatch
from pmfacilitator.domain.desk import Place
from pmfacilitator.domain.prompts import SETUP
from pmfacilitator.storage.names import notes_of
from tests.traces import traces

TLDR = Place(step=SETUP, prompt="tldr")
ROWS = Place(step="product-questions", prompt="customers")
LINE = 20
"""Letters typed in a row; each line has a mark of its own, by which it is found on any screen."""

EDITS = 200
MOST_SECONDS = 0.5
PERIOD = 0.1
IDLE_SECONDS = 6.0
_PATIENCE = 10.0


@dataclass
class Seen:
    """What one follower has shown of a line: when each of its letters was there."""

    terminal: Stopwatch
    mark: str
    times: list[float] = field(default_factory=list)

    def look(self) -> None:
        """Take in what it has drawn, and note how far it is."""
        self.terminal.take_in_all()
        found = re.findall(f"{self.mark}([a-z]*)", self.terminal.screen_text())
        letters = max(map(len, found), default=0)
        self.times += [self.terminal.shown_at] * (letters - len(self.times))


@dataclass(frozen=True)
class Shared:
    """The shared terminal, and those who follow it, by what they are."""

    path: Path
    leading: Stopwatch
    following: dict[str, Stopwatch]


@contextmanager
def shared(site: Site, entries: int, place: Place) -> Iterator[Shared]:
    """A meeting that is led at a place, and followed."""
    path, leading = site.meeting(entries, place)
    with ExitStack() as stack:
        stack.enter_context(leading)
        leading.wait_for("Type here" if place == TLDR else "What does this tell us")
        following = {
            name: stack.enter_context(site.beside(path, name)) for name in ("follow", "notes")
        }
        for terminal in following.values():
            terminal.wait_for("What happened, in" if place == TLDR else "What does this tell us")
            terminal.settle()
        yield Shared(path, leading, following)


def lags(meeting: Shared, edits: int) -> dict[str, list[float]]:
    """Seconds from each key to its letter, for each follower."""
    found: dict[str, list[float]] = {name: [] for name in meeting.following}
    for number in range(-(-edits // LINE)):
        mark = f"zq{chr(ord('a') + number // 26)}{chr(ord('a') + number % 26)}q"
        meeting.leading.type(f"\n{mark}")
        seen = {name: Seen(each, mark) for name, each in meeting.following.items()}
        for each in seen.values():
            each.terminal.wait_for(mark)
        pressed = _type(meeting.leading, tuple(seen.values()))
        for name, each in seen.items():
            found[name] += [at - key for at, key in zip(each.times, pressed, strict=True)]
    return found


def _type(leading: Stopwatch, seen: Sequence[Seen]) -> list[float]:
    pressed: list[float] = []
    due = time.perf_counter()
    for at in range(LINE):
        due = max(due + PERIOD * (0.8 + 0.4 * (at * 7 % 10) / 9), time.perf_counter())
        _look_on(leading, seen, partial(_is_past, due))
        pressed.append(time.perf_counter())
        leading.type("abcdefghijklmnoprst"[at % 19])
    end = time.perf_counter() + _PATIENCE
    _look_on(
        leading,
        seen,
        lambda: all(len(each.times) == LINE for each in seen) or _is_past(end),
    )
    for each in seen:
        each.times += [end] * (LINE - len(each.times))
    return pressed


def _is_past(moment: float) -> bool:
    return time.perf_counter() >= moment


def _look_on(leading: Stopwatch, seen: Sequence[Seen], is_over: Callable[[], bool]) -> None:
    """Watch all terminals every few milliseconds, so that none waits for another."""
    while not is_over():
        leading.take_in_all()
        for each in seen:
            each.look()
        leading.stand(0.002)


def rows(meeting: Shared, many: int) -> dict[str, list[float]]:
    """Seconds from Enter to what was said, for each follower.

    The first line is not counted: it is the first of all that the shared terminal reads the words of.
    """
    found: dict[str, list[float]] = {name: [] for name in meeting.following}
    for at in range(-1, many):
        text = f"said {at + 1} times before"
        meeting.leading.type(text)
        meeting.leading.wait_for(text)
        meeting.leading.settle()
        for each in meeting.following.values():
            each.settle()
        said = {"follow": f"•  {text}", "notes": f"Just said   {text}"}
        meeting.leading.send("enter")
        pressed, end = time.perf_counter(), time.perf_counter() + _PATIENCE
        waiting = dict(meeting.following)
        while waiting and time.perf_counter() < end:
            meeting.leading.stand(0.002)
            for name, each in tuple(waiting.items()):
                each.take_in_all()
                if each.shows(said[name]):
                    found[name].append(each.shown_at - pressed)
                    del waiting[name]
        for name in waiting:
            found[name].append(_PATIENCE)
    return {name: seconds[1:] for name, seconds in found.items()}


def leave_no_trace(meeting: Shared) -> bool:
    """Press keys in both followers, close them, and see whether all but notes is as it was."""
    meeting.leading.settle()
    library = meeting.path.parent
    private = notes_of(meeting.path).name
    before = traces(library)
    for terminal in meeting.following.values():
        terminal.type("note this")
        terminal.send("enter", "delete", "ctrl+n", "ctrl+t", "f7")
        terminal.settle()
        terminal.send("ctrl+q")
        terminal.wait_exit()
    after = traces(library)
    others = (before.keys() | after.keys()) - {".", private, f"{private}.lock"}
    return all(before.get(name) == after.get(name) for name in others)


def following(site: Site, readings: Readings) -> None:
    """Type a line and give a few rows while two others follow."""
    for entries in (FEW, MANY):
        with shared(site, entries, TLDR) as meeting:
            for name, seconds in lags(meeting, LINE).items():
                readings.add(f"{name}/letter {entries}", seconds)
        with shared(site, entries, ROWS) as meeting:
            for name, seconds in rows(meeting, 4).items():
                readings.add(f"{name}/row {entries}", seconds)


def idle_following(site: Site, readings: Readings) -> None:
    """Let both follow while nobody types, and the floor in the same seconds."""
    with shared(site, FEW, ROWS) as meeting, site.floor("timer") as floor:
        floor.wait_for("▀")
        watched = {**meeting.following, "floor": floor}
        stand(3.5, *watched.values())  # by then marks alone are looked at
        before = {name: cpu_seconds(each.pid) for name, each in watched.items()}
        seconds = stand(IDLE_SECONDS, *watched.values())
        for name, each in watched.items():
            spent = cpu_seconds(each.pid) - before[name]
            readings.add(f"idle following/{name}", [spent / seconds])


def main() -> int:
    """Measure two hundred edits, print how late they were seen, and say whether that is in time."""
    with TemporaryDirectory() as folder:
        site = Site(Path(folder))
        with shared(site, FEW, TLDR) as meeting:
            found = lags(meeting, EDITS)
            is_clean = leave_no_trace(meeting)
    slowest = max(max(seconds) for seconds in found.values())
    for name, seconds in found.items():
        figures = (percentile(seconds, percent) * 1000 for percent in (50, 95, 100))
        told = ", ".join(
            f"{what} {ms:.0f}" for what, ms in zip(("p50", "p95", "slowest"), figures, strict=True)
        )
        print(f"{name:<8}{len(seconds)} edits, key to glyph in ms: {told}")
    print(f"within {MOST_SECONDS:g} s: {'yes' if slowest <= MOST_SECONDS else 'NO'}")
    print(f"nothing of the library written by followers: {'yes' if is_clean else 'NO'}")
    return 0 if slowest <= MOST_SECONDS and is_clean else 1


if __name__ == "__main__":
    sys.exit(main())
