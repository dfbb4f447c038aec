"""JSON laid out for people and their tools: a row to a line, everything else a key to a line.

A line diff then shows which rows changed, and a three-way merge can go by the row's id. The
standard library's own indenting gives every value a line and takes twice as long.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

_INDENT = "  "
_on_one_line = json.JSONEncoder(ensure_ascii=False).encode


class Layout:
    """Lays out one value after another, as each is a little different from the one before.

    A row that is the very object it was the last time keeps its line, so that a save costs what
    changed, not what the meeting weighs. Nobody may change a row in place once it was laid out.
    """

    def __init__(self) -> None:
        # By identity, which is no other's as long as the row is kept beside its line.
        self._lines: dict[int, tuple[object, str]] = {}
        self._before: dict[int, tuple[object, str]] = {}

    def lay_out(self, value: object) -> str:
        """The value as JSON that ends in a newline; keys stay in their order."""
        self._before, self._lines = self._lines, {}
        return "".join(self._laid(value, "\n")) + "\n"

    def _laid(self, value: object, margin: str) -> Iterator[str]:
        inner = margin + _INDENT
        match value:
            case dict() if value:
                yield "{"
                for n, (key, kept) in enumerate(value.items()):
                    yield f"{',' if n else ''}{inner}{_on_one_line(str(key))}: "
                    yield from self._laid(kept, inner)
                yield f"{margin}}}"
            case list() if any(isinstance(kept, dict | list) for kept in value):
                yield "["
                for n, kept in enumerate(value):
                    yield f"{',' if n else ''}{inner}"
                    line = self._line(kept)
                    if line:
                        yield line
                    else:
                        yield from self._laid(kept, inner)
                yield f"{margin}]"
            case _:
                yield _on_one_line(value)

    def _line(self, value: object) -> str:
        """The line of a row; "" for anything else."""
        known = self._before.get(id(value))
        if known is None:
            if not _is_row(value):
                return ""
            known = (value, _on_one_line(value))
        self._lines[id(value)] = known
        return known[1]


def _is_row(value: object) -> bool:
    """Whether this is a row, and holds no other rows as a step holds its questions."""
    if not isinstance(value, dict) or "id" not in value:
        return False
    lists = (kept for kept in value.values() if isinstance(kept, list) and kept)
    return not any(isinstance(kept[0], dict) and "id" in kept[0] for kept in lists)
