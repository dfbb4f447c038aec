"""The verb that corrects the meeting's zone, and asks once what shall stay."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from pmfacilitator.domain.edits.placing import changed, with_rows, with_section
from pmfacilitator.domain.meeting import Incident, Meeting
from pmfacilitator.domain.records import Row
from pmfacilitator.domain.stamps import MOST_DAYS, Stamp, zone_named


class Keep(StrEnum):
    """What stays when the meeting's zone is corrected."""

    CLOCK_TIMES = "clock_times"
    INSTANTS = "instants"


@dataclass(frozen=True)
class ChangeZone:
    """Correct the meeting's zone and keep either the clock times or the instants."""

    timezone: str | None
    keep: Keep = Keep.CLOCK_TIMES

    joins = None
    touches = ""

    def label(self, meeting: Meeting) -> str:
        """Say what the zone was and became."""
        old, new = meeting.incident.timezone or "none", self.timezone or "none"
        return f"changed the time zone from {old} to {new}"

    def applied(self, meeting: Meeting) -> Meeting:
        """The meeting in that zone.

        When instants are kept, every certain time without a zone of its own is written anew as
        the new zone's clocks showed it, or keeps its clock time and the old zone where they do
        not show it for certain; what is not certain keeps its clock time.
        """
        before = meeting.incident
        after = changed(before, "timezone", self.timezone)
        meeting = meeting.changed(incident=after)
        if self.keep is Keep.CLOCK_TIMES:
            return meeting
        for slot, rows in tuple(meeting.lists()):
            moved = tuple(_moved_row(row, before, after.timezone) for row in rows)
            if moved != rows:
                meeting = with_rows(meeting, slot, moved)
        for section in meeting.sections:
            stamps = {
                name: _moved_stamp(value, before, after.timezone)
                for name, value in section
                if isinstance(value, Stamp)
            }
            if stamps:
                meeting = with_section(meeting, section.changed(**stamps))
        return meeting


def _moved_row(row: Row, before: Incident, zone: str | None) -> Row:
    when = getattr(row, "when", None)
    return row.changed(when=_moved_stamp(when, before, zone)) if when else row


def _moved_stamp(stamp: Stamp, before: Incident, zone: str | None) -> Stamp:
    """The stamp for the same instant, once its meeting's zone is `zone`."""
    instant = None if stamp.zone else stamp.instant(before.date, before.timezone)
    if instant is None:
        return stamp
    moved = _as_shown_in(stamp, instant, before.date, zone)
    if moved is None or moved.instant(before.date, zone) != instant:
        return stamp.changed(zone=before.timezone)
    return moved


def _as_shown_in(
    stamp: Stamp, instant: dt.datetime, date: dt.date | None, zone: str | None
) -> Stamp | None:
    tz = zone_named(zone) if zone else None
    if tz is None:
        return None
    try:
        wall = instant.astimezone(tz)
    except OverflowError:
        return None
    day = (wall.date() - date).days if date and stamp.is_inferred else -1
    if 0 <= day <= MOST_DAYS:
        return stamp.changed(time=wall.time(), day=day)
    return stamp.changed(time=wall.time(), date=wall.date(), day=0)
