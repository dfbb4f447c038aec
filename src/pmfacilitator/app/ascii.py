"""Plain ASCII in place of every symbol that the program draws with; letters stay what they are.

What takes so many cells still takes as many, so that nothing moves. What people typed goes the same way: its letters
are none of these, and a dash or a quotation mark in it reads the same.
"""

from __future__ import annotations

import unicodedata

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

_SIGNS = {
    **dict.fromkeys("“”„«»″▀", '"'),
    **dict.fromkeys("‘’‚′", "'"),
    **dict.fromkeys("—–‐‑−", "-"),
    **dict.fromkeys("·⋅◌", "."),
    **dict.fromkeys("•∙★◆●⬤■", "*"),
    **dict.fromkeys("○◇☆□", "o"),
    "◐": "%",
    "…": ".",
    "×": "x",
    "≈": "~",
    "≤": "<",
    "≥": ">",
    "°": "^",
    "›": ">",
    "‹": "<",
    "✓": "v",
    "✗": "x",
    "╸": ">",
    "░": ".",
    "▒": ":",
    "▓": "%",
    "〓": "::",
    "\u00a0": " ",
    "\ufffd": "?",
}
"""Those that a rule about whole blocks of characters would make something else of."""


def _of_block(sign: str) -> str:
    """What stands for an arrow, a line, a block or a shape, by the words of its name."""
    name = unicodedata.name(sign, "")
    words = set(name.replace("-", " ").split())
    if "ARROW" in words or "TRIANGLE" in words or "POINTER" in words:
        sides = {"UPWARDS": "^", "UP": "^", "DOWNWARDS": "v", "DOWN": "v", "LEFTWARDS": "<"}
        return next((to for word, to in {**sides, "LEFT": "<"}.items() if word in words), ">")
    if name.startswith("BOX DRAWINGS"):
        if not words & {"VERTICAL", "UP", "DOWN", "DIAGONAL", "ARC"}:
            return "=" if words & {"HEAVY", "DOUBLE"} and "DASH" not in words else "-"
        return "+" if words & {"HORIZONTAL", "LEFT", "RIGHT", "ARC"} else "|"
    if name.startswith(("LOWER ONE", "LOWER THREE EIGHTHS", "LOWER ONE QUARTER")):
        return "_"
    return "#" if name.endswith(("BLOCK", "HALF BLOCK", "EIGHTH BLOCK")) else "*"


def _blocks() -> dict[str, str]:
    ranges = ((0x2190, 0x2200), (0x2500, 0x2600))
    signs = (chr(number) for start, end in ranges for number in range(start, end))
    return {sign: _of_block(sign) for sign in signs if unicodedata.east_asian_width(sign) != "W"}


TABLE = str.maketrans({**_blocks(), **_SIGNS})
"""Every sign that is replaced, and by what."""


class Ascii(LineFilter):
    """Writes signs in ASCII."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The same line, sign by sign."""
        del background
        return [
            segment
            if segment.text.isascii()
            else Segment(segment.text.translate(TABLE), segment.style, segment.control)
            for segment in segments
        ]
