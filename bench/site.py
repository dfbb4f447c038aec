"""A folder of its own in which programs are started, each in a library made for it."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterator
from itertools import count, cycle
from pathlib import Path
from tempfile import mkdtemp

from bench.stopwatch import Stopwatch
from pmfacilitator.agenda_files import shipped
from pmfacilitator.domain.desk import Desk, Place
from pmfacilitator.domain.meeting import Incident, Meeting
from pmfacilitator.domain.rows import Entry
from pmfacilitator.domain.stamps import Stamp
from pmfacilitator.domain.starting import started
from pmfacilitator.storage.library import Library

FEW, MANY = 20, 2000
"""How many entries a timeline has, and how many it has where somebody imported a log."""

MEETINGS = 20
"""How many meetings the library at home holds."""

FLOORS = Path(__file__).parent / "floors"
BIN = Path(sys.executable).parent
NOW = dt.datetime(2026, 11, 27, 9, tzinfo=dt.UTC)

_SAID = (
    "pager fires",
    "the queue of payouts grows past forty thousand and nobody knows why yet",
    "Ilse sees that every worker waits for a connection",
    "support answers the first shop: we are looking into it",
    "traffic moves to the second pool, and errors fall to one in a hundred",
    "a restart of the workers helps for four minutes, then the pool is full again",
)


class Site:
    """Starts programs in terminals; nothing outside of the folder is seen or touched."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._home = folder / "home"
        self._home.mkdir()

    def floor(self, name: str) -> Stopwatch:
        """One of the floors."""
        return self._started([sys.executable, str(FLOORS / f"{name}.py")])

    def home(self) -> Stopwatch:
        """The program at home, in a library of twenty."""
        library = Library(self.new_folder())
        for number in range(MEETINGS):
            library.create(meeting_of(FEW, f"Payouts stood still, time {number + 1}"))
        return self._started([str(BIN / "pmfacilitator"), "--library", str(library.folder)])

    def meeting(self, entries: int, place: Place) -> tuple[Path, Stopwatch]:
        """The file of a meeting with so many entries, and the program that has it open there."""
        library = Library(self.new_folder())
        path = self.kept(library, meeting_of(entries), place)
        argv = [str(BIN / "pmfacilitator"), "--library", str(library.folder), "open", str(path)]
        return path, self._started(argv)

    def beside(self, path: Path, command: str) -> Stopwatch:
        """Another program that has the same meeting before it."""
        argv = [str(BIN / "pmfacilitator"), "--library", str(path.parent), command, str(path)]
        return self._started(argv)

    def meeting_file(self, entries: int) -> Path:
        """The file of a meeting with so many entries, in a library of its own."""
        return Library(self.new_folder()).create(meeting_of(entries))

    def kept(self, library: Library, meeting: Meeting, place: Place) -> Path:
        """The file of a new meeting that stands at a place."""
        path = library.create(meeting)
        file = library.open(path, now=NOW)
        file.save(file.meeting, Desk(place=place))
        file.close()
        return path

    def new_folder(self) -> Path:
        """An empty folder."""
        return Path(mkdtemp(dir=self._folder))

    def _started(self, argv: list[str]) -> Stopwatch:
        env = {
            "COLORTERM": "truecolor",
            "HOME": str(self._home),
            "LANG": "C.UTF-8",
            "PATH": f"{BIN}:/usr/bin:/bin",
            "TERM": "xterm-256color",
            "TZ": "UTC",
        }
        return Stopwatch(argv, env, cwd=self._folder)


def meeting_of(entries: int, title: str = "Payouts stood still") -> Meeting:
    """A meeting whose timeline has so many entries, a minute apart."""
    begun = started(shipped(), NOW, title=title, severity="P2", date=dt.date(2026, 11, 20))
    incident = Incident(
        title=title, severity="P2", date=begun.incident.date, timezone="Europe/Berlin"
    )
    return begun.changed(incident=incident, timeline=tuple(_entries(entries)))


def _entries(many: int) -> Iterator[Entry]:
    for minute, said, _ in zip(count(), cycle(_SAID), range(many), strict=False):
        day, rest = divmod(8 * 60 + minute, 24 * 60)
        time = dt.time(rest // 60, rest % 60)
        stamp = Stamp(time=time, typed=f"{time:%H:%M}", day=day)
        yield Entry(text=said, when=stamp, source="chat" if minute % 3 == 0 else "")
