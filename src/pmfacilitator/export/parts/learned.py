"""What was learned: insights, what they stand on, and what became of them."""

from __future__ import annotations

from pmfacilitator.domain.rows import Insight, InsightStatus
from pmfacilitator.domain.typed_outcomes import show_quantity, show_result
from pmfacilitator.domain.typed_times import show_date
from pmfacilitator.domain.typed_values import show_list
from pmfacilitator.export.document import Inlines, Item, joined, linked
from pmfacilitator.export.parts.material import (
    Blocks,
    Material,
    bullets,
    facts,
    filled,
    plain,
    seen_before,
    words,
)
from pmfacilitator.export.parts.trail import trail


def insights(material: Material) -> Blocks:
    """Every insight, with what it stands on, what it could become and what came of it."""
    return bullets(_insight(material, insight) for insight in filled(material.meeting.insights))


def _insight(material: Material, insight: Insight) -> Item:
    number = linked(show_quantity(insight.number)) if insight.number else ()
    evidence = joined(
        (part for part in (material.evidence(insight.evidence), number) if part), "; "
    )
    check_back = insight.check_back if insight.status.is_open else None
    beneath = facts(
        ("Broken assumption", linked(insight.assumption)),
        ("What we saw", linked(insight.saw)),
        ("Lens", plain(material.house.lens(insight.lens))),
        ("How sure", plain(insight.confidence or "")),
        ("Evidence", evidence),
        ("Customers", linked(show_list(insight.customers))),
        ("Opportunity", linked(insight.opportunity)),
        ("Owner", linked(insight.owner)),
        ("Comes from", material.named(insight.source)),
        ("Seen before", seen_before(insight.again)),
        ("Status", _status(insight)),
        ("Check back", plain(show_date(check_back)) if check_back else ()),
        ("Result", _result(insight)),
    )
    return Item(words(insight.learned), beneath)


def _status(insight: Insight) -> Inlines:
    """How far it has come; one that was only ever noticed says so by saying nothing."""
    is_new = insight.status is InsightStatus.NOTICED and not insight.changes
    return () if is_new and not insight.because else trail(insight)


def _result(insight: Insight) -> Inlines:
    result = insight.result
    if result is None:
        return ()
    day = plain(f" ({show_date(result.on)})") if result.on else ()
    return (*linked(show_result(result)), *day)
