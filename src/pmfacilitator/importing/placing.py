"""Entries that an importer found, made into entries of a meeting; what is open stays visibly open.

A time becomes a stamp only where its date and zone are settled, by its source or by the meeting's
own date and zone. Everything else keeps its stamp in words, at the beginning of its text.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pmfacilitator.domain.edits import AddEntries, Edit
from pmfacilitator.domain.meeting import Incident, Meeting
from pmfacilitator.domain.records import new_id
from pmfacilitator.domain.rows import Entry, Link, Milestone
from pmfacilitator.domain.text import clean_line
from pmfacilitator.domain.timeline import in_order
from pmfacilitator.importing.found import Found, key_of
from pmfacilitator.importing.stamping import Days, day_of, in_words, is_zone_open, stamp_of

_SLUG = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*", re.ASCII)
_MOST_OF_A_SLUG = 60
_PAGE = re.compile(r"https?://[^\s<>\"]+", re.ASCII | re.IGNORECASE)


@dataclass(frozen=True)
class Placed:
    """What came of placing entries into a meeting.

    Args:
        entries: those that the meeting does not have yet, in the order in which they happened.
        known: how many it already has, from the same place of the same source.
        zoneless: how many times name no zone, so that they count in the meeting's.
        dayless: how many times name no day, so that they count from the incident's.
        unsure_zones: for each time kept in words because of its zone, that zone as written.
        unsure_at: when each of these was, as far as its day is known.
        unsure_dates: how many are kept in words because their day or half of the day is not sure.
        likely_dates: days that are likely only, so that they count from the incident's.
    """

    entries: tuple[Entry, ...]
    known: int = 0
    zoneless: int = 0
    dayless: int = 0
    unsure_zones: tuple[str, ...] = ()
    unsure_at: tuple[tuple[dt.date | None, dt.time], ...] = ()
    unsure_dates: int = 0
    likely_dates: tuple[dt.date, ...] = ()


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
    days = Days.of(found, meeting.incident)
    entries = [_entry(each, days, milestones) for each in new]
    both = tuple(zip(new, entries, strict=True))
    worded = [each for each, entry in both if not entry.when and each.when.time is not None]
    unsure = [each for each in worded if is_zone_open(each.when, days)]
    likely = {each.when.date for each, entry in both if entry.when and each.when.presumed}
    return Placed(
        entries=_oldest_first(entries, meeting.incident),
        known=len(found) - len(new),
        zoneless=sum(_is_zoneless(each, entry) for each, entry in both),
        dayless=sum(_is_dayless(each, entry) for each, entry in both),
        unsure_zones=tuple(map(_zone_words, unsure)),
        unsure_at=tuple(
            (day_of(each.when, days), each.when.time) for each in unsure if each.when.time
        ),
        unsure_dates=len(worded) - len(unsure),
        likely_dates=tuple(sorted(date for date in likely if date is not None)),
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


def _is_dayless(found: Found, entry: Entry) -> bool:
    return entry.when is not None and entry.when.is_inferred and found.when.date is None


def _zone_words(found: Found) -> str:
    return clean_line(found.when.zone_words or found.when.zone or "")


def _entry(found: Found, days: Days, milestones: _Milestones) -> Entry:
    stamp = stamp_of(found, days)
    is_page = _PAGE.fullmatch(found.url)
    return Entry(
        id=new_id(),
        text=clean_line(found.text) if stamp else in_words(found, days),
        when=stamp,
        milestone=milestones.confirmed(found),
        suggested=milestones.suggested(found),
        source=found.source,
        evidence=(Link(url=found.url),) if is_page else (),
        origin=origin_of(found),
    )


def _oldest_first(entries: Sequence[Entry], incident: Incident) -> tuple[Entry, ...]:
    """The entries in the order of their source, turned round if that tells the newest first.

    What has no time then stands between the same neighbours as in its source.
    """
    shown = {entry.id: place for place, entry in enumerate(in_order(entries, incident))}
    places = [shown[entry.id] for entry in entries if entry.when]
    rising = sum(first < second for first, second in pairwise(places))
    turned = len(places) - 1 > 2 * rising
    return tuple(reversed(entries)) if turned else tuple(entries)
