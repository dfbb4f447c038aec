"""What a review across incidents holds: the incidents it looks back on, cards, themes and ideas.

A review keeps its own copy of what it looked at, so that its counts stay what the room saw and its
document needs no library. A copied row keeps the id of the row it is a copy of.
"""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import ClassVar, Self

from pydantic import model_validator

from pmfacilitator.domain.learning.periods import Period
from pmfacilitator.domain.records import Id, Line, Record, Row
from pmfacilitator.domain.rows import Again, Count, InsightStatus, Lens, Quantity, Voice


class Took(Record):
    """How long one stretch of an incident was, in seconds; only what is certain is kept."""

    name: Line
    seconds: Count


class Reviewed(Row):
    """One incident of the period, by the id of its first meeting; `meetings` are all of them.

    `complaints` counts tickets, or customers' quotes where nobody counted tickets.
    """

    HEADLINE: ClassVar[str] = "title"

    title: Line
    incident: Id
    meetings: tuple[Id, ...] = ()
    severity: Line = ""
    date: dt.date | None = None
    services: tuple[Line, ...] = ()
    detected_by: Line = ""
    took: tuple[Took, ...] = ()
    accounts: tuple[Line, ...] = ()
    customers: Count | None = None
    complaints: Count = 0
    come_again: Count | None = None
    come_not: Count | None = None


class CardSort(StrEnum):
    """What a card on the board is a copy of."""

    INSIGHT = "insight"
    FACTOR = "factor"


class Card(Row):
    """An insight or factor of one of the incidents, as it lies on the board."""

    HEADLINE: ClassVar[str] = "words"

    words: Line
    meeting: Id
    sort: CardSort
    assumption: Line = ""
    saw: Line = ""
    lens: Lens | None = None
    opportunity: Line = ""
    again: tuple[Again, ...] = ()


class Dot(Record):
    """How many of a role's dots a theme has."""

    role: Line
    count: Count


class Outcome(StrEnum):
    """What a review decides of a theme."""

    PROPOSAL = "proposal"
    DROPPED = "dropped"


class Theme(Row):
    """What keeps coming back: a name, and the ids of the insights and factors it was made of."""

    HEADLINE: ClassVar[str] = "name"

    name: Line
    insights: tuple[Id, ...] = ()
    dots: tuple[Dot, ...] = ()
    outcome: Outcome | None = None
    proposal: Line = ""
    owner: Line = ""
    due: dt.date | None = None
    because: Line = ""

    @model_validator(mode="after")
    def _is_dropped_with_a_reason(self) -> Self:
        if self.outcome is Outcome.DROPPED and not self.because:
            msg = "a theme is dropped with a reason, so say why before you drop it"
            raise ValueError(msg)
        return self

    @property
    def rank(self) -> int:
        """How many dots it has of all roles together."""
        return sum(dot.count for dot in self.dots)


class Idea(Row):
    """What somebody would build, change or improve because of a theme."""

    text: Line
    theme: Id | None = None
    said_by: Voice = Voice()


class Verdict(StrEnum):
    """What a roadmap review decides of an insight on its way."""

    KEEP = "keep"
    KILL = "kill"
    WAIT = "wait"


class Loop(Row):
    """An insight as the roadmap review saw it, and what it decided.

    `since` is the day it came to its status, `open_since` the day it was learned. What waits is
    looked at again on the day `until`, if one is named.
    """

    HEADLINE: ClassVar[str] = "learned"

    learned: Line
    meeting: Id
    incidents: tuple[Line, ...] = ()
    status: InsightStatus
    since: dt.date | None = None
    open_since: dt.date | None = None
    opportunity: Line = ""
    owner: Line = ""
    customers: tuple[Line, ...] = ()
    quotes: tuple[Line, ...] = ()
    check_back: dt.date | None = None
    result: Line = ""
    number: Quantity | None = None
    result_on: dt.date | None = None
    verdict: Verdict | None = None
    because: Line = ""
    until: dt.date | None = None


class Decision(Record):
    """What a review decided of an insight, for the meeting in which that lives.

    Without `to` the insight keeps its status.
    """

    insight: Id
    meeting: Id
    to: InsightStatus | None = None
    because: Line = ""
    owner: Line = ""
    check_back: dt.date | None = None


class Carried(Record):
    """That a decision was carried out, and on which day."""

    decision: Decision
    on: dt.date


class ReviewSort(StrEnum):
    """What a review across incidents is for."""

    THEMES = "themes"
    ROADMAP = "roadmap"


class Review(Record):
    """What makes a meeting a review: the period it looks back on, and the rows of its steps."""

    ROWS: ClassVar[tuple[str, ...]] = ("reviewed", "earlier", "cards", "themes", "ideas", "loops")
    """The lists of rows, which every step of the review may add to."""

    sort: ReviewSort = ReviewSort.THEMES
    period: Period | None = None
    reviewed: tuple[Reviewed, ...] = ()
    earlier: tuple[Reviewed, ...] = ()
    cards: tuple[Card, ...] = ()
    themes: tuple[Theme, ...] = ()
    ideas: tuple[Idea, ...] = ()
    loops: tuple[Loop, ...] = ()
    carried: tuple[Carried, ...] = ()

    def incident_of(self, meeting: str) -> Reviewed | None:
        """The incident that a meeting reviewed, if it is one of those looked back on."""
        every = (*self.reviewed, *self.earlier)
        return next((each for each in every if meeting in each.meetings), None)
