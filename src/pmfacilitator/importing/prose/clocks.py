"""Times of day as documents write them, also those that are only half known."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace

_CLOCK = re.compile(
    r"""(?:
    (?P<hour>[01]?\d|2[0-4]) : (?P<minute>[0-5]\d) (?: :(?P<second>[0-5]\d|60) (?:[.,]\d{1,9})? )?
    (?!\d|:\d)
  | (?P<french>[01]?\d|2[0-3]) [ ]?h[ ]? (?P<french_minute>[0-5]\d) (?!\w|[ ]?min)
  | (?P<full>[01]?\d|2[0-4]) [ ]?(?:h(?!\w|[ ]?\d|\.)|Uhr\b(?:[ ](?P<full_minute>[0-5]\d)(?=\s*(?:[:,;–—|)\]-]|$))|(?![ ][0-5]\d(?!\d))))
  | (?P<cjk>[01]?\d|2[0-4]) [ ]?[時时시][ ]? (?:(?P<cjk_minute>[0-5]?\d)[ ]?[分분])?
  | (?P<dotted>[01]?\d|2[0-3]) \. (?P<dotted_minute>[0-5]\d) (?:\.(?P<dotted_second>[0-5]\d))?
    (?!\d|\.\d|%)
  | (?P<unknown>(?:[0-2]?\d|--|\?\?|xx):(?:xx|--|\?\?)(?::(?:xx|--|\?\?|\d\d))?(?!\w))
  | (?P<packed>[01]\d|2[0-4]) (?P<packed_minute>[0-5]\d) (?P<packed_second>[0-5]\d)?
    (?! \d|[-/.:]\d|%|,\d)
  | (?P<bare>0?[1-9]|1[0-2]) (?=[ ]?[ap]\.?m\b
      |[ ]?(?:-|–|to|and)[ ]?(?:0?[1-9]|1[0-2])(?::[0-5]\d)?[ ]?[ap]\.?m\b)
  | (?P<word>noon|midnight)(?!\w)
    ) (?:[ ]?(?P<half>[ap])(?:\.m\.|m)(?!\w))? (?:[ ]?(?:hrs?|hours|Uhr|h)\b)?""",
    re.ASCII | re.VERBOSE | re.IGNORECASE,
)
_KINDS = ("french", "full", "cjk", "dotted", "packed")
_SAYS_TIME = re.compile(r" ?(?:UTC|GMT|Z\b|[A-Z]{2,4}T\b)")


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day; `half` is "" where twelve-hour clocks would need am or pm.

    `is_weak` is true of digits that are a time only in the company of others (`11.07`, `0947`, `16h`),
    `words` holds what stood there where hour or minute are unknown.
    """

    hour: int = 0
    minute: int = 0
    second: int = 0
    half: str = ""
    is_weak: bool = False
    words: str = ""

    @property
    def time(self) -> dt.time | None:
        """The time on a 24-hour clock; None if it is unknown."""
        if self.words:
            return None
        hour = self.hour
        if self.half:
            hour = hour % 12 + (12 if self.half == "p" else 0)
        return dt.time(hour % 24, self.minute, min(self.second, 59))

    @property
    def is_twelve(self) -> bool:
        """Whether it could be the morning's or the evening's."""
        return not self.half and not self.words and 1 <= self.hour <= 12

    @property
    def ends_day(self) -> bool:
        """Whether it is 24:00, which is the next day's first minute."""
        return self.hour == 24 and not self.words

    def with_half(self, half: str) -> Clock:
        """The same in the morning (`a`) or in the evening (`p`)."""
        return replace(self, half=half)


def clock_at(text: str, start: int) -> tuple[Clock, int] | None:
    """The time that begins exactly here, and where it ends."""
    match = _CLOCK.match(text, start)
    if match is None:
        return None
    half = (match["half"] or "").lower()
    if match["unknown"]:
        return Clock(words=match["unknown"]), match.end()
    if match["word"]:
        return Clock(12 if match["word"].lower() == "noon" else 0), match.end()
    if match["bare"]:
        return Clock(int(match["bare"]), half=half), match.end()
    hour = int(_one_of(match, "hour", "french", "full", "cjk", "dotted", "packed"))
    minute = int(_one_of(match, *(f"{kind}_minute" for kind in _KINDS), "minute"))
    second = int(_one_of(match, "second", "dotted_second", "packed_second"))
    if half and not 1 <= hour <= 12:
        half = ""
    if hour == 24 and minute:
        return None
    says_hour = "uhr" in match[0].lower()
    weak = bool(match["dotted"] or match["full"]) and not (half or says_hour)
    if match["packed"]:
        weak = not half and not _SAYS_TIME.match(text, match.end()) and match[0][-1].isdigit()
    return Clock(hour, minute, second, half, weak), match.end()


def _one_of(match: re.Match[str], *names: str) -> str:
    """The one of several parts that is there; 0 if none is."""
    return next((match[name] for name in names if match[name]), "0")
