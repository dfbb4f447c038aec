"""A meeting and its desk as two tables of a TinyDB database, whatever that is stored in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from typing import Any, Self, TypeVar

from pydantic import ValidationError
from tinydb import TinyDB
from tinydb.table import Document

from pmfacilitator.domain.canonical import schema as meeting_schema
from pmfacilitator.domain.desk import Desk
from pmfacilitator.domain.meeting import Meeting
from pmfacilitator.domain.misfits import explain
from pmfacilitator.domain.records import Record, Row, new_id
from pmfacilitator.errors import FileTrouble, MeetingDamaged
from pmfacilitator.storage.dump import Dump, dump
from pmfacilitator.storage.tables import DESK, MEETING, ONLY
from pmfacilitator.storage.unknown import Unknown, put_back, set_aside

SCHEMA = 1
"""The form of the file that this program writes; it reads no newer one for editing."""

R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class Contents:
    """What a file holds."""

    meeting: Meeting
    desk: Desk
    schema: int

    @property
    def is_newer(self) -> bool:
        """Whether a newer program wrote it, so that this one must not."""
        return self.schema > SCHEMA


@dataclass(frozen=True)
class StoredTables:
    """The two tables as they lie in a file, before anything of them is understood."""

    meeting: object
    desk: dict[str, Any]
    schema: int
    revision: int

    @classmethod
    def of(cls, doc: object, on_desk: object) -> Self:
        """What the documents of both tables hold; raises MeetingDamaged if that is no meeting."""
        if not isinstance(doc, dict) or "meeting" not in doc:
            raise MeetingDamaged("it holds no meeting")
        schema = _whole_number(doc, "schema", at_least=1)
        revision = _whole_number(doc, "revision", at_least=0)
        desk = dict(on_desk) if isinstance(on_desk, dict) else {}
        return cls(doc["meeting"], desk, schema, revision)

    def understood(self, before: tuple[StoredTables, Meeting] | None = None) -> Contents:
        """The meeting and its desk.

        What is stored as it was `before` is not understood anew: the same meeting stays the very
        same, and so does each row of another one.

        Raises:
            MeetingDamaged: they are none; the message is the reason alone.
            FileTrouble: only a newer program can read them.
        """
        try:
            if before and self.meeting == before[0].meeting:
                meeting = before[1]
            else:
                stored = (
                    _shared(self.meeting, before[0].meeting, before[1]) if before else self.meeting
                )
                meeting = _understood(Meeting, stored, "")
            desk = _understood(Desk, self.desk, "on the desk, ")
        except MeetingDamaged as error:
            if self.schema <= SCHEMA:
                raise
            raise FileTrouble(_too_new(self.schema)) from error
        return Contents(meeting, desk, self.schema)


class StoredMeeting:
    """Reads and writes the two tables; knows what they held last, and what it did not understand.

    `together` is a context in which several writes become one, where the storage has such.
    `meeting_id` stands in for the meeting's own id in a copy that goes its own way.
    """

    def __init__(
        self,
        db: TinyDB,
        *,
        together: Callable[[], AbstractContextManager[None]] = nullcontext,
        meeting_id: str | None = None,
    ) -> None:
        self._db = db
        self._together = together
        self.meeting_id = meeting_id
        self.revision = 0
        self._unknown: tuple[Unknown, ...] = ()
        self._unknown_on_desk: tuple[Unknown, ...] = ()
        self._dump = Dump()
        self._last: tuple[Meeting, dict[str, Any]] | None = None

    def load(self) -> Contents:
        """Read both tables.

        Raises:
            MeetingDamaged: they hold no meeting; the message is the reason alone.
            FileTrouble: they cannot be read, or only by a newer program.
        """
        stored = StoredTables.of(
            *(self._db.table(name).get(doc_id=ONLY) for name in (MEETING, DESK))
        )
        contents = stored.understood()
        dumped = self._dump.of(contents.meeting)
        self._unknown = tuple(set_aside(stored.meeting, dumped))
        self._unknown_on_desk = tuple(set_aside(stored.desk, dump(contents.desk)))
        self.revision = stored.revision
        self._last = (contents.meeting, self._completed(dumped))
        return contents

    def store(self, meeting: Meeting, desk: Desk) -> None:
        """Write both tables; the revision grows only if the meeting is another one.

        Raises:
            FileTrouble: they cannot be written; what was there is there.
        """
        data = self._data_of(meeting)
        is_same = self._last is not None and data == self._last[1]
        revision = self.revision if is_same else self.revision + 1
        on_desk = dump(desk)
        for key in self._unknown_on_desk:
            put_back(on_desk, key)
        doc = {"schema": SCHEMA, "revision": revision, "meeting": data}
        with self._together():
            self._db.table(MEETING).upsert(Document(doc, doc_id=ONLY))
            self._db.table(DESK).upsert(Document(on_desk, doc_id=ONLY))
        self.revision = revision
        self._last = (meeting, data)

    def copied_to(
        self, db: TinyDB, together: Callable[[], AbstractContextManager[None]]
    ) -> StoredMeeting:
        """The same keys that nobody understood, with nothing stored yet, under a fresh id."""
        copy = StoredMeeting(db, together=together, meeting_id=new_id())
        copy._unknown, copy._unknown_on_desk = self._unknown, self._unknown_on_desk
        return copy

    def _data_of(self, meeting: Meeting) -> dict[str, Any]:
        if self._last is not None and self._last[0] is meeting:
            return self._last[1]
        return self._completed(self._dump.of(meeting))

    def _completed(self, data: dict[str, Any]) -> dict[str, Any]:
        if self.meeting_id is not None:
            data["id"] = self.meeting_id
        for key in self._unknown:
            put_back(data, key)
        return data


def _shared(stored: object, before: object, known: Meeting) -> object:
    """What is stored, with the rows that were understood before in place of what stands for them."""
    if not (isinstance(stored, dict) and isinstance(before, dict)):
        return stored
    shared = dict(stored)
    for field in Meeting.ROWS:
        rows, old = stored.get(field), before.get(field)
        if isinstance(rows, list) and isinstance(old, list):
            pairs = zip(old, getattr(known, field), strict=True)
            made = {row.id: (raw, row) for raw, row in pairs}
            shared[field] = [_made(raw, made) for raw in rows]
    return shared


def _made(raw: Any, made: Mapping[str, tuple[object, Row]]) -> object:
    name = raw.get("id") if isinstance(raw, dict) else None
    known = made.get(name) if isinstance(name, str) else None
    return known[1] if known and known[0] == raw else raw


def _understood(model: type[R], data: object, where: str) -> R:
    try:
        return model.model_validate(data, extra="ignore")
    except ValidationError as error:
        schema = meeting_schema() if model is Meeting else model.model_json_schema()
        raise MeetingDamaged(where + explain(error, schema).rstrip(".")) from error


def _whole_number(doc: Mapping[str, Any], key: str, *, at_least: int) -> int:
    value = doc.get(key)
    if type(value) is not int or value < at_least:
        raise MeetingDamaged(f"{key}: must be a whole number from {at_least} up")
    return value


def _too_new(schema: int) -> str:
    return (
        f"A newer pmfacilitator wrote this meeting (format {schema}, here {SCHEMA}), and it cannot "
        "be read here; please update."
    )
