from __future__ import annotations

import textwrap

import pytest

from pmfacilitator.importing.prose.unwrapping import is_torn
from tests.importing.prose.reading import entries, read, utcs_of

STORY = [
    ("14:02 UTC", "The pump for basin 1 stopped and nobody noticed that it did"),
    ("14:32 UTC", "Operators see the pressure fall in valve 1"),
    ("15:07 UTC", "We swapped the motor, then restarted server 2"),
    ("23:15 UTC", "All of the basins are full again after 1"),
]
INSTANTS = [f"2026-11-19T{stamp[:5]}" for stamp, _ in STORY]


def _story(between: str, before: str = "") -> str:
    return between.join(f"{before}{stamp} {words}" for stamp, words in STORY)


def _page(body: str) -> str:
    return f"# Dry, 2026-11-19\n\n## Timeline\n\n{body}\n"


@pytest.mark.parametrize("width", range(40, 100, 7))
@pytest.mark.parametrize("between", ["<br/>", " <br> ", "<br />\n"])
@pytest.mark.parametrize("before", ["", "2026-11-19 "])
def test_entries_parted_by_breaks_survive_being_wrapped_between_words(
    width: int, between: str, before: str
) -> None:
    body = "\n".join(textwrap.wrap(_story(between, before), width))
    assert utcs_of(_page(body)) == INSTANTS


@pytest.mark.parametrize("width", [44, 63, 70])
def test_entries_parted_by_breaks_survive_being_wrapped_within_stamps(width: int) -> None:
    story = _story("<br/>")
    body = "\n".join(story[at : at + width] for at in range(0, len(story), width))
    found = entries(_page(body))
    assert utcs_of(_page(body)) == INSTANTS
    assert [entry.text for entry in found] == [words for _, words in STORY]


def test_the_halves_of_a_stamp_are_put_together() -> None:
    body = "14:02 UTC off<br/>14:3\n2 UTC falls<br/>15:07\nUTC on"
    assert utcs_of(_page(body)) == ["2026-11-19T14:02", "2026-11-19T14:32", "2026-11-19T15:07"]


def test_no_line_that_begins_with_the_rest_of_a_stamp_is_an_entry() -> None:
    body = "13:58 UTC The pump was off, and the operators of the basin saw that from 1\n4:32 on.\n"
    assert utcs_of(_page(body + "15:07 UTC on")) == ["2026-11-19T13:58", "2026-11-19T15:07"]


def test_numbers_of_one_digit_at_the_end_of_a_line_are_no_stamps_where_hours_have_one() -> None:
    body = "9:58 UTC opened valve 1\n9:59 UTC opened valve 2\n10:20 UTC on\n"
    assert len(utcs_of(_page(body))) == 3


def test_lines_that_end_with_a_break_stay_as_they_are() -> None:
    body = "10:00 UTC off<br>\n10:05 UTC falls<br>again\n10:20 UTC on"
    found = entries(_page(body))
    assert [entry.when.local for entry in found] == [
        "2026-11-19T10:00",
        "2026-11-19T10:05",
        "2026-11-19T10:20",
    ]


def test_an_entry_of_a_wrapped_paragraph_knows_its_line() -> None:
    body = "10:00 UTC the pump is off\nand dry<br/>10:05 UTC it\nfalls<br/>10:20 UTC it\nis on"
    assert [entry.line for entry in read(_page(body)).entries] == [5, 6, 7]


@pytest.mark.parametrize(
    ("before", "after", "torn"),
    [
        ("at 14:3", "2 UTC", True),
        ("at 1", "4:32 UTC", True),
        ("at 14", ":32", True),
        ("on 2026-11-1", "9 14:02", True),
        ("at 14:32", "5 pumps", False),
        ("pump 3", "4 of them", False),
        ("on 2026-11-19", "14:02", False),
        ("", "14:02", False),
    ],
)
def test_a_line_that_ends_within_a_stamp_is_told(before: str, after: str, torn: bool) -> None:
    assert is_torn(before, after) is torn
