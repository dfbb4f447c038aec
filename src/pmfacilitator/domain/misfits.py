"""What is wrong with JSON that should have been a meeting, in words for who wrote it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from pmfacilitator.domain.agenda import StepKind
from pmfacilitator.domain.records import ALPHABET, ID_LENGTH
from pmfacilitator.domain.spelling import closest
from pmfacilitator.domain.text import clean_line, shorten

Schema = Mapping[str, Any]

_KEY_WIDTH = 60
_REASON_WIDTH = 300
_SUBJECT = re.compile(r"^(?:Decimal input|\w+) should ")
_DATE = "must be a date such as 2026-11-20"
_TIME = "must be a time such as 14:32 or 14:32:05, without an offset"
_INSTANT = "must be an instant with its offset, such as 2026-11-20T14:32:00Z"
_LIST = "must be a list"
_OBJECT = "must be an object with keys and values"
_REASONS = {
    "missing": "is missing",
    "string_type": "must be text in quotation marks",
    "bool_type": "must be true or false",
    "int_type": "must be a whole number",
    "tuple_type": _LIST,
    "model_type": _OBJECT,
    "model_attributes_type": _OBJECT,
    "dict_type": _OBJECT,
    "too_short": "must not be empty",
    "date_type": _DATE,
    "date_parsing": _DATE,
    "time_type": _TIME,
    "time_parsing": _TIME,
    "datetime_type": _INSTANT,
    "datetime_parsing": _INSTANT,
    "datetime_from_date_parsing": _INSTANT,
    "timezone_aware": _INSTANT,
}


def explain(error: ValidationError, schema: Schema) -> str:
    """One sentence that names the path of the first misfit, unknown keys before all others."""
    details = error.errors(include_url=False, include_input=False)
    first = min(details, key=lambda detail: detail["type"] != "extra_forbidden")
    path, place = _walk(schema, first["loc"])
    if first["type"] == "extra_forbidden":
        said = f"unknown key {path}{_meant(str(first['loc'][-1]), place)}"
    else:
        said = f"{path or 'the meeting'}: {_reason(first)}"
    others = len(details) - 1
    return f"{said} (and {others} more)." if others else f"{said}."


def _walk(schema: Schema, loc: tuple[int | str, ...]) -> tuple[str, Schema]:
    """The path as people write it, and the schema of the last object on the way."""
    path, node, parent = "", _resolved(schema, schema), schema
    for part in loc:
        if isinstance(part, int):
            path += f"[{part}]"
            node = node.get("items", {})
        elif part in (tags := node.get("discriminator", {}).get("mapping", {})):
            node = {"$ref": tags[part]}
        else:
            path += f".{shorten(clean_line(part), _KEY_WIDTH)}"
            parent, node = node, node.get("properties", {}).get(part, {})
        node = _resolved(schema, node)
    return path.removeprefix("."), parent


def _resolved(schema: Schema, node: Schema) -> Schema:
    """The node itself, where it stands for another or for another or null."""
    if "anyOf" in node:
        node = node["anyOf"][0]
    while "$ref" in node:
        node = schema["$defs"][node["$ref"].rpartition("/")[2]]
    return node


def _meant(key: str, place: Schema) -> str:
    near = closest(key[:_KEY_WIDTH], place.get("properties", ()))
    return f" (did you mean {near}?)" if near else ""


def _reason(detail: ErrorDetails) -> str:
    if detail["type"] in _REASONS:
        return _REASONS[detail["type"]]
    if detail["type"].startswith("union_tag_"):
        return f"its kind must be one of {', '.join(StepKind)}"
    if detail["type"] == "string_pattern_mismatch":
        return _shape(detail)
    said = detail["msg"].removeprefix("Value error, ")
    return shorten(clean_line(_SUBJECT.sub("must ", said)), _REASON_WIDTH).rstrip(".")


def _shape(detail: ErrorDetails) -> str:
    pattern = str(detail.get("ctx", {}).get("pattern", ""))
    if ALPHABET in pattern:
        return f"must be an id: {ID_LENGTH} of the characters {ALPHABET}"
    if detail["loc"][-1] == "currency":
        return "must be three capital letters such as EUR"
    return "must be small letters and digits, words joined by - or _"
