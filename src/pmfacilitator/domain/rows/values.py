"""The small values that rows hold: who said it, what it points at, how much of what."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Annotated, Self

from pydantic import AfterValidator, Field, StringConstraints, model_validator

from pmfacilitator.domain.records import Id, Line, Record


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


Number = Annotated[Decimal, Field(max_digits=18, decimal_places=4)]
"""A number to the fourth decimal."""

Count = Annotated[int, Field(ge=0, le=10**12)]
"""A number of things counted."""


class Money(Record):
    """An amount in one currency."""

    amount: Number
    currency: Annotated[Line, StringConstraints(pattern=r"^[A-Z]{3}$")]


def _named(unit: str) -> str:
    if not unit:
        msg = "a number needs its unit, such as USD, % or tickets"
        raise ValueError(msg)
    return unit


class Quantity(Record):
    """A number and what it counts; without its unit a number says nothing."""

    value: Number
    unit: Annotated[Line, AfterValidator(_named)]


class Again(Record):
    """An earlier insight or factor that a later one is like, with its words as they were.

    The link lives on the later row; the meeting it leads to knows nothing of it. `on` is the day of
    the earlier incident. Where a whole incident is like an earlier one, `row` is the id of that, and
    the words are its title.
    """

    meeting: Id
    row: Id
    words: Line = ""
    on: dt.date | None = None
