"""What a document and its name say of dates anywhere, weighed by where it stands."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum

from pmfacilitator.importing.prose.clocks import clock_at
from pmfacilitator.importing.prose.dates import MONTH, Day, date_of, dates_in
from pmfacilitator.importing.prose.shapes import Shape
from pmfacilitator.importing.prose.survey import Survey

_FIELD = re.compile(
    r"(?:(?:incident|outage|event|start(?:ed|ing)?|begin|began|impact|discovered|detected|occurred)"
    r"[\w /]{0,24}|date(?:/time)?|when|date of [\w ]{0,20}|day)(?:\s*\([^()]{0,30}\))?\s*[:|–—-]\s*",
    re.IGNORECASE,
)
_OTHER_DATE = re.compile(
    r"\b(?:creat|modif|publish|posted|updated|review|retro(?!spective)|sent\b|date of (?:the )?report|report date|introduced|similar|previous(?!ly)|earlier|last (?:time|year|month)|written|author|due|meeting|held|version"
    r"|effective|open to feedback|deadline|drafted|prepared)|\bby\s*$",
    re.IGNORECASE,
)
TROUBLE = re.compile(
    r"\b(?:incident|outage|down|degrad|unavailab|slow|disrupt|fail|error|impact|affect|interrupt)",
    re.IGNORECASE,
)
"""What a sentence says that tells of the incident itself."""

_LONG_TITLE = 160
_AROUND = 120
_MAIL_FROM = re.compile(
    r"(?:from|to|cc|reply-to|von|an)\s?: .*@|(?:subject|betreff|objet|asunto|message-id)\s?:",
    re.IGNORECASE,
)
_MAIL = re.compile(r"(?:date|sent|received|gesendet|envoy\u00e9|enviado)\s?: ", re.IGNORECASE)
_RANGE = re.compile(
    r"(?:[ T,]{1,3}(?:at )?\d{1,2}:\d\d(?::\d\d)?(?: ?[AaPp][Mm])?)?(?: [A-Z]{2,4})?"
    r"\s*(?:[-–—→]|\b(?:to|until|till|through)\b)\s*(?:[A-Z][a-z]{2,8},? )?"
)
_GAP = re.compile(r"(?:T|[ ,]{1,3}(?:at |@ ?)?)(?=\d)")
_TITLES = {"title", "linktitle", "name", "description", "summary"}
_YEAR = re.compile(r"(?<![\d.:#/])((?:19|20)\d\d)(?![\d:]|\.\d)")
_MONTH_OF_YEAR = re.compile(rf"{MONTH}\.?,?[ ]((?:19|20)\d\d)", re.VERBOSE)
_NAME_DATE = re.compile(r"(?<!\d)((?:19|20)\d\d)[-_.]?(0[1-9]|1[0-2])[-_.]?([0-3]\d)(?!\d)")


class Where(IntEnum):
    """Where a date stands: the first ones say when the incident was, the later ones when it was told."""

    TITLE = 0
    FIELD = 1
    SECTION = 2
    PROSE = 3
    FRONT = 4
    NAME = 5
    OTHER = 6


@dataclass(frozen=True, slots=True)
class Anchor:
    """A date that a document names outside of its entries."""

    day: Day
    where: Where
    line: int
    text: str = ""
    time: dt.time | None = None

    @property
    def full(self) -> dt.date | None:
        """The date, if it is fully known."""
        return self.day.full


def years_in_titles(survey: Survey) -> frozenset[int]:
    """The years that the title, the headings of the timeline and those of months name."""
    years = set()
    for section in survey.sections[:2] + [one for one in survey.sections if one.root is not None]:
        years |= {int(year) for year in _YEAR.findall(section.title)}
    months = (_MONTH_OF_YEAR.fullmatch(section.title) for section in survey.sections)
    return frozenset(years | {int(month[1]) for month in months if month})


def anchors_of(
    survey: Survey, front: Sequence[tuple[str, str]], name: str, inside: set[int]
) -> list[Anchor]:
    """Every date outside the entries, in their order.

    Args:
        survey: the document.
        front: its front matter.
        name: its file name.
        inside: the pieces that are entries.
    """
    anchors = list(_from_front(front))
    named = _NAME_DATE.search(name)
    if named:
        date = date_of(int(named[1]), int(named[2]), int(named[3]))
        if date is not None:
            day = Day(date.year, date.month, date.day)
            anchors.append(Anchor(day, Where.NAME, 0))
    titles = 0
    mail = _mail_heads(survey)
    for at, piece in enumerate(survey.pieces):
        if at in inside or piece.block.shape is Shape.CODE:
            continue
        is_heading = piece.block.shape is Shape.HEADING
        is_title = not titles and (is_heading or (at == 0 and len(piece.text) < _LONG_TITLE))
        titles += is_heading
        text = piece.text
        if piece.block.shape is Shape.ROW and piece.lead is not None:
            text = f"{text}: {piece.lead.stamp}"
        if piece.block.line not in mail and any(mark.isdigit() for mark in text):
            anchors.extend(_from_text(text, piece.block.line, is_title=is_title))
    return anchors


def _mail_heads(survey: Survey) -> set[int]:
    """The lines that head a mail, and say when it was sent only."""
    heads = {piece.block.line for piece in survey.pieces[:40] if _MAIL.match(piece.text)}
    named = {piece.block.line for piece in survey.pieces[:40] if _MAIL_FROM.match(piece.text)}
    return heads if len(named) > 1 else set()


def _from_front(front: Iterable[tuple[str, str]]) -> Iterable[Anchor]:
    for key, value in front:
        where = Where.TITLE if key in _TITLES else None
        if key in {"date", "published", "publishdate", "pubdate"}:
            where = Where.FRONT
        if key in {"incident_date", "incident date", "start", "started", "started_at"}:
            where = Where.FIELD
        if where is not None:
            for day, _, _ in dates_in(value):
                yield Anchor(day, where, 1, value)


def _from_text(text: str, line: int, *, is_title: bool) -> Iterable[Anchor]:
    field = _FIELD.match(text)
    last = 0
    for day, start, end in dates_in(text):
        ends_range = bool(last and _RANGE.fullmatch(text, last, start))
        last = end
        before = text[max(0, start - 40) : start]
        if _OTHER_DATE.search(before) or day.is_contradicted:
            where = Where.OTHER
        elif is_title and not ends_range:
            where = Where.TITLE
        elif field and start - field.end() < 12:
            where = Where.FIELD
        else:
            where = Where.PROSE
        around = text[max(0, start - _AROUND) : start + _AROUND]
        yield Anchor(day, where, line, around, _time_after(text, end))


def _time_after(text: str, end: int) -> dt.time | None:
    """The time that stands right behind a date."""
    gap = _GAP.match(text, end)
    found = clock_at(text, gap.end()) if gap else None
    return found[0].time if found and not found[0].is_weak else None


def day_first(
    days: Iterable[Day], anchors: Sequence[Anchor], chosen: dt.date | None
) -> tuple[bool | None, bool]:
    """Whether dates in digits begin with the day, and whether the document settles that.

    A number over twelve settles it; else a date that is written out and fits one reading only. A
    reading that keeps all within days, where the other spreads them over months, is likely only.
    """
    numeric = [day for day in days if day.either is not None]
    anchored = [anchor.day for anchor in anchors if anchor.day.either is not None]
    votes = {_vote(day) for day in [*numeric, *anchored]} - {None}
    if len(votes) == 1:
        return votes.pop(), True
    numeric = numeric or anchored
    if votes or not numeric:
        return None, False
    written = {anchor.full for anchor in anchors if anchor.full is not None}
    written |= {day.full for day in days if day.full is not None}
    known = {date for date in (*written, chosen) if date is not None}
    fits = [_fits(numeric, known, day_first=first) for first in (True, False)]
    if fits[0] != fits[1]:
        return fits[0], True
    spans = [_span(numeric, day_first=first) for first in (True, False)]
    if min(spans) > 7 or max(spans) < 27:
        return None, False
    return spans[0] < spans[1], False


def _vote(day: Day) -> bool | None:
    if day.either is None:
        return None
    first, second, _ = day.either
    if first > 12 >= second:
        return True
    if second > 12 >= first:
        return False
    if day.weekday is not None and day.year:
        fits = [day.read(day_first=order).full for order in (True, False)]
        right = [date is not None and date.weekday() == day.weekday for date in fits]
        if right[0] != right[1]:
            return right[0]
    return None


def _fits(days: Sequence[Day], known: set[dt.date], *, day_first: bool) -> bool:
    """Whether some of the dates so read is within two days of one that is written out."""
    for day in days[:50]:
        read = day.read(day_first=day_first)
        for date in known:
            near = date_of(read.year or date.year, read.month, read.day)
            if near is not None and abs((near - date).days) <= 2:
                return True
    return False


def _span(days: Sequence[Day], *, day_first: bool) -> int:
    read = [day.read(day_first=day_first) for day in days]
    dates = [date_of(day.year or 2020, day.month, day.day) for day in read]
    known = [date for date in dates if date is not None]
    if len(known) < len(dates):
        return 9999
    return (max(known) - min(known)).days
