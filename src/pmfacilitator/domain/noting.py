"""A line of the timeline as a note-taker types it: its time may count from the one typed before.

`+5 pager fired` is five minutes later, `next day 00:10 …` the day after, and a time may be written
as it was copied: `14h32`, `14.32 UTC`, `1432 UTC`, `~14:32`. What could as well be a number stays
in the words, and a sentence asks.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from pmfacilitator.domain.meeting import Incident
from pmfacilitator.domain.rows import Entry
from pmfacilitator.domain.stamps import MOST_DAYS, Stamp, zone_named
from pmfacilitator.domain.text import clean_line
from pmfacilitator.domain.typed_times import TypedEntry, read_entry, settled

_FLAGS = re.ASCII | re.IGNORECASE | re.VERBOSE
_BULLET = re.compile(r"[-*•] +")
_AFTER = re.compile(
    r"""\+ (?: (?P<hours>\d{1,3}) [ ]?h (?: (?P<rest>[0-5]\d) (?:m|min)? )?
             | (?P<seconds>\d{1,5}) (?:s|[ ]?sec)
             | (?P<minutes>\d{1,4}) (?:m|[ ]?min)? )
    (?: [ ]?[-–—:,|>]+ (?:[ ]|$) | [ ] | $ )[ ]*""",
    _FLAGS,
)
_NEXT_DAY = re.compile(r"(?:the[ ])?next[ ]day,?[ ](?:at[ ])?", _FLAGS)
_ZONED = r"[ ]?(?:utc|gmt|z)(?![\w-])|[ ]?\((?:utc|gmt)\)|[ ][+-]\d\d:\d\d(?!\d)"
_COPIED = re.compile(
    rf"""(?P<hour>[01]?\d|2[0-3])
    (?: h(?P<after_h>[0-5]\d) (?!\w|[:.]\d) (?![ ](?:of|later|after|before|long)\b)
      | \.(?P<after_dot>[0-5]\d) (?: (?={_ZONED}) | [ ]?uhr\b )
      | (?P<after_none>[0-5]\d) (?={_ZONED}) )""",
    _FLAGS,
)
_ABOUT = re.compile(r"(?:[~≈]|(?:ca|circa|approx)\.?[ ])[ ]?", re.IGNORECASE)
_DOTTED = re.compile(r"(?P<clock>(?:[01]\d|2[0-3])\.[0-5]\d)[ ]+[^\W\d_]")
_NO_DATE = dt.date(2000, 1, 3)


@dataclass(frozen=True)
class Noted:
    """A line taken apart: its time on its day, if it has one, what happened, or why it is unsure.

    Args:
        stamp: the time, settled on its day.
        text: what happened.
        doubt: a sentence on why something like a time was not read as one.
        later: seconds after the entry typed before, where the time was typed so.
        is_next_day: whether it was typed as the day after that entry.
    """

    stamp: Stamp | None
    text: str
    doubt: str = ""
    later: int | None = None
    is_next_day: bool = False


def last_noted(entries: Sequence[Entry]) -> Entry | None:
    """The entry with a time that was typed last, from which `+5` and bare times count."""
    return next((entry for entry in reversed(entries) if entry.when), None)


def note(line: str, previous: Entry | None, incident: Incident) -> Noted:
    """What a typed line says, after what was typed before it."""
    whole = clean_line(line)
    bullet = _BULLET.match(whole)
    body = whole[bullet.end() :] if bullet else whole
    before = previous.when if previous else None
    if after := _AFTER.match(body):
        return _after(whole, body, after, before, incident)
    if next_day := _NEXT_DAY.match(body):
        return _next_day(whole, body[next_day.end() :], before)
    typed = _read(whole, body)
    stamp = settled(typed.stamp, before, incident.date) if typed.stamp else None
    return Noted(stamp, typed.text, typed.doubt)


def _after(
    whole: str, body: str, match: re.Match[str], before: Stamp | None, incident: Incident
) -> Noted:
    typed = match[0].rstrip(" -–—:,|>")
    seconds = (
        int(match["hours"] or 0) * 3600
        + int(match["rest"] or match["minutes"] or 0) * 60
        + int(match["seconds"] or 0)
    )
    if before is None:
        why = f"“{typed}” counts from the time typed before it, and there is none yet."
        return Noted(None, whole, why)
    stamp = _later(before, seconds, incident)
    if stamp is None:
        return Noted(None, whole, f"“{typed}” leads out of the calendar.")
    return Noted(stamp.changed(typed=typed), body[match.end() :], later=seconds)


def _later(before: Stamp, seconds: int, incident: Incident) -> Stamp | None:
    """The time so many seconds later: elapsed where the instant is certain, else on its clock."""
    zone = before.zone or incident.timezone
    tz = zone_named(zone) if zone else None
    instant = before.instant(incident.date, incident.timezone)
    wall = before.wall(incident.date) or dt.datetime.combine(_NO_DATE, before.time)
    length = dt.timedelta(seconds=seconds)
    try:
        if instant is not None and tz is not None:
            then = (instant + length).astimezone(tz).replace(tzinfo=None)
        else:
            then = wall + length
    except OverflowError:
        return None
    if before.date is not None:
        return before.changed(time=then.time(), date=then.date())
    day = before.day + (then.date() - wall.date()).days
    return before.changed(time=then.time(), day=day) if day <= MOST_DAYS else None


def _next_day(whole: str, rest: str, before: Stamp | None) -> Noted:
    typed = _read(rest, rest)
    if typed.stamp is None:
        why = typed.doubt or "“next day” needs a time behind it, as in next day 00:10."
        return Noted(None, whole, why)
    if typed.stamp.date is not None:
        return Noted(typed.stamp, typed.text)
    stamp = typed.stamp.changed(typed=f"next day {typed.stamp.typed}")
    if before is not None and before.date is not None and before.date < dt.date.max:
        stamp = stamp.changed(date=before.date + dt.timedelta(days=1), day=0)
    elif (before is None or before.date is None) and (before.day if before else 0) < MOST_DAYS:
        stamp = stamp.changed(day=(before.day if before else 0) + 1)
    else:
        return Noted(None, whole, "“next day” leads out of the calendar.")
    return Noted(stamp, typed.text, is_next_day=before is not None)


def _read(whole: str, body: str) -> TypedEntry:
    """The line, its time written as it may have been copied."""
    about = _ABOUT.match(body)
    if about is not None:
        typed = _copied(body[about.end() :])
        return TypedEntry(typed.stamp, body) if typed.stamp else TypedEntry(None, whole)
    typed = _copied(body)
    if typed.stamp is None:
        dotted = _DOTTED.match(body)
        why = f"“{dotted['clock']}” could be a number; for a time type " if dotted else ""
        again = f"{dotted['clock'].replace('.', ':')}." if dotted else ""
        return TypedEntry(None, whole, typed.doubt or f"{why}{again}")
    return typed


def _copied(body: str) -> TypedEntry:
    opening = body[:1] if body[:1] in {"[", "("} else ""
    match = _COPIED.match(body, len(opening))
    if match is None:
        return read_entry(body)
    minute = match["after_h"] or match["after_dot"] or match["after_none"]
    clock = f"{match['hour'][-2:]:0>2}:{minute}"
    typed = read_entry(f"{opening}{clock}{body[match.end() :]}")
    if typed.stamp is None:
        return TypedEntry(None, body, typed.doubt)
    written = typed.stamp.typed.replace(clock, match[0], 1)
    text = typed.text
    if text.startswith(clock):  # a stretch of time keeps its words
        text = match[0] + text[len(clock) :]
    return TypedEntry(typed.stamp.changed(typed=written), text)
