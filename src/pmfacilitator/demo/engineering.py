"""The example's engineering root cause."""

from __future__ import annotations

from pmfacilitator.demo.ids import demo_id, link, points, voice
from pmfacilitator.domain.edits import AddRow, ChangeSection, Edit
from pmfacilitator.domain.prompts import Slot
from pmfacilitator.domain.rows import Factor, Link, Why

STEP = "root-cause"

WHAT_BROKE = """\
Card payments and the ledger share one pool of 60 database connections. From 10:31 on the ledger \
held nearly all of them, nine seconds for each query. A card payment that waits longer than eight \
seconds for a connection is declined, so tills saw "declined" although every card was good."""

TRIGGER = "Release 46: a column of fees made a ledger query take up to 9 seconds, not 0.3"

FACTORS = (
    Factor(
        id=demo_id("one-pool"),
        text="Card payments and the ledger draw from one pool of 60 connections",
        category="Architecture",
        evidence=(link("pool-full"), link("who-holds")),
        said_by=voice("mara"),
    ),
    Factor(
        id=demo_id("unknown-callers"),
        text="134 shops call an endpoint made for our own page, 402 times a minute",
        category="Unexpected use",
        evidence=(link("bots-found"), Link(url="https://forum.example/kassenbuch-bot")),
        said_by=voice("tomasz"),
    ),
    Factor(
        id=demo_id("slow-query"),
        text="The new query is quick with test data and slow with a full day of payments",
        category="Testing",
        evidence=(link("release"), link("slower")),
        said_by=voice("tomasz"),
    ),
    Factor(
        id=demo_id("unwatched"),
        text="Nothing watched the pool or how long the ledger takes to answer",
        category="Monitoring",
        evidence=(link("slower"), link("alert")),
        said_by=voice("mara"),
    ),
)

WHYS = (
    ("one-pool", "The ledger began as one page for shop owners, too small for a pool of its own"),
    ("one-pool", "A split was planned twice; both times something that shops asked for came first"),
    ("unknown-callers", "Bookkeepers need today's payments today; our export comes once a night"),
    ("unknown-callers", "The export was made for the yearly tax return, when that was the request"),
    ("unknown-callers", "The endpoint answers any shop that is signed in, and its address is no secret"),
    ("slow-query", "A test shop has 40 payments; a bakery that runs the bot has 400 by eleven"),
    ("unwatched", "We watch what we believe customers feel, and took the ledger for a report"),
)  # fmt: skip


def engineering_edits() -> tuple[Edit, ...]:
    """What was said about what broke and why."""
    return (
        ChangeSection(STEP, "what_broke", WHAT_BROKE),
        ChangeSection(STEP, "trigger", TRIGGER),
        *(AddRow(Slot("factors", STEP), factor) for factor in FACTORS),
        *_whys(),
        *_looking_back(),
        *_prevention(),
    )


def _whys() -> tuple[Edit, ...]:
    return tuple(
        AddRow(
            Slot("whys", STEP),
            Why(id=demo_id(f"why-{number}"), text=text, explains=demo_id(factor)),
        )
        for number, (factor, text) in enumerate(WHYS, start=1)
    )


def _looking_back() -> tuple[Edit, ...]:
    return (
        *points(
            Slot("points", STEP, "surprised"),
            ("mara", "The restart helped for four minutes: then every bot was back at once"),
            ("tomasz", "Of twenty calls to the ledger nineteen are not ours, and we never counted"),
            ("jonas", "Support knew nine minutes before the alert did"),
        ),
        *points(
            Slot("points", STEP, "went-well"),
            ("jonas", "Support wrote down each shop from the first call, so all were rung back"),
            ("tomasz", "Shutting the bots out was one line at the gateway, live in eight minutes"),
        ),
        *points(
            Slot("points", STEP, "was-hard"),
            ("mara", "Getting from a list of connections to the names of shops took four tools"),
            ("tomasz", "Release 46 also held a payout fix, which taking it back must not undo"),
        ),
        *points(
            Slot("points", STEP, "got-lucky"),
            ("elif", "It was a Thursday; on Saturdays the same hour has twice the payments"),
            ("tomasz", "The bot gives its name; had it posed as a browser, we would still search"),
        ),
    )


def _prevention() -> tuple[Edit, ...]:
    return (
        *points(
            Slot("system", STEP),
            ("tomasz", "Limit calls per shop on every endpoint, not only on the public ones"),
            ("mara", "Give each ledger query two seconds, then let it go"),
        ),
        *points(
            Slot("monitoring", STEP),
            ("mara", "Alert when 80 % of the pool is in use for one minute"),
            ("tomasz", "A weekly list of who calls which endpoint, our own pages and all others"),
        ),
        *points(
            Slot("architecture", STEP),
            ("mara", "A pool of its own for card payments: no report can stop a till again"),
        ),
    )
