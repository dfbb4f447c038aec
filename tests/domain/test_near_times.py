"""A line without a time says what in it was meant for one, and nothing where nothing was."""

from __future__ import annotations

import pytest
from hypothesis import given

from pmfacilitator.domain.near_times import near_time
from tests.builders import texts


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("25:99", "“25:99” is no time of day"),
        ("25:99 pager fired", "“25:99” is no time of day"),
        ("24:00 pager fired", "“24:00” is no time of day"),
        ("- [14:60] pager fired", "“14:60” is no time of day"),
        ("~ 14:75 pager fired", "“14:75” is no time of day"),
        ("2026-11-20 25:00 pager fired", "“25:00” is no time of day"),
        ("14:3", "“14:3” is no time of day; minutes have two digits"),
        ("14: pager fired", "“14:” is no time of day; minutes have two digits"),
        ("yesterday 10:00 x", "“yesterday” is no date; type one, as in 2026-11-20 14:32"),
        ("Last Friday at 2 pm", "“Last Friday” is no date; type one, as in 2026-11-20 14:32"),
    ],
)
def test_what_was_meant_for_a_time_is_named(line: str, named: str) -> None:
    assert near_time(line) == named


@pytest.mark.parametrize(
    "line",
    [
        "",
        "-",
        "14",
        "14 pods restarted",
        "pager fired at 25:99",
        "2026-11-20 pager fired",
        "yesterday somebody wrote",
        "30 February 2026 10:00",
        "10.0.0.1:8080 is down",
        "fe80:12:: is down",
        "1:2:3:4 lost",
    ],
)
def test_other_words_are_left_alone(line: str) -> None:
    assert near_time(line) == ""


@given(texts())
def test_any_line_can_be_asked_about(line: str) -> None:
    assert len(near_time(line)) < 100
