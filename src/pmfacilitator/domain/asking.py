"""The language in which lists are asked: `severity:P1 service:payments since:2026-09 "a phrase"`.

Values of one key parted by commas are one or the other; everything else has to be so together. Which
keys there are, each list says for itself: `filtering.py` for meetings, `learning/asked.py` for rows.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from pmfacilitator.domain.house import House
from pmfacilitator.domain.spelling import did_you_mean
from pmfacilitator.domain.text import clean_line
from pmfacilitator.errors import InvalidValue

F = TypeVar("F")

ARCHIVED = "archived"


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
        return any(ARCHIVED.startswith(value) for value in asked)

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
_BOTH = 2


@dataclass(frozen=True)
class Language(Generic[F]):
    """The keys by which one list is asked, what each asks of a thing in it, and what `is:` takes."""

    keys: Mapping[str, Callable[[F, str], bool]]
    states: tuple[str, ...] = ()

    def parse(self, text: str, house: House | None = None) -> Filter:
        """What was typed; a lens may be called as it is in the house.

        Raises:
            InvalidValue: a key is not known, or its value is none that it takes.
        """
        text = clean_line(text)
        conditions: list[Condition] = []
        words: list[str] = []
        phrases: list[str] = []
        for part in _PART.finditer(text):
            given = part["quoted"] or part["value"] or ""
            if part["key"] is not None and (given or part["key"].casefold() in self.keys):
                conditions.append(self._condition(part["key"].casefold(), given, house))
            elif part["phrase"] is not None:
                phrases += [part["phrase"].strip()] if part["phrase"].strip() else []
            else:
                words.append(part[0].rstrip(":"))
        asked = tuple(condition for condition in conditions if condition.values)
        is_open = bool(words) and text.endswith(words[-1])
        return Filter(asked, tuple(word for word in words if word), tuple(phrases), is_open)

    def fits(self, wanted: Filter, facts: F) -> bool:
        """Whether the facts are as every condition asks; words are not looked at."""
        for condition in wanted.conditions:  # loops, because it runs for every row at every key
            ask = self.keys[condition.key]
            for value in condition.values:
                if ask(facts, value):
                    break
            else:
                return False
        return True

    def _condition(self, key: str, given: str, house: House | None) -> Condition:
        if key not in self.keys:
            meant = did_you_mean(key, self.keys) or f"; there are {', '.join(self.keys)}."
            said = f'There is no key "{key}"{meant} In quotes, it is looked for as words.'
            raise InvalidValue(said)
        values = tuple(value for each in given.split(",") if (value := each.strip().casefold()))
        match key:
            case "since" | "until":
                days = (_day(key, value, is_last=key == "until") for value in values)
                return Condition(key, tuple(days))
            case "lens" if house is not None:
                called = (name for value in values for name in house.lenses_called(value))
                return Condition(key, (*values, *called))
            case "is":
                self._need_states(values)
                return Condition(key, values)
            case _:
                return Condition(key, values)

    def _need_states(self, values: tuple[str, ...]) -> None:
        for value in values:
            if not any(state.startswith(value) for state in self.states):
                *others, last = self.states
                neither = "neither" if len(self.states) == _BOTH else "none of these"
                said = f'"is:" takes {", ".join(others)} or {last}; "{value}" is {neither}.'
                raise InvalidValue(said)


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


# How a fact is held against a value, which is in small letters ----------------------------


def begins(text: str, value: str) -> bool:
    """Whether a text begins so."""
    return text.casefold().startswith(value)


def holds(texts: tuple[str, ...], value: str) -> bool:
    """Whether one of these texts has that in it."""
    return any(value in text.casefold() for text in texts)


def names(people: tuple[str, ...], value: str) -> bool:
    """Whether a word of one of these names begins so: `mara` is Mara Lindqvist, and not Amara.

    Writing without capitals has no spaces between words either; there it may stand anywhere.
    """
    if value[:1].upper() == value[:1]:
        return holds(people, value)
    return any(_begins_a_word(name.casefold(), value) for name in people)


def _begins_a_word(text: str, value: str) -> bool:
    at = text.find(value)
    while at > 0 and text[at - 1].isalpha():
        at = text.find(value, at + 1)
    return at >= 0


def spelt(value: str) -> str:
    """A word as the ids of statuses and lenses are spelt."""
    return value.replace(" ", "_").replace("-", "_")


def is_since(day: str | dt.date | None, value: str) -> bool:
    """Whether a day is that one or comes after it."""
    return str(day or "") >= value


def is_until(day: str | dt.date | None, value: str) -> bool:
    """Whether a day is that one or comes before it."""
    return "" < str(day or "") <= value
