"""Other meetings than the one that is open: what they say, and one edit to one of them.

An edit is saved under that meeting's lock, and undone from the place where it was made.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from pmfacilitator.catalogue import Catalogue
from pmfacilitator.errors import FileTrouble, MeetingHeld, NotFound, PmFacilitatorError
from pmfacilitator.repository import Repository

if TYPE_CHECKING:
    from pmfacilitator.domain.edits import Edit
    from pmfacilitator.domain.learning.seen import MeetingSeen
    from pmfacilitator.domain.meeting import Meeting
    from pmfacilitator.domain.records import Row


@dataclass(frozen=True)
class Changed:
    """What an edit has made of a meeting, and the words that undo would use for it."""

    path: Path
    before: Meeting
    after: Meeting
    label: str
    row: str

    @property
    def is_another(self) -> bool:
        """Whether anything is another now."""
        return self.before != self.after

    @property
    def rows(self) -> tuple[Row | None, Row | None]:
        """The row that it was about, as it was and as it is."""
        return self.before.row(self.row), self.after.row(self.row)


class Elsewhere:
    """Finds the file of a meeting by its id, and changes it there.

    Args:
        library: opens and locks the files.
        catalogue: knows what stands in which.
    """

    def __init__(self, library: Repository, catalogue: Catalogue) -> None:
        self._library = library
        self._catalogue = catalogue

    def seen(self) -> Iterable[MeetingSeen]:
        """What is seen of each meeting, the newest incident first; raises FileTrouble."""
        return self._catalogue.seen()

    def holding(self, meeting: str) -> Path:
        """The file of that meeting; raises NotFound if there is none any more, or FileTrouble."""
        path = self._catalogue.holding(meeting)
        if path is None:
            raise NotFound("The library does not hold that meeting any more.")
        return path

    def change(self, meeting: str, edit: Edit, now: dt.datetime) -> Changed:
        """Apply an edit to a meeting and save that, holding its file meanwhile.

        Args:
            meeting: the id of the meeting.
            edit: what is done to it; what its own window had to undo is not touched by it.
            now: the present moment.

        Raises:
            NotFound: the library holds no such meeting, or the meeting no such row.
            InvalidValue: the edit would make no valid meeting.
            MeetingHeld: another window has it open, which is said with the moment since when.
            FileTrouble: it cannot be read or written.
        """
        return self._made(meeting, edit, now, saves=True)

    def would(self, meeting: str, edit: Edit, now: dt.datetime) -> Changed:
        """What `change` would make of a meeting now; it raises the same, and saves nothing."""
        return self._made(meeting, edit, now, saves=False)

    def _made(self, meeting: str, edit: Edit, now: dt.datetime, *, saves: bool) -> Changed:
        path = self.holding(meeting)
        file = self._library.open(path, now=now)
        try:
            if file.read_only:
                raise MeetingHeld(f"Nothing was changed: {_reason(file.why_read_only)}.")
            before = file.meeting
            after = edit.applied(before)
            if saves and after != before:
                file.save(after, file.desk)
        finally:
            file.close()
        return Changed(path, before, after, edit.label(before), edit.touches)

    def put_back(self, made: Changed, now: dt.datetime) -> Changed:
        """Put the row of a change back as it was; what comes of it can be put back in turn.

        Raises:
            NotFound: the row, or its meeting, is gone.
            Refused: somebody has changed the row since, or (MeetingHeld) has its meeting open.
            FileTrouble: it cannot be read or written.
        """
        from pmfacilitator.domain.edits import PutBack

        before, after = made.rows
        if before is None or after is None:
            raise NotFound("That row is no longer in its meeting.")
        done = self.change(made.before.id, PutBack(before, after), now)
        return Changed(done.path, done.before, done.after, made.label, made.row)


class Drafts(Protocol):
    """Keeps lines that are half-typed."""

    def draft(self, name: str) -> str:
        """What was half-typed under that name, "" if nothing was."""
        ...

    def keep_draft(self, name: str, text: str) -> None:
        """Keep what is half-typed; empty text forgets it."""
        ...


class Changes:
    """What has been changed in other meetings from one place, which can be taken back from there.

    Args:
        elsewhere: where those meetings are.
        now: the present moment.
        drafts: keeps what is half-typed of a change.
    """

    def __init__(
        self, elsewhere: Elsewhere, now: Callable[[], dt.datetime], drafts: Drafts
    ) -> None:
        self._elsewhere = elsewhere
        self._now = now
        self._undo: list[Changed] = []
        self._redo: list[Changed] = []
        self.drafts = drafts

    @property
    def today(self) -> dt.date:
        """The day on the calendar of whoever changes something."""
        return self._now().astimezone().date()

    def seen(self) -> Iterable[MeetingSeen]:
        """What is seen of each meeting, the newest incident first; raises FileTrouble."""
        return self._elsewhere.seen()

    def holding(self, meeting: str) -> Path:
        """The file of that meeting; raises NotFound if there is none any more, or FileTrouble."""
        return self._elsewhere.holding(meeting)

    def make(self, meeting: str, edit: Edit) -> Changed:
        """Change a meeting, and remember that; raises as `Elsewhere.change` does."""
        changed = self._elsewhere.change(meeting, edit, self._now())
        if changed.is_another:
            self._undo.append(changed)
            self._redo.clear()
        return changed

    def undo(self) -> Changed | None:
        """Take the last change back; None if there is none.

        It raises as `Elsewhere.change` does; what somebody has changed since is then given up, what
        is only held can be taken back later.
        """
        return self._step(self._undo, self._redo)

    def redo(self) -> Changed | None:
        """Do again what was taken back last; None if there is nothing."""
        return self._step(self._redo, self._undo)

    def _step(self, source: list[Changed], target: list[Changed]) -> Changed | None:
        if not source:
            return None
        try:
            back = self._elsewhere.put_back(source[-1], self._now())
        except (MeetingHeld, FileTrouble):
            raise  # it may still be taken back later
        except PmFacilitatorError:
            source.pop()
            raise
        source.pop()
        target.append(back)
        return back


def _reason(why: str) -> str:
    """Why a meeting can only be read, as it goes on behind a colon."""
    said = why.removesuffix("; reading only.").removesuffix(" Reading only.").rstrip(".")
    return f"{said[:1].lower()}{said[1:]}"
