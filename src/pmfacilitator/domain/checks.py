"""What a careful reader of the meeting would still ask, and how much of each step is filled.

Every finding is a question in the room's voice and leads to the place where it is dealt with.
A step that was set aside is asked nothing, nor are rows that no step of the meeting shows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from pmfacilitator.domain.agenda import Step, StepKind
from pmfacilitator.domain.gaps import Gap, Known, named, row_gaps
from pmfacilitator.domain.house import House
from pmfacilitator.domain.meeting import Incident, Meeting
from pmfacilitator.domain.milestones import DurationState, durations
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
from pmfacilitator.domain.rows import Milestone
from pmfacilitator.domain.sections import Section
from pmfacilitator.domain.text import shorten

_FEW = 3
"""How often one check speaks in one place; the last of them says how many more there are."""

_NEVER_MISSED = frozenset({"parked", "again", "reviewed", "themes", "loops"})
"""What a meeting may well do without, or what is asked about row by row."""

_PREVENTION = frozenset({"system", "monitoring", "architecture"})
"""The three parts of prevention, of which one that holds something is enough."""

_ALONE = {
    "timeline": "What happened, and when? The timeline is empty.",
    "quotes": "What did customers say, in their own words? No voice of theirs is here.",
    "actions": "What will we do about it? There is no action yet.",
    "insights": "What did we learn about customers and product? There is no insight yet.",
}
"""What is worth a finding of its own while it is empty; the rest of a step shares one."""


@dataclass(frozen=True)
class Finding:
    """Something still to ask, and where to answer it: step, prompt, row and field.

    `step` is "" for set-up; `row` and `field` are "" where the prompt itself is the place. The
    field `whys` of a factor is the chain beneath it.
    """

    id: str
    text: str
    step: str
    prompt: str = ""
    row: str = ""
    field: str = ""


@dataclass(frozen=True)
class Fill:
    """How many of a step's prompts hold something."""

    answered: int
    total: int


def findings(meeting: Meeting, house: House) -> tuple[Finding, ...]:
    """What a careful reader would still ask, set-up first, then step by step."""
    found = list(_about_setup(meeting, house))
    known = Known(meeting)
    told: set[Slot] = set()
    for step in meeting.steps:
        prompts = tuple(p for p in meeting.prompts(step.id) if _slot(p) not in told)
        told.update(slot for p in prompts if (slot := _slot(p)))
        found.extend(_about_step(meeting, step, prompts, known))
    return tuple(found)


def filled(meeting: Meeting, step_id: str) -> Fill:
    """How much of a step is filled, as the rail shows it."""
    prompts = meeting.prompts(step_id)
    answered = sum(is_answered(meeting, step_id, prompt) for prompt in prompts)
    return Fill(answered, len(prompts))


def is_answered(meeting: Meeting, step_id: str, prompt: AnyPrompt) -> bool:
    """Whether anything was said to a prompt; "no change" is an answer too."""
    match prompt:
        case QuestionPrompt():
            answer = meeting.section(step_id).answer(prompt.id)
            return answer.no_change or _holds(answer.points)
        case RowsPrompt() if step_id == SETUP:
            return bool(meeting.rows(prompt.slot))
        case RowsPrompt(slot=Slot("cards")):
            return bool(meeting.looked_back_on.themes)
        case RowsPrompt(slot=Slot("themes")):
            return any(theme.outcome for theme in meeting.looked_back_on.themes)
        case RowsPrompt(slot=Slot("loops")):
            return any(loop.verdict for loop in meeting.looked_back_on.loops)
        case RowsPrompt():
            return _holds(meeting.rows(prompt.slot))
        case TextPrompt():
            return bool(str(getattr(_owner(meeting, step_id), prompt.field)).strip())
        case FormPrompt():
            values = (getattr(_owner(meeting, step_id), field) for field in prompt.fields)
            return any(value not in (None, "", ()) for value in values)


def _owner(meeting: Meeting, step_id: str) -> Section | Incident:
    return meeting.incident if step_id == SETUP else meeting.section(step_id)


def _holds(rows: Iterable[Row]) -> bool:
    return any(row.headline for row in rows)


def _about_setup(meeting: Meeting, house: House) -> Iterator[Finding]:
    if meeting.review:
        return
    incident = meeting.incident
    asked = {
        "title": "What do we call this incident?",
        "date": "On which day did it happen?",
        "timezone": "In which time zone do we tell its times?",
        "severity": "How severe was it?",
    }
    for field, text in asked.items():
        if not getattr(incident, field):
            yield Finding(field, text, SETUP, prompt="facts", field=field)
    if not incident.tldr.strip():
        text = "What happened, in three sentences? The TL;DR is empty."
        yield Finding("tldr", text, SETUP, prompt="tldr", field="tldr")
    if incident.severity in house.urgent:
        present = {person.role for person in meeting.participants if person.present}
        for role in house.voices:
            if role not in present:
                text = f"Who speaks for {role}? A review this urgent needs that voice."
                yield Finding(f"voice {role}", text, SETUP, prompt="people")


def _slot(prompt: AnyPrompt) -> Slot | None:
    """The list a prompt asks for; several steps may ask for the same one of the meeting's."""
    return prompt.slot if isinstance(prompt, RowsPrompt) else None


def _about_step(
    meeting: Meeting, step: Step, prompts: tuple[AnyPrompt, ...], known: Known
) -> Iterator[Finding]:
    waiting = {prompt.id for prompt in prompts if _is_missed(meeting, step, prompt)}
    rest = [p for p in prompts if p.id in waiting and not _stands_alone(step, p)]
    for prompt in prompts:
        if rest and prompt is rest[0]:
            gaps: Iterable[Gap] = [Gap("rest", _with_more(prompt.ask, len(rest) - 1))]
        elif prompt in rest:
            continue
        elif prompt.id in waiting:
            gaps = [Gap("open", _ALONE.get(_own_id(prompt)) or shorten(prompt.ask, 90))]
        else:
            gaps = _few(tuple(_about_prompt(meeting, step, prompt, known)))
        for gap in gaps:
            name = " ".join(part for part in (step.id, prompt.id, gap.check, gap.row) if part)
            yield Finding(name, gap.text, step.id, prompt.id, gap.row, gap.field)


def _is_missed(meeting: Meeting, step: Step, prompt: AnyPrompt) -> bool:
    if _own_id(prompt) in _NEVER_MISSED or is_answered(meeting, step.id, prompt):
        return False
    if isinstance(prompt, RowsPrompt) and prompt.slot.field in _PREVENTION:
        return not any(_holds(meeting.rows(Slot(field, step.id))) for field in _PREVENTION)
    return True


def _stands_alone(step: Step, prompt: AnyPrompt) -> bool:
    """Whether an unanswered prompt is worth a finding of its own."""
    return step.kind is StepKind.QUESTIONS or _own_id(prompt) in _ALONE


def _own_id(prompt: AnyPrompt) -> str:
    """The prompt's id, "" for an agenda's question, which may be called anything."""
    return "" if isinstance(prompt, QuestionPrompt) else prompt.id


def _few(gaps: tuple[Gap, ...]) -> Iterator[Gap]:
    """A few gaps of each check, so that what is missing everywhere does not drown the rest."""
    total = Counter(gap.check for gap in gaps)
    told: Counter[str] = Counter()
    for gap in gaps:
        told[gap.check] += 1
        if told[gap.check] < _FEW:
            yield gap
        elif told[gap.check] == _FEW:
            yield replace(gap, text=_with_more(gap.text, total[gap.check] - _FEW))


def _about_prompt(meeting: Meeting, step: Step, prompt: AnyPrompt, known: Known) -> Iterator[Gap]:
    if not isinstance(prompt, RowsPrompt):
        return
    if isinstance(prompt, QuestionPrompt):
        answer = meeting.section(step.id).answer(prompt.id)
        if answer.no_change and not _holds(answer.points):
            yield Gap("reason", f"{shorten(prompt.ask, 66)} No change, and why?")
    rows = meeting.rows(prompt.slot)
    match prompt.slot.field:
        case "timeline":
            yield from _about_milestones(meeting)
        case "factors":
            if len(rows) == 1:
                text = f"Was {named(rows[0])} all that had to come together?"
                yield Gap("lone", text, row=rows[0].id)
            rows += meeting.rows(Slot("whys", step.id))
        case _:
            pass
    for row in rows:
        yield from row_gaps(row, known)


def _about_milestones(meeting: Meeting) -> Iterator[Gap]:
    marked = {entry.milestone for entry in meeting.timeline}
    if Milestone.IMPACT_STARTED not in marked:
        yield Gap("impact_started", "When did the impact start? No entry says so.", "milestone")
    if Milestone.RESOLVED not in marked:
        yield Gap("resolved", "When was it resolved? No entry says so.", "milestone")
    backwards = [d for d in durations(meeting) if d.state is DurationState.INVALID]
    for entry in meeting.timeline:
        wrong = next((d for d in backwards if d.end is entry.milestone), None)
        if wrong:
            text = f"{wrong.why.rstrip('.')}: which of the two times is right?"
            yield Gap("order", text, "when", entry.id)


def _with_more(text: str, more: int) -> str:
    return f"{shorten(text, 76)} (and {more} more)" if more else shorten(text, 90)
