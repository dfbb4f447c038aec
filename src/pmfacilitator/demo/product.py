"""The example's product questions, and the insights made from their answers."""

from __future__ import annotations

from pmfacilitator.demo.ids import demo_id, link, points
from pmfacilitator.domain.edits import AddRow, Edit
from pmfacilitator.domain.prompts import Slot
from pmfacilitator.domain.rows import Insight, Lens

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
        lens=Lens.REAL_USAGE,
        evidence=(link("bots-found"), link("quote-bakeries")),
        opportunity="A supported bookkeeping feed, with a limit that we choose",
        owner="Priya Raman",
        source=demo_id("product-questions-opportunities-1"),
    ),
    Insight(
        id=demo_id("insight-author"),
        learned="One person's integration can carry 134 shops before we hear of it",
        assumption="Integrations are built by large customers and partners",
        lens=Lens.INTEGRATION,
        evidence=(link("forum"), link("author")),
        opportunity="Build with the people in that forum; give bookkeepers seats of their own",
        owner="Elif Demir",
        source=demo_id("product-questions-integrations-1"),
    ),
    Insight(
        id=demo_id("insight-trust"),
        learned="When till and books fail together, shops fear for the money, not the page",
        assumption="A ledger that is slow for a while is a small nuisance",
        lens=Lens.ARCHITECTURE,
        evidence=(link("quote-bicycles"), link("books-stand")),
        opportunity='Every status message begins with the answer to "is my money safe?"',
        owner="Noor Haddad",
        source=demo_id("product-questions-architecture-1"),
    ),
)


def product_edits() -> tuple[Edit, ...]:
    """What the incident said about customers, and what was made of it."""
    said = tuple(
        edit
        for question, answer in ANSWERS
        for edit in points(Slot("points", STEP, question), *answer)
    )
    return (*said, *(AddRow(Slot("insights"), insight) for insight in INSIGHTS))
