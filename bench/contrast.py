"""How readable a screen is over a compressed video share: contrast of its letters, and density.

Contrast is WCAG 2's ratio, (lighter + 0.05) / (darker + 0.05) of relative luminances. Every letter
needs 4.5; all but the twentieth part (placeholders, finished items) need 6.5.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from rich.cells import cell_len
from rich.color import Color
from rich.style import Style
from rich.terminal_theme import TerminalTheme
from textual._compositor import LayoutUpdate
from textual._context import visible_screen_stack
from textual.app import App

Rgb = tuple[int, int, int]

LEAST = 4.5
"""What every letter on the screen needs."""

LEAST_OF_MOST = 6.5
"""What the 5th percentile of letters needs."""

MOST_FILLED = 0.35
"""The share of cells that may be filled, long lists and the document preview excepted."""


@dataclass(frozen=True)
class Cell:
    """One place on the screen, with the colours that reach the eye.

    `reverse` says that these two have changed places, `blinks` that the letter comes and goes.
    """

    x: int
    y: int
    text: str
    fg: Rgb
    bg: Rgb
    bold: bool = False
    reverse: bool = False
    blinks: bool = False

    @property
    def is_filled(self) -> bool:
        """Whether anything is drawn here."""
        return bool(self.text.strip())

    @property
    def is_letter(self) -> bool:
        """Whether something is here to be read: neither blank, nor a line, block or bar."""
        return self.is_filled and not "\u2500" <= self.text[0] <= "\u259f"

    @property
    def contrast(self) -> float:
        """WCAG's contrast ratio, from 1 (nothing to be seen) to 21."""
        lighter, darker = sorted((luminance(self.fg), luminance(self.bg)), reverse=True)
        return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: Rgb) -> float:
    """Relative luminance from 0 to 1, as WCAG 2.2 defines it for sRGB."""
    red, green, blue = (
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for value in (channel / 255 for channel in colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def cells(app: App[Any]) -> list[Cell]:
    """Every place on a running app's screen, dialogs and what shows behind them included."""
    # The only doors to what is drawn; Textual's own screenshots go through them.
    visible_screen_stack.set(app._background_screens)  # noqa: SLF001
    drawn = app.screen._compositor.render_full_update()  # noqa: SLF001
    return list(_cells_of(drawn, app.ansi_theme))


def measure(app: App[Any]) -> list[Cell]:
    """Every letter on a running app's screen."""
    return [cell for cell in cells(app) if cell.is_letter]


def density(app: App[Any]) -> float:
    """The share of cells in which anything is drawn, from 0 to 1."""
    places = cells(app)
    return sum(cell.is_filled for cell in places) / len(places)


def fifth_percentile(letters: Sequence[Cell]) -> float:
    """The contrast that nineteen of twenty letters reach."""
    return sorted(letter.contrast for letter in letters)[len(letters) // 20]


def faults(app: App[Any]) -> list[str]:
    """What is hard to read on the screen, a sentence each with the place; [] if nothing is."""
    return faint(measure(app))


def faint(letters: Sequence[Cell]) -> list[str]:
    """What of these letters is hard to read."""
    if not letters:
        return ["the screen shows no letter"]
    found = [
        f"{run[0].contrast:.1f}:1 at column {run[0].x}, line {run[0].y}: "
        f"{''.join(cell.text for cell in run)!r}"
        for run in _runs([letter for letter in letters if letter.contrast < LEAST])
    ]
    if (most := fifth_percentile(letters)) < LEAST_OF_MOST:
        found.append(f"one letter in twenty has {most:.1f}:1 or less")
    return found


def _cells_of(drawn: LayoutUpdate, theme: TerminalTheme) -> Iterator[Cell]:
    for y, line in enumerate(drawn.strips):
        x = 0
        for strip in line:
            for text, style, control in strip:
                if control:
                    continue
                seen = style or Style.null()
                fg, bg = _colours(seen, theme)
                blinks = bool(seen.blink or seen.blink2)
                for character in text:
                    yield Cell(x, y, character, fg, bg, bool(seen.bold), bool(seen.reverse), blinks)
                    x += cell_len(character)


def _colours(style: Style, theme: TerminalTheme) -> tuple[Rgb, Rgb]:
    fg = _seen(style.color, theme, foreground=True)
    bg = _seen(style.bgcolor, theme, foreground=False)
    if style.reverse:
        fg, bg = bg, fg
    if style.dim:  # terminals halve the way from background to letter
        fg = ((fg[0] + bg[0]) // 2, (fg[1] + bg[1]) // 2, (fg[2] + bg[2]) // 2)
    return fg, bg


def _seen(colour: Color | None, theme: TerminalTheme, *, foreground: bool) -> Rgb:
    triplet = (colour or Color.default()).get_truecolor(theme, foreground=foreground)
    return triplet.red, triplet.green, triplet.blue


def _runs(letters: Sequence[Cell]) -> list[list[Cell]]:
    """Letters that follow each other on a line in the same colours, together."""
    runs: list[list[Cell]] = []
    for letter in letters:
        last = runs[-1][-1] if runs else None
        if last and (last.y, last.fg, last.bg) == (letter.y, letter.fg, letter.bg):
            runs[-1].append(letter)
        else:
            runs.append([letter])
    return runs
