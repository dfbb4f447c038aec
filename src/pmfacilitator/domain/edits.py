"""The few verbs with which a meeting changes: each takes a frozen meeting and makes the next one.

An edit knows three more things: the words that undo will use for it, the row or step where it
happened (undo goes there), and whether it joins the edit before it into one undo step.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Hashable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Protocol, TypeVar

from pydantic import ValidationError

from pmfacilitator.domain.agenda import Agenda
from pmfacilitator.domain.answers import Answer
from pmfacilitator.domain.meeting import Companion, Incident, Meeting, Status
from pmfacilitator.domain.prompts import Slot
from pmfacilitator.domain.records import Record, Row
from pmfacilitator.domain.rows import Entry, Milestone
from pmfacilitator.domain.sections import Section
from pmfacilitator.domain.stamps import MOST_DAYS, Stamp, zone_named
from pmfacilitator.domain.text import shorten
from pmfacilitator.errors import InvalidValue, NotFound

R = TypeVar("R", bound=Record)
_LABEL_WIDTH = 40


class Edit(Protocol):
    """One change to a meeting."""

    def applied(self, meeting: Meeting) -> Meeting:
        """The meeting after this edit; raises NotFound or InvalidValue and changes nothing."""
        ...

    def label(self, meeting: Meeting) -> str:
        """What this edit does to `meeting`, in words that follow "Undid:"."""
        ...

    @property
    def joins(self) -> Hashable | None:
        """Edits in a row with the same key become one undo step; None never joins."""
        ...

    @property
    def touches(self) -> str:
        """The id of the row or step where the edit happens, "" for the meeting's own facts."""
        ...


@dataclass(frozen=True)
class AddRow:
    """Put a row into a list, at its end or before the row at `index`."""

    slot: Slot
    row: Row
    index: int | None = None

    joins = None

    @property
    def touches(self) -> str:
        """The new row."""
        return self.row.id

    def label(self, meeting: Meeting) -> str:
        """Say what was added."""
        del meeting
        return f"added {_quoted(self.row)}"

    def applied(self, meeting: Meeting) -> Meeting:
        """The meeting with the row."""
        if isinstance(self.row, Entry) and self.row.milestone:
            meeting = _without_milestone(meeting, self.row.milestone, but=self.row.id)
        rows = list(_rows(meeting, self.slot))
        rows.insert(len(rows) if self.index is None else self.index, self.row)
        return _with_rows(meeting, self.slot, tuple(rows))


@dataclass(frozen=True)
class ChangeRow:
    """Give one field of a row another value."""

    row_id: str
    field: str
    value: Any

    @property
    def joins(self) -> Hashable:
        """Typing in one field is one undo step."""
        return (self.row_id, self.field)

    @property
    def touches(self) -> str:
        """The row."""
        return self.row_id

    def label(self, meeting: Meeting) -> str:
        """Say which row changed."""
        return f"changed {_quoted(meeting.row(self.row_id))}"

    def applied(self, meeting: Meeting) -> Meeting:
        """The meeting with the changed row; a milestone leaves the entry that had it."""
        slot, row = _found(meeting, self.row_id)
        after = _changed(row, self.field, self.value)
        if isinstance(after, Entry) and after.milestone:
            meeting = _without_milestone(meeting, after.milestone, but=self.row_id)
        rows = tuple(after if r.id == self.row_id else r for r in meeting.rows(slot))
        return _with_rows(meeting, slot, rows)


@dataclass(frozen=True)
class RemoveRow:
    """Take a row out; links to it stay and say that their target is gone."""

    row_id: str

    joins = None

    @property
    def touches(self) -> str:
        """The row, which undo brings back."""
        return self.row_id

    def label(self, meeting: Meeting) -> str:
        """Say which row went."""
        return f"removed {_quoted(meeting.row(self.row_id))}"

    def applied(self, meeting: Meeting) -> Meeting:
        """The meeting without the row."""
        slot, _ = _found(meeting, self.row_id)
        rows = tuple(row for row in meeting.rows(slot) if row.id != self.row_id)
        return _with_rows(meeting, slot, rows)


@dataclass(frozen=True)
class MoveRow:
    """Move a row up (negative) or down in its list; it stops at the ends."""

    row_id: str
    by: int

    @property
    def joins(self) -> Hashable:
        """Moving one row several places is one undo step."""
        return (self.row_id, "position")

    @property
    def touches(self) -> str:
        """The row."""
        return self.row_id

    def label(self, meeting: Meeting) -> str:
        """Say which row moved."""
        return f"moved {_quoted(meeting.row(self.row_id))}"

    def applied(self, meeting: Meeting) -> Meeting:
        """The meeting with the row in its new place."""
        slot, row = _found(meeting, self.row_id)
        rows = list(meeting.rows(slot))
        at = rows.index(row)
        rows.insert(max(0, min(len(rows) - 1, at + self.by)), rows.pop(at))
        return _with_rows(meeting, slot, tuple(rows))


@dataclass(frozen=True)
class ChangeSection:
    """Give one field of a step's section another value."""

    step: str
    field: str
    value: Any

    @property
    def joins(self) -> Hashable:
        """Typing in one field is one undo step."""
        return (self.step, self.field)

    @property
    def touches(self) -> str:
        """The step."""
        return self.step

    def label(self, meeting: Meeting) -> str:
        """Say which step's field changed."""
        step = meeting.agenda.step(self.step)
        return f"changed {_words(self.field)} in {step.title if step else self.step}"

    def applied(self, meeting: Meeting) -> Meeting:
        """The meeting with the changed section."""
        section = _section(meeting, self.step)
        return _with_section(meeting, _changed(section, self.field, self.value))


@dataclass(frozen=True)
class AnswerNoChange:
    """Answer a question with "no change", or take that answer back."""

    step: str
    question: str
    no_change: bool

    joins = None

    @property
    def touches(self) -> str:
        """The step."""
        return self.step

    def label(self, meeting: Meeting) -> str:
        """Say what was answered."""
        del meeting
        return 'answered "no change"' if self.no_change else 'took back "no change"'

    def applied(self, meeting: Meeting) -> Meeting:
        """The meeting with that answer."""
        section = _section(meeting, self.step)
        answer = section.answer(self.question).changed(no_change=self.no_change)
        return _with_section(meeting, _with_answer(meeting, section, answer))


@dataclass(frozen=True)
class ChangeIncident:
    """Give one fact of the incident another value; its zone has a verb of its own."""

    field: str
    value: Any

    @property
    def joins(self) -> Hashable:
        """Typing in one field is one undo step."""
        return ("incident", self.field)

    touches = ""

    def label(self, meeting: Meeting) -> str:
        """Say which fact changed."""
        del meeting
        return f"changed the incident's {_words(self.field)}"

    def applied(self, meeting: Meeting) -> Meeting:
        """The meeting with that fact; inferred dates count from the incident's, so they follow."""
        return meeting.changed(incident=_changed(meeting.incident, self.field, self.value))


class Keep(StrEnum):
    """What stays when the meeting's zone is corrected."""

    CLOCK_TIMES = "clock_times"
    INSTANTS = "instants"


@dataclass(frozen=True)
class ChangeZone:
    """Correct the meeting's zone and keep either the clock times or the instants."""

    timezone: str | None
    keep: Keep = Keep.CLOCK_TIMES

    joins = None
    touches = ""

    def label(self, meeting: Meeting) -> str:
        """Say what the zone was and became."""
        old, new = meeting.incident.timezone or "none", self.timezone or "none"
        return f"changed the time zone from {old} to {new}"

    def applied(self, meeting: Meeting) -> Meeting:
        """The meeting in that zone.

        When instants are kept, every certain time without a zone of its own is written anew as
        the new zone's clocks showed it, or keeps its clock time and the old zone where they do
        not show it for certain; what is not certain keeps its clock time.
        """
        before = meeting.incident
        after = _changed(before, "timezone", self.timezone)
        meeting = meeting.changed(incident=after)
        if self.keep is Keep.CLOCK_TIMES:
            return meeting
        for slot, rows in tuple(meeting.lists()):
            moved = tuple(_moved_row(row, before, after.timezone) for row in rows)
            if moved != rows:
                meeting = _with_rows(meeting, slot, moved)
        for section in meeting.sections:
            stamps = {
                name: _moved_stamp(value, before, after.timezone)
                for name, value in section
                if isinstance(value, Stamp)
            }
            if stamps:
                meeting = _with_section(meeting, section.changed(**stamps))
        return meeting


@dataclass(frozen=True)
class ChangeMinutes:
    """Give a step another timebox for this meeting."""

    step: str
    minutes: int

    @property
    def joins(self) -> Hashable:
        """Typing in one field is one undo step."""
        return (self.step, "minutes")

    @property
    def touches(self) -> str:
        """The step."""
        return self.step

    def label(self, meeting: Meeting) -> str:
        """Say which timebox changed."""
        step = meeting.agenda.step(self.step)
        return f"changed the minutes of {step.title if step else self.step}"

    def applied(self, meeting: Meeting) -> Meeting:
        """The meeting with that timebox in its own copy of the agenda."""
        _section(meeting, self.step)
        steps = tuple(
            _changed(step, "minutes", self.minutes) if step.id == self.step else step
            for step in meeting.agenda.steps
        )
        return meeting.changed(agenda=Agenda(title=meeting.agenda.title, steps=steps))


@dataclass(frozen=True)
class SetAside:
    """Leave a step out of this meeting, or bring it back; what it holds is kept."""

    step: str
    aside: bool

    joins = None

    @property
    def touches(self) -> str:
        """The step."""
        return self.step

    def label(self, meeting: Meeting) -> str:
        """Say which step went or came."""
        step = meeting.agenda.step(self.step)
        title = step.title if step else self.step
        return f"set {title} aside" if self.aside else f"brought {title} back"

    def applied(self, meeting: Meeting) -> Meeting:
        """The meeting without, or with, that step; the last step cannot be set aside."""
        _section(meeting, self.step)
        others = tuple(name for name in meeting.set_aside if name != self.step)
        aside = (*others, self.step) if self.aside else others
        if len(aside) == len(meeting.agenda.steps):
            raise InvalidValue("A meeting needs one step at least.")
        return meeting.changed(set_aside=aside)


@dataclass(frozen=True)
class ChangeStatus:
    """Move the document between draft, in review and final."""

    status: Status

    joins = None
    touches = ""

    def label(self, meeting: Meeting) -> str:
        """Say what the status was and became."""
        return f"changed the status from {_words(meeting.status)} to {_words(self.status)}"

    def applied(self, meeting: Meeting) -> Meeting:
        """The meeting with that status."""
        return meeting.changed(status=self.status)


@dataclass(frozen=True)
class AddCompanion:
    """Note that another meeting reviews the same incident."""

    companion: Companion

    joins = None
    touches = ""

    def label(self, meeting: Meeting) -> str:
        """Say which review was linked."""
        del meeting
        return f"linked the {self.companion.agenda} review"

    def applied(self, meeting: Meeting) -> Meeting:
        """The meeting that knows of the other."""
        return meeting.changed(companions=(*meeting.companions, self.companion))


@dataclass(frozen=True)
class Together:
    """Several edits as one undo step."""

    edits: tuple[Edit, ...]
    words: str

    joins = None

    @property
    def touches(self) -> str:
        """Where the last of them happens."""
        return self.edits[-1].touches if self.edits else ""

    def label(self, meeting: Meeting) -> str:
        """Say what they do together."""
        del meeting
        return self.words

    def applied(self, meeting: Meeting) -> Meeting:
        """The meeting after all of them, in order."""
        for edit in self.edits:
            meeting = edit.applied(meeting)
        return meeting


def _words(name: str) -> str:
    return name.replace("_", " ")


def _quoted(row: Row | None) -> str:
    return f"“{shorten(row.headline, _LABEL_WIDTH)}”" if row else "a row"


def _found(meeting: Meeting, row_id: str) -> tuple[Slot, Row]:
    found = meeting.find(row_id)
    if found is None:
        raise NotFound("That row is no longer in the meeting.")
    return found


def _section(meeting: Meeting, step_id: str) -> Section:
    try:
        return meeting.section(step_id)
    except KeyError:
        raise NotFound(f"This meeting has no step {step_id!r}.") from None


def _changed(record: R, field: str, value: object) -> R:
    if field not in type(record).model_fields:
        raise InvalidValue(f"{_words(type(record).__name__)} has no field {field!r}.")
    try:
        return record.changed(**{field: value})
    except ValidationError as error:
        reason = error.errors(include_url=False)[0]["msg"].removeprefix("Value error, ")
        raise InvalidValue(f"{_words(field).capitalize()}: {reason}.") from error


def _rows(meeting: Meeting, slot: Slot) -> tuple[Row, ...]:
    if slot.step:
        _section(meeting, slot.step)
    return meeting.rows(slot)


def _with_section(meeting: Meeting, section: Section) -> Meeting:
    kept = {s.step: s for s in meeting.sections} | {section.step: section}
    ordered = tuple(kept[step.id] for step in meeting.agenda.steps if step.id in kept)
    return _changed(meeting, "sections", ordered)


def _with_answer(meeting: Meeting, section: Section, answer: Answer) -> Section:
    kept = {a.question: a for a in section.answers} | {answer.question: answer}
    step = meeting.agenda.step(section.step)
    asked = [question.id for question in step.questions] if step else []
    if answer.question not in asked:
        raise NotFound(f"This step asks no question {answer.question!r}.")
    given = tuple(kept[name] for name in asked if name in kept and kept[name].is_given)
    return section.changed(answers=given)


def _with_rows(meeting: Meeting, slot: Slot, rows: tuple[Row, ...]) -> Meeting:
    if not slot.step:
        return _changed(meeting, slot.field, rows)
    section = _section(meeting, slot.step)
    if slot.question:
        answer = _changed(section.answer(slot.question), "points", rows)
        return _with_section(meeting, _with_answer(meeting, section, answer))
    return _with_section(meeting, _changed(section, slot.field, rows))


def _without_milestone(meeting: Meeting, milestone: Milestone, *, but: str) -> Meeting:
    timeline = tuple(
        entry.changed(milestone=None) if entry.milestone is milestone and entry.id != but else entry
        for entry in meeting.timeline
    )
    return meeting.changed(timeline=timeline)


def _moved_row(row: Row, before: Incident, zone: str | None) -> Row:
    when = getattr(row, "when", None)
    return row.changed(when=_moved_stamp(when, before, zone)) if when else row


def _moved_stamp(stamp: Stamp, before: Incident, zone: str | None) -> Stamp:
    """The stamp for the same instant, once its meeting's zone is `zone`."""
    instant = None if stamp.zone else stamp.instant(before.date, before.timezone)
    if instant is None:
        return stamp
    moved = _as_shown_in(stamp, instant, before.date, zone)
    if moved is None or moved.instant(before.date, zone) != instant:
        return stamp.changed(zone=before.timezone)
    return moved


def _as_shown_in(
    stamp: Stamp, instant: dt.datetime, date: dt.date | None, zone: str | None
) -> Stamp | None:
    tz = zone_named(zone) if zone else None
    if tz is None:
        return None
    try:
        wall = instant.astimezone(tz)
    except OverflowError:
        return None
    day = (wall.date() - date).days if date and stamp.is_inferred else -1
    if 0 <= day <= MOST_DAYS:
        return stamp.changed(time=wall.time(), day=day)
    return stamp.changed(time=wall.time(), date=wall.date(), day=0)
