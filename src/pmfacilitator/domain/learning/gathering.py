"""From what a library knows to what a review looks at: its incidents, cards and loops."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pmfacilitator.domain.learning.groups import Groups
from pmfacilitator.domain.learning.periods import Period
from pmfacilitator.domain.learning.seen import FactorSeen, IncidentSeen, InsightSeen, MeetingSeen
from pmfacilitator.domain.reviewed import Card, CardSort, Reviewed, Theme, Took
from pmfacilitator.domain.rows import Again, Lens

_UNTITLED = "Untitled incident"


@dataclass(frozen=True)
class Gathered:
    """What a review looks at: the incidents of its period, and a card for all that was learned.

    `earlier` are incidents from before, of which something in the period reminded somebody.
    """

    reviewed: tuple[Reviewed, ...]
    cards: tuple[Card, ...]
    earlier: tuple[Reviewed, ...] = ()


def gathered(period: Period, library: Iterable[MeetingSeen]) -> Gathered:
    """The incidents of a period, the oldest first, and their cards.

    Two reviews of one incident are one incident with the cards of both. An incident without a
    date is dated by the day its meeting was made. Reviews of a period are not looked back on. What
    was linked as seen before lies in front, the oldest first.
    """
    meetings = tuple(library)
    chosen = in_period(period, meetings)
    reminded = _reminded(period, chosen, meetings)
    known = {meeting.incident.incident for meeting in chosen}
    before = {m.incident.meeting: m for m, _ in reminded if m.incident.incident not in known}
    cards = (
        *(_card(row) for _, row in reminded),
        *(_card(row) for meeting in chosen for row in _rows(meeting)),
    )
    return Gathered(
        tuple(_reviewed(group) for group in _by_incident(chosen).values()),
        tuple({card.id: card for card in cards}.values()),
        tuple(_reviewed(group) for group in _by_incident(before.values()).values()),
    )


def with_linked(
    cards: Sequence[Card], themes: Sequence[Theme], before: Sequence[Card] = ()
) -> tuple[Theme, ...]:
    """The themes, and one more for each group of cards that somebody linked as seen before.

    A card that is new joins the theme of what it is linked to. A group makes no theme of its own if
    any of it is in one, or if it was offered as one already: what a room has taken apart stays apart.

    Args:
        cards: all that lie on the board now.
        themes: those that the room has made.
        before: the cards that lay there when the board was looked at last.
    """
    old = {card.id for card in before}
    offered = {frozenset(card.id for card in group) for group in _groups(before)}
    made = {theme.id: theme for theme in themes}
    home_of = {card: theme.id for theme in themes for card in theme.insights}
    for group in _groups(cards):
        ids = [card.id for card in group]
        homes = {home_of[card] for card in ids if card in home_of}
        if len(homes) == 1:
            theme = made[homes.pop()]
            new = tuple(each for each in ids if each not in old and each not in home_of)
            made[theme.id] = theme.changed(insights=(*theme.insights, *new))
        elif not homes and frozenset(ids) not in offered:
            theme = Theme(name=_name(group), insights=tuple(ids))
            made[theme.id] = theme
    return tuple(made.values())


def _groups(cards: Iterable[Card]) -> list[list[Card]]:
    """Cards that are linked by hand, two and more; also where the row that both name is gone."""
    groups = Groups()
    kept = tuple(cards)
    for card in kept:
        for again in card.again:
            groups.join(card.id, again.row)
    found: dict[str, list[Card]] = {}
    for card in kept:
        if card.id in groups:
            found.setdefault(groups.of(card.id), []).append(card)
    return [group for group in found.values() if len(group) > 1]


def _name(cards: Sequence[Card]) -> str:
    """What a theme is called at first: the assumption that broke, or what was learned last."""
    assumed = next((card.assumption for card in reversed(cards) if card.assumption), "")
    return f"We had assumed: {assumed}" if assumed else cards[-1].words


def _reminded(
    period: Period, chosen: Iterable[MeetingSeen], library: Iterable[MeetingSeen]
) -> list[tuple[MeetingSeen, InsightSeen | FactorSeen]]:
    """What earlier incidents say that is linked to something in the period, by however many links.

    What was said after the period is not among it, though it may be what leads from one to another.
    """
    meetings = [m for m in library if not m.incident.review]
    groups = Groups()
    for meeting in meetings:
        for row in _rows(meeting):
            for again in row.again:
                groups.join(row.id, again.row)
    own = {row.id for meeting in chosen for row in _rows(meeting)}
    wanted = {groups.of(row) for row in own if row in groups}
    if not wanted:
        return []
    end = period.until or dt.date.max
    found = [
        (day, meeting, row)
        for meeting in meetings
        if (day := day_of(meeting.incident) or dt.date.min) <= end
        for row in _rows(meeting)
        if row.id not in own and row.id in groups and groups.of(row.id) in wanted
    ]
    found.sort(key=lambda each: each[0])
    return [(meeting, row) for _, meeting, row in found]


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


def _rows(meeting: MeetingSeen) -> Iterator[InsightSeen | FactorSeen]:
    """What there is a card of."""
    yield from (insight for insight in meeting.insights if insight.learned)
    yield from (factor for factor in meeting.factors if factor.text)


def _card(row: InsightSeen | FactorSeen) -> Card:
    again = tuple(Again(meeting=a.meeting, row=a.row, words=a.words, on=a.on) for a in row.again)
    if isinstance(row, FactorSeen):
        return Card(
            id=row.id, words=row.text, meeting=row.meeting, sort=CardSort.FACTOR, again=again
        )
    return Card(
        id=row.id,
        words=row.learned,
        meeting=row.meeting,
        sort=CardSort.INSIGHT,
        assumption=row.assumption,
        saw=row.saw,
        lens=Lens(row.lens) if row.lens else None,
        opportunity=row.opportunity,
        again=again,
    )


def _first(words: Iterable[str]) -> str:
    return next((word for word in words if word), "")


def _largest(numbers: Iterable[int | None]) -> int | None:
    return max((number for number in numbers if number is not None), default=None)
