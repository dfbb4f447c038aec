"""When an imported entry was, as a stamp in a meeting; in words where that is not settled."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from typing import Self

from pmfacilitator.domain.meeting import Incident
from pmfacilitator.domain.stamps import MOST_DAYS, Stamp, zone_named
from pmfacilitator.domain.text import clean_line
from pmfacilitator.domain.typed_times import show_date
from pmfacilitator.importing.found import Found, When
from pmfacilitator.importing.prose.dating import shifted
from pmfacilitator.importing.prose.naming import called_so

_LEAP_YEARS_APART = 8
_BARE_TIME = re.compile(r"[\d:.h]+ ?(?:[ap]\.?m\.?)?", re.ASCII | re.IGNORECASE)
_MOST_DAYS_FROM_LIKELY = 3


@dataclass(frozen=True)
class Days:
    """What a meeting knows of days and zones, and the day from which likely dates are counted."""

    incident: Incident
    first: dt.date | None

    @classmethod
    def of(cls, found: Iterable[Found], incident: Incident) -> Self:
        """The incident's day, or the first one that is told."""
        told = (each.when.date for each in found if each.when.date)
        return cls(incident, incident.date or min(told, default=None))


def in_words(found: Found, days: Days) -> str:
    """The text, behind as much of its stamp as its source gives."""
    when = found.when
    text = clean_line(found.text)
    date = _date(when, days)
    words = show_date(date) if when.time is None and date is not None else _stamp_words(found)
    return f"{words}: {text}" if words and text else words or text


def stamp_of(found: Found, days: Days) -> Stamp | None:
    """When it was, if date and zone are settled; None if it has to be said in words."""
    when = found.when
    if when.time is None or is_zone_open(when, days) or _is_day_open(found, days):
        return None if when.instant is None else _in_utc(found, when.instant)
    is_counted = when.presumed and _count(when, days) >= 0
    date = None if is_counted else _date(when, days)
    stamp = Stamp(
        time=when.time,
        typed=found.written or _local_words(when),
        date=date,
        day=0 if date else _count(when, days),
        zone=_zone(when, days),
    )
    if when.instant is None or _is_at(stamp, when.instant, days.incident):
        return stamp
    offset = _offset(stamp.wall(days.incident.date), when.instant)
    return stamp.changed(zone=offset) if offset else _in_utc(found, when.instant)


def is_zone_open(when: When, days: Days) -> bool:
    """Whether a zone is named that could mean several, and nothing else settles the instant.

    What the meeting's own zone is called on that day is settled.
    """
    if when.instant is not None or (when.zone and zone_named(when.zone)):
        return False
    return bool(when.zone or when.zone_words) and not _says_meetings(when, days)


def _is_day_open(found: Found, days: Days) -> bool:
    """Whether nobody can say on which day it was, or in which half of it."""
    when = found.when
    if when.either_half:
        return True
    count, date = _count(when, days), _date(when, days)
    if when.presumed:
        return abs(count) > _MOST_DAYS_FROM_LIKELY or (count < 0 and date is None)
    if date is not None:
        return False
    is_counted = when.month_day is None and 0 <= when.day <= MOST_DAYS
    return bool(found.doubt) or not is_counted


def _count(when: When, days: Days) -> int:
    """Days since the incident's, for a date that is likely only or not known."""
    if when.date is None or days.first is None:
        return when.day
    return (when.date - days.first).days


def _stamp_words(found: Found) -> str:
    """The stamp as its source writes it, with the day that stands elsewhere there."""
    when, written = found.when, clean_line(found.written)
    is_bare = _BARE_TIME.fullmatch(written) is not None
    if when.either_half and written:
        return f"{show_date(when.date)} {written}" if is_bare and when.date else written
    if when.date is not None or not written or (is_bare and when.month_day):
        return _local_words(when)
    return written


def _local_words(when: When) -> str:
    local = (when.local or "").replace("T", " ")
    zone = when.zone_words or when.zone or ""
    return clean_line(f"{local} {zone}") if local else ""


def _says_meetings(when: When, days: Days) -> bool:
    """Whether the zone's name is what clocks of the meeting's zone are called at that time."""
    zone = days.incident.timezone
    if when.time is None or zone is None:
        return False
    return called_so(when.zone_words, zone, day_of(when, days), when.time)


def day_of(when: When, days: Days) -> dt.date | None:
    """The day that it has or counts as; None if neither is known."""
    first = days.incident.date
    return _date(when, days) or (first and shifted(first, when.day))


def _zone(when: When, days: Days) -> str | None:
    """The zone of its own that a stamp needs: where its source names one, or it is another one."""
    meetings = days.incident.timezone
    if when.zone is None or zone_named(when.zone) is None:
        return meetings if when.zone_words and _says_meetings(when, days) else None
    return when.zone if when.zone_words or when.zone != meetings else None


def _date(when: When, days: Days) -> dt.date | None:
    """Its date, in the year that puts it nearest to the incident's where only that is missing."""
    incident_date = days.incident.date
    if when.date is not None or when.month_day is None or incident_date is None:
        return when.date
    return _nearest(when.month_day, incident_date)


def _nearest(month_day: tuple[int, int], day: dt.date) -> dt.date | None:
    """That day of the year nearest to `day`; a leap day may be some years away."""
    dates = []
    for year in range(day.year - _LEAP_YEARS_APART, day.year + _LEAP_YEARS_APART + 1):
        with suppress(ValueError):
            dates.append(dt.date(year, *month_day))
    return min(dates, key=lambda date: abs(date - day), default=None)


def _is_at(stamp: Stamp, instant: dt.datetime, incident: Incident) -> bool:
    return stamp.instant(incident.date, incident.timezone) == _to_the_second(instant)


def _offset(wall: dt.datetime | None, instant: dt.datetime) -> str | None:
    """The offset at which clocks showed `wall` at that instant; None if there is none such."""
    if wall is None:
        return None
    ahead = wall.replace(tzinfo=dt.UTC) - _to_the_second(instant)
    minutes, rest = divmod(int(ahead.total_seconds()), 60)
    name = "{}{:02}:{:02}".format("-" if minutes < 0 else "+", *divmod(abs(minutes), 60))
    if rest or zone_named(name) is None:
        return None
    return name if minutes else "UTC"


def _in_utc(found: Found, instant: dt.datetime) -> Stamp:
    moment = _to_the_second(instant)
    return Stamp(time=moment.time(), typed=found.written, date=moment.date(), zone="UTC")


def _to_the_second(instant: dt.datetime) -> dt.datetime:
    return instant.astimezone(dt.UTC).replace(microsecond=0)
