"""Dates and times as people type them, read by a small grammar that asks instead of guessing.

A time is `14:32`, `14:32:05`, `2:32 pm` or `2 pm`. A date may stand before it (`2026-11-20`,
`20 Nov 2026`, `Nov 20, 2026`, `20.11.2026`) and a zone behind it (`UTC`, `+02:00`, `Europe/Berlin`). What could
mean two things (`07/08/2026`, a date without year, `CST`) is refused in a sentence that asks.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from pmfacilitator.domain.stamps import MOST_DAYS, Stamp, zone_named
from pmfacilitator.domain.text import clean_line, shorten
from pmfacilitator.domain.typed_dates import leading_date, leading_doubt
from pmfacilitator.domain.zones import ABBREVIATIONS, offset_named, spelled, which_zone
from pmfacilitator.errors import InvalidValue

_FLAGS = re.ASCII | re.IGNORECASE | re.VERBOSE
_CLOCK = r"(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?"
_HALF = r"[ ]?(?P<half>[ap])(?:\.m\.|m)(?!\w)"

_THEN = re.compile(r"(?P<t>T) | ,?[ ](?:(?:at|[-–—])[ ])? | ,", _FLAGS)
_TIME = re.compile(
    rf"""(?P<hour>0?\d|1[0-2]) (?: :(?P<minute>[0-5]\d) (?: :(?P<second>[0-5]\d))? )? {_HALF}
  | (?P<hour24>[01]?\d|2[0-3]) :(?P<minute24>[0-5]\d)
    (?: :(?P<second24>[0-5]\d) (?:[.,]\d{{1,9}})? )? (?! [:.]?\d )""",
    _FLAGS,
)
_STRETCH = re.compile(
    rf"""(?P<link>-|[ ]-|[ ]?[–—][ ]?|[ ]?-[ ]|[ ](?:to|until)[ ]) (?P<until>{_CLOCK}) (?!\d)
    (?:{_HALF})?""",
    _FLAGS,
)
_ZONE = re.compile(
    r"""(?P<space>[ ])? (?P<open>\()?
    (?: (?P<utc>Z(?![\w-]) | (?:UTC|GMT)(?:[+-]\d\d?(?::?\d\d)?)?(?![\w/]))
      | (?P<offset>[+-]\d\d(?::?\d\d)?)(?![\w:%]|\.\d)
      | (?P<name>[a-z_]+(?:/[a-z0-9_+-]+){1,2}) )
    (?(open)\))""",
    _FLAGS,
)
_ABBREVIATION = re.compile(rf"[ ]?\(?(?P<word>{'|'.join(sorted(ABBREVIATIONS))})(?!\w)")
_BULLET = re.compile(r"[-*•] +")
_BEFORE_TEXT = re.compile(r" ?[-–—:|>,;.→]+(?: +|$)| +|[-–—](?!\d)|[:|,;→]|$")

_HALF_DAY = 12 * 3600
_DAY_SECONDS = 24 * 3600
_WHOLE_OFFSETS = frozenset(dt.time(hour) for hour in range(1, 13))


@dataclass(frozen=True)
class TypedEntry:
    """A line of a timeline, taken apart: its leading time, if it has one, and what happened.

    `doubt` is a sentence that says why something like a time was not read as one, to be shown
    beside the line; such a line keeps all its words and has no time.
    """

    stamp: Stamp | None
    text: str
    doubt: str = ""


@dataclass(frozen=True)
class _Lead:
    stamp: Stamp
    end: int
    is_stretch: bool = False


def read_stamp(text: str) -> Stamp:
    """The time somebody typed, with its date and zone if they were typed too.

    Raises:
        InvalidValue: it is no time, or could mean more than one; the sentence says what to type.
    """
    line = clean_line(text)
    lead = _leading(line)
    if lead is None:
        raise InvalidValue(_why_no_stamp(line))
    if lead.is_stretch:
        raise InvalidValue(f"{_quoted(line)} is a stretch of time; type only when it began.")
    rest = line[lead.end :].strip(" ()")
    if rest.upper() in ABBREVIATIONS:
        raise InvalidValue(which_zone(rest.upper()))
    if rest:
        raise InvalidValue(f"{_quoted(rest)} is no zone; type UTC, +02:00 or Europe/Berlin.")
    return lead.stamp


def read_entry(line: str) -> TypedEntry:
    """What somebody typed into the timeline: a time, if the line begins with one, and the rest."""
    whole = clean_line(line)
    bullet = _BULLET.match(whole)
    body = whole[bullet.end() :] if bullet else whole
    closing = {"[": "]", "(": ")"}.get(body[:1], "")
    inner = body[1:].lstrip() if closing else body
    try:
        lead = _leading(inner)
    except InvalidValue as error:
        return TypedEntry(None, whole, str(error))
    if lead is None:
        return TypedEntry(None, whole)
    if lead.is_stretch:
        return TypedEntry(lead.stamp, body)
    rest = inner[lead.end :]
    if closing:
        head, found, rest = rest.partition(closing)
        if head.strip() or not found:
            return TypedEntry(None, whole)
    separator = _BEFORE_TEXT.match(rest)
    if separator is None:
        return TypedEntry(lead.stamp, rest) if closing else TypedEntry(None, whole)
    return TypedEntry(lead.stamp, rest[separator.end() :])


def settled(stamp: Stamp, previous: Stamp | None, incident_date: dt.date | None = None) -> Stamp:
    """The stamp on its day, when no date was typed; one with a date is left alone.

    The day is the earliest one, from the incident's on, on which the time is not more than twelve
    hours before the time typed before it: after 23:50, 00:10 is the next day, and after that
    00:10, a 23:55 is the evening before again. Zones count only if both times have one.

    Args:
        stamp: the time just typed.
        previous: the time typed before it, or the one it corrects.
        incident_date: needed to count days from a previous time that has a date of its own.
    """
    if stamp.date is not None:
        return stamp
    if previous is None:
        return stamp.changed(day=0)
    day = previous.day
    if previous.date is not None:
        if incident_date is None:
            return stamp.changed(day=0)
        day = (previous.date - incident_date).days
    since = day * _DAY_SECONDS + _seconds(previous.time) - _HALF_DAY - _seconds(stamp.time)
    if previous.zone and stamp.zone:
        date = previous.date_given(incident_date)
        since += _offset_seconds(stamp, date) - _offset_seconds(previous, date)
    earliest = max(0, -(-since // _DAY_SECONDS))
    return stamp.changed(day=earliest if earliest <= MOST_DAYS else 0)


def show_date(date: dt.date) -> str:
    """A date that nobody can misread: `2026-11-20`."""
    return date.isoformat()


def show_time(time: dt.time) -> str:
    """A time of day: `14:32`, and `14:32:05` only where there are seconds."""
    return time.isoformat("seconds" if time.second else "minutes")


def show_clock(time: dt.time, zone: str | None) -> str:
    """A time of day and the zone it was in, if that is to be said: `14:32 UTC`."""
    return f"{show_time(time)} {_show_zone(zone)}" if zone else show_time(time)


def show_stamp(stamp: Stamp, incident_date: dt.date | None) -> str:
    """A time to be read: with its date only if that is not the incident's, with its own zone."""
    words = show_clock(stamp.time, stamp.zone)
    date = stamp.date_given(incident_date)
    if date is None:
        return f"{words} (day {stamp.day + 1})" if stamp.day else words
    return words if date == incident_date else f"{show_date(date)} {words}"


def write_stamp(stamp: Stamp) -> str:
    """A time to be edited: what was given and nothing that was worked out; `read_stamp` reads it.

    The `day` of an inferred date is not in it; `settled` finds that again.
    """
    words = [show_time(stamp.time)]
    if stamp.date is not None:
        words.insert(0, show_date(stamp.date))
    if stamp.zone:
        words.append(_show_zone(stamp.zone))
    return " ".join(words)


def _leading(line: str) -> _Lead | None:
    date = leading_date(line)
    then = _THEN.match(line, date.end) if date else None
    if date and then is None:
        return None
    clock = _TIME.match(line, then.end() if then else 0)
    if clock is None:
        _refuse_uncertain_date(line)
        return None
    iso = bool(then and then["t"])
    stretch = _stretch(clock, dated=date is not None, iso=iso)
    end, zone = _zone(line, (stretch or clock).end(), dated=date is not None)
    typed = line[: clock.end()] if stretch else line[:end]
    day = date.date if date else None
    return _Lead(Stamp(time=_time(clock), typed=typed, date=day, zone=zone), end, bool(stretch))


def _refuse_uncertain_date(line: str) -> None:
    doubt = leading_doubt(line)
    then = _THEN.match(line, doubt.end) if doubt else None
    if doubt and then and _TIME.match(line, then.end()):
        raise InvalidValue(doubt.why)


def _stretch(clock: re.Match[str], *, dated: bool, iso: bool) -> re.Match[str] | None:
    match = _STRETCH.match(clock.string, clock.end())
    if match is None or (match["link"] == "-" and (iso or clock["second24"])):
        return None
    whole = clock.string[: match.end()]
    hour, minute = match["until"].split(":")[:2]
    until = dt.time(int(hour), int(minute))
    if match["link"] == " -" and (dated or until <= _time(clock)):
        return None
    if match["link"] == "-" and until in _WHOLE_OFFSETS and (dated or until <= _time(clock)):
        offset = show_time(until)
        raise InvalidValue(
            f"{_quoted(whole)} could end in a time or a zone; type “to {offset}” or “UTC-{offset}”."
        )
    if match["half"] and not clock["half"]:
        raise InvalidValue(f"{_quoted(whole)} needs am or pm on both times.")
    return match


def _zone(line: str, start: int, *, dated: bool) -> tuple[int, str | None]:
    ambiguous = _ABBREVIATION.match(line, start)
    if ambiguous is not None:
        raise InvalidValue(which_zone(ambiguous["word"]))
    match = _ZONE.match(line, start)
    if match is None:
        return start, None
    if match["utc"]:
        zone = offset_named(match["utc"]) if match["utc"][3:] else "UTC"
    elif match["offset"]:
        zone = offset_named(match["offset"]) if _reads_as_offset(match, dated=dated) else None
    else:
        zone = spelled(match["name"])
    return (match.end(), zone) if zone else (start, None)


def _reads_as_offset(match: re.Match[str], *, dated: bool) -> bool:
    """Whether digits with a sign are an offset and not the number of something that happened."""
    attached = not match["space"]
    match len(match["offset"]):
        case 3:
            return attached and dated
        case 5:
            return attached or dated or match["offset"][1] == "0"
        case _:
            return True


def _time(match: re.Match[str]) -> dt.time:
    if match["half"] is None:
        hour, minute, second = (match[name] for name in ("hour24", "minute24", "second24"))
        return dt.time(int(hour), int(minute), int(second or 0))
    hour = int(match["hour"]) % 12 + (12 if match["half"].lower() == "p" else 0)
    return dt.time(hour, int(match["minute"] or 0), int(match["second"] or 0))


def _seconds(time: dt.time) -> int:
    return time.hour * 3600 + time.minute * 60 + time.second


def _offset_seconds(stamp: Stamp, date: dt.date | None) -> int:
    tz = zone_named(stamp.zone) if stamp.zone else None
    moment = None if date is None else dt.datetime.combine(date, stamp.time)
    offset = tz.utcoffset(moment) if tz else None
    return int(offset.total_seconds()) if offset is not None else 0


def _show_zone(zone: str) -> str:
    return f"UTC{zone}" if zone[0] in "+-" else zone


def _quoted(text: str) -> str:
    return f"“{shorten(text, 40)}”"


def _why_no_stamp(line: str) -> str:
    date, doubt = leading_date(line), leading_doubt(line)
    if doubt and doubt.end == len(line):
        return doubt.why
    if date and date.end == len(line):
        return f"{_quoted(line)} needs a time too, as in 2026-11-20 14:32."
    return (
        f"{_quoted(line)} is no time; type it like 14:32, 2:32 pm or 2026-11-20 14:32"
        " (and UTC, +02:00 or Europe/Berlin)."
    )
