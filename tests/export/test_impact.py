"""What a document tells of the impact on customers."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest

from pmfacilitator.domain.rows import (
    Account,
    Message,
    Money,
    Quote,
    Reaction,
    Rightness,
)
from pmfacilitator.domain.sections import (
    ImpactSection,
)
from tests.builders import incident, stamp
from tests.export.told import parts, with_section


def impact(**fields: Any) -> dict[str, str]:
    quotes = fields.pop("quotes", ())
    return parts(with_section(ImpactSection(step="impact", **fields), quotes=quotes))


def test_an_account_tells_what_it_meant_to_them() -> None:
    account = Account(
        who="Harbor Books",
        how_many=40,
        missed="payouts",
        trying_to="pay drivers",
        did_instead="cash",
        reaction=Reaction.ANGRY,
        revenue_at_risk=Money(amount=Decimal(12_000), currency="EUR"),
        follow_up_by="Ines",
        follow_up_due=dt.date(2026, 12, 1),
    )
    told = impact(accounts=(account, Account(who="Others")))
    assert told["### Which customers were hit, and what did it mean to them?"].splitlines() == [
        "- Harbor Books (40)",
        "  - **Missed:** payouts",
        "  - **Was trying to:** pay drivers",
        "  - **Did instead:** cash",
        "  - **Reaction:** angry",
        "  - **Revenue at risk:** 12,000 EUR",
        "  - **Follow-up:** Ines, by 2026-12-01",
        "- Others",
    ]


def test_the_impact_stands_among_the_facts_in_one_line() -> None:
    def account(amount: int, currency: str) -> Account:
        return Account(who="x", revenue_at_risk=Money(amount=Decimal(amount), currency=currency))

    told = impact(
        tickets=1,
        customers=2_180,
        accounts=(account(5, "EUR"), account(7, "USD"), account(10**13, "EUR")),
    )
    assert (
        "- **Impact:** 2,180 customers, 1 ticket, 3 accounts or segments," in told["## At a glance"]
    )
    assert "10,000,000,000,005 EUR at risk, 7 USD at risk\n" in told["## At a glance"]


def test_quotes_are_quotes_with_their_source() -> None:
    told = impact(quotes=(Quote(words="Where is it?", source="Harbor Books"), Quote(words="Oh.")))
    assert told["### What did customers say, in their own words?"].splitlines() == [
        "> Where is it?",
        ">",
        "> — Harbor Books",
        "",
        "> Oh.",
    ]


@pytest.mark.parametrize(
    ("ticket", "alert", "told"),
    [
        ("14:28", "14:35", "The first ticket came **7 min before** the first alert."),
        ("14:35", "13:20 UTC", "The first ticket came **15 min after** the first alert."),
        ("14:35", "14:35", "The first ticket and the first alert came at the same time."),
    ],
)
def test_who_knew_first_is_said_where_it_is_certain(ticket: str, alert: str, told: str) -> None:
    numbers = impact(first_ticket=stamp(ticket), first_alert=stamp(alert))
    assert numbers["### What do the numbers say?"].splitlines()[-1] == told


def test_who_knew_first_is_not_said_where_it_is_not() -> None:
    section = ImpactSection(
        step="impact", tickets=0, first_ticket=stamp("02:30"), first_alert=stamp("02:40")
    )
    held = with_section(section, incident=incident(date="2026-10-25"))
    assert parts(held)["### What do the numbers say?"].splitlines() == [
        "- **Tickets:** 0",
        "- **First ticket:** 02:30 (uncertain: the clocks were changed) Europe/Berlin",
        "- **First alert:** 02:40 (uncertain: the clocks were changed) Europe/Berlin",
    ]


def test_a_number_s_time_names_its_day_only_if_it_is_another() -> None:
    told = impact(first_ticket=stamp("00:10", day=1), first_alert=stamp("23:50"))
    assert told["### What do the numbers say?"].splitlines()[:2] == [
        "- **First ticket:** 2026-11-21 (inferred) 00:10 Europe/Berlin",
        "- **First alert:** 23:50 Europe/Berlin",
    ]


def test_messages_stand_with_time_and_whether_they_were_right() -> None:
    messages = (
        Message(told="All is well", when=stamp("14:40"), right=Rightness.NO),
        Message(told="We are sorry"),
    )
    told = impact(messages=messages)["### What were customers told, when, and was it right?"]
    assert told.splitlines() == [
        "| Time (Europe/Berlin) | What customers were told | Was it right? |",
        "| --- | --- | --- |",
        "| 2026-11-20 (inferred) 14:40 | All is well | No |",
        "| no time yet | We are sorry |  |",
    ]
