from __future__ import annotations

from decimal import Decimal

from pmfacilitator.domain.masking import mask_of
from pmfacilitator.domain.masking.meetings import masked
from pmfacilitator.domain.rows import (
    Account,
    Action,
    Insight,
    InsightStatus,
    Link,
    Money,
    Participant,
    Quantity,
    Result,
)
from pmfacilitator.domain.sections import ImpactSection
from tests import builders


def test_who_said_what_can_still_be_followed_in_a_masked_meeting() -> None:
    harbor = Account(who="Harbor Books", revenue_at_risk=Money(amount=Decimal(12), currency="EUR"))
    link = Link(url="https://x.org/harbor-books")
    meeting = builders.meeting(
        participants=(Participant(name="Mara Lindqvist"), Participant(name="Tom Zielak")),
        sections=(ImpactSection(step="impact", accounts=(harbor,)),),
        timeline=(builders.entry("14:32 Mara calls Harbor Books", evidence=(link,)),),
        actions=(Action(what="Pay back 12 EUR", owner="Tom Zielak"),),
    )
    other = masked(meeting, mask_of(meeting))
    assert [person.name for person in other.participants] == ["Person 1", "Person 2"]
    assert other.timeline[0].text == "Person 1 calls Account 1"
    assert other.timeline[0].evidence[0].url == "https://x.org/Account 1"
    assert (other.actions[0].what, other.actions[0].owner) == ("Pay back ▒▒▒ EUR", "Person 2")
    section = other.section("impact")
    assert isinstance(section, ImpactSection)
    assert section.accounts == (Account(id=harbor.id, who="Account 1"),)
    assert other.timeline[0].when == meeting.timeline[0].when


def test_a_result_in_money_is_told_without_its_number() -> None:
    earned = Result(words="ARR", number=Quantity(value=Decimal(200_000), unit="USD a year"))
    calmer = Result(number=Quantity(value=Decimal(-40), unit="% timeouts"))
    insights = tuple(
        Insight(learned="They poll", status=InsightStatus.MEASURED, result=result, number=number)
        for result, number in ((earned, earned.number), (calmer, calmer.number))
    )
    meeting = builders.meeting(insights=insights)
    money, rest = masked(meeting, mask_of(meeting)).insights
    assert money.result == Result(words="ARR ▒▒▒ USD a year")
    assert (money.status, money.number) == (InsightStatus.SHIPPED, None)
    assert rest == insights[1]


def test_the_customers_of_an_insight_are_accounts() -> None:
    meeting = builders.meeting(
        insights=(Insight(learned="They poll", customers=("Harbor Books",)),)
    )
    assert mask_of(meeting).hide("Harbor polls") == "▒▒▒▒▒▒ polls"


def test_a_meeting_that_names_nobody_is_the_very_same() -> None:
    meeting = builders.meeting(timeline=(builders.entry("14:32 pager fired"),))
    assert masked(meeting, mask_of(meeting)) == meeting
