"""Three incidents of one autumn, whose insights say the same in other words, and an older one."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from pmfacilitator.agenda_files import shipped
from pmfacilitator.domain.agenda import StepKind
from pmfacilitator.domain.edits import AddRow, ChangeRow
from pmfacilitator.domain.edits.themes import GiveDot, MakeTheme, PutInto
from pmfacilitator.domain.learning.periods import month, quarter
from pmfacilitator.domain.learning.reviews import begun
from pmfacilitator.domain.learning.seeing import seen_of
from pmfacilitator.domain.learning.seen import MeetingSeen
from pmfacilitator.domain.meeting import Detection, Meeting
from pmfacilitator.domain.prompts import Slot
from pmfacilitator.domain.reviewed import Idea, Outcome, ReviewSort, Verdict
from pmfacilitator.domain.rows import (
    Account,
    Again,
    Factor,
    Insight,
    InsightChange,
    InsightStatus,
    Milestone,
    Quantity,
    Quote,
    Result,
    Voice,
)
from pmfacilitator.domain.sections import ImpactSection, RootCauseSection
from tests.builders import agenda, entry, incident, meeting, row_id, step

ASSUMED = "Only people use the ledger page"
POLLS, SCRAPES, FEEDS, EARLIER = (row_id(number) for number in (2001, 2002, 2003, 2004))
CROWDED = row_id(2011)


def reviewed(number: int, date: str, insight: Insight | None, **facts: Any) -> Meeting:
    """A meeting about an incident of its own, with one insight."""
    end = facts.pop("end", "11:00 it was over")
    tickets = facts.pop("tickets", None)
    accounts = facts.pop("accounts", ())
    factors = facts.pop("factors", ())
    about = incident(title=f"Incident {number}", date=date, timezone="UTC", **facts)
    return meeting(
        id=row_id(1000 + number),
        incident=about.changed(id=row_id(1100 + number)),
        agenda=agenda(step(StepKind.TIMELINE), step(StepKind.ROOT_CAUSE), step(StepKind.IMPACT)),
        timeline=(
            entry("10:00 it began", milestone=Milestone.IMPACT_STARTED, id=row_id(3000 + number)),
            entry(end, milestone=Milestone.RESOLVED, id=row_id(3100 + number)),
        ),
        insights=(insight,) if insight else (),
        quotes=(Quote(id=row_id(3200 + number), words=f"Words of {number}"),),
        sections=(
            RootCauseSection(step="root_cause", factors=factors),
            ImpactSection(step="impact", tickets=tickets, accounts=accounts),
        ),
    )


def autumn() -> tuple[Meeting, ...]:
    """Two incidents of November, one of October, and one of the spring before."""
    return (
        reviewed(
            1,
            "2026-11-03",
            Insight(
                id=POLLS,
                learned="Resellers poll the ledger page",
                assumption=ASSUMED,
                again=(Again(meeting=row_id(1004), row=EARLIER, words="Robots read it"),),
            ),
            severity="P1",
            services=("Ledger", "Payouts"),
            detected_by=Detection.CUSTOMER,
            tickets=40,
            accounts=(Account(id=row_id(4001), who="Harbor Books"),),
            factors=(Factor(id=CROWDED, text="The pool was crowded"),),
        ),
        reviewed(
            2,
            "2026-11-20",
            Insight(id=SCRAPES, learned="Bookkeepers scrape the ledger", assumption=ASSUMED),
            severity="P2",
            services=("Ledger",),
            detected_by=Detection.ALERT,
            end="10:20 it was over",
            accounts=(
                Account(id=row_id(4002), who="harbor books"),
                Account(id=row_id(4003), who="Moss & Sons"),
            ),
        ),
        reviewed(
            3,
            "2026-10-05",
            Insight(
                id=FEEDS,
                learned="A feed is what partners want",
                opportunity="A paid feed",
                owner="Ines",
                status=InsightStatus.MEASURED,
                result=Result(
                    words="ARR",
                    number=Quantity(value=Decimal(200_000), unit="USD"),
                    on=dt.date(2026, 11, 25),
                ),
                changes=(
                    InsightChange(status=InsightStatus.SHIPPED, on=dt.date(2026, 10, 20)),
                    InsightChange(status=InsightStatus.MEASURED, on=dt.date(2026, 11, 25)),
                ),
            ),
            severity="P2",
            services=("Feed",),
        ),
        reviewed(
            4,
            "2026-04-01",
            Insight(
                id=EARLIER, learned="Robots read the ledger page", status=InsightStatus.PROPOSED
            ),
        ),
    )


def library() -> tuple[MeetingSeen, ...]:
    """What a library of those knows."""
    return tuple(seen_of(held) for held in autumn())


NOW = dt.datetime(2026, 12, 1, 9, tzinfo=dt.UTC)


def themes_review() -> Meeting:
    """November's review: a theme proposed, one dropped, an idea, and a loose card."""
    held = begun(ReviewSort.THEMES, month("2026-11"), shipped("themes"), library(), NOW)
    theme = held.looked_back_on.themes[0].id
    pools = MakeTheme((CROWDED,), "Pools are too small", row_id(5001))
    edits = (
        PutInto(theme, (SCRAPES,)),
        pools,
        GiveDot(theme, "Product"),
        GiveDot(theme, "Customer Success"),
        AddRow(
            Slot("ideas"),
            Idea(id=row_id(5002), text="A paid feed", theme=theme, said_by=Voice(role="Product")),
        ),
        ChangeRow(theme, "outcome", Outcome.PROPOSAL),
        ChangeRow(theme, "proposal", "A feed for machines"),
        ChangeRow(theme, "owner", "Ines"),
        ChangeRow(theme, "due", dt.date(2026, 12, 15)),
        ChangeRow(pools.id, "because", "capped since"),
        ChangeRow(pools.id, "outcome", Outcome.DROPPED),
    )
    for edit in edits:
        held = edit.applied(held)
    return held


def roadmap_review() -> Meeting:
    """The quarter's feed, with a decision on its proposal."""
    held = begun(ReviewSort.ROADMAP, quarter("2026Q4"), shipped("roadmap"), library(), NOW)
    held = ChangeRow(EARLIER, "because", "until the feed is measured").applied(held)
    return ChangeRow(EARLIER, "verdict", Verdict.WAIT).applied(held)
