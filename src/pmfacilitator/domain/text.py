"""The one door that text passes on its way in, wherever it comes from.

What people typed, pasted or loaded is never a terminal command: escape sequences leave, control
characters turn into U+FFFD, every kind of line break becomes a plain newline, and characters that
reorder what a reader sees (bidirectional controls) are dropped.
"""

from __future__ import annotations

import re

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"

# ECMA-48: control sequences, and control strings (OSC, DCS, SOS, PM, APC) up to their terminator.
_SEQUENCES = re.compile(
    r"""
    (?:\x1b\[|\x9b) [0-?]* [\ -/]* [@-~]
  | (?:\x1b[\]PX^_]|[\x9d\x90\x98\x9e\x9f]) [^\x07\x1b\x9c]* (?:\x07|\x1b\\|\x9c)
  | \x1b [\ -/]* [0-~]
    """,
    re.VERBOSE,
)
_BREAKS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef"
    + "".join(
        f"{chr(plane * 0x10000 + 0xFFFE)}{chr(plane * 0x10000 + 0xFFFF)}" for plane in range(17)
    )
    + "]"
)
_SUSPECT = re.compile(
    f"{_FORBIDDEN.pattern[:-1]}\r\v\f\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]"
)
_SPACES = re.compile(r"\s+")


def clean(text: str) -> str:
    """Text that no terminal acts on; newlines and tabs stay."""
    if not _SUSPECT.search(text):
        return text
    text = _BREAKS.sub("\n", text)
    text = _SEQUENCES.sub("", text)
    text = _BIDI.sub("", text)
    return _FORBIDDEN.sub(REPLACEMENT, text)


def clean_line(text: str) -> str:
    """Clean text in one line, white space folded and none at the ends."""
    if text.isprintable() and "  " not in text:
        return text.strip(" ")
    return _SPACES.sub(" ", clean(text)).strip()


def clean_lines(text: str) -> tuple[str, ...]:
    """The lines of a pasted block that hold something, each clean; list markers stay."""
    return tuple(line for raw in clean(text).split("\n") if (line := clean_line(raw)))


def shorten(text: str, width: int) -> str:
    """The beginning of a line, at most `width` characters, with an ellipsis where it was cut."""
    return text if len(text) <= width else text[: max(width - 1, 0)].rstrip() + "…"


def shorten_front(text: str, width: int) -> str:
    """The end of a line, at most `width` characters, with an ellipsis where it was cut."""
    return text if len(text) <= width else "…" + text[len(text) - max(width - 1, 0) :]
