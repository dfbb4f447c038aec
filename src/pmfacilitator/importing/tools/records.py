"""What stands in a record of some export, whatever that really is: a wrong type reads as nothing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from pmfacilitator.domain.stamps import certain_instant, zone_named
from pmfacilitator.importing.found import When

Record = Mapping[str, object]

UTC = "UTC"
_MOST_DIGITS = 20
_ALSO_UTC = {"Etc/UTC", "Etc/GMT", "GMT", "Zulu", "Etc/Zulu", "Universal", "UCT"}


def is_record(value: object) -> bool:
    """Whether a value of JSON is an object."""
    return isinstance(value, dict)


def within(record: object, *keys: str) -> object:
    """What stands under one key within the other; None if there is no such thing."""
    for key in keys:
        if not isinstance(record, dict):
            return None
        record = record.get(key)
    return record


def text_at(record: object, *keys: str) -> str:
    """The text under some keys; a whole number counts as text, since ids are often numbers."""
    value = within(record, *keys)
    if isinstance(value, str):
        return value
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) < 10**_MOST_DIGITS:
        return str(value)
    return ""


def first_text(record: object, *keys: str) -> str:
    """The first of some texts of a record that says something."""
    return next((text for key in keys if (text := text_at(record, key)).strip()), "")


def list_at(record: object, *keys: str) -> list[object]:
    """The list under some keys; empty if there is none."""
    value = within(record, *keys)
    return value if isinstance(value, list) else []


def instant_of(value: object) -> dt.datetime | None:
    """The instant of an ISO time that names its offset; None for anything else."""
    if not isinstance(value, str):
        return None
    try:
        moment = dt.datetime.fromisoformat(value.strip())
        return moment.astimezone(dt.UTC) if moment.tzinfo is not None else None
    except (ValueError, OverflowError):
        return None


def instant_at(record: object, *keys: str) -> dt.datetime | None:
    """The first instant that stands under one of some keys."""
    return next((found for key in keys if (found := instant_of(within(record, key)))), None)


def instant_of_epoch(value: object) -> dt.datetime | None:
    """The instant of seconds since 1970, as a number or its text; None for anything else."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        return dt.datetime.fromtimestamp(float(value), dt.UTC)
    except (ValueError, OverflowError, OSError):
        return None


def when_at(instant: dt.datetime, zone: str = UTC) -> When:
    """The moment as clocks in a zone showed it, or in UTC where that would be ambiguous."""
    exact = instant.replace(microsecond=0)
    name = UTC if zone in _ALSO_UTC else zone
    if name == UTC:
        return _in_utc(exact)
    tz = zone_named(name)
    try:
        wall = exact.astimezone(tz).replace(tzinfo=None) if tz else None
    except OverflowError:
        wall = None
    if tz is None or wall is None or certain_instant(wall, tz) != exact:
        return _in_utc(exact)
    return When(time=wall.time(), date=wall.date(), zone=name, zone_words=name, instant=exact)


def _in_utc(exact: dt.datetime) -> When:
    return When(time=exact.time(), date=exact.date(), zone=UTC, zone_words=UTC, instant=exact)
