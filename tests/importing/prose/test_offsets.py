"""An offset behind `UTC` counts as a whole or not at all, and one of two zones is none."""

from __future__ import annotations

import pytest

from pmfacilitator.importing.prose.zone_words import zone_at, zones_in
from tests.importing.prose.reading import entries, texts_of, utc, utcs_of, warned

_LIST = "- 12:53 pump fails\n- 12:59 pump is back\n"

OFFSETS = [
    ("UTC+3h", "09"),
    ("UTC + 3", "09"),
    ("UTC+3hrs", "09"),
    ("UTC+3 hours", "09"),
    ("UTC plus 3", "09"),
    ("UTC plus three hours", "09"),
    ("GMT minus 5", "17"),
    ("UTC (+2)", "10"),
    ("UTC (+2 hours)", "10"),
    ("UTC, +2", "10"),
    ("UTC - 5", "17"),
    ("Z+2", "10"),
    ("UTC/GMT+2", "10"),
    ("UTC+03", "09"),
    ("UTC+0200", "10"),
    ("UTC–7", "19"),
    ("UTC±0", "12"),
    ("UTC+00:00", "12"),
]
LEFT_OPEN = [
    *("UTC+3:20", "UTC+17", "UTC+1/+2", "UTC+2/UTC+3", "UTC plus some", "UTC plus", "UTC ½"),
    *("UTC 2", "UTC?", "UTC+3 or 4", "UTC±1", "UTC, +2 or so", "UTC+x"),
    *("GMT/BST", "UTC/local", "UTC / CET", "UTC or local", "UTC and local time", "local/UTC"),
    *("two hours ahead of UTC", "+3 UTC"),
]


@pytest.mark.parametrize(("zone", "hour"), OFFSETS)
@pytest.mark.parametrize(
    "document",
    [
        "## Timeline (2024-03-04, {})\n\n" + _LIST,
        "# Pumps 2024-03-04\n\nAll times are {}.\n\n" + _LIST,
        "# Pumps 2024-03-04\n\nTimes are in {}.\n\n" + _LIST,
        "# 2024-03-04\n\n| Time ({}) | Event |\n|--|--|\n| 12:53 | off |\n| 12:59 | on |\n",
    ],
)
def test_an_offset_is_read_in_whatever_way_it_is_written(
    document: str, zone: str, hour: str
) -> None:
    expected = [f"2024-03-04T{hour}:53", f"2024-03-04T{hour}:59"]
    assert utcs_of(document.format(zone)) == expected


@pytest.mark.parametrize("zone", LEFT_OPEN)
@pytest.mark.parametrize(
    "document",
    [
        "## Timeline (2024-03-04, {})\n\n" + _LIST,
        "# Pumps 2024-03-04\n\nAll times are {}.\n\n" + _LIST,
        "# 2024-03-04\n\n| Time ({}) | Event |\n|--|--|\n| 12:53 | off |\n| 12:59 | on |\n",
    ],
)
def test_what_is_not_understood_behind_utc_leaves_the_zone_open(document: str, zone: str) -> None:
    text = document.format(zone)
    assert utcs_of(text) == [None, None]
    assert "certain" in warned(text) or "zone" in warned(text)


@pytest.mark.parametrize(
    ("stamp", "instant"),
    [
        ("10:05 (UTC + 2)", "08:05"),
        ("10:05 UTC+2:", "08:05"),
        ("10:05 GMT plus 1", "09:05"),
        ("10:05 (UTC - 2)", "12:05"),
        ("10:05 UTC-03:30", "13:35"),
        ("10:05 UTC 3", "10:05"),
        ("10:05 UTC (± 5 min)", "10:05"),
        ("10:05 UTC (+/- 5 minutes)", "10:05"),
        ("10:05 UTC - 10:20", "10:05"),
        ("10:05 UTC-10:30 UTC", "10:05"),
    ],
)
def test_an_entry_may_have_its_offset(stamp: str, instant: str) -> None:
    assert utcs_of(f"# 2024-03-04\n\n- {stamp} alerts\n- 10:50 {stamp[6:]} calm\n")[0] == (
        f"2024-03-04T{instant}"
    )


@pytest.mark.parametrize(
    "zone", ["GMT/BST", "UTC+17", "UTC, +2", "UTC (+1)", "UTC-10:30", "UTC +5 min", "UTC or local"]
)
def test_an_entry_whose_offset_is_not_understood_claims_no_instant(zone: str) -> None:
    found = entries(f"# 2024-06-04\n\n- 10:05 {zone} alerts\n- 10:20 {zone} calm\n")
    assert utc(found[0]) is None
    assert found[0].doubt


def test_a_number_behind_a_dash_is_no_offset_where_the_dash_stands_before_words_too() -> None:
    text = "# 2024-03-04\n\n- 10:05 UTC - pump fails\n- 10:09 UTC - 3 pumps fail\n"
    assert utcs_of(text) == ["2024-03-04T10:05", "2024-03-04T10:09"]
    assert texts_of(text) == ["pump fails", "3 pumps fail"]
    alone = "# 2024-03-04\n\n- 10:05 UTC - 3 pumps fail\n- 10:09 UTC - 5 pumps fail\n"
    assert utcs_of(alone) == [None, None]


@pytest.mark.parametrize(
    ("words", "certain"),
    [
        *(("UTC+5.5", "+05:30"), ("UTC+5½", "+05:30"), ("UTC+5 1/2", "+05:30")),
        *(("UTC+5.30", "+05:30"), ("UTC+5.45", "+05:45"), ("UTC+5.75", "+05:45")),
        *(("UTC+530", "+05:30"), ("UTC+5h30", "+05:30"), ("UTC minus nine and a half", "-09:30")),
        *(("UTC+5.2", ""), ("UTC-13", ""), ("UTC+99", "")),
    ],
)
def test_an_offset_may_have_a_part_of_an_hour(words: str, certain: str) -> None:
    found = zone_at(words, 0)
    assert found is not None
    assert found[0].certain == certain


@pytest.mark.parametrize("text", ["non-UTC", "UTC2", "a Z-machine", "not_UTC"])
def test_what_only_holds_the_name_is_no_zone(text: str) -> None:
    assert zones_in(text) == []


@pytest.mark.parametrize(
    "above",
    [
        "All log timestamps are UTC. Chat times are Berlin.",
        "Log timestamps are UTC.",
        "Times are in non-UTC.",
        "Times are UTC. Times in Slack are Berlin's. Times are CET.",
        "All times UTC (CET).",
        "All times UTC (BST).",
        "All times CST / UTC.",
    ],
)
def test_two_zones_or_the_zone_of_something_else_settle_nothing(above: str) -> None:
    assert utcs_of(f"# Pumps 2024-03-04\n\n{above}\n\n{_LIST}") == [None, None]


@pytest.mark.parametrize(
    "note",
    [
        "Europe/Athens, 2024-07-04; log timestamps UTC+3h",
        "Europe/Athens, 2024-07-04, UTC+3",
        "EEST, UTC+3",
        "Europe/Athens, 2024-07-04; log timestamps UTC",
    ],
)
def test_a_zone_stays_where_another_note_agrees_or_is_of_something_else(note: str) -> None:
    text = f"# Pumps 2024-07-04\n\n## Timeline ({note})\n\n{_LIST}"
    assert utcs_of(text) == ["2024-07-04T09:53", "2024-07-04T09:59"]


def test_two_notes_that_do_not_agree_claim_nothing() -> None:
    text = f"# Pumps 2024-07-04\n\n## Timeline (Europe/Athens, 2024-07-04; UTC+2)\n\n{_LIST}"
    assert utcs_of(text) == [None, None]
