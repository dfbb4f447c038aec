"""Wall-clock times as people type them, and the instants they mean where that is certain."""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache
from typing import Annotated, Self
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, Field, model_validator

from pmfacilitator.domain.records import Line, Record

_OFFSET = re.compile(r"[+-](?:0\d|1[0-4]):[0-5]\d", re.ASCII)
_NO_ZONE_FILES = frozenset({"localtime", "posixrules", "Factory"})


@lru_cache(maxsize=256)
def zone_named(name: str) -> dt.tzinfo | None:
    """The zone of an IANA name, of `UTC` or of an offset such as `+02:00`; None if there is none."""
    if name in {"UTC", "Z"}:
        return dt.UTC
    if _OFFSET.fullmatch(name):
        sign = -1 if name[0] == "-" else 1
        return dt.timezone(sign * dt.timedelta(hours=int(name[1:3]), minutes=int(name[4:6])))
    if name in _NO_ZONE_FILES or name.startswith(("right/", "posix/")):
        return None
    try:
        return ZoneInfo(name)
    except (LookupError, ValueError, OSError):
        return None


def _known_zone(name: str) -> str:
    if zone_named(name) is None:
        msg = f"{name!r} is no time zone (use an IANA name such as Europe/Berlin, or UTC)"
        raise ValueError(msg)
    return name


def _whole_seconds(time: dt.time) -> dt.time:
    if time.tzinfo is not None:
        msg = "a wall-clock time carries no offset; the zone has a field of its own"
        raise ValueError(msg)
    return time.replace(microsecond=0)


ZoneName = Annotated[str, AfterValidator(_known_zone)]
"""An IANA zone name, `UTC`, or an offset such as `+02:00`."""

WallTime = Annotated[dt.time, AfterValidator(_whole_seconds)]
"""A time of day as a clock on the wall shows it, to the second, without zone."""


MOST_DAYS = 3660
"""How far from the incident's date an inferred date may lie, in days."""


class Stamp(Record):
    """When something happened, as it was typed; what was not typed stays unknown.

    `date` is there only if a date was typed. Without one, the stamp stands `day` days after the
    incident's date, so that correcting that date moves it along; such a date is *inferred*.
    """

    time: WallTime
    typed: Line = ""
    date: dt.date | None = None
    day: Annotated[int, Field(ge=0, le=MOST_DAYS)] = 0
    zone: ZoneName | None = None

    @model_validator(mode="after")
    def _one_date(self) -> Self:
        if self.date is not None and self.day:
            msg = "a stamp has a date of its own or counts days from the incident's, not both"
            raise ValueError(msg)
        return self

    @property
    def is_inferred(self) -> bool:
        """Whether the date was worked out instead of typed."""
        return self.date is None

    def date_given(self, incident_date: dt.date | None) -> dt.date | None:
        """The date this stamp means when the incident was on that date; None if unknown."""
        if self.date is not None:
            return self.date
        if incident_date is None:
            return None
        try:
            return incident_date + dt.timedelta(days=self.day)
        except OverflowError:
            return None

    def wall(self, incident_date: dt.date | None) -> dt.datetime | None:
        """Date and time without zone, as the clock on the wall showed them; None without date."""
        date = self.date_given(incident_date)
        return None if date is None else dt.datetime.combine(date, self.time)

    def instant(self, incident_date: dt.date | None, zone: str | None) -> dt.datetime | None:
        """The instant in UTC, only where it is certain.

        It is not where date or zone is unknown, nor in the hour that a change of clocks skips
        or repeats.

        Args:
            incident_date: the incident's date, from which inferred dates count.
            zone: the meeting's zone, used where the stamp has none of its own.
        """
        name = self.zone or zone
        wall = self.wall(incident_date)
        tz = zone_named(name) if name else None
        if wall is None or tz is None:
            return None
        return certain_instant(wall, tz)


def certain_instant(wall: dt.datetime, tz: dt.tzinfo) -> dt.datetime | None:
    """The one UTC instant at which clocks in `tz` showed `wall`; None if there were none or two."""
    try:
        early, late = (wall.replace(tzinfo=tz, fold=fold).astimezone(dt.UTC) for fold in (0, 1))
    except OverflowError:
        return None
    return early if early == late else None
