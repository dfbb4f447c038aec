"""The card of an insight: what we learned, what shows it, and what becomes of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from pmfacilitator.domain.house import House
from pmfacilitator.domain.meeting import Meeting
from pmfacilitator.domain.rows import Confidence, Insight, InsightStatus, Lens
from pmfacilitator.domain.text import clean_line
from pmfacilitator.domain.typed_outcomes import parse_result, show_result
from pmfacilitator.domain.typed_times import show_date
from pmfacilitator.domain.typed_values import parse_date, parse_list, show_list
from pmfacilitator.errors import InvalidValue
from pmfacilitator.screens.fields import choice, line, links, quantity, seen_before, target
from pmfacilitator.widgets.card_field import FieldSpec, typed_field

NO_REASON = "Say why under “Because”; then it is dropped."
NO_NUMBER = "Type its result beneath: a number with its unit makes it measured."
KEEPS_REASON = "What is dropped keeps a reason."


def insight_specs(insight: Insight, meeting: Meeting, house: House) -> tuple[FieldSpec, ...]:
    """Its fields, in three groups of which one is open."""
    return (
        *_grouped(
            "What we learned",
            line("learned", "We learned", "what we know now"),
            line("assumption", "We had assumed", "what we took for granted"),
            line("saw", "We saw", "what was so instead"),
            choice("lens", "Lens", Lens, words=house.lens),
            choice("confidence", "How sure", Confidence),
        ),
        *_grouped(
            "What shows it",
            links("evidence", "Evidence", meeting),
            quantity("number", "In a number", "a number and its unit: 300 calls a minute"),
            typed_field("customers", "Customers", parse_list, show_list, "commas between them"),
            target("source", "From the point", meeting),
            seen_before(),
        ),
        *_grouped(
            "What becomes of it",
            line("opportunity", "Could become", "what we could make of it"),
            line("owner", "Owner", "who carries it on"),
            _status(insight),
            _because(insight),
            typed_field("check_back", "Check back", parse_date, show_date, "such as 2027-02-01"),
            typed_field(
                "result",
                "Result",
                parse_result,
                show_result,
                "words, then a number with sign and unit: ARR +200,000 USD",
                is_amount=True,
            ),
        ),
    )


def _grouped(title: str, *specs: FieldSpec) -> tuple[FieldSpec, ...]:
    return tuple(replace(spec, group=title) for spec in specs)


def _status(insight: Insight) -> FieldSpec:
    """Its status, which says what is missing for one that it cannot have yet."""
    spec = choice("status", "Status", InsightStatus, optional=False)
    parse: Callable[[str], object] = spec.parse

    def earned(text: str) -> object:
        status = parse(text)
        if status is InsightStatus.DROPPED and not insight.because:
            raise InvalidValue(NO_REASON)
        if status is InsightStatus.MEASURED and not insight.is_counted:
            raise InvalidValue(NO_NUMBER)
        return status

    return replace(spec, parse=earned)


def _because(insight: Insight) -> FieldSpec:
    """The reason of its status, which a dropped one keeps."""

    def kept(text: str) -> str:
        reason = clean_line(text)
        if insight.status is InsightStatus.DROPPED and not reason:
            raise InvalidValue(KEEPS_REASON)
        return reason

    return FieldSpec("because", "Because", kept, hint="why it has this status; needed to drop it")
