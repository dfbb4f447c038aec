"""Which entry is the oldest, and on which day each was, where only some of it is said."""

from __future__ import annotations

import pytest

from tests.importing.prose.reading import locals_of, utcs_of, warned

_ABOVE = "# Pumps\n\nDate: 2024-01-22\n\nAll times UTC.\n\n"


def _list(*times: str) -> str:
    return _ABOVE + "".join(f"- {time} pump {number}\n" for number, time in enumerate(times))


def test_one_night_is_a_lesser_thing_than_a_list_told_backwards() -> None:
    text = _list("09:42", "21:58", "10:15", "10:25")
    assert locals_of(text) == [
        "2024-01-22T09:42",
        "2024-01-22T21:58",
        "2024-01-23T10:15",
        "2024-01-23T10:25",
    ]
    assert utcs_of(text)[0] == "2024-01-22T09:42"


@pytest.mark.parametrize(
    "times",
    [
        ("23:40", "00:25", "23:55", "00:40"),
        ("23:50", "00:10", "23:55"),
        ("10:00", "01:00", "11:00", "02:00", "12:00"),
    ],
)
def test_where_both_orders_explain_the_times_as_well_no_instant_is_claimed(
    times: tuple[str, ...],
) -> None:
    assert set(utcs_of(_list(*times))) == {None}
    assert "newest is not certain" in warned(_list(*times))


@pytest.mark.parametrize(
    "times",
    [
        ("9:45am", "10:25pm", "10:40am"),
        ("9:45am", "7:30pm", "10:40am"),
        ("09:45", "22:25", "10:40"),
    ],
)
def test_a_half_that_may_be_misprinted_is_doubted_with_the_step_back_behind_it(
    times: tuple[str, ...],
) -> None:
    assert utcs_of(_list(*times)) == ["2024-01-22T09:45", None, None]


def test_a_night_that_is_short_enough_is_certain() -> None:
    assert utcs_of(_list("14:00", "22:30", "09:20")) == [
        "2024-01-22T14:00",
        "2024-01-22T22:30",
        "2024-01-23T09:20",
    ]


@pytest.mark.parametrize(
    ("times", "certain"),
    [
        (("22:00", "23:00", "23:40", "00:25", "23:55", "00:40", "00:50", "01:00"), 4),
        (("00:20", "00:30", "00:40", "23:55", "00:45", "00:50"), 3),
    ],
)
def test_a_wait_of_nearly_a_day_beside_a_midnight_is_a_doubt(
    times: tuple[str, ...], certain: int
) -> None:
    instants = utcs_of(_list(*times))
    assert all(instants[:certain])
    assert not any(instants[certain:])


def test_a_list_told_backwards_stays_one() -> None:
    assert locals_of(_list("10:40", "10:30", "09:20", "08:25")) == [
        f"2024-01-22T{time}" for time in ("10:40", "10:30", "09:20", "08:25")
    ]
    assert set(utcs_of(_list("00:40", "00:10", "23:50", "22:10"))) == {None}


def test_numbers_that_are_in_order_both_ways_claim_no_instant() -> None:
    text = "All times UTC.\n\n- {}/2024 10:00 a\n- {}/2024 10:05 b\n- {}/2024 09:00 c\n"
    for days in (("05/06", "05/06", "05/07"), ("06/05", "07/05", "08/05")):
        assert utcs_of(text.format(*days)) == [None] * 3
        assert "which the month is likely only" in warned(text.format(*days))
    assert utcs_of(text.format("05/12", "05/12", "05/13"))[-1] == "2024-05-13T09:00"
    written = "On 6 May 2024 pumps ran dry.\n\n" + text
    assert utcs_of(written.format("05/06", "05/06", "05/07"))[-1] == "2024-05-07T09:00"
