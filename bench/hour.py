"""A meeting of sixty minutes, played in a real terminal in about one: `python -m bench.hour`.

The clock is rehearsed sixty times as fast. Whoever plays presses a key only where footer, help,
palette or the open dialog names it, and waits for the clock that the room sees.
"""

from __future__ import annotations

import datetime as dt
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.drawn import cells_of
from bench.hour_page import page
from bench.hour_script import STAGES, TITLE, sets_up
from bench.svg import to_svg
from pmfacilitator.domain.meeting import Meeting
from pmfacilitator.keys.names import show_key
from pmfacilitator.storage.library import Library
from tests.e2e.facilitator import Facilitator
from tests.e2e.terminal import Terminal

FOLDER = Path(__file__).parent.parent / "docs" / "pictures" / "meeting"
_PROGRAM = Path(sys.executable).parent / "pmfacilitator"
_GONE = re.compile(r"(\d+) of (\d+) min ·")
_END = 90.0


class NotNamed(Exception):
    """A key that the program names nowhere, so that no newcomer would find it."""


class Newcomer(Facilitator):
    """A facilitator who knows no key by heart, and presses none that the screen does not name.

    A key is named by the footer, by an open dialog, or by the line beneath the one that is typed in;
    a command's key may be looked up in help or palette first. Nothing said in this hour reads like one.
    """

    _looked_up = ""

    def sends(self, *keys: str) -> None:
        """Press keys, each as long as it is named.

        Raises:
            NotNamed: one of them is not, and has not been looked up just before.
        """
        for key in keys:
            if not self._may_press(key):
                screen = self.terminal.screen_text()
                raise NotNamed(f"Nothing on the screen names {show_key(key)}:\n{screen}")
            self._looked_up = ""
            super().sends(key)

    def looks_up(self, key: str, does: str) -> str:
        """Where a command's key is named just now: footer, help or palette.

        Raises:
            NotNamed: it is named in none of them.
        """
        self.terminal.wait_until(lambda: bool(self._footer), "a footer")
        name = _name_of(key)
        if name.search(self._footer):
            return "footer"
        if self._names_after("f1", name, ""):
            return "help"
        if self._names_after("ctrl+p", name, does):
            return "palette"
        label = show_key(key)
        raise NotNamed(f"{label} ({does}) is named neither in footer nor in help nor in palette.")

    def commands(self, key: str, does: str, asks: str = "") -> None:
        """Look a command's key up, press it, and wait for what it leads to."""
        self.looks_up(key, does)
        self._looked_up = key
        self.presses(key)
        if asks:
            self.sees(asks)

    def answers(self, key: str, gone: str) -> None:
        """Press a key that the open dialog names, and wait until a text has gone."""
        self.presses(key)
        self.terminal.wait_gone(gone)

    def waits_for_minute(self, minute: int) -> None:
        """Wait until the room's own clock says that so many minutes have gone."""
        self.terminal.wait_until(lambda: self.minutes_gone >= minute, f"minute {minute}", _END)

    @property
    def minutes_gone(self) -> int:
        """What the line above the steps says has gone of the meeting."""
        found = _GONE.search(self.terminal.screen_text())
        return int(found[1]) if found else -1

    @property
    def _footer(self) -> str:
        return self.terminal.screen_text().rstrip().rpartition("\n")[2]

    def _may_press(self, key: str) -> bool:
        if key == self._looked_up or self._names(key):
            return True
        self.terminal.settle()  # what stands beneath a line comes after what is typed in it
        return self._names(key)

    def _names(self, key: str) -> bool:
        """Whether the screen names a key: a letter or digit in the footer, or before an answer."""
        if len(key) > 1:
            return self.terminal.shows(_name_of(key))
        before_an_answer = re.compile(rf"│\s+{re.escape(show_key(key))}\s+[○●]")
        return bool(_name_of(key).search(self._footer)) or self.terminal.shows(before_an_answer)

    def _names_after(self, key: str, name: re.Pattern[str], letters: str) -> bool:
        """Open help or palette, look there, and close it; by keys that are named themselves."""
        self.sends(key)
        self.terminal.wait_for("Esc closes")
        self.terminal.type(letters)
        self.terminal.settle()
        is_named = self.terminal.shows(name)
        self.sends("escape")
        self.terminal.wait_gone("Esc closes")
        self.terminal.wait_until(lambda: show_key(key) in self._footer, f"{key} in the footer")
        return is_named


def _name_of(key: str) -> re.Pattern[str]:
    """How a key is named, and not as a part of another one's name."""
    return re.compile(rf"(?<![\w+]){re.escape(show_key(key))}(?![\w+])")


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


def main() -> int:
    """Play the hour, keep its pictures, and write the page that tells it."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as home, room(Path(home)) as played:
        plays(played.person, FOLDER)
        played.person.commands("ctrl+q", "Leave the meeting", "Quit")
        played.person.presses("down", "down", "enter")
        if played.person.terminal.wait_exit() != 0:
            return 1
        told = page(played.meeting())
        (FOLDER / "README.md").write_text(told.text, encoding="utf-8")
    print(f"planned {told.planned}, took {told.took}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
