"""What a room may expect of every screen beside contrast, each rule a function that names its faults.

Most of them look at the cells that are drawn, as a room does; a few ask a widget where it stands.
"""

from __future__ import annotations

import getpass
import re
import socket
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from textual.app import App
from textual.color import Color
from textual.geometry import Region
from textual.widget import Widget
from textual.widgets import Input, TextArea
from textual.widgets._toast import Toast
from wcwidth import wcwidth
from wcwidth.table_vs16 import VS16_NARROW_TO_WIDE

from bench.contrast import MOST_FILLED, Cell, faint
from bench.scenes import ELSEWHERE, Scene
from pmfacilitator.app.ascii import TABLE
from pmfacilitator.app.look import LookingApp
from pmfacilitator.widgets.clock import Clock
from pmfacilitator.widgets.key_bar import KeyBar
from pmfacilitator.widgets.meeting_bar import MeetingBar
from pmfacilitator.widgets.rail import Rail
from pmfacilitator.widgets.row_list import RowList

MOST_KEYS = 6
WIDEST = 100
"""Cells of the widest column of text."""

_MEASURED = (100, 30)
_CURSOR = 2
"""Cells of the widest letter that a cursor may stand on."""

_APART = re.compile(r" {3,}|[│┃▏▕▌▐]")
_SOMEBODY = re.compile(r"[\w.-]+@[\w-]+(?!\S)")
_FOLDERS = re.compile(r"/(?:home|root|Users|tmp|var)/\S*")
_EMOJI = tuple(pair for pairs in VS16_NARROW_TO_WIDE.values() for pair in pairs)
_LATER_THAN_SIGNS = 0x2000


@dataclass(frozen=True)
class Seen:
    """One screen as it is drawn, and the app that draws it."""

    app: App[Any]
    cells: Sequence[Cell]
    scene: Scene

    @property
    def filled(self) -> float:
        """The share of cells in which anything is drawn, from 0 to 1."""
        return sum(cell.is_filled for cell in self.cells) / len(self.cells)

    @property
    def lines(self) -> list[str]:
        """What is drawn, line by line."""
        rows = groupby(self.cells, key=lambda cell: cell.y)
        return ["".join(cell.text for cell in row) for _, row in rows]

    @property
    def is_ascii(self) -> bool:
        """Whether signs are drawn as plain letters."""
        return isinstance(self.app, LookingApp) and self.app.look.is_ascii

    @property
    def size(self) -> tuple[int, int]:
        """Columns and lines."""
        return self.app.size.width, self.app.size.height


def all_faults(seen: Seen) -> list[str]:
    """Everything that is wrong with a screen, a sentence each; [] if nothing is."""
    return [fault for rule in RULES for fault in rule(seen)]


def contrast(seen: Seen) -> Iterator[str]:
    """Letters that are hard to read over video."""
    letters = [cell for cell in seen.cells if cell.is_letter]
    if seen.is_ascii:  # lines and bars are signs there, and no letters
        letters = [cell for cell in letters if cell.text.isalnum()]
    yield from faint(letters)


def density(seen: Seen) -> Iterator[str]:
    """More cells filled than a room takes in, at the size that screens are made for."""
    if seen.size == _MEASURED and not seen.scene.is_long and seen.filled > MOST_FILLED:
        yield f"{seen.filled:.0%} of the cells are filled"


def steady(seen: Seen) -> Iterator[str]:
    """Letters that blink."""
    if blinking := "".join(cell.text for cell in seen.cells if cell.blinks).strip():
        yield f"{blinking[:40]!r} blinks"


def characters(seen: Seen) -> Iterator[str]:
    """Characters that are not one cell wide in every terminal and font, or that may be in colour."""
    yield from strange(seen.cells)


def strange(cells: Sequence[Cell]) -> Iterator[str]:
    """The same of any cells."""
    for character in sorted({cell.text for cell in cells if not _is_plain(cell.text)}):
        yield f"{character!r} (U+{ord(character):04X}) is not one plain cell everywhere"


def _is_plain(character: str) -> bool:
    code = ord(character)
    if wcwidth(character) != 1 or 0xE000 <= code <= 0xF8FF:
        return False
    return code < _LATER_THAN_SIGNS or not any(first <= code <= last for first, last in _EMOJI)


def footer(seen: Seen) -> Iterator[str]:
    """Too many keys in the footer, one missing, one cut, or one dropped from the middle."""
    for bar in seen.app.screen.query(KeyBar):
        if not bar.visible or not bar.display:
            continue
        line = _drawn_in(seen, bar.region.y, bar.region.x, bar.region.right)
        keys = list(_keys_of(line, bold=seen.app.native_ansi_color))
        said = "".join(cell.text for cell in line)
        if len(keys) > MOST_KEYS:
            yield f"{len(keys)} keys in the footer"
        yield from (f"no {word} in the footer" for word in ("Help", "Commands") if word not in said)
        told = said.translate(TABLE)  # in ASCII, arrows are drawn as other signs
        whole = [
            hint for hint in bar.hints if f" {hint.key}  {hint.words} ".translate(TABLE) in told
        ]
        if len(whole) != len(keys):
            yield f"the footer is cut: {said.strip()!r}"
        dropped = [hint for hint in bar.hints if hint not in whole]
        kept = [hint for hint in bar.hints if not hint.always and hint in whole]
        if any(
            bar.hints.index(gone) < bar.hints.index(last) for gone in dropped for last in kept[-1:]
        ):
            yield "a key is dropped from the middle of the footer"


def _keys_of(line: Sequence[Cell], *, bold: bool) -> Iterator[str]:
    """The words of a line that name keys: the reversed ones, or (without colours) the bold ones."""
    for is_key, run in groupby(line, key=lambda cell: cell.bold if bold else cell.reverse):
        if is_key and (key := "".join(cell.text for cell in run).strip()):
            yield key


def highlight(seen: Seen) -> Iterator[str]:
    """More than one filled place; or none, though typing goes somewhere."""
    if seen.app.native_ansi_color:
        told = [widget.region for widget in _everywhere(seen, MeetingBar, Clock)]
        others = [*told, *_scroll_bars(seen)]
        filled = [cell for cell in seen.cells if cell.reverse and not cell.bold]
        filled = [cell for cell in filled if not _is_in(cell, others)]
    else:
        names = ("highlight", "input-selection-background")
        colours = {Color.parse(seen.app.theme_variables[name]).rgb for name in names}
        filled = [cell for cell in seen.cells if cell.bg in colours]
    places = filled_places(filled)
    if len(places) > 1:
        yield f"{len(places)} filled places, in lines {places}"
    focused = seen.app.focused
    is_list = isinstance(focused, RowList) and bool(focused.rows)
    if not places and (is_list or isinstance(focused, Input | TextArea)):
        yield "no filled place: where does typing go?"


def filled_places(cells: Sequence[Cell]) -> list[int]:
    """The line in which each place begins that these cells make together."""
    found: list[set[tuple[int, int]]] = []
    for run in _runs(cells):
        above = next((block for block in found if any((x, y - 1) in block for x, y in run)), None)
        if above is None:
            found.append(run)
        else:
            above |= run
    return sorted(min(y for _, y in block) for block in found)


def _runs(cells: Sequence[Cell]) -> list[set[tuple[int, int]]]:
    """Cells that follow each other in a line, together; a cursor among them parts nothing."""
    runs: list[set[tuple[int, int]]] = []
    last = None
    for cell in cells:
        if last is None or cell.y != last.y or cell.x > last.x + _CURSOR + 1:
            runs.append(set())
        runs[-1].add((cell.x, cell.y))
        last = cell
    return runs


def rail(seen: Seen) -> Iterator[str]:
    """A rail in which not just the present step is reversed."""
    for steps in seen.app.screen.query(Rail):
        if not steps.display or steps.region.height < 2:
            continue
        region = steps.region
        reversed_rows = {
            cell.y
            for cell in seen.cells
            if cell.reverse and region.contains(cell.x, cell.y) and cell.is_filled
        }
        if len(reversed_rows) != 1:
            yield f"{len(reversed_rows)} rows of the rail are reversed"
        elif (row := reversed_rows.pop() - region.y) != steps.at:
            yield f"row {row} of the rail is reversed, and the step is {steps.at}"


def columns(seen: Seen) -> Iterator[str]:
    """Text that runs on for more cells than an eye follows."""
    for y, line in enumerate(seen.lines):
        for words in _APART.split(line):
            if len(words.strip()) > WIDEST:
                yield f"{len(words.strip())} cells of text in line {y}: {words.strip()[:40]!r}"


def toasts(seen: Seen) -> Iterator[str]:
    """Toasts of several lines, or over what they must not cover."""
    for toast in seen.app.screen.query(Toast):
        if toast.region.height > 1:
            yield "a toast of several lines"
        for widget in (seen.app.focused, *seen.app.screen.query("Clock, KeyBar")):
            if widget is not None and widget.display and toast.region.overlaps(widget.region):
                yield f"a toast over the {type(widget).__name__}"


def private(seen: Seen) -> Iterator[str]:
    """Who sits at the keyboard, where files lie, and what other meetings are about."""
    title = f"{seen.app.title} {seen.app.sub_title}"
    yield from leaked("\n".join(seen.lines))
    yield from (f"in the title: {fault}" for fault in leaked(title))


def leaked(text: str) -> Iterator[str]:
    """What of that stands in a text."""
    named = (f"{getpass.getuser()}@", f"@{socket.gethostname()}", str(Path.home()))
    yield from (f"{name!r} is shown" for name in named if name in text)
    for pattern in (_SOMEBODY, _FOLDERS):
        yield from (f"{found[0]!r} is shown" for found in pattern.finditer(text))
    if ELSEWHERE[:12] in text:
        yield "the title of another meeting is shown"


RULES = (
    contrast,
    density,
    steady,
    characters,
    footer,
    highlight,
    rail,
    columns,
    toasts,
    private,
)
"""Every rule, in the order in which their faults are told."""


def _everywhere(seen: Seen, *kinds: type[Widget]) -> Iterator[Widget]:
    """Widgets of these kinds, those beneath a dialog too."""
    for screen in seen.app.screen_stack:
        yield from (widget for widget in screen.query(Widget) if isinstance(widget, kinds))


def _scroll_bars(seen: Seen) -> list[Region]:
    """Where lists are scrolled."""
    lists = (w for w in _everywhere(seen, Widget) if w.show_vertical_scrollbar)
    return [each.vertical_scrollbar.region for each in lists]


def _is_in(cell: Cell, regions: Iterable[Region]) -> bool:
    return any(region.contains(cell.x, cell.y) for region in regions)


def _drawn_in(seen: Seen, y: int, left: int, right: int) -> list[Cell]:
    return [cell for cell in seen.cells if cell.y == y and left <= cell.x < right]
