"""A meeting as it can be handed on: people and accounts by number, and no amounts."""

from __future__ import annotations

from typing import TypeVar

from pmfacilitator.domain.masking.mask import Mask
from pmfacilitator.domain.meeting import Meeting
from pmfacilitator.domain.records import Record, texts_of
from pmfacilitator.domain.rows import Again, Insight, InsightStatus, Money, Quantity, Result
from pmfacilitator.domain.typed_outcomes import show_quantity

R = TypeVar("R", bound=Record)


def masked(meeting: Meeting, mask: Mask) -> Meeting:
    """The meeting without anything that the mask finds; whatever else it says, it says as before.

    An amount that stood in a field of its own is left out, or told in words without its number. What
    was measured in money is then only known to be shipped.
    """
    return _covered(meeting, mask)


def _covered(record: R, mask: Mask) -> R:
    texts = texts_of(type(record))
    changes: dict[str, object] = {}
    for name, value in record:
        covered = _value(value, mask, is_text=name in texts)
        if covered is not value:
            changes[name] = covered
    result = changes.get("result")
    if isinstance(record, Insight) and isinstance(result, Result) and result.number is None:
        is_measured = record.status is InsightStatus.MEASURED
        changes["status"] = InsightStatus.SHIPPED if is_measured else record.status
    return record.changed(**changes) if changes else record


def _value(value: object, mask: Mask, *, is_text: bool) -> object:
    match value:
        case str() if is_text:
            return mask.cover(value)
        case Money():
            return None
        case Quantity() if _is_money(value, mask):
            return None
        case Result(number=Quantity() as number) if _is_money(number, mask):
            words = f"{value.words} {show_quantity(number, signed=True)}".lstrip()
            return value.changed(words=mask.cover(words), number=None)
        case Again():
            return value.changed(words="")  # whom the other meeting names is not known here
        case Record():
            return _covered(value, mask)
        case tuple():
            return tuple(_value(each, mask, is_text=is_text) for each in value)
        case _:
            return value


def _is_money(number: Quantity, mask: Mask) -> bool:
    shown = show_quantity(number)
    return mask.counted(shown).amounts > 0
