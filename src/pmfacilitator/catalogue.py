"""What is known of the meetings of a library without opening them, and who knows it.

`library` fulfils `Catalogue`, and `storage` the `Shelf` that it reads. This module is read before
the first paint, so it names the models only for the type checker.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

from pmfacilitator.domain.asking import Filter
from pmfacilitator.domain.learning.seen import MeetingSeen, Similar

if TYPE_CHECKING:
    from pmfacilitator.domain.meeting import Meeting


@dataclass(frozen=True)
class Summary:
    """What a list says of a meeting without opening it.

    `damaged` says in one sentence why a file cannot be read; everything else is then empty. `due` are
    the days of the open actions that have one, `check_backs` those on which results are looked for.
    """

    id: str
    path: Path
    title: str
    severity: str
    date: str | None
    status: str
    agenda: str
    open_actions: int
    insights: int
    incident: str
    created: str | None
    changed: float
    damaged: str = ""
    services: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    lenses: tuple[str, ...] = ()
    detected_by: str = ""
    archived: bool = False
    accounts: tuple[str, ...] = ()
    due: tuple[str, ...] = ()
    check_backs: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The name of its file within the library."""
        return f"{self.path.parent.name}/{self.path.name}" if self.archived else self.path.name


def newest_first(summaries: Iterable[Summary]) -> list[Summary]:
    """In the order of a list: by the day of the incident, then by the last change."""
    found = sorted(summaries, key=lambda each: each.path.name)
    found.sort(key=_day_and_change, reverse=True)
    return found


SORTS = ("date", "changed", "severity", "status", "open", "insights", "title")
"""What a list can be sorted by."""

_FIRST: Mapping[str, Callable[[Summary], str | float]] = {
    "changed": lambda each: -each.changed,
    "severity": lambda each: each.severity or "~",
    "status": lambda each: each.status,
    "open": lambda each: -each.open_actions,
    "insights": lambda each: -each.insights,
    "title": lambda each: each.title.casefold(),
}


def in_order(summaries: Sequence[Summary], sort: str) -> list[Summary]:
    """Those that are newest first in another order; whatever is equal in it stays newest first."""
    found = list(summaries)
    if sort in _FIRST:
        found.sort(key=_FIRST[sort])
    return found


def _day_and_change(summary: Summary) -> tuple[str, float]:
    return (summary.date or (summary.created or "")[:10], summary.changed)


class Marks(NamedTuple):
    """What tells that a file is still the one that was read; times are in nanoseconds.

    `changed` also moves when somebody sets `modified` back. -1 fits no file.
    """

    inode: int
    size: int
    modified: int
    changed: int


@dataclass(frozen=True)
class Looked:
    """One file as it was read; its summary is None if it is not a meeting's."""

    marks: Marks
    digest: bytes
    summary: Summary | None


class Shelf(Protocol):
    """The files of a library, as an index reads them; a name is a path within its folder."""

    @property
    def folder(self) -> Path:
        """Where the files are."""
        ...

    def files(self) -> Mapping[str, Marks]:
        """Every file that may hold a meeting; raises FileTrouble if the folder cannot be read."""
        ...

    def names(self) -> frozenset[str]:
        """Their names alone, which is quicker; raises FileTrouble if the folder cannot be read."""
        ...

    def marks(self, name: str) -> Marks | None:
        """The marks of one file; None if it is gone."""
        ...

    def look(self, name: str) -> Looked | None:
        """What a list says of a file; None if it is gone."""
        ...

    def meeting(self, name: str) -> tuple[Marks, Meeting | None] | None:
        """The meeting in a file, None if it holds none; None instead of both if it is gone."""
        ...


@dataclass(frozen=True)
class Reading:
    """How far the files of a library have been read: the newest meetings, archived ones too.

    `count` is how many files there are.
    """

    summaries: Sequence[Summary]
    count: int
    is_whole: bool


class Catalogue(Protocol):
    """What is known of all meetings of a library without opening them."""

    def summaries(self, *, archived: bool = False) -> Sequence[Summary]:
        """Every meeting, or every one in the archive, newest first; raises FileTrouble."""
        ...

    def holding(self, meeting: str) -> Path | None:
        """The file of the meeting with that id, archived or not; raises FileTrouble."""
        ...

    def seen(self, *, with_archived: bool = False) -> Iterable[MeetingSeen]:
        """What is seen of each meeting, the newest incident first; raises FileTrouble."""
        ...

    def fitting(self, wanted: Filter, *, archived: bool = False) -> Sequence[Summary]:
        """Those that have every word and fit every condition, newest first; raises FileTrouble."""
        ...

    def first(self, most: int) -> Reading:
        """The newest meetings, soon, however many there are; raises FileTrouble."""
        ...

    def read_on(self) -> Reading:
        """Every meeting, or the next of the files that have to be read; raises FileTrouble."""
        ...

    def learn(self) -> bool:
        """Read some more meetings, so that words are found in them; whether all have been read."""
        ...

    def saying(self, wanted: Filter) -> frozenset[str]:
        """The names of the files that have every word, as far as they have been learned."""
        ...

    def similar(
        self, typed: str, kinds: Sequence[str], *, most: int, incident: str = "", before: str = ""
    ) -> Sequence[Similar]:
        """Rows of earlier incidents like what is typed, the most similar first.

        Args:
            typed: the words.
            kinds: which of `insight`, `factor` and `title` may be like it.
            most: how many are wanted.
            incident: the id of the incident that it is typed for, whose own rows are none.
            before: the day up to which incidents count; all do without one.
        """
        ...
