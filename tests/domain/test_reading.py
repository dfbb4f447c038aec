"""A timeline is read in one zone, with the gap before each entry and the minutes since impact."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmfacilitator.domain.meeting import Incident
from pmfacilitator.domain.reading import Reader, Reading, read_in, show_gap, show_since
from pmfacilitator.domain.rows import Entry, Milestone
from pmfacilitator.domain.timeline import in_order
from pmfacilitator.domain.typed_times import read_stamp, show_time
from tests.builders import dates, entry, incident, row_id, stamps, zone_names

BERLIN = "Europe/Berlin"


def told(*lines: str, impact: int = -1) -> tuple[Entry, ...]:
    """Entries as typed, one of which is where the impact started."""
    return tuple(
        entry(line, Milestone.IMPACT_STARTED if number == impact else None, id=row_id(number))
        for number, line in enumerate(lines)
    )


def clocks(readings: tuple[Reading, ...]) -> list[str]:
    return [
        f"{r.date:%d} {show_time(r.time)} {r.zone}".strip() if r.time and r.date else "--:--"
        for r in readings
    ]


def test_times_are_read_in_the_meetings_zone_and_in_utc() -> None:
    entries = told("14:32 a", "13:40 UTC b", "20:05 Asia/Kolkata c", "e", "23:30 Asia/Tokyo d")
    assert clocks(read_in(entries, incident(), BERLIN)) == [
        "20 14:32",
        "20 14:40",
        "20 15:30",
        "20 15:35",
        "--:--",
    ]
    assert clocks(read_in(entries, incident(), "UTC"))[:2] == ["20 13:32", "20 13:40"]


def test_a_day_may_be_another_one_in_another_zone() -> None:
    entries = told("00:30 a", "2026-11-20 23:30 UTC b")
    assert clocks(read_in(entries, incident(), "UTC")) == ["19 23:30", "20 23:30"]
    assert clocks(read_in(entries, incident(), BERLIN)) == ["20 00:30", "21 00:30"]


def test_what_is_not_certain_is_read_as_it_was_typed_and_says_whose_clock_that_is() -> None:
    autumn = incident(date="2026-10-25")
    (reading,) = read_in(told("02:30 a"), autumn, "UTC")
    assert (reading.time, reading.zone) == (dt.time(2, 30), BERLIN)
    (reading,) = read_in(told("02:30 a"), autumn, BERLIN)
    assert (reading.time, reading.zone) == (dt.time(2, 30), "")
    (reading,) = read_in(told("14:32 a"), incident(timezone=None), "UTC")
    assert reading.zone == "no time zone yet"
    (reading,) = read_in(told("14:32 UTC a"), incident(timezone=None), None)
    assert (reading.time, reading.zone) == (dt.time(14, 32), "UTC")


def test_the_gap_is_counted_from_the_last_entry_with_a_time() -> None:
    readings = read_in(told("14:00 a", "b", "14:06 c", "14:06:30 d"), incident(), BERLIN)
    assert [r.gap for r in readings] == [None, None, 360, 30]


def test_minutes_are_counted_from_the_confirmed_start_of_the_impact_to_both_sides() -> None:
    entries = told("14:00 a", "14:10 b", "13:28 UTC c", "d", impact=1)
    readings = read_in(entries, incident(), BERLIN)
    assert [r.since for r in readings] == [-600, 0, 1080, None]
    assert {r.since for r in read_in(told("14:00 a"), incident(), BERLIN)} == {None}


def test_a_suggested_start_counts_for_nothing() -> None:
    suggested = (entry("14:00 a", suggested=Milestone.IMPACT_STARTED), entry("14:06 b"))
    assert {r.since for r in read_in(suggested, incident(), BERLIN)} == {None}


def test_an_uncertain_time_has_neither_gap_nor_minutes_since_impact() -> None:
    autumn = incident(date="2026-10-25")
    entries = told("01:30 a", "02:30 b", "03:30 c", impact=0)
    readings = read_in(entries, autumn, BERLIN)
    assert [(r.gap, r.since) for r in readings] == [(None, 0), (None, None), (None, 3 * 3600)]


def test_the_first_entry_of_an_hour_is_told_apart_in_the_zone_that_is_shown() -> None:
    entries = told("14:10 a", "14:50 b", "15:05 c", "15:40 d")
    assert [r.begins_hour for r in read_in(entries, incident(), BERLIN)] == [
        True,
        False,
        True,
        False,
    ]
    kolkata = read_in(entries, incident(), "Asia/Kolkata")
    assert [show_time(r.time) for r in kolkata if r.time] == ["18:40", "19:20", "19:35", "20:10"]
    assert [r.begins_hour for r in kolkata] == [True, True, False, True]


@pytest.mark.parametrize(
    ("seconds", "gap", "since"),
    [
        (0, "+0m", "T+0"),
        (45, "+45s", "T+0"),
        (60, "+1m", "T+1"),
        (119, "+1m", "T+1"),
        (3599, "+59m", "T+59"),
        (3900, "+1h05", "T+65"),
        (35_999, "+9h59", "T+599"),
        (36_000, "+10h", "T+600"),
        (359_999, "+99h", "T+5999"),
        (360_000, "+4d", "T+6000"),
        (599_999, "+6d", "T+9999"),
        (600_000, "+6d", "T+6d"),
    ],
)
def test_lengths_are_shown_as_short_as_they_can_be_said(seconds: int, gap: str, since: str) -> None:
    assert (show_gap(seconds), show_since(seconds)) == (gap, since)
    if seconds >= 60:
        assert show_since(-seconds) == since.replace("+", "−")


@given(
    st.lists(st.none() | stamps(), max_size=6),
    st.none() | dates(),
    st.none() | zone_names(),
    st.none() | zone_names(),
)
def test_any_timeline_is_read_in_order_and_nobody_gets_a_gap_that_is_not_there(
    whens: list[object], date: dt.date | None, zone: str | None, read: str | None
) -> None:
    about = Incident(id=row_id(1), date=date, timezone=zone)
    entries = tuple(
        Entry.model_validate({"id": row_id(at), "text": str(at), "when": when})
        for at, when in enumerate(whens)
    )
    readings = read_in(entries, about, read)
    assert tuple(r.entry for r in readings) == in_order(entries, about)
    assert all((r.time is None) == (r.entry.when is None) for r in readings)
    assert all(r.gap is None or r.gap >= 0 for r in readings)


@given(st.lists(st.none() | stamps(), min_size=1, max_size=6), st.data())
def test_what_is_read_again_after_a_change_is_what_would_be_read_at_first(
    whens: list[object], data: st.DataObject
) -> None:
    reader = Reader()
    entries = [
        Entry.model_validate({"id": row_id(at), "text": str(at), "when": when})
        for at, when in enumerate(whens)
    ]
    zone = data.draw(st.none() | zone_names())
    reader.read(entries, incident(), zone)
    at = data.draw(st.integers(0, len(entries) - 1))
    changes = {
        "when": data.draw(st.none() | stamps()),
        "milestone": data.draw(st.sampled_from((None, Milestone.IMPACT_STARTED))),
    }
    entries[at] = entries[at].changed(**changes)
    del entries[data.draw(st.integers(0, len(entries))) :]
    assert reader.read(entries, incident(), zone) == read_in(entries, incident(), zone)


def test_only_what_is_another_is_read_again() -> None:
    reader, entries = Reader(), told("14:00 a", "14:06 b", "14:10 c", "14:20 d")
    before = reader.read(entries, incident(), BERLIN)
    changed = (entries[0], entries[1].changed(text="e"), *entries[2:])
    after = reader.read(changed, incident(), BERLIN)
    assert [one is other for one, other in zip(before, after, strict=True)] == [
        True,
        False,
        False,  # its gap may be another
        True,
    ]


def test_a_reading_in_another_zone_means_the_same_instant() -> None:
    (reading,) = read_in(told("2026-11-20 14:32 a"), incident(), "Australia/Lord_Howe")
    assert reading.time
    assert reading.date
    again = read_stamp(f"{reading.date} {show_time(reading.time)} Australia/Lord_Howe")
    when = reading.entry.when
    assert when
    assert again.instant(None, None) == when.instant(None, BERLIN)
