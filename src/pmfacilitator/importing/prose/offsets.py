"""`UTC` with what stands around it: an offset, another zone, or something that leaves it open.

An offset is taken only as a whole. Where something goes on behind the name that could belong to it
and is not understood, nothing is certain of the zone: never is the rest dropped.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_NUMBERS = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen"),
)
_PARTS = {"½": 30, "1/2": 30, "¼": 15, "¾": 45, "half": 30}
_MOST_EAST, _MOST_WEST = 14 * 60, 12 * 60

_NAME = re.compile(r"(?:UTC|utc|Utc|GMT|Z)(?:[ ]?/[ ]?(?:UTC|GMT|Z)\b)*(?!\w)", re.ASCII)
_IS_WORD = re.compile(r"Z-(?!\d)")
_OFFSET = re.compile(
    rf"""(?P<before>[ ]?[(\[][ ]?|,[ ]?|[ ]?)
    (?P<sign>[-+−–±]|(?:plus|minus)\b)(?P<space>[ ]?)
    (?P<hours>\d\d?|(?:{"|".join(_NUMBERS)})\b)
    (?::?(?P<minutes>\d\d)|\.(?P<tenths>\d\d?)|(?:[ ]and[ ]a)?[ ]?(?P<part>[½¼¾]|1/2|half\b))?
    (?:[ ]?h(?:(?:ou)?rs?)?(?:(?P<more>\d\d)m?)?\b)?
    (?![\w½¼¾%°]|[:.,]\d|[ ]?(?:[½¼¾]|1/2|(?:days?|d|m(?:in\w*)?|s(?:ec\w*)?)\b))
    (?P<close>[ ]?[)\]])?""",
    re.ASCII | re.VERBOSE | re.IGNORECASE,
)
_OTHERS = re.compile(
    r"[ ]?(?:/|\bor\b)[ ]?(?:[-+−–]?\d\d?(?![\d:.h])|[-+−–]|(?:UTC|GMT)[-+ ])", re.ASCII
)
_SIGNED = re.compile(
    r"""[ ]?[(\[]?[ ]?[+±] | ,[ ]?[-+±−–][ ]?\d | [ ]?[(\[][ ]?[-−–][ ]?\d
    | [ ]?[,(]?[ ]?(?:plus|minus)\b | [ ]?[½¼¾]""",
    re.ASCII | re.VERBOSE | re.IGNORECASE,
)
_MINUS = re.compile(r"(?P<before>[ ]?)[-−–](?P<space>[ ]?)(?=[\d½])")
_IS_MOMENT = re.compile(r"\d\d?[:.h]\d\d(?!\d)|\d\d? ?[ap]\.?m\b|\d{3}|\d\d?[/.]\d", re.ASCII)
_IS_OTHER = re.compile(
    r"[ ]?[,(]?[ ]?(?:\+[ ]?\d\d? ?d(?:ays?)?\b|(?:±|\+/-|\+-)[ ]?\d+ ?(?:m|s|min\w*|sec\w*)\b)",
    re.ASCII,
)
_BARE_NUMBER = re.compile(r" \d\d?(?:[ ]?h(?:(?:ou)?rs?)?)?(?P<close>[)\]])?", re.ASCII)
_ENDS_TEXT = re.compile(r"[ .;,*]*$")
_SLASH = re.compile(r"(?P<space>[ ]?)/[ ]?(?=[A-Za-z]|[-+−–]?\d\d?(?![\d:.h]))(?P<next>[A-Za-z]*)")
_IS_ZONE = re.compile(r"[A-Z]{2,5}|[Ll]ocal|[Ss]erver", re.ASCII)
_CHUNK = re.compile(r"[^\s,;|()\[\]?]*")
_CLOCK_BEFORE = re.compile(
    r"(?:(?P<clock>\d\d?:\d\d)(?::\d\d)?|\d|[ap]\.?m\.?) ?(?P<open>[(\[]?) ?$"
)
_ENDS = re.compile(r"\s*(?:[)\]|;:.,/]|[-–—]\s|$)")
_ZONE_NEXT = re.compile(r" ?(?:UTC|GMT|Z)\b")
_DENIED = re.compile(r"\bnon[- ]?$", re.IGNORECASE)
_APART = re.compile(
    r"""(?:\b(?:ahead|behind|east|west|off|offset|away|relative|compared|different)
      (?:[ ](?:of|from|to))?[ ](?:the[ ])? | \bconverted[ ]from[ ]
    |(?:^|(?<=[\s(\[]))[-+−–±]\d\d?(?:[ ]?h(?:(?:ou)?rs?)?)?[ ]?
    |\blocal(?:[ ]times?)?[ ]?(?:/|or\b|and\b|vs\.?)[ ]?)$""",
    re.ASCII | re.VERBOSE | re.IGNORECASE,
)
_NOT_ALONE = re.compile(r",? or\b|[ ]?(?:and|&|\+)[ ](?:the[ ])?(?:local|server)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Universal:
    """`UTC` as it stands somewhere.

    Args:
        end: where it ends, what belongs to it included.
        words: how it is called there.
        certain: the zone that it means; "" where that is not certain.
        is_maybe: whether a number behind a dash could be its offset or begin what happened.
    """

    end: int
    words: str
    certain: str = ""
    is_maybe: bool = False


def universal_at(text: str, start: int) -> Universal | None:
    """`UTC`, `GMT` or `Z` with its offset, where it stands exactly here."""
    name = _NAME.match(text, start)
    if name is None or _IS_WORD.match(text, start):
        return None
    before = _CLOCK_BEFORE.search(text, max(0, start - 14), start)
    return _with_offset(text, name, before) or _alone(text, name, before)


def is_denied(text: str, start: int) -> bool:
    """Whether a zone is named only to say that it is not meant: `non-UTC`."""
    return bool(_DENIED.search(text, max(0, start - 5), start))


def is_one_of_several(text: str, start: int, end: int) -> bool:
    """Whether a zone is named as one of two, or to say how far from it a clock is."""
    apart = _APART.search(text, max(0, start - 40), start)
    return bool(apart or _NOT_ALONE.match(text, end))


def _with_offset(text: str, name: re.Match[str], clock: re.Match[str] | None) -> Universal | None:
    match = _OFFSET.match(text, name.end())
    offset = _minutes(match) if match else None
    if match is None or offset is None or not _is_whole(text, match, clock):
        return None
    end = match.end()
    if match["close"] and match["before"].strip() not in {"(", "["}:
        end = match.start("close")
    if _OTHERS.match(text, end):
        return _open(text, name)
    if clock is not None and clock["clock"] and _could_end_range(text, match, clock["clock"]):
        if _ZONE_NEXT.match(text, end):
            return None
        return _open(text, name)
    sign = f" {match['sign']} " if match["sign"].isalpha() else match["sign"]
    stop = match.start("close") if match["close"] else end
    words = f"{name[0]}{sign}{text[match.start('hours') : stop]}"
    return Universal(end, words, _named(offset))


def _is_whole(text: str, match: re.Match[str], clock: re.Match[str] | None) -> bool:
    """Whether a sign and a number are all of an offset, and nothing else begins with them."""
    before, sign = match["before"], match["sign"]
    opened = before.strip()
    if opened in {"(", "["}:
        return bool(match["close"]) and clock is None
    if opened == ",":
        return clock is None and bool(_ENDS.match(text, match.end()))
    if sign.isalpha() or sign in "+±" or not (before and match["space"]):
        return bool(match["sign"] != "±" or not int(_digits(match["hours"])))
    if clock is not None:
        return bool(clock["open"] and match["close"])
    return bool(match["close"] or _ENDS.match(text, match.end()))


def _could_end_range(text: str, match: re.Match[str], clock: str) -> bool:
    """Whether `-11:30` could also be the later end of a range behind a clock."""
    if match["sign"] not in "-−–" or text[match.end("hours") : match.end("hours") + 1] != ":":
        return False
    hour, minute = clock.split(":")
    return (int(match["hours"]), int(match["minutes"])) > (int(hour), int(minute))


def _alone(text: str, name: re.Match[str], clock: re.Match[str] | None) -> Universal:
    """The name without an offset: certain only where nothing behind it could be one."""
    end = name.end()
    plain = Universal(end, name[0], "UTC")
    if _IS_OTHER.match(text, end):
        return plain
    if _SIGNED.match(text, end):
        return _open(text, name)
    minus = _MINUS.match(text, end)
    if minus is not None:
        if _IS_MOMENT.match(text, minus.end()):
            is_range = clock is not None or text[minus.end() : minus.end() + 3].isdigit()
            return plain if is_range or minus["before"] else _open(text, name)
        if minus["before"] and minus["space"] and clock is not None and not clock["open"]:
            return Universal(end, name[0], "UTC", is_maybe=True)
        return _open(text, name)
    number = _BARE_NUMBER.match(text, end)
    if number is not None and (
        number["close"] or (clock is None and _ENDS_TEXT.match(text, number.end()))
    ):
        return _open(text, name)
    slash = _SLASH.match(text, end)
    if slash is not None and (
        not slash["space"] or clock is None or _IS_ZONE.fullmatch(slash["next"])
    ):
        return _open(text, name, slash.end())
    return plain


def _open(text: str, name: re.Match[str], begin: int = 0) -> Universal:
    """The name and what is glued to it, of which nothing is certain."""
    chunk = _CHUNK.match(text, begin or name.end())
    end = chunk.end() if chunk else name.end()
    while end > name.end() and text[end - 1] in ".:-–—":
        end -= 1
    words = text[name.start() : end]
    return Universal(end, words if words != name[0] else f"{words}?")


def _minutes(match: re.Match[str]) -> int | None:
    """The offset in minutes; None if there is no such offset."""
    minutes = {int(match["minutes"] or match["more"] or 0)}
    if match["part"]:
        minutes = {_PARTS[match["part"].lower()]}
    elif match["tenths"]:
        tenths = match["tenths"]
        minutes = {int(tenths) * 6 if len(tenths) == 1 else int(tenths) * 60 // 100}
        minutes |= {int(tenths)} if len(tenths) > 1 else set()
    known = minutes & {0, 15, 30, 45}
    if len(known) != 1:
        return None
    west = match["sign"].lower() in {"-", "−", "–", "minus"}
    offset = int(_digits(match["hours"])) * 60 + known.pop()
    if offset > (_MOST_WEST if west else _MOST_EAST):
        return None
    return -offset if west else offset


def _digits(number: str) -> str:
    return number if number.isdigit() else str(_NUMBERS.index(number.lower()))


def _named(offset: int) -> str:
    hours, minutes = divmod(abs(offset), 60)
    return f"{'-' if offset < 0 else '+'}{hours:02}:{minutes:02}" if offset else "UTC"
