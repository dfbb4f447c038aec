"""A paper made into a meeting: each part where a meeting has a place for it, the rest as a question.

What a heading says decides; what it does not say is asked for nowhere and left open. Ids are made of
the paper's own words, so that the same paper makes the same meeting whenever it is adopted.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pmfacilitator.domain.agenda import Agenda, Question, Step, StepKind
from pmfacilitator.domain.answers import Answer
from pmfacilitator.domain.edits import AddEntries
from pmfacilitator.domain.meeting import Incident, Meeting, Status
from pmfacilitator.domain.rows import Factor, Insight, Point
from pmfacilitator.domain.sections import QuestionsSection, RootCauseSection
from pmfacilitator.domain.text import clean_line, shorten
from pmfacilitator.importing.adopting.facts import (
    date_of_incident,
    services_of,
    severity_of,
    tags_in,
)
from pmfacilitator.importing.adopting.ids import Ids
from pmfacilitator.importing.adopting.paper import read_paper
from pmfacilitator.importing.adopting.sorting import Sorted, sort_parts
from pmfacilitator.importing.decoding import decoded
from pmfacilitator.importing.found import Choices
from pmfacilitator.importing.material import Material
from pmfacilitator.importing.material import Part as File
from pmfacilitator.importing.placing import placed
from pmfacilitator.importing.registry import read

AGENDA = "Adopted"
"""The title of the agenda that adopted meetings have."""

_SLUG = re.compile(r"[^a-z0-9]+")
_MOST_OF_A_SLUG = 50


@dataclass(frozen=True)
class Adopted:
    """What came of one file: the meeting, and in sentences what was and was not understood."""

    meeting: Meeting
    understood: tuple[str, ...]
    open: tuple[str, ...]


def meeting_id(data: bytes) -> str:
    """The id of the meeting that a file becomes."""
    return Ids(data).next()


def adopt(name: str, data: bytes) -> Adopted:
    """The meeting that a file becomes.

    Args:
        name: what the file is called, which may tell the date.
        data: its bytes.
    """
    ids = Ids(data)
    made = ids.next()
    text = decoded(data).text
    paper = read_paper(text)
    date = date_of_incident(paper, name)
    incident = Incident(
        id=ids.next(),
        title=clean_line(paper.title) or clean_line(name.rpartition(".")[0] or name),
        severity=severity_of(paper),
        date=date,
        services=services_of(paper),
        tags=tags_in(paper),
    )
    times = read(Material((File(name, data),), name), Choices(date=date), "text")
    used = {found.line for found in times.entries}
    sorted_ = sort_parts(paper, used, ids)
    meeting = _meeting(made, incident, sorted_, ids)
    entries = tuple(e.changed(id=ids.next()) for e in placed(times.entries, meeting).entries)
    if entries:
        meeting = AddEntries(entries).applied(meeting)
    return Adopted(meeting, _told(meeting, sorted_), _open(meeting, sorted_, len(times.skipped)))


def _meeting(made: str, incident: Incident, found: Sorted, ids: Ids) -> Meeting:
    questions, answers = _questions(found, ids)
    root = RootCauseSection(
        step="root-cause",
        what_broke="\n\n".join(found.broke),
        trigger=" ".join(found.trigger),
        factors=tuple(Factor(id=ids.next(), text=text) for text in found.factors),
    )
    kept = (QuestionsSection(step="kept", answers=answers),) if answers else ()
    as_written = "As it was written"
    written = (
        (Step(id="kept", kind=StepKind.QUESTIONS, title=as_written, questions=questions),)
        if questions
        else ()
    )
    steps = (
        Step(id="timeline", kind=StepKind.TIMELINE, title="Timeline"),
        Step(id="root-cause", kind=StepKind.ROOT_CAUSE, title="Engineering root cause"),
        *written,
        Step(id="impact", kind=StepKind.IMPACT, title="Customer success impact"),
        Step(id="decisions", kind=StepKind.DECISIONS, title="Decisions"),
        Step(id="review", kind=StepKind.REVIEW, title="Review"),
    )
    return Meeting(
        id=made,
        status=Status.FINAL,
        incident=incident.changed(tldr="\n\n".join(found.tldr)),
        insights=tuple(Insight(id=ids.next(), learned=text) for text in found.lessons),
        actions=tuple(found.actions),
        sections=(*((root,) if root != RootCauseSection(step="root-cause") else ()), *kept),
        agenda=Agenda(title=AGENDA, steps=steps),
    )


def _questions(found: Sorted, ids: Ids) -> tuple[tuple[Question, ...], tuple[Answer, ...]]:
    questions, answers = [], []
    for number, (heading, texts) in enumerate(found.asked, start=1):
        slug = _SLUG.sub("-", heading.lower()).strip("-")[:_MOST_OF_A_SLUG].strip("-")
        name = f"{slug or 'part'}-{number}"
        questions.append(Question(id=name, ask=heading))
        points = tuple(Point(id=ids.next(), text=text) for text in texts)
        answers.append(Answer(question=name, points=points))
    return tuple(questions), tuple(answers)


def _told(meeting: Meeting, found: Sorted) -> tuple[str, ...]:
    root = meeting.section("root-cause")
    counted = (
        (len(meeting.timeline), "entry", "entries"),
        (len(root.factors) if isinstance(root, RootCauseSection) else 0, "factor", "factors"),
        (len(meeting.insights), "insight", "insights"),
        (len(meeting.actions), "action", "actions"),
        (len(found.asked), "part as it was written", "parts as they were written"),
    )
    return tuple(f"{n} {one if n == 1 else many}" for n, one, many in counted if n)


def _open(meeting: Meeting, found: Sorted, skipped: int) -> tuple[str, ...]:
    incident = meeting.incident
    worded = sum(entry.when is None for entry in meeting.timeline)
    gaps = (
        "" if incident.date else "no date",
        "" if incident.severity else "no severity",
        "" if meeting.timeline else "no timeline",
        f"{worded} times are not settled" if worded else "",
        f"{skipped} lines of the timeline left out" if skipped else "",
        *(f"left out: {shorten(what, 60)}" for what in found.left),
    )
    return tuple(gap for gap in gaps if gap)
