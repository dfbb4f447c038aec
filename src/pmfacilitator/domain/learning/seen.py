"""What a library knows of a meeting without opening it: plain values, thousands of them at no cost.

Every shape names its meeting and, where it is one, its row, so that whoever found something in a
list can go there. Values of an enumeration are kept as the text that the file holds, and numbers
that nobody gave are None. Nothing here loads a model.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SpanSeen:
    """One duration of an incident; `seconds` is there only where the state is `recorded`."""

    name: str
    state: str
    seconds: int | None

    @property
    def minutes(self) -> float | None:
        """The same in minutes."""
        return None if self.seconds is None else self.seconds / 60


@dataclass(frozen=True, slots=True)
class AccountSeen:
    """A customer or segment that was hit; `at_risk` is an amount as it is written, or empty."""

    meeting: str
    id: str
    who: str
    how_many: int | None
    missed: str
    trying_to: str
    did_instead: str
    reaction: str
    at_risk: str
    currency: str


@dataclass(frozen=True, slots=True)
class IncidentSeen:
    """The facts of one meeting; two reviews of one incident have the same `incident`.

    `durations` are those between milestones (`Detect` … `Silence`), `phases` the four that follow
    one another (`undetected` … `tail`), each with its state. `tickets` and `customers` are the
    largest numbers that a step of the meeting gives. `would_come_again`, `would_not` and
    `will_work_differently` are the show of hands at the close. `review` is `themes` or `roadmap`
    where the meeting looks back on a period, and `period` names that.
    """

    meeting: str
    incident: str
    title: str
    reference: str
    severity: str
    date: dt.date | None
    created: str
    status: str
    agenda: str
    services: tuple[str, ...]
    tags: tuple[str, ...]
    people: tuple[str, ...]
    roles: tuple[str, ...]
    detected_by: str
    tldr: str
    durations: tuple[SpanSeen, ...]
    phases: tuple[SpanSeen, ...]
    accounts: tuple[AccountSeen, ...]
    customers: int | None
    tickets: int | None
    would_come_again: int | None
    would_not: int | None
    will_work_differently: int | None = None
    review: str = ""
    period: str = ""


@dataclass(frozen=True, slots=True)
class NumberSeen:
    """A number as it is written, and what it counts."""

    value: str
    unit: str


@dataclass(frozen=True, slots=True)
class ResultSeen:
    """What came of an insight."""

    words: str
    number: NumberSeen | None
    on: dt.date | None


@dataclass(frozen=True, slots=True)
class ChangeSeen:
    """That an insight or action came to a status on a day, and why."""

    status: str
    on: dt.date
    because: str


@dataclass(frozen=True, slots=True)
class AgainSeen:
    """An earlier insight or factor of another meeting, its words as they were, and its day."""

    meeting: str
    row: str
    words: str
    on: dt.date | None = None


@dataclass(frozen=True, slots=True)
class InsightSeen:
    """Something learned; `evidence` holds the words of what it points at, pages by their address.

    `source` is the id of the point it was made of, and `comes_from` are that point's words.
    """

    meeting: str
    id: str
    learned: str
    assumption: str
    lens: str
    opportunity: str
    owner: str
    evidence: tuple[str, ...]
    source: str
    comes_from: str = ""
    saw: str = ""
    number: NumberSeen | None = None
    confidence: str = ""
    customers: tuple[str, ...] = ()
    status: str = "noticed"
    because: str = ""
    check_back: dt.date | None = None
    result: ResultSeen | None = None
    changes: tuple[ChangeSeen, ...] = ()
    again: tuple[AgainSeen, ...] = ()


@dataclass(frozen=True, slots=True)
class ActionSeen:
    """Something somebody will do; `answers` is the id of the row it answers, `answered` its words."""

    meeting: str
    id: str
    what: str
    owner: str
    due: dt.date | None
    kind: str
    priority: str
    status: str
    because: str
    answers: str
    tracker: str
    answered: str = ""
    changes: tuple[ChangeSeen, ...] = ()


@dataclass(frozen=True, slots=True)
class FactorSeen:
    """Something that contributed to an incident."""

    meeting: str
    id: str
    text: str
    category: str
    evidence: tuple[str, ...]
    again: tuple[AgainSeen, ...] = ()


@dataclass(frozen=True, slots=True)
class QuoteSeen:
    """A customer's own words."""

    meeting: str
    id: str
    words: str
    source: str


@dataclass(frozen=True, slots=True)
class ThemeSeen:
    """What a review found to come back: its name, and the rows it was made of, by their ids."""

    meeting: str
    id: str
    name: str
    rows: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MeetingSeen:
    """All that is known of one meeting without opening it."""

    incident: IncidentSeen
    insights: tuple[InsightSeen, ...] = ()
    actions: tuple[ActionSeen, ...] = ()
    factors: tuple[FactorSeen, ...] = ()
    quotes: tuple[QuoteSeen, ...] = ()
    themes: tuple[ThemeSeen, ...] = ()


@dataclass(frozen=True, slots=True)
class Similar:
    """A row of another meeting that says much the same; `alike` tells how much, from 0 to 1.

    `kind` is `insight`, `factor` or `title`, whose `row` is the id of the incident; `title` and `day`
    tell of the incident.
    """

    kind: str
    meeting: str
    row: str
    words: str
    title: str
    day: str
    alike: float
