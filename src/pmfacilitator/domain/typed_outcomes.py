"""Numbers with units, and results, as people type them and as they are written back.

A result is words, then a number with its sign and unit: `ARR +200,000 USD`,
`logins after 9:00 −40 % timeouts`. The sign says which number of a line is the result's.
"""

from __future__ import annotations

import re
from decimal import Decimal

from pydantic import ValidationError

from pmfacilitator.domain.rows import Quantity, Result
from pmfacilitator.domain.text import clean_line, shorten
from pmfacilitator.errors import InvalidValue

_DIGITS = r"(?:\d{1,3}(?:(?P<mark>[, ])\d{3})(?:(?P=mark)\d{3})*|\d+)(?:\.\d{1,4})?"
_NUMBER = re.compile(
    rf"(?P<sign>[-+−]?)[ ]?(?P<digits>{_DIGITS})(?P<times>[kM](?![a-zA-Z]))?(?![\d.,:])[ ]?(?P<unit>.*)",
    re.ASCII,
)
_SIGNED = re.compile(r"(?:^|(?<=\s))[-+−][ ]?\d")
_THREE_DECIMALS = re.compile(r"[1-9]\d{0,2}\.\d{3}", re.ASCII)
"""Points that could stand between thousands."""
_TIMES = {None: 1, "k": 1_000, "M": 1_000_000}


def parse_quantity(text: str) -> Quantity | None:
    """A number and its unit: `300 requests a minute`, `-40 %` or `200k USD`."""
    line = clean_line(text)
    if not line:
        return None
    match = _NUMBER.fullmatch(line)
    if match is None:
        raise InvalidValue(
            f"{_quoted(line)} begins with no number; type it like 300 calls a minute."
        )
    return _quantity(match)


def show_quantity(quantity: Quantity, *, signed: bool = False) -> str:
    """A number and its unit: `−40 %`; a `signed` one shows a plus as well: `+200,000 USD`."""
    plus = "+" if signed and quantity.value >= 0 else ""
    return f"{plus}{show_number(quantity.value)} {quantity.unit}"


def show_number(value: Decimal) -> str:
    """A number with its thousands apart and no needless zeros: `200,000`, `−0.5`."""
    plain = f"{value:,.4f}".rstrip("0").removesuffix(".").replace("-", "−")
    return f"{plain}0" if _THREE_DECIMALS.fullmatch(plain.lstrip("−")) else plain


def parse_result(text: str) -> Result | None:
    """Words, and after them a number with its sign and unit; or either alone."""
    line = clean_line(text)
    if not line:
        return None
    signed = list(_SIGNED.finditer(line))
    at = signed[-1].start() if signed else 0
    match = _NUMBER.fullmatch(line[at:])
    if match is None or not (signed or _is_unit(match["unit"])):
        return Result(words=line)
    return Result(words=line[:at], number=_quantity(match))


def show_result(result: Result) -> str:
    """What came of it in one line, as it is typed."""
    number = show_quantity(result.number, signed=True) if result.number else ""
    return " ".join(part for part in (result.words, number) if part)


def _is_unit(text: str) -> bool:
    """Whether what stands behind a number without a sign can only be its unit."""
    return " " not in text


def _quantity(match: re.Match[str]) -> Quantity:
    digits, unit = match["digits"], match["unit"]
    if _THREE_DECIMALS.fullmatch(digits) and not match["times"]:
        thousands = digits.replace(".", "")
        raise InvalidValue(f"“{digits}” could be two numbers; type {thousands} or {digits}0.")
    if not unit:
        raise InvalidValue(f"The unit is missing; type it behind the number, as in {digits} USD.")
    number = Decimal(re.sub("[, ]", "", digits)) * _TIMES[match["times"]]
    value = -number if match["sign"] in {"-", "−"} else number
    try:
        return Quantity(value=value, unit=unit)
    except ValidationError as error:
        raise InvalidValue(f"{_quoted(digits)} has more digits than can be kept.") from error


def _quoted(text: str) -> str:
    return f"“{shorten(text, 40)}”"
