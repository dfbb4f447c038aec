"""The rows of a separated file, each with the line on which it begins."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from itertools import islice

SEPARATORS = (",", ";", "\t", "|")

_NAMES_SEPARATOR = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
_LONGEST_CELL = 1 << 30
_LOOKED_AT = 30
_HEAD = 1 << 18
_WIDEST = 500


@dataclass(frozen=True)
class Row:
    """The cells of one row, and the line on which it begins, counted from 1."""

    line: int
    cells: tuple[str, ...]

    @property
    def is_blank(self) -> bool:
        """Whether no cell holds anything."""
        return not any(cell.strip() for cell in self.cells)


@dataclass(frozen=True)
class Sheet:
    """A header and the rows below it; `is_torn` where quotes do not fit together."""

    header: Row
    rows: tuple[Row, ...]
    separator: str
    is_torn: bool = False


def sheet_of(text: str) -> Sheet | None:
    """The table that a text is; None where no separator parts its first row, or too finely."""
    named = _NAMES_SEPARATOR.match(text)
    first = 2 if named else 1
    body = text[named.end() :] if named else text
    separator = named[1] if named and named[1] in SEPARATORS else _separator(body)
    if separator is None:
        return None
    try:
        rows, is_torn = _rows(body, separator, strict=True, first=first), False
    except csv.Error:
        rows, is_torn = _rows(body, separator, strict=False, first=first), True
    full = [row for row in rows if not row.is_blank]
    if not full or _width(full[0]) < 2 or len(full[0].cells) > _WIDEST:
        return None
    width = len(full[0].cells)
    fitted = (_fitted(row, width, separator) for row in full[1:])
    return Sheet(full[0], tuple(fitted), separator, is_torn)


def _separator(text: str) -> str | None:
    """The separator that parts the first rows most evenly, into two cells or more."""
    best, most = None, 0.0
    for separator in SEPARATORS:
        try:
            head = _rows(text[:_HEAD], separator, strict=False, most=_LOOKED_AT)
        except csv.Error:
            continue
        full = [row for row in head if not row.is_blank]
        if not full or _width(full[0]) < 2:
            continue
        width = len(full[0].cells)
        even = sum(len(row.cells) == width for row in full) / len(full)
        if even > most:
            best, most = separator, even
    return best


def _rows(
    text: str, separator: str, *, strict: bool, first: int = 1, most: int | None = None
) -> list[Row]:
    # The module's own limit is meant for small machines; a cell is at most as long as the file.
    csv.field_size_limit(_LONGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=strict)
    rows, line = [], first
    for cells in islice(reader, most):
        rows.append(Row(line, tuple(cells)))
        line = reader.line_num + first
    return rows


def _width(row: Row) -> int:
    return sum(bool(cell.strip()) for cell in row.cells)


def _fitted(row: Row, width: int, separator: str) -> Row:
    """A row as wide as the header: separators that were not quoted belong to the last cell."""
    cells = row.cells
    if len(cells) == width:
        return row
    if len(cells) > width:
        cells = (*cells[: width - 1], separator.join(cells[width - 1 :]))
    return Row(row.line, cells + ("",) * (width - len(cells)))
