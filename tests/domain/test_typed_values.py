"""A card's fields understand what people type, ask where it is not certain, and write it back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from enum import StrEnum
from typing import Any
from zoneinfo import available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmfacilitator.domain.meeting import Detection, Status
from pmfacilitator.domain.rows import (
    ActionKind,
    ActionStatus,
    Lens,
    Milestone,
    Money,
    Priority,
    Reaction,
    Rightness,
)
from pmfacilitator.domain.stamps import zone_named
from pmfacilitator.domain.text import clean_line
from pmfacilitator.domain.typed_times import show_date, write_stamp
from pmfacilitator.domain.typed_values import (
    MOST,
    parse_choice,
    parse_count,
    parse_date,
    parse_flag,
    parse_list,
    parse_money,
    parse_stamp,
    parse_zone,
    show_count,
    show_flag,
    show_list,
    show_money,
    show_words,
)
from pmfacilitator.domain.zones import ABBREVIATIONS, zone_names
from pmfacilitator.errors import InvalidValue
from tests.builders import amounts, dates, stamps, texts

CHOICES: tuple[type[StrEnum], ...] = (
    *(ActionKind, ActionStatus, Detection, Lens, Milestone, Priority, Reaction, Rightness, Status),
)
PARSERS: tuple[Callable[[str], object], ...] = (
    *(parse_date, parse_stamp, parse_count, parse_money, parse_flag, parse_zone),
    lambda text: parse_choice(text, list(Reaction)),
)


def outcome(parse: Callable[[str], object], text: str) -> tuple[object, str]:
    try:
        return parse(text), ""
    except InvalidValue as error:
        return None, str(error)


@pytest.mark.parametrize("parse", PARSERS)
@pytest.mark.parametrize("nothing", ["", "   ", "\t\n", "\u202e"])
def test_an_empty_field_has_no_value(parse: Callable[[str], object], nothing: str) -> None:
    assert parse(nothing) is None


@pytest.mark.parametrize("parse", PARSERS)
@given(text=texts() | st.text("0123456789:-/., EURkUTC+$", max_size=12))
def test_whatever_is_typed_is_a_value_or_refused_in_one_sentence(
    parse: Callable[[str], object], text: str
) -> None:
    value, refusal = outcome(parse, text)
    assert (value is not None) + (refusal != "") == (clean_line(text) != "")
    assert refusal == "" or refusal.endswith(".")
    assert "\n" not in refusal


@pytest.mark.parametrize(
    ("parse", "typed", "value"),
    [
        (parse_date, "2026-11-20", dt.date(2026, 11, 20)),
        (parse_date, " 20 Nov 2026 ", dt.date(2026, 11, 20)),
        (parse_date, "Nov 20 2026", dt.date(2026, 11, 20)),
        (parse_count, "0", 0),
        (parse_count, "1200", 1200),
        (parse_count, "1,200", 1200),
        (parse_count, "1 200", 1200),
        (parse_count, "1\u202f200", 1200),
        (parse_count, "12,345,678", 12345678),
        (parse_count, "007", 7),
        (parse_money, "12000 EUR", Money(amount=Decimal(12000), currency="EUR")),
        (parse_money, "EUR 12,000.50", Money(amount=Decimal("12000.5"), currency="EUR")),
        (parse_money, "12.000,50 €", Money(amount=Decimal("12000.5"), currency="EUR")),
        (parse_money, "1.200.000 EUR", Money(amount=Decimal(1200000), currency="EUR")),
        (parse_money, "eur12", Money(amount=Decimal(12), currency="EUR")),
        (parse_money, "12k usd", Money(amount=Decimal(12000), currency="USD")),
        (parse_money, "1.5K USD", Money(amount=Decimal(1500), currency="USD")),
        (parse_money, "€ 12 000", Money(amount=Decimal(12000), currency="EUR")),
        (parse_money, "12€", Money(amount=Decimal(12), currency="EUR")),
        (parse_money, "-5 CHF", Money(amount=Decimal(-5), currency="CHF")),
        (parse_money, "0.1234 KWD", Money(amount=Decimal("0.1234"), currency="KWD")),
        (parse_flag, "yes", True),
        (parse_flag, "Y", True),
        (parse_flag, "no", False),
        (parse_flag, "False", False),
        (parse_zone, "Europe/Berlin", "Europe/Berlin"),
        (parse_zone, "europe/BERLIN", "Europe/Berlin"),
        (parse_zone, "america/new york", "America/New_York"),
        (parse_zone, "Berlin", "Europe/Berlin"),
        (parse_zone, "new york", "America/New_York"),
        (parse_zone, "st_johns", "America/St_Johns"),
        (parse_zone, "utc", "UTC"),
        (parse_zone, "Z", "UTC"),
        (parse_zone, "GMT", "UTC"),
        (parse_zone, "+2", "+02:00"),
        (parse_zone, "UTC-9:30", "-09:30"),
        (parse_zone, "+0545", "+05:45"),
        (parse_list, "payouts, ledger", ("payouts", "ledger")),
        (parse_list, " payouts,, \x1b[31mledger ,", ("payouts", "ledger")),
        (parse_list, "", ()),
    ],
)
def test_a_value_is_read(parse: Callable[[str], object], typed: str, value: object) -> None:
    assert parse(typed) == value


@pytest.mark.parametrize(
    ("parse", "typed", "said"),
    [
        (parse_date, "07/08/2026", "does not say which is the month"),
        (parse_date, "tomorrow", "type it like 2026-11-20 or 20 Nov 2026."),
        (parse_date, "2026-02-29", "There is no “2026-02-29” in the calendar."),
        (parse_stamp, "14", "type it like 14:32"),
        (parse_count, "-3", "is no whole number; type it like 1200 or 1,200."),
        (parse_count, "~40", "is no whole number"),
        (parse_count, "1.200", "is no whole number"),
        (parse_count, "1,20", "is no whole number"),
        (parse_count, "1,200 300", "is no whole number"),
        (parse_count, "٣", "is no whole number"),
        (parse_count, "²", "is no whole number"),
        (parse_count, "1" + "0" * 12 + "1", "is more than can be counted here."),
        (parse_count, "9" * 5000, "is more than can be counted here."),
        (parse_money, "$ 12000", "“$” stands for several currencies; type its code, as in 12000 USD."),
        (parse_money, "£5", "“£” stands for several currencies"),
        (parse_money, "12000", "The currency is missing; type its code, as in 12000 USD."),
        (parse_money, "12.000 EUR", "“12.000” could be two amounts; type 12000 or 12.00."),
        (parse_money, "1.234 EUR", "“1.234” could be two amounts; type 1234 or 1.2340."),
        (parse_money, "12,50 EUR", "is no amount; type it like 12000 EUR or 12,000.50 EUR."),
        (parse_money, "12.00,50 EUR", "is no amount"),
        (parse_money, "a lot", "is no amount"),
        (parse_money, "EUR 5 EUR", "is no amount"),
        (parse_money, "1" * 19 + " EUR", "has more digits than can be kept."),
        (parse_flag, "perhaps", "“perhaps” is neither; type yes or no."),
        (parse_zone, "Berlinn", "“Berlinn” is no time zone; type one like Europe/Berlin, or UTC."),
        (parse_zone, "Istanbul", "could be Asia/Istanbul or Europe/Istanbul; type one of them."),
        (parse_zone, "+25", "is no time zone"),
        (parse_zone, "localtime", "is no time zone"),
        *((parse_zone, word.lower(), f"{word} can mean") for word in sorted(ABBREVIATIONS)),
    ],
)  # fmt: skip
def test_what_is_not_certain_is_asked_for(
    parse: Callable[[str], object], typed: str, said: str
) -> None:
    with pytest.raises(InvalidValue) as caught:
        parse(typed)
    assert said in str(caught.value)


@pytest.mark.parametrize(
    ("typed", "options", "chosen"),
    [
        ("open", ActionStatus, ActionStatus.OPEN),
        ("o", ActionStatus, ActionStatus.OPEN),
        ("DONE", ActionStatus, ActionStatus.DONE),
        ("not", ActionStatus, ActionStatus.NOT_DOING),
        ("not doing", ActionStatus, ActionStatus.NOT_DOING),
        ("not_doing", ActionStatus, ActionStatus.NOT_DOING),
        ("doing", ActionStatus, ActionStatus.NOT_DOING),
        ("do", ActionStatus, ActionStatus.DONE),
        ("first", Milestone, Milestone.FIRST_CUSTOMER_MESSAGE),
        ("customer", Milestone, Milestone.FIRST_CUSTOMER_MESSAGE),
        ("started", Milestone, Milestone.IMPACT_STARTED),
        ("det", Milestone, Milestone.DETECTED),
        ("p", ["P", "P0", "p1"], "P"),
        ("P1", ["P0", "p1"], "p1"),
        ("a", ["a", "A"], "a"),
        ("success", ["Customer Success", "Support"], "Customer Success"),
        ("ann", ["Ann", "Anna"], "Ann"),
        ("ümi", ["Ümit"], "Ümit"),
    ],
)
def test_a_choice_is_made_by_a_beginning_that_only_one_has(
    typed: str, options: Any, chosen: str
) -> None:
    assert parse_choice(typed, list(options)) == chosen


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("an", "“an” could be annoyed or angry; type a little more."),
        ("furious", "“furious” is none of these: calm, annoyed, angry, escalated, leaving."),
    ],
)
def test_a_choice_that_is_not_certain_is_asked_for(typed: str, said: str) -> None:
    with pytest.raises(InvalidValue) as caught:
        parse_choice(typed, list(Reaction))
    assert str(caught.value) == said


@pytest.mark.parametrize("choice", [choice for choices in CHOICES for choice in choices])
def test_every_choice_is_read_back_from_its_words(choice: StrEnum) -> None:
    words = show_words(choice)
    assert "_" not in words
    for typed in (words, words.upper(), choice.value):
        assert parse_choice(typed, list(type(choice))) is choice


@given(dates())
def test_a_date_is_read_back(date: dt.date) -> None:
    assert parse_date(show_date(date)) == date


@given(stamps())
def test_a_time_is_read_back(stamp: Any) -> None:
    words = write_stamp(stamp)
    assert parse_stamp(words) == stamp.changed(day=0, typed=words)


@given(st.integers(0, MOST))
def test_a_count_is_read_back(count: int) -> None:
    assert parse_count(show_count(count)) == count
    assert parse_count(str(count)) == count
    assert parse_count(show_count(count).replace(",", " ")) == count


@given(amounts())
def test_an_amount_is_read_back(money: Money) -> None:
    assert parse_money(show_money(money)) == money


@pytest.mark.parametrize(
    ("amount", "shown"),
    [
        ("12000", "12,000 EUR"),
        ("12000.00", "12,000 EUR"),
        ("12000.5", "12,000.50 EUR"),
        ("1.005", "1.0050 EUR"),
        ("-5", "-5 EUR"),
        ("1E+3", "1,000 EUR"),
        ("0.0001", "0.0001 EUR"),
    ],
)
def test_an_amount_is_written_with_as_many_decimals_as_it_needs(amount: str, shown: str) -> None:
    assert show_money(Money(amount=Decimal(amount), currency="EUR")) == shown


@pytest.mark.parametrize("flag", [True, False])
def test_a_flag_is_read_back(flag: bool) -> None:
    assert parse_flag(show_flag(flag)) is flag


@given(st.lists(texts().map(clean_line).filter(lambda line: line and "," not in line)))
def test_a_list_is_read_back(things: list[str]) -> None:
    assert parse_list(show_list(things)) == tuple(clean_line(thing) for thing in things)


def test_every_zone_with_a_city_is_read_back_in_any_case() -> None:
    named = [name for name in zone_names() if name.upper() not in ABBREVIATIONS | {"GMT"}]
    assert len(named) > 300
    assert [name for name in named if parse_zone(name) != name] == []
    assert [name for name in named if parse_zone(name.swapcase()) != name] == []


def test_every_zone_that_can_be_chosen_is_one() -> None:
    assert zone_names()[0] == "UTC"
    assert [name for name in zone_names() if zone_named(name) is None] == []
    assert set(zone_names()) <= available_timezones()
