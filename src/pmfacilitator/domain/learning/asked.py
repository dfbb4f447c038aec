"""Which rows of a whole library are asked for, in the language of the list of meetings."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Generic, Protocol, TypeVar

from pmfacilitator.domain.asking import (
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
from pmfacilitator.domain.learning.ledger import Assumption, Broken
from pmfacilitator.domain.learning.listed import ActionListed, InsightListed, Listed

Row = InsightListed | ActionListed | Assumption
"""What the lists over a library show."""

R = TypeVar("R", bound=Row)


class RowFacts(Protocol):
    """What is known of a row and of its incident, as far as a key asks for it."""

    @property
    def severity(self) -> str:
        """How bad the incident was."""
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
    def date(self) -> dt.date | None:
        """The day of the incident."""
        ...

    @property
    def owner(self) -> str:
        """Who carries it."""
        ...

    @property
    def lens(self) -> str:
        """The lens through which it was seen."""
        ...

    @property
    def status(self) -> str:
        """How far it has come."""
        ...


KEYS: dict[str, Callable[[RowFacts, str], bool]] = {
    "severity": lambda facts, value: begins(facts.severity, value),
    "service": lambda facts, value: holds(facts.services, value),
    "since": lambda facts, value: is_since(facts.date, value),
    "until": lambda facts, value: is_until(facts.date, value),
    "status": lambda facts, value: spelt(value) in facts.status,
    "tag": lambda facts, value: holds(facts.tags, value),
    "owner": lambda facts, value: names((facts.owner,), value),
    "lens": lambda facts, value: spelt(value) in facts.lens,
}
"""The keys that every list of rows takes, and what each asks of a row."""


def _is(row: Listed, value: str) -> bool:
    if "settled".startswith(value):
        return not row.is_open
    if "open".startswith(value):
        return row.is_open
    return row.is_due if "due".startswith(value) else _is_overdue(row)


def _is_overdue(row: Listed) -> bool:
    return isinstance(row, ActionListed) and row.is_overdue


_BROKEN: Language[Broken] = Language(KEYS)
_INSIGHTS: Language[Listed] = Language({**KEYS, "is": _is}, ("open", "settled", "due"))
_ACTIONS: Language[Listed] = Language({**KEYS, "is": _is}, ("open", "settled", "due", "overdue"))


class Findable(Generic[R]):
    """The rows of one list, and the words by which each is found.

    Args:
        rows: all of them.
        house: its words for lenses, which find a row too.
    """

    def __init__(self, rows: Iterable[R] = (), house: House | None = None) -> None:
        self.all = tuple(rows)
        self.house = house or House()
        self._words = [" ".join(_words(row, self.house)).casefold() for row in self.all]

    def fitting(self, typed: str) -> Sequence[R]:
        """Those whose facts are as every key asks, and in which every word and phrase occurs.

        Raises:
            InvalidValue: a key is not known in this list, or its value is none that it takes.
        """
        wanted = _language(self.all).parse(typed, self.house)
        fitting: Sequence[R] = self.all
        if wanted.has_words:
            asked = [words.casefold() for words in (*wanted.words, *wanted.phrases)]
            pairs = zip(self.all, self._words, strict=True)
            fitting = [row for row, words in pairs if all(word in words for word in asked)]
        return [row for row in fitting if _fits(wanted, row)] if wanted.conditions else fitting


def _language(rows: Sequence[Row]) -> Language[Broken] | Language[Listed]:
    match rows:
        case [Assumption(), *_]:
            return _BROKEN
        case [InsightListed(), *_]:
            return _INSIGHTS
        case _:
            return _ACTIONS


def _fits(wanted: Filter, row: Row) -> bool:
    """Whether a row is as every key asks; an assumption is, if one of the times it broke is so."""
    match row:
        case Assumption():
            return any(_BROKEN.fits(wanted, broken) for broken in row.broke)
        case ActionListed() | InsightListed():
            return _ACTIONS.fits(wanted, row)


def _words(row: Row, house: House) -> Iterator[str]:
    """Every word by which a row is found."""
    if isinstance(row, Assumption):
        yield row.assumption
        for broken in row.broke:
            yield from (broken.incident, broken.saw, broken.learned, broken.owner)
            yield from (broken.severity, *broken.services, *broken.tags, *_lens(broken.lens, house))
        return
    yield from (row.words, row.status.replace("_", " "), row.owner, *_lens(row.lens, house))
    yield from (row.incident, row.reference, row.severity, str(row.date or ""))
    yield from (*row.services, *row.tags)
    yield "open" if row.is_open else "settled"
    if row.is_due:
        yield "due"
    if isinstance(row, InsightListed):
        yield from (row.assumption, row.saw, row.opportunity, *row.customers)
    elif row.is_overdue:
        yield "overdue"


def _lens(lens: str, house: House) -> tuple[str, str]:
    """What a lens is called here, and anywhere."""
    return house.lens(lens), lens.replace("_", " ")
