"""How the next meeting is made: find what is meant, change it, and put it back in its place."""

from __future__ import annotations

from typing import TypeVar

from pydantic import ValidationError

from pmfacilitator.domain.answers import Answer
from pmfacilitator.domain.meeting import Meeting
from pmfacilitator.domain.prompts import Slot
from pmfacilitator.domain.records import Record, Row
from pmfacilitator.domain.reviewed import Review
from pmfacilitator.domain.rows import Milestone
from pmfacilitator.domain.sections import Section
from pmfacilitator.domain.text import shorten
from pmfacilitator.errors import InvalidValue, NotFound

R = TypeVar("R", bound=Record)
_LABEL_WIDTH = 40


def words_of(name: str) -> str:
    """A name of the code in words."""
    return name.replace("_", " ")


def quoted(row: Row | None) -> str:
    """A row by its first words, as an undo label says it."""
    return f"“{shorten(row.headline, _LABEL_WIDTH)}”" if row else "a row"


def found(meeting: Meeting, row_id: str) -> tuple[Slot, Row]:
    """The row that is meant and its slot; raises NotFound if it is gone."""
    found = meeting.find(row_id)
    if found is None:
        raise NotFound("That row is no longer in the meeting.")
    return found


def section_of(meeting: Meeting, step_id: str) -> Section:
    """A step's section; raises NotFound if the meeting has no such step."""
    try:
        return meeting.section(step_id)
    except KeyError:
        raise NotFound(f"This meeting has no step {step_id!r}.") from None


def changed(record: R, field: str, value: object) -> R:
    """A record with one field changed; raises InvalidValue in one sentence if it cannot be so."""
    if field not in type(record).model_fields:
        raise InvalidValue(f"{words_of(type(record).__name__)} has no field {field!r}.")
    return changed_all(record, **{field: value})


def changed_all(record: R, **changes: object) -> R:
    """A record with some fields changed; raises InvalidValue in one sentence if it cannot be so."""
    try:
        return record.changed(**changes)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        reason = first["msg"].removeprefix("Value error, ")
        if not first["loc"]:
            raise InvalidValue(f"{reason[:1].upper()}{reason[1:]}.") from error
        field = next(iter(changes))
        raise InvalidValue(f"{words_of(field).capitalize()}: {reason}.") from error


def rows_in(meeting: Meeting, slot: Slot) -> tuple[Row, ...]:
    """The rows of a slot; raises NotFound if its step is not there."""
    if slot.step:
        section_of(meeting, slot.step)
    return meeting.rows(slot)


def with_section(meeting: Meeting, section: Section) -> Meeting:
    """The meeting with that section, in the order of the agenda."""
    kept = {s.step: s for s in meeting.sections} | {section.step: section}
    ordered = tuple(kept[step.id] for step in meeting.agenda.steps if step.id in kept)
    return changed(meeting, "sections", ordered)


def with_answer(meeting: Meeting, section: Section, answer: Answer) -> Section:
    """The section with that answer, in the order of the questions; an empty one leaves."""
    kept = {a.question: a for a in section.answers} | {answer.question: answer}
    step = meeting.agenda.step(section.step)
    asked = [question.id for question in step.questions] if step else []
    if answer.question not in asked:
        raise NotFound(f"This step asks no question {answer.question!r}.")
    given = tuple(kept[name] for name in asked if name in kept and kept[name].is_given)
    return section.changed(answers=given)


def with_rows(meeting: Meeting, slot: Slot, rows: tuple[Row, ...]) -> Meeting:
    """The meeting with these rows in a slot."""
    if not slot.step and slot.field in Review.ROWS:
        return with_review(meeting, changed(review_of(meeting), slot.field, rows))
    if not slot.step:
        return changed(meeting, slot.field, rows)
    section = section_of(meeting, slot.step)
    if slot.question:
        answer = changed(section.answer(slot.question), "points", rows)
        return with_section(meeting, with_answer(meeting, section, answer))
    return with_section(meeting, changed(section, slot.field, rows))


def with_row(meeting: Meeting, after: Row) -> Meeting:
    """The meeting with a row as it is now, in the place where it stood."""
    slot, _ = found(meeting, after.id)
    rows = tuple(after if row.id == after.id else row for row in meeting.rows(slot))
    return with_rows(meeting, slot, rows)


def review_of(meeting: Meeting) -> Review:
    """What a review looks back on; raises NotFound for a meeting about one incident."""
    if meeting.review is None:
        raise NotFound("This meeting is about one incident; it has no themes of its own.")
    return meeting.review


def with_review(meeting: Meeting, review: Review) -> Meeting:
    """The meeting with that review."""
    return changed(meeting, "review", review)


def without_milestone(meeting: Meeting, milestone: Milestone, *, but: str) -> Meeting:
    """The meeting in which no entry but one may have that milestone."""
    timeline = tuple(
        entry.changed(milestone=None) if entry.milestone is milestone and entry.id != but else entry
        for entry in meeting.timeline
    )
    return meeting.changed(timeline=timeline)
