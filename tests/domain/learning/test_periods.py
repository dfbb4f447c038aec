from __future__ import annotations

import datetime as dt

import pytest

from pmfacilitator.domain.learning.periods import (
    Period,
    before,
    last,
    month,
    month_of,
    named,
    quarter,
    quarter_of,
    since,
    year_of,
)
from pmfacilitator.errors import InvalidValue


@pytest.mark.parametrize(
    ("period", "words", "first", "final"),
    [
        (month("2026-11"), "November 2026", "2026-11-01", "2026-11-30"),
        (month("2028-2"), "February 2028", "2028-02-01", "2028-02-29"),
        (quarter("2026Q4"), "2026 Q4", "2026-10-01", "2026-12-31"),
        (quarter("2026 q1"), "2026 Q1", "2026-01-01", "2026-03-31"),
        (month_of(dt.date(2026, 12, 31)), "December 2026", "2026-12-01", "2026-12-31"),
        (year_of(dt.date(2028, 2, 29)), "2028", "2028-01-01", "2028-12-31"),
        (quarter_of(dt.date(2026, 6, 30)), "2026 Q2", "2026-04-01", "2026-06-30"),
    ],
)
def test_a_period_has_its_first_and_last_day(
    period: Period, words: str, first: str, final: str
) -> None:
    assert period.words == words
    assert (str(period.since), str(period.until)) == (first, final)
    assert period.holds(dt.date.fromisoformat(first))
    assert period.holds(dt.date.fromisoformat(final))
    assert not period.holds(dt.date.fromisoformat(first) - dt.timedelta(1))
    assert not period.holds(dt.date.fromisoformat(final) + dt.timedelta(1))


def test_since_a_day_or_a_month_it_goes_on() -> None:
    assert since("2026-09-05").words == "since 2026-09-05"
    assert since("2026-09").since == dt.date(2026, 9, 1)
    assert since("2026-09").holds(dt.date(2031, 1, 1))


def test_the_last_few_are_no_stretch_of_time() -> None:
    assert last(5).words == "the last 5 incidents"
    assert last(1).words == "the last incident"
    assert last(5).holds(dt.date(1999, 1, 1))


@pytest.mark.parametrize("text", ["", "2026", "2026-13", "2026-0", "11-2026", "0000-01", "२०२६-११"])
def test_what_is_no_month_is_said_to_be_none(text: str) -> None:
    with pytest.raises(InvalidValue, match="is no month; type it like 2026-11"):
        month(text)


@pytest.mark.parametrize("text", ["2026Q5", "Q4", "2026-4", "0000Q1"])
def test_what_is_no_quarter_is_said_to_be_none(text: str) -> None:
    with pytest.raises(InvalidValue, match="is no quarter; type it like 2026Q4"):
        quarter(text)


@pytest.mark.parametrize("count", [0, -1, 1001])
def test_nobody_reviews_no_incidents_or_thousands(count: int) -> None:
    with pytest.raises(InvalidValue, match="say 1 to 1000"):
        last(count)


@pytest.mark.parametrize(
    "fields",
    [{}, {"since": "2026-01-02", "last": 3}, {"since": "2026-01-02", "until": "2026-01-01"}],
)
def test_a_period_that_makes_no_sense_cannot_be(fields: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="period"):
        Period.model_validate({"words": "x", **fields})


@pytest.mark.parametrize(
    ("typed", "period"),
    [
        (" 2026-11 ", month("2026-11")),
        ("2026 q4", quarter("2026Q4")),
        ("since  2026-09", since("2026-09")),
        ("Since 14 Sep 2026", since("2026-09-14")),
        ("last 5", last(5)),
    ],
)
def test_a_period_is_named_in_one_line(typed: str, period: Period) -> None:
    assert named(typed) == period


@pytest.mark.parametrize(
    "typed", ["", "soon", "since", "since soon", "last five", "last 0", "2026"]
)
def test_what_names_no_period_is_said(typed: str) -> None:
    with pytest.raises(InvalidValue):
        named(typed)


@pytest.mark.parametrize(
    ("day", "months", "first"),
    [
        ("2027-01-31", 1, "2026-12-01"),
        ("2026-11-28", 0, "2026-11-01"),
        ("2026-11-28", 23, "2024-12-01"),
        ("0001-05-01", 12, "0001-01-01"),
    ],
)
def test_months_before_a_day_have_a_first_day(day: str, months: int, first: str) -> None:
    assert before(dt.date.fromisoformat(day), months) == dt.date.fromisoformat(first)
