"""The JSON that lists print, and its schema, both made from the dataclass that they show."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from functools import cache
from types import UnionType
from typing import get_args, get_origin, get_type_hints

DIALECT = "https://json-schema.org/draft/2020-12/schema"

Schema = dict[str, object]
Choices = Mapping[str, Sequence[str]]
"""What a field may say, by its name, where that is one of a few words."""

_SCALARS: Mapping[object, Schema] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    dt.date: {"type": "string", "format": "date"},
}


def plain(value: object) -> object:
    """A value as JSON can hold it, by its declared fields."""
    if is_dataclass(value) and not isinstance(value, type):
        return {name: plain(getattr(value, name)) for name in _names(type(value))}
    if isinstance(value, tuple | list):
        return [plain(each) for each in value]
    return value.isoformat() if isinstance(value, dt.date) else value


def array_schema(title: str, says: str, shape: type, choices: Choices | None = None) -> Schema:
    """The JSON Schema of an array of such values."""
    return {
        "$schema": DIALECT,
        "title": title,
        "description": says,
        "type": "array",
        "items": _object(shape, choices or {}),
    }


@cache
def _names(shape: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(shape))


def _object(shape: type, choices: Choices) -> Schema:
    hints = get_type_hints(shape)
    properties = {
        name: {"enum": list(choices[name])} if name in choices else _schema(hints[name], choices)
        for name in _names(shape)
    }
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _schema(hint: object, choices: Choices) -> Schema:
    if hint in _SCALARS:
        return dict(_SCALARS[hint])
    if isinstance(hint, UnionType):
        arms = [arm for arm in get_args(hint) if arm is not type(None)]
        return {"anyOf": [*(_schema(arm, choices) for arm in arms), {"type": "null"}]}
    if get_origin(hint) is tuple:
        return {"type": "array", "items": _schema(get_args(hint)[0], choices)}
    if isinstance(hint, type) and is_dataclass(hint):
        return _object(hint, choices)
    msg = f"no JSON is printed of {hint}"
    raise TypeError(msg)
