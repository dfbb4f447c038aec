"""Actions, insights and the parking lot in a document, and how the meeting closed."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from pmfacilitator.domain.agenda import StepKind
from pmfacilitator.domain.edits import ChangeRow, RemoveRow, Triage
from pmfacilitator.domain.meeting import Meeting
from pmfacilitator.domain.rows import (
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
    Parked,
    Priority,
    Quantity,
    Result,
    Sort,
    Voice,
)
from pmfacilitator.domain.sections import (
    CloseSection,
    RootCauseSection,
)
from tests.builders import agenda, meeting, row_id, step
from tests.export.told import parts, with_section

FACTOR = Factor(id=row_id(10), text="one pool")
ACTIONS = "### What will we do, who does it, and by when?"


def decided(**fields: Any) -> Meeting:
    section = RootCauseSection(step="root_cause", factors=(FACTOR,))
    steps = (step(StepKind.ROOT_CAUSE), step(StepKind.DECISIONS))
    return meeting(agenda=agenda(*steps), sections=(section,), **fields)


def test_an_action_is_a_task_unless_it_was_given_up() -> None:
    actions = (
        Action(
            what="Cap clients",
            owner="Mara",
            due=dt.date(2026, 12, 1),
            kind=ActionKind.PREVENT,
            priority=Priority.HIGH,
            answers=FACTOR.id,
            tracker="https://x.org/T-1",
        ),
        Action(what="Rewrite it", status=ActionStatus.NOT_DOING, because="it works"),
        Action(what="Alert", status=ActionStatus.DONE),
        Action(what="Buy more", status=ActionStatus.NOT_DOING),
    )
    assert parts(decided(actions=actions))[ACTIONS].splitlines() == [
        "- [ ] Cap clients",
        "  - **Owner:** Mara · **Due:** 2026-12-01 · **Kind:** prevent · **Priority:** high",
        "  - **Answers:** “one pool”",
        "  - **Tracker:** <https://x.org/T-1>",
        "- [x] Alert",
        "",
        "* Rewrite it",
        "  - **Not doing**, because it works",
        "* Buy more",
        "  - **Not doing**",
    ]


def test_an_action_tells_when_it_was_settled_and_what_was_decided_before() -> None:
    done = ActionChange(status=ActionStatus.DONE, on=dt.date(2026, 12, 1))
    given_up = ActionChange(status=ActionStatus.NOT_DOING, on=dt.date(2026, 12, 5), because="gone")
    actions = (
        Action(what="Alert", status=ActionStatus.DONE, changes=(done,)),
        Action(
            what="Cap",
            status=ActionStatus.NOT_DOING,
            because="gone",
            changes=(done, given_up),
        ),
    )
    assert parts(decided(actions=actions))[ACTIONS].splitlines() == [
        "- [x] Alert",
        "  - **Status:** done 2026-12-01",
        "",
        "* Cap",
        "  - **Not doing** since 2026-12-05, because gone",
        "  - **Before that:** done 2026-12-01",
    ]


def test_a_link_follows_its_target_through_a_change_of_words_and_says_when_it_is_gone() -> None:
    held = decided(actions=(Action(what="Cap clients", answers=FACTOR.id),))
    renamed = ChangeRow(FACTOR.id, "text", "one small pool").applied(held)
    assert "**Answers:** “one small pool”" in parts(renamed)[ACTIONS]
    gone = RemoveRow(FACTOR.id).applied(held)
    assert "**Answers:** (no longer in the meeting)" in parts(gone)[ACTIONS]


def test_an_insight_tells_what_it_stands_on_and_what_it_could_become() -> None:
    insight = Insight(
        learned="Shops poll",
        assumption="Once a day is enough",
        lens=Lens.REAL_USAGE,
        evidence=(Link(target=FACTOR.id),),
        opportunity="A feed",
        owner="Ines",
        source=FACTOR.id,
    )
    told = parts(decided(insights=(insight,)))
    assert told["### What did we learn about customers and product?"].splitlines() == [
        "- Shops poll",
        "  - **Broken assumption:** Once a day is enough",
        "  - **Lens:** real usage",
        "  - **Evidence:** “one pool”",
        "  - **Opportunity:** A feed",
        "  - **Owner:** Ines",
        "  - **Comes from:** “one pool”",
    ]


def test_an_insight_tells_what_became_of_it() -> None:
    number = Quantity(value=Decimal(200_000), unit="USD")
    shipped = Insight(
        learned="Shops poll",
        saw="402 calls a minute",
        number=Quantity(value=Decimal(402), unit="calls a minute"),
        confidence=Confidence.HIGH,
        customers=("Harbor Books", "Miro Bikes"),
        status=InsightStatus.SHIPPED,
        because="resellers asked",
        changes=(
            InsightChange(status=InsightStatus.PROPOSED, on=dt.date(2026, 11, 20)),
            InsightChange(
                status=InsightStatus.SHIPPED, on=dt.date(2026, 12, 1), because="resellers asked"
            ),
        ),
        check_back=dt.date(2027, 1, 10),
        again=(
            Again(
                meeting=row_id(90),
                row=row_id(91),
                words="Resellers poll, too",
                on=dt.date(2026, 9, 3),
            ),
        ),
    )
    measured = Insight(
        learned="They pay",
        status=InsightStatus.MEASURED,
        check_back=dt.date(2027, 1, 10),
        result=Result(words="ARR", number=number, on=dt.date(2027, 1, 12)),
    )
    told = parts(decided(insights=(shipped, measured)))
    assert told["### What did we learn about customers and product?"].splitlines() == [
        "- Shops poll",
        "  - **What we saw:** 402 calls a minute",
        "  - **How sure:** high",
        "  - **Evidence:** 402 calls a minute",
        "  - **Customers:** Harbor Books, Miro Bikes",
        "  - **Seen before:** 2026-09-03 Resellers poll, too",
        "  - **Status:** proposed 2026-11-20 → shipped 2026-12-01, because resellers asked",
        "  - **Check back:** 2027-01-10",
        "- They pay",
        "  - **Status:** measured",
        "  - **Result:** ARR +200,000 USD (2027-01-12)",
    ]


def test_the_parking_lot_names_who_parked_it() -> None:
    held = decided(parked=(Parked(text="the other pool", said_by=Voice(role="Support")),))
    assert parts(held)["### What becomes of each thing in the parking lot?"].splitlines() == [
        "- the other pool — *Support*",
        "  - **Parked**, still open",
    ]


def test_each_parked_thing_is_told_with_its_sort_and_what_became_of_it() -> None:
    ids = [row_id(n) for n in range(300, 304)]
    sorts = (Sort.QUESTION, Sort.FIX, Sort.OPPORTUNITY, None)
    held = decided(
        parked=tuple(
            Parked(id=name, text=f"thing {at}", sort=sort)
            for at, (name, sort) in enumerate(zip(ids, sorts, strict=True))
        )
    )
    held = Triage(ids[0], Action(what="Ask them")).applied(held)
    held = Triage(ids[1], because="*nobody* needs it").applied(held)
    held = Triage(ids[2], Insight(learned="They talk")).applied(held)
    assert parts(held)["### What becomes of each thing in the parking lot?"].splitlines()[1::2] == [
        "  - **Question**, now an action: “Ask them”",
        r"  - **Fix**, not doing it, because \*nobody\* needs it",
        "  - **Opportunity**, now an insight: “They talk”",
        "  - **Parked**, still open",
    ]


HANDS = "### Will you work differently, and would you come again?"


def test_the_close_counts_hands_and_says_what_they_mean() -> None:
    close = CloseSection(step="close", will_work_differently=0, would_come_again=7, would_not=0)
    assert parts(with_section(close))[HANDS].splitlines() == [
        "- **Will work differently:** 0",
        "- **Would come again:** 7",
        "- **Would not:** 0",
        "",
        "Nobody will work differently. At least half would come again.",
    ]


def test_the_close_says_nothing_of_what_was_not_counted() -> None:
    close = CloseSection(step="close", would_come_again=7)
    assert parts(with_section(close))[HANDS] == "- **Would come again:** 7"
