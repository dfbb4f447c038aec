from __future__ import annotations

import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from pmfacilitator.importing.found import Choices
from pmfacilitator.importing.prose import read_chat, read_prose

SNIPPETS = (
    "10:00", "24:00", "22:XX", "--:--", "2:32 PM", "noon", "0947", "11.07", "13h30", "2024-03-04",
    "0001-01-01", "9999-12-31 23:59", "07/08/16", "31/12/99", "Feb 30", "Mar 4", "4th March 2024",
    "Tuesday", "next day", "Day 3", "Day 99", "UTC", "CST", "EDT (17:14 UTC)", "+05:30", "Denver -",
    "~", "-", "–", " to ", "(+1)", "ca. ", "At ", "- ", "* ", "• ", "1. ", "> ", "### ", "== ", "| ",
    "|---|---|", "\n", "\n\n", "\n    ", "```\n", "---\n", "+++\n", "**", "`", "_", "[", "](http://x)",
    "[[", "]]", "<br>", "<li>", "<!--", "-->", "&amp;", "Ana [2:32 PM]", "Ana  2:32 PM\n", "Timeline\n",
    "## Timeline (PST)\n", "Root cause\n", "date: 2024-03-04\n", "pump off. ", "All times in UTC. ",
    "\x00", "\x1b[2J", "\u2028", "\ud800", "²³", "٣:٤٥",
)  # fmt: skip
SOUP = st.lists(st.sampled_from(SNIPPETS), max_size=60).map("".join)
TEXTS = st.text(max_size=300) | SOUP
CHOICES = st.builds(
    Choices,
    date=st.none() | st.sampled_from([dt.date.min, dt.date(2024, 3, 4), dt.date.max]),
    zone=st.sampled_from([None, "UTC", "Europe/Berlin", "-05:00"]),
    everything=st.booleans(),
)
NAMES = st.sampled_from(["", "2024-03-04.md", "2024-02-30.txt", "99999999", "\ud800"])


@settings(max_examples=300, deadline=None)
@given(text=TEXTS, choices=CHOICES, name=NAMES)
def test_no_text_makes_it_raise_and_all_that_comes_out_is_clean(
    text: str, choices: Choices, name: str
) -> None:
    read = read_prose(text, choices, name)
    last = text.count("\n") + 1 + sum(text.count(mark) for mark in "\r\v\f\x85\u2028\u2029")
    assert len({entry.key for entry in read.entries}) == len(read.entries)
    for entry in read.entries:
        assert 1 <= entry.line <= last
        assert "\n" not in entry.text
        assert "\x1b" not in entry.text
        assert entry.when.utc is None or (entry.when.date is not None and entry.when.zone)
    read_chat(text, choices, name)


@settings(max_examples=150, deadline=None)
@given(text=SOUP, choices=CHOICES)
def test_choices_change_neither_what_is_found_nor_its_keys(text: str, choices: Choices) -> None:
    plain = read_prose(text, Choices(everything=choices.everything), "")
    chosen = read_prose(text, choices, "")
    assert [entry.key for entry in chosen.entries] == [entry.key for entry in plain.entries]
    assert [entry.text for entry in chosen.entries] == [entry.text for entry in plain.entries]


@settings(max_examples=150, deadline=None)
@given(text=SOUP, date=st.just(dt.date(2024, 3, 4)))
def test_what_was_certain_without_a_choice_stays_as_it_was(text: str, date: dt.date) -> None:
    plain = read_prose(text, Choices(), "").entries
    chosen = read_prose(text, Choices(date=date, zone="Asia/Tokyo"), "").entries
    for before, after in zip(plain, chosen, strict=True):
        if before.when.utc is not None:
            assert after.when.utc == before.when.utc


def test_ten_thousand_lines_are_all_read() -> None:
    lines = (
        f"- {at // 60 % 24:02}:{at % 60:02} pump {at} was seen by `Ana`" for at in range(10_000)
    )
    read = read_prose("## Timeline 2024-03-04 (UTC)\n" + "\n".join(lines), Choices(), "")
    assert len(read.entries) == 10_000
    assert read.entries[-1].when.date == dt.date(2024, 3, 10)


def test_lines_without_an_end_do_not_hold_it_up() -> None:
    for part in (
        "[",
        "(",
        "*",
        "_a",
        "`",
        "<",
        "|",
        "10:00 ",
        "- ",
        ">",
        "&",
        "=",
        "a: ",
        "1",
        "[[",
        "![",
    ):
        read_prose(part * 50_000, Choices(), "")
