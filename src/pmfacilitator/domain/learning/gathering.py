"""From what a library knows to what a review looks at: its incidents, cards and loops."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pmfacilitator.domain.learning.periods import Period
from pmfacilitator.domain.learning.seen import FactorSeen, IncidentSeen, InsightSeen, MeetingSeen
from pmfacilitator.domain.reviewed import Card, CardSort, Reviewed, Theme, Took
from pmfacilitator.domain.rows import Again, Lens

_UNTITLED = "Untitled incident"


@dataclass(frozen=True)
class Gathered:
    """What a review looks at: the incidents of its period, and a card for all that was learned.

    `earlier` are incidents from before, of which one of the insights reminded somebody.
    """

    reviewed: tuple[Reviewed, ...]
    cards: tuple[Card, ...]
    earlier: tuple[Reviewed, ...] = ()


def gathered(period: Period, library: Iterable[MeetingSeen]) -> Gathered:
    """The incidents of a period, the oldest first, and their cards.

    Two reviews of one incident are one incident with the cards of both. An incident without a
    date is dated by the day its meeting was made. Reviews of a period are not looked back on.
    """
    meetings = tuple(library)
    chosen = in_period(period, meetings)
    reminded = _reminded(chosen, meetings)
    known = {meeting.incident.incident for meeting in chosen}
    before = [m for m, _ in reminded if m.incident.incident not in known]
    cards = (
        *(card for meeting in chosen for card in _cards(meeting)),
        *(_insight(insight) for _, insight in reminded),
    )
    return Gathered(
        tuple(_reviewed(group) for group in _by_incident(chosen).values()),
        tuple({card.id: card for card in cards}.values()),
        tuple(_reviewed(group) for group in _by_incident(before).values()),
    )


def linked(cards: Sequence[Card], themes: Sequence[Theme]) -> tuple[Theme, ...]:
    """A theme for each group of cards that somebody linked as seen before, if none of it is in one.

    It is named after the assumption that broke, or else after what was learned last.
    """
    taken = {card for theme in themes for card in theme.insights}
    there = {card.id: card for card in cards}
    groups: dict[str, list[str]] = {card.id: [card.id] for card in cards}
    for card in cards:
        for again in card.again:
            one, other = groups[card.id], groups.get(again.row)
            if other is None or one is other:
                continue
            one += other
            groups.update(dict.fromkeys(other, one))
    found = {min(group): group for group in groups.values() if len(group) > 1}
    return tuple(
        Theme(name=_name([there[card] for card in group]), insights=tuple(sorted(group)))
        for _, group in sorted(found.items())
        if taken.isdisjoint(group)
    )


def _name(cards: Sequence[Card]) -> str:
    assumed = next((card.assumption for card in cards if card.assumption), "")
    return f"We had assumed: {assumed}" if assumed else cards[-1].words


def _reminded(
    chosen: Iterable[MeetingSeen], library: Iterable[MeetingSeen]
) -> list[tuple[MeetingSeen, InsightSeen]]:
    """The earlier insights that those of the period are linked to, and those that they are."""
    todo = [again.row for m in chosen for insight in m.insights for again in insight.again]
    if not todo:
        return []
    known = {insight.id: (m, insight) for m in library for insight in m.insights}
    found: dict[str, tuple[MeetingSeen, InsightSeen]] = {}
    while todo:
        row = todo.pop()
        if row in known and row not in found:
            found[row] = known[row]
            todo += [again.row for again in known[row][1].again]
    return list(found.values())


def in_period(period: Period, library: Iterable[MeetingSeen]) -> Sequence[MeetingSeen]:
    """The meetings whose incident lies in a period, the oldest incident first."""
    dated = sorted(
        (
            (day, meeting.incident.meeting, meeting)
            for meeting in library
            if not meeting.incident.review
            and (day := day_of(meeting.incident)) is not None
            and period.holds(day)
        ),
        key=lambda found: found[:2],
    )
    meetings = [meeting for _, _, meeting in dated]
    if period.last is None:
        return meetings
    newest = list(dict.fromkeys(m.incident.incident for m in reversed(meetings)))[: period.last]
    return [meeting for meeting in meetings if meeting.incident.incident in set(newest)]


def day_of(incident: IncidentSeen) -> dt.date | None:
    """The day of an incident, or else the day on which its meeting was made."""
    if incident.date is not None:
        return incident.date
    try:
        return dt.datetime.fromisoformat(incident.created).date()
    except ValueError:
        return None


def _by_incident(meetings: Iterable[MeetingSeen]) -> Mapping[str, list[MeetingSeen]]:
    groups: dict[str, list[MeetingSeen]] = {}
    for meeting in meetings:
        groups.setdefault(meeting.incident.incident, []).append(meeting)
    return groups


def _reviewed(group: Sequence[MeetingSeen]) -> Reviewed:
    """One incident of one review or more; each fact is the first review's that knows it."""
    incidents = [meeting.incident for meeting in group]
    first = incidents[0]
    return Reviewed(
        id=first.meeting,
        incident=first.incident,
        meetings=tuple(incident.meeting for incident in incidents),
        title=_first(i.title for i in incidents) or _UNTITLED,
        severity=_first(i.severity for i in incidents),
        date=day_of(first),
        services=tuple(dict.fromkeys(s for i in incidents for s in i.services if s)),
        detected_by=_first(i.detected_by for i in incidents),
        took=_took(incidents),
        accounts=tuple(dict.fromkeys(a.who for i in incidents for a in i.accounts if a.who)),
        customers=_largest(i.customers for i in incidents),
        complaints=_complaints(group),
        come_again=_largest(i.would_come_again for i in incidents),
        come_not=_largest(i.would_not for i in incidents),
    )


def _complaints(group: Sequence[MeetingSeen]) -> int:
    tickets = _largest(meeting.incident.tickets for meeting in group)
    quotes = {quote.words for meeting in group for quote in meeting.quotes}
    return len(quotes) if tickets is None else tickets


def _took(incidents: Iterable[IncidentSeen]) -> tuple[Took, ...]:
    known: dict[str, int] = {}
    for incident in incidents:
        for span in incident.durations:
            if span.seconds is not None:
                known.setdefault(span.name, span.seconds)
    return tuple(Took(name=name, seconds=seconds) for name, seconds in known.items())


def _cards(meeting: MeetingSeen) -> Iterator[Card]:
    yield from (_insight(insight) for insight in meeting.insights if insight.learned)
    yield from (_factor(factor) for factor in meeting.factors if factor.text)


def _insight(insight: InsightSeen) -> Card:
    return Card(
        id=insight.id,
        words=insight.learned,
        meeting=insight.meeting,
        sort=CardSort.INSIGHT,
        assumption=insight.assumption,
        saw=insight.saw,
        lens=Lens(insight.lens) if insight.lens else None,
        opportunity=insight.opportunity,
        again=tuple(Again(meeting=a.meeting, row=a.row, words=a.words) for a in insight.again),
    )


def _factor(factor: FactorSeen) -> Card:
    return Card(id=factor.id, words=factor.text, meeting=factor.meeting, sort=CardSort.FACTOR)


def _first(words: Iterable[str]) -> str:
    return next((word for word in words if word), "")


def _largest(numbers: Iterable[int | None]) -> int | None:
    return max((number for number in numbers if number is not None), default=None)
