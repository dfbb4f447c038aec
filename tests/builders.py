"""What tests build meetings with: by hand in a few words, or any that can be made, by Hypothesis."""

from __future__ import annotations

import datetime as dt
import types
from collections.abc import Iterator
from decimal import Decimal
from enum import Enum
from functools import cache
from itertools import count, cycle
from typing import Any, Union, get_args, get_origin, get_type_hints

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy
from pydantic import AwareDatetime

from pmfacilitator.domain.agenda import Agenda, Minutes, Question, Step, StepKind
from pmfacilitator.domain.answers import Answer
from pmfacilitator.domain.desk import Clock, Desk, Draft, Place, Reveal, Spent
from pmfacilitator.domain.learning.periods import Period, last, month_of, quarter_of, since
from pmfacilitator.domain.meeting import Incident, Meeting, Moment
from pmfacilitator.domain.records import ALPHABET, ID_LENGTH, Id, Line, Record, Row, Slug, Text
from pmfacilitator.domain.reviewed import Outcome, Theme
from pmfacilitator.domain.rows import (
    Count,
    Entry,
    InsightStatus,
    Link,
    Milestone,
    Money,
    Quantity,
    Result,
    Voice,
)
from pmfacilitator.domain.sections import empty_section
from pmfacilitator.domain.silent_round import SilentRound
from pmfacilitator.domain.stamps import Stamp, WallTime, ZoneName
from pmfacilitator.domain.tags import Tags
from pmfacilitator.domain.text import clean_line
from pmfacilitator.domain.typed_times import read_entry, read_stamp
from tests.nasty import NASTY

# --- by hand ---------------------------------------------------------------------------------


def row_id(number: int) -> str:
    """The id of that number: readable, and different for every number."""
    letters = ""
    for _ in range(ID_LENGTH):
        number, digit = divmod(number, len(ALPHABET))
        letters = ALPHABET[digit] + letters
    return letters


def step(kind: StepKind, *questions: str, minutes: int = 5) -> Step:
    """A step of that kind, named after it, that asks those questions (by their ids)."""
    asked = tuple(Question(id=name, ask=f"What of {name}?") for name in questions)
    title = kind.value.replace("_", " ").capitalize()
    return Step(id=kind.value, kind=kind, title=title, minutes=minutes, questions=asked)


def agenda(*steps: Step) -> Agenda:
    """An agenda of those steps; of one of every kind, each with two questions, if none are given."""
    every = tuple(step(kind, "first", "second") for kind in StepKind)
    return Agenda(title="Review", steps=steps or every)


def incident(
    title: str = "Payouts stood still",
    date: str | None = "2026-11-20",
    timezone: str | None = "Europe/Berlin",
    **facts: Any,
) -> Incident:
    """An incident on a Friday in Berlin, unless something else is said."""
    day = dt.date.fromisoformat(date) if date else None
    return Incident(id=row_id(1), title=title, date=day, timezone=timezone, **facts)


def meeting(**fields: Any) -> Meeting:
    """A meeting about that incident with one step of every kind, and nothing said yet."""
    given: dict[str, Any] = {"id": row_id(2), "incident": incident(), "agenda": agenda()}
    return Meeting(**(given | fields))


def stamp(typed: str, day: int = 0) -> Stamp:
    """The time somebody typed, so many days after the incident's if no date was."""
    read = read_stamp(typed)
    return read.changed(day=day) if day else read


def entry(line: str, milestone: Milestone | None = None, day: int = 0, **fields: Any) -> Entry:
    """A timeline entry as somebody types it: `14:32 pager fired`."""
    typed = read_entry(line)
    when = typed.stamp.changed(day=day) if typed.stamp and day else typed.stamp
    return Entry(text=typed.text, when=when, milestone=milestone, **fields)


# --- any that can be made --------------------------------------------------------------------

_ANY_CHARACTER = st.characters(exclude_categories=())
_LINK_IDS = st.integers(100, 160).map(row_id)
_WORDS = st.text("abc def ghi", min_size=1, max_size=12)
_NO_ID: Any = object()
_SOME_TEXT: Any = object()
_FIELD_TEXTS = st.sampled_from((*NASTY, *[_SOME_TEXT] * 20))


def texts() -> SearchStrategy[str]:
    """Text as it comes in from anywhere, not clean yet."""
    return st.sampled_from(NASTY) | st.text(_ANY_CHARACTER, max_size=20)


def zone_names() -> SearchStrategy[str]:
    """Zones with and without changes of clocks, near the date line, and offsets."""
    named = (
        "UTC",
        "Europe/Berlin",
        "America/New_York",
        "America/St_Johns",
        "Asia/Kolkata",
        "Australia/Lord_Howe",
        "Pacific/Kiritimati",
        "Pacific/Apia",
        "Africa/Casablanca",
    )
    return st.sampled_from(named) | st.sampled_from(("+02:00", "-09:30", "+05:45", "-14:59"))


def dates() -> SearchStrategy[dt.date]:
    """Mostly dates of this time, near changes of clocks too, and some at the ends of the calendar."""
    near = st.dates(dt.date(2020, 1, 1), dt.date(2030, 12, 31))
    known = (dt.date(2026, 3, 29), dt.date(2026, 10, 25), dt.date(2028, 2, 29))
    return st.sampled_from((*known, dt.date.min, dt.date.max)) | near


def wall_times() -> SearchStrategy[dt.time]:
    """Times of day to the second."""
    return st.builds(dt.time, st.integers(0, 23), st.integers(0, 59), st.sampled_from((0, 0, 5)))


@st.composite
def stamps(draw: DrawFn) -> Stamp:
    """Any stamp: with or without date, zone and day, far dates too."""
    date = draw(st.none() | dates())
    return Stamp(
        time=draw(wall_times()),
        typed=draw(st.sampled_from(NASTY)),
        date=date,
        day=0 if date else draw(st.sampled_from((0, 0, 0, 1, 2, 3660))),
        zone=draw(st.none() | zone_names()),
    )


def amounts() -> SearchStrategy[Money]:
    """Amounts to the fourth decimal, of either sign."""
    largest = 10**18 - 1
    exact = st.integers(-largest, largest).map(lambda n: Decimal(n).scaleb(-4))
    small = st.integers(-100_000, 100_000)
    scaled = exact | st.builds(
        lambda n, places: Decimal(n).scaleb(-places), small, st.integers(0, 4)
    )
    return st.builds(Money, amount=scaled, currency=st.sampled_from(("EUR", "USD", "JPY")))


def _quantities() -> SearchStrategy[Quantity]:
    units = st.sampled_from(("USD", "%", "tickets a week", "[/] <x> | `y`"))
    return st.builds(lambda money, unit: Quantity(value=money.amount, unit=unit), amounts(), units)


def _results() -> SearchStrategy[Result]:
    words = st.sampled_from(("ARR", "=logins after 9:00", "fewer [b]calls[/b]"))
    return st.builds(Result, words=words, number=st.none() | _quantities(), on=st.none() | dates())


def periods() -> SearchStrategy[Period]:
    """Periods of every sort."""
    day = dt.date(2026, 11, 20)
    return st.sampled_from((last(5), month_of(day), quarter_of(day), since("2026-11-02")))


def _themes() -> SearchStrategy[dict[str, Any]]:
    """Themes, none dropped without a reason."""
    fields: SearchStrategy[dict[str, Any]] = _records(Theme)
    dropped = {"outcome": Outcome.DROPPED, "because": "nobody <b>asks</b> | for it"}
    return fields.map(lambda theme: theme | dropped if theme["outcome"] else theme)


def moments() -> SearchStrategy[dt.datetime]:
    """Instants, to the second."""
    naive = st.datetimes(dt.datetime(1970, 1, 1), dt.datetime(2100, 1, 1))  # noqa: DTZ001
    return naive.map(lambda moment: moment.replace(microsecond=0, tzinfo=dt.UTC))


def _voices() -> SearchStrategy[Voice]:
    known = st.builds(Voice, participant=_LINK_IDS)
    return st.just(Voice()) | known | st.builds(Voice, role=texts())


def _links() -> SearchStrategy[Link]:
    url = st.sampled_from(("https://example.org/a?b=c&d=(e)", "javascript:x", "[/] <x> | `y`"))
    return st.builds(Link, target=_LINK_IDS) | st.builds(Link, url=url)


@cache
def _values(hint: object) -> SearchStrategy[Any]:
    """Values for a field of that type; a type of a new sort has to be added here."""
    known: dict[object, SearchStrategy[Any]] = {
        Line: _FIELD_TEXTS,
        Text: _FIELD_TEXTS,
        Id: _LINK_IDS,
        Slug: st.sampled_from(("slack-1f2e", "text-0a9b-2")),
        Count: st.sampled_from((0, 1, 10**12)) | st.integers(0, 10**6),
        Minutes: st.integers(0, 600),
        ZoneName: zone_names(),
        WallTime: wall_times(),
        Moment: moments(),
        AwareDatetime: moments(),
        dt.date: dates(),
        bool: st.booleans(),
        Voice: _voices(),
        Link: _links(),
        Money: amounts(),
        Quantity: _quantities(),
        Result: _results(),
        Stamp: stamps(),
        Period: periods(),
        Tags: st.lists(_FIELD_TEXTS, max_size=2).map(tuple),
    }
    if hint in known:
        return known[hint]
    if hint is type(None):
        return st.none()
    if isinstance(hint, type) and issubclass(hint, Enum):
        return st.sampled_from(list(hint))
    if hint is Theme:
        return _themes()
    if isinstance(hint, type) and issubclass(hint, Record):
        return _records(hint)
    if get_origin(hint) is tuple:
        return st.lists(_values(get_args(hint)[0]), max_size=2).map(tuple)
    if get_origin(hint) in (Union, types.UnionType):
        return st.one_of([_values(arm) for arm in get_args(hint)])
    raise NotImplementedError(f"no strategy for {hint}")


@cache
def _records(model: type[Record], but: frozenset[str] = frozenset()) -> SearchStrategy[Any]:
    """Everything that a record holds, by field; ids of rows and some texts are put in later."""
    hints = get_type_hints(model, include_extras=True)
    fields = {name: _values(hints[name]) for name in model.model_fields if name not in but | {"id"}}
    if issubclass(model, Row):
        fields["id"] = st.just(_NO_ID)
    return st.fixed_dictionaries(fields)


@st.composite
def agendas(draw: DrawFn) -> Agenda:
    """Agendas of one to nine steps, of every kind, most with questions."""
    kinds = draw(
        st.just(list(StepKind)) | st.lists(st.sampled_from(StepKind), min_size=1, max_size=9)
    )
    words = cycle(draw(st.lists(texts(), min_size=1, max_size=5)))
    numbers = cycle(draw(st.lists(st.integers(0, 600), min_size=1, max_size=5)))
    steps = []
    for place, kind in enumerate(kinds):
        questions = [
            {"id": f"q-{n}", "ask": "Why? " + next(words), "hint": next(words), "probes": ["x"]}
            for n in range(next(numbers) % 3)
        ]
        texted = {"title": "Step " + next(words), "lead": next(words), "guidance": next(words)}
        named = {"id": f"s_{place}", "kind": kind, "minutes": next(numbers)}
        steps.append({**named, **texted, "questions": questions})
    return Agenda.model_validate({"title": "Agenda " + next(words), "steps": steps})


@st.composite
def _sections(draw: DrawFn, of: Step) -> dict[str, Any]:
    model = type(empty_section(of))
    fields = draw(_records(model, frozenset({"step", "kind", "answers"})))
    answers = [
        {**draw(_records(Answer, frozenset({"question"}))), "question": question.id}
        for question in of.questions
        if draw(st.booleans())
    ]
    return {**fields, "step": of.id, "kind": of.kind, "answers": answers}


@st.composite
def meetings(draw: DrawFn) -> Meeting:
    """Any meeting that can be made: every kind of step, row and field, with any text in each."""
    chosen = draw(agendas())
    known = frozenset({"agenda", "sections", "set_aside", "times", "id"})
    data: dict[str, Any] = draw(_records(Meeting, known))
    data["sections"] = [draw(_sections(of)) for of in chosen.steps if draw(st.booleans())]
    data["set_aside"] = [of.id for of in chosen.steps[1:] if draw(st.integers(0, 4)) == 0]
    timed = [of.id for of in chosen.steps if draw(st.booleans())]
    taken = st.fixed_dictionaries({"planned": st.integers(0, 600), "seconds": st.integers(0, 9999)})
    data["times"] = [{"step": name, **draw(taken)} for name in timed]
    milestones = set[Milestone]()
    for row in data["timeline"]:
        if row["milestone"] in milestones:
            row["milestone"] = None
        milestones |= {row["milestone"]}
    for row in data["insights"]:
        row["status"] = _earned(row)
    data["id"], data["incident"]["id"] = row_id(2), row_id(1)
    words = draw(st.lists(st.text(_ANY_CHARACTER, max_size=20), min_size=1, max_size=3))
    return Meeting.model_validate({**_complete(data, count(100), cycle(words)), "agenda": chosen})


def _earned(insight: dict[str, Any]) -> InsightStatus:
    """The status of an insight, or the first where result or reason is missing."""
    status: InsightStatus = insight["status"]
    because = insight["because"]
    is_counted = insight["result"] is not None and insight["result"].number is not None
    is_told = because is not _SOME_TEXT and bool(clean_line(because))
    earned = {InsightStatus.MEASURED: is_counted, InsightStatus.DROPPED: is_told}
    return status if earned.get(status, True) else InsightStatus.NOTICED


def _complete(data: Any, numbers: Iterator[int], words: Iterator[str]) -> Any:
    """The data with an id for each row and a text for each field that waits for one."""
    if data is _NO_ID:
        return row_id(next(numbers))
    if data is _SOME_TEXT:
        return next(words)
    if isinstance(data, dict):
        return {name: _complete(value, numbers, words) for name, value in data.items()}
    if isinstance(data, list | tuple):
        return [_complete(value, numbers, words) for value in data]
    return data


@st.composite
def _silent_rounds(draw: DrawFn) -> SilentRound:
    """Rounds of any length, with anything gathered."""
    return SilentRound(
        step=draw(_WORDS),
        prompt=draw(_WORDS),
        begun=draw(st.floats(0, 1e6)),
        seconds=draw(st.floats(1, 1800)),
        told=draw(st.booleans()),
        gathered=tuple(draw(st.lists(texts(), max_size=3))),
    )


@st.composite
def desks(draw: DrawFn) -> Desk:
    """What may lie beside a meeting: drafts of any text, a place, a clock, entries that hide."""
    fields = draw(st.lists(st.sampled_from("abcdef"), unique=True, max_size=3))
    since = draw(st.none() | moments())
    return Desk(
        place=Place(step=draw(_WORDS), prompt=draw(_WORDS), row=draw(_WORDS)),
        drafts=tuple(Draft(field=name, text="x" + draw(texts())) for name in fields),
        clock=Clock(
            spent=(Spent(step="s_0", seconds=draw(st.floats(0, 1e6))),),
            step="s_1" if since else "",
            since=since,
        ),
        reveal=draw(st.none() | _records(Reveal).map(Reveal.model_validate)),
        silence=draw(st.none() | _silent_rounds()),
        opened=draw(st.none() | moments()),
        missed=tuple(draw(st.lists(st.sampled_from(("s_0", "s_1")), unique=True))),
    )
