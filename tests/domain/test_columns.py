"""How much room text takes, and lines that fit into it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmfacilitator.domain.columns import columns_of, cut, wrapped
from tests.builders import texts


@pytest.mark.parametrize(
    ("text", "columns"), [("", 0), ("abc", 3), ("é", 1), ("e\u0301", 1), ("漢字", 4), ("a漢", 3)]
)
def test_wide_characters_take_two_columns_and_combining_ones_none(text: str, columns: int) -> None:
    assert columns_of(text) == columns


@pytest.mark.parametrize(
    ("text", "columns", "lines"),
    [
        ("", 9, [""]),
        ("one two three", 9, ["one two", "three"]),
        ("one  two", 9, ["one two"]),
        ("https://example.org/a", 9, ["https://example.org/a"]),
        ("at https://example.org/a now", 9, ["at", "https://example.org/a", "now"]),
        ("漢字漢字漢字", 8, ["漢字漢字", "漢字"]),
    ],
)
def test_lines_are_as_long_as_they_may_be(text: str, columns: int, lines: list[str]) -> None:
    assert wrapped(text, columns) == lines


def test_a_long_word_is_broken_where_that_is_asked_for() -> None:
    assert wrapped("a bcdefgh", 3, breaks_words=True) == ["a", "bcd", "efg", "h"]


@given(texts(), st.integers(2, 30))
def test_no_character_is_lost_and_every_line_fits(text: str, columns: int) -> None:
    lines = wrapped(text, columns, breaks_words=True)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(columns_of(line) <= columns for line in lines)


@given(texts(), st.integers(1, 30))
def test_what_is_cut_fits_and_says_so(text: str, columns: int) -> None:
    short = cut(text, columns)
    assert columns_of(short) <= columns
    assert short == text or short.endswith("…")
