"""How much room text takes in a terminal or in plain text, where every cell is equally wide."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

_UNSPACED = 1.5
"""A word of more columns a character belongs to a script that is written without spaces."""


def columns_of(text: str) -> int:
    """How many columns a line takes."""
    return len(text) if text.isascii() else sum(_columns(character) for character in text)


def cut(text: str, columns: int) -> str:
    """The beginning of a line that fits, with an ellipsis where it was cut."""
    if columns_of(text) <= columns:
        return text
    return f"{text[: _end_of_fitting(text, columns - 1)]}…"


def wrapped(text: str, columns: int, *, breaks_words: bool = False) -> list[str]:
    """The words of a line in lines that fit.

    A word that is too long stands on a line of its own, or is broken where `breaks_words` says so.
    """
    folded = " ".join(text.split())
    if columns_of(folded) <= columns:
        return [folded]
    lines = [""]
    for word in _pieces(folded, columns, breaks_words=breaks_words):
        longer = f"{lines[-1]} {word}" if lines[-1] else word
        if columns_of(longer) <= columns or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _pieces(text: str, columns: int, *, breaks_words: bool) -> Iterator[str]:
    for word in text.split():
        start, left = 0, columns_of(word)
        while left > columns and (breaks_words or left > _UNSPACED * (len(word) - start)):
            end = max(_end_of_fitting(word, columns, start), start + 1)
            yield word[start:end]
            start, left = end, left - columns_of(word[start:end])
        if start < len(word):
            yield word[start:]


def _end_of_fitting(text: str, columns: int, start: int = 0) -> int:
    """Where that ends which fits, from a place on."""
    room = columns
    for end in range(start, len(text)):
        room -= _columns(text[end])
        if room < 0:
            return end
    return len(text)


def _columns(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
