"""What `list --json` and `search --json` print of a meeting."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from pmfacilitator.catalogue import Summary

if TYPE_CHECKING:
    from pmfacilitator.library.catalogue import Hit


@dataclass(frozen=True)
class MeetingListed:
    """A meeting as a list shows it."""

    id: str
    path: str
    title: str
    severity: str
    date: str | None
    status: str
    agenda: str
    open_actions: int
    insights: int
    services: tuple[str, ...]
    tags: tuple[str, ...]
    archived: bool

    @classmethod
    def of(cls, summary: Summary) -> Self:
        """The same facts, with the path as text."""
        return cls(
            summary.id,
            str(summary.path),
            summary.title,
            summary.severity,
            summary.date,
            summary.status,
            summary.agenda,
            summary.open_actions,
            summary.insights,
            summary.services,
            summary.tags,
            summary.archived,
        )


@dataclass(frozen=True)
class PlaceFound:
    """Where a meeting has what was looked for: the field in words, the row, some of the text."""

    field: str
    row: str
    excerpt: str


@dataclass(frozen=True)
class MeetingFound:
    """A meeting that a search found, and where in it."""

    id: str
    path: str
    title: str
    severity: str
    date: str | None
    status: str
    archived: bool
    places: tuple[PlaceFound, ...]

    @classmethod
    def of(cls, hit: Hit) -> Self:
        """What is printed of a hit."""
        summary = hit.summary
        return cls(
            summary.id,
            str(summary.path),
            summary.title,
            summary.severity,
            summary.date,
            summary.status,
            summary.archived,
            tuple(PlaceFound(place.field, place.row, place.excerpt) for place in hit.places),
        )
