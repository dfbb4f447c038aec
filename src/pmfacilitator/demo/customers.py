"""The example's impact on customers: who, in what words, how many, and what they were told."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from pmfacilitator.demo.ids import demo_id, points
from pmfacilitator.domain.edits import AddRow, ChangeSection, Edit
from pmfacilitator.domain.prompts import Slot
from pmfacilitator.domain.rows import Account, Message, Money, Quote, Reaction, Rightness
from pmfacilitator.domain.stamps import Stamp
from pmfacilitator.domain.typed_times import read_stamp, settled

STEP = "impact"


def _euros(amount: int) -> Money:
    return Money(amount=Decimal(amount), currency="EUR")


def _at(typed: str) -> Stamp:
    return settled(read_stamp(typed), None)


ACCOUNTS = (
    Account(
        id=demo_id("anker"),
        who="Café Anker, Bremen",
        how_many=1,
        missed="Card payments at the till",
        trying_to="Serve breakfast on market day, the fullest hour of the week",
        did_instead="Cash only, and a paper list of regulars who would pay later",
        reaction=Reaction.ANGRY,
        revenue_at_risk=_euros(1_840),
        follow_up_by="Jonas Weil",
        follow_up_due=dt.date(2026, 11, 16),
    ),
    Account(
        id=demo_id("bakeries"),
        who="Eleven bakeries of one bookkeeper, Leipzig",
        how_many=11,
        missed="The ledger, through kassenbuch-bot, which never looks back",
        trying_to="Close Thursday's books on Thursday",
        did_instead="Typed 640 payments by hand, until nine in the evening",
        reaction=Reaction.ESCALATED,
        revenue_at_risk=_euros(9_600),
        follow_up_by="Elif Demir",
        follow_up_due=dt.date(2026, 11, 17),
    ),
    Account(
        id=demo_id("taxis"),
        who="Nordlicht taxi cooperative",
        how_many=74,
        missed="Card payments in the cabs",
        trying_to="Take fares from a trade fair, nearly all of them by card",
        did_instead="Drove to cash machines with the meter off; some waived the fare",
        reaction=Reaction.LEAVING,
        revenue_at_risk=_euros(41_000),
        follow_up_by="Henrik Solberg",
        follow_up_due=dt.date(2026, 11, 13),
    ),
    Account(
        id=demo_id("bicycles"),
        who="Radhaus Süd, bicycles",
        how_many=3,
        missed="Card payments above 500 euros",
        trying_to="Hand over repaired bicycles",
        did_instead="Let people ride home and trusted them to transfer; all did",
        reaction=Reaction.ANNOYED,
        revenue_at_risk=_euros(2_100),
        follow_up_by="Jonas Weil",
        follow_up_due=dt.date(2026, 11, 18),
    ),
    Account(
        id=demo_id("bot-shops"),
        who="The other shops that run the bot",
        how_many=123,
        missed="The ledger, for 53 minutes",
        trying_to="Keep the day's books, as on every day",
        did_instead="Filled the missing hour from the next night's export",
        reaction=Reaction.CALM,
        follow_up_by="Elif Demir",
        follow_up_due=dt.date(2026, 11, 18),
    ),
)

QUOTES = (
    Quote(
        id=demo_id("quote-cafe"),
        words="The machine said declined, the guest said goodbye. "
        "By eleven I was sending people to the cash machine across the square.",
        source="Café Anker, Bremen, by phone",
    ),
    Quote(
        id=demo_id("quote-bakeries"),
        words="I don't need your charts. I need Thursday in my books on Thursday.",
        source="Bookkeeper of eleven bakeries, by mail",
    ),
    Quote(
        id=demo_id("quote-bicycles"),
        words="Was the money gone or only late? That was all your page had to tell me.",
        source="Radhaus Süd, in the chat",
    ),
    Quote(
        id=demo_id("quote-taxis"),
        words="We notice you only when you are not there. On Thursday we noticed you.",
        source="Dispatcher, Nordlicht taxis, by phone",
    ),
)

MESSAGES = (
    Message(
        id=demo_id("told-slow"),
        told="Status page: card payments are slow or failing, we are looking into it",
        when=_at("10:58"),
        right=Rightness.YES,
    ),
    Message(
        id=demo_id("told-over"),
        told="Status page: all systems work again (the books stood still until 12:20)",
        when=_at("11:40"),
        right=Rightness.PARTLY,
    ),
    Message(
        id=demo_id("told-safe"),
        told="Mail to 2,180 shops: no payment was lost or charged twice",
        when=_at("13:15"),
        right=Rightness.YES,
    ),
)


def customer_edits() -> tuple[Edit, ...]:
    """What was said about what the incident meant to customers."""
    return (
        *(AddRow(Slot("accounts", STEP), account) for account in ACCOUNTS),
        *(AddRow(Slot("quotes"), quote) for quote in QUOTES),
        ChangeSection(STEP, "tickets", 61),
        ChangeSection(STEP, "customers", 2_180),
        ChangeSection(STEP, "first_ticket", _at("10:34")),
        ChangeSection(STEP, "first_alert", _at("10:43")),
        *(AddRow(Slot("messages", STEP), message) for message in MESSAGES),
        *points(
            Slot("points", STEP, "silent"),
            ("elif", "Moritz market halls, 40 stalls, who call within minutes: Elif rings them today"),
            ("Support", "Both partners with an official integration: untouched, they use the export"),
        ),
    )  # fmt: skip
