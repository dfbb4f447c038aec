"""A time on a clock is an instant only where exactly one instant showed it."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from pydantic import ValidationError

from pmfacilitator.domain.stamps import MOST_DAYS, Stamp, certain_instant, zone_named
from tests.builders import dates, stamps, wall_times, zone_names

FRIDAY = dt.date(2026, 11, 20)


def at(time: str, date: str | None = None, day: int = 0, zone: str | None = None) -> Stamp:
    on = dt.date.fromisoformat(date) if date else None
    return Stamp(time=dt.time.fromisoformat(time), date=on, day=day, zone=zone)


def utc(text: str | None) -> dt.datetime | None:
    return dt.datetime.fromisoformat(text).replace(tzinfo=dt.UTC) if text else None


@pytest.mark.parametrize(
    ("stamp", "zone", "instant"),
    [
        (at("14:32"), "UTC", "2026-11-20 14:32"),
        (at("14:32:05"), "Europe/Berlin", "2026-11-20 13:32:05"),
        (at("00:10", day=1), "Europe/Berlin", "2026-11-20 23:10"),
        (at("00:10"), "Europe/Berlin", "2026-11-19 23:10"),
        (at("14:32", zone="UTC"), "Europe/Berlin", "2026-11-20 14:32"),
        (at("14:32", zone="+05:45"), None, "2026-11-20 08:47"),
        (at("14:32"), "-09:30", "2026-11-21 00:02"),
        (at("14:32"), None, None),
        (at("14:32", "2026-07-01"), "Europe/Berlin", "2026-07-01 12:32"),
        # Clocks in Berlin leap from 02:00 to 03:00 and fall back from 03:00 to 02:00.
        (at("01:59:59", "2026-03-29"), "Europe/Berlin", "2026-03-29 00:59:59"),
        (at("02:00", "2026-03-29"), "Europe/Berlin", None),
        (at("02:59:59", "2026-03-29"), "Europe/Berlin", None),
        (at("03:00", "2026-03-29"), "Europe/Berlin", "2026-03-29 01:00"),
        (at("01:59:59", "2026-10-25"), "Europe/Berlin", "2026-10-24 23:59:59"),
        (at("02:00", "2026-10-25"), "Europe/Berlin", None),
        (at("02:59:59", "2026-10-25"), "Europe/Berlin", None),
        (at("03:00", "2026-10-25"), "Europe/Berlin", "2026-10-25 02:00"),
        (at("02:30", "2026-10-25"), "UTC", "2026-10-25 02:30"),
        (at("02:30", "2026-10-25", zone="+01:00"), "Europe/Berlin", "2026-10-25 01:30"),
        # Lord Howe Island moves its clocks by half an hour.
        (at("02:15", "2026-10-04"), "Australia/Lord_Howe", None),
        (at("02:30", "2026-10-04"), "Australia/Lord_Howe", "2026-10-03 15:30"),
        (at("01:45", "2026-04-05"), "Australia/Lord_Howe", None),
        # Casablanca's clocks change for Ramadan, Gaza's at midnight, Samoa left out a day.
        (at("02:30", "2025-02-23"), "Africa/Casablanca", None),
        (at("12:00", "2011-12-30"), "Pacific/Apia", None),
        (at("12:00", "2011-12-31"), "Pacific/Apia", "2011-12-30 22:00"),
        # The ends of the calendar have no UTC in some zones.
        (at("00:00", "0001-01-01"), "UTC", "0001-01-01 00:00"),
        (at("00:00", "0001-01-01"), "+02:00", None),
        (at("23:59", "9999-12-31"), "-02:00", None),
        (at("23:59", "9999-12-31"), "+02:00", "9999-12-31 21:59"),
    ],
)
def test_an_instant_is_claimed_only_where_it_is_certain(
    stamp: Stamp, zone: str | None, instant: str | None
) -> None:
    assert stamp.instant(FRIDAY, zone) == utc(instant)


def test_a_time_without_any_date_is_no_instant() -> None:
    assert at("14:32").instant(None, "UTC") is None
    assert at("14:32").wall(None) is None
    assert at("14:32", "2026-11-20").instant(None, "UTC") == utc("2026-11-20 14:32")


@given(stamps(), st.none() | dates(), st.none() | zone_names())
def test_clocks_in_the_zone_showed_a_certain_time_at_that_instant(
    stamp: Stamp, date: dt.date | None, zone: str | None
) -> None:
    instant = stamp.instant(date, zone)
    assume(instant is not None)
    assert instant is not None
    tz = zone_named(stamp.zone or zone or "")
    assert instant.tzinfo is dt.UTC
    assert instant.astimezone(tz).replace(tzinfo=None) == stamp.wall(date)


@given(st.datetimes(dt.datetime(2020, 1, 1), dt.datetime(2030, 1, 1)), zone_names())  # noqa: DTZ001 - drawn as clock times
def test_a_time_that_clocks_show_twice_is_no_instant(moment: dt.datetime, zone: str) -> None:
    tz = zone_named(zone)
    assert tz is not None
    instant = moment.replace(tzinfo=dt.UTC)
    wall = instant.astimezone(tz).replace(tzinfo=None)
    nearby = [instant + dt.timedelta(minutes=minutes) for minutes in (-120, -60, -30, 30, 60, 120)]
    twice = any(other.astimezone(tz).replace(tzinfo=None) == wall for other in nearby)
    assert certain_instant(wall, tz) == (None if twice else instant)


@given(wall_times(), dates(), st.integers(0, MOST_DAYS))
def test_an_inferred_date_counts_from_the_incident(time: dt.time, date: dt.date, day: int) -> None:
    given = Stamp(time=time, day=day).date_given(date)
    in_calendar = date.toordinal() + day <= dt.date.max.toordinal()
    assert given == (date + dt.timedelta(days=day) if in_calendar else None)


def test_a_date_that_was_typed_is_not_inferred() -> None:
    assert at("14:32").is_inferred
    assert not at("14:32", "2026-11-21").is_inferred
    assert at("14:32", "2026-11-21").date_given(FRIDAY) == dt.date(2026, 11, 21)


@pytest.mark.parametrize(
    "wrong",
    [
        {"time": "14:32", "date": "2026-11-20", "day": 1},
        {"time": "14:32", "day": -1},
        {"time": "14:32", "day": MOST_DAYS + 1},
        {"time": "14:32+02:00"},
        {"time": "24:00"},
        {"time": "14:32", "zone": ""},
        {"time": "14:32", "zone": "CST"},
        {"time": "14:32", "zone": "Mars/Crater"},
        {"time": "14:32", "when": "now"},
        {},
    ],
)
def test_what_no_clock_shows_is_no_stamp(wrong: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Stamp.model_validate(wrong)


def test_fractions_of_a_second_are_left_away() -> None:
    assert Stamp.model_validate({"time": "14:32:05.678"}).time == dt.time(14, 32, 5)


@pytest.mark.parametrize(
    ("name", "minutes"),
    [
        ("UTC", 0),
        ("Z", 0),
        ("+02:00", 120),
        ("-09:30", -570),
        ("+14:59", 899),
        ("Asia/Kolkata", 330),
    ],
)
def test_a_zone_goes_by_its_name_or_its_offset(name: str, minutes: int) -> None:
    tz = zone_named(name)
    assert tz is not None
    assert tz.utcoffset(dt.datetime(2026, 1, 1)) == dt.timedelta(minutes=minutes)  # noqa: DTZ001 - asked of tz


@pytest.mark.parametrize(
    "name",
    [
        *("", "CST", "+2", "+15:00", "+02:60", "+02:00\n", "+٠٢:٠٠", "no such", "\x00"),
        *("localtime", "posixrules", "Factory", "Europe", "Europe/", "right/UTC", "posix/UTC"),
        *("../UTC", "/etc/localtime"),
    ],
)
def test_other_names_are_no_zones(name: str) -> None:
    assert zone_named(name) is None
