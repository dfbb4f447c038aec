"""Times are read as people type them; what could mean two things is asked about, never guessed."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from pmfacilitator.domain.stamps import MOST_DAYS, Stamp
from pmfacilitator.domain.text import clean_line
from pmfacilitator.domain.typed_dates import read_date
from pmfacilitator.domain.typed_times import (
    read_entry,
    read_stamp,
    settled,
    show_date,
    show_stamp,
    show_time,
    write_stamp,
)
from pmfacilitator.domain.zones import ABBREVIATIONS
from pmfacilitator.errors import InvalidValue
from tests.builders import dates, stamp, stamps, texts, wall_times

FRIDAY = dt.date(2026, 11, 20)
MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
    *("October", "November", "December"),
)


def refusal(typed: str) -> str:
    with pytest.raises(InvalidValue) as caught:
        read_stamp(typed)
    return str(caught.value)


@pytest.mark.parametrize(
    ("typed", "time"),
    [
        ("14:32", "14:32:00"),
        ("9:05", "09:05:00"),
        ("00:00", "00:00:00"),
        ("23:59:59", "23:59:59"),
        ("14:32:05.678", "14:32:05"),
        ("14:32:05,678", "14:32:05"),
        ("2:32pm", "14:32:00"),
        ("2:32 PM", "14:32:00"),
        ("2:32:05 p.m.", "14:32:05"),
        ("02:32\u202fPM", "14:32:00"),
        ("2 pm", "14:00:00"),
        ("2AM", "02:00:00"),
        ("12 am", "00:00:00"),
        ("12:05 am", "00:05:00"),
        ("12:05 pm", "12:05:00"),
        ("0:25:59 AM", "00:25:59"),
        ("  14:32  ", "14:32:00"),
    ],
)
def test_a_time_of_day_is_read(typed: str, time: str) -> None:
    read = read_stamp(typed)
    assert (read.time, read.date, read.zone) == (dt.time.fromisoformat(time), None, None)
    assert read.typed == clean_line(typed)


@pytest.mark.parametrize(
    "typed",
    [
        "2026-11-20 14:32",
        "2026-11-20T14:32",
        "2026-11-20t14:32:00",
        "2026/11/20 14:32",
        "2026-11-20, 14:32",
        "2026-11-20 - 14:32",
        "2026-11-20 at 2:32 pm",
        "20 Nov 2026 14:32",
        "20 november 2026, 14:32",
        "20th Nov. 2026 14:32",
        "Nov 20, 2026 2:32 pm",
        "November 20th, 2026 at 2:32 PM",
        "NOV 20 2026 14:32",
    ],
)
def test_a_date_before_the_time_is_read(typed: str) -> None:
    assert read_stamp(typed) == Stamp(time=dt.time(14, 32), date=FRIDAY, typed=typed)


@pytest.mark.parametrize(
    ("typed", "zone"),
    [
        ("14:32 UTC", "UTC"),
        ("14:32 utc", "UTC"),
        ("14:32Z", "UTC"),
        ("14:32 z", "UTC"),
        ("14:32 GMT", "UTC"),
        ("14:32 (UTC)", "UTC"),
        ("14:32 UTC+2", "+02:00"),
        ("14:32 UTC-05:30", "-05:30"),
        ("14:32 GMT+0200", "+02:00"),
        ("14:32+02:00", "+02:00"),
        ("14:32 +02:00", "+02:00"),
        ("14:32 +0200", "+02:00"),
        ("14:32 -05:00", "-05:00"),
        ("2026-11-20T14:32:05Z", "UTC"),
        ("2026-11-20T14:32+02:00", "+02:00"),
        ("2026-11-20T14:32-05:00", "-05:00"),
        ("2026-11-20T14:32+02", "+02:00"),
        ("2026-11-20 14:32:05-05:00", "-05:00"),
        ("2026-11-20 14:32 +1000", "+10:00"),
        ("2:32 pm Europe/Berlin", "Europe/Berlin"),
        ("14:32 europe/berlin", "Europe/Berlin"),
        ("14:32 America/Argentina/Buenos_Aires", "America/Argentina/Buenos_Aires"),
        ("20 Nov 2026 2 pm Asia/Kolkata", "Asia/Kolkata"),
    ],
)
def test_a_zone_behind_the_time_is_read(typed: str, zone: str) -> None:
    assert read_stamp(typed).zone == zone


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "is no time; type it like 14:32"),
        ("soon", "“soon” is no time; type it like 14:32"),
        ("24:10", "is no time"),
        ("14:60", "is no time"),
        ("23:59:60", "is no time"),
        ("1432", "is no time"),
        ("14", "is no time"),
        ("14.32", "is no time"),
        ("١٤:٣٢", "is no time"),
        ("pager at 14:32", "is no time"),
        ("14:32 pm", "“pm” is no zone"),
        ("14:32 pager fired", "“pager fired” is no zone"),
        ("14:32 Berlin", "“Berlin” is no zone; type UTC, +02:00 or Europe/Berlin."),
        ("14:32 Europe/Berlinn", "“Europe/Berlinn” is no zone"),
        ("14:32 +15:00", "“+15:00” is no zone"),
        ("2026-11-20", "“2026-11-20” needs a time too, as in 2026-11-20 14:32."),
        ("2026-02-30 14:32", "There is no “2026-02-30” in the calendar."),
        ("0000-01-01 14:32", "There is no “0000-01-01” in the calendar."),
        ("31 Nov 2026 14:32", "There is no “31 Nov 2026” in the calendar."),
        (
            "07/08/2026 14:32",
            "“07/08/2026” does not say which is the month; type it like 2026-11-20",
        ),
        ("7.8.26 14:32", "“7.8.26” does not say which is the month"),
        ("07-08-2026 2 pm", "“07-08-2026” does not say which is the month"),
        ("7/8 14:32", "“7/8” does not say which is the month"),
        ("07/08/2026", "does not say which is the month"),
        ("Nov 20 14:32", "“Nov 20” needs its year, as in 20 Nov 2026."),
        ("20 Nov, 2:32 pm", "“20 Nov” needs its year"),
        ("20 Nov", "“20 Nov” needs its year"),
        ("14:32 CST", "CST can mean more than one zone; type one like Europe/Berlin"),
        ("14:32 (pst)", "PST can mean more than one zone"),
        ("2026-11-20 2:32 PM BST", "BST can mean more than one zone"),
        ("09:00-09:30", "is a stretch of time; type only when it began."),
        ("09:00 to 09:30", "is a stretch of time"),
        ("2:30-3:15 pm", "“2:30-3:15 pm” needs am or pm on both times."),
        ("14:32-05:00", "could end in a time or a zone; type “to 05:00” or “UTC-05:00”."),
        ("2026-11-20 03:00-05:00", "could end in a time or a zone"),
    ],
)
def test_what_is_not_certain_is_asked_for_in_a_sentence(typed: str, said: str) -> None:
    sentence = refusal(typed)
    assert said in sentence
    assert sentence.endswith(".")


@pytest.mark.parametrize("word", sorted(ABBREVIATIONS))
def test_no_abbreviation_of_a_zone_is_ever_guessed(word: str) -> None:
    assert word in refusal(f"14:32 {word}")
    line = f"14:32 {word} pager fired"
    read = read_entry(line)
    assert (read.stamp, read.text) == (None, line)
    assert word in read.doubt


@pytest.mark.parametrize(
    ("line", "typed", "text"),
    [
        ("14:32 pager fired", "14:32", "pager fired"),
        ("14:32 - pager fired", "14:32", "pager fired"),
        ("14:32 – pager fired", "14:32", "pager fired"),
        ("14:32—pager fired", "14:32", "pager fired"),
        ("14:32: pager fired", "14:32", "pager fired"),
        ("14:32, pager fired", "14:32", "pager fired"),
        ("14:32. Pager fired", "14:32", "Pager fired"),
        ("14:32 | pager fired", "14:32", "pager fired"),
        ("14:32\tpager fired", "14:32", "pager fired"),
        ("14:32 -> pager fired", "14:32", "pager fired"),
        ("[14:32] pager", "14:32", "pager"),
        ("[ 14:32 ] pager", "14:32", "pager"),
        ("(14:32) pager", "14:32", "pager"),
        ("[2:32 PM] pager", "2:32 PM", "pager"),
        ("[14:32]pager", "14:32", "pager"),
        ("[2026-11-20 14:32 UTC] pager", "2026-11-20 14:32 UTC", "pager"),
        ("- 14:32 pager", "14:32", "pager"),
        ("* [14:32] pager", "14:32", "pager"),
        ("• 14:32 pager", "14:32", "pager"),
        ("2:32 pm pager fired", "2:32 pm", "pager fired"),
        ("9am standup", "9am", "standup"),
        ("2026-11-20 14:32 UTC pager fired", "2026-11-20 14:32 UTC", "pager fired"),
        ("2026-11-20 - 14:32 UTC: pager", "2026-11-20 - 14:32 UTC", "pager"),
        ("2026-11-20T14:32:05Z pager", "2026-11-20T14:32:05Z", "pager"),
        ("14:32 Europe/Berlin pager", "14:32 Europe/Berlin", "pager"),
        ("14:32", "14:32", ""),
        ("14:32 -", "14:32", ""),
        # What happened may itself begin like a zone, an offset or a half of the day.
        ("14:32 api/gateway down", "14:32", "api/gateway down"),
        ("14:32 +3 pods", "14:32", "+3 pods"),
        ("14:32 +1000 errors", "14:32", "+1000 errors"),
        ("14:32 -5 pods", "14:32", "-5 pods"),
        ("[14:32] -5 pods", "14:32", "-5 pods"),
        ("14:32 +02.5 % load", "14:32", "+02.5 % load"),
        ("14:32 z-index bug", "14:32", "z-index bug"),
        ("14:32 zookeeper lost", "14:32", "zookeeper lost"),
        ("14:32 pm on call paged", "14:32", "pm on call paged"),
        ("14:32 et al. paged", "14:32", "et al. paged"),
        ("14:32 99% CPU", "14:32", "99% CPU"),
        ("14:32 [b]bold[/b]", "14:32", "[b]bold[/b]"),
        ("2 pm - 3 pods died", "2 pm", "3 pods died"),
        # A stretch of time begins when it begins; its words stay.
        ("09:00-09:30 deploy", "09:00", "09:00-09:30 deploy"),
        ("09:00 - 9:30:10 UTC deploy", "09:00", "09:00 - 9:30:10 UTC deploy"),
        ("09:00–10:00 deploy", "09:00", "09:00–10:00 deploy"),
        ("- 9:00 to 9:30 deploy", "9:00", "9:00 to 9:30 deploy"),
        ("09:00 -10:00 deploy", "09:00", "09:00 -10:00 deploy"),
        ("2:30 pm - 3:15 pm outage", "2:30 pm", "2:30 pm - 3:15 pm outage"),
    ],
)
def test_a_line_that_begins_with_a_time_is_taken_apart(line: str, typed: str, text: str) -> None:
    read = read_entry(line)
    assert read.stamp is not None
    assert (read.stamp.typed, read.text, read.doubt) == (typed, text, "")
    if not typed.startswith("9:00") and "-" not in text and "–" not in text:
        assert read.stamp == read_stamp(typed)


def test_the_zone_behind_a_stretch_of_time_counts_for_its_beginning() -> None:
    read = read_entry("09:00 - 09:30 UTC deploy")
    assert read.stamp is not None
    assert (read.stamp.time, read.stamp.zone) == (dt.time(9), "UTC")


@pytest.mark.parametrize(
    "line",
    [
        "",
        "pager fired",
        "pager fired at 14:32",
        "3 pods died",
        "14.5 GB used",
        "24:10 is not a time",
        "14:60 is not a time",
        "14:321 requests",
        "14:32x",
        "1:1 with the vendor",
        "16:9 display",
        "23:59:60 leap second",
        "14:32:99 odd",
        "10.0.0.1:22 refused",
        "3 pmc servers",
        "2026-11-20 pager fired",
        "20 Nov 2026 pager fired",
        "Nov 20 was a Friday",
        "1/2 of the pods",
        "[14:32 pager",
        "[pager] 14:32",
        "- pager fired",
        "2026 was a good year",
    ],
)
def test_a_line_without_a_leading_time_keeps_its_words_and_has_none(line: str) -> None:
    read = read_entry(line)
    assert (read.stamp, read.text, read.doubt) == (None, line, "")


@pytest.mark.parametrize(
    ("line", "doubt"),
    [
        ("Nov 20 14:32 pager", "needs its year"),
        ("07/08/2026 14:32 pager", "which is the month"),
        ("2026-02-30 14:32 pager", "no “2026-02-30” in the calendar"),
        ("2:54 PM PST: merged", "PST can mean more than one zone"),
        ("2:30-3:15 pm outage", "needs am or pm on both times"),
        ("22:00-01:00 outage", "could end in a time or a zone"),
        ("[14:32 CST] pager", "CST can mean more than one zone"),
    ],
)
def test_a_line_whose_time_is_not_certain_keeps_its_words_and_says_why(
    line: str, doubt: str
) -> None:
    read = read_entry(line)
    assert (read.stamp, read.text) == (None, line)
    assert doubt in read.doubt


@given(texts() | st.text("0123456789:-/ .,TZapmUC+[]()", max_size=20))
def test_any_line_can_be_an_entry_and_loses_no_letter(line: str) -> None:
    read = read_entry(line)
    kept = f"{read.stamp.typed if read.stamp else ''}{read.text}"
    assert all(kept.count(c) >= clean_line(line).count(c) for c in "0123456789apmUCTZ+")


@given(
    stamps(), st.sampled_from(("pager fired", "3 pods", "x")), st.sampled_from((" ", ": ", " - "))
)
def test_an_entry_that_begins_with_any_stamp_is_read_back(
    given_stamp: Stamp, text: str, between: str
) -> None:
    words = write_stamp(given_stamp)
    read = read_entry(f"{words}{between}{text}")
    assert read.stamp == given_stamp.changed(day=0, typed=words)
    assert read.text == text


@given(stamps())
def test_a_stamp_that_is_written_for_editing_is_read_back_but_for_its_day(given: Stamp) -> None:
    words = write_stamp(given)
    assert read_stamp(words) == given.changed(day=0, typed=words)


# --- the day of a bare time ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("previous", "typed", "day"),
    [
        (None, "00:10", 0),
        (stamp("14:00"), "14:32", 0),
        (stamp("14:32"), "14:00", 0),
        (stamp("14:32"), "02:32", 0),  # exactly twelve hours earlier
        (stamp("14:32"), "02:31", 1),
        (stamp("23:50"), "00:10", 1),
        (stamp("23:50"), "11:49", 1),
        (stamp("23:50"), "11:50", 0),
        (stamp("00:30", day=1), "01:10", 1),
        (stamp("00:10", day=1), "23:55", 0),  # a correction for the evening before
        (stamp("00:10", day=1), "11:00", 1),
        (stamp("00:10", day=1), "14:32", 0),
        (stamp("13:00", day=1), "00:30", 2),
        (stamp("08:00"), "21:00", 0),  # never before the incident's day
        (stamp("2026-11-20 23:50"), "00:10", 1),
        (stamp("2026-11-21 00:10"), "00:20", 1),
        (stamp("2026-11-18 23:50"), "00:10", 0),
        (stamp("2026-11-30 12:00"), "12:05", 10),
        (stamp("2062-01-01 12:00"), "12:05", 0),  # too far away to be meant
        (stamp("23:30 UTC"), "23:40 UTC", 0),
        (stamp("23:50 UTC"), "01:00 +02:00", 1),
        (stamp("13:00 UTC"), "02:00 +02:00", 1),
        (stamp("14:00 UTC"), "02:00 UTC-08:00", 0),
        (stamp("13:00 UTC"), "02:00 Europe/Berlin", 0),
        (stamp("13:00 UTC"), "01:59 Europe/Berlin", 1),
        (stamp("14:00 UTC"), "01:59", 1),  # only one of them has a zone
    ],
)
def test_a_bare_time_is_on_the_earliest_day_not_twelve_hours_before_the_one_typed_before(
    previous: Stamp | None, typed: str, day: int
) -> None:
    assert settled(stamp(typed), previous, FRIDAY).day == day


def test_a_date_that_was_typed_stays() -> None:
    dated = stamp("2026-11-20 00:10")
    assert settled(dated, stamp("23:50"), FRIDAY) == dated


def test_without_the_incidents_date_a_dated_time_settles_nothing() -> None:
    assert settled(stamp("00:10"), stamp("2026-11-20 23:50"), None).day == 0
    assert settled(stamp("00:10"), stamp("23:50"), None).day == 1


@given(stamps(), st.none() | stamps(), st.none() | dates())
def test_settling_changes_the_day_and_nothing_else(
    typed: Stamp, previous: Stamp | None, date: dt.date | None
) -> None:
    after = settled(typed, previous, date)
    assert after.changed(day=typed.day) == typed
    assert settled(after, previous, date) == after


@given(wall_times(), wall_times(), st.integers(0, 40))
def test_a_settled_time_is_as_near_as_the_rule_allows(
    before: dt.time, typed: dt.time, day: int
) -> None:
    def hours(of: Stamp) -> float:
        return of.day * 24 + of.time.hour + of.time.minute / 60 + of.time.second / 3600

    previous = Stamp(time=before, day=day)
    after = settled(Stamp(time=typed), previous, FRIDAY)
    assert hours(after) - hours(previous) >= -12.0
    assert hours(after) - hours(previous) < 12.0 or after.day == 0
    assert 0 <= after.day <= MOST_DAYS


# --- dates, and how times are shown ----------------------------------------------------------


@given(
    dates(),
    st.sampled_from(("{d} {m} {y:04}", "{m} {d}, {y:04}", "{d}{m}{y:04}", "{m}. {d} {y:04}")),
)
def test_a_date_with_its_month_in_letters_is_read(date: dt.date, form: str) -> None:
    month = MONTHS[date.month - 1]
    for name in (month, month[:3], month.upper(), month[:3].lower()):
        assert read_date(form.format(d=date.day, m=name, y=date.year)) == date


@given(dates())
def test_a_date_that_is_shown_is_read_back(date: dt.date) -> None:
    assert read_date(show_date(date)) == date


@given(st.integers(1, 12), st.integers(1, 12))
def test_day_and_month_in_figures_are_never_guessed(day: int, month: int) -> None:
    assume(day != month)
    figures = (f"{day}/{month}", *(f"{day}{dash}{month}{dash}2026" for dash in "/.-"))
    for typed in (*figures, f"{day:02}/{month:02}/26"):
        with pytest.raises(InvalidValue, match="which is the month"):
            read_date(typed)


@given(dates(), st.sampled_from("/.-"))
def test_figures_of_which_only_one_can_be_the_month_are_read(date: dt.date, dash: str) -> None:
    assume(date.year >= 1000)
    assume(date.day > 12 or date.day == date.month)
    for first, second in ((date.day, date.month), (date.month, date.day)):
        assert read_date(f"{first}{dash}{second}{dash}{date.year}") == date
        assert read_date(f"{first:02}{dash}{second:02}{dash}{date.year}") == date


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("20/11", "needs its year"),
        ("11/20", "needs its year"),
        ("20.11.26", "needs its year in full, as in 20 Nov 2026."),
        ("05/05", "needs its year"),
        ("31.11.2026", "in the calendar"),
        ("02/30/2026", "in the calendar"),
        ("13/14/2026", "in the calendar"),
        ("0/0/2026", "in the calendar"),
        ("45/46", "is no date"),
    ],
)
def test_figures_that_are_no_day_say_why(typed: str, why: str) -> None:
    with pytest.raises(InvalidValue, match=why):
        read_date(typed)


def test_a_line_that_begins_with_figures_of_one_day_only_has_that_day() -> None:
    assert read_entry("20.11.2026 14:32 pager").stamp == stamp("2026-11-20 14:32").changed(
        typed="20.11.2026 14:32"
    )


@pytest.mark.parametrize(
    "typed", ["", "soon", "Friday", "2026", "2026-11", "20 Nov 26", "20261120"]
)
def test_what_is_no_date_is_called_so(typed: str) -> None:
    with pytest.raises(InvalidValue):
        read_date(typed)


@pytest.mark.parametrize(
    ("typed", "day", "shown", "shown_undated"),
    [
        ("14:32", 0, "14:32", "14:32"),
        ("14:32:05", 0, "14:32:05", "14:32:05"),
        ("00:10", 1, "2026-11-21 00:10", "00:10 (day 2)"),
        ("14:32 UTC", 0, "14:32 UTC", "14:32 UTC"),
        ("14:32 +02:00", 0, "14:32 UTC+02:00", "14:32 UTC+02:00"),
        ("20 Nov 2026 2 pm", 0, "14:00", "2026-11-20 14:00"),
        ("2026-11-19 14:32 UTC", 0, "2026-11-19 14:32 UTC", "2026-11-19 14:32 UTC"),
    ],
)
def test_a_stamp_shows_its_date_only_where_it_is_not_the_incidents(
    typed: str, day: int, shown: str, shown_undated: str
) -> None:
    assert show_stamp(stamp(typed, day), FRIDAY) == shown
    assert show_stamp(stamp(typed, day), None) == shown_undated


def test_seconds_are_shown_only_where_there_are_some() -> None:
    assert (show_time(dt.time(0, 5)), show_time(dt.time(23, 59, 1))) == ("00:05", "23:59:01")
