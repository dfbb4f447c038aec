"""What came of placing entries into a meeting, in sentences: how many, and what stays open."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator

from pmfacilitator.domain.meeting import Meeting
from pmfacilitator.importing.placing import Placed
from pmfacilitator.importing.prose.naming import called_so
from pmfacilitator.importing.prose.zone_words import certain_zone, spoken

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
    "Asia/Shanghai",
)
_WINTER_AND_SUMMER = (dt.date(2026, 1, 1), dt.date(2026, 7, 1))
_NOON = dt.time(12)

_Moment = tuple[dt.date | None, dt.time]


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
        hint = _zone_hint(words, _moments(words, done, meeting), done.zoneless)
        yield f"{said} given in {words}, which is not certain: kept in words{hint}."
    if done.unsure_dates:
        said = _counted(done.unsure_dates, "time has a day", "times have a day")
        yield f"{said} that is not certain: kept in words; --date 2026-11-20 may settle it."
    if done.likely_dates:
        day = done.likely_dates[0].isoformat()
        yield f"That it was on {day} is only likely; --date settles it."


def _moments(words: str, done: Placed, meeting: Meeting) -> frozenset[_Moment]:
    """When the times were that name a zone by these words."""
    told = zip(done.unsure_zones, done.unsure_at, strict=False)
    moments = frozenset(moment for said, moment in told if said == words)
    return moments or frozenset({(meeting.incident.date, _NOON)})


def _zone_hint(words: str, moments: frozenset[_Moment], zoneless: int) -> str:
    """The option that would settle a zone, and what else it would do; "" where none is known."""
    is_undated = any(date is None for date, _ in moments)
    if is_undated and any(certain_zone(spoken(words), day) for day in _WINTER_AND_SUMMER):
        return "; --date may settle it"
    zone = next((zone for zone in _ZONES if all(_may_be(words, zone, at) for at in moments)), None)
    if zone is None:
        return ""
    is_settled = all(called_so(words, zone, *at) for at in moments)
    others = _counted(zoneless, "time that names", "times that name")
    also = f", and be the zone of {others} none" if zoneless else ""
    with_day = "" if is_settled else "--date with "
    return f"; {with_day}--timezone {zone} would settle it{also}, if that is meant"


def _may_be(words: str, zone: str, at: _Moment) -> bool:
    """Whether clocks of a zone are called so then, or on some day where none is known."""
    date, time = at
    return any(
        called_so(words, zone, day, time) for day in ([date] if date else _WINTER_AND_SUMMER)
    )


def _counted(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"
