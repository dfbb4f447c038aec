"""The parking lot: what sort of thing each line is, and what has become of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from pmfacilitator.domain.meeting import Meeting
from pmfacilitator.domain.rows import Action, Insight, Parked, Sort

_NAMED = re.compile(rf"({'|'.join(Sort)})\s*:(?:\s+|$)", re.IGNORECASE)
_ASKS = ("?", "\N{FULLWIDTH QUESTION MARK}", "\N{ARABIC QUESTION MARK}")
_CLOSING = " \"')]”’»"


class Outcome(StrEnum):
    """What can become of a parked thing; each comes to one of these."""

    OPEN = "open"
    ACTION = "action"
    INSIGHT = "insight"
    NOT_DOING = "not_doing"


@dataclass(frozen=True)
class Fate:
    """What has become of one parked thing, and the row that was made of it, if one was."""

    outcome: Outcome = Outcome.OPEN
    made: Action | Insight | None = None


def made_of(meeting: Meeting) -> Mapping[str, Action | Insight]:
    """The action or insight that was made of each row, by that row's id; an action comes first."""
    insights = {insight.source: insight for insight in meeting.insights if insight.source}
    actions = {action.answers: action for action in meeting.actions if action.answers}
    return {**insights, **actions}


def fate_of(parked: Parked, made: Mapping[str, Action | Insight]) -> Fate:
    """What has become of a parked thing; what was made of it says more than why it was not done."""
    row = made.get(parked.id)
    if row is not None:
        return Fate(Outcome.ACTION if isinstance(row, Action) else Outcome.INSIGHT, row)
    return Fate(Outcome.NOT_DOING if parked.because else Outcome.OPEN)


def still_open(meeting: Meeting) -> tuple[Parked, ...]:
    """The parked things that nobody has decided on, in their order."""
    made = made_of(meeting)
    return tuple(row for row in meeting.parked if fate_of(row, made).outcome is Outcome.OPEN)


def next_open(meeting: Meeting, after: str) -> str:
    """The id of the next thing that is still open, beginning anew at the end; "" if none is."""
    waiting = {row.id for row in still_open(meeting)}
    ids = [row.id for row in meeting.parked]
    at = ids.index(after) + 1 if after in ids else 0
    return next((name for name in (*ids[at:], *ids[:at]) if name in waiting), "")


def read_sort(text: str) -> tuple[Sort | None, str]:
    """What sort of thing a typed line says it is, and its words.

    `fix: the pool` is named in front; what ends in a question mark is a question, and keeps it.
    """
    named = _NAMED.match(text)
    if named is not None:
        return Sort(named[1].casefold()), text[named.end() :].strip()
    asks = text.rstrip(_CLOSING).endswith(_ASKS)
    return (Sort.QUESTION if asks else None), text.strip()
