"""Short ways to read a text and to say what was found."""

from __future__ import annotations

import datetime as dt

from pmfacilitator.importing.found import Choices, Found, Imported
from pmfacilitator.importing.prose import read_prose


def read(text: str, name: str = "", date: str = "", zone: str | None = None) -> Imported:
    chosen = dt.date.fromisoformat(date) if date else None
    return read_prose(text, Choices(date=chosen, zone=zone), name)


def counted(text: str, first: str = "2026-11-20") -> Imported:
    """What is read for a meeting whose incident was on that day."""
    return read_prose(text, Choices(counted_from=dt.date.fromisoformat(first)))


def entries(text: str, name: str = "", date: str = "", zone: str | None = None) -> list[Found]:
    return list(read(text, name, date, zone).entries)


def locals_of(text: str, name: str = "", date: str = "") -> list[str | None]:
    return [entry.when.local for entry in entries(text, name, date)]


def utcs_of(text: str, zone: str | None = None) -> list[str | None]:
    return [utc(entry) for entry in entries(text, zone=zone)]


def utc(entry: Found) -> str | None:
    instant = entry.when.utc
    return instant.strftime("%Y-%m-%dT%H:%M") if instant else None


def texts_of(text: str) -> list[str]:
    return [entry.text for entry in entries(text)]


def warned(text: str, name: str = "") -> str:
    return " ".join(remark.words for remark in read(text, name).warnings)
