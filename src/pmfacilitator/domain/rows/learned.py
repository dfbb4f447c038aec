"""What was learned, followed to what came of it: an insight, its status and its result."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import ClassVar, Self

from pydantic import model_validator

from pmfacilitator.domain.records import Id, Line, Record, Row
from pmfacilitator.domain.rows.values import Again, Link, Quantity


class Lens(StrEnum):
    """The five ways to look at what an incident says about customers, and one for the rest."""

    REAL_USAGE = "real_usage"
    WHAT_MATTERS = "what_matters"
    ARCHITECTURE = "architecture"
    DOCUMENTATION = "documentation"
    INTEGRATION = "integration"
    OTHER = "other"


class Confidence(StrEnum):
    """How sure the room is of what it learned."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class InsightStatus(StrEnum):
    """How far an insight has come on its way to a result, or that it was dropped."""

    NOTICED = "noticed"
    PROPOSED = "proposed"
    ON_THE_ROADMAP = "on_the_roadmap"
    SHIPPED = "shipped"
    MEASURED = "measured"
    DROPPED = "dropped"

    @property
    def is_open(self) -> bool:
        """Whether something is still expected of it."""
        return self not in {InsightStatus.MEASURED, InsightStatus.DROPPED}


class InsightChange(Record):
    """That an insight came to a status on a day, and why."""

    status: InsightStatus
    on: dt.date
    because: Line = ""


class Result(Record):
    """What came of an insight: in words, as a number with its unit, and when that was known."""

    words: Line = ""
    number: Quantity | None = None
    on: dt.date | None = None

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not self.words and self.number is None:
            msg = "a result is told in words, in a number with its unit, or both"
            raise ValueError(msg)
        return self


class Insight(Row):
    """Something learned about customers or the product, and what it could become.

    We assumed `assumption`, we saw `saw`. `number` is evidence beside the links, `because` the
    reason of its present status, and `changes` every change of that, in order.
    """

    HEADLINE: ClassVar[str] = "learned"

    learned: Line
    assumption: Line = ""
    saw: Line = ""
    lens: Lens | None = None
    evidence: tuple[Link, ...] = ()
    number: Quantity | None = None
    confidence: Confidence | None = None
    customers: tuple[Line, ...] = ()
    opportunity: Line = ""
    owner: Line = ""
    source: Id | None = None
    status: InsightStatus = InsightStatus.NOTICED
    because: Line = ""
    check_back: dt.date | None = None
    result: Result | None = None
    changes: tuple[InsightChange, ...] = ()
    again: tuple[Again, ...] = ()

    @model_validator(mode="after")
    def _earns_its_status(self) -> Self:
        if self.status is InsightStatus.MEASURED and not self.is_counted:
            msg = (
                "an insight is measured once its result has a number with a unit, "
                "such as ARR +200,000 USD"
            )
            raise ValueError(msg)
        if self.status is InsightStatus.DROPPED and not self.because:
            msg = "an insight is dropped with a reason, so say why before you drop it"
            raise ValueError(msg)
        return self

    @property
    def is_counted(self) -> bool:
        """Whether its result has a number."""
        return self.result is not None and self.result.number is not None
