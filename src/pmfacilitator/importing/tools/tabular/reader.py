"""CSV and its relatives, read into entries."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pmfacilitator.domain.text import clean_line
from pmfacilitator.errors import InvalidImport
from pmfacilitator.importing.found import Choices, Found, Imported, key_of
from pmfacilitator.importing.milestones import with_milestones
from pmfacilitator.importing.opened import Opened, TextFile, show_path
from pmfacilitator.importing.prose.dates import dates_in
from pmfacilitator.importing.tools.harvest import Harvest
from pmfacilitator.importing.tools.plain import plain
from pmfacilitator.importing.tools.tabular.columns import Columns, chosen_columns, has_time
from pmfacilitator.importing.tools.tabular.moments import (
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
        _read_sheet(sheet, _with_date(choices, file.path or opened.name), harvest, label)
    return harvest.done(marked=with_milestones)


def _read_sheet(sheet: Sheet, choices: Choices, harvest: Harvest, label: str) -> None:
    columns = chosen_columns(sheet, choices.columns)
    moments = moments_of(sheet, columns, choices)
    rows = list(zip(sheet.rows, moments, ranks_of(moments), strict=True))
    if is_newest_first(moments):
        rows.reverse()
    open_times = 0
    rank = float("-inf")
    for row, moment, found in rows:
        rank = rank if found is None else found
        open_times += found is None
        _read_row(row, moment, columns, harvest, rank)
    if open_times:
        harvest.tell(f"{label}Some rows have no time; they stand where they stood in the table.")
    unsure = {moment.when.zone_words for moment in moments if "one zone" in moment.doubt}
    if unsure:
        harvest.tell(
            f"{label}{', '.join(sorted(unsure)[:3])} can mean several zones; give the zone."
        )
    if any("which number is the month" in moment.doubt for moment in moments):
        harvest.tell(
            f"{label}The table does not show whether the day or the month comes first;"
            " give the incident’s date to settle it."
        )


def _with_date(choices: Choices, name: str) -> Choices:
    """The choices, with the date that the file's name tells where none was chosen."""
    dates = {day.full for day, _, _ in dates_in(name) if day.full is not None}
    if choices.date is not None or len(dates) != 1:
        return choices
    return replace(choices, date=dates.pop())


def _read_row(row: Row, moment: Moment, columns: Columns, harvest: Harvest, rank: float) -> None:
    said = plain(_cell(row, columns.text))
    status = clean_line(_cell(row, columns.status).replace("_", " ")).capitalize()
    words = f"{status}: {said.text}" if status and said.text else status or said.text
    if not words and not harvest.everything:
        harvest.leave("without text", moment.written, row.line)
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
