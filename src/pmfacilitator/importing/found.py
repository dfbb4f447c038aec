"""What an importer found: entries, what it left out and why, and what it could not settle."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from pmfacilitator.domain.rows import Milestone
from pmfacilitator.domain.stamps import certain_instant, zone_named


class Kind(StrEnum):
    """How much an entry knows of when it was."""

    TIMED = "timed"
    DATE = "date"
    UNTIMED = "untimed"


@dataclass(frozen=True)
class When:
    """A moment as the document means it; what the document does not settle stays unknown.

    Args:
        time: the wall-clock time, to the second; None for a whole day.
        date: the full date, if the document settles it.
        month_day: month and day where only the year is missing.
        day: days since the first entry's unknown date, where midnight passed without a date.
        zone: an IANA name, `UTC` or an offset, only where it is certain.
        zone_words: the zone as the document wrote it, also where it means several or none.
        instant: the moment itself, if the source gave that (a log's epoch, a time with its UTC).
        presumed: the date or the half of the day is likely only (told by a file's name), so that
            no instant is claimed.
        either_half: whether it could be morning or evening, so that the time is one of two.
        unknown: whether its source says itself that nobody knows the time (`--:--`, `22:XX`).
    """

    time: dt.time | None = None
    date: dt.date | None = None
    month_day: tuple[int, int] | None = None
    day: int = 0
    zone: str | None = None
    zone_words: str = ""
    instant: dt.datetime | None = None
    presumed: bool = False
    either_half: bool = False
    unknown: bool = False

    @property
    def kind(self) -> Kind:
        """How much is known."""
        if self.time is not None:
            return Kind.TIMED
        return Kind.DATE if self.date or self.month_day else Kind.UNTIMED

    @property
    def local(self) -> str | None:
        """The moment as the document writes it: `2018-07-08T18:30`, `08-24T17:58`, `18:30`."""
        day = ""
        if self.date is not None:
            day = self.date.isoformat()
        elif self.month_day is not None:
            day = "{:02}-{:02}".format(*self.month_day)
        if self.time is None:
            return day or None
        exact = "seconds" if self.time.second else "minutes"
        clock = self.time.isoformat(exact)
        return f"{day}T{clock}" if day else clock

    @property
    def utc(self) -> dt.datetime | None:
        """The instant in UTC, only where it is certain."""
        if self.instant is not None:
            return self.instant
        tz = zone_named(self.zone) if self.zone else None
        if self.time is None or self.date is None or tz is None:
            return None
        if self.presumed or self.either_half:
            return None
        return certain_instant(dt.datetime.combine(self.date, self.time), tz)


@dataclass(frozen=True)
class Found:
    """One entry that an importer read.

    Args:
        text: what happened, in one line, as people read it (no markup left).
        when: the moment, as far as the document settles it.
        line: where it begins in the source, counted from 1.
        key: names this entry whenever the same source is read again, whatever was chosen for date
            and zone.
        milestone: what its words suggest it is; the room decides.
        doubt: one sentence on what could not be settled about it, "" if nothing.
        source: where it is known from, for people: `Slack #ops, Ana`.
        url: a page that shows it.
        written: the stamp as the source writes it, kept in words where it cannot be settled.
    """

    text: str
    when: When
    line: int
    key: str
    milestone: Milestone | None = None
    doubt: str = ""
    source: str = ""
    url: str = ""
    written: str = ""


@dataclass(frozen=True)
class Skipped:
    """Something that was left out, where it stands, and why."""

    text: str
    line: int
    why: str


@dataclass(frozen=True)
class Remark:
    """One sentence that somebody should read before trusting what was found.

    Args:
        line: where in the source it is so, first.
        about: the lines whose time it leaves open; once somebody has settled all of them, there is
            nothing left to say.
    """

    words: str
    line: int | None = None
    about: frozenset[int] = field(default=frozenset(), compare=False)


@dataclass(frozen=True)
class Imported:
    """All that came of reading one material."""

    source: str
    entries: tuple[Found, ...] = ()
    warnings: tuple[Remark, ...] = ()
    skipped: tuple[Skipped, ...] = ()


@dataclass(frozen=True)
class Choices:
    """What the reader of a document knows and its text does not say.

    Args:
        date: the incident's date, for entries that have none.
        zone: the zone of times that name none; of a name that could mean several, only where its
            clocks are called so.
        incident: which one of several, by id or name.
        everything: keep what is left out by default.
        columns: which column of a table is which: `{"time": "At", "text": "Note"}`.
        counted_from: the incident's date where a meeting is read for. No entry gets it as its own;
            one that names no day counts from it, so it tells what zones are called then.
        counted_in: the meeting's zone, which settles only what its clocks are called.
    """

    date: dt.date | None = None
    zone: str | None = None
    incident: str = ""
    everything: bool = False
    columns: Mapping[str, str] = field(default_factory=dict)
    counted_from: dt.date | None = None
    counted_in: str | None = None


def key_of(*parts: str) -> str:
    """A short name that the same parts always get."""
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "replace")).hexdigest()[:16]


def each_once(entries: Iterable[Found]) -> tuple[Found, ...]:
    """The entries with keys that differ: what stands in a source twice gets a number."""
    seen: dict[str, int] = {}
    told_apart = []
    for entry in entries:
        seen[entry.key] = seen.get(entry.key, 0) + 1
        again = seen[entry.key]
        key = entry.key if again == 1 else f"{entry.key}-{again}"
        told_apart.append(replace(entry, key=key))
    return tuple(told_apart)
