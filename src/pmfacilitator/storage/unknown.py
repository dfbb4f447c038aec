"""Keys that a newer program or a colleague's tool put into a file: kept, though not understood.

They are set aside by path when a file is read and put back when it is written. A path goes
through lists by what names an item there, never by its position, so that a key stays with its
row wherever the row moves, and leaves with it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

_NAMES = ("id", "step", "question", "field", "meeting", "target", "url")
"""The keys that name an item of a list, each in one of the lists that there are."""


@dataclass(frozen=True)
class Item:
    """A step of a path into a list: the item that is named so."""

    key: str
    name: str | int


Trail = tuple[str | Item, ...]


@dataclass(frozen=True)
class Unknown:
    """One key that was not understood: where it stood, and what it held."""

    path: Trail
    value: Any


def set_aside(stored: object, understood: object, path: Trail = ()) -> Iterator[Unknown]:
    """Every key of what was stored that is not in what was understood of it."""
    if isinstance(stored, dict) and isinstance(understood, dict):
        for key, value in stored.items():
            if key in understood:
                yield from set_aside(value, understood[key], (*path, key))
            else:
                yield Unknown((*path, key), value)
    elif isinstance(stored, list) and isinstance(understood, list):
        for position, (raw, known) in enumerate(zip(stored, understood, strict=False)):
            yield from set_aside(raw, known, (*path, _item(known, position)))


def put_back(data: dict[str, Any], unknown: Unknown) -> None:
    """Put a key where it stood; nothing happens if its row is gone."""
    place: object = data
    for step in unknown.path[:-1]:
        place = _within(place, step)
    key = unknown.path[-1]
    if isinstance(place, dict) and isinstance(key, str):
        place.setdefault(key, unknown.value)


def _item(value: object, position: int) -> Item:
    if isinstance(value, Mapping):
        for key in _NAMES:
            if isinstance(name := value.get(key), str) and name:
                return Item(key, name)
    return Item("", position)


def _within(place: object, step: str | Item) -> object:
    if isinstance(step, str):
        return place.get(step) if isinstance(place, dict) else None
    if not isinstance(place, list):
        return None
    return next((item for n, item in enumerate(place) if _item(item, n) == step), None)
