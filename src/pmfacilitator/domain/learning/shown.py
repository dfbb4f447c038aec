"""Numbers and results of a whole library as people read them."""

from __future__ import annotations

from decimal import Decimal

from pmfacilitator.domain.learning.seen import NumberSeen, ResultSeen


def show_seen_number(number: NumberSeen, *, signed: bool = False) -> str:
    """A number and its unit, as people read it."""
    from pmfacilitator.domain.typed_outcomes import show_number

    value = Decimal(number.value)
    plus = "+" if signed and value >= 0 else ""
    return f"{plus}{show_number(value)} {number.unit}"


def show_seen_result(result: ResultSeen) -> str:
    """What came of an insight, in one line."""
    number = show_seen_number(result.number, signed=True) if result.number else ""
    return " ".join(part for part in (result.words, number) if part)
