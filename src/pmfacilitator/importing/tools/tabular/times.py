"""What a cell of a table says of a time, and in which order its column writes day and month."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from pmfacilitator.domain.text import clean_line
from pmfacilitator.importing.prose.dates import Day
from pmfacilitator.importing.prose.leads import lead_of
from pmfacilitator.importing.prose.zone_words import Spoken

_ISO = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:?\d\d", re.ASCII)
_EPOCH = re.compile(r"(1\d{9})(?:\.\d{1,9})?|(1\d{12})", re.ASCII)
_LONGEST = 80
_SURELY_A_DAY = 12


@dataclass(frozen=True)
class Told:
    """What a cell says: a day, a time, a zone, or the instant itself.

    Args:
        day: what it says of the day.
        time: the time of day.
        zone: the zone it names.
        instant: the moment itself, where it gives that.
        later: days after the one it names, as for 24:00.
        is_open: whether it says that the time is unknown (`--:--`).
    """

    day: Day | None = None
    time: dt.time | None = None
    zone: Spoken | None = None
    instant: dt.datetime | None = None
    later: int = 0
    is_open: bool = False


@lru_cache(maxsize=4096)
def told_by(cell: str) -> Told | None:
    """What a cell says of a time; None where it is not all about one."""
    words = clean_line(cell).strip("'\"")
    if not words or len(words) > _LONGEST:
        return None
    return _instant(words) or _in_words(words)


def day_first(cells: Iterable[Told], known: dt.date | None) -> bool | None:
    """Whether a column writes the day before the month; None where it does not show.

    Args:
        cells: what the column says.
        known: the incident's date, which settles it where only one order gives that date.
    """
    open_days = [told.day for told in cells if told.day is not None and told.day.either is not None]
    said = {order for day in open_days if (order := _order(day)) is not None}
    if not said and known is not None:
        said = {
            order
            for day in open_days
            for order in (True, False)
            if day.read(day_first=order).full == known
        }
    return said.pop() if len(said) == 1 else None


def _order(day: Day) -> bool | None:
    if day.either is None:
        return None
    first, second, mark = day.either
    if first > _SURELY_A_DAY or mark == ".":
        return True
    return False if second > _SURELY_A_DAY else None


def _instant(words: str) -> Told | None:
    epoch = _EPOCH.fullmatch(words)
    if epoch is not None:
        seconds = int(epoch[1]) if epoch[1] else int(epoch[2]) // 1000
        moment = dt.datetime.fromtimestamp(seconds, dt.UTC)
    elif _ISO.match(words):
        try:
            moment = dt.datetime.fromisoformat(words)
        except ValueError:
            return None
    else:
        return None
    day = Day(moment.year, moment.month, moment.day)
    time = moment.time().replace(microsecond=0)
    offset = moment.utcoffset()
    if offset is None:
        return Told(day, time)
    try:
        instant = moment.replace(microsecond=0).astimezone(dt.UTC)
    except OverflowError:
        return Told(day, time)
    name = "UTC" if not offset else moment.strftime("%z")
    name = name if name == "UTC" else f"{name[:3]}:{name[3:5]}"
    return Told(day, time, Spoken(name, name), instant)


def _in_words(words: str) -> Told | None:
    lead = lead_of(words)
    if lead is None or lead.rest.strip("()[] .") or lead.prefix:
        return None
    clock = lead.clock
    if clock is None:
        return Told(lead.day, zone=lead.zone) if lead.day and lead.day.is_dated else None
    later = lead.later + (1 if clock.ends_day else 0)
    return Told(lead.day, clock.time, lead.zone, later=later, is_open=clock.time is None)
