"""What a library knows of a meeting is what the meeting says, and nothing is made up."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from hypothesis import given, settings

from pmfacilitator.domain.learning.seeing import seen_of
from pmfacilitator.domain.learning.seen import (
    AgainSeen,
    ChangeSeen,
    NumberSeen,
    ResultSeen,
    SpanSeen,
)
from pmfacilitator.domain.meeting import Detection, Meeting
from pmfacilitator.domain.milestones import durations
from pmfacilitator.domain.phases import phases
from pmfacilitator.domain.rows import (
    Account,
    Action,
    ActionChange,
    ActionKind,
    ActionStatus,
    Again,
    Confidence,
    Factor,
    Insight,
    InsightChange,
    InsightStatus,
    Lens,
    Link,
    Milestone,
    Money,
    Participant,
    Priority,
    Quantity,
    Quote,
    Reaction,
    Result,
)
from pmfacilitator.domain.sections import CloseSection, ImpactSection, RootCauseSection
from tests.builders import entry, incident, meeting, meetings, row_id, stamp


def whole() -> Meeting:
    quote = Quote(id=row_id(31), words="We could not pay our drivers", source="Harbor Books")
    page = Link(url="https://example.org/graph")
    return meeting(
        created=dt.datetime(2026, 11, 21, 9, 0, tzinfo=dt.UTC),
        incident=incident(
            severity="P1",
            reference="INC-7",
            services=("payments", "ledger"),
            tags=("dns",),
            detected_by=Detection.CUSTOMER,
            tldr="Payouts waited.\nNobody noticed.",
        ),
        participants=(
            Participant(name="Mara", role="Engineering"),
            Participant(name="Jo", role="Product"),
            Participant(name="Ines", role="Engineering"),
        ),
        timeline=(
            entry("14:00 payouts stop", Milestone.IMPACT_STARTED),
            entry("14:12 a shop calls", Milestone.DETECTED),
        ),
        quotes=(quote,),
        insights=(
            Insight(
                id=row_id(41),
                learned="Resellers poll the ledger every second",
                assumption="The ledger is read once a day",
                lens=Lens.REAL_USAGE,
                opportunity="A paid feed",
                owner="Jo",
                evidence=(Link(target=quote.id), page, Link(target=row_id(999))),
                source=row_id(51),
            ),
        ),
        actions=(
            Action(
                id=row_id(61),
                what="Cap connections per client",
                owner="Mara",
                due=dt.date(2026, 12, 1),
                kind=ActionKind.PREVENT,
                priority=Priority.HIGH,
                status=ActionStatus.NOT_DOING,
                because="The pool is gone",
                answers=row_id(41),
                tracker="OPS-12",
            ),
        ),
        sections=(
            RootCauseSection(
                step="root_cause",
                factors=(Factor(id=row_id(51), text="The pool was small", category="capacity"),),
            ),
            ImpactSection(
                step="impact",
                customers=40,
                tickets=12,
                accounts=(
                    Account(
                        id=row_id(71),
                        who="Harbor Books",
                        how_many=40,
                        reaction=Reaction.ANGRY,
                        revenue_at_risk=Money(amount=Decimal("1200.50"), currency="EUR"),
                    ),
                ),
            ),
            CloseSection(step="close", would_come_again=7, would_not=1),
        ),
    )


def test_the_facts_of_the_incident_are_seen() -> None:
    seen = seen_of(whole()).incident
    assert (seen.meeting, seen.incident) == (row_id(2), row_id(1))
    assert (seen.title, seen.severity, seen.reference) == ("Payouts stood still", "P1", "INC-7")
    assert seen.date == dt.date(2026, 11, 20)
    assert seen.created == "2026-11-21T09:00:00+00:00"
    assert (seen.status, seen.agenda, seen.detected_by) == ("draft", "Review", "customer")
    assert (seen.services, seen.tags) == (("payments", "ledger"), ("dns",))
    assert seen.people == ("Mara", "Jo", "Ines")
    assert seen.roles == ("Engineering", "Product")
    assert seen.tldr == "Payouts waited.\nNobody noticed."
    assert (seen.customers, seen.tickets) == (40, 12)
    assert (seen.would_come_again, seen.would_not) == (7, 1)


def test_durations_are_seen_only_where_they_are_certain() -> None:
    seen = seen_of(whole()).incident
    assert seen.durations[0] == SpanSeen("Detect", "recorded", 12 * 60)
    assert seen.durations[0].minutes == 12
    assert seen.durations[1] == SpanSeen("Acknowledge", "not_applicable", None)
    assert seen.durations[3] == SpanSeen("Resolve", "pending", None)
    assert seen.durations[3].minutes is None
    assert seen.phases[0] == SpanSeen("undetected", "recorded", 12 * 60)


def test_accounts_are_seen_with_what_is_at_risk() -> None:
    (account,) = seen_of(whole()).incident.accounts
    assert (account.id, account.who, account.how_many) == (row_id(71), "Harbor Books", 40)
    assert (account.reaction, account.at_risk, account.currency) == ("angry", "1200.50", "EUR")


def test_an_insight_is_seen_with_the_words_of_its_evidence() -> None:
    (insight,) = seen_of(whole()).insights
    assert insight.meeting == row_id(2)
    assert (insight.id, insight.lens, insight.owner) == (row_id(41), "real_usage", "Jo")
    assert insight.evidence == ("We could not pay our drivers", "https://example.org/graph")
    assert insight.source == row_id(51)


def test_an_insight_is_seen_on_its_way_to_a_result() -> None:
    number = Quantity(value=Decimal("200000.00"), unit="USD")
    result = Result(words="ARR", number=number, on=dt.date(2027, 1, 10))
    insight = Insight(
        learned="Resellers poll",
        saw="402 calls a minute",
        number=Quantity(value=Decimal(402), unit="calls a minute"),
        confidence=Confidence.HIGH,
        customers=("Harbor Books", "Miro Bikes"),
        status=InsightStatus.MEASURED,
        because="as a paid tier",
        check_back=dt.date(2027, 1, 9),
        result=result,
        changes=(InsightChange(status=InsightStatus.MEASURED, on=dt.date(2027, 1, 10)),),
        again=(
            Again(meeting=row_id(8), row=row_id(9), words="Shops poll", on=dt.date(2026, 9, 3)),
        ),
    )
    (seen,) = seen_of(meeting(insights=(insight,))).insights
    assert (seen.saw, seen.confidence, seen.status) == ("402 calls a minute", "high", "measured")
    assert (seen.number, seen.because) == (NumberSeen("402", "calls a minute"), "as a paid tier")
    assert (seen.customers, seen.check_back) == (insight.customers, insight.check_back)
    assert seen.result == ResultSeen("ARR", NumberSeen("200000.00", "USD"), dt.date(2027, 1, 10))
    assert seen.changes == (ChangeSeen("measured", dt.date(2027, 1, 10), ""),)
    assert seen.again == (AgainSeen(row_id(8), row_id(9), "Shops poll", dt.date(2026, 9, 3)),)


def test_an_action_is_seen_with_the_days_of_its_changes() -> None:
    done = ActionChange(status=ActionStatus.DONE, on=dt.date(2026, 12, 1), because="early")
    (seen,) = seen_of(meeting(actions=(Action(what="Cap", changes=(done,)),))).actions
    assert seen.changes == (ChangeSeen("done", dt.date(2026, 12, 1), "early"),)


def test_actions_factors_and_quotes_are_seen() -> None:
    seen = seen_of(whole())
    (action,) = seen.actions
    assert (action.status, action.because) == ("not_doing", "The pool is gone")
    assert (action.due, action.kind, action.priority) == (dt.date(2026, 12, 1), "prevent", "high")
    assert (action.answers, action.tracker) == (row_id(41), "OPS-12")
    assert [(f.id, f.text, f.category) for f in seen.factors] == [
        (row_id(51), "The pool was small", "capacity")
    ]
    assert [(q.words, q.source) for q in seen.quotes] == [
        ("We could not pay our drivers", "Harbor Books")
    ]


def test_what_nobody_said_is_empty_and_never_zero() -> None:
    seen = seen_of(meeting(incident=incident("", date=None)))
    assert (seen.incident.title, seen.incident.date, seen.incident.created) == ("", None, "")
    assert seen.incident.customers is seen.incident.tickets is None
    assert seen.incident.would_come_again is None
    assert (seen.insights, seen.actions, seen.factors, seen.quotes) == ((), (), (), ())


def test_the_larger_of_two_numbers_counts_as_they_may_mean_the_same_customers() -> None:
    held = meeting()
    impact = next(step for step in held.agenda.steps if step.kind == "impact")
    two = held.agenda.changed(steps=(*held.agenda.steps, impact.changed(id="impact-2")))
    sections = (
        ImpactSection(step="impact", customers=40, first_ticket=stamp("14:00")),
        ImpactSection(step="impact-2", customers=55, tickets=3),
    )
    seen = seen_of(meeting(agenda=two, sections=sections)).incident
    assert (seen.customers, seen.tickets) == (55, 3)


@given(meetings())
@settings(max_examples=60, deadline=None)
def test_every_row_of_any_meeting_is_seen_once(held: Meeting) -> None:
    seen = seen_of(held)
    assert [row.id for row in seen.insights] == [row.id for row in held.insights]
    assert [row.id for row in seen.actions] == [row.id for row in held.actions]
    assert [row.id for row in seen.quotes] == [row.id for row in held.quotes]
    factors = [row.id for slot, rows in held.lists() if slot.field == "factors" for row in rows]
    accounts = [row.id for slot, rows in held.lists() if slot.field == "accounts" for row in rows]
    assert [row.id for row in seen.factors] == factors
    assert [row.id for row in seen.incident.accounts] == accounts
    spans = [span.seconds for span in seen.incident.durations]
    assert spans == [duration.seconds for duration in durations(held)]
    assert [span.state for span in seen.incident.phases] == [
        phase.lasted.state for phase in phases(held)
    ]
