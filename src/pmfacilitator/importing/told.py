"""What was found, told in the published shape: one record for each entry, and the warnings."""

from __future__ import annotations

import datetime as dt
import json

from pmfacilitator.domain.text import clean_line
from pmfacilitator.importing.found import Found, Imported, When

Record = dict[str, str | int | None]
"""One entry by the published names."""


def to_json(imported: Imported) -> str:
    """All of it as JSON, an entry to a line."""
    entries = _lines([to_record(entry) for entry in imported.entries])
    warnings = _lines(list(warnings_of(imported)))
    return f'{{\n"entries": {entries},\n"warnings": {warnings}\n}}\n'


def to_record(entry: Found) -> Record:
    """One entry; what its source does not settle is None."""
    when = entry.when
    return {
        "local": when.local,
        "utc": show_utc(when),
        "zone": zone_of(when),
        "text": clean_line(entry.text),
        "milestone": entry.milestone.value if entry.milestone else None,
        "line": entry.line,
        "kind": when.kind.value,
    }


def warnings_of(imported: Imported) -> tuple[str, ...]:
    """What somebody should read before trusting the entries, each in one sentence."""
    return tuple(
        clean_line(remark.words if remark.line is None else f"line {remark.line}: {remark.words}")
        for remark in imported.warnings
    )


def show_utc(when: When) -> str | None:
    """The instant, with seconds only if it has some; None where it is not certain."""
    if when.utc is None:
        return None
    moment = when.utc.astimezone(dt.UTC).replace(tzinfo=None)
    return f"{moment.isoformat(timespec='seconds' if moment.second else 'minutes')}Z"


def zone_of(when: When) -> str | None:
    """The zone's name where it is certain, else as it is written."""
    return when.zone or clean_line(when.zone_words) or None


def _lines(values: list[Record] | list[str]) -> str:
    """A JSON array, a value to a line."""
    if not values:
        return "[]"
    return "[\n" + ",\n".join(json.dumps(value, ensure_ascii=False) for value in values) + "\n]"
