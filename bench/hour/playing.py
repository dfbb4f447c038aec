"""The terminal in which the hour is played, and what is kept of it."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.drawn import cells_of
from bench.hour.newcomer import Newcomer
from bench.hour.script import STAGES, TITLE, sets_up
from bench.svg import to_svg
from pmfacilitator.domain.meeting import Meeting
from pmfacilitator.storage.library import Library
from tests.e2e.terminal import Terminal

_PROGRAM = Path(sys.executable).parent / "pmfacilitator"


@dataclass(frozen=True)
class Room:
    """A meeting that is open in a terminal, with its file."""

    person: Newcomer
    env: Mapping[str, str]

    def meeting(self) -> Meeting:
        """The meeting as its file holds it, once the terminal has left it."""
        library = Path(self.env["PMFACILITATOR_LIBRARY"])
        (path,) = library.glob("*.json")
        now = dt.datetime.now(dt.UTC)
        return Library(library).open(path, now=now, read_only=True).meeting


@contextmanager
def room(home: Path) -> Iterator[Room]:
    """A fresh meeting of the standard agenda, opened for a rehearsal in a library of its own."""
    env = {
        "COLORTERM": "truecolor",
        "HOME": str(home),
        "LANG": "C.UTF-8",
        "PATH": f"{_PROGRAM.parent}{os.pathsep}{os.defpath}",
        "PMFACILITATOR_LIBRARY": str(home / "library"),
        "TERM": "xterm-256color",
        "TZ": "UTC",
    }
    argv = [str(_PROGRAM), "new", TITLE, "--date", "2026-11-20", "--severity", "P1", "--no-open"]
    subprocess.run(argv, env=env, capture_output=True, check=True)
    opening = [str(_PROGRAM), "open", "last", "--rehearse", "60"]
    with Terminal(opening, env, (100, 30), cwd=home) as terminal:
        person = Newcomer(terminal)
        person.is_asked("Who is new to this?")
        yield Room(person, env)


def keeps(person: Newcomer, name: str, folder: Path) -> None:
    """Write what the terminal shows as a picture and as text."""
    person.terminal.settle(0.05)
    (folder / f"{name}.svg").write_text(to_svg(cells_of(person.terminal), name), encoding="utf-8")
    text = person.terminal.screen_text().rstrip() + "\n"
    (folder / f"{name}.txt").write_text(text, encoding="utf-8")


def plays(
    person: Newcomer, folder: Path, say: Callable[[str], object] = print, most: int = len(STAGES)
) -> None:
    """Play the stages, each until its minutes have gone, and keep a picture of each."""
    sets_up(person)
    due = 0
    for number, stage in enumerate(STAGES[:most], 1):
        stage.play(person)
        due += stage.minutes
        person.waits_for_minute(due)
        keeps(person, f"{number:02}-{stage.name}", folder)
        say(f"{stage.title}: at minute {person.minutes_gone}")
