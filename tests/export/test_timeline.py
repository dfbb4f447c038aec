"""The timeline of a document."""

from __future__ import annotations

import datetime as dt
from typing import Any

from pmfacilitator.domain.rows import (
    Entry,
    Milestone,
)
from pmfacilitator.domain.stamps import Stamp
from pmfacilitator.export.parts.times import alone
from pmfacilitator.export.registry import render
from tests.builders import entry, incident, meeting
from tests.export.told import parts


def times(*entries: Entry, **facts: Any) -> list[str]:
    """The header and the cells of the column of times."""
    told = render(meeting(timeline=entries, incident=incident(**facts))).splitlines()
    table = [line for line in told if line.startswith("| ") and "---" not in line]
    return [line.split(" | ")[0].removeprefix("| ") for line in table]


def test_a_day_is_named_where_it_begins_or_begins_to_be_inferred() -> None:
    assert times(
        entry("14:32 a"),
        entry("14:33:05 b"),
        entry("2026-11-20 14:34 c"),
        entry("00:10 d", day=1),
        entry("and so on"),
    ) == [
        "Time (Europe/Berlin)",
        "2026-11-20 (inferred) 14:32",
        "14:33:05",
        "2026-11-20 14:34",
        "2026-11-21 (inferred) 00:10",
        "no time yet",
    ]


def test_a_time_with_a_zone_of_its_own_stands_in_the_meeting_s_zone_as_well() -> None:
    assert times(entry("14:32 UTC a"), entry("23:30 UTC b")) == [
        "Time (Europe/Berlin)",
        "2026-11-20 (inferred) 15:32 (14:32 UTC)",
        "2026-11-21 (inferred) 00:30 (2026-11-20 23:30 UTC)",
    ]


def test_the_zone_that_the_heading_names_is_not_named_again() -> None:
    assert times(entry("2026-11-20 14:32 Europe/Berlin a"))[1] == "2026-11-20 14:32"


def test_a_time_outside_a_table_names_the_meeting_s_zone_once() -> None:
    stamp = entry("2026-11-20 14:32 Europe/Berlin a").when
    assert stamp is not None
    assert alone(stamp, incident()) == "14:32 Europe/Berlin"


def test_a_time_that_clocks_showed_twice_or_never_is_called_uncertain() -> None:
    assert times(entry("02:30 a"), date="2026-10-25")[1] == (
        "2026-10-25 (inferred) 02:30 (uncertain: the clocks were changed)"
    )


def test_without_date_or_zone_the_clock_time_is_all_that_is_told() -> None:
    assert times(entry("14:32 a"), entry("00:10 b", day=1), date=None, timezone=None) == [
        "Time (time zone not given)",
        "14:32",
        "00:10 (day 2)",
    ]


def test_a_far_date_is_told_as_it_is() -> None:
    far = Entry(text="x", when=Stamp(time=dt.time(23, 59), date=dt.date.max, zone="-09:30"))
    assert times(far)[1].startswith("9999-12-31 23:59 UTC-09:30")


def test_milestone_source_and_star_stand_beside_what_happened() -> None:
    entries = (
        entry("14:32 a", Milestone.DETECTED, source="https://x.org/7", starred=True),
        entry("14:31 b", source="the log"),
    )
    assert parts(meeting(timeline=entries))["### What happened, and when?"].splitlines() == [
        "| Time (Europe/Berlin) | What happened | Milestone | Source |",
        "| --- | --- | --- | --- |",
        "| 2026-11-20 (inferred) 14:31 | b |  | the log |",
        "| 14:32 | ★ a | Detected | <https://x.org/7> |",
        "",
        "★ starred by the room",
    ]
