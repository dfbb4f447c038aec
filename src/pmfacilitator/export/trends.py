"""The trends of a library as a document: every chart with its numbers."""

from __future__ import annotations

from statistics import median

from pmfacilitator.domain.house import House
from pmfacilitator.domain.learning.trends import Ends, Grid, Trends
from pmfacilitator.domain.milestones import show_duration
from pmfacilitator.domain.typed_values import show_list
from pmfacilitator.export.charts import Bar, Bars, DotRows, Dots, bars, dots
from pmfacilitator.export.document import Document, Emphasis, Paragraph
from pmfacilitator.export.parts.material import Blocks, headed, plain, table

_NOTHING = Paragraph((Emphasis("No incident of this time is in the library."),))


def trends_document(found: Trends, period: str, house: House | None = None) -> Document:
    """The trends of a period, each under its heading; those without a number are left out."""
    blocks = (
        *headed("Incidents by month and severity", "incidents", _incidents(found.severities)),
        *headed("What insights were about", "lenses", _lenses(found.lenses, house or House())),
        *headed("How long it took", "durations", _durations(found)),
        *headed("Promises made and kept", "promises", _promises(found.promises)),
        *headed("How meetings ended", "ends", _ends(found.ends)),
    )
    return Document(f"Trends: {period}", blocks or (_NOTHING,))


def _incidents(grid: Grid) -> Blocks:
    if not grid.rows:
        return ()
    shape = Bars(
        "Incidents by month and severity",
        grid.columns,
        tuple(Bar(row, _sizes(grid, row), _told(grid, row)) for row in grid.rows),
    )
    return (bars(shape),)


def _lenses(grid: Grid, house: House) -> Blocks:
    if not grid.rows:
        return ()
    shape = Bars(
        "Insights by lens",
        ("insights",),
        tuple(Bar(house.lens(row), (grid.total(row),), str(grid.total(row))) for row in grid.rows),
    )
    # Months stand beneath one another, since there may be a hundred of them, and of lenses six.
    by_month = table(
        ("Month", [plain(month) for month in grid.columns]),
        *(
            (house.lens(row), [plain(str(grid.count(row, month) or "")) for month in grid.columns])
            for row in grid.rows
        ),
    )
    return (bars(shape), *by_month)


def _durations(found: Trends) -> Blocks:
    if not found.durations:
        return ()
    rows = tuple(
        Dots(
            name,
            tuple(second / 60 for second in seconds),
            median(seconds) / 60,
            f"{len(seconds)} known, median {show_duration(round(median(seconds)))}{_range(seconds)}",
        )
        for name, seconds in found.durations.items()
    )
    return (dots(DotRows("How long it took, incident by incident", rows)),)


def _range(seconds: tuple[int, ...]) -> str:
    first, last = show_duration(seconds[0]), show_duration(seconds[-1])
    return "" if first == last else f", {first} to {last}"


def _promises(grid: Grid) -> Blocks:
    made = [row for row in grid.rows if grid.total(row)]
    if not made:
        return ()
    shape = Bars(
        "Promises made and kept",
        grid.columns,
        tuple(
            Bar(
                row,
                _sizes(grid, row),
                f"{grid.count(row, grid.columns[0])} of {grid.total(row)} kept",
            )
            for row in made
        ),
    )
    return (bars(shape),)


def _ends(found: tuple[Ends, ...]) -> Blocks:
    known = [end for end in found if end.of_differently or end.of_again]
    return table(
        ("Month", [plain(end.month) for end in known]),
        (
            "Somebody will work differently",
            [plain(_of(end.differently, end.of_differently)) for end in known],
        ),
        ("At least half would come again", [plain(_of(end.again, end.of_again)) for end in known]),
    )


def _of(reached: int, counted: int) -> str:
    meetings = "meeting" if counted == 1 else "meetings"
    return f"{reached} of {counted} {meetings}" if counted else ""


def _sizes(grid: Grid, row: str) -> tuple[int, ...]:
    return tuple(grid.count(row, column) for column in grid.columns)


def _told(grid: Grid, row: str) -> str:
    parts = [f"{name} {n}" for name in grid.columns if (n := grid.count(row, name))]
    return f"{grid.total(row)}  ({show_list(parts)})" if parts else "0"
