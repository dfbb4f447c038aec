"""By which facts meetings are found: the keys of the list at home, of `list` and of `search`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from pmfacilitator.domain.asking import (
    ARCHIVED,
    Filter,
    Language,
    begins,
    holds,
    is_since,
    is_until,
    names,
    spelt,
)
from pmfacilitator.domain.house import House


class Facts(Protocol):
    """What a list says of a meeting, as far as a key asks for it."""

    @property
    def severity(self) -> str:
        """How bad it was."""
        ...

    @property
    def status(self) -> str:
        """How far the document has come."""
        ...

    @property
    def agenda(self) -> str:
        """The title of the agenda."""
        ...

    @property
    def date(self) -> str | None:
        """The day of the incident."""
        ...

    @property
    def created(self) -> str | None:
        """The moment at which the meeting was made."""
        ...

    @property
    def services(self) -> tuple[str, ...]:
        """The services that were hit."""
        ...

    @property
    def tags(self) -> tuple[str, ...]:
        """The tags of the incident."""
        ...

    @property
    def people(self) -> tuple[str, ...]:
        """Who takes part."""
        ...

    @property
    def lenses(self) -> tuple[str, ...]:
        """The lenses of the insights."""
        ...

    @property
    def detected_by(self) -> str:
        """Who noticed first."""
        ...

    @property
    def archived(self) -> bool:
        """Whether it lies in the archive."""
        ...

    @property
    def damaged(self) -> str:
        """Why it cannot be read; "" if it can."""
        ...


def parse_filter(text: str, house: House | None = None) -> Filter:
    """What was typed to find meetings; a lens may be called as it is in the house.

    Raises:
        InvalidValue: a key is not known, or its value is none that it takes.
    """
    return _MEETINGS.parse(text, house)


def fits(wanted: Filter, facts: Facts) -> bool:
    """Whether the facts of a meeting are as every condition asks; words are not looked at."""
    return _MEETINGS.fits(wanted, facts)


def _day_of(facts: Facts) -> str:
    return facts.date or (facts.created or "")[:10]


def _is(facts: Facts, value: str) -> bool:
    if ARCHIVED.startswith(value):
        return facts.archived
    return bool(facts.damaged)


KEYS: dict[str, Callable[[Facts, str], bool]] = {
    "severity": lambda facts, value: begins(facts.severity, value),
    "service": lambda facts, value: holds(facts.services, value),
    "since": lambda facts, value: is_since(_day_of(facts), value),
    "until": lambda facts, value: is_until(_day_of(facts), value),
    "status": lambda facts, value: spelt(value) in facts.status,
    "tag": lambda facts, value: holds(facts.tags, value),
    "person": lambda facts, value: names(facts.people, value),
    "lens": lambda facts, value: holds(facts.lenses, spelt(value)),
    "agenda": lambda facts, value: holds((facts.agenda,), value),
    "detected": lambda facts, value: begins(facts.detected_by, value),
    "is": _is,
}
"""Every key, and what it asks of a meeting."""

_MEETINGS = Language(KEYS, (ARCHIVED, "damaged"))
