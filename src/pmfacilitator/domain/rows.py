"""The rows a meeting collects wherever it stands: people, entries, quotes, insights, actions."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, ClassVar, Self

from pydantic import Field, StringConstraints, model_validator

from pmfacilitator.domain.records import Id, Line, Record, Row, Slug
from pmfacilitator.domain.stamps import Stamp


class Milestone(StrEnum):
    """The moments between which an incident's durations are counted."""

    IMPACT_STARTED = "impact_started"
    DETECTED = "detected"
    ACKNOWLEDGED = "acknowledged"
    MITIGATED = "mitigated"
    RESOLVED = "resolved"
    FIRST_CUSTOMER_MESSAGE = "first_customer_message"


class Lens(StrEnum):
    """The five ways to look at what an incident says about customers, and one for the rest."""

    REAL_USAGE = "real_usage"
    WHAT_MATTERS = "what_matters"
    ARCHITECTURE = "architecture"
    DOCUMENTATION = "documentation"
    INTEGRATION = "integration"
    OTHER = "other"


class ActionKind(StrEnum):
    """What an action does about what was learned."""

    PREVENT = "prevent"
    DETECT = "detect"
    MITIGATE = "mitigate"
    REPAIR = "repair"
    INVESTIGATE = "investigate"
    PRODUCT = "product"
    DOCUMENT = "document"
    COMMUNICATE = "communicate"


class ActionStatus(StrEnum):
    """Whether an action still waits, is done, or was given up for a reason."""

    OPEN = "open"
    DONE = "done"
    NOT_DOING = "not_doing"


class Priority(StrEnum):
    """How soon an action matters beside the others."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Reaction(StrEnum):
    """How strongly a customer reacted."""

    CALM = "calm"
    ANNOYED = "annoyed"
    ANGRY = "angry"
    ESCALATED = "escalated"
    LEAVING = "leaving"


class Rightness(StrEnum):
    """Whether what customers were told turned out to be so."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


class Voice(Record):
    """Who said something: a participant, a role, or (both empty) nobody in particular."""

    participant: Id | None = None
    role: Line = ""

    @model_validator(mode="after")
    def _one_speaker(self) -> Self:
        if self.participant is not None and self.role:
            msg = "a voice is a participant or a role, not both"
            raise ValueError(msg)
        return self

    @property
    def is_known(self) -> bool:
        """Whether anybody is named."""
        return self.participant is not None or bool(self.role)


class Link(Record):
    """A pointer to a row of this meeting by its id, or to a page by its address."""

    target: Id | None = None
    url: Line = ""

    @model_validator(mode="after")
    def _one_end(self) -> Self:
        if (self.target is None) == (not self.url):
            msg = "a link has either a target (the id of a row) or a url"
            raise ValueError(msg)
        return self


class Money(Record):
    """An amount in one currency."""

    amount: Annotated[Decimal, Field(max_digits=18, decimal_places=4)]
    currency: Annotated[Line, StringConstraints(pattern=r"^[A-Z]{3}$")]


Count = Annotated[int, Field(ge=0, le=10**12)]
"""A number of things counted."""


class Participant(Row):
    """Somebody who takes part, in the role they speak for."""

    HEADLINE: ClassVar[str] = "name"

    name: Line
    role: Line = ""
    facilitator: bool = False
    note_taker: bool = False
    present: bool = True


class Entry(Row):
    """One thing that happened, at a time that may still be unknown.

    `suggested` is a milestone that an importer read out of the words and nobody has confirmed;
    nothing is counted from it. `origin` names the place in a source that an imported entry came
    from, so that reading that source again does not add it twice.
    """

    text: Line
    when: Stamp | None = None
    milestone: Milestone | None = None
    suggested: Milestone | None = None
    source: Line = ""
    evidence: tuple[Link, ...] = ()
    starred: bool = False
    origin: Slug | None = None


class Point(Row):
    """One line of an answer, and who said it."""

    text: Line
    said_by: Voice = Voice()


class Factor(Row):
    """Something that contributed to the incident; there is rarely only one."""

    text: Line
    category: Line = ""
    evidence: tuple[Link, ...] = ()
    said_by: Voice = Voice()


class Why(Row):
    """One link of the chain beneath a factor: why was that so?"""

    text: Line
    explains: Id | None = None
    evidence: tuple[Link, ...] = ()


class Account(Row):
    """A customer or segment that was hit, and what the incident meant to them."""

    HEADLINE: ClassVar[str] = "who"

    who: Line
    how_many: Count | None = None
    missed: Line = ""
    trying_to: Line = ""
    did_instead: Line = ""
    reaction: Reaction | None = None
    revenue_at_risk: Money | None = None
    follow_up_by: Line = ""
    follow_up_due: dt.date | None = None


class Message(Row):
    """What customers were told, when, and whether it was right."""

    HEADLINE: ClassVar[str] = "told"

    told: Line
    when: Stamp | None = None
    right: Rightness | None = None


class Quote(Row):
    """A customer's own words."""

    HEADLINE: ClassVar[str] = "words"

    words: Line
    source: Line = ""


class Insight(Row):
    """Something learned about customers or the product, and what it could become."""

    HEADLINE: ClassVar[str] = "learned"

    learned: Line
    assumption: Line = ""
    lens: Lens | None = None
    evidence: tuple[Link, ...] = ()
    opportunity: Line = ""
    owner: Line = ""
    source: Id | None = None


class Action(Row):
    """Something somebody will do by a day; its words begin with a verb."""

    HEADLINE: ClassVar[str] = "what"

    what: Line
    owner: Line = ""
    due: dt.date | None = None
    kind: ActionKind | None = None
    priority: Priority | None = None
    answers: Id | None = None
    tracker: Line = ""
    status: ActionStatus = ActionStatus.OPEN
    because: Line = ""


class Parked(Row):
    """Something worth more time than this step has."""

    text: Line
    said_by: Voice = Voice()
