"""Changing a meeting that nobody here has open: one edit, saved under that meeting's lock."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pmfacilitator.catalogue import Catalogue
from pmfacilitator.errors import NotFound, Refused
from pmfacilitator.repository import Repository

if TYPE_CHECKING:
    from pmfacilitator.domain.edits import Edit
    from pmfacilitator.domain.meeting import Meeting
    from pmfacilitator.domain.records import Row


@dataclass(frozen=True)
class Changed:
    """What an edit has made of a meeting, and the words that undo would use for it."""

    path: Path
    before: Meeting
    after: Meeting
    label: str

    def rows(self, row_id: str) -> tuple[Row | None, Row | None]:
        """A row as it was and as it is."""
        return self.before.row(row_id), self.after.row(row_id)


class Elsewhere:
    """Finds the file of a meeting by its id, and changes it there.

    Args:
        library: opens and locks the files.
        catalogue: knows which file holds which meeting.
    """

    def __init__(self, library: Repository, catalogue: Catalogue) -> None:
        self._library = library
        self._catalogue = catalogue

    def change(self, meeting: str, edit: Edit, now: dt.datetime) -> Changed:
        """Apply an edit to a meeting and save that, holding its file meanwhile.

        Args:
            meeting: the id of the meeting.
            edit: what is done to it; what its own window had to undo is not touched by it.
            now: the present moment.

        Raises:
            NotFound: the library holds no such meeting, or the meeting no such row.
            InvalidValue: the edit would make no valid meeting.
            Refused: another window has it open, which is said with the moment since when.
            FileTrouble: it cannot be read or written.
        """
        path = self._catalogue.holding(meeting)
        if path is None:
            raise NotFound("The library does not hold that meeting any more.")
        file = self._library.open(path, now=now)
        try:
            if file.read_only:
                raise Refused(f"Nothing was changed: {_reason(file.why_read_only)}.")
            before = file.meeting
            after = edit.applied(before)
            if after != before:
                file.save(after, file.desk)
        finally:
            file.close()
        return Changed(path, before, after, edit.label(before))


def _reason(why: str) -> str:
    """Why a meeting can only be read, as it goes on behind a colon."""
    said = why.removesuffix("; reading only.").removesuffix(" Reading only.").rstrip(".")
    return f"{said[:1].lower()}{said[1:]}"
