"""A number has its unit, a result its words and its number, and what is shown reads back."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmfacilitator.domain.rows import Quantity, Result
from pmfacilitator.domain.typed_outcomes import (
    parse_quantity,
    parse_result,
    show_number,
    show_quantity,
    show_result,
)
from pmfacilitator.errors import InvalidValue
from tests.builders import amounts, texts


def quantity(value: str, unit: str) -> Quantity:
    return Quantity(value=Decimal(value), unit=unit)


@pytest.mark.parametrize(
    ("typed", "value", "unit"),
    [
        ("300 requests a minute", "300", "requests a minute"),
        ("200,000 USD", "200000", "USD"),
        ("200 000 USD", "200000", "USD"),
        ("200k USD", "200000", "USD"),
        ("1.5M EUR", "1500000", "EUR"),
        ("-40 %", "-40", "%"),
        ("−40%", "-40", "%"),
        ("+0.25 tickets", "0.25", "tickets"),
        ("3 m3", "3", "m3"),
        ("400 km", "400", "km"),
    ],
)
def test_a_number_is_read_with_its_unit(typed: str, value: str, unit: str) -> None:
    assert parse_quantity(typed) == quantity(value, unit)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("200000", "The unit is missing; type it behind the number, as in 200000 USD."),
        ("about 300 calls", "begins with no number"),
        ("1.250 tickets", "“1.250” could be two numbers; type 1250 or 1.2500."),
        ("9:00 logins", "begins with no number"),
        ("123456789012345678 USD", "has more digits than can be kept."),
    ],
)
def test_what_is_no_number_with_a_unit_is_refused_in_a_sentence(typed: str, said: str) -> None:
    with pytest.raises(InvalidValue) as caught:
        parse_quantity(typed)
    assert said in str(caught.value)


@pytest.mark.parametrize(
    ("typed", "words", "number"),
    [
        ("ARR +200,000 USD", "ARR", quantity("200000", "USD")),
        ("logins after 9:00 −40 % timeouts", "logins after 9:00", quantity("-40", "% timeouts")),
        ("200000 USD", "", quantity("200000", "USD")),
        ("from 9:00-10:00 they log in", "from 9:00-10:00 they log in", None),
        ("2 of 3 shops came back", "2 of 3 shops came back", None),
        ("nobody asks any more", "nobody asks any more", None),
        ("churn -2 to -5 %", "churn -2 to", quantity("-5", "%")),
    ],
)
def test_a_result_is_words_and_the_number_that_has_a_sign(
    typed: str, words: str, number: Quantity | None
) -> None:
    assert parse_result(typed) == Result(words=words, number=number)


def test_a_sign_asks_for_a_unit() -> None:
    with pytest.raises(InvalidValue, match="The unit is missing"):
        parse_result("ARR +200")


@pytest.mark.parametrize("empty", ["", "  ", "\u202e"])
def test_an_empty_field_has_no_value(empty: str) -> None:
    assert parse_quantity(empty) is None
    assert parse_result(empty) is None


def refusal(parse: Callable[[str], object], text: str) -> str:
    try:
        parse(text)
    except InvalidValue as error:
        return str(error)[-1]
    return ""


@given(text=texts() | st.text("0123456789:-+−., kMUSD%", max_size=14))
def test_whatever_is_typed_is_a_value_or_refused_in_one_sentence(text: str) -> None:
    for parse in (parse_quantity, parse_result):
        assert refusal(parse, text) in {"", "."}


@given(
    st.builds(
        lambda money, unit: Quantity(value=money.amount, unit=unit),
        amounts(),
        st.sampled_from(("USD", "%", "calls a minute")),
    )
)
def test_what_is_shown_is_read_back(number: Quantity) -> None:
    assert parse_quantity(show_quantity(number)) == number
    assert parse_quantity(show_quantity(number, signed=True)) == number
    result = Result(words="ARR since 9:00 of the 3 shops", number=number)
    assert parse_result(show_result(result)) == result


@pytest.mark.parametrize(
    ("value", "shown"),
    [("200000", "200,000"), ("1E+3", "1,000"), ("-0.50", "−0.5"), ("-40", "−40"), ("0", "0")],
)
def test_a_number_is_shown_without_needless_zeros(value: str, shown: str) -> None:
    assert show_number(Decimal(value)) == shown
