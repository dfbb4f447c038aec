"""Lists over a library: what is asked for, what is due, one row by the beginning of its id."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pmfacilitator.domain.learning.listed import (
    ActionListed,
    InsightListed,
    Wanted,
    actions_in,
    insights_in,
)
from pmfacilitator.domain.learning.naming import the_one
from pmfacilitator.domain.learning.seeing import seen_of
from pmfacilitator.domain.learning.seen import MeetingSeen
from pmfacilitator.domain.learning.shapes import array_schema, plain
from pmfacilitator.domain.meeting import Meeting
from pmfacilitator.domain.rows import Action, ActionStatus, Insight, InsightStatus, Lens
from pmfacilitator.errors import NotFound
from tests.builders import incident, meeting, meetings, row_id

TODAY = dt.date(2026, 12, 1)
DAY = dt.timedelta(1)
POLLS, DOCS, OLD, CAP, ALERT, REST = (row_id(n) for n in range(20, 26))


def library() -> Iterator[MeetingSeen]:
    payouts = meeting(
        incident=incident("Payouts stood still", date="2026-11-20", severity="P1"),
        insights=(
            Insight(id=POLLS, learned="Resellers poll", lens=Lens.REAL_USAGE, owner="Jo Brandt"),
            Insight(id=DOCS, learned="The docs end early", check_back=TODAY),
        ),
        actions=(
            Action(id=REST, what="Rest"),
            Action(id=CAP, what="Cap connections", due=TODAY, owner="Mara", answers=POLLS),
            Action(id=ALERT, what="Alert", due=TODAY - DAY),
        ),
    )
    logins = meeting(
        id=row_id(3),
        incident=incident("", date=None),
        created=dt.datetime(2026, 9, 2, 23, 0, tzinfo=dt.UTC),
        insights=(
            Insight(
                id=OLD,
                learned="They log in at nine",
                check_back=TODAY - DAY,
                status=InsightStatus.SHIPPED,
            ),
        ),
        actions=(
            Action(
                id=row_id(30), what="Wait", due=TODAY - DAY, status=ActionStatus.DONE, owner="Jo"
            ),
        ),
    )
    return iter((seen_of(payouts), seen_of(logins)))


def insights(**wanted: Any) -> list[str]:
    return [row.id for row in insights_in(library(), TODAY, Wanted(**wanted))]


def actions(**wanted: Any) -> list[str]:
    return [row.id for row in actions_in(library(), TODAY, Wanted(**wanted))]


def test_what_is_due_comes_first_then_the_newest() -> None:
    assert insights() == [OLD, DOCS, POLLS]
    assert actions() == [ALERT, CAP, REST, row_id(30)]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({"is_due": True}, [OLD, DOCS]),
        ({"is_overdue": True}, [OLD]),
        ({"owner": "brandt jo"}, [POLLS]),
        ({"lens": "real_usage"}, [POLLS]),
        ({"lens": "usage"}, [POLLS]),
        ({"since": dt.date(2026, 10, 1)}, [DOCS, POLLS]),
        ({"is_open": True, "owner": "nobody"}, []),
    ],
)
def test_insights_are_chosen_by_what_is_asked(wanted: dict[str, object], found: list[str]) -> None:
    assert insights(**wanted) == found


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({"is_open": True}, [ALERT, CAP, REST]),
        ({"is_due": True}, [ALERT, CAP]),
        ({"is_overdue": True}, [ALERT]),
        ({"lens": "real usage"}, [CAP]),
        ({"owner": "jo"}, [row_id(30)]),
        ({"since": dt.date(2026, 9, 2)}, [ALERT, CAP, REST, row_id(30)]),
    ],
)
def test_actions_are_chosen_by_what_is_asked(wanted: dict[str, object], found: list[str]) -> None:
    assert actions(**wanted) == found


def test_a_row_says_which_incident_taught_it() -> None:
    first, *_ = insights_in(library(), TODAY)
    assert (first.incident, first.date, first.meeting) == (
        "Untitled incident",
        dt.date(2026, 9, 2),
        row_id(3),
    )
    cap = next(row for row in actions_in(library(), TODAY) if row.id == CAP)
    assert (cap.answers, cap.lens) == ("Resellers poll", "real_usage")
    assert (cap.incident, cap.severity) == ("Payouts stood still", "P1")


def test_one_row_is_named_by_any_unique_beginning_of_its_id() -> None:
    rows = insights_in(library(), TODAY)
    assert the_one(rows, POLLS, "insight").id == POLLS
    assert the_one(rows, f" {DOCS.upper()} ", "insight").id == DOCS
    with pytest.raises(NotFound) as several:
        the_one(rows, POLLS[:9], "insight")
    assert "begins the ids of 3 insights" in str(several.value)
    for nothing in ("zzz", ""):
        with pytest.raises(NotFound, match="`insights` lists them"):
            the_one(rows, nothing, "insight")


@settings(max_examples=40)
@given(st.lists(meetings(), max_size=2))
def test_what_is_printed_is_what_the_schema_says(held: list[Meeting]) -> None:
    seen = [seen_of(each) for each in held]
    for shape, rows in (
        (InsightListed, insights_in(seen, TODAY)),
        (ActionListed, actions_in(seen, TODAY)),
    ):
        schema = array_schema("Rows", "Rows of a library.", shape)
        jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker()).validate(
            [plain(row) for row in rows]
        )
