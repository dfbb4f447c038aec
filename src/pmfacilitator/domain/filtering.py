"""What is typed to find meetings: `severity:P1 service:payments since:2026-09 words "a phrase"`.

Values of one key parted by commas are one or the other; everything else has to be so together.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from pmfacilitator.domain.spelling import did_you_mean
from pmfacilitator.domain.text import clean_line
from pmfacilitator.errors import InvalidValue


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


@dataclass(frozen=True)
class Condition:
    """What one key asks for: one of these values, as it is compared."""

    key: str
    values: tuple[str, ...]


@dataclass(frozen=True)
class Filter:
    """What was asked for: conditions on facts, and words that stand anywhere in a meeting.

    A phrase is several words in that order. The last word may be only begun, if `is_open`.
    """

    conditions: tuple[Condition, ...] = ()
    words: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    is_open: bool = False

    @property
    def is_of_the_archive(self) -> bool:
        """Whether meetings in the archive are meant, which no list shows otherwise."""
        asked = (value for each in self.conditions if each.key == "is" for value in each.values)
        return any(_ARCHIVED.startswith(value) for value in asked)

    @property
    def has_words(self) -> bool:
        """Whether words are asked for, which only the texts of a meeting can answer."""
        return bool(self.words or self.phrases)


_PART = re.compile(
    r"""
    (?P<key>[^\W\d_][\w-]*) : (?!//) (?: "(?P<quoted>[^"]*)"? | (?P<value>\S*) )
  | "(?P<phrase>[^"]*)"?
  | (?P<word>[^\s"]+)
    """,
    re.VERBOSE,
)
_DAY = re.compile(r"(\d{4})(?:-?Q([1-4])|-(\d{1,2})(?:-(\d{1,2}))?)?", re.IGNORECASE)
_MONTHS_OF_A_QUARTER = 3
_DECEMBER = 12

_ARCHIVED, _DAMAGED = _STATES = ("archived", "damaged")

_Ask = Callable[[Facts, str], bool]


def parse_filter(text: str) -> Filter:
    """What was typed.

    Raises:
        InvalidValue: a key is not known, or its value is none that it takes.
    """
    text = clean_line(text)
    conditions: list[Condition] = []
    words: list[str] = []
    phrases: list[str] = []
    for part in _PART.finditer(text):
        given = part["quoted"] or part["value"] or ""
        if part["key"] is not None and (given or part["key"].casefold() in KEYS):
            conditions.append(_condition(part["key"].casefold(), given))
        elif part["phrase"] is not None:
            phrases += [part["phrase"].strip()] if part["phrase"].strip() else []
        else:
            words.append(part[0].rstrip(":"))
    asked = tuple(condition for condition in conditions if condition.values)
    is_open = bool(words) and text.endswith(words[-1])
    return Filter(asked, tuple(word for word in words if word), tuple(phrases), is_open)


def fits(wanted: Filter, facts: Facts) -> bool:
    """Whether the facts of a meeting are as every condition asks; words are not looked at."""
    return all(
        any(KEYS[condition.key](facts, value) for value in condition.values)
        for condition in wanted.conditions
    )


def _condition(key: str, given: str) -> Condition:
    if key not in KEYS:
        meant = did_you_mean(key, KEYS) or f"; there are {', '.join(KEYS)}."
        said = f'There is no key "{key}"{meant} In quotes, it is looked for as words.'
        raise InvalidValue(said)
    values = tuple(value for each in given.split(",") if (value := each.strip().casefold()))
    if key == "since":
        return Condition(key, tuple(_day(key, value, is_last=False) for value in values))
    if key == "until":
        return Condition(key, tuple(_day(key, value, is_last=True) for value in values))
    if key == "is" and (unheard := [value for value in values if not _is_state(value)]):
        said = f'"is:" takes {" or ".join(_STATES)}; "{unheard[0]}" is neither.'
        raise InvalidValue(said)
    return Condition(key, values)


def _day(key: str, typed: str, *, is_last: bool) -> str:
    """The first or last day of a year, a quarter, a month or a day, as `2026-09-30`."""
    match = _DAY.fullmatch(typed)
    if match is None:
        raise InvalidValue(_no_day(key, typed))
    year, quarter, month, day = (int(part) if part else None for part in match.groups())
    if quarter:
        month = quarter * _MONTHS_OF_A_QUARTER if is_last else (quarter - 1) * 3 + 1
    month = month or (_DECEMBER if is_last else 1)
    if not year or not 1 <= month <= _DECEMBER:
        raise InvalidValue(_no_day(key, typed))
    last = calendar.monthrange(year, month)[1]
    day = day if day is not None else (last if is_last else 1)
    if not 1 <= day <= last:
        raise InvalidValue(_no_day(key, typed))
    return f"{year:04}-{month:02}-{day:02}"


def _no_day(key: str, typed: str) -> str:
    return f'"{key}:" takes a day, a month, a quarter or a year such as 2026-09; "{typed}" is none.'


def _day_of(facts: Facts) -> str:
    return facts.date or (facts.created or "")[:10]


def _begins(text: str, value: str) -> bool:
    return text.casefold().startswith(value)


def _holds(texts: tuple[str, ...], value: str) -> bool:
    return any(value in text.casefold() for text in texts)


def _is_state(value: str) -> bool:
    return any(state.startswith(value) for state in _STATES)


def _is(facts: Facts, value: str) -> bool:
    if _ARCHIVED.startswith(value):
        return facts.archived
    return bool(facts.damaged)


def _spelt(value: str) -> str:
    return value.replace(" ", "_").replace("-", "_")


KEYS: dict[str, _Ask] = {
    "severity": lambda facts, value: _begins(facts.severity, value),
    "service": lambda facts, value: _holds(facts.services, value),
    "since": lambda facts, value: _day_of(facts) >= value,
    "until": lambda facts, value: "" < _day_of(facts) <= value,
    "status": lambda facts, value: _spelt(value) in facts.status,
    "tag": lambda facts, value: _holds(facts.tags, value),
    "person": lambda facts, value: _holds(facts.people, value),
    "lens": lambda facts, value: _holds(facts.lenses, _spelt(value)),
    "agenda": lambda facts, value: _holds((facts.agenda,), value),
    "detected": lambda facts, value: _begins(facts.detected_by, value),
    "is": _is,
}
"""Every key, and what it asks of a meeting."""
