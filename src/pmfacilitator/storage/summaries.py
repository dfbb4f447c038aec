"""What a list says of a meeting, from its plain JSON: no model is loaded before the first paint."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from pmfacilitator.catalogue import Summary
from pmfacilitator.domain.learning.listed import SETTLED
from pmfacilitator.domain.text import clean_line
from pmfacilitator.errors import MeetingDamaged
from pmfacilitator.storage.tables import MEETING, ONLY, are_tables, parse_json

_UNTITLED = "Untitled incident"

Json = Mapping[str, object]


def summary_in(path: Path, data: bytes, changed: float) -> Summary | None:
    """What a file says of its meeting, even a damaged one; None if it is not a meeting's.

    Args:
        path: where it is.
        data: what it holds.
        changed: when it was changed last, in seconds since 1970.
    """
    try:
        tables = parse_json(data)
        if not are_tables(tables) or MEETING not in tables:
            return None
        return _summary(path, changed, tables[MEETING].get(str(ONLY), {}))
    except MeetingDamaged as error:
        return unreadable(path, f"It is damaged: {error}.", changed)


def _summary(path: Path, changed: float, doc: Json) -> Summary:
    meeting = _within(doc, "meeting")
    incident = _within(meeting, "incident")
    actions, insights = _rows(meeting, "actions"), _rows(meeting, "insights")
    return Summary(
        id=_text(meeting, "id"),
        path=path,
        title=_text(incident, "title") or _UNTITLED,
        severity=_text(incident, "severity"),
        date=_text(incident, "date") or None,
        status=_text(meeting, "status"),
        agenda=_text(_within(meeting, "agenda"), "title"),
        open_actions=sum(action.get("status", "open") == "open" for action in actions),
        insights=len(insights),
        incident=_text(incident, "id"),
        created=_text(meeting, "created") or None,
        changed=changed,
        services=_texts(incident, "services"),
        tags=_texts(incident, "tags"),
        people=tuple(_text(person, "name") for person in _rows(meeting, "participants")),
        lenses=tuple(dict.fromkeys(lens for row in insights if (lens := _text(row, "lens")))),
        detected_by=_text(incident, "detected_by"),
        accounts=_accounts(meeting, insights),
        due=_days(actions, "due"),
        check_backs=_days(insights, "check_back"),
    )


def _days(rows: list[Json], key: str) -> tuple[str, ...]:
    """The days of those rows from which something is still expected."""
    waiting = (row for row in rows if row.get("status") not in SETTLED)
    return tuple(day for row in waiting if (day := _text(row, key)))


def _accounts(meeting: Json, insights: list[Json]) -> tuple[str, ...]:
    """Every account that a meeting names, wherever it records one."""
    hit = (row for section in _rows(meeting, "sections") for row in _rows(section, "accounts"))
    named = (
        *(_text(row, "who") for row in hit),
        *(c for i in insights for c in _texts(i, "customers")),
    )
    return tuple(dict.fromkeys(name for name in named if name))


def unreadable(path: Path, why: str, changed: float = 0) -> Summary:
    """What a list says of a file that cannot be read, and why it cannot."""
    return Summary(
        id="",
        path=path,
        title=clean_line(path.name),
        severity="",
        date=None,
        status="",
        agenda="",
        open_actions=0,
        insights=0,
        incident="",
        created=None,
        changed=changed,
        damaged=clean_line(why),
    )


def _within(data: Json, key: str) -> Json:
    value = data.get(key)
    if not isinstance(value, dict):
        raise MeetingDamaged(f"{key} is missing" if value is None else f"{key} is no object")
    return value


def _rows(data: Json, key: str) -> list[Json]:
    value = data.get(key, [])
    if not isinstance(value, list) or not all(isinstance(row, dict) for row in value):
        raise MeetingDamaged(f"{key} is no list of rows")
    return value


def _texts(data: Json, key: str) -> tuple[str, ...]:
    value = data.get(key, [])
    if not isinstance(value, list) or not all(isinstance(text, str) for text in value):
        raise MeetingDamaged(f"{key} is no list of texts")
    return tuple(clean_line(text) for text in value)


def _text(data: Json, key: str) -> str:
    value = data.get(key)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise MeetingDamaged(f"{key} is no text")
    return clean_line(value)
