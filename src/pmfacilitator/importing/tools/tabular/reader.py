"""CSV and its relatives, read into entries."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from pmfacilitator.domain.text import clean_line, shorten
from pmfacilitator.errors import InvalidImport
from pmfacilitator.importing.found import Choices, Found, Imported, key_of
from pmfacilitator.importing.milestones import with_milestones
from pmfacilitator.importing.opened import Opened, TextFile, show_path
from pmfacilitator.importing.prose.dates import dates_in
from pmfacilitator.importing.tools.harvest import Harvest
from pmfacilitator.importing.tools.plain import plain
from pmfacilitator.importing.tools.tabular.columns import Columns, chosen_columns, has_time
from pmfacilitator.importing.tools.tabular.moments import (
    ORDER_OPEN,
    ZONE_OPEN,
    Moment,
    is_newest_first,
    moments_of,
    ranks_of,
)
from pmfacilitator.importing.tools.tabular.rows import Row, Sheet, sheet_of

_HEAD = 1 << 16


def recognises(opened: Opened) -> bool:
    """Whether some file has a header of two columns or more, one of them for the time."""
    return any(map(_is_sheet, opened.texts))


def read(opened: Opened, choices: Choices) -> Imported:
    """The rows of the tables, oldest first.

    Raises InvalidImport where no table is there, or where its columns cannot be told.
    """
    sheets = [
        (file, sheet)
        for file in _worth_reading(opened)
        if (sheet := sheet_of(file.text)) is not None
    ]
    if not sheets:
        raise InvalidImport(
            "No table stands there: a first row that names two columns or more,"
            " parted by comma, semicolon, tab or |."
        )
    harvest = Harvest("csv", everything=choices.everything)
    if choices.incident:
        harvest.tell("A table has no incidents to choose from; all of it was read.")
    for file, sheet in sheets:
        label = f"{show_path(file.path)}: " if len(sheets) > 1 else ""
        if sheet.is_torn:
            harvest.tell(f"{label}The quotes of this table do not fit together; look at its rows.")
        likely = _likely_date(file.path or opened.name)
        _read_sheet(sheet, choices, likely, harvest, label)
    return harvest.done(marked=with_milestones)


def _read_sheet(
    sheet: Sheet, choices: Choices, likely: dt.date | None, harvest: Harvest, label: str
) -> None:
    columns = chosen_columns(sheet, choices.columns)
    moments = moments_of(sheet, columns, choices, likely)
    rows = list(zip(sheet.rows, moments, ranks_of(moments), strict=True))
    if is_newest_first(moments):
        rows.reverse()
    rank = float("-inf")
    for row, moment, found in rows:
        rank = rank if found is None else found
        _read_row(row, moment, columns, harvest, rank)
    known = [(row.line, moment) for row, moment, _ in rows if not moment.is_unknown]
    for words, lines in _open_questions(known, choices.counted_from):
        harvest.tell(f"{label}{words}", about=frozenset(lines))


def _open_questions(
    rows: Sequence[tuple[int, Moment]], counted_from: dt.date | None
) -> Iterator[tuple[str, Sequence[int]]]:
    """What the table does not settle, each in one sentence, with the lines whose time it leaves open.

    Without a day, rows may count from one.
    """
    timed = [(line, moment.when) for line, moment in rows if moment.when.time is not None]
    if len(timed) < len(rows):
        yield "Some rows have no time; they stand where they stood in the table.", ()
    unordered = [line for line, moment in rows if ORDER_OPEN in moment.doubt]
    undated = [line for line, when in timed if when.date is None]
    if unordered:
        said = "The table does not show whether the day or the month comes first;"
        yield f"{said} choose the incident’s date to settle it.", unordered
    elif undated and counted_from is None:
        yield "Some rows have no date; choose the incident’s date.", undated
    unsure = [(line, moment) for line, moment in rows if ZONE_OPEN in moment.doubt]
    if unsure:
        names = sorted({moment.when.zone_words for _, moment in unsure})
        said = f"{', '.join(names[:3])} can mean several zones; choose one."
        yield said, [line for line, _ in unsure]
    if any(not when.zone and not when.zone_words for _, when in timed):
        yield "No time zone is named; choose the one that these clocks showed.", ()


def _likely_date(name: str) -> dt.date | None:
    """The date that a file's name tells, if it tells one."""
    dates = {day.full for day, _, _ in dates_in(name) if day.full is not None}
    return dates.pop() if len(dates) == 1 else None


def _read_row(row: Row, moment: Moment, columns: Columns, harvest: Harvest, rank: float) -> None:
    said = plain(_cell(row, columns.text))
    status = clean_line(_cell(row, columns.status).replace("_", " ")).capitalize()
    words = f"{status}: {said.text}" if status and said.text else status or said.text
    if not words and not harvest.everything:
        harvest.leave("without text", moment.written, row.line)
        return
    if moment.is_unknown:
        harvest.drop("whose time is said to be unknown", f"{moment.written} {words}", row.line)
        harvest.tell(f"Nobody knows the time of “{shorten(words, 60)}”; it is left out.", row.line)
        return
    entry = Found(
        text=words or "(no text)",
        when=moment.when,
        line=row.line,
        key=key_of("csv", moment.written, words),
        doubt=moment.doubt,
        source=clean_line(_cell(row, columns.source)),
        url=plain(_cell(row, columns.url)).url or said.url,
        written=moment.written,
    )
    harvest.keep(entry, rank, once=False)


def _cell(row: Row, index: int | None) -> str:
    return row.cells[index] if index is not None else ""


def _worth_reading(opened: Opened) -> Iterator[TextFile]:
    """Of several files those that are tables; a single one in any case."""
    files = opened.texts
    for file in files:
        if len(files) == 1 or _is_sheet(file):
            yield file


def _is_sheet(file: TextFile) -> bool:
    if file.looks_like_json or file.text.lstrip().startswith("|"):
        return False
    sheet = sheet_of(file.text[:_HEAD])
    return sheet is not None and bool(sheet.rows) and has_time(sheet)
