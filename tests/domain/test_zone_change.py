"""A corrected zone keeps either what clocks showed or when things happened."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pmfacilitator.domain.edits import ChangeZone, Keep
from pmfacilitator.domain.meeting import Incident, Meeting
from pmfacilitator.domain.rows import Message
from pmfacilitator.domain.sections import ImpactSection
from pmfacilitator.domain.stamps import Stamp
from pmfacilitator.domain.typed_times import write_stamp
from pmfacilitator.errors import InvalidValue
from tests.builders import entry, incident, meeting, meetings, stamp, zone_names


def times(now: Meeting) -> list[tuple[str, int] | None]:
    whens = [e.when for e in now.timeline]
    return [(write_stamp(when), when.day) if when else None for when in whens]


def stamps_of(now: Meeting) -> list[Stamp]:
    whens = [getattr(row, "when", None) for _, rows in now.lists() for row in rows]
    kept = [value for section in now.sections for _, value in section]
    return [value for value in (*whens, *kept) if isinstance(value, Stamp)]


def instants(now: Meeting) -> list[dt.datetime | None]:
    about = now.incident
    return [when.instant(about.date, about.timezone) for when in stamps_of(now)]


def changed(typed: str, zone: str | None, about: Incident | None = None) -> tuple[str, int]:
    now = meeting(incident=about or incident(), timeline=(entry(typed),))
    (time,) = times(ChangeZone(zone, Keep.INSTANTS).applied(now))
    assert time is not None
    return time


@pytest.mark.parametrize(
    ("typed", "zone", "moved", "day"),
    [
        ("14:32 x", "UTC", "13:32", 0),
        ("14:32 x", "America/New_York", "08:32", 0),
        ("23:50 x", "Asia/Kolkata", "04:20", 1),
        ("00:10 x", "UTC", "2026-11-19 23:10", 0),  # before the incident's day: no inferred date
        ("2026-11-21 00:10 x", "UTC", "2026-11-20 23:10", 0),
        ("14:32 UTC x", "America/New_York", "14:32 UTC", 0),
        # In the hour that New York's clocks repeat, only the old zone is certain.
        ("2026-11-01 06:30 x", "America/New_York", "2026-11-01 06:30 Europe/Berlin", 0),
        ("2026-11-01 07:30 x", "America/New_York", "2026-11-01 07:30 Europe/Berlin", 0),
        ("2026-11-01 05:59 x", "America/New_York", "2026-11-01 00:59", 0),
        ("2026-11-01 08:00 x", "America/New_York", "2026-11-01 02:00", 0),
    ],
)
def test_instants_stay_and_clock_times_move(typed: str, zone: str, moved: str, day: int) -> None:
    assert changed(typed, zone) == (moved, day)


def test_instants_of_dated_entries_stay_even_if_the_incident_has_no_date() -> None:
    assert changed("2026-11-20 14:32 x", "UTC", incident(date=None)) == ("2026-11-20 13:32", 0)
    assert changed("14:32 x", "UTC", incident(date=None)) == ("14:32", 0)


def test_instants_stay_when_the_zone_is_taken_away() -> None:
    assert changed("14:32 x", None) == ("14:32 Europe/Berlin", 0)


def test_instants_at_the_ends_of_the_calendar_keep_their_old_zone() -> None:
    about = incident(timezone="UTC")
    assert changed("0001-01-01 00:00 x", "-02:00", about) == ("0001-01-01 00:00 UTC", 0)
    assert changed("9999-12-31 23:59 x", "+02:00", about) == ("9999-12-31 23:59 UTC", 0)


def test_clock_times_stay_and_instants_move() -> None:
    now = meeting(timeline=(entry("14:32 a"), entry("00:10 b", day=1), entry("c")))
    after = ChangeZone("UTC").applied(now)
    assert after.timeline == now.timeline
    assert after.incident.timezone == "UTC"
    assert instants(after) == [
        dt.datetime(2026, 11, 20, 14, 32, tzinfo=dt.UTC),
        dt.datetime(2026, 11, 21, 0, 10, tzinfo=dt.UTC),
    ]


def test_messages_and_the_numbers_of_impact_move_too() -> None:
    impact = ImpactSection(
        step="impact",
        messages=(Message(told="slow", when=stamp("15:10")),),
        first_ticket=stamp("14:20"),
    )
    after = ChangeZone("UTC", Keep.INSTANTS).applied(meeting(sections=(impact,)))
    section = after.section("impact")
    assert isinstance(section, ImpactSection)
    assert section.messages[0].when == stamp("15:10").changed(time=dt.time(14, 10))
    assert section.first_ticket == stamp("14:20").changed(time=dt.time(13, 20))


@settings(max_examples=60)
@given(meetings(), st.none() | zone_names())
def test_every_certain_instant_of_any_meeting_stays(now: Meeting, zone: str | None) -> None:
    after = ChangeZone(zone, Keep.INSTANTS).applied(now)
    assert after.incident == now.incident.changed(timezone=zone)
    for before, then in zip(instants(now), instants(after), strict=True):
        assert before in (None, then)


@settings(max_examples=20)
@given(meetings(), st.none() | zone_names())
def test_every_clock_time_of_any_meeting_stays(now: Meeting, zone: str | None) -> None:
    after = ChangeZone(zone, Keep.CLOCK_TIMES).applied(now)
    assert after == now.changed(incident=now.incident.changed(timezone=zone))


def test_a_change_of_zone_is_an_undo_step_of_its_own_and_says_what_it_was() -> None:
    edit = ChangeZone("UTC")
    assert (edit.joins, edit.touches) == (None, "")
    assert edit.label(meeting()) == "changed the time zone from Europe/Berlin to UTC"
    unset = meeting(incident=incident(timezone=None))
    assert edit.label(unset) == "changed the time zone from none to UTC"


def test_what_is_no_zone_is_refused() -> None:
    with pytest.raises(InvalidValue, match="'CST' is no time zone"):
        ChangeZone("CST").applied(meeting())
