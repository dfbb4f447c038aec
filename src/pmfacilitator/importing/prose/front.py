"""The fields at the head of a document: its front matter."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pmfacilitator.importing.prose.lines import Line

_FRONT_FIELD = re.compile(r"([A-Za-z_][\w -]{0,40})\s*[:=]\s*(.*)$")
_MOST = 120


def front_matter(lines: Sequence[Line]) -> tuple[tuple[tuple[str, str], ...], int]:
    """Its fields, and where the document goes on behind them."""
    first = next((i for i, line in enumerate(lines) if line.text.strip()), len(lines))
    mark = lines[first].text.strip() if first < len(lines) else ""
    if mark not in {"---", "+++"}:
        return (), 0
    fields: list[tuple[str, str]] = []
    for at in range(first + 1, min(len(lines), first + _MOST)):
        if lines[at].text.strip() == mark:
            return tuple(fields), at + 1
        match = _FRONT_FIELD.match(lines[at].text)
        if match:
            fields.append((match[1].strip().lower(), match[2].strip().strip("\"'")))
    return (), 0
