"""What should be read before an imported timeline is trusted, one sentence each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from pmfacilitator.domain.text import shorten
from pmfacilitator.importing.found import Found, Kind, Remark, When
from pmfacilitator.importing.prose.dates import LEAP_YEAR
from pmfacilitator.importing.prose.dating import Dated, shifted
from pmfacilitator.importing.prose.draft import Draft
from pmfacilitator.importing.prose.evidence import Anchor
from pmfacilitator.importing.prose.zoning import Zoned

NO_DATE = "No date is in the document"
COULD_BE_TWO = "could be either of two days"
CHOOSE = "choose the incident's date."
COUNTED = "they count from the incident's."
NEAREST_YEAR = "it is the one nearest to the incident's date."

_FEW = 2


@dataclass(frozen=True, slots=True)
class Read:
    """What was read of a document, each entry with what was settled of its day and zone.

    Args:
        anchors: the dates around the timeline.
        counted_from: the day from which somebody counts entries that have none.
    """

    drafts: Sequence[Draft]
    days: Sequence[Dated]
    zones: Sequence[Zoned]
    entries: Sequence[Found]
    anchors: Sequence[Anchor]
    counted_from: dt.date | None = None


def remarks(read: Read) -> Iterator[Remark]:
    """Everything that could not be settled."""
    if not read.entries:
        yield Remark("No line was found that begins with a time or a date.")
        return
    yield from _of_dates(read)
    yield from _of_zones(read.drafts, read.days, read.zones)
    yield from _of_order(read.entries, read.counted_from)


def _of_dates(read: Read) -> Iterator[Remark]:
    both = tuple(zip(read.drafts, read.days, strict=True))
    yield from _of_doubts((draft, day.doubt) for draft, day in both)
    timed = [pair for pair in both if pair[1].time is not None]
    open_ = [pair for pair in timed if pair[1].date is None and not pair[1].doubt]
    yearless = [draft for draft, day in open_ if day.month_day]
    if yearless:
        so = NEAREST_YEAR if read.counted_from else CHOOSE
        yield _on(f"The year is not in the document; {so}", yearless)
    bare = [draft for draft, day in open_ if not day.month_day]
    if bare:
        words = _of_days(read, len(bare), are_all=len(bare) == len(timed))
        if words:
            yield _on(words, bare)


def _of_doubts(doubts: Iterable[tuple[Draft, str]]) -> Iterator[Remark]:
    """Each doubt once, where it comes up first."""
    told: dict[str, list[Draft]] = {}
    for draft, doubt in doubts:
        if doubt:
            told.setdefault(doubt, []).append(draft)
    for doubt, drafts in told.items():
        yield _on(doubt, drafts)


def _on(words: str, drafts: Sequence[Draft]) -> Remark:
    return Remark(words, drafts[0].line, frozenset(draft.line for draft in drafts))


def _of_days(read: Read, count: int, *, are_all: bool) -> str:
    """What is said where times have no date; "" if they simply count from the incident's."""
    if not are_all:
        named = f"No date is certain for {count} times; none is in the document"
    else:
        named = _named(read.anchors)
    if read.counted_from is None or COULD_BE_TWO in named:
        return f"{named}; {CHOOSE}"
    return "" if named == NO_DATE else f"{named}; {COUNTED}"


def _named(anchors: Sequence[Anchor]) -> str:
    """What is known where no entry has a date: the dates that stand elsewhere, if any do."""
    for anchor in anchors:
        if anchor.day.either is not None:
            first, second, mark = anchor.day.either
            year = f"{mark}{anchor.day.year}" if anchor.day.year else ""
            return f"“{first}{mark}{second}{year}” {COULD_BE_TWO}"
    told = [anchor.day for anchor in anchors if anchor.day.month]
    dates = sorted({(day.year, day.month, day.day) for day in told})
    if not dates:
        return NO_DATE
    shown = " and ".join(_show_day(*date) for date in dates[:_FEW])
    more = " and others" if len(dates) > _FEW else ""
    return f"The document names {shown}{more}, but not as the day of these times"


def _show_day(year: int, month: int, day: int) -> str:
    return f"{year:04}-{month:02}-{day:02}" if year else f"{month:02}-{day:02}"


def _of_zones(
    drafts: Sequence[Draft], days: Sequence[Dated], zones: Sequence[Zoned]
) -> Iterator[Remark]:
    timed = [
        (draft, zone)
        for draft, day, zone in zip(drafts, days, zones, strict=True)
        if day.time is not None
    ]
    yield from _of_doubts((draft, zone.doubt) for draft, zone in timed)
    without = [draft for draft, zone in timed if zone.zone is None and not zone.words]
    if without and len(without) == len(timed):
        yield Remark("No time zone is named; choose the one that these clocks showed.")
    elif without:
        many = "1 time names" if len(without) == 1 else f"{len(without)} times name"
        yield Remark(f"{many} no zone, others do; choose theirs.", without[0].line)
    unclear: dict[str, list[int]] = {}
    for draft, zone in timed:
        if zone.zone is None and zone.words and not zone.doubt:
            unclear.setdefault(zone.words, []).append(draft.line)
    if unclear:
        names = ", ".join(f"“{shorten(words, 30)}”" for words in sorted(unclear)[:4])
        said = f"Without a date it is not certain which offset {names} means."
        yield Remark(said, about=frozenset(chain.from_iterable(unclear.values())))


def _of_order(entries: Sequence[Found], counted_from: dt.date | None) -> Iterator[Remark]:
    known = [entry for entry in entries if entry.when.kind is Kind.TIMED]
    keys = [(_day_of(entry.when), str(entry.when.time)) for entry in known]
    instants = [_instant(entry.when, counted_from) for entry in known]
    if all(instants):
        keys = [(0, str(instant)) for instant in instants]
    up = [at for at in range(1, len(keys)) if _is_before(keys[at], keys[at - 1])]
    down = [at for at in range(1, len(keys)) if _is_before(keys[at - 1], keys[at])]
    wrong = up if len(up) <= len(down) else down
    if wrong and len(wrong) * 3 <= len(keys):
        many = "1 entry stands" if len(wrong) == 1 else f"{len(wrong)} entries stand"
        yield Remark(f"{many} out of order.", known[wrong[0]].line)


def _instant(when: When, counted_from: dt.date | None) -> dt.datetime | None:
    """The instant, or the one that it counts as."""
    if when.date is None and when.month_day is None and counted_from is not None:
        when = replace(when, date=shifted(counted_from, when.day))
    return when.utc


def _day_of(when: When) -> int:
    date = when.date or (dt.date(LEAP_YEAR, *when.month_day) if when.month_day else None)
    return date.toordinal() if date else when.day


def _is_before(one: tuple[int, str], other: tuple[int, str]) -> bool:
    return one[0] < other[0] or (one[0] == other[0] and one[1] < other[1])
