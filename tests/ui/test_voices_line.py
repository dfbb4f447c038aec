"""Whose voice a step has heard, in one line: a shape and a word for each, as full as fits."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmfacilitator.domain.rows import Voice
from pmfacilitator.domain.voices import Heard
from pmfacilitator.widgets.voices_line import fitting, short_names


def heard(**roles: bool) -> list[Heard]:
    named = {name.replace("_", " "): here for name, here in roles.items()}
    return [Heard(Voice(role=n), n, here=here, in_meeting=here) for n, here in named.items()]


ROOM = heard(Engineering=True, Product=False, Customer_Success=False, Support=True)


@pytest.mark.parametrize(
    ("width", "line"),
    [
        (60, "● Engineering  ○ Product  ○ Customer Success  ● Support"),
        (54, "● Engineering  ○ Product  ○ CS  ● Support"),
        (40, "● Eng.  ○ Product  ○ CS  ● Support"),
        (31, "● Eng.  ○ Prod.  ○ CS  ● Supp."),
        (29, "○ Prod.  ○ CS  ● 2 heard"),
        (20, "○ 2 quiet  ● 2 heard"),
        (3, "○ 2 quiet  ● 2 heard"),
    ],
)
def test_what_does_not_fit_is_said_in_fewer_words(width: int, line: str) -> None:
    assert fitting(ROOM, width) == line


def test_where_all_are_heard_or_none_nothing_is_said_of_the_others() -> None:
    assert fitting(heard(Engineering=True, Product=True), 12) == "● 2 heard"
    assert fitting(heard(Engineering=False, Product=False), 12) == "○ 2 quiet"
    assert fitting([], 12) == ""


def test_names_that_would_be_the_same_when_short_stay_whole() -> None:
    assert short_names(["Customer Success", "Core Systems", "Leadership"]) == [
        "Customer Success",
        "Core Systems",
        "Lead.",
    ]
    assert short_names(["Design", "Design & Research", "Operations"]) == ["Design", "DR", "Oper."]


@given(st.lists(st.text(min_size=1), unique=True, max_size=6), st.integers(0, 90))
def test_a_line_names_whoever_is_quiet_as_long_as_that_fits(names: list[str], width: int) -> None:
    room = [Heard(Voice(role=n), n, here=False, in_meeting=False) for n in names]
    line = fitting(room, width)
    assert "\n" not in line
    assert line.count("○") >= (len(names) > 0)
