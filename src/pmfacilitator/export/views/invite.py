"""For the day before: what happened so far, why each role is needed, what each will be asked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pmfacilitator.domain.agenda import Step, StepKind
from pmfacilitator.domain.meeting import Meeting
from pmfacilitator.domain.prompts import AnyPrompt
from pmfacilitator.domain.rows import Entry, Participant
from pmfacilitator.domain.timeline import in_order
from pmfacilitator.export.document import Inlines, Item, Paragraph, Strong, Text, joined
from pmfacilitator.export.parts.brief import in_five_lines
from pmfacilitator.export.parts.material import Blocks, bullets, filled, headed, plain, words
from pmfacilitator.export.parts.times import column
from pmfacilitator.export.steps import is_led_by

_WELCOME = (
    "This is not about finding somebody to blame: we want to learn something about our customers "
    "and our systems. Everybody in the room counts the same."
)
_WHY: Mapping[str, str] = {
    "Engineering": "You know what the systems did, and what was known at which moment.",
    "Product": "You know what was planned for, and can tell which plan this changes.",
    "Customer Success": "You hear what customers say, and notice who has gone quiet.",
    "Design": "You know where people are led astray, and how they help themselves.",
}
"""Why a review without that role learns half of what it could."""

_UNASKED = {StepKind.OPENING, StepKind.CLOSE, StepKind.REVIEW}
_FIRST = 6


def invite(meeting: Meeting) -> Blocks:
    """What somebody reads the day before, and comes."""
    asked = [step for step in meeting.steps if step.kind not in _UNASKED]
    minutes = sum(step.minutes for step in meeting.steps)
    timed = bullets(_spent(step) for step in meeting.steps) if minutes else ()
    return (
        Paragraph((Text(_WELCOME),)),
        Paragraph((Strong("When and where:"), Text(f" {_length(minutes)}to be filled in"))),
        *headed("What happened so far", "so-far", in_five_lines(meeting)),
        *headed("The timeline so far", "first-entries", _first_entries(meeting)),
        *headed("Why you are needed", "why-you", _why(meeting)),
        *headed("What you will be asked", "questions", _questions(meeting, asked)),
        *headed("How the time is spent", "steps", timed),
    )


def _length(minutes: int) -> str:
    return f"{minutes} minutes, " if minutes else ""


def _first_entries(meeting: Meeting) -> Blocks:
    """What the room has starred, or else the milestones, or else the first few entries."""
    entries = filled(in_order(meeting.timeline, meeting.incident))
    starred = [entry for entry in entries if entry.starred]
    marked = [entry for entry in entries if entry.milestone]
    chosen = starred or marked or list(entries[:_FIRST])
    stamps = (entry.when for entry in chosen)
    times = column(stamps, meeting.incident, tells_inferred=False)
    return bullets(_line(at, entry) for at, entry in zip(times, chosen, strict=True))


def _line(at: str, entry: Entry) -> Item:
    return Item((Strong(at), Text(" "), *words(entry.text)))


def _why(meeting: Meeting) -> Blocks:
    """A sentence for each role, what it is asked, and who comes for it; then everybody else."""
    roles = (
        Item((Strong(f"{role}:"), Text(f" {why} {_asked(meeting, role)} "), *_who(meeting, role)))
        for role, why in _WHY.items()
    )
    others = [p for p in filled(meeting.participants) if not any(_speaks_for(p, r) for r in _WHY)]
    also = joined((_named(person) for person in others), ", ")
    return bullets(
        (*roles, *((Item((Strong("Also with us:"), Text(" "), *also)),) if also else ()))
    )


def _asked(meeting: Meeting, role: str) -> str:
    """Which step that role leads, or that its view counts in all of them."""
    led = [step.title for step in meeting.steps if is_led_by(step, role)]
    if led:
        return f"You lead: {', '.join(led)}."
    return "You lead no step, and are asked in every one."


def _who(meeting: Meeting, role: str) -> Inlines:
    coming = [person for person in filled(meeting.participants) if _speaks_for(person, role)]
    if not coming:
        return plain("Nobody speaks for it yet.")
    names = joined((_named(person, says_role=False) for person in coming), ", ")
    return (Text("Speaking for it: "), *names, Text("."))


def _speaks_for(person: Participant, role: str) -> bool:
    return person.role.casefold() == role.casefold()


def _named(person: Participant, *, says_role: bool = True) -> Inlines:
    about = [person.role if says_role else "", "" if person.present else "cannot come"]
    known = ", ".join(part for part in about if part)
    return (*words(person.name), *plain(f" ({known})" if known else ""))


def _questions(meeting: Meeting, steps: Iterable[Step]) -> Blocks:
    """The questions of each step, under who leads it."""
    asked: Blocks = ()
    for step in steps:
        title = f"{step.lead}: {step.title}" if step.lead else step.title
        questions = bullets(_question(prompt) for prompt in meeting.prompts(step.id))
        asked += headed(title, f"questions-{step.id}", questions, level=3)
    return asked


def _question(prompt: AnyPrompt) -> Item:
    return Item((Text(prompt.ask),))


def _spent(step: Step) -> Item:
    minutes = plain(f" — {step.minutes} min") if step.minutes else ()
    return Item((*words(step.title), *minutes))
