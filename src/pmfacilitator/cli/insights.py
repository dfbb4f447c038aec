"""The commands about what was learned: `insights` and `assumptions`, over the whole library."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Unpack

import click

from pmfacilitator.cli.output import complain, is_terminal, put, shown
from pmfacilitator.cli.rows import (
    Asked,
    by_a_query,
    change_row,
    day_named,
    fitting,
    in_which_form,
    put_json,
    put_rows,
    seen_meetings,
    wanted_rows,
    which_rows,
)
from pmfacilitator.cli.wiring import Wiring, library_option
from pmfacilitator.errors import UsageError

if TYPE_CHECKING:
    from pmfacilitator.domain.learning.ledger import Assumption
    from pmfacilitator.domain.learning.listed import InsightListed
    from pmfacilitator.domain.rows import Result

_STATUSES = ("noticed", "proposed", "on-the-roadmap", "shipped", "measured", "dropped")


@click.group(invoke_without_command=True, short_help="List insights, and follow them to a result.")
@which_rows
@by_a_query
@in_which_form
@click.pass_context
def insights(
    context: click.Context, query: str, *, form: str | None, **asked: Unpack[Asked]
) -> None:
    """List what was learned in all meetings, what is due first; or say how one went on.

    ID is an insight's id or the beginning of it, as the list shows it.
    """
    if context.invoked_subcommand is not None:
        return
    from pmfacilitator.domain.learning.listed import insights_in
    from pmfacilitator.export.across import insights_document
    from pmfacilitator.export.targets.sheets import insights_sheet

    wiring = context.ensure_object(Wiring)
    house = wiring.config.house
    wanted = wanted_rows(asked, house)
    rows = fitting(insights_in(seen_meetings(wiring), wiring.today(), wanted), query, house)
    called = [replace(row, lens=house.lens(row.lens)) for row in rows]
    put_rows(
        form,
        rows,
        (
            ("ID", "STATUS", "LENS", "CHECK BACK", "DATE", "OWNER", "INSIGHT"),
            map(_cells, called if is_terminal(sys.stdout) else rows),
        ),
        lambda: insights_sheet(rows),
        lambda: insights_document(called),
    )


@insights.command()
@click.argument("row", metavar="ID")
@click.option("--json", "as_json", is_flag=True, help="As a JSON array of this one.")
@library_option
@click.pass_obj
def show(wiring: Wiring, row: str, *, as_json: bool) -> None:
    """Print one insight with every change and its day."""
    found = _the_insight(wiring, row)
    called = replace(found, lens=wiring.config.house.lens(found.lens))
    if as_json:
        put_json([found])
    else:
        put("".join(f"{shown(line)}\n" for line in _told(called)))


@insights.command()
@click.argument("row", metavar="ID")
@click.argument("status", type=click.Choice(_STATUSES))
@click.option("--because", default=None, metavar="WHY", help="The reason; needed to drop one.")
@click.option("--date", "on", metavar="DAY", callback=day_named, help="Since when.  [today]")
@library_option
@click.pass_obj
def status(wiring: Wiring, row: str, status: str, because: str | None, on: dt.date | None) -> None:
    """Say how far an insight has come."""
    from pmfacilitator.domain.edits import MoveInsight
    from pmfacilitator.domain.rows import InsightStatus

    found = _the_insight(wiring, row)
    moved = InsightStatus(status.replace("-", "_"))
    change_row(wiring, found, MoveInsight(found.id, moved, on or wiring.today(), because))


@insights.command()
@click.argument("row", metavar="ID")
@click.argument("words")
@click.option("--value", metavar="NUMBER", help="The number, such as 200000 or -40.")
@click.option("--unit", metavar="UNIT", help="What it counts, such as USD, % or tickets.")
@click.option("--date", "on", metavar="DAY", callback=day_named, help="Known since.  [today]")
@library_option
@click.pass_obj
def result(
    wiring: Wiring,
    row: str,
    words: str,
    value: str | None,
    unit: str | None,
    on: dt.date | None,
) -> None:
    """Say what came of an insight; with a number and its unit it is measured.

    The number may stand in the words, with its sign: "ARR +200,000 USD".
    """
    from pmfacilitator.domain.edits import EnterResult

    found = _the_insight(wiring, row)
    told = _result(words, value, unit)
    day = on or wiring.today()
    change_row(wiring, found, EnterResult(found.id, told.changed(on=day), day))
    if told.number is None:
        complain("Without a number and its unit (--value, --unit) it is not measured.")


@insights.command("check-back")
@click.argument("row", metavar="ID")
@click.argument("day", metavar="DAY", callback=day_named)
@library_option
@click.pass_obj
def check_back(wiring: Wiring, row: str, day: dt.date) -> None:
    """Say on which day the result of an insight is to be looked for."""
    from pmfacilitator.domain.edits import ChangeRow

    found = _the_insight(wiring, row)
    change_row(wiring, found, ChangeRow(found.id, "check_back", day))


@click.command(short_help="List what had been assumed; what broke twice comes first.")
@by_a_query
@in_which_form
@click.pass_obj
def assumptions(wiring: Wiring, query: str, form: str | None) -> None:
    """List every assumption that an incident broke, those first that broke more than once."""
    from pmfacilitator.domain.learning.ledger import assumptions_in
    from pmfacilitator.export.across import assumptions_document
    from pmfacilitator.export.targets.sheets import assumptions_sheet

    rows = fitting(assumptions_in(seen_meetings(wiring)), query, wiring.config.house)
    put_rows(
        form,
        rows,
        (("INCIDENTS", "LAST", "WE HAD ASSUMED", "WE SAW"), map(_assumption_cells, rows)),
        lambda: assumptions_sheet(rows),
        lambda: assumptions_document(rows, wiring.config.house),
    )


def _the_insight(wiring: Wiring, begins: str) -> InsightListed:
    from pmfacilitator.domain.learning.listed import insights_in
    from pmfacilitator.domain.learning.naming import the_one

    rows = insights_in(seen_meetings(wiring, with_archived=True), wiring.today())
    return the_one(rows, begins, "insight")


def _result(words: str, value: str | None, unit: str | None) -> Result:
    from pmfacilitator.domain.rows import Result
    from pmfacilitator.domain.text import clean_line
    from pmfacilitator.domain.typed_outcomes import parse_quantity, parse_result

    if (value is None) != (unit is None):
        raise UsageError("A number and its unit go together: --value 200000 --unit USD.")
    line = clean_line(words)
    if value is not None:
        return Result(words=line, number=parse_quantity(f"{value} {unit}"))
    told = parse_result(line)
    if told is None:
        raise UsageError("Say in words what came of it, or give --value and --unit too.")
    return told


def _cells(row: InsightListed) -> tuple[str, ...]:
    return (
        row.id,
        row.status.replace("_", " "),
        row.lens,
        f"{row.check_back}{' due' if row.is_due else ''}" if row.check_back else "",
        str(row.date or ""),
        row.owner,
        row.learned,
    )


def _assumption_cells(row: Assumption) -> tuple[str, ...]:
    last = row.broke[0]
    return str(row.incidents), str(last.date or ""), row.assumption, last.saw or last.learned


def _told(row: InsightListed) -> Iterator[str]:
    from pmfacilitator.domain.learning.shown import show_seen_number, show_seen_result
    from pmfacilitator.domain.seen_before import show_again

    yield row.learned
    number = show_seen_number(row.number) if row.number else ""
    facts = (
        ("id", row.id),
        ("incident", " · ".join(filter(None, (row.incident, row.reference, str(row.date or ""))))),
        ("we had assumed", row.assumption),
        ("we saw", row.saw),
        ("lens", row.lens),
        ("how sure", row.confidence),
        ("evidence", "; ".join(filter(None, (*row.evidence, number)))),
        ("customers", ", ".join(row.customers)),
        ("could become", row.opportunity),
        ("owner", row.owner),
        ("seen before", "; ".join(show_again(again.words, again.on) for again in row.again)),
        ("check back", str(row.check_back or "")),
        ("result", show_seen_result(row.result) if row.result else ""),
        ("status", row.status.replace("_", " ")),
        ("because", row.because),
    )
    yield from (f"  {name + ':':<16}{value}" for name, value in facts if value)
    for change in row.changes:
        because = f", because {change.because}" if change.because else ""
        yield f"  {change.on}  {change.status.replace('_', ' ')}{because}"
