"""What a review decided, as the insights it came from will say it once that is carried out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from pmfacilitator.domain.edits.placing import changed_all
from pmfacilitator.domain.following import moved_insight
from pmfacilitator.domain.reviewed import (
    CardSort,
    Decision,
    Loop,
    Outcome,
    Review,
    Theme,
    Verdict,
)
from pmfacilitator.domain.rows import Insight, InsightStatus

_ORDER = list(InsightStatus)


@dataclass(frozen=True)
class Decided:
    """A decision on an insight, its words, and the furthest status from which it still moves it."""

    decision: Decision
    words: str
    up_to: InsightStatus


def decided(review: Review) -> tuple[Decided, ...]:
    """What the review decided of insights that live in other meetings, each once."""
    found = (*_of_themes(review), *(each for loop in review.loops for each in _of_loop(loop)))
    return tuple({each.decision.insight: each for each in reversed(found)}.values())[::-1]


def waiting(review: Review) -> tuple[Decided, ...]:
    """What was decided and is not carried out yet, or was decided otherwise since."""
    done = {each.decision for each in review.carried}
    return tuple(each for each in decided(review) if each.decision not in done)


def carried_out(insight: Insight, decided: Decided, on: dt.date) -> Insight:
    """The insight as it was decided; the same one, if it has come further since or is there."""
    decision = decided.decision
    if not insight.status.is_open or _ORDER.index(insight.status) > _ORDER.index(decided.up_to):
        return insight
    match decision.to:
        case None:
            return changed_all(insight, check_back=decision.check_back or insight.check_back)
        case InsightStatus.DROPPED:
            return moved_insight(insight, decision.to, on, decision.because)
        case _:
            moved = insight
            if _ORDER.index(insight.status) < _ORDER.index(decision.to):
                moved = moved_insight(insight, decision.to, on)
            return changed_all(
                moved,
                owner=moved.owner or decision.owner,
                check_back=moved.check_back or decision.check_back,
            )


def _of_themes(review: Review) -> Iterator[Decided]:
    cards = {card.id: card for card in review.cards if card.sort is CardSort.INSIGHT}
    for theme in review.themes:
        for card in (cards[name] for name in theme.insights if name in cards):
            if theme.outcome is not None:
                decision = _of_theme(theme, theme.outcome, card.id, card.meeting)
                yield Decided(decision, card.words, InsightStatus.PROPOSED)


def _of_theme(theme: Theme, outcome: Outcome, insight: str, meeting: str) -> Decision:
    match outcome:
        case Outcome.PROPOSAL:
            return Decision(
                insight=insight,
                meeting=meeting,
                to=InsightStatus.PROPOSED,
                owner=theme.owner,
                check_back=theme.due,
            )
        case Outcome.DROPPED:
            return Decision(
                insight=insight,
                meeting=meeting,
                to=InsightStatus.DROPPED,
                because=theme.because,
            )


def _of_loop(loop: Loop) -> Iterator[Decided]:
    if not loop.status.is_open:
        return
    to, because = None, ""
    match loop.verdict:
        case Verdict.KEEP if loop.status in {InsightStatus.NOTICED, InsightStatus.PROPOSED}:
            to = InsightStatus.ON_THE_ROADMAP
        case Verdict.KILL:
            to, because = InsightStatus.DROPPED, loop.because
        case Verdict.WAIT if loop.until is not None:
            pass
        case _:
            return
    until = loop.until if loop.verdict is Verdict.WAIT else None
    decision = Decision(
        insight=loop.id, meeting=loop.meeting, to=to, because=because, check_back=until
    )
    yield Decided(decision, loop.learned, loop.status)
