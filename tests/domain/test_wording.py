"""Whose words are read: the room's own, line by line; never what customers said or were told."""

from __future__ import annotations

import pytest

from pmfacilitator.domain.language_rules import Slip
from pmfacilitator.domain.records import Row
from pmfacilitator.domain.rows import (
    Account,
    Action,
    Entry,
    Factor,
    Insight,
    Message,
    Parked,
    Participant,
    Point,
    Quote,
    Why,
)
from pmfacilitator.domain.wording import reader_for, row_marks, text_marks
from tests import builders

READER = reader_for(builders.meeting(participants=(Participant(name="Ben Okri"),)))
BLAME = "you should have told us"


@pytest.mark.parametrize(
    "row",
    [
        Entry(text=BLAME),
        Factor(text=BLAME),
        Why(text=BLAME),
        Point(text=BLAME),
        Insight(learned=BLAME),
        Parked(text=BLAME),
        Action(what=BLAME),
    ],
)
def test_the_rooms_own_words_are_read(row: Row) -> None:
    assert [mark.slip for mark in row_marks(READER, "points", row)] == [Slip.COUNTERFACTUAL]


@pytest.mark.parametrize(
    "row", [Quote(words=BLAME), Account(who=BLAME), Message(told=BLAME), Participant(name=BLAME)]
)
def test_what_customers_said_or_were_told_is_not(row: Row) -> None:
    assert row_marks(READER, "quotes", row) == ()


def test_only_what_becomes_an_action_is_asked_for_a_verb() -> None:
    point = Point(text="monitoring")
    assert row_marks(READER, "points", point) == ()
    assert [mark.slip for mark in row_marks(READER, "system", point)] == [Slip.LOOSE_ACTION]
    assert row_marks(READER, "timeline", Entry(text="monitoring")) == ()
    idea = Point(text="a pool of its own for card payments, so that no report stops a till")
    assert row_marks(READER, "architecture", idea) == (), "an idea may do without a verb"


def test_words_that_blame_come_before_what_an_action_lacks() -> None:
    (mark,) = row_marks(READER, "actions", Action(what="retrain Ben"))
    assert mark.slip is Slip.BLAME


def test_a_text_is_read_line_by_line_and_marks_stand_where_they_say() -> None:
    text = "The pool ran dry.\nben forgot the cap\n\nhuman error"
    marks = text_marks(READER, text)
    assert [mark.words for mark in marks] == ["ben forgot", "human error"]
    assert all(text[mark.start : mark.end] == mark.words for mark in marks)
