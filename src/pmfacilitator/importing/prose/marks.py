"""Marks of a list that stand a line too early, as they come out of a nested list that is copied."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pmfacilitator.importing.prose.leads import is_bare_stamp
from pmfacilitator.importing.prose.unwrapping import Line

_MARK = re.compile(r"\s*[-*•◦]\s*$")
_ITEM = re.compile(r"\s*[-*•◦]\s+\S")
_MARK_LAST = re.compile(r"\s[-*•◦]$")


def with_marks(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines, each time alone behind the mark that stands above it, what it tells below it."""
    held: Line | None = None
    is_inside = False
    for line in lines:
        text = line.text.strip()
        is_item = bool(_ITEM.match(line.text))
        if (held or is_inside) and text[:1].isdigit() and is_bare_stamp(text):
            if held is not None and not _MARK.match(held.text):
                yield _with(held, _MARK_LAST.sub("", held.text))
            held, is_inside = None, True
            yield _with(line, f"- {text}")
            continue
        if held is not None:
            yield held
            held = None
        if text and not is_item:
            is_inside = is_inside and line.text[:1] == " "
        shown = _with(line, f"  {line.text.lstrip()}") if is_inside and is_item else line
        if _MARK.match(line.text) or (is_item and _MARK_LAST.search(line.text)):
            held = shown
        else:
            yield shown
    if held is not None:
        yield held


def _with(line: Line, text: str) -> Line:
    return Line(line.number, text, line.quoted)
