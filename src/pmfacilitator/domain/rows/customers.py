"""What an incident meant to customers: who was hit, what they were told, what they said."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import ClassVar

from pmfacilitator.domain.records import Line, Row
from pmfacilitator.domain.rows.values import Count, Money
from pmfacilitator.domain.stamps import Stamp


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
