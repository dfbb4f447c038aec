"""Changes to other meetings that belong to a step of this one: undone with it, and done again.

The step says in this meeting what was done in the others, so its history is theirs as well.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from pmfacilitator.domain.edits import Edit
from pmfacilitator.domain.learning.seen import MeetingSeen
from pmfacilitator.elsewhere import Changed, Elsewhere
from pmfacilitator.errors import FileTrouble, MeetingHeld, PmFacilitatorError, ReadOnly
from pmfacilitator.session import Session, Undone

Note = Callable[[Sequence[Changed]], Edit]
"""Makes the edit that says in this meeting what was changed in others."""


@dataclass(frozen=True)
class Stepped:
    """The step that was taken back or done again, if any was; and a sentence on what could not be."""

    step: Undone | None
    trouble: str = ""


@dataclass
class _Tied:
    step: Undone
    made: tuple[Changed, ...]
    note: Note


@dataclass(frozen=True)
class _PutBack:
    made: tuple[Changed, ...] = ()
    held: tuple[Changed, ...] = ()
    trouble: str = ""


class Alongside:
    """The other meetings, as they are changed from one that is open.

    Args:
        session: the meeting that is open.
        elsewhere: where the others are.
        now: the present moment.
    """

    def __init__(
        self, session: Session, elsewhere: Elsewhere, now: Callable[[], dt.datetime]
    ) -> None:
        self._session = session
        self._elsewhere = elsewhere
        self._now = now
        self._tied: dict[int, _Tied] = {}

    @property
    def today(self) -> dt.date:
        """The day on the calendar of whoever changes something."""
        return self._now().astimezone().date()

    def seen(self) -> Iterable[MeetingSeen]:
        """What is seen of each meeting, the newest incident first; raises FileTrouble."""
        return self._elsewhere.seen()

    def would(self, meeting: str, edit: Edit) -> Changed:
        """What an edit would make of another meeting; raises as `Elsewhere.change` does."""
        return self._elsewhere.would(meeting, edit, self._now())

    def change(self, meeting: str, edit: Edit) -> Changed:
        """Change another meeting; `note` has to say so here. It raises as `Elsewhere.change` does.

        Raises:
            ReadOnly: this meeting is only being read, and could not say what was changed.
        """
        if self._session.read_only:
            raise ReadOnly("This meeting is open for reading only; nothing was changed.")
        return self._elsewhere.change(meeting, edit, self._now())

    def note(self, made: Sequence[Changed], note: Note) -> None:
        """Say here what was changed in others, as the step that they are undone with."""
        before = self._session.undoes
        self._session.apply(note(made))
        step = self._session.undoes
        if step is not None and step is not before:
            self._tied[id(step)] = _Tied(step, tuple(made), note)

    def undo(self) -> Stepped:
        """Take the last step back, and what belongs to it in other meetings.

        What somebody has changed there since is left as it is. What is only held stays said here,
        as a step of its own that can be taken back later.
        """
        tied = self._of(self._session.undoes)
        if tied is None:
            return Stepped(self._session.undo())
        done = self._put_back(tied.made)
        if done.held and not done.made:
            return Stepped(None, done.trouble)
        step = self._session.undo()
        tied.made = done.made
        if done.held:
            self.note(done.held, tied.note)
        return Stepped(step, done.trouble)

    def redo(self) -> Stepped:
        """Do again what was taken back last, in other meetings as well, as far as it can be."""
        tied = self._of(self._session.redoes)
        if tied is None:
            return Stepped(self._session.redo())
        done = self._put_back(tied.made)
        if not done.trouble:
            tied.made = done.made
            return Stepped(self._session.redo())
        if not done.made:
            return Stepped(None, done.trouble)
        self.note(done.made, tied.note)
        return Stepped(self._session.undoes, done.trouble)

    def _of(self, step: Undone | None) -> _Tied | None:
        tied = self._tied.get(id(step))
        return tied if tied is not None and tied.step is step else None

    def _put_back(self, made: Iterable[Changed]) -> _PutBack:
        done = _PutBack()
        for each in reversed(tuple(made)):
            try:
                back = self._elsewhere.put_back(each, self._now())
            except (MeetingHeld, FileTrouble) as error:
                done = _PutBack(done.made, (*done.held, each), str(error))
            except PmFacilitatorError as error:
                done = _PutBack(done.made, done.held, str(error))
            else:
                done = _PutBack((*done.made, back), done.held, done.trouble)
        return done
