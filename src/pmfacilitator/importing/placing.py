"""Entries that an importer found, made into entries of a meeting; what is open stays visibly open.

A time becomes a stamp only where its date and zone are settled, by its source or by the meeting's
own date and zone. Everything else keeps its stamp in words, at the beginning of its text.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import pairwise

from pmfacilitator.domain.edits import AddEntries, Edit
from pmfacilitator.domain.meeting import Incident, Meeting
from pmfacilitator.domain.records import new_id
from pmfacilitator.domain.rows import Entry, Link, Milestone
from pmfacilitator.domain.stamps import MOST_DAYS, Stamp, zone_named
from pmfacilitator.domain.text import clean_line
from pmfacilitator.domain.timeline import in_order
from pmfacilitator.domain.typed_times import show_date
from pmfacilitator.importing.found import Found, When, key_of

_SLUG = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*", re.ASCII)
_MOST_OF_A_SLUG = 60
_PAGE = re.compile(r"https?://[^\s<>\"]+", re.ASCII | re.IGNORECASE)
_LEAP_YEARS_APART = 8


@dataclass(frozen=True)
class Placed:
    """What came of placing entries into a meeting.

    Args:
        entries: those that the meeting does not have yet, in the order in which they happened.
        known: how many it already has, from the same place of the same source.
        zoneless: how many times name no zone, so that they count in the meeting's.
        unsure_zones: for each time kept in words because of its zone, that zone as written.
        unsure_dates: how many are kept in words because their date could mean several.
    """

    entries: tuple[Entry, ...]
    known: int = 0
    zoneless: int = 0
    unsure_zones: tuple[str, ...] = ()
    unsure_dates: int = 0


def to_entries(
    found: Sequence[Found], meeting: Meeting, *, confirmed: Collection[str] = ()
) -> tuple[Entry, ...]:
    """The entries that the meeting does not have yet; see `placed`."""
    return placed(found, meeting, confirmed=confirmed).entries


def placed(found: Sequence[Found], meeting: Meeting, *, confirmed: Collection[str] = ()) -> Placed:
    """The entries for a meeting, and how much about them is open.

    Args:
        found: what was read, in the order of its source.
        meeting: what they are to be added to; its date and zone settle what they leave open.
        confirmed: the keys of those whose milestone somebody has confirmed.
    """
    new = _new(found, meeting)
    milestones = _Milestones(new, meeting, confirmed)
    entries = [_entry(each, meeting.incident, milestones) for each in new]
    both = tuple(zip(new, entries, strict=True))
    worded = [each for each, entry in both if not entry.when and each.when.time is not None]
    unsure = [each.when.zone_words for each in worded if _is_zone_open(each.when)]
    return Placed(
        entries=_oldest_first(entries, meeting.incident),
        known=len(found) - len(new),
        zoneless=sum(_is_zoneless(each, entry) for each, entry in both),
        unsure_zones=tuple(unsure),
        unsure_dates=len(worded) - len(unsure),
    )


def import_edit(entries: Sequence[Entry]) -> Edit:
    """One undo step that adds them all."""
    return AddEntries(tuple(entries))


def origin_of(found: Found) -> str:
    """The identity by which a meeting knows that it already has an entry."""
    fits = len(found.key) <= _MOST_OF_A_SLUG and _SLUG.fullmatch(found.key)
    return found.key if fits else key_of(found.key)


def origins(meeting: Meeting) -> frozenset[str]:
    """The identities of all that was imported into the meeting and is still there."""
    return frozenset(entry.origin for entry in meeting.timeline if entry.origin)


def _new(found: Sequence[Found], meeting: Meeting) -> tuple[Found, ...]:
    """Those whose origin the meeting does not have, each once."""
    there = origins(meeting)
    new: dict[str, Found] = {}
    for each in found:
        origin = origin_of(each)
        if origin not in there:
            new.setdefault(origin, each)
    return tuple(new.values())


class _Milestones:
    """Who gets which milestone: each one entry at most, confirmed or only suggested."""

    def __init__(self, new: Sequence[Found], meeting: Meeting, confirmed: Collection[str]) -> None:
        self._confirmed: dict[Milestone, str] = {}
        for found in new:
            if found.milestone and found.key in confirmed:
                self._confirmed.setdefault(found.milestone, found.key)
        self._suggested: dict[Milestone, str] = {}
        there = {
            named for entry in meeting.timeline for named in (entry.milestone, entry.suggested)
        }
        for found in new:
            if found.milestone and found.milestone not in self._confirmed.keys() | there:
                self._suggested.setdefault(found.milestone, found.key)

    def confirmed(self, found: Found) -> Milestone | None:
        """The milestone that it has for certain."""
        named = found.milestone
        return named if named and self._confirmed.get(named) == found.key else None

    def suggested(self, found: Found) -> Milestone | None:
        """The milestone that the room may confirm."""
        named = found.milestone
        return named if named and self._suggested.get(named) == found.key else None


def _is_zoneless(found: Found, entry: Entry) -> bool:
    return entry.when is not None and not (entry.when.zone or found.when.zone)


def _entry(found: Found, incident: Incident, milestones: _Milestones) -> Entry:
    stamp = _stamp(found, incident)
    is_page = _PAGE.fullmatch(found.url)
    return Entry(
        id=new_id(),
        text=clean_line(found.text) if stamp else _in_words(found, incident),
        when=stamp,
        milestone=milestones.confirmed(found),
        suggested=milestones.suggested(found),
        source=found.source,
        evidence=(Link(url=found.url),) if is_page else (),
        origin=origin_of(found),
    )


def _in_words(found: Found, incident: Incident) -> str:
    """The text, behind as much of its stamp as its source gives."""
    when = found.when
    text = clean_line(found.text)
    date = _date(when, incident)
    if when.time is None and date is not None:
        words = show_date(date)
    else:
        words = clean_line(found.written) or _local_words(when)
    return f"{words}: {text}" if words and text else words or text


def _local_words(when: When) -> str:
    local = (when.local or "").replace("T", " ")
    zone = when.zone_words or when.zone or ""
    return clean_line(f"{local} {zone}") if local else ""


def _stamp(found: Found, incident: Incident) -> Stamp | None:
    """When it was, if date and zone are settled; None if it has to be said in words."""
    when = found.when
    if when.time is None or _is_zone_open(when):
        return None if when.instant is None else _in_utc(found, when.instant)
    date = _date(when, incident)
    is_date_open = when.month_day is not None or bool(found.doubt) or not 0 <= when.day <= MOST_DAYS
    if date is None and is_date_open:
        return None if when.instant is None else _in_utc(found, when.instant)
    stamp = Stamp(
        time=when.time,
        typed=found.written or _local_words(when),
        date=date,
        day=0 if date else when.day,
        zone=_zone(when, incident),
    )
    if when.instant is None or _is_at(stamp, when.instant, incident):
        return stamp
    offset = _offset(stamp.wall(incident.date), when.instant)
    return stamp.changed(zone=offset) if offset else _in_utc(found, when.instant)


def _is_zone_open(when: When) -> bool:
    """Whether a zone is named that could mean several, and nothing else gives the instant."""
    is_certain = when.zone is not None and zone_named(when.zone) is not None
    return not is_certain and bool(when.zone or when.zone_words) and when.instant is None


def _zone(when: When, incident: Incident) -> str | None:
    """The zone of its own that a stamp needs: where its source names one, or it is another one."""
    if when.zone is None or zone_named(when.zone) is None:
        return None
    return when.zone if when.zone_words or when.zone != incident.timezone else None


def _date(when: When, incident: Incident) -> dt.date | None:
    """Its date, in the year that puts it nearest to the incident's where only that is missing."""
    if when.date is not None or when.month_day is None or incident.date is None:
        return when.date
    return _nearest(when.month_day, incident.date)


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


def _oldest_first(entries: Sequence[Entry], incident: Incident) -> tuple[Entry, ...]:
    """The entries in the order of their source, turned round if that tells the newest first.

    What has no time then stands between the same neighbours as in its source.
    """
    shown = {entry.id: place for place, entry in enumerate(in_order(entries, incident))}
    places = [shown[entry.id] for entry in entries if entry.when]
    rising = sum(first < second for first, second in pairwise(places))
    turned = len(places) - 1 > 2 * rising
    return tuple(reversed(entries)) if turned else tuple(entries)
