"""The table of figures, and the limits that stand beside them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bench.importing import SOME, TEN_TIMES
from bench.readings import Readings
from bench.site import FEW, MANY, MEETINGS
from pmfacilitator.export.offers import OFFERS

_MS, _BYTES, _PERCENT = ("ms", 1000.0), ("bytes", 1.0), ("%", 100.0)


@dataclass(frozen=True)
class Limit:
    """The most that a figure may be: so many times another, or so much in its own unit."""

    most: float
    beside: str = ""
    percent: int = 50

    def says(self, readings: Readings, name: str, scale: float) -> tuple[bool, str]:
        """Whether it is kept, and in words what is asked and what is so."""
        of = {50: "", 95: "p95 ", 100: "slowest "}[self.percent]
        if self.beside:
            now = readings.ratio(name, self.beside, self.percent)
            words = f"{of}≤ {self.most:g} × {_WORDS[self.beside]}: {now:.2f}"
        else:
            now = readings.figure(name, self.percent) * scale
            words = f"{of}≤ {self.most:g}: {now:.1f}"
        return now <= self.most, words


@dataclass(frozen=True)
class Line:
    """One figure: its name in the readings, its words, its floor, and its limits."""

    name: str
    words: str
    floor: str = ""
    limits: tuple[Limit, ...] = ()


@dataclass(frozen=True)
class Group:
    """Figures of one unit."""

    title: str
    unit: tuple[str, float]
    lines: tuple[Line, ...]


_IN_TIME = Limit(500, percent=100)

_FEW, _MANY = f"{FEW} entries", f"{MANY:,} entries"
_ADD, _AREA, _CARD = "the timeline's add line", "the TL;DR", "an entry's card"
_CELL = "an entry in the list"


def _typing(kind: str, words: str, floor: str, *limits: Limit) -> tuple[Line, Line]:
    return (
        Line(f"key/{kind} {FEW}", f"{words}, {_FEW}", floor, limits[:1]),
        Line(f"key/{kind} {MANY}", f"{words}, {_MANY}", floor, limits[1:]),
    )


def _like_few(kind: str) -> tuple[Limit, Limit]:
    return Limit(2, kind), Limit(2.5, kind, 95)


def _export(target: str) -> tuple[Line, Line]:
    few, many = (f"export/{target} {entries}" for entries in (FEW, MANY))
    return (
        Line(few, f"{target}, {_FEW}"),
        Line(many, f"{target}, {_MANY}", few, (Limit(1.6, few),)),
    )


GROUPS = (
    Group(
        "Start to what is shown, ms",
        _MS,
        (
            Line("start/floor", "floor: an app with one word"),
            Line("start/home text", "home: first text", "start/floor"),
            Line(
                "start/home list",
                f"home: the list of {MEETINGS}",
                "start/floor",
                (Limit(2.2, "start/floor"),),
            ),
            Line(
                f"start/open {FEW} text",
                "a meeting: first text",
                "start/floor",
                (Limit(2.2, "start/floor"),),
            ),
            Line(f"start/open {FEW}", f"a meeting of {_FEW}: its question", "start/floor"),
            Line(
                f"start/open {MANY}",
                f"a meeting of {_MANY}: its question",
                "start/floor",
                (Limit(2, f"start/open {FEW}"),),
            ),
        ),
    ),
    Group(
        "Key to glyph at 10 keys/s, ms",
        _MS,
        (
            Line("key/line floor", "floor: one Input"),
            *_typing(
                "add",
                _ADD,
                "key/line floor",
                Limit(3, "key/line floor"),
                *_like_few(f"key/add {FEW}"),
            ),
            *_typing(
                "card",
                _CARD,
                "key/line floor",
                Limit(4, "key/line floor"),
                *_like_few(f"key/card {FEW}"),
            ),
            *_typing(
                "cell",
                _CELL,
                "key/line floor",
                Limit(4, "key/line floor"),
                *_like_few(f"key/cell {FEW}"),
            ),
            Line("key/area floor", "floor: one TextArea"),
            *_typing(
                "area",
                _AREA,
                "key/area floor",
                Limit(2, "key/area floor"),
                *_like_few(f"key/area {FEW}"),
            ),
        ),
    ),
    Group(
        "Key to disk at 10 keys/s, ms",
        _MS,
        tuple(
            Line(
                f"disk/{kind} {many}",
                f"{words}, {many:,} entries",
                limits=(Limit(200, percent=100),),
            )
            for kind, words in (("add", _ADD), ("card", _CARD), ("cell", _CELL), ("area", _AREA))
            for many in (FEW, MANY)
        ),
    ),
    Group(
        "Sent to the terminal per key, bytes",
        _BYTES,
        (
            Line("bytes/line floor", "floor: one Input"),
            Line(f"bytes/add {MANY}", _ADD, "bytes/line floor", (Limit(3, "bytes/line floor"),)),
            Line(f"bytes/card {MANY}", _CARD, "bytes/line floor", (Limit(3, "bytes/line floor"),)),
            Line(f"bytes/cell {MANY}", _CELL, "bytes/line floor", (Limit(3, "bytes/line floor"),)),
            Line("bytes/area floor", "floor: one TextArea"),
            Line(f"bytes/area {MANY}", _AREA, "bytes/area floor", (Limit(2, "bytes/area floor"),)),
        ),
    ),
    Group(
        "Enter to the row in the list, ms",
        _MS,
        (
            Line("row/floor", "floor: one Input and a line above it"),
            Line(f"row/{FEW}", _FEW, "row/floor"),
            Line(f"row/{MANY}", _MANY, "row/floor", (Limit(3, f"row/{FEW}"),)),
        ),
    ),
    Group(
        "Ctrl+N to the next step's title, ms",
        _MS,
        (
            Line("switch/floor", "floor: a ContentSwitcher of two"),
            Line("switch/first", "the first visit", "switch/floor"),
            Line("switch/again", "every other", "switch/floor", (Limit(3, "switch/floor"),)),
        ),
    ),
    Group(
        "Idle, the clock running: bytes to the terminal in a second",
        _BYTES,
        (
            Line("idle bytes/floor", "floor: a clock of its size"),
            Line(
                "idle bytes/clock",
                "a meeting",
                "idle bytes/floor",
                (Limit(1.5, "idle bytes/floor"), Limit(1000)),
            ),
        ),
    ),
    Group(
        "Idle, the clock running: processor, %",
        _PERCENT,
        (
            Line("idle cpu/floor", "floor: a clock of its size"),
            Line(
                "idle cpu/clock",
                "a meeting",
                "idle cpu/floor",
                (Limit(1.5, "idle cpu/floor"), Limit(1)),
            ),
        ),
    ),
    Group(
        "Key in the shared terminal to its glyph in another at 10 keys/s, ms",
        _MS,
        tuple(
            Line(f"{who}/letter {many}", f"{who}, {many:,} entries", limits=(_IN_TIME,))
            for who in ("follow", "notes")
            for many in (FEW, MANY)
        ),
    ),
    Group(
        "Enter in the shared terminal to the row in another, ms",
        _MS,
        tuple(
            Line(f"{who}/row {many}", f"{who}, {many:,} entries", limits=(_IN_TIME,))
            for who in ("follow", "notes")
            for many in (FEW, MANY)
        ),
    ),
    Group(
        "Idle, following, the clock running: processor, %",
        _PERCENT,
        (
            Line("idle following/floor", "floor: a clock of its size"),
            *(
                Line(f"idle following/{who}", who, "idle following/floor", (Limit(1),))
                for who in ("follow", "notes")
            ),
        ),
    ),
    Group(
        "A save: processor, ms",
        _MS,
        (
            Line(f"save/floor {MANY}", f"floor: as many bytes, {_MANY}"),
            Line(f"save/draft {FEW}", f"a draft, {_FEW}"),
            Line(f"save/draft {MANY}", f"a draft, {_MANY}", f"save/floor {MANY}"),
            Line(f"save/edit {FEW}", f"an edit, {_FEW}"),
            Line(
                f"save/edit {MANY}",
                f"an edit, {_MANY}",
                f"save/floor {MANY}",
                (Limit(10, f"save/floor {MANY}"),),
            ),
        ),
    ),
    Group(
        "Reading a timeline in prose: processor, ms",
        _MS,
        (
            Line("read/floor", f"floor: {TEN_TIMES:,} lines, only parted"),
            Line(f"read/{SOME}", f"{SOME:,} lines"),
            Line(
                f"read/{TEN_TIMES}",
                f"{TEN_TIMES:,} lines",
                "read/floor",
                (Limit(1500), Limit(14, f"read/{SOME}")),
            ),
        ),
    ),
    Group(
        f"Exporting, the whole program, {MANY:,} entries beside {FEW}: processor, ms",
        _MS,
        tuple(line for target in OFFERS for line in _export(target)),
    ),
)

_WORDS = {line.name: line.words for group in GROUPS for line in group.lines}


def rows(readings: Readings) -> Iterator[tuple[bool, str]]:
    """Every line of the table, and whether the limits on it are kept."""
    for group in GROUPS:
        yield True, f"\n{group.title:<58}{'p50':>9}{'p95':>9}{'× floor':>9}"
        unit, scale = group.unit
        for line in group.lines:
            digits = 0 if unit == "bytes" else 1
            figures = (readings.figure(line.name, percent) * scale for percent in (50, 95))
            shown = "".join(f"{figure:9.{digits}f}" for figure in figures)
            times = f"{readings.ratio(line.name, line.floor):9.2f}" if line.floor else " " * 9
            said = [limit.says(readings, line.name, scale) for limit in line.limits]
            words = "".join(f"   {'ok' if kept else 'BROKEN'}: {words}" for kept, words in said)
            yield all(kept for kept, _ in said), f"  {line.words:<56}{shown}{times}{words}"
