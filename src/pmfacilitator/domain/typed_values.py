"""The values of a card's fields as people type them, and as they are written back into the field.

Every `parse_…` gives None (or an empty tuple) for empty text, and raises InvalidValue in one
sentence that says what would be understood. What the matching `show_…` writes reads back as the
same value;
a date is written by `show_date` and a time by `write_stamp`, both of `typed_times`.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from decimal import Decimal
from typing import TypeVar

from pydantic import ValidationError

from pmfacilitator.domain.rows import Money
from pmfacilitator.domain.stamps import Stamp
from pmfacilitator.domain.text import clean_line, shorten
from pmfacilitator.domain.typed_dates import read_date
from pmfacilitator.domain.typed_times import read_stamp
from pmfacilitator.domain.zones import (
    ABBREVIATIONS,
    offset_named,
    spelled,
    which_zone,
    zones_of_city,
)
from pmfacilitator.errors import InvalidValue

C = TypeVar("C", bound=str)

MOST = 10**12
"""The largest number a count may have."""

_GROUPED = r"\d{1,3}(?:(?P<mark>[, ])\d{3})(?:(?P=mark)\d{3})*"
_COUNT = re.compile(rf"{_GROUPED}|\d+", re.ASCII)
_COUNTED = re.compile(rf"(?P<what>\S.*?)\s+[×x]\s?(?P<count>{_COUNT.pattern})", re.ASCII)
_CODE = r"[a-z]{3}|[$€£¥]"
_MONEY = re.compile(
    rf"""(?P<before>{_CODE})? [ ]? (?P<amount>-?(?:{_GROUPED}|\d+)(?:\.\d{{1,4}})?)
    (?P<thousands>k(?![a-z]))? [ ]? (?P<after>{_CODE})?""",
    re.ASCII | re.IGNORECASE | re.VERBOSE,
)
_EUROPEAN = re.compile(
    r"(?<![\d.,]) (?: \d{1,3} (?:\.\d{3})+ ,\d{1,4} | \d{1,3} (?:\.\d{3}){2,} ) (?![\d.,])",
    re.ASCII | re.VERBOSE,
)
"""Points between the thousands: read so only where they cannot be anything else."""
_THREE_DECIMALS = re.compile(r"-?\d{1,3}\.\d{3}", re.ASCII)
_YES = frozenset({"yes", "y", "true"})
_NO = frozenset({"no", "n", "false"})


def parse_date(text: str) -> dt.date | None:
    """A date such as `2026-11-20` or `20 Nov 2026`."""
    return read_date(text) if clean_line(text) else None


def parse_stamp(text: str) -> Stamp | None:
    """A time such as `14:32` or `2026-11-20 14:32 UTC`."""
    return read_stamp(text) if clean_line(text) else None


def parse_count(text: str) -> int | None:
    """A number of things: `1200`, `1,200` or `1 200`."""
    line = clean_line(text)
    if not line:
        return None
    if not _COUNT.fullmatch(line):
        raise InvalidValue(f"{_quoted(line)} is no whole number; type it like 1200 or 1,200.")
    count = int(re.sub(r"\D", "", line)[:20])
    if count > MOST:
        raise InvalidValue(f"{_quoted(line)} is more than can be counted here.")
    return count


def parse_counted(text: str) -> tuple[str, int | None]:
    """What is counted, and how many of it a line says at its end: `Harbor Books × 40`."""
    match = _COUNTED.fullmatch(clean_line(text))
    return (match["what"], parse_count(match["count"])) if match else (clean_line(text), None)


def show_count(count: int) -> str:
    """A number with its thousands apart: `1,200`."""
    return f"{count:,}"


def parse_money(text: str) -> Money | None:
    """An amount with the code of its currency: `12000 EUR`, `EUR 12,000.50` or `12k EUR`.

    `12.000,50 EUR` can only mean one amount too.
    """
    line = _EUROPEAN.sub(lambda found: _swapped(found[0]), clean_line(text))
    if not line:
        return None
    match = _MONEY.fullmatch(line)
    if match is None or (match["before"] and match["after"]):
        raise InvalidValue(
            f"{_quoted(line)} is no amount; type it like 12000 EUR or 12,000.50 EUR."
        )
    code = (match["before"] or match["after"] or "").upper().replace("€", "EUR")
    if len(code) != 3:
        sign = f"“{code}” stands for several currencies" if code else "The currency is missing"
        raise InvalidValue(f"{sign}; type its code, as in {match['amount']} USD.")
    if _THREE_DECIMALS.fullmatch(match["amount"]) and not match["thousands"]:
        whole, _, rest = match["amount"].partition(".")
        small = f"{whole}.{'00' if rest == '000' else rest + '0'}"
        raise InvalidValue(
            f"“{match['amount']}” could be two amounts; type {whole}{rest} or {small}."
        )
    amount = Decimal(re.sub("[, ]", "", match["amount"])) * (1000 if match["thousands"] else 1)
    try:
        return Money(amount=amount, currency=code)
    except ValidationError as error:
        raise InvalidValue(f"{_quoted(line)} has more digits than can be kept.") from error


def _swapped(amount: str) -> str:
    return amount.translate(str.maketrans(".,", ",."))


def show_money(money: Money) -> str:
    """An amount and its currency's code: `12,000 EUR`, `12,000.50 EUR`."""
    for places in ("1", "0.01"):
        rounded = money.amount.quantize(Decimal(places))
        if rounded == money.amount:
            return f"{rounded:,f} {money.currency}"
    return f"{money.amount.quantize(Decimal('0.0001')):,f} {money.currency}"


def parse_choice(text: str, options: Sequence[C]) -> C | None:
    """The one option that begins, or has a word that begins, with what was typed."""
    typed = show_words(clean_line(text))
    if not typed:
        return None
    named = {option: show_words(option) for option in options}
    line = typed.casefold()
    for found in (
        [option for option, words in named.items() if words == typed],
        [option for option, words in named.items() if words.casefold() == line],
        [option for option, words in named.items() if words.casefold().startswith(line)],
        [option for option, words in named.items() if f" {line}" in words.casefold()],
    ):
        if len(found) == 1:
            return found[0]
        if found:
            several = " or ".join(named[option] for option in found)
            raise InvalidValue(f"{_quoted(typed)} could be {several}; type a little more.")
    every = ", ".join(named.values())
    raise InvalidValue(f"{_quoted(typed)} is none of these: {every}.")


def show_words(name: str) -> str:
    """The name of a choice in words: `not doing` for `not_doing`."""
    return str(name).replace("_", " ")


def parse_flag(text: str) -> bool | None:
    """Yes or no."""
    line = clean_line(text).casefold()
    if not line:
        return None
    if line not in _YES | _NO:
        raise InvalidValue(f"{_quoted(line)} is neither; type yes or no.")
    return line in _YES


def show_flag(flag: bool) -> str:  # noqa: FBT001 - the flag is the value, and switches nothing
    """A flag in a word."""
    return "yes" if flag else "no"


def parse_zone(text: str) -> str | None:
    """A time zone by its IANA name in any case, by its city, or as `UTC` or an offset."""
    line = clean_line(text)
    if not line:
        return None
    if line.upper() in ABBREVIATIONS:
        raise InvalidValue(which_zone(line.upper()))
    if line.upper() in {"UTC", "GMT", "Z"}:
        return "UTC"
    name = spelled(line) or offset_named(line)
    if name is not None:
        return name
    found = zones_of_city(line)
    if len(found) == 1:
        return found[0]
    if found:
        raise InvalidValue(f"{_quoted(line)} could be {' or '.join(found)}; type one of them.")
    raise InvalidValue(f"{_quoted(line)} is no time zone; type one like Europe/Berlin, or UTC.")


def parse_list(text: str) -> tuple[str, ...]:
    """The things between the commas, in order, none of them empty."""
    return tuple(line for part in text.split(",") if (line := clean_line(part)))


def show_list(things: Sequence[str]) -> str:
    """The things in one line, with commas between them."""
    return ", ".join(things)


def _quoted(text: str) -> str:
    return f"“{shorten(text, 40)}”"
