"""The example's product questions, and the insights made from their answers."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from pmfacilitator.demo.ids import demo_id, link, points
from pmfacilitator.domain.edits import AddRow, Edit, EnterResult, MoveInsight
from pmfacilitator.domain.prompts import Slot
from pmfacilitator.domain.rows import Confidence, Insight, InsightStatus, Lens, Quantity, Result

STEP = "product-questions"

ANSWERS: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    (
        "customers",
        (
            ("elif", "Small shops keep their books during the day, not at the end of the month"),
            ("priya", "Bookkeepers use us every day, and not one of them has an account here"),
            (
                "jonas",
                "When cards failed, a call came in three minutes; when books stood still, in twenty",
            ),
        ),
    ),
    (
        "assumptions",
        (
            ("priya", "That an export once a night is enough, because books can wait"),
            ("tomasz", "That only our own page calls the endpoint behind our own page"),
            ("Customer Success", "That integrations are built by large customers and partners"),
        ),
    ),
    (
        "opportunities",
        (
            ("priya", "A feed of the day's payments that bookkeepers may rely on"),
            ("noor", "A seat for the bookkeeper: one sign-in, all the shops they look after"),
            ("elif", "Asking the bot's author to build it with us: 134 shops trust that work"),
        ),
    ),
    (
        "roadmap",
        (
            ("priya", 'Yes: the bookkeeping feed moves from "some day" to next quarter'),
            ("henrik", "Yes: the new charts wait for it; on Thursday nobody missed the old ones"),
        ),
    ),
    (
        "real-usage",
        (
            ("tomasz", "Thought: a page somebody opens twice a day, some 20 calls a minute"),
            ("tomasz", "Real: a feed, read every 20 seconds from seven to seven, 402 a minute"),
        ),
    ),
    (
        "what-matters",
        (
            ("jonas", "Of 61 tickets, 46 were about the till, 12 about the books, 3 on payouts"),
            ("noor", "None was about the charts, which we gave the first place on the page"),
        ),
    ),
    (
        "architecture",
        (
            ("mara", "The till fell together with a report: no shop would link the two"),
            ("priya", "A live feed today would put every payment at risk; the pool comes first"),
        ),
    ),
    (
        "docs-gaps",
        (
            ("elif", "Our developer pages do not know the ledger, so a forum thread became them"),
            ("Support", "Onboarding never asks who keeps the books, or with what"),
        ),
    ),
    (
        "integrations",
        (
            ("elif", "One bookkeeper's bot carries 134 shops; we had counted none of them"),
            ("priya", "The nightly export: 900 shops, who kept their books as if nothing had been"),
        ),
    ),
)

INSIGHTS = (
    Insight(
        id=demo_id("insight-feed"),
        learned="Bookkeepers need today's payments today, and built the way to get them",
        assumption="Books are kept once a month, so an export at night is enough",
        saw="They read it every 20 seconds, from seven to seven",
        lens=Lens.REAL_USAGE,
        evidence=(link("bots-found"), link("quote-bakeries")),
        number=Quantity(value=Decimal(402), unit="calls a minute"),
        confidence=Confidence.HIGH,
        customers=("134 shops with a bookkeeping bot",),
        opportunity="A supported bookkeeping feed, with a limit that we choose",
        owner="Priya Raman",
        check_back=dt.date(2027, 2, 15),
        source=demo_id("product-questions-opportunities-1"),
    ),
    Insight(
        id=demo_id("insight-author"),
        learned="One person's integration can carry 134 shops before we hear of it",
        assumption="Integrations are built by large customers and partners",
        saw="One bookkeeper wrote it in an evening, and told a forum how",
        lens=Lens.INTEGRATION,
        evidence=(link("forum"), link("author")),
        number=Quantity(value=Decimal(134), unit="shops"),
        confidence=Confidence.MEDIUM,
        customers=("134 shops with a bookkeeping bot",),
        opportunity="Build with the people in that forum; give bookkeepers seats of their own",
        owner="Elif Demir",
        check_back=dt.date(2026, 12, 11),
        source=demo_id("product-questions-integrations-1"),
    ),
    Insight(
        id=demo_id("insight-trust"),
        learned="When till and books fail together, shops fear for the money, not the page",
        assumption="A ledger that is slow for a while is a small nuisance",
        saw="The first question on the phone was where the money is",
        lens=Lens.ARCHITECTURE,
        evidence=(link("quote-bicycles"), link("books-stand")),
        number=Quantity(value=Decimal(46), unit="tickets"),
        confidence=Confidence.HIGH,
        customers=("Every shop with a till of ours",),
        opportunity='Every status message begins with the answer to "is my money safe?"',
        owner="Noor Haddad",
        check_back=dt.date(2026, 11, 27),
        source=demo_id("product-questions-architecture-1"),
    ),
)


FOLLOWED: tuple[Edit, ...] = (
    MoveInsight(INSIGHTS[0].id, InsightStatus.PROPOSED, dt.date(2026, 11, 13)),
    MoveInsight(
        INSIGHTS[0].id,
        InsightStatus.ON_THE_ROADMAP,
        dt.date(2026, 11, 20),
        because="three bookkeepers will try it",
    ),
    MoveInsight(INSIGHTS[1].id, InsightStatus.PROPOSED, dt.date(2026, 11, 13)),
    MoveInsight(INSIGHTS[2].id, InsightStatus.SHIPPED, dt.date(2026, 11, 18)),
    EnterResult(
        INSIGHTS[2].id,
        Result(
            words="calls about the money, the next time",
            number=Quantity(value=Decimal(-70), unit="%"),
        ),
        dt.date(2026, 11, 27),
    ),
)
"""What became of them in the fortnight after the meeting."""


def product_edits() -> tuple[Edit, ...]:
    """What the incident said about customers, and what was made of it."""
    said = tuple(
        edit
        for question, answer in ANSWERS
        for edit in points(Slot("points", STEP, question), *answer)
    )
    learned = (AddRow(Slot("insights"), insight) for insight in INSIGHTS)
    return (*said, *learned, *FOLLOWED)
