"""What is measured in each round; every job starts one program and notes what it saw of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path

from bench.exporting import exports
from bench.following import following, idle_following
from bench.idling import cpu_seconds, stand
from bench.importing import SOME, TEN_TIMES, parting, reading, spent
from bench.letters import type_letters
from bench.readings import Readings
from bench.saving import bare_write, save_costs
from bench.site import FEW, MANY, Site
from bench.stopwatch import Stopwatch
from pmfacilitator.domain.desk import Place
from pmfacilitator.domain.prompts import SETUP

TIMELINE = Place(step="timeline", prompt="timeline")
TLDR = Place(step=SETUP, prompt="tldr")
ROWS = 4
SWITCHES = 6
IDLE_SECONDS = 6.0

_ANY_TEXT = re.compile(r"\S")

Job = Callable[[Site, Readings], None]


def start_floor(site: Site, readings: Readings) -> None:
    """The time an app with one word takes to show it."""
    with site.floor("nothing") as terminal:
        readings.add("start/floor", [terminal.seconds_to(_shows(terminal, "ready"), "the word")])


def start_home(site: Site, readings: Readings) -> None:
    """The time to the list of meetings."""
    with site.home() as terminal:
        readings.add("start/home text", [terminal.seconds_to(_any_text(terminal), "any text")])
        last = "time 20"
        readings.add("start/home list", [terminal.seconds_to(_shows(terminal, last), "the list")])


def timeline(entries: int, site: Site, readings: Readings) -> None:
    """Open a meeting at its timeline, type into the add line, and add rows."""
    path, terminal = site.meeting(entries, TIMELINE)
    with terminal:
        readings.add(
            f"start/open {entries} text", [terminal.seconds_to(_any_text(terminal), "any text")]
        )
        question = _shows(terminal, "What happened, and when?")
        readings.add(f"start/open {entries}", [terminal.seconds_to(question, "the question")])
        terminal.settle()
        _note(readings, f"add {entries}", terminal, "14:32 ", path)
        terminal.send("ctrl+u")
        for at in range(ROWS):
            terminal.settle()
            readings.add(f"row/{entries}", [_add_row(terminal, f"row number {at}")])


def text_area(entries: int, site: Site, readings: Readings) -> None:
    """Type the three sentences of set-up."""
    path, terminal = site.meeting(entries, TLDR)
    with terminal:
        terminal.wait_for("Type here")
        terminal.settle()
        _note(readings, f"area {entries}", terminal, "", path)


def card(entries: int, site: Site, readings: Readings) -> None:
    """Type into the card of an entry."""
    path, terminal = site.meeting(entries, TIMELINE)
    with terminal:
        terminal.wait_for("What happened, and when?")
        terminal.settle()
        for key in ("up", "home", "enter"):
            terminal.send(key)
            terminal.settle()
        terminal.settle()
        _note(readings, f"card {entries}", terminal, " ", path)


def cells(entries: int, site: Site, readings: Readings) -> None:
    """Type into an entry where it stands in the list."""
    path, terminal = site.meeting(entries, TIMELINE)
    with terminal:
        terminal.wait_for("What happened, and when?")
        terminal.settle()
        for key in ("up", "home", "e"):
            terminal.send(key)
            terminal.settle()
        terminal.settle()
        _note(readings, f"cell {entries}", terminal, " ", path)


def steps(site: Site, readings: Readings) -> None:
    """Go from step to step, each for the first time, and then once more."""
    _, terminal = site.meeting(FEW, Place(step="opening"))
    with terminal:
        terminal.wait_for("Step 1 of")
        for name, key in (("first", "ctrl+n"), ("back", "ctrl+o"), ("again", "ctrl+n")):
            for at in range(SWITCHES):
                terminal.settle()
                number = at + 2 if key == "ctrl+n" else SWITCHES - at
                seen = _shows(terminal, f"Step {number} of")
                seconds = terminal.seconds_from(key, seen, f"step {number}")
                readings.add("switch/first" if name == "first" else "switch/again", [seconds])


def idle(site: Site, readings: Readings) -> None:
    """Let the clock run while nobody types, and the floor's in the same seconds."""
    _, ours = site.meeting(FEW, TIMELINE)
    with ours, site.floor("timer") as floor:
        ours.wait_for("What happened, and when?")
        floor.wait_for("▀")
        stand(1, ours, floor)
        before = [(each.bytes, cpu_seconds(each.pid)) for each in (ours, floor)]
        seconds = stand(IDLE_SECONDS, ours, floor)
        for name, each, (sent, spent) in zip(
            ("clock", "floor"), (ours, floor), before, strict=True
        ):
            readings.add(f"idle bytes/{name}", [(each.bytes - sent) / seconds])
            readings.add(f"idle cpu/{name}", [(cpu_seconds(each.pid) - spent) / seconds])


def line_floor(site: Site, readings: Readings) -> None:
    """Type into one `Input`, and give lines."""
    with site.floor("line") as terminal:
        terminal.wait_for("ready")
        terminal.settle()
        _note(readings, "line floor", terminal)
        terminal.send("ctrl+u")
        for at in range(ROWS):
            terminal.settle()
            readings.add("row/floor", [_add_row(terminal, f"row number {at}")])


def area_floor(site: Site, readings: Readings) -> None:
    """Type into one `TextArea`."""
    with site.floor("area") as terminal:
        terminal.wait_for("ready")
        terminal.settle()
        _note(readings, "area floor", terminal)


def switcher_floor(site: Site, readings: Readings) -> None:
    """Go to and fro between two steps."""
    with site.floor("switcher") as terminal:
        terminal.wait_for("first step")
        for at in range(SWITCHES):
            terminal.settle()
            key, name = (("ctrl+n", "second"), ("ctrl+o", "first"))[at % 2]
            seconds = terminal.seconds_from(key, _shows(terminal, f"{name} step"), name)
            readings.add("switch/floor", [seconds])


def saves(site: Site, readings: Readings) -> None:
    """Save drafts and edits, in this process, beside a bare write of as many bytes."""
    for entries in (FEW, MANY):
        path, draft, edit = save_costs(site, entries)
        readings.add(f"save/draft {entries}", draft)
        readings.add(f"save/edit {entries}", edit)
        readings.add(f"save/floor {entries}", bare_write(path))


def documents(site: Site, readings: Readings) -> None:
    """Export a meeting to every target."""
    for name, seconds in exports(site).items():
        readings.add(name, [seconds])


def imports(site: Site, readings: Readings) -> None:
    """Read timelines of many lines, in this process."""
    del site
    for lines in (SOME, TEN_TIMES):
        readings.add(f"read/{lines}", [spent(reading(lines))])
    readings.add("read/floor", [spent(parting(TEN_TIMES))])


JOBS: tuple[Job, ...] = (
    start_floor,
    start_home,
    *(
        partial(job, entries)
        for job in (timeline, text_area, card, cells)
        for entries in (FEW, MANY)
    ),
    steps,
    idle,
    following,
    idle_following,
    line_floor,
    area_floor,
    switcher_floor,
    saves,
    imports,
    documents,
)
"""In the order of the first round; the others are shuffled."""


def _note(
    readings: Readings, name: str, terminal: Stopwatch, before: str = "", path: Path | None = None
) -> None:
    typed = type_letters(terminal, before, path)
    readings.add(f"key/{name}", typed.shown)
    readings.add(f"bytes/{name}", typed.bytes)
    if path:
        readings.add(f"disk/{name}", typed.kept)


def _add_row(terminal: Stopwatch, text: str) -> float:
    terminal.type(f"14:32 {text}")
    terminal.wait_for(text)
    terminal.settle()
    _, line = terminal.where(f"14:32 {text}")

    def is_above() -> bool:
        return terminal.shows(text) and terminal.where(text)[1] < line

    return terminal.seconds_from("enter", is_above, f"{text!r} above its line")


def _shows(terminal: Stopwatch, text: str) -> Callable[[], bool]:
    return lambda: terminal.shows(text)


def _any_text(terminal: Stopwatch) -> Callable[[], bool]:
    return lambda: terminal.shows(_ANY_TEXT)
