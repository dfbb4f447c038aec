"""Insights and actions of a whole library, as lists show them: plain values, thousands at no cost.

Field by field this is what `insights --json` and `actions --json` print, and what their schema says.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pmfacilitator.domain.asking import names
from pmfacilitator.domain.learning.seen import (
    ActionSeen,
    AgainSeen,
    ChangeSeen,
    IncidentSeen,
    InsightSeen,
    MeetingSeen,
    NumberSeen,
    ResultSeen,
)

UNTITLED = "Untitled incident"
SETTLED = frozenset({"measured", "dropped", "done", "not_doing"})
"""The statuses from which nothing more is expected."""


@dataclass(frozen=True, slots=True)
class OfIncident:
    """A row of a list, and the incident that it belongs to."""

    id: str
    meeting: str
    incident: str
    reference: str
    severity: str
    date: dt.date | None
    services: tuple[str, ...]
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class InsightListed(OfIncident):
    """An insight, and the incident that taught it; it is due where its result is to be looked for."""

    learned: str
    assumption: str
    saw: str
    lens: str
    confidence: str
    evidence: tuple[str, ...]
    number: NumberSeen | None
    customers: tuple[str, ...]
    opportunity: str
    owner: str
    comes_from: str
    status: str
    because: str
    is_due: bool
    check_back: dt.date | None
    result: ResultSeen | None
    changes: tuple[ChangeSeen, ...]
    again: tuple[AgainSeen, ...]

    @property
    def words(self) -> str:
        """What names it."""
        return self.learned

    @property
    def is_open(self) -> bool:
        """Whether something is still expected of it."""
        return self.status not in SETTLED

    @property
    def day(self) -> dt.date | None:
        """The day on which it is to be looked at."""
        return self.check_back


@dataclass(frozen=True, slots=True)
class ActionListed(OfIncident):
    """An action, and the incident after which it was decided; `lens` is that of what it answers."""

    what: str
    owner: str
    due: dt.date | None
    is_due: bool
    is_overdue: bool
    kind: str
    priority: str
    status: str
    because: str
    answers: str
    lens: str
    tracker: str
    changes: tuple[ChangeSeen, ...]

    @property
    def words(self) -> str:
        """What names it."""
        return self.what

    @property
    def is_open(self) -> bool:
        """Whether it still waits to be done."""
        return self.status not in SETTLED

    @property
    def day(self) -> dt.date | None:
        """The day by which it is to be done."""
        return self.due


Listed = InsightListed | ActionListed


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which rows are asked for; nothing asked means all of them.

    Due is what has come to its day, overdue what is past it, and both only while it is open.
    `owner` is how words of a name begin, `lens` words that occur in its; `since` is the first day of the incident.
    """

    is_open: bool = False
    is_due: bool = False
    is_overdue: bool = False
    owner: str = ""
    lens: str = ""
    since: dt.date | None = None

    def fits(self, row: Listed, today: dt.date) -> bool:
        """Whether a row is asked for."""
        is_past = row.is_open and row.day is not None and row.day < today
        return (
            (row.is_open or not self.is_open)
            and (row.is_due or not self.is_due)
            and (is_past or not self.is_overdue)
            and all(names((row.owner,), word) for word in self.owner.casefold().split())
            and _occurs(self.lens, row.lens.replace("_", " "))
            and (self.since is None or (row.date is not None and row.date >= self.since))
        )


def insights_in(
    library: Iterable[MeetingSeen], today: dt.date, wanted: Wanted = Wanted()
) -> tuple[InsightListed, ...]:
    """The insights asked for: what is due first, then the others as the library has them."""
    rows = (row for meeting in library for row in insights_of(meeting, today))
    chosen = (row for row in rows if row.learned and wanted.fits(row, today))
    return tuple(sorted(chosen, key=_due_first))


def actions_in(
    library: Iterable[MeetingSeen], today: dt.date, wanted: Wanted = Wanted()
) -> tuple[ActionListed, ...]:
    """The actions asked for: open ones by their day, then the others as the library has them."""
    rows = (row for meeting in library for row in actions_of(meeting, today))
    chosen = (row for row in rows if row.what and wanted.fits(row, today))
    return tuple(sorted(chosen, key=_open_first))


def insights_of(meeting: MeetingSeen, today: dt.date) -> Iterator[InsightListed]:
    """Every insight of one meeting, in its order."""
    return (_insight(row, meeting.incident, today) for row in meeting.insights)


def actions_of(meeting: MeetingSeen, today: dt.date) -> Iterator[ActionListed]:
    """Every action of one meeting, in its order."""
    lenses = {insight.id: insight.lens for insight in meeting.insights}
    for row in meeting.actions:
        yield _action(row, meeting.incident, lenses.get(row.answers, ""), today)


def day_of(incident: IncidentSeen) -> dt.date | None:
    """The day of an incident, or else the one on which its meeting was made."""
    if incident.date is not None or not incident.created:
        return incident.date
    return dt.datetime.fromisoformat(incident.created).date()


def _insight(row: InsightSeen, incident: IncidentSeen, today: dt.date) -> InsightListed:
    is_due = row.check_back is not None and row.check_back <= today
    return InsightListed(
        id=row.id,
        meeting=row.meeting,
        incident=incident.title or UNTITLED,
        reference=incident.reference,
        severity=incident.severity,
        date=day_of(incident),
        services=incident.services,
        tags=incident.tags,
        learned=row.learned,
        assumption=row.assumption,
        saw=row.saw,
        lens=row.lens,
        confidence=row.confidence,
        evidence=row.evidence,
        number=row.number,
        customers=row.customers,
        opportunity=row.opportunity,
        owner=row.owner,
        comes_from=row.comes_from,
        status=row.status,
        because=row.because,
        is_due=is_due and row.status not in SETTLED,
        check_back=row.check_back,
        result=row.result,
        changes=row.changes,
        again=row.again,
    )


def _action(row: ActionSeen, incident: IncidentSeen, lens: str, today: dt.date) -> ActionListed:
    waits_since = row.due if row.due is not None and row.status not in SETTLED else dt.date.max
    return ActionListed(
        id=row.id,
        meeting=row.meeting,
        incident=incident.title or UNTITLED,
        reference=incident.reference,
        severity=incident.severity,
        date=day_of(incident),
        services=incident.services,
        tags=incident.tags,
        what=row.what,
        owner=row.owner,
        due=row.due,
        is_due=waits_since <= today,
        is_overdue=waits_since < today,
        kind=row.kind,
        priority=row.priority,
        status=row.status,
        because=row.because,
        answers=row.answered,
        lens=lens,
        tracker=row.tracker,
        changes=row.changes,
    )


def _due_first(row: InsightListed) -> tuple[bool, dt.date]:
    return (False, row.check_back or dt.date.max) if row.is_due else (True, dt.date.max)


def _open_first(row: ActionListed) -> tuple[bool, dt.date]:
    return (not row.is_open, row.due or dt.date.max) if row.is_open else (True, dt.date.max)


def _occurs(words: str, text: str) -> bool:
    folded = text.casefold()
    return all(word in folded for word in words.casefold().replace("_", " ").split())
