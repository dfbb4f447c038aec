"""The entries that were found as a table to be read: on a terminal, with tabs, or in a document."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from pmfacilitator.domain.milestones import show_milestone
from pmfacilitator.domain.text import clean_line
from pmfacilitator.domain.typed_times import show_date, show_time
from pmfacilitator.export.document import (
    Document,
    Inlines,
    Link,
    Paragraph,
    Table,
    Text,
    is_safe_address,
    linked,
)
from pmfacilitator.export.targets.markdown import render
from pmfacilitator.importing.found import Found, Kind
from pmfacilitator.importing.told import to_record, zone_of

Cells = tuple[str, ...]

MILESTONE = "MILESTONE?"
"""What heads suggested milestones where there is little room."""

_SUGGESTED = "Milestone (suggested)"
_TABBED = ("local", "utc", "zone", "milestone", "text")


def tabbed(entries: Sequence[Found]) -> list[Cells]:
    """The entries for another program: always the same five columns, empty where not known."""
    records = [to_record(entry) for entry in entries]
    return [tuple(str(record[name] or "") for name in _TABBED) for record in records]


def aligned(entries: Sequence[Found]) -> tuple[Cells, list[Cells]]:
    """A header and the entries for people; no column that holds nothing."""
    columns = [
        (MILESTONE if header == _SUGGESTED else header.upper(), cells)
        for header, cells in (
            *_moments(entries),
            ("What happened", [clean_line(entry.text) for entry in entries]),
        )
    ]
    return tuple(name for name, _ in columns), list(zip(*(c for _, c in columns), strict=True))


def markdown(entries: Sequence[Found]) -> str:
    """The entries as a document in GFM."""
    columns: list[tuple[str, list[Inlines]]] = [
        (header, [_plain(cell) for cell in cells]) for header, cells in _moments(entries)
    ]
    columns.append(("What happened", [linked(clean_line(entry.text)) for entry in entries]))
    sources = [_source(entry) for entry in entries]
    if any(sources):
        columns.append(("Source", sources))
    header = tuple(_plain(name) for name, _ in columns)
    table = Table(header, tuple(zip(*(cells for _, cells in columns), strict=True)))
    nothing = Paragraph(_plain("No entry was found."))
    return render(Document("Timeline", (table if entries else nothing,)))


def _moments(entries: Sequence[Found]) -> list[tuple[str, list[str]]]:
    """When it was and which milestone it may be, as columns that hold something."""
    zones = {zone_of(entry.when) for entry in entries if entry.when.kind is Kind.TIMED}
    [one, *others] = zones or {None}
    times = [_time(entry, zoned=bool(others)) for entry in entries]
    elsewhere = {zone for zone in zones if zone not in {"UTC", None}}
    columns = [
        (f"Time ({one})" if one and not others else "Time", times),
        ("UTC", [_utc(entry) if elsewhere else "" for entry in entries]),
        (_SUGGESTED, [_milestone(entry) for entry in entries]),
    ]
    return [(header, cells) for header, cells in columns if any(cells)]


def _time(entry: Found, *, zoned: bool) -> str:
    when = entry.when
    local = (when.local or "").replace("T", " ")
    zone = zone_of(when)
    return f"{local} {zone}" if zoned and zone and when.time is not None else local


def _utc(entry: Found) -> str:
    """The instant, with its day only if that is not the one of its place."""
    if entry.when.utc is None:
        return ""
    moment = entry.when.utc.astimezone(dt.UTC)
    clock = show_time(moment.time().replace(microsecond=0))
    is_same = moment.date() == entry.when.date
    return clock if is_same else f"{show_date(moment.date())} {clock}"


def _milestone(entry: Found) -> str:
    return show_milestone(entry.milestone) if entry.milestone else ""


def _source(entry: Found) -> Inlines:
    source = clean_line(entry.source)
    if is_safe_address(entry.url):
        return (Link(entry.url, source or entry.url),)
    return _plain(source)


def _plain(text: str) -> Inlines:
    return (Text(text),) if text else ()
