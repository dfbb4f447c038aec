"""A file that was opened in a preview, kept so that it waits as something pasted does."""

from __future__ import annotations

from functools import lru_cache
from typing import Self

from pydantic import ValidationError

from pmfacilitator.domain.desk import CHOSEN, OPENED, PASTED, Desk
from pmfacilitator.domain.records import Line, Record, Text
from pmfacilitator.domain.text import clean, shorten
from pmfacilitator.importing.decoding import decoded, is_text
from pmfacilitator.importing.material import Material, Part
from pmfacilitator.screens.importing.source import Source, to_import, waiting

KEPT = f"{CHOSEN}/{OPENED}"
"""The draft that holds the file which is looked at, or waits."""


class KeptPart(Record):
    """One file of what was opened, by its path in there, and its text."""

    path: str
    text: Text


class KeptFile(Record):
    """What was opened, by its path and its name, and what it held.

    There are no parts where it holds more than is read at once, or what is no text: it is then read
    again from where it lies.
    """

    path: str
    name: Line
    parts: tuple[KeptPart, ...] = ()

    @classmethod
    def of(cls, source: Source) -> Self:
        """What is kept of a source that was a file."""
        parts: list[KeptPart] = []
        if source.is_quick:
            for part in source.material.parts:
                text = decoded(part.data)
                if not is_text(part.data) or text.damaged:
                    parts = []
                    break
                parts.append(KeptPart(path=part.path, text=clean(text.text)))
        return cls(path=source.path, name=source.name, parts=tuple(parts))

    @staticmethod
    def waiting(desk: Desk) -> KeptFile | None:
        """The file that waits, if one does."""
        return _read(desk.draft(KEPT))

    @property
    def source(self) -> Source | None:
        """What a preview reads from; None where that has to be read again."""
        if not self.parts:
            return None
        parts = tuple(Part(part.path, part.text.encode()) for part in self.parts)
        return Source(Material(parts, self.name), self.name, CHOSEN, self.path)

    @property
    def words(self) -> str:
        """How to speak of it while it waits."""
        name = shorten(self.name, 40)
        if self.parts:
            return f"{name} is waiting: {to_import()} goes on with it"
        return f"{name} is waiting, but not kept in the meeting: {to_import()} reads it again"


@lru_cache(maxsize=1)
def _read(text: str) -> KeptFile | None:
    """What was kept; read once, for it is spoken of whenever the timeline is drawn."""
    try:
        return KeptFile.model_validate_json(text) if text else None
    except ValidationError:
        return None


def what_waits(desk: Desk) -> str:
    """How to speak of the timeline that waits to be gone on with, "" if none does."""
    text = desk.draft(PASTED)
    if text:
        return waiting(text)
    file = KeptFile.waiting(desk)
    return file.words if file else ""
