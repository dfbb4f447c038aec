"""Every text of a meeting, with words for the place in which it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import get_args, get_type_hints

from pmfacilitator.domain.agenda import Agenda
from pmfacilitator.domain.answers import Answer, BaseSection
from pmfacilitator.domain.meeting import Companion, Meeting
from pmfacilitator.domain.records import Line, Record, Row, Text
from pmfacilitator.domain.rows import Again, Money, Quantity
from pmfacilitator.domain.stamps import Stamp


class Weight(StrEnum):
    """What a text is to a meeting: its title, its facts, what was learned, or anything else."""

    TITLE = "title"
    FACTS = "facts"
    LEARNED = "learned"
    REST = "rest"


@dataclass(frozen=True, slots=True)
class Told:
    """One text: where it stands, in words, and the id of its row if it is a row's."""

    field: str
    row: str
    text: str
    weight: Weight


_NO_WORDS = frozenset({Again, Stamp, Money, Quantity})  # the words of a link were said elsewhere
_KINDS = {"entry": "timeline", "point": "answer", "account": "customer", "message": "told"}
_FIELDS = {"tldr": "in three sentences"}
_OF_THE_INCIDENT = {"title": Weight.TITLE, "tldr": Weight.LEARNED}
_LEARNED = frozenset({"insight", "factor", "theme", "what broke", "trigger"})


def told_in(meeting: Meeting) -> Iterator[Told]:
    """Every text that was said or written in a meeting; what its agenda asks is none of it."""
    for field, text in _texts(meeting.incident):
        weight = _OF_THE_INCIDENT.get(field, Weight.FACTS)
        yield Told(_spelt(field.removesuffix("s")), "", text, weight)
    for name in Meeting.ROWS:
        for row in getattr(meeting, name):
            yield from _of_row(row, "")
    # What else a review holds are copies, which are told of in the meetings that they come from.
    for row in (*meeting.looked_back_on.themes, *meeting.looked_back_on.ideas):
        yield from _of_row(row, "")
    for section in meeting.sections:
        yield from _of_section(meeting, section)


def _of_section(meeting: Meeting, section: BaseSection) -> Iterator[Told]:
    for field, text in _texts(section):
        yield Told(_spelt(field), "", text, _weight(_spelt(field)))
    step = meeting.agenda.step(section.step)
    for slot, rows in section.lists():
        question = step.question(slot.question) if step and slot.question else None
        kind = f"answer to “{question.ask}”" if question else ""
        if slot.field in {"system", "monitoring", "architecture"}:
            kind = f"prevention, {slot.field}"
        for row in rows:
            yield from _of_row(row, kind)


def _of_row(row: Row, kind: str) -> Iterator[Told]:
    name = type(row).__name__.lower()
    kind = kind or _KINDS.get(name, name)
    weight = Weight.FACTS if name == "participant" else _weight(kind)
    for field, text in _texts(row):
        where = kind if field == row.HEADLINE else f"{kind}, {_spelt(field)}"
        yield Told(where, row.id, text, weight)


def _weight(kind: str) -> Weight:
    return Weight.LEARNED if kind in _LEARNED else Weight.REST


def _spelt(field: str) -> str:
    return _FIELDS.get(field, field.replace("_", " "))


def _texts(record: Record) -> Iterator[tuple[str, str]]:
    """The texts of a record and of the small values in it, by the record's own fields."""
    for field in _text_fields(type(record)):
        for text in _within(getattr(record, field)):
            yield field, text


def _within(value: object) -> Iterator[str]:
    if isinstance(value, str) and value:
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from _within(each)
    elif isinstance(value, Record):
        for field in _text_fields(type(value)):
            yield from _within(getattr(value, field))


@cache
def _text_fields(model: type[Record]) -> tuple[str, ...]:
    """The fields that hold words; a time as it was typed, a currency and a unit are none."""
    hints = get_type_hints(model, include_extras=True)
    return tuple(name for name in model.model_fields if _holds_words(hints[name]))


def _holds_words(hint: object) -> bool:
    if hint in (Line, Text):
        return True
    if isinstance(hint, type) and issubclass(hint, Record):
        is_apart = issubclass(hint, (Row, BaseSection, Answer, Agenda, Companion))
        return not is_apart and hint not in _NO_WORDS and bool(_text_fields(hint))
    return any(_holds_words(arm) for arm in get_args(hint))
