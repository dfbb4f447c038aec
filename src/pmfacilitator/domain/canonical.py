"""A meeting as JSON and back: one form that `show` prints, `load` accepts and `schema` describes."""

from __future__ import annotations

import json
from collections.abc import Mapping
from copy import deepcopy
from functools import lru_cache
from typing import Any, TypeVar, get_type_hints

from pydantic import ValidationError
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema, from_json

from pmfacilitator.domain.agenda import Agenda
from pmfacilitator.domain.meeting import Meeting
from pmfacilitator.domain.misfits import explain
from pmfacilitator.domain.records import Id, Record, new_id
from pmfacilitator.errors import InvalidMeeting

R = TypeVar("R", bound=Record)

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_WALL_TIME = r"^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d+)?)?$"


def to_json(meeting: Meeting) -> str:
    """The meeting with every field in its fixed order: the same meeting gives the same text."""
    return json.dumps(meeting.model_dump(mode="json"), indent=2, ensure_ascii=False) + "\n"


def read_json(text: str, default_agenda: Agenda) -> Meeting:
    """The meeting that a JSON text describes; one without an agenda gets `default_agenda`.

    Raises:
        InvalidMeeting: the text is no JSON, or the JSON no meeting; the message names the path.
    """
    try:
        data = from_json(text.removeprefix("\ufeff").encode("utf-8"), allow_inf_nan=False)
    except ValueError as error:
        raise InvalidMeeting(f"This is no JSON: {error}.") from error
    if isinstance(data, dict):
        data = {"agenda": default_agenda.model_dump(mode="json"), **data}
    try:
        # Strict, as the schema says it; only from JSON does strict take a string for a date.
        return Meeting.model_validate_json(json.dumps(data), strict=True)
    except ValidationError as error:
        raise InvalidMeeting(explain(error, _schema())) from error


class _Writer(GenerateJsonSchema):
    def time_schema(self, schema: core_schema.TimeSchema) -> JsonSchemaValue:
        """A wall-clock time; JSON Schema's own `time` format would demand an offset."""
        del schema
        return {"type": "string", "pattern": _WALL_TIME}


def schema() -> dict[str, Any]:
    """The JSON Schema of what `read_json` accepts, as a dict of the caller's own."""
    return deepcopy(_schema())


@lru_cache(maxsize=1)
def _schema() -> dict[str, Any]:
    made = Meeting.model_json_schema(mode="validation", schema_generator=_Writer)
    made.pop("required", None)
    described = {
        "$schema": DIALECT,
        "title": "Meeting",
        "description": "A postmortem meeting. Everything is optional: ids are made where none is "
        "given, and a meeting without an agenda gets the standard one.",
    }
    return {**described, **{key: made[key] for key in made if key not in described}}


def with_fresh_ids(meeting: Meeting) -> Meeting:
    """The same meeting as another one: new ids all over, links following, companions left behind."""
    old = [meeting.id, meeting.incident.id]
    old += [row.id for _, rows in meeting.lists() for row in rows]
    return _renamed(meeting.changed(companions=()), {name: new_id() for name in old})


def _renamed(record: R, names: Mapping[str, str]) -> R:
    """The record with every id in `names` replaced; ids of rows that are gone stay as they are."""
    ids = _id_fields(type(record))
    changes: dict[str, Any] = {}
    for field in type(record).model_fields:
        value = getattr(record, field)
        if field in ids:
            changes[field] = names.get(value, value)
        elif isinstance(value, Record):
            changes[field] = _renamed(value, names)
        elif isinstance(value, tuple):
            changes[field] = tuple(
                _renamed(item, names) if isinstance(item, Record) else item for item in value
            )
    return record.changed(**changes)


@lru_cache(maxsize=64)
def _id_fields(model: type[Record]) -> frozenset[str]:
    hints = get_type_hints(model, include_extras=True)
    return frozenset(name for name in model.model_fields if hints[name] in (Id, Id | None))
