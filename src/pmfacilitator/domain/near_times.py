"""What begins a typed line like a time and is none, so that the line can say what it missed."""

from __future__ import annotations

import re

from pmfacilitator.domain.text import clean_line, shorten
from pmfacilitator.domain.typed_dates import leading_date
from pmfacilitator.errors import InvalidValue

_FLAGS = re.ASCII | re.IGNORECASE | re.VERBOSE
_OPENING = re.compile(r"(?:[-*•][ ]+)?[(\[]?[ ]*(?:[~≈][ ]?)?", _FLAGS)
_BEHIND_A_DATE = re.compile(r"T|,?[ ](?:at[ ])?|,", _FLAGS)
_CLOCK = re.compile(
    r"(?P<hour>\d{1,4}):(?P<minute>\d{0,4})(?::\d{0,4})? (?P<half>[ ]?[ap]\.?m\b)?(?![\w:])",
    _FLAGS,
)
_DAY = re.compile(
    r"""(?: yesterday | today | tomorrow | tonight
      | (?:last|this|on|the[ ]next|next)?[ ]?(?:mon|tues|wednes|thurs|fri|satur|sun)day
      | (?:last|this)[ ](?:night|morning|afternoon|evening) )
    (?=,?[ ](?:at[ ])?\d{1,2}(?:[:.h]\d\d|[ ]?[ap]m))""",
    _FLAGS,
)


def near_time(line: str) -> str:
    """Why a line that was read without a time has none, "" if it does not begin like one.

    It names what was typed: `“25:99” is no time of day`.
    """
    whole = clean_line(line)
    opening = _OPENING.match(whole)
    start = _behind_date(whole, opening.end() if opening else 0)
    if day := _DAY.match(whole, start):
        return f"“{day[0].strip()}” is no date; type one, as in 2026-11-20 14:32"
    clock = _CLOCK.match(whole, start)
    if clock is None:
        return ""
    said = f"“{shorten(clock[0].strip(), 20)}” is no time of day"
    is_short = int(clock["hour"]) < 24 and len(clock["minute"]) < 2
    return f"{said}; minutes have two digits" if is_short else said


def _behind_date(line: str, start: int) -> int:
    """Where a time would stand: behind the date, if the line begins with one."""
    try:
        date = leading_date(line[start:])
    except InvalidValue:
        return start
    behind = _BEHIND_A_DATE.match(line, start + date.end) if date else None
    return behind.end() if behind else start
