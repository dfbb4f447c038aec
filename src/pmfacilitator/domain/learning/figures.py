"""A review's analysis as figures for programs: what the document tells, without its words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal

from pmfacilitator.domain.learning.looking_back import (
    cards_of,
    counts,
    features,
    loose,
    ranked,
    seen,
    spreads,
)
from pmfacilitator.domain.learning.roadmap import Stage, of_stage, totals
from pmfacilitator.domain.records import Record
from pmfacilitator.domain.reviewed import Card, Loop, Outcome, Review, Reviewed, ReviewSort


class SpreadFigures(Record):
    """How long one stretch took, in seconds; never a mean."""

    name: str
    count: int
    median: float
    shortest: int
    longest: int
    all: tuple[int, ...]


class FeatureFigures(Record):
    """A feature or integration that was hit."""

    name: str
    incidents: int
    complaints: int
    accounts: int
    assumptions: tuple[str, ...]


class ThemeFigures(Record):
    """A theme: what it was made of, where it was seen, and what became of it."""

    id: str
    name: str
    dots: int
    incidents: tuple[str, ...]
    first: dt.date | None
    again: tuple[dt.date, ...]
    cards: tuple[Card, ...]
    ideas: tuple[str, ...]
    outcome: Outcome | None
    proposal: str
    owner: str
    due: dt.date | None
    because: str


class ThemesFigures(Record):
    """Everything that a review of themes counts."""

    period: str
    incidents: tuple[Reviewed, ...]
    by_severity: Mapping[str, int]
    by_service: Mapping[str, int]
    by_detection: Mapping[str, int]
    durations: tuple[SpreadFigures, ...]
    features: tuple[FeatureFigures, ...]
    themes: tuple[ThemeFigures, ...]
    loose: tuple[Card, ...]


class RoadmapFigures(Record):
    """Everything that a roadmap feed tells, stage by stage; totals unit by unit."""

    period: str
    closed: tuple[Loop, ...]
    totals: Mapping[str, Decimal]
    on_the_way: tuple[Loop, ...]
    proposed: tuple[Loop, ...]


def figures_json(review: Review) -> str:
    """The figures of a review as JSON, ending in a newline."""
    made = roadmap_figures(review) if review.sort is ReviewSort.ROADMAP else themes_figures(review)
    return made.model_dump_json(indent=2) + "\n"


def themes_figures(review: Review) -> ThemesFigures:
    """What a review of themes counts."""
    return ThemesFigures(
        period=review.period.words if review.period else "",
        incidents=review.reviewed,
        by_severity=counts(review, lambda incident: incident.severity),
        by_service=_by_service(review),
        by_detection=counts(review, lambda incident: incident.detected_by),
        durations=tuple(
            SpreadFigures(
                name=spread.name,
                count=len(spread.seconds),
                median=spread.median,
                shortest=spread.seconds[0],
                longest=spread.seconds[-1],
                all=spread.seconds,
            )
            for spread in spreads(review)
        ),
        features=tuple(
            FeatureFigures(
                name=feature.name,
                incidents=feature.incidents,
                complaints=feature.complaints,
                accounts=feature.accounts,
                assumptions=feature.assumptions,
            )
            for feature in features(review)
        ),
        themes=tuple(_themes(review)),
        loose=loose(review),
    )


def roadmap_figures(review: Review) -> RoadmapFigures:
    """What a roadmap feed tells."""
    closed = of_stage(review.loops, Stage.CLOSED)
    return RoadmapFigures(
        period=review.period.words if review.period else "",
        closed=closed,
        totals=totals(closed),
        on_the_way=of_stage(review.loops, Stage.ON_THE_WAY),
        proposed=of_stage(review.loops, Stage.PROPOSED),
    )


def _by_service(review: Review) -> Mapping[str, int]:
    return {feature.name: feature.incidents for feature in features(review)}


def _themes(review: Review) -> list[ThemeFigures]:
    made = []
    for theme in ranked(review.themes):
        where = seen(review, theme)
        made.append(
            ThemeFigures(
                id=theme.id,
                name=theme.name,
                dots=theme.rank,
                incidents=tuple(incident.title for incident in where.incidents),
                first=where.days[0] if where.days else None,
                again=where.days[1:],
                cards=cards_of(review, theme),
                ideas=tuple(idea.text for idea in review.ideas if idea.theme == theme.id),
                outcome=theme.outcome,
                proposal=theme.proposal,
                owner=theme.owner,
                due=theme.due,
                because=theme.because,
            )
        )
    return made
