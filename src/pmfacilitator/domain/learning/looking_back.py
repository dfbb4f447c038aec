"""What a review says of its period: counts, honest durations, features ranked, themes over time.

Durations are told as count, median, range and list, never as a mean: a few incidents of very
different sorts have no average worth acting on.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from pmfacilitator.domain.reviewed import Card, Review, Reviewed, Theme

UNKNOWN = "not recorded"


@dataclass(frozen=True)
class Spread:
    """How long one stretch took in the incidents in which it is known, in seconds, shortest first."""

    name: str
    seconds: tuple[int, ...]

    @property
    def median(self) -> float:
        """The middle one; between the middle two if they are even in number."""
        return median(self.seconds)


@dataclass(frozen=True)
class Feature:
    """A feature or integration that was hit: in how many incidents, whom, and what we had assumed."""

    name: str
    incidents: int
    complaints: int
    accounts: int
    assumptions: tuple[str, ...]


@dataclass(frozen=True)
class Seen:
    """Where a theme was seen: the incidents of its cards, the oldest first."""

    incidents: tuple[Reviewed, ...]

    @property
    def days(self) -> tuple[dt.date, ...]:
        """The days of those that have one, in order."""
        return tuple(sorted({i.date for i in self.incidents if i.date is not None}))


def counts(
    review: Review, key: Callable[[Reviewed], str], order: Sequence[str] = ()
) -> Mapping[str, int]:
    """How many incidents there are of each sort.

    Those in `order` come first as they stand there, then the most frequent, then what is not known.
    """
    found = Counter(key(incident) for incident in review.reviewed)
    unknown = found.pop("", 0)
    frequent = (name for name, _ in found.most_common())
    names = dict.fromkeys((*(name for name in order if name in found), *frequent))
    return {name: found[name] for name in names} | ({UNKNOWN: unknown} if unknown else {})


def spreads(review: Review) -> tuple[Spread, ...]:
    """How long things took, stretch by stretch; those that no incident knows are left out."""
    known: dict[str, list[int]] = {}
    for incident in review.reviewed:
        for took in incident.took:
            known.setdefault(took.name, []).append(took.seconds)
    return tuple(Spread(name, tuple(sorted(seconds))) for name, seconds in known.items())


def features(review: Review) -> tuple[Feature, ...]:
    """The services that were hit, those that most complained of first."""
    cards: dict[str, list[Card]] = {}
    for card in review.cards:
        cards.setdefault(card.meeting, []).append(card)
    hit: dict[str, list[Reviewed]] = {}
    for incident in review.reviewed:
        for service in incident.services:
            hit.setdefault(service, []).append(incident)
    found = (_feature(name, incidents, cards) for name, incidents in hit.items())
    return tuple(sorted(found, key=lambda f: (-f.complaints, -f.accounts, -f.incidents, f.name)))


def seen(review: Review, theme: Theme) -> Seen:
    """In which incidents of the period a theme was seen."""
    of_meeting = {
        name: incident
        for incident in (*review.reviewed, *review.earlier)
        for name in incident.meetings
    }
    cards = {card.id: card for card in review.cards}
    names = (cards[card].meeting for card in theme.insights if card in cards)
    found = {of_meeting[name].id: of_meeting[name] for name in names if name in of_meeting}
    return Seen(tuple(sorted(found.values(), key=lambda i: (i.date or dt.date.max, i.id))))


def ranked(themes: Iterable[Theme]) -> tuple[Theme, ...]:
    """Themes with the most dots first; those with as many stay in their order."""
    return tuple(sorted(themes, key=lambda theme: -theme.rank))


def cards_of(review: Review, theme: Theme) -> tuple[Card, ...]:
    """The cards of a theme that are on the board, in its order."""
    there = {card.id: card for card in review.cards}
    return tuple(there[card] for card in theme.insights if card in there)


def loose(review: Review) -> tuple[Card, ...]:
    """The cards that are in no theme yet."""
    grouped = {card for theme in review.themes for card in theme.insights}
    return tuple(card for card in review.cards if card.id not in grouped)


def _feature(name: str, incidents: list[Reviewed], cards: Mapping[str, list[Card]]) -> Feature:
    assumed = (card.assumption for i in incidents for m in i.meetings for card in cards.get(m, ()))
    return Feature(
        name=name,
        incidents=len(incidents),
        complaints=sum(incident.complaints for incident in incidents),
        accounts=len({account.casefold() for i in incidents for account in i.accounts}),
        assumptions=tuple(dict.fromkeys(filter(None, assumed))),
    )
