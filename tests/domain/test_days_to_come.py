"""Days to come, as they are said in a meeting on Wednesday, 25 November 2026."""

from __future__ import annotations

import datetime as dt

import pytest

from pmfacilitator.domain.days_to_come import day_to_come, due_at_the_end

WEDNESDAY = dt.date(2026, 11, 25)


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("today", dt.date(2026, 11, 25)),
        ("Tomorrow", dt.date(2026, 11, 26)),
        ("Friday", dt.date(2026, 11, 27)),
        ("fri", dt.date(2026, 11, 27)),
        ("tuesday.", dt.date(2026, 12, 1)),
        ("Wednesday", dt.date(2026, 12, 2)),
        ("3 Dec", dt.date(2026, 12, 3)),
        ("Dec 3", dt.date(2026, 12, 3)),
        ("December 3rd", dt.date(2026, 12, 3)),
        ("25 November", dt.date(2026, 11, 25)),
        ("24 Nov", dt.date(2027, 11, 24)),
        ("29 Feb", dt.date(2028, 2, 29)),
        ("2026-12-01", dt.date(2026, 12, 1)),
        ("1 Dec 2026", dt.date(2026, 12, 1)),
        ("Dec 1, 2026", dt.date(2026, 12, 1)),
        ("20 Nov 2026", dt.date(2026, 11, 20)),
    ],
)
def test_a_day_to_come_is_read_as_it_is_said(said: str, day: dt.date) -> None:
    assert day_to_come(said, WEDNESDAY) == day


@pytest.mark.parametrize(
    "said",
    ["", "next Friday", "mo", "hand", "31 Nov", "3", "12/1", "2026", "the end", "Friday morning"],
)
def test_what_is_no_day_or_could_be_two_is_none(said: str) -> None:
    assert day_to_come(said, WEDNESDAY) is None


@pytest.mark.parametrize("weekday", range(7))
def test_a_weekday_is_never_today_and_never_more_than_a_week_ahead(weekday: int) -> None:
    today = WEDNESDAY + dt.timedelta(days=weekday)
    for name in ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"):
        day = day_to_come(name, today)
        assert day is not None
        assert 1 <= (day - today).days <= 7
        assert f"{day:%A}".casefold() == name


@pytest.mark.parametrize(
    ("text", "words", "day"),
    [
        ("Cap connections by Friday", "Cap connections", dt.date(2026, 11, 27)),
        ("Cap them, by 3 Dec", "Cap them", dt.date(2026, 12, 3)),
        ("Sort by name by tomorrow", "Sort by name", dt.date(2026, 11, 26)),
        ("Sort rows by date", "Sort rows by date", None),
        ("by Friday", "by Friday", None),
        ("Stand by 2026", "Stand by 2026", None),
    ],
)
def test_the_day_stands_behind_the_last_by(text: str, words: str, day: dt.date | None) -> None:
    assert due_at_the_end(text, WEDNESDAY) == (words, day)
