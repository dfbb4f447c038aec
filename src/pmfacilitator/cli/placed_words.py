"""What came of placing entries into a meeting, in sentences: how many, and what stays open."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator

from pmfacilitator.domain.meeting import Meeting
from pmfacilitator.domain.stamps import zone_named
from pmfacilitator.importing.placing import Placed

_ZONES = (
    "America/New_York",
    "America/Chicago",
    "America/Denver",
    "America/Los_Angeles",
    "Europe/London",
    "Europe/Lisbon",
    "Europe/Berlin",
    "Europe/Helsinki",
    "Asia/Kolkata",
    "Asia/Tokyo",
    "Australia/Sydney",
)
_WINTER_AND_SUMMER = (
    dt.datetime(2026, 1, 1, tzinfo=dt.UTC),
    dt.datetime(2026, 7, 1, tzinfo=dt.UTC),
)


def added(done: Placed) -> str:
    """How many entries are new: `12 entries`."""
    return _counted(len(done.entries), "entry", "entries")


def already(done: Placed) -> str:
    """How many are not, as the rest of a sentence; "" if all are."""
    return f", {_counted(done.known, 'was', 'were')} already there" if done.known else ""


def open_questions(done: Placed, meeting: Meeting) -> Iterator[str]:
    """What the source leaves open, and what settles it."""
    zone = meeting.incident.timezone
    if done.zoneless:
        said = _counted(done.zoneless, "time names no zone", "times name no zone")
        where = f"; read in the meeting's, {zone}" if zone else ", and the meeting has none either"
        yield f"{said}{where}."
    if done.dayless and meeting.incident.date:
        said = _counted(done.dayless, "time names no day", "times name no day")
        yield f"{said}; counted from the meeting's, {meeting.incident.date.isoformat()}."
    for words, count in Counter(done.unsure_zones).items():
        said = _counted(count, "time is", "times are")
        yield f"{said} given in {words}, which is not certain: kept in words{_zone_hint(words)}."
    if done.unsure_dates:
        said = _counted(done.unsure_dates, "time has a day", "times have a day")
        yield f"{said} that is not certain: kept in words; --date 2026-11-20 may settle it."
    if done.likely_dates:
        day = done.likely_dates[0].isoformat()
        yield f"That it was on {day} is only likely; --date settles it."


def _zone_hint(words: str) -> str:
    """The option that would settle a zone, if a place is known where clocks are called so."""
    for name in _ZONES:
        zone = zone_named(name)
        if zone and words in {moment.astimezone(zone).tzname() for moment in _WINTER_AND_SUMMER}:
            return f"; --timezone {name} would settle it, if that is meant"
    return "; --timezone settles it"


def _counted(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"
