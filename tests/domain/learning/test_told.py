"""Every text of a meeting is told once, with the place where it stands."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings

from pmfacilitator.domain.answers import Answer
from pmfacilitator.domain.learning.told import Weight, told_in
from pmfacilitator.domain.meeting import Meeting
from pmfacilitator.domain.records import ALPHABET, ID_LENGTH, Record
from pmfacilitator.domain.rows import Point
from pmfacilitator.domain.sections import QuestionsSection
from tests.builders import meeting, meetings
from tests.domain.learning.test_seeing import whole

NO_TEXTS = {
    *("id", "kind", "step", "question", "origin", "typed", "currency", "zone", "timezone"),
    *("agenda", "companions", "set_aside", "unit"),
    *(
        "period",
        "reviewed",
        "earlier",
        "cards",
        "carried",
        "loops",
        "again",
    ),  # copies of what stands elsewhere
}
AN_ID = re.compile(rf"[{ALPHABET}]{{{ID_LENGTH}}}")


def texts(value: Any) -> Iterator[str]:
    """Every string of a record that names nothing else, found without knowing what holds texts."""
    if type(value) is str and value and not AN_ID.fullmatch(value):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from texts(each)
    elif isinstance(value, Record):
        for name in type(value).model_fields:
            if name not in NO_TEXTS:
                yield from texts(getattr(value, name))


@given(meetings())
@settings(max_examples=100)
def test_every_text_is_told_once(held: Meeting) -> None:
    told = [each for each in told_in(held) if not AN_ID.fullmatch(each.text)]
    assert Counter(each.text for each in told) == Counter(texts(held))
    ids = {row.id for _, rows in held.lists() for row in rows}
    assert {each.row for each in told} <= ids | {""}


@pytest.mark.parametrize(
    ("text", "field", "weight"),
    [
        ("Payouts stood still", "title", Weight.TITLE),
        ("payments", "service", Weight.FACTS),
        ("Mara", "participant", Weight.FACTS),
        ("Engineering", "participant, role", Weight.FACTS),
        ("INC-7", "reference", Weight.FACTS),
        ("Payouts waited.\nNobody noticed.", "in three sentences", Weight.LEARNED),
        ("The ledger is read once a day", "insight, assumption", Weight.LEARNED),
        ("https://example.org/graph", "insight, evidence", Weight.LEARNED),
        ("The pool was small", "factor", Weight.LEARNED),
        ("a shop calls", "timeline", Weight.REST),
        ("OPS-12", "action, tracker", Weight.REST),
        ("Harbor Books", "customer", Weight.REST),
        ("Harbor Books", "quote, source", Weight.REST),
    ],
)
def test_it_says_where_a_text_stands(text: str, field: str, weight: Weight) -> None:
    told = [(each.text, each.field, each.weight) for each in told_in(whole())]
    assert (text, field, weight) in told


def test_an_answer_is_told_with_its_question() -> None:
    section = QuestionsSection(
        step="questions", answers=(Answer(question="first", points=(Point(text="they batch"),)),)
    )
    [answer] = [each for each in told_in(meeting(sections=(section,))) if each.row]
    assert (answer.text, answer.field) == ("they batch", "answer to “What of first?”")
