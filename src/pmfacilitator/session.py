"""The one mutable object: it holds a frozen meeting, applies edits to it, and tells who listens.

Nothing here knows a terminal, a file or a clock. What is undone is the meeting; what lies on the
desk (half-typed text, place, clock) changes beside it and is never undone.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass

from pmfacilitator.domain.desk import Clock, Desk, Place, Reveal
from pmfacilitator.domain.edits import Edit
from pmfacilitator.domain.masking import Mask, Names, names_of
from pmfacilitator.domain.meeting import Meeting
from pmfacilitator.domain.rehearsal import Rehearsal
from pmfacilitator.domain.reveal import as_known, restored, touched
from pmfacilitator.domain.silent_round import SilentRound
from pmfacilitator.domain.step_times import begun, clock_of, counted
from pmfacilitator.errors import ReadOnly, Refused

UNDO_STEPS = 500
"""How many steps can be taken back; snapshots share what did not change, so they are light."""


@dataclass(frozen=True)
class Change:
    """What listeners are told: the meeting (or only the desk) is different now.

    `reveals` says that the room may see more of the meeting now, or less, or what is masked;
    `quiets` that a silent round began, went on in some way, or ended.
    """

    before: Meeting
    after: Meeting
    reveals: bool = False
    quiets: bool = False

    @property
    def is_edit(self) -> bool:
        """Whether the meeting itself changed, and not only the desk."""
        return self.before is not self.after

    @property
    def is_seen(self) -> bool:
        """Whether a screen may look different now."""
        return self.is_edit or self.reveals or self.quiets


@dataclass(frozen=True)
class Undone:
    """One step taken back or done again: what it was, and where to look for it."""

    label: str
    touches: str
    place: Place


@dataclass(frozen=True)
class _Moment:
    meeting: Meeting
    step: Undone


Listener = Callable[[Change], None]

_LATER = "a change to what comes later"


class Session:
    """A meeting that is being worked on."""

    def __init__(self, meeting: Meeting, desk: Desk | None = None, *, read_only: bool = False):
        self._meeting = meeting
        self._desk = _with_clock(desk or Desk(), meeting)
        self._undo: list[_Moment] = []
        self._redo: list[_Moment] = []
        self._joining: Hashable | None = None
        self._listeners: list[Listener] = []
        self._known: tuple[Meeting, Reveal, Meeting] | None = None
        self._named_before = Names()
        self.read_only = read_only

    @property
    def meeting(self) -> Meeting:
        """The meeting as it is now."""
        return self._meeting

    @property
    def shown(self) -> Meeting:
        """The meeting as the room may see it now: all of it, or what was known so far."""
        reveal = self._desk.reveal
        if reveal is None:
            return self._meeting
        known = self._known
        if known is None or known[0] is not self._meeting or known[1] is not reveal:
            known = self._known = (self._meeting, reveal, as_known(self._meeting, reveal))
        return known[2]

    @property
    def is_hiding(self) -> bool:
        """Whether anything of the meeting may not be seen now."""
        return self.shown is not self._meeting

    @property
    def mask(self) -> Mask | None:
        """What people, accounts and amounts are drawn behind in safe mode; None outside of it.

        Whoever was named before the last steps is still masked: undo brings them back.
        """
        if not self._desk.is_safe:
            return None
        return self._named_before.joined(names_of(self._meeting)).mask

    @property
    def desk(self) -> Desk:
        """What lies beside the meeting as it is now."""
        return self._desk

    @property
    def place(self) -> Place:
        """Where the meeting stands."""
        return self._desk.place

    @property
    def undoes(self) -> Undone | None:
        """The step that undo would take back; the same object wherever it goes from here."""
        return self._undo[-1].step if self._undo and not self.read_only else None

    @property
    def redoes(self) -> Undone | None:
        """The step that redo would do again."""
        return self._redo[-1].step if self._redo and not self.read_only else None

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call `listener` after every change; call what comes back to stop that."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def apply(self, edit: Edit) -> Meeting:
        """Change the meeting, remember how it was, and tell who listens.

        Raises:
            ReadOnly: the meeting is only being read here.
            NotFound: the edit speaks of a row or step that is not there.
            InvalidValue: the edit would make no valid meeting.
        """
        before = self._meeting
        after = edit.applied(before)
        if after == before:
            return before
        if self.read_only:
            raise ReadOnly("This meeting is open for reading only; nothing was changed.")
        if after.agenda != before.agenda:
            after = after.with_times(begun(before.agenda, before.times, self._desk.clock))
        joins = edit.joins is not None and edit.joins == self._joining and bool(self._undo)
        if not joins:
            step = Undone(edit.label(before), edit.touches, self.place)
            self._undo.append(_Moment(before, step))
            del self._undo[:-UNDO_STEPS]
            self._named_before = self._named_before.joined(names_of(before))
        self._joining = edit.joins
        if joins and after == self._undo[-1].meeting.with_times(after.times):
            self._undo.pop()
            self._joining = None
        self._redo.clear()
        self._become(after)
        return after

    def end_typing(self) -> None:
        """Let the next edit begin an undo step of its own, even in the same field."""
        self._joining = None

    def undo(self) -> Undone | None:
        """Take one step back; None if there is none."""
        return self._step(self._undo, self._redo)

    def redo(self) -> Undone | None:
        """Do again what was undone last; None if there is nothing."""
        return self._step(self._redo, self._undo)

    def set_draft(self, field: str, text: str) -> None:
        """Keep the half-typed text of a field; empty text forgets it."""
        if not self.read_only and self._desk.draft(field) != text:
            self._lay(self._desk.with_draft(field, text))

    def move_to(self, place: Place) -> None:
        """Remember where the meeting stands."""
        if place != self._desk.place:
            self.end_typing()
            self._lay(self._desk.changed(place=place))

    def set_clock(self, clock: Clock) -> None:
        """Keep how long each step has taken, on the desk and in the meeting.

        The times of a meeting are no edit: they make no undo step, and no undo takes them back.
        """
        if clock == self._desk.clock:
            return
        if not self.read_only:
            times = counted(self._meeting.agenda, self._meeting.times, clock)
            self._meeting = self._meeting.with_times(times)
        self._lay(self._desk.changed(clock=clock))

    def set_rehearsal(self, rehearsal: Rehearsal | None) -> None:
        """Tell how fast the meeting's clock runs, or (None) that it runs as the day does."""
        if rehearsal != self._desk.rehearsal:
            self._lay(self._desk.changed(rehearsal=rehearsal))

    def note_missed(self, step: str) -> bool:
        """Remember that a voice was said to be missing in a step; whether that is new."""
        if self.read_only or step in self._desk.missed:
            return False
        self._lay(self._desk.changed(missed=(*self._desk.missed, step)))
        return True

    def set_silence(self, silence: SilentRound | None) -> None:
        """Keep a silent round as it is now, or (None) hold none."""
        if not self.read_only and silence != self._desk.silence:
            self._desk = self._desk.changed(silence=silence)
            self._tell(Change(self._meeting, self._meeting, quiets=True))

    def set_reveal(self, reveal: Reveal | None) -> None:
        """Show entries one by one, as far as this says, or (None) the whole meeting again."""
        if reveal != self._desk.reveal:
            self._desk = self._desk.changed(reveal=reveal)
            self._tell(Change(self._meeting, self._meeting, reveals=True))

    def set_safe(self, *, is_safe: bool) -> None:
        """Mask people, accounts and amounts on the screen, or show them again."""
        if is_safe != self._desk.is_safe:
            self._desk = self._desk.changed(is_safe=is_safe)
            self._tell(Change(self._meeting, self._meeting, reveals=True))

    def follow(self, meeting: Meeting, desk: Desk) -> None:
        """Become what another window has written, its place and clock too, and tell who listens.

        Raises:
            Refused: the meeting is being worked on here, and what was said would be lost.
        """
        if not self.read_only:
            raise Refused("A meeting that is open for editing follows no other window.")
        before, kept = self._meeting, self._desk
        reveals = (desk.reveal, desk.is_safe) != (kept.reveal, kept.is_safe)
        quiets = desk.silence != kept.silence
        if meeting == before:
            meeting = before
        if (meeting, desk) != (before, self._desk):
            self._meeting, self._desk = meeting, desk
            self._tell(Change(before, meeting, reveals=reveals, quiets=quiets))

    def _step(self, source: list[_Moment], target: list[_Moment]) -> Undone | None:
        if self.read_only or not source:
            return None
        moment = source.pop()
        target.append(_Moment(self._meeting, moment.step))
        self._joining = None
        step = self._said_of(moment)
        self._become(moment.meeting.with_times(self._meeting.times))
        return step

    def _said_of(self, moment: _Moment) -> Undone:
        """What a step is said to be; while entries are hidden, nothing of one of those.

        An entry that comes back behind what is shown is hidden too.
        """
        reveal, step = self._desk.reveal, moment.step
        if reveal is None:
            return step
        after = restored(reveal, self._meeting, moment.meeting)
        self._desk = self._desk.changed(reveal=after)
        if touched(self._meeting, moment.meeting).isdisjoint((*reveal.hidden, *after.hidden)):
            return step
        return Undone(_LATER, "", step.place.changed(row="", field=""))

    def _become(self, meeting: Meeting) -> None:
        change = Change(self._meeting, meeting)
        self._meeting = meeting
        self._tell(change)

    def _lay(self, desk: Desk) -> None:
        self._desk = desk
        self._tell(Change(self._meeting, self._meeting))

    def _tell(self, change: Change) -> None:
        for listener in tuple(self._listeners):
            listener(change)


def _with_clock(desk: Desk, meeting: Meeting) -> Desk:
    """The desk of a meeting; where it comes without one, its clock goes on from the meeting's times."""
    if desk.clock != Clock() or not meeting.times:
        return desk
    return desk.changed(clock=clock_of(meeting.times))
