"""What was found is told in four shapes, whatever it is."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from pmfacilitator.cli.timeline_table import MILESTONE, aligned, markdown, tabbed
from pmfacilitator.domain.rows import Milestone
from pmfacilitator.importing.found import Found, Imported, Remark
from pmfacilitator.importing.told import to_json
from tests.builders import texts
from tests.importing.test_placing import found, founds

NAMES = ["local", "utc", "zone", "text", "milestone", "line", "kind"]


def header(*entries: Found) -> tuple[str, ...]:
    return aligned(entries)[0]


def test_one_zone_stands_above_the_times_and_several_behind_them() -> None:
    one = found("2026-11-20 14:32", zone="Europe/Berlin")
    day = found("2026-11-20")
    assert header(one, day) == ("TIME (EUROPE/BERLIN)", "UTC", "WHAT HAPPENED")
    other = found("14:40", zone_words="CST")
    names, rows = aligned([one, day, other, found("14:41"), found("")])
    assert names == ("TIME", "UTC", "WHAT HAPPENED")
    assert [row[:2] for row in rows] == [
        ("2026-11-20 14:32 Europe/Berlin", "13:32"),
        ("2026-11-20", ""),
        ("14:40 CST", ""),
        ("14:41", ""),
        ("", ""),
    ]


def test_utc_has_its_day_only_where_that_is_another_one() -> None:
    late = found("2026-11-20 00:10", zone="Europe/Berlin")
    assert aligned([late])[1] == [("2026-11-20 00:10", "2026-11-19 23:10", "pager fired")]


def test_a_column_that_would_be_empty_is_left_away() -> None:
    assert header(found("2026-11-20 14:32", zone="UTC")) == ("TIME (UTC)", "WHAT HAPPENED")
    assert header(found("")) == ("WHAT HAPPENED",)
    detected = found("", milestone=Milestone.DETECTED)
    assert header(detected) == (MILESTONE, "WHAT HAPPENED")
    assert "Source" in markdown([found("", source="Chat")])
    assert "Source" not in markdown([found("")])


def test_a_day_without_its_year_is_told_as_far_as_it_is_known() -> None:
    [row] = tabbed([found("08-24 17:58", zone_words="PST")])
    assert row == ("08-24T17:58", "", "PST", "", "pager fired")


def test_only_a_page_is_linked() -> None:
    assert "[Chat](https://example.org)" in markdown(
        [found("", source="Chat", url="https://example.org")]
    )
    assert "javascript" not in markdown([found("", source="Chat", url="javascript:x")])


@given(st.lists(founds(), max_size=4), st.lists(texts(), max_size=2))
def test_whatever_was_found_can_be_told(entries: list[Found], warnings: list[str]) -> None:
    remarks = tuple(Remark(words, 3) for words in warnings)
    told = json.loads(to_json(Imported("text", tuple(entries), remarks)))
    assert [list(record) for record in told["entries"]] == [NAMES] * len(entries)
    assert len(told["warnings"]) == len(warnings)
    cells = [cell for row in (*tabbed(entries), *aligned(entries)[1]) for cell in row]
    assert not any(set(cell) & set("\t\r\n\x1b") for cell in cells)
    assert len(aligned(entries)[1]) == len(entries)
    lines = [line for line in markdown(entries).splitlines() if line.startswith("|")]
    assert len(lines) == (len(entries) + 2 if entries else 0)
