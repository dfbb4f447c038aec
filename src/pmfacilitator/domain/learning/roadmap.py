"""The quarterly roadmap feed: loops that closed, what is on its way, and what is still proposed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from enum import StrEnum

from pmfacilitator.domain.learning.gathering import day_of
from pmfacilitator.domain.learning.periods import Period
from pmfacilitator.domain.learning.seen import InsightSeen, MeetingSeen
from pmfacilitator.domain.reviewed import Loop
from pmfacilitator.domain.rows import InsightStatus

_UNTITLED = "Untitled incident"
_ON_THE_WAY = frozenset({InsightStatus.ON_THE_ROADMAP, InsightStatus.SHIPPED})


class Stage(StrEnum):
    """Where on its way an insight stands, in the order in which a roadmap review tells them."""

    CLOSED = "closed"
    ON_THE_WAY = "on_the_way"
    PROPOSED = "proposed"

    @property
    def words(self) -> str:
        """How a review names it."""
        return _TITLES[self]


_TITLES = {
    Stage.CLOSED: "Loops that closed",
    Stage.ON_THE_WAY: "On the way",
    Stage.PROPOSED: "Open proposals",
}


def stage_of(loop: Loop) -> Stage:
    """Where an insight stands."""
    if loop.status is InsightStatus.MEASURED:
        return Stage.CLOSED
    return Stage.ON_THE_WAY if loop.status in _ON_THE_WAY else Stage.PROPOSED


def loops(period: Period, library: Iterable[MeetingSeen]) -> tuple[Loop, ...]:
    """The insights of a roadmap review: measured in the period, on the way, or proposed by its end.

    Within its stage the largest wait comes first: the oldest result, the oldest proposal.
    """
    meetings = tuple(library)
    titles = {m.incident.meeting: m.incident.title or _UNTITLED for m in meetings}
    found = [
        _loop(meeting, insight, titles)
        for meeting in meetings
        for insight in meeting.insights
        if _belongs(insight, period, _learned_on(meeting))
    ]
    return tuple(sorted(found, key=_order))


def of_stage(loops: Iterable[Loop], stage: Stage) -> tuple[Loop, ...]:
    """Those that stand there, in their order."""
    return tuple(loop for loop in loops if stage_of(loop) is stage)


def totals(loops: Iterable[Loop]) -> Mapping[str, Decimal]:
    """What came of them together, unit by unit; nothing of different units is ever added."""
    sums: dict[str, Decimal] = {}
    for loop in loops:
        if loop.number is not None:
            sums[loop.number.unit] = sums.get(loop.number.unit, Decimal(0)) + loop.number.value
    return dict(sorted(sums.items()))


def show_number(value: Decimal, unit: str) -> str:
    """A result with its sign and unit: `+200,000 USD`, `−40 %`."""
    plain_value = (
        value.normalize() if value != value.to_integral_value() else value.quantize(Decimal(1))
    )
    return f"{plain_value:+,f} {unit}".replace("-", "−", 1)


def _belongs(insight: InsightSeen, period: Period, learned: dt.date | None) -> bool:
    status = InsightStatus(insight.status)
    if status is InsightStatus.MEASURED:
        day = _result_on(insight) or _since(insight)
        return day is None or period.holds(day)
    if status not in _ON_THE_WAY | {InsightStatus.PROPOSED}:
        return False
    return learned is None or period.until is None or learned <= period.until


def _loop(meeting: MeetingSeen, insight: InsightSeen, titles: Mapping[str, str]) -> Loop:
    own = meeting.incident.meeting
    result = insight.result
    number = result.number if result else None
    elsewhere = (titles.get(again.meeting) for again in insight.again)
    return Loop.model_validate(
        {
            "id": insight.id,
            "learned": insight.learned,
            "meeting": own,
            "incidents": tuple(dict.fromkeys(filter(None, (titles[own], *elsewhere)))),
            "status": insight.status,
            "since": _since(insight),
            "open_since": _learned_on(meeting),
            "opportunity": insight.opportunity,
            "owner": insight.owner,
            "customers": insight.customers,
            "quotes": _quotes(meeting, insight),
            "check_back": insight.check_back,
            "result": result.words if result else "",
            "number": {"value": number.value, "unit": number.unit} if number else None,
            "result_on": _result_on(insight),
        }
    )


def _quotes(meeting: MeetingSeen, insight: InsightSeen) -> Sequence[str]:
    evidence = set(insight.evidence)
    return tuple(quote.words for quote in meeting.quotes if quote.words in evidence)


def _learned_on(meeting: MeetingSeen) -> dt.date | None:
    return day_of(meeting.incident)


def _result_on(insight: InsightSeen) -> dt.date | None:
    return insight.result.on if insight.result else None


def _since(insight: InsightSeen) -> dt.date | None:
    return insight.changes[-1].on if insight.changes else None


def _order(loop: Loop) -> tuple[int, dt.date, str]:
    stage = stage_of(loop)
    day = loop.result_on if stage is Stage.CLOSED else loop.open_since
    return list(Stage).index(stage), day or dt.date.max, loop.id
