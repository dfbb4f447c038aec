"""The stamp with which an entry begins: day, time, range, zone, in whatever order they stand."""

from __future__ import annotations

import re

from pmfacilitator.importing.prose.clocks import Clock
from pmfacilitator.importing.prose.lead import Lead
from pmfacilitator.importing.prose.stamps import APPROX, StampReader

_HEAD, _SHORT = 220, 60
_MAYBE = re.compile(
    r"\d|[Nn]oon|[Mm]idnight|--:|[Xx?]{2}:|[Nn]ext|[Ff]ollowing|day\b|[A-Z][a-z]{2,8}\b"
)
_LABEL = re.compile(r"\[(?=[^\d\]]{2,40}\])[A-Za-z][^\[\]]*\][ ]?[-–—:]?[ ]?")
_STATE = re.compile(
    r"((?:(?:Final|Latest|Another) )?(?:[Uu]pdated?|Edit|Resolved|Monitoring|Identified|Investigating"
    r"|Completed|Closed|Fixed|Mitigated|Recovered|Restored)(?: ?#?\d{1,2})?)(?: ?:| ?[-–—]) "
)
_IN = (
    r"(?:at|on|by|from|around|about|approx(?:\.|imately)?|circa|ca\.?|c\.|roughly|between|since|until"
    r"|some time before|sometime before|shortly before|just before|before|shortly after|just after"
    r"|after|early|late|starting|as of|and|then|the|of|in)"
)
_NAMED = (
    r"(?:updated?[ ]?#?\d{0,2}|time|date|when|timestamp|edit|posted(?:[ ]\d+[ ]\w+[ ]ago)?\.?"
    r"|date/time)"
)
_LEAD_IN = re.compile(
    rf"(?:{_IN}\b\.?[,:]?\s+|{_NAMED}(?!\w)[:,]?\s+(?:[-–—]\s+)?)*", re.IGNORECASE
)
_NAME = re.compile(rf"{_NAMED}(?!\w)", re.IGNORECASE)
_OPEN = re.compile(r"\s*[^\w\s+#$%.:/\\?-]{0,4}\s*[~≈@]*\s*")
_BOUND = re.compile(
    r"\b((?:some ?time |shortly |just )?(?:before|after)|by|until)\b", re.IGNORECASE
)
_CLOSE = re.compile(r"\s*[)\]}>]*")
_AFTER = re.compile(r"\s*(?:(?:[:–—|,;→>=]|-+>?|\.(?!\d))\s*)*")
_FIRM = re.compile(r"\s*[:–—|→>\-)\]]")
_QUICK = re.compile(r"[\s>*_`~≈@\[(]*(?:[A-Z][a-z]{2,8}\.?,? ){0,2}\d")


def begins_with_stamp(line: str) -> bool:
    """Whether a line, markup and all, begins with a time."""
    if not _QUICK.match(line):
        return False
    lead = lead_of(line.strip().replace("*", "").replace("`", "").lstrip("_~>"))
    return lead is not None and lead.is_timed and not lead.is_wordy and not lead.prefix


def is_bare_day(line: str) -> bool:
    """Whether a line is a day and nothing else."""
    if len(line) > _SHORT or not any(character.isdigit() for character in line):
        return False
    lead = lead_of(line.replace("*", "").replace("`", "").strip("_~> :"))
    return lead is not None and lead.is_bare_day and lead.day is not None and bool(lead.day.month)


def labelled(text: str) -> Lead | None:
    """A stamp of day and time behind a word for what it is: `Resolved - Nov 19, 14:20 UTC`."""
    status = _STATE.match(text)
    lead = lead_of(text[status.end() :]) if status else None
    if status is None or lead is None or not lead.is_timed or lead.is_wordy or lead.prefix:
        return None
    if lead.day is None or not lead.day.is_dated:
        return None
    lead.prefix = status[1] if not lead.rest else f"{status[1]}:"
    return lead


def is_bare_stamp(line: str) -> bool:
    """Whether a line is a time and nothing else."""
    if len(line) > _SHORT or not any(character.isdigit() for character in line):
        return False
    lead = lead_of(line.replace("*", "").replace("`", "").strip("_~> "))
    return lead is not None and lead.clock is not None and not lead.rest.strip(" -–—:")


def lead_of(text: str) -> Lead | None:
    """The stamp at the beginning of readable text; None if there is none."""
    head = text[:_HEAD]
    if not _MAYBE.search(head, 0, 90):
        return None
    label = _LABEL.match(head)
    start = label.end() if label else 0
    words = _LEAD_IN.match(head, start)
    begin = words.end() if words else start
    opening = _OPEN.match(head, begin)
    at = opening.end() if opening else begin
    reader = StampReader(head)
    end = reader.read(at)
    lead = reader.lead
    if end is None:
        return None
    before = head[start:at]
    lead.is_wordy = begin > start and not _NAME.search(before)
    lead.is_about = lead.is_about or bool(APPROX.search(before))
    bound = _BOUND.search(before)
    if bound and bound[1].lower() != "by":
        lead.bound = bound[1].lower()
    name = _NAME.match(before)
    lead.is_field = bool(name) and before.lower().startswith(("time", "date", "when"))
    if label:
        lead.prefix = label[0].strip(" -–—:")
    elif name and name[0].lower().startswith(("update", "edit")):
        lead.prefix = f"{name[0].strip()}:"
    return _finished(lead, text, start, end)


def _finished(lead: Lead, text: str, start: int, end: int) -> Lead | None:
    closed = _CLOSE.match(text, end)
    stop = closed.end() if closed else end
    if stop == end and end < len(text) and text[end].isalnum() and text[end - 1].isalnum():
        return None
    lead.is_firm = bool(_FIRM.match(text, end))
    after = _AFTER.match(text, stop)
    lead.stamp = text[start:stop].strip()
    lead.rest = text[after.end() if after else stop :].strip()
    if text[end : end + 1] in {"%", "$", "€", "°"}:
        return None
    if lead.clock is None and lead.rest and lead.day is not None and not lead.day.is_dated:
        return None
    lead.clock, lead.until = _halves(lead.clock, lead.until)
    return lead


def _halves(start: Clock | None, until: Clock | None) -> tuple[Clock | None, Clock | None]:
    """A range that says am or pm at one end only, read so that it is short."""
    if start is None or until is None or start.words or until.words:
        return start, until
    if until.half and start.is_twelve:
        same = start.with_half(until.half)
        other = start.with_half("a" if until.half == "p" else "p")
        first, last = same.time, until.time
        return (same if first and last and first <= last else other), until
    if start.half and until.is_twelve:
        same = until.with_half(start.half)
        other = until.with_half("a" if start.half == "p" else "p")
        first, last = start.time, same.time
        return start, (same if first and last and first <= last else other)
    return start, until
