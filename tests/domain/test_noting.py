"""The add line's times: after the one typed before, on the next day, and as people copy them."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmfacilitator.domain.noting import Noted, last_noted, note
from pmfacilitator.domain.rows import Entry
from pmfacilitator.domain.text import clean_line
from pmfacilitator.domain.typed_times import settled, show_time
from tests.builders import dates, entry, incident, stamp, stamps, texts

FIRST = entry("23:50 errors rise")


def noted(line: str, after: Entry | None = FIRST) -> Noted:
    return note(line, after, incident())


def when(read: Noted) -> str:
    assert read.stamp is not None, read.doubt
    date = read.stamp.date_given(incident().date)
    return f"{date:%d} {show_time(read.stamp.time)}"


@pytest.mark.parametrize(
    ("line", "then", "text"),
    [
        ("+5 pager fired", "20 23:55", "pager fired"),
        ("+5m pager fired", "20 23:55", "pager fired"),
        ("+5 min pager fired", "20 23:55", "pager fired"),
        ("+15 pager fired", "21 00:05", "pager fired"),
        ("+1h pager fired", "21 00:50", "pager fired"),
        ("+1h05 pager fired", "21 00:55", "pager fired"),
        ("+1h05m: pager fired", "21 00:55", "pager fired"),
        ("+26h pager fired", "22 01:50", "pager fired"),
        ("+90s pager fired", "20 23:51:30", "pager fired"),
        ("+90 sec - pager fired", "20 23:51:30", "pager fired"),
        ("- +5 pager fired", "20 23:55", "pager fired"),
        ("+0 pager fired", "20 23:50", "pager fired"),
        ("+5", "20 23:55", ""),
    ],
)
def test_a_plus_counts_from_the_time_typed_before(line: str, then: str, text: str) -> None:
    read = noted(line)
    assert (when(read), read.text, read.doubt) == (then, text, "")
    assert read.stamp is not None
    assert read.stamp.typed == line.removeprefix("- ").split(" p")[0].rstrip(":- ")
    assert read.later is not None


@pytest.mark.parametrize(
    "line", ["+5pods came", "+02:00 odd", "++5 odd", "+ 5 odd", "+5% load", "+1.5 GB", "-5 pods"]
)
def test_what_only_looks_like_minutes_later_keeps_its_words(line: str) -> None:
    read = noted(line)
    assert (read.stamp, read.text) == (None, line)


def test_without_a_time_before_it_a_plus_asks_for_one_and_loses_nothing() -> None:
    read = noted("+5 pager fired", after=None)
    assert (read.stamp, read.text) == (None, "+5 pager fired")
    assert "there is none yet" in read.doubt


def test_minutes_pass_over_a_change_of_clocks_as_they_do_in_life() -> None:
    autumn = incident(date="2026-10-25")
    read = note("+2h all clear", entry("01:30 errors rise"), autumn)
    assert read.stamp is not None
    assert show_time(read.stamp.time) == "02:30"
    read = note("+3h all clear", entry("01:30 errors rise"), autumn)
    assert read.stamp is not None
    assert show_time(read.stamp.time) == "03:30"


def test_a_plus_keeps_the_zone_and_the_typed_date_of_what_it_follows() -> None:
    read = note("+30 all clear", entry("2026-11-20 23:50 UTC errors rise"), incident())
    assert read.stamp is not None
    assert (read.stamp.zone, read.stamp.date) == ("UTC", dt.date(2026, 11, 21))


@given(stamps(), st.integers(0, 9999), st.none() | dates())
def test_minutes_later_are_so_many_minutes_later_wherever_both_are_certain(
    before: object, minutes: int, date: dt.date | None
) -> None:
    first = Entry.model_validate({"text": "a", "when": before})
    about = incident(date=date.isoformat() if date else None)
    read = note(f"+{minutes} b", first, about)
    if read.stamp is None:
        assert "out of the calendar" in read.doubt
        return
    start, end = (
        s.instant(about.date, about.timezone) for s in (first.when, read.stamp) if s is not None
    )
    if start and end:
        assert (end - start).total_seconds() == minutes * 60


@pytest.mark.parametrize(
    ("line", "then"),
    [
        ("next day 00:10 pager fired", "21 00:10"),
        ("Next day, 23:55 pager fired", "21 23:55"),
        ("the next day at 2:32 pm pager fired", "21 14:32"),
        ("- next day 14h32 pager fired", "21 14:32"),
        ("next day 2026-11-25 00:10 pager fired", "25 00:10"),
    ],
)
def test_the_next_day_is_the_one_after_the_time_typed_before(line: str, then: str) -> None:
    read = noted(line)
    assert (when(read), read.text) == (then, "pager fired")


def test_the_next_day_counts_from_a_typed_date_too_and_from_the_incidents_if_there_is_no_other() -> (
    None
):
    dated = noted("next day 00:10 all clear", entry("2026-11-22 14:32 errors rise"))
    assert dated.stamp is not None
    assert dated.stamp.date == dt.date(2026, 11, 23)
    assert when(noted("next day 00:10 all clear", after=None)) == "21 00:10"


def test_a_next_day_without_a_time_asks_for_one() -> None:
    read = noted("next day everybody was tired")
    assert (read.stamp, read.text) == (None, "next day everybody was tired")
    assert "needs a time behind it" in read.doubt


@pytest.mark.parametrize(
    ("line", "then", "text", "typed"),
    [
        ("14h32 deploy", "14:32", "deploy", "14h32"),
        ("9h05: deploy", "09:05", "deploy", "9h05"),
        ("[14h32] deploy", "14:32", "deploy", "14h32"),
        ("14h32 UTC deploy", "14:32", "deploy", "14h32 UTC"),
        ("14.32 UTC deploy", "14:32", "deploy", "14.32 UTC"),
        ("14.32 Uhr deploy", "14:32", "deploy", "14.32 Uhr"),
        ("1432 UTC deploy", "14:32", "deploy", "1432 UTC"),
        ("1432Z deploy", "14:32", "deploy", "1432Z"),
        ("~14:32 deploy", "14:32", "~14:32 deploy", "14:32"),
        ("- ≈ 14h32 deploy", "14:32", "≈ 14h32 deploy", "14h32"),
        ("ca. 14:32 deploy", "14:32", "ca. 14:32 deploy", "14:32"),
        ("14h32 - 14:50 deploy", "14:32", "14h32 - 14:50 deploy", "14h32"),
    ],
)
def test_a_time_may_be_written_as_it_was_copied(
    line: str, then: str, text: str, typed: str
) -> None:
    read = noted(line, after=None)
    assert read.stamp is not None, read.doubt
    assert (show_time(read.stamp.time), read.text, read.stamp.typed) == (then, text, typed)


@pytest.mark.parametrize(
    "line",
    [
        "1432 deploys failed",
        "14h32 of downtime",
        "14.5 GB used",
        "2.10 rolled out",
        "10.0.0.1 refused",
        "22h60 odd",
        "25h10 odd",
        "~30 shops call",
        "1432 UTCX odd",
        "ca. nobody knows",
    ],
)
def test_a_number_is_no_time(line: str) -> None:
    read = noted(line)
    assert (read.stamp, read.text, read.doubt) == (None, line, "")


def test_a_number_that_could_be_a_time_is_asked_about() -> None:
    read = noted("22.04 image rolled out")
    assert (read.stamp, read.text) == (None, "22.04 image rolled out")
    assert read.doubt == "“22.04” could be a number; for a time type 22:04."


def test_a_bare_time_finds_its_day_as_before() -> None:
    assert when(noted("00:10 pager fired")) == "21 00:10"
    assert noted("00:10 pager fired").stamp == settled(stamp("00:10"), FIRST.when)


def test_what_was_typed_last_is_the_last_with_a_time() -> None:
    entries = (entry("14:32 a"), entry("13:00 b"), entry("c"))
    assert last_noted(entries) == entries[1]
    assert last_noted(entries[2:]) is None


@given(texts() | st.text("+0123456789hms:.~ zutcUTCnextday-[]", max_size=24), st.booleans())
def test_any_line_can_be_noted_and_loses_no_letter(line: str, has_before: bool) -> None:
    read = note(line, FIRST if has_before else None, incident())
    whole = clean_line(line)
    assert whole.endswith(read.text)
    if read.stamp is None:
        assert read.text == whole
