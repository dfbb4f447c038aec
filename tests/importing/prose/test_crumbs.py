"""All of a stamp is taken off an entry's words, and what it says beyond its time is told."""

from __future__ import annotations

import pytest

from tests.importing.prose.reading import entries, locals_of, texts_of


@pytest.mark.parametrize(
    ("stamp", "time", "note"),
    [
        ("12:54:40–45", "12:54:40", "(until 12:54:45)"),
        ("12:54:40-45:", "12:54:40", "(until 12:54:45)"),
        ("**12:54:04–08** —", "12:54:04", "(until 12:54:08)"),
        ("12:54-57", "12:54", "(until 12:57)"),
        ("12:55:01+", "12:55:01", "(from then on)"),
        ("**12:55+** —", "12:55", "(from then on)"),
        ("12:17 PM, 1:52 PM", "12:17", "(also 13:52)"),
        ("5:12, 6:17, 7:22 PM —", "17:12", "(also 18:17, 19:22)"),
        ("14:05, 14:10:", "14:05", "(also 14:10)"),
        ("11pm-ish UTC,", "23:00", "(approximate time)"),
    ],
)
def test_no_crumb_of_a_stamp_stays_in_the_text(stamp: str, time: str, note: str) -> None:
    text = f"# 2024-03-04\n\n## Timeline\n\n- {stamp} pump fails\n"
    assert texts_of(text) == [f"pump fails {note}"]
    assert locals_of(text) == [f"2024-03-04T{time}"]
    cell = stamp.rstrip(" —:,")
    table = f"| Time | Event |\n|--|--|\n| {cell} | pump fails |\n| 23:50 | pump runs |\n"
    assert texts_of(table)[0] == f"pump fails {note}"


@pytest.mark.parametrize("days", ["Jul 21–22", "Jul 21-22", "July 21st–22nd", "21–22 July"])
def test_a_range_of_days_begins_on_its_first(days: str) -> None:
    text = f"# Pumps (2024)\n\n## Timeline\n\n- {days} pumps are slow\n- Jul 23 all is well\n"
    assert [entry.when.local for entry in entries(text)] == ["2024-07-21", "2024-07-23"]
    assert texts_of(text)[0] == "pumps are slow"


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("14:05, 10 pumps fail", "10 pumps fail"),
        ("14:05 +3 pumps", "+3 pumps"),
        ("14:05 +1 replica", "+1 replica"),
        ("Jul 21 - 22 pumps fail", "22 pumps fail"),
        ("14:05, 2:10 PM shift ends early", "2:10 PM shift ends early"),
    ],
)
def test_a_number_that_belongs_to_the_words_stays(line: str, words: str) -> None:
    text = f"# Pumps 2024\n\n## Timeline\n\n- {line}\n- 14:20 x\n- Jul 23 y\n"
    assert texts_of(text)[0] == words


@pytest.mark.parametrize("stamp", ["00:05 +1:", "00:05 (+1)", "00:05 +1d", "00:05+1", "00:05 +1 -"])
def test_a_number_of_days_behind_a_time_ends_the_stamp(stamp: str) -> None:
    text = f"## Timeline 2024-03-04\n\n- 22:00 off\n- {stamp} bell\n- 00:20 (+1) end\n"
    assert locals_of(text)[1] == "2024-03-05T00:05"
    assert texts_of(text)[1] == "bell"
