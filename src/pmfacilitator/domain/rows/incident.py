"""What the room says of the incident itself: who was there, what happened, what contributed."""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar

from pmfacilitator.domain.records import Id, Line, Row, Slug
from pmfacilitator.domain.rows.values import Again, Link, Voice
from pmfacilitator.domain.stamps import Stamp


class Milestone(StrEnum):
    """The moments between which an incident's durations are counted."""

    IMPACT_STARTED = "impact_started"
    DETECTED = "detected"
    ACKNOWLEDGED = "acknowledged"
    MITIGATED = "mitigated"
    RESOLVED = "resolved"
    FIRST_CUSTOMER_MESSAGE = "first_customer_message"


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
    again: tuple[Again, ...] = ()


class Why(Row):
    """One link of the chain beneath a factor: why was that so?"""

    text: Line
    explains: Id | None = None
    evidence: tuple[Link, ...] = ()


class Sort(StrEnum):
    """What sort of thing waits in the parking lot."""

    FIX = "fix"
    QUESTION = "question"
    OPPORTUNITY = "opportunity"


class Parked(Row):
    """Something worth more time than this step has; `because` is why nobody will take it up."""

    text: Line
    sort: Sort | None = None
    said_by: Voice = Voice()
    because: Line = ""
