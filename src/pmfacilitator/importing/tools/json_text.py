"""JSON with the place of every record, also where a file breaks off or holds several values.

Command-line tools that fetch page after page write one value behind the other. A list that breaks
off still has its whole records. Both are read here as far as they go, and `trouble` says what was
wrong.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import islice
from typing import NamedTuple

_BEGINS = re.compile(r"\s*(?:\{\s*[\"}]|\[\s*[\[{\]])")
_LIST_OF_RECORDS = re.compile(r'"(\w{1,40})"\s*:\s*(?=\[\s*\{)', re.ASCII)
_SPACE = re.compile(r"\s*")
_SPACES = frozenset(" \t\n\r")
_TRIES = 20
_SAMPLE = 100


class Piece(NamedTuple):
    """One value of a JSON text, and from where to where it stands in it."""

    value: object
    start: int
    end: int


class _Run(NamedTuple):
    """Values one after the other, where they end, and what is wrong there."""

    pieces: tuple[Piece, ...]
    end: int
    wrong: str = ""


class JsonText:
    """The top-level values of a JSON text; those of a list one by one.

    Args:
        text: the whole text.
        path: where it lies in its material.
        label: how messages name it, "" where there is nothing else.
    """

    def __init__(self, text: str, path: str = "", label: str = "") -> None:
        self.text = text
        self.path = path
        self.label = label
        self._line_before = (0, 1)

    @staticmethod
    def looks_like(text: str) -> bool:
        """Whether a text begins as only JSON does: what is damaged further on still counts."""
        return _BEGINS.match(text, 1 if text.startswith("\ufeff") else 0) is not None

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """Every value that could be read."""
        return self._read.pieces

    @property
    def trouble(self) -> str:
        """One sentence on what could not be read, "" if all could."""
        if not self._read.wrong:
            return ""
        place = f"{self.label}: " if self.label else ""
        return f"{place}This JSON {self._read.wrong} in line {self.line(self._read.end)}."

    @cached_property
    def sample(self) -> tuple[Mapping[str, object], ...]:
        """The first values that are objects: enough to tell what a file is."""
        return tuple(record for record, _ in islice(self.records(), _SAMPLE))

    def records(self) -> Iterator[tuple[Mapping[str, object], Piece]]:
        """The values that are objects, each with its place."""
        for piece in self.pieces:
            if isinstance(piece.value, dict):
                yield piece.value, piece

    def line(self, at: int) -> int:
        """The line, counted from 1, of a place in the text; quick when asked in order."""
        known, line = self._line_before
        if at < known:
            known, line = 0, 1
        line += self.text.count("\n", known, at)
        self._line_before = (at, line)
        return line

    def inside(self, piece: Piece, key: str) -> tuple[Piece, ...]:
        """The elements of the list that an object holds under a key, each with its place."""
        held = piece.value.get(key) if isinstance(piece.value, dict) else None
        if not isinstance(held, list):
            return ()
        begins = re.compile(rf'"{re.escape(key)}"\s*:\s*(?=\[)')
        for tried, match in enumerate(begins.finditer(self.text, piece.start, piece.end)):
            if tried == _TRIES:
                break
            run = _elements(self.text, match.end())
            if [element.value for element in run.pieces] == held:
                return run.pieces
        return tuple(Piece(value, piece.start, piece.end) for value in held)

    @cached_property
    def _read(self) -> _Run:
        pieces: list[Piece] = []
        at = _past_space(self.text, 1 if self.text.startswith("\ufeff") else 0)
        while at < len(self.text):
            is_list = self.text[at] == "["
            run = _elements(self.text, at, pages=True) if is_list else _value(self.text, at)
            pieces += run.pieces
            if run.wrong:
                if not is_list:
                    pieces += _saved(self.text, at)
                return _Run(tuple(pieces), run.end, run.wrong)
            at = _past_space(self.text, run.end)
        return _Run(tuple(pieces), at)


def _saved(text: str, at: int) -> tuple[Piece, ...]:
    """Of an object that breaks off, its first list of records, as far as they are whole."""
    begins = _LIST_OF_RECORDS.search(text, at)
    if begins is None:
        return ()
    run = _elements(text, begins.end())
    values = [piece.value for piece in run.pieces]
    return (Piece({begins[1]: values}, at, len(text)),) if values else ()


def _elements(text: str, at: int, *, pages: bool = False) -> _Run:
    """The elements of a list; a list of lists is a list of pages."""
    found: list[Piece] = []
    at = _past_space(text, at + 1)
    mark = text[at : at + 1]
    while mark != "]":
        is_page = pages and mark == "["
        run = _elements(text, at) if is_page else _value(text, at)
        found += run.pieces
        if run.wrong:
            return _Run(tuple(found), run.end, run.wrong)
        at = _past_space(text, run.end)
        mark = text[at : at + 1]
        if mark == ",":
            at = _past_space(text, at + 1)
            mark = text[at : at + 1]
        elif mark != "]":
            return _Run(tuple(found), at, "is damaged" if mark else "breaks off")
    return _Run(tuple(found), at + 1)


def _value(text: str, at: int) -> _Run:
    try:
        value, end = _DECODER.raw_decode(text, at)
    except json.JSONDecodeError as error:
        ends = error.msg.startswith("Unterminated") or not text[error.pos : error.pos + 9].strip()
        return _Run((), error.pos, "breaks off" if ends else "is damaged")
    except RecursionError:
        return _Run((), at, "is nested too deeply")
    except ValueError:
        return _Run((), at, "holds a number that is none")
    return _Run((Piece(value, at, end),), end)


def _no_number(name: str) -> float:
    msg = f"{name} is no number"
    raise ValueError(msg)


_DECODER = json.JSONDecoder(parse_constant=_no_number)


def _past_space(text: str, at: int) -> int:
    if text[at : at + 1] not in _SPACES:
        return at
    match = _SPACE.match(text, at)
    return match.end() if match else at
