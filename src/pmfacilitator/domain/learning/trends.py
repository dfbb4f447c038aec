"""What changes from month to month: incidents, lenses, durations, promises, and how meetings end."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pmfacilitator.domain.learning.gathering import day_of
from pmfacilitator.domain.learning.looking_back import UNKNOWN
from pmfacilitator.domain.learning.seen import MeetingSeen
from pmfacilitator.domain.rows import ActionStatus


@dataclass(frozen=True)
class Grid:
    """Counts in rows and columns; a row is there for every month between the first and the last."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    counts: Mapping[tuple[str, str], int]

    def count(self, row: str, column: str) -> int:
        """The count in a cell."""
        return self.counts.get((row, column), 0)

    def total(self, row: str) -> int:
        """The sum of a row."""
        return sum(self.count(row, column) for column in self.columns)


@dataclass(frozen=True)
class Ends:
    """How the meetings of a month ended: how many of those that counted hands reached a threshold."""

    month: str
    differently: int
    of_differently: int
    again: int
    of_again: int


@dataclass(frozen=True)
class Trends:
    """Everything worth looking at over time; durations are seconds, as they were recorded."""

    severities: Grid
    lenses: Grid
    durations: Mapping[str, tuple[int, ...]]
    promises: Grid
    ends: tuple[Ends, ...]


KEPT, STILL_OPEN, DROPPED = "kept", "still open", "dropped"
_PROMISES = {
    ActionStatus.DONE: KEPT,
    ActionStatus.OPEN: STILL_OPEN,
    ActionStatus.NOT_DOING: DROPPED,
}
_HALF = 2


def trends(meetings: Iterable[MeetingSeen], severities: Sequence[str]) -> Trends:
    """The trends of these meetings; reviews of a period are no incidents, and one counts once.

    Args:
        meetings: what is seen of them.
        severities: the house's labels, the most severe first, in which order columns stand.
    """
    dated = [
        (f"{day:%Y-%m}", meeting)
        for meeting in meetings
        if not meeting.incident.review and (day := day_of(meeting.incident)) is not None
    ]
    firsts = list({m.incident.incident: (month, m) for month, m in reversed(dated)}.values())
    months = _months(month for month, _ in dated)
    graded = Counter((month, m.incident.severity or UNKNOWN) for month, m in firsts)
    seen = {name for _, name in graded}
    known = [name for name in (*severities, *sorted(seen)) if name in seen]
    return Trends(
        severities=Grid(months, tuple(dict.fromkeys(known)), graded),
        lenses=_lenses(dated, months),
        durations=_durations(m for _, m in firsts),
        promises=_promises(dated, months),
        ends=tuple(_ends(month, [m for at, m in dated if at == month]) for month in months),
    )


def _lenses(dated: Sequence[tuple[str, MeetingSeen]], months: tuple[str, ...]) -> Grid:
    counts = Counter(
        (insight.lens or UNKNOWN, month) for month, m in dated for insight in m.insights
    )
    sums: Counter[str] = Counter()
    for (lens, _), count in counts.items():
        sums[lens] += count
    lenses = sorted((lens for lens, _ in sums.most_common()), key=lambda lens: lens == UNKNOWN)
    return Grid(tuple(lenses), months, counts)


def _durations(meetings: Iterable[MeetingSeen]) -> Mapping[str, tuple[int, ...]]:
    known: dict[str, list[int]] = {}
    for meeting in meetings:
        for span in meeting.incident.durations:
            if span.seconds is not None:
                known.setdefault(span.name, []).append(span.seconds)
    return {name: tuple(sorted(seconds)) for name, seconds in known.items()}


def _promises(dated: Sequence[tuple[str, MeetingSeen]], months: tuple[str, ...]) -> Grid:
    counts = Counter(
        (month, _PROMISES[ActionStatus(action.status)])
        for month, m in dated
        for action in m.actions
    )
    return Grid(months, (KEPT, STILL_OPEN, DROPPED), counts)


def _ends(month: str, meetings: Sequence[MeetingSeen]) -> Ends:
    hands = [
        m.incident.will_work_differently
        for m in meetings
        if m.incident.will_work_differently is not None
    ]
    votes = [
        (yes, no)
        for m in meetings
        if (yes := m.incident.would_come_again) is not None
        and yes + (no := m.incident.would_not or 0)
    ]
    return Ends(
        month=month,
        differently=sum(count > 0 for count in hands),
        of_differently=len(hands),
        again=sum(yes * _HALF >= yes + no for yes, no in votes),
        of_again=len(votes),
    )


def _months(found: Iterable[str]) -> tuple[str, ...]:
    """Every month from the first to the last, those without an incident as well."""
    names = sorted(set(found))
    if not names:
        return ()
    day, months = dt.date.fromisoformat(f"{names[0]}-01"), []
    while (name := f"{day:%Y-%m}") <= names[-1]:
        months.append(name)
        day = (day + dt.timedelta(days=31)).replace(day=1)
    return tuple(months)
