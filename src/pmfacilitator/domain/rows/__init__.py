"""The rows a meeting collects wherever it stands: people, entries, quotes, insights, actions."""

from __future__ import annotations

from pmfacilitator.domain.rows.actions import (
    Action,
    ActionChange,
    ActionKind,
    ActionStatus,
    Priority,
)
from pmfacilitator.domain.rows.customers import Account, Message, Quote, Reaction, Rightness
from pmfacilitator.domain.rows.incident import (
    Entry,
    Factor,
    Milestone,
    Parked,
    Participant,
    Point,
    Sort,
    Why,
)
from pmfacilitator.domain.rows.learned import (
    Confidence,
    Insight,
    InsightChange,
    InsightStatus,
    Lens,
    Result,
)
from pmfacilitator.domain.rows.promised import Kept, Promised
from pmfacilitator.domain.rows.values import Again, Count, Link, Money, Quantity, Voice

__all__ = [
    "Account",
    "Action",
    "ActionChange",
    "ActionKind",
    "ActionStatus",
    "Again",
    "Confidence",
    "Count",
    "Entry",
    "Factor",
    "Insight",
    "InsightChange",
    "InsightStatus",
    "Kept",
    "Lens",
    "Link",
    "Message",
    "Milestone",
    "Money",
    "Parked",
    "Participant",
    "Point",
    "Priority",
    "Promised",
    "Quantity",
    "Quote",
    "Reaction",
    "Result",
    "Rightness",
    "Sort",
    "Voice",
    "Why",
]
