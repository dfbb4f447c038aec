"""A timeline in a block of code: read as one only where the document has no other."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pmfacilitator.importing.prose.leads import begins_with_stamp
from pmfacilitator.importing.prose.lines import Line

_FENCE = re.compile(r"\s*(`{3,}|~{3,})")
_LEVEL = re.compile(
    r"\b(?:TRACE|DEBUG|INFO|NOTICE|WARN(?:ING)?|ERROR|FATAL|CRITICAL)\b"
    r"|\[(?:trace|debug|info|notice|warn|error|fatal|crit)\w*\]|\b\w+\[\d+\]:"
)
_FEWEST = 2


def opened(lines: Sequence[Line]) -> list[Line] | None:
    """The document with its blocks of timed lines as plain lines; None if it has none.

    What a program logged stays closed: its lines name a level or a process.
    """
    kept: list[Line] = []
    inside: list[Line] | None = None
    fence, found = "", False
    for line in lines:
        mark = _FENCE.match(line.text)
        if inside is None:
            kept.append(line)
            if mark:
                inside, fence = [], mark[1]
        elif mark and mark[1].startswith(fence) and not line.text.strip().strip(fence[0]):
            if _is_timeline(inside):
                kept[-1] = Line(kept[-1].number, "", kept[-1].quoted)
                kept.extend([*inside, Line(line.number, "", line.quoted)])
                found = True
            else:
                kept.extend([*inside, line])
            inside = None
        else:
            inside.append(line)
    return [*kept, *(inside or [])] if found else None


def _is_timeline(lines: Sequence[Line]) -> bool:
    said = [line.text for line in lines if line.text.strip()]
    timed = [text for text in said if begins_with_stamp(text)]
    if len(timed) < _FEWEST or len(timed) * 2 < len(said):
        return False
    return sum(bool(_LEVEL.search(text)) for text in timed) * 2 < len(timed)
