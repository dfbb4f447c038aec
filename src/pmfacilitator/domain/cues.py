"""What whoever leads a meeting is glad to know at a place, and the room need not see.

It is read from the whole meeting, whatever hides from the room.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pmfacilitator.domain.agenda import Step, StepKind
from pmfacilitator.domain.checks import findings, is_answered
from pmfacilitator.domain.desk import Desk, Place
from pmfacilitator.domain.house import House
from pmfacilitator.domain.language import Mark, WordReader
from pmfacilitator.domain.meeting import Meeting
from pmfacilitator.domain.prompts import (
    SETUP,
    AnyPrompt,
    FormPrompt,
    QuestionPrompt,
    RowsPrompt,
    Slot,
    TextPrompt,
)
from pmfacilitator.domain.records import Row
from pmfacilitator.domain.rows import Entry, Point
from pmfacilitator.domain.text import shorten, shorten_front
from pmfacilitator.domain.timeline import in_order
from pmfacilitator.domain.typed_times import show_time
from pmfacilitator.domain.voices import quiet_roles
from pmfacilitator.domain.wording import reader_for, row_marks, text_marks

_MOST_TOLD = 150

_NEVER_READ = frozenset({"quotes", "accounts", "messages", "participants", "steps"})
"""The lists whose half-typed lines are not the room's own words, or no sentences."""


@dataclass(frozen=True)
class Coming:
    """What is asked next, and the step in which, "" if it is the present one."""

    ask: str
    step: str = ""


@dataclass(frozen=True)
class Hidden:
    """How many entries the room has not come to yet, and the next of them."""

    many: int
    following: str


@dataclass(frozen=True)
class Cues:
    """Everything that helps at one place of a meeting.

    Args:
        ask: the question that the room looks at, "" if it looks at none.
        number: which of the step's questions that is, from 1.
        of: how many the step asks.
        probes: what else could be asked about it.
        said: the last that was said to it; of a text, how it ends.
        rephrasings: words of this step that may stand in the way, the latest first.
        quiet: the roles that this step wants to hear and has not.
        open: what a careful reader would still ask about this step.
        coming: what is asked next; None at the end.
        hidden: what the room has not come to yet; None while everything is shown.
    """

    ask: str = ""
    number: int = 0
    of: int = 0
    probes: tuple[str, ...] = ()
    said: str = ""
    rephrasings: tuple[Mark, ...] = ()
    quiet: tuple[str, ...] = ()
    open: tuple[str, ...] = ()
    coming: Coming | None = None
    hidden: Hidden | None = None


def cues(meeting: Meeting, desk: Desk, house: House) -> Cues:
    """What helps where a meeting stands now."""
    step_id = desk.place.step
    step = meeting.agenda.step(step_id)
    prompts = meeting.prompts(step_id) if step or step_id == SETUP else ()
    at = _at(meeting, desk.place, prompts)
    prompt = None if at is None else prompts[at]
    found = findings(meeting, house)
    is_review = step is not None and step.kind is StepKind.REVIEW
    return Cues(
        ask=prompt.ask if prompt else "",
        number=0 if at is None else at + 1,
        of=len(prompts),
        probes=prompt.probes if isinstance(prompt, QuestionPrompt) else (),
        said=_said(meeting, step_id, prompt) if prompt else "",
        rephrasings=tuple(_rephrasings(meeting, desk, prompts)) if house.reads_words else (),
        quiet=() if step is None or is_review else quiet_roles(meeting, house, step),
        open=tuple(each.text for each in found if is_review or each.step == step_id),
        coming=_coming(meeting, step_id, prompts, at),
        hidden=_hidden(meeting, desk),
    )


def _at(meeting: Meeting, place: Place, prompts: tuple[AnyPrompt, ...]) -> int | None:
    """Which question the room looks at; where none has been come to yet, the first unanswered."""
    if place.prompt or not prompts:
        return next((n for n, prompt in enumerate(prompts) if prompt.id == place.prompt), None)
    unanswered = (n for n, p in enumerate(prompts) if not is_answered(meeting, place.step, p))
    return next(unanswered, 0)


def _said(meeting: Meeting, step_id: str, prompt: AnyPrompt) -> str:
    match prompt:
        case RowsPrompt():
            rows = meeting.rows(prompt.slot) if prompt.slot != Slot("steps") else ()
            return shorten(_told(meeting, rows[-1]), _MOST_TOLD) if rows else ""
        case TextPrompt():
            lines = _text(meeting, step_id, prompt).splitlines()
            return shorten_front(lines[-1], _MOST_TOLD) if lines else ""
        case FormPrompt():
            return ""


def _told(meeting: Meeting, row: Row) -> str:
    if isinstance(row, Entry) and row.when:
        return f"{show_time(row.when.time)} {row.text}"
    voice = meeting.voice_name(row.said_by) if isinstance(row, Point) else ""
    return f"{row.headline} — {voice}" if voice else row.headline


def _text(meeting: Meeting, step_id: str, prompt: TextPrompt) -> str:
    owner = meeting.incident if step_id == SETUP else meeting.section(step_id)
    return str(getattr(owner, prompt.field))


def _rephrasings(meeting: Meeting, desk: Desk, prompts: tuple[AnyPrompt, ...]) -> Iterator[Mark]:
    """What is to be pointed out in a step: what is being typed first, then the present question."""
    reader = reader_for(meeting)
    place = desk.place
    present = [prompt for prompt in prompts if prompt.id == place.prompt]
    for prompt in present:
        if isinstance(prompt, RowsPrompt) and prompt.slot.field not in _NEVER_READ:
            yield from reader.read(desk.draft(f"{place.step}/{prompt.id}/add"))
    for prompt in (*present, *(other for other in prompts if other not in present)):
        yield from _marks(meeting, place.step, prompt, reader)


def _marks(meeting: Meeting, step_id: str, prompt: AnyPrompt, reader: WordReader) -> Iterator[Mark]:
    if isinstance(prompt, TextPrompt):
        yield from reversed(text_marks(reader, _text(meeting, step_id, prompt)))
    if not isinstance(prompt, RowsPrompt) or prompt.slot == Slot("steps"):
        return
    rows = meeting.rows(prompt.slot)
    if prompt.slot.field == "factors":
        rows = (*rows, *meeting.rows(Slot("whys", step_id)))
    for row in reversed(rows):
        yield from row_marks(reader, prompt.slot.field, row)


def _coming(
    meeting: Meeting, step_id: str, prompts: tuple[AnyPrompt, ...], at: int | None
) -> Coming | None:
    if at is not None and at + 1 < len(prompts):
        return Coming(prompts[at + 1].ask)
    following = _following(meeting, step_id)
    if following is None:
        return None
    asked = meeting.prompts(following.id)
    return Coming(asked[0].ask if asked else "", following.title)


def _following(meeting: Meeting, step_id: str) -> Step | None:
    if step_id == SETUP:
        return meeting.steps[0]
    ids = [step.id for step in meeting.steps]
    at = ids.index(step_id) + 1 if step_id in ids else len(ids)
    return meeting.steps[at] if at < len(ids) else None


def _hidden(meeting: Meeting, desk: Desk) -> Hidden | None:
    if desk.reveal is None:
        return None
    names = set(desk.reveal.hidden)
    waiting = [e for e in in_order(meeting.timeline, meeting.incident) if e.id in names]
    return Hidden(len(waiting), _told(meeting, waiting[0]) if waiting else "")
