"""From a meeting to what is known of it without opening it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pmfacilitator.domain.learning.seen import (
    AccountSeen,
    ActionSeen,
    AgainSeen,
    ChangeSeen,
    FactorSeen,
    IncidentSeen,
    InsightSeen,
    MeetingSeen,
    NumberSeen,
    QuoteSeen,
    ResultSeen,
    SpanSeen,
    ThemeSeen,
)
from pmfacilitator.domain.meeting import Meeting
from pmfacilitator.domain.milestones import Duration, durations
from pmfacilitator.domain.phases import phases
from pmfacilitator.domain.rows import (
    Account,
    Action,
    ActionChange,
    Again,
    Factor,
    Insight,
    InsightChange,
    Link,
    Quantity,
    Quote,
    Result,
)
from pmfacilitator.domain.sections import CloseSection, ImpactSection, RootCauseSection


def seen_of(meeting: Meeting) -> MeetingSeen:
    """What a library knows of a meeting; steps that were set aside count as any other."""
    return MeetingSeen(
        incident=_incident(meeting),
        insights=tuple(_insight(meeting, row) for row in meeting.insights),
        actions=tuple(_action(meeting, row) for row in meeting.actions),
        factors=tuple(_factor(meeting, row) for row in _factors(meeting)),
        quotes=tuple(_quote(meeting, row) for row in meeting.quotes),
        themes=tuple(
            ThemeSeen(meeting.id, theme.id, theme.name, theme.insights)
            for theme in meeting.looked_back_on.themes
        ),
    )


def _incident(meeting: Meeting) -> IncidentSeen:
    incident = meeting.incident
    impacts = [section for section in meeting.sections if isinstance(section, ImpactSection)]
    closes = [section for section in meeting.sections if isinstance(section, CloseSection)]
    return IncidentSeen(
        meeting=meeting.id,
        incident=incident.id,
        title=incident.title,
        reference=incident.reference,
        severity=incident.severity,
        date=incident.date,
        created=meeting.created.isoformat() if meeting.created else "",
        status=meeting.status.value,
        agenda=meeting.agenda.title,
        services=incident.services,
        tags=incident.tags,
        people=tuple(person.name for person in meeting.participants),
        roles=_each_once(person.role for person in meeting.participants if person.role),
        detected_by=incident.detected_by.value if incident.detected_by else "",
        tldr=incident.tldr,
        durations=tuple(_span(duration) for duration in durations(meeting)),
        phases=tuple(_span(phase.lasted) for phase in phases(meeting)),
        accounts=tuple(_account(meeting, row) for section in impacts for row in section.accounts),
        customers=_largest(section.customers for section in impacts),
        tickets=_largest(section.tickets for section in impacts),
        would_come_again=_largest(section.would_come_again for section in closes),
        would_not=_largest(section.would_not for section in closes),
        will_work_differently=_largest(section.will_work_differently for section in closes),
        review=meeting.review.sort.value if meeting.review else "",
        period=meeting.review.period.words if meeting.review and meeting.review.period else "",
    )


def _span(duration: Duration) -> SpanSeen:
    return SpanSeen(duration.name, duration.state.value, duration.seconds)


def _account(meeting: Meeting, row: Account) -> AccountSeen:
    money = row.revenue_at_risk
    return AccountSeen(
        meeting=meeting.id,
        id=row.id,
        who=row.who,
        how_many=row.how_many,
        missed=row.missed,
        trying_to=row.trying_to,
        did_instead=row.did_instead,
        reaction=row.reaction.value if row.reaction else "",
        at_risk=str(money.amount) if money else "",
        currency=money.currency if money else "",
    )


def _insight(meeting: Meeting, row: Insight) -> InsightSeen:
    return InsightSeen(
        meeting=meeting.id,
        id=row.id,
        learned=row.learned,
        assumption=row.assumption,
        lens=row.lens.value if row.lens else "",
        opportunity=row.opportunity,
        owner=row.owner,
        evidence=_evidence(meeting, row.evidence),
        source=row.source or "",
        comes_from=_words(meeting, row.source),
        saw=row.saw,
        number=_number(row.number),
        confidence=row.confidence.value if row.confidence else "",
        customers=row.customers,
        status=row.status.value,
        because=row.because,
        check_back=row.check_back,
        result=_result(row.result),
        changes=_changes(row.changes),
        again=_again(row.again),
    )


def _action(meeting: Meeting, row: Action) -> ActionSeen:
    return ActionSeen(
        meeting=meeting.id,
        id=row.id,
        what=row.what,
        owner=row.owner,
        due=row.due,
        kind=row.kind.value if row.kind else "",
        priority=row.priority.value if row.priority else "",
        status=row.status.value,
        because=row.because,
        answers=row.answers or "",
        tracker=row.tracker,
        answered=_words(meeting, row.answers),
        changes=_changes(row.changes),
    )


def _number(number: Quantity | None) -> NumberSeen | None:
    return NumberSeen(f"{number.value:f}", number.unit) if number else None


def _result(result: Result | None) -> ResultSeen | None:
    return ResultSeen(result.words, _number(result.number), result.on) if result else None


def _changes(changes: Iterable[InsightChange | ActionChange]) -> tuple[ChangeSeen, ...]:
    return tuple(ChangeSeen(made.status.value, made.on, made.because) for made in changes)


def _factors(meeting: Meeting) -> Iterator[Factor]:
    for section in meeting.sections:
        if isinstance(section, RootCauseSection):
            yield from section.factors


def _factor(meeting: Meeting, row: Factor) -> FactorSeen:
    return FactorSeen(
        meeting=meeting.id,
        id=row.id,
        text=row.text,
        category=row.category,
        evidence=_evidence(meeting, row.evidence),
        again=_again(row.again),
    )


def _again(links: Iterable[Again]) -> tuple[AgainSeen, ...]:
    return tuple(AgainSeen(link.meeting, link.row, link.words, link.on) for link in links)


def _quote(meeting: Meeting, row: Quote) -> QuoteSeen:
    return QuoteSeen(meeting=meeting.id, id=row.id, words=row.words, source=row.source)


def _words(meeting: Meeting, row_id: str | None) -> str:
    row = meeting.row(row_id) if row_id else None
    return row.headline if row else ""


def _evidence(meeting: Meeting, links: Iterable[Link]) -> tuple[str, ...]:
    """The words that links lead to; a row that is gone has none."""
    words = []
    for link in links:
        row = meeting.row(link.target) if link.target else None
        words.append(row.headline if row else link.url)
    return tuple(word for word in words if word)


def _each_once(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))


def _largest(numbers: Iterable[int | None]) -> int | None:
    return max((number for number in numbers if number is not None), default=None)
