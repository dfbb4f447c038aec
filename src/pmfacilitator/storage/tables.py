"""The shape of a TinyDB file, read without TinyDB, so that a list of meetings is there at once."""

from __future__ import annotations

import json
from typing import Any, TypeGuard

from pmfacilitator.errors import MeetingDamaged

Tables = dict[str, dict[str, dict[str, Any]]]
"""What TinyDB keeps: the documents of each table by their number, which is text in JSON."""

MEETING = "meeting"
DESK = "desk"
ONLY = 1
"""The number of the one document that each of the two tables holds."""


def parse_json(data: bytes) -> object:
    """What a file holds.

    Raises:
        MeetingDamaged: it is no JSON; the message is the reason alone.
    """
    try:
        return json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise MeetingDamaged(f"byte {error.start} is no UTF-8 text") from error
    except json.JSONDecodeError as error:
        raise MeetingDamaged(f"line {error.lineno} is no JSON: {error.msg}") from error
    except (ValueError, RecursionError) as error:
        raise MeetingDamaged("it is no JSON that can be read") from error


def are_tables(value: object) -> TypeGuard[Tables]:
    """Whether this is what TinyDB keeps."""
    return isinstance(value, dict) and all(
        isinstance(table, dict)
        and all(number.isdecimal() and isinstance(doc, dict) for number, doc in table.items())
        for table in value.values()
    )


def parse_tables(data: bytes) -> Tables:
    """TinyDB's tables as a file holds them.

    Raises:
        MeetingDamaged: there are none; the message is the reason alone.
    """
    value = parse_json(data)
    if not are_tables(value):
        raise MeetingDamaged("it holds no meeting")
    return value
