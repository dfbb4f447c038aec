"""Places to type in, all over a meeting, and where what is typed there must be found."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from pmfacilitator.domain.desk import Desk, Place
from pmfacilitator.domain.meeting import Meeting
from pmfacilitator.domain.rows import Account, Action, Factor
from pmfacilitator.domain.sections import ImpactSection, RootCauseSection
from pmfacilitator.storage.library import Library
from tests import builders
from tests.e2e.conftest import Start
from tests.e2e.facilitator import Facilitator
from tests.fakes import NOW

ENTRY = builders.entry("14:32 pager fired", id=builders.row_id(10))
ACTION = Action(id=builders.row_id(11), what="Cap connections per client")
FACTOR = Factor(id=builders.row_id(12), text="One pool for all")
ACCOUNT = Account(id=builders.row_id(13), who="Harbor Books")

MEETING = builders.meeting(
    timeline=(ENTRY,),
    actions=(ACTION,),
    sections=(
        RootCauseSection(step="root_cause", factors=(FACTOR,)),
        ImpactSection(step="impact", accounts=(ACCOUNT,)),
    ),
)

Read = Callable[[Meeting, Desk], object]


def draft(field: str) -> Read:
    """Half-typed text, as it lies on the desk."""
    return lambda _meeting, desk: desk.draft(field)


def row(row_id: str, field: str) -> Read:
    """A field of a row."""
    return lambda meeting, _desk: getattr(meeting.row(row_id), field)


def section(step: str, field: str) -> Read:
    """A single value of a step."""
    return lambda meeting, _desk: getattr(meeting.section(step), field)


@dataclass(frozen=True)
class Field:
    """A place to type in: what is typed there, and where it must be found."""

    name: str
    place: Place
    typed: str
    read: Read
    label: str = ""
    keys: tuple[str, ...] = ()


def place(step: str, prompt: str, row_id: str = "", field: str = "") -> Place:
    """Where a meeting stands."""
    return Place(step=step, prompt=prompt, row=row_id, field=field)


LINES = (
    Field(
        "a line of the timeline",
        place("timeline", "timeline"),
        "10:52 traffic moved to eu-w",
        draft("timeline/timeline/add"),
    ),
    Field(
        "who is new",
        place("opening", "second"),
        "Ines, her first rev",
        draft("opening/second/add"),
    ),
    Field(
        "a point",
        place("questions", "first"),
        "@mara small shops close their boo",
        draft("questions/first/add"),
    ),
    Field(
        "a factor",
        place("root_cause", "factors"),
        "The pool was sized for a thi",
        draft("root_cause/factors/add"),
    ),
    Field(
        "a why",
        place("root_cause", "factors", FACTOR.id, "whys"),
        "Nobody measured how many con",
        draft("root_cause/factors/add"),
    ),
    Field("a participant", place("", "people"), "Mara Lindqvist, Custo", draft("/people/add")),
    Field(
        "an account",
        place("impact", "accounts"),
        "Harbor Bo",
        draft("impact/accounts/add"),
    ),
    Field(
        "a quote",
        place("impact", "quotes"),
        '"We could not pay our dri',
        draft("impact/quotes/add"),
    ),
    Field(
        "a message",
        place("impact", "messages"),
        "15:10 status page: paym",
        draft("impact/messages/add"),
    ),
    Field(
        "something for the parking lot",
        place("decisions", "parked"),
        "Do we still need the old exp",
        draft("decisions/parked/add"),
    ),
)
CARDS = (
    Field(
        "the text of an entry",
        place("timeline", "timeline", ENTRY.id, "text"),
        ", and nobody saw i",
        row(ENTRY.id, "text"),
        label="14:32",
    ),
    Field(
        "a date that is none yet",
        place("decisions", "actions", ACTION.id, "due"),
        "2026-11-",
        draft(f"{ACTION.id}/due"),
        label="Due",
    ),
    Field(
        "an owner",
        place("decisions", "actions", ACTION.id, "owner"),
        "Tomasz Zie",
        row(ACTION.id, "owner"),
        label="Owner",
    ),
    Field(
        "what an account did instead",
        place("impact", "accounts", ACCOUNT.id, "did_instead"),
        "Took cash, with a note on every bi",
        row(ACCOUNT.id, "did_instead"),
        label="Did instead",
    ),
    Field(
        "a number", place("impact", "numbers"), "61", section("impact", "tickets"), label="Tickets"
    ),
    Field(
        "a time that is none yet",
        place("impact", "numbers", field="first_alert"),
        "10:3",
        draft("impact/numbers/first_alert"),
        label="First alert",
    ),
)
TEXTS = (
    Field(
        "the story in short",
        place("", "tldr"),
        "Payouts stood still for an hour.\n\nNo money was lo",
        lambda meeting, _desk: meeting.incident.tldr,
    ),
    Field(
        "what broke",
        place("root_cause", "what_broke"),
        "Every connection was busy with repor",
        section("root_cause", "what_broke"),
    ),
    Field(
        "the trigger",
        place("root_cause", "trigger"),
        "Release 46 made a que",
        section("root_cause", "trigger"),
    ),
    Field(
        "a captured thought",
        place("review", "findings"),
        "Resellers poll the led",
        draft("capture/text"),
        keys=("ctrl+t",),
    ),
)


def kept(library: Path, at: Place) -> Path:
    """The meeting in a library, standing somewhere."""
    shelf = Library(library)
    path = shelf.create(MEETING)
    file = shelf.open(path, now=NOW)
    file.save(MEETING, Desk(place=at))
    file.close()
    return path


def found(path: Path) -> tuple[Meeting, Desk]:
    """What the file holds now."""
    file = Library(path.parent).open(path, now=NOW, read_only=True)
    file.close()
    return file.meeting, file.desk


def opened(start: Start, path: Path, field: Field) -> Facilitator:
    """The meeting where it stands, ready to type there."""
    person = Facilitator(start("open", str(path)))
    person.is_asked(MEETING.title)
    person.presses(*field.keys, asks="Keep as" if field.keys else "", field=field.label)
    return person
