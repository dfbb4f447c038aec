"""The moments of a table's rows: what a cell leaves out, its row, its column or a choice says."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pmfacilitator.domain.text import clean_line
from pmfacilitator.importing.found import Choices, When
from pmfacilitator.importing.prose.dates import Day, date_of
from pmfacilitator.importing.prose.dating import shifted
from pmfacilitator.importing.prose.naming import settling
from pmfacilitator.importing.prose.zone_words import Spoken, certain_zone, spoken, zones_in
from pmfacilitator.importing.tools.tabular.columns import Columns
from pmfacilitator.importing.tools.tabular.rows import Row, Sheet
from pmfacilitator.importing.tools.tabular.times import Told, day_first, told_by

ORDER_OPEN = "does not say which number is the month"
ZONE_OPEN = "can mean more than one zone"
"""What the doubt about a row says."""

_DAY = dt.timedelta(days=1)
_SURELY_BACK = 2
_RATHER_BACK = 2


@dataclass(frozen=True)
class Moment:
    """When the entry of a row was, as it is written and as far as that is settled.

    Args:
        when: as far as it is settled.
        written: as it is written.
        doubt: one sentence on what is open, "" if nothing.
        names_day: whether the row says anything of its day, be it unclear.
        is_unknown: whether the row says itself that nobody knows its time (`--:--`).
    """

    when: When
    written: str = ""
    doubt: str = ""
    names_day: bool = False
    is_unknown: bool = False


def moments_of(
    sheet: Sheet, columns: Columns, choices: Choices, likely: dt.date | None = None
) -> list[Moment]:
    """The moment of each row, in the order of the rows.

    Args:
        sheet: the table.
        columns: which of its columns tells what.
        choices: the date and zone that somebody chose.
        likely: the date that the file's name tells, for want of a chosen one.
    """
    if choices.date is not None:
        likely = None
    choices = replace(choices, date=choices.date or likely)
    told = [_told(row, columns) for row in sheet.rows]
    is_day_first = day_first([each for each in told if each is not None], choices.date)
    header = _zone_of_header(sheet, columns)
    moments = []
    before: dt.date | None = None
    is_likely = False
    for row, each in zip(sheet.rows, told, strict=True):
        zone = _zone_of_row(row, columns) or header
        moment = _moment(each, _written(row, columns), is_day_first, zone, choices, before)
        if each is not None and each.day is not None:
            is_likely = likely is not None and not each.day.year
        if is_likely:
            moment = replace(moment, when=replace(moment.when, presumed=True))
        if moment.when.time is None and _says_unknown(row, columns):
            moment = replace(moment, is_unknown=True)
        before = moment.when.date or before
        moments.append(moment)
    if before is None:
        moments = _counted_days(moments, choices.date, presumed=likely is not None)
    return [_in_season(moment, choices) for moment in moments]


def is_newest_first(moments: Sequence[Moment]) -> bool:
    """Whether the rows of a table run back in time; a single step back is rather a midnight."""
    timed = [moment.when for moment in moments if moment.when.time is not None]
    walls = list(map(_wall, timed))
    up = sum(first < second for first, second in pairwise(walls))
    down = sum(first > second for first, second in pairwise(walls))
    needed = 1 if all(when.date for when in timed) else _SURELY_BACK
    return down >= needed and down > up * _RATHER_BACK


def ranks_of(moments: Sequence[Moment]) -> list[float | None]:
    """Where each moment stands among the others; None where that is not known.

    Instants are compared only where all are known: a clock without a zone has no place among them.
    """
    timed = [moment.when for moment in moments if moment.when.time is not None]
    is_certain = all(when.utc is not None for when in timed)
    return [_rank(moment.when, is_certain=is_certain) for moment in moments]


def _rank(when: When, *, is_certain: bool) -> float | None:
    if when.time is None:
        return None
    instant = when.utc if is_certain else None
    return (instant or _wall(when).replace(tzinfo=dt.UTC)).timestamp()


def _wall(when: When) -> dt.datetime:
    if when.date is not None:
        date = when.date
    elif when.month_day is not None:
        date = date_of(2000, *when.month_day) or dt.date(2000, 1, 1)
    else:
        date = dt.date(2000, 1, 1) + when.day * _DAY
    return dt.datetime.combine(date, when.time or dt.time())


def _told(row: Row, columns: Columns) -> Told | None:
    """What a row says of its time, in one cell or in two."""
    clock = told_by(row.cells[columns.time]) if columns.time is not None else None
    day = told_by(row.cells[columns.date]) if columns.date is not None else None
    if day is None or day.day is None:
        return clock
    if clock is None:
        return replace(day, is_open=day.is_open or day.time is None)
    if clock.day is not None and clock.day.is_dated:
        return clock
    return replace(clock, day=day.day, later=clock.later + day.later)


def _says_unknown(row: Row, columns: Columns) -> bool:
    clock = told_by(row.cells[columns.time]) if columns.time is not None else None
    return clock is not None and clock.is_open


def _written(row: Row, columns: Columns) -> str:
    cells = (row.cells[at] for at in (columns.date, columns.time) if at is not None)
    return " ".join(filter(None, map(clean_line, cells)))


def _zone_of_header(sheet: Sheet, columns: Columns) -> Spoken | None:
    """The zone that the name of a column of times gives, where it gives one only."""
    names = [sheet.header.cells[at] for at in (columns.time, columns.date) if at is not None]
    zones = zones_in(clean_line(" ".join(names)))
    return zones[0][0] if len({zone.words for zone, _, _ in zones}) == 1 else None


def _zone_of_row(row: Row, columns: Columns) -> Spoken | None:
    words = clean_line(row.cells[columns.zone]) if columns.zone is not None else ""
    return spoken(words) if words else None


def _moment(
    told: Told | None,
    written: str,
    is_day_first: bool | None,  # noqa: FBT001 (it is what was found out, and None is an answer)
    zone: Spoken | None,
    choices: Choices,
    before: dt.date | None,
) -> Moment:
    if told is None:
        doubt = f"“{written}” is no time that can be read." if written else ""
        return Moment(When(), written, doubt)
    if told.instant is not None and told.day is not None and told.zone is not None:
        name = told.zone.certain
        when = When(told.time, told.day.full, zone=name, zone_words=name, instant=told.instant)
        return Moment(when, written)
    date, month_day, doubt = _date(told.day, is_day_first, choices, before, written)
    if date is not None and told.later:
        date = shifted(date, told.later)
    spoken_zone = told.zone or zone
    certain = certain_zone(spoken_zone, date) if spoken_zone else choices.zone
    if spoken_zone is not None and certain is None:
        doubt = doubt or f"“{spoken_zone.words}” {ZONE_OPEN}."
    when = When(
        time=told.time,
        date=date,
        month_day=month_day,
        zone=certain,
        zone_words=spoken_zone.words if spoken_zone else "",
    )
    return Moment(when, written, doubt, names_day=told.day is not None and told.day.is_dated)


def _date(
    day: Day | None,
    is_day_first: bool | None,  # noqa: FBT001 (as above)
    choices: Choices,
    before: dt.date | None,
    written: str,
) -> tuple[dt.date | None, tuple[int, int] | None, str]:
    """The date, else month and day where the year is missing, else why there is none."""
    if day is None or not day.is_dated:
        return before, None, ""
    if day.either is not None:
        if is_day_first is None and day.either[0] != day.either[1]:
            return None, None, f"“{written}” {ORDER_OPEN}."
        day = day.read(day_first=bool(is_day_first))
    if day.full is not None:
        return day.full, None, ""
    if not day.month:
        return before, None, f"“{written}” does not say which date it means."
    near = _nearest_year(day, before or choices.date)
    return near, None if near else (day.month, day.day), ""


def _nearest_year(day: Day, near: dt.date | None) -> dt.date | None:
    """The date of that month and day which lies nearest to a known one."""
    if near is None:
        return None
    years = (near.year + apart for apart in (0, -1, 1))
    dates = [date for year in years if (date := date_of(year, day.month, day.day)) is not None]
    return min(dates, key=lambda date: abs(date - near), default=None)


def _counted_days(moments: list[Moment], first: dt.date | None, *, presumed: bool) -> list[Moment]:
    """Times without any date: midnight has passed where the clock goes back."""
    order = range(len(moments))
    day, last = 0, dt.time()
    counted = list(moments)
    for index in reversed(order) if is_newest_first(moments) else order:
        when = moments[index].when
        if when.time is None or moments[index].names_day:
            continue
        day += when.time < last
        last = when.time
        if first is None:
            counted[index] = replace(moments[index], when=replace(when, day=day))
        else:
            when = replace(when, date=shifted(first, day), presumed=presumed)
            counted[index] = replace(moments[index], when=when)
    return counted


def _in_season(moment: Moment, choices: Choices) -> Moment:
    """The moment in the zone that an abbreviation means on that day, if it means one.

    A zone that somebody chose, or that of the meeting, settles what its own clocks are called.
    """
    when, date = moment.when, moment.when.date
    if when.zone is not None or not when.zone_words:
        return moment
    if date is None and choices.counted_from is not None and not moment.names_day:
        date = shifted(choices.counted_from, when.day)
    words = spoken(when.zone_words)
    zones = (choices.zone, choices.counted_in)
    zone = certain_zone(words, date) or (
        settling(words, zones, date, when.time) if when.time else None
    )
    if zone is None:
        return moment
    doubt = "" if ZONE_OPEN in moment.doubt else moment.doubt
    return replace(moment, when=replace(when, zone=zone), doubt=doubt)
