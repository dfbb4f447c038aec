"""What a terminal shows, as cells: the bytes themselves, and not what Textual meant by them."""

from __future__ import annotations

from bench.contrast import Cell, Rgb
from tests.e2e.terminal import Terminal

_BY_NAME = {
    "black": "000000",
    "red": "cd0000",
    "green": "00cd00",
    "brown": "cdcd00",
    "blue": "0000ee",
    "magenta": "cd00cd",
    "cyan": "00cdcd",
    "white": "e5e5e5",
    "brightblack": "7f7f7f",
    "brightred": "ff0000",
    "brightgreen": "00ff00",
    "brightbrown": "ffff00",
    "brightblue": "5c5cff",
    "bfightmagenta": "ff00ff",  # as pyte spells it
    "brightmagenta": "ff00ff",
    "brightcyan": "00ffff",
    "brightwhite": "ffffff",
}
"""The sixteen colours of xterm, by the names that pyte gives them."""


def cells_of(terminal: Terminal, letters: str = "e5e5e5", ground: str = "000000") -> list[Cell]:
    """Every place on a terminal's screen; `letters` on `ground` is how it draws without colours."""
    found = []
    for y, line in enumerate(terminal.places()):
        for x, place in enumerate(line):
            fg = _rgb(letters if place.fg == "default" else place.fg)
            bg = _rgb(ground if place.bg == "default" else place.bg)
            if place.reverse:
                fg, bg = bg, fg
            if place.data:  # the second half of a wide letter has none
                found.append(Cell(x, y, place.data, fg, bg, place.bold, place.reverse, place.blink))
    return found


def _rgb(colour: str) -> Rgb:
    digits = _BY_NAME.get(colour, colour)
    return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:], 16)
