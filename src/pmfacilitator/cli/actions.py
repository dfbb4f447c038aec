"""The command about what will be done: `actions`, over the whole library."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Unpack

import click

from pmfacilitator.cli.rows import (
    Asked,
    by_a_query,
    change_row,
    day_named,
    fitting,
    in_which_form,
    put_rows,
    seen_meetings,
    wanted_rows,
    which_rows,
)
from pmfacilitator.cli.wiring import Wiring, library_option

if TYPE_CHECKING:
    from pmfacilitator.domain.learning.listed import ActionListed
    from pmfacilitator.domain.rows import ActionStatus

_on = click.option("--date", "on", metavar="DAY", callback=day_named, help="Since when.  [today]")


@click.group(invoke_without_command=True, short_help="List actions, and say what became of them.")
@which_rows
@by_a_query
@in_which_form
@click.pass_context
def actions(
    context: click.Context, query: str, *, form: str | None, **asked: Unpack[Asked]
) -> None:
    """List what was decided in all meetings, open ones first by their day; or settle one.

    ID is an action's id or the beginning of it, as the list shows it.
    """
    if context.invoked_subcommand is not None:
        return
    from pmfacilitator.domain.learning.listed import actions_in
    from pmfacilitator.export.across import actions_document
    from pmfacilitator.export.targets.sheets import actions_sheet

    wiring = context.ensure_object(Wiring)
    house = wiring.config.house
    wanted = wanted_rows(asked, house)
    rows = fitting(actions_in(seen_meetings(wiring), wiring.today(), wanted), query, house)
    put_rows(
        form,
        rows,
        (("ID", "STATUS", "DUE", "DATE", "OWNER", "ACTION"), map(_cells, rows)),
        lambda: actions_sheet(rows),
        lambda: actions_document(rows),
    )


@actions.command()
@click.argument("row", metavar="ID")
@_on
@library_option
@click.pass_obj
def done(wiring: Wiring, row: str, on: dt.date | None) -> None:
    """Say that an action is done."""
    from pmfacilitator.domain.rows import ActionStatus

    _settle(wiring, row, ActionStatus.DONE, on)


@actions.command()
@click.argument("row", metavar="ID")
@click.option("--because", required=True, metavar="WHY", help="Why it will not be done.")
@_on
@library_option
@click.pass_obj
def drop(wiring: Wiring, row: str, because: str, on: dt.date | None) -> None:
    """Say that an action will not be done, and why."""
    from pmfacilitator.domain.rows import ActionStatus

    _settle(wiring, row, ActionStatus.NOT_DOING, on, because)


@actions.command()
@click.argument("row", metavar="ID")
@_on
@library_option
@click.pass_obj
def reopen(wiring: Wiring, row: str, on: dt.date | None) -> None:
    """Say that an action is still to be done after all."""
    from pmfacilitator.domain.rows import ActionStatus

    _settle(wiring, row, ActionStatus.OPEN, on)


def _settle(
    wiring: Wiring,
    begins: str,
    status: ActionStatus,
    on: dt.date | None,
    because: str | None = None,
) -> None:
    from pmfacilitator.domain.edits import MoveAction
    from pmfacilitator.domain.learning.listed import actions_in
    from pmfacilitator.domain.learning.naming import the_one

    rows = actions_in(seen_meetings(wiring, with_archived=True), wiring.today())
    found = the_one(rows, begins, "action")
    change_row(wiring, found, MoveAction(found.id, status, on or wiring.today(), because))


def _cells(row: ActionListed) -> tuple[str, ...]:
    return (
        row.id,
        "overdue" if row.is_overdue else row.status.replace("_", " "),
        str(row.due or ""),
        str(row.date or ""),
        row.owner,
        row.what,
    )
