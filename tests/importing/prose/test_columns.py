"""A second column of times: an end, another clock, or how long something took."""

from __future__ import annotations

import pytest

from tests.importing.prose.reading import texts_of, utcs_of

_ABOVE = "# Pumps 2024-03-04\n\n"


def _table(*heads: str, second: str = "11:05") -> str:
    head = f"| {' | '.join(heads)} |\n|{'--|' * len(heads)}\n"
    return f"{_ABOVE}{head}| 10:00 | {second} | off |\n| 10:10 | {second} | on |\n"


@pytest.mark.parametrize(
    "head", ["End", "End (UTC)", "Ended at", "Until", "To", "End time", "Time of end"]
)
def test_only_a_column_that_is_called_so_is_the_end(head: str) -> None:
    assert texts_of(_table("Start (UTC)", head, "Event"))[0] == "off (until 11:05)"


@pytest.mark.parametrize(
    "head", ["Local time", "Time (Berlin)", "Time (CET)", "Berlin time", "Local"]
)
def test_another_clock_of_the_same_moment_adds_nothing(head: str) -> None:
    second = "11:00" if "CET" in head else "11:05"
    text = _table("Time (UTC)", head, "Event", second=second)
    assert texts_of(text)[0] == "off"
    assert utcs_of(text)[0] == "2024-03-04T10:00"


@pytest.mark.parametrize("head", ["Elapsed", "Duration", "Time to detect", "Fixed", "Time since"])
def test_what_is_neither_is_told_with_its_name(head: str) -> None:
    text = _table("Time (UTC)", head, "Event", second="0:05")
    assert texts_of(text)[0] == f"off — {head} 0:05"
    assert utcs_of(text)[0] == "2024-03-04T10:00"


def test_how_long_it_took_is_no_time_where_it_stands_first_either() -> None:
    head = "| Elapsed | Time (UTC) | Event |\n|--|--|--|\n"
    text = f"{_ABOVE}{head}| 0:00 | 11:00 | off |\n| 0:05 | 11:05 | on |\n"
    assert utcs_of(text) == ["2024-03-04T11:00", "2024-03-04T11:05"]
