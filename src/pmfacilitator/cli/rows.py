"""What the lists over a library have in common: which rows, in which form, and changing one."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, TypedDict, TypeVar

import click

from pmfacilitator.cli.output import complain, is_terminal, put, put_table, shown
from pmfacilitator.cli.wiring import Wiring, library_option
from pmfacilitator.errors import InvalidValue, UsageError

if TYPE_CHECKING:
    from pmfacilitator.domain.edits import Edit
    from pmfacilitator.domain.house import House
    from pmfacilitator.domain.learning.asked import Row
    from pmfacilitator.domain.learning.listed import Listed, Wanted
    from pmfacilitator.domain.learning.seen import MeetingSeen
    from pmfacilitator.export.document import Document

F = TypeVar("F", bound=Callable[..., object])
R = TypeVar("R", bound="Row")


class Asked(TypedDict):
    """What the options of a list say of the rows that are wanted."""

    is_open: bool
    is_due: bool
    is_overdue: bool
    owner: str
    lens: str
    since: dt.date | None


def day_named(context: click.Context, parameter: click.Parameter, text: str | None) -> object:
    """The day that an option names; click calls this for it."""
    if text is None:
        return None
    from pmfacilitator.domain.typed_dates import read_date

    try:
        return read_date(text)
    except InvalidValue as error:
        raise click.BadParameter(str(error), context, parameter) from error


def which_rows(command: F) -> F:
    """Let a list be asked for some of its rows."""
    for option in (
        click.option("--since", metavar="DAY", callback=day_named, help="Of incidents since then."),
        click.option("--lens", default="", help="Seen through it, such as usage."),
        click.option("--owner", default="", help="Carried by somebody of that name."),
        click.option("--overdue", "is_overdue", is_flag=True, help="Past its day, and open."),
        click.option("--due", "is_due", is_flag=True, help="Come to its day, and open."),
        click.option("--open", "is_open", is_flag=True, help="From which more is expected."),
    ):
        command = option(command)
    return command


def by_a_query(command: F) -> F:
    """Let a list be asked in the language of `list` and of home."""
    return click.option(
        "--filter",
        "query",
        default="",
        metavar="QUERY",
        help="As in the lists: tag:dns owner:mara …",
    )(command)


def fitting(rows: Sequence[R], query: str, house: House) -> Sequence[R]:
    """Those rows that have all of a query; raises UsageError for a key that there is not."""
    from pmfacilitator.domain.learning.asked import Findable

    try:
        return Findable(rows, house).fitting(query)
    except InvalidValue as error:
        raise UsageError(str(error)) from error


def in_which_form(command: F) -> F:
    """Let a list be printed as JSON, CSV or Markdown."""
    for option in (
        click.option("--markdown", "form", flag_value="markdown", help="As Markdown."),
        click.option("--csv", "form", flag_value="csv", help="As CSV for a spreadsheet."),
        click.option("--json", "form", flag_value="json", help="As a JSON array."),
    ):
        command = option(command)
    return library_option(command)


def wanted_rows(asked: Asked, house: House) -> Wanted:
    """Which rows the options ask for; raises UsageError for a lens that there is none of."""
    from pmfacilitator.domain.learning.listed import Wanted

    if asked["lens"]:
        try:
            asked["lens"] = _lens_named(asked["lens"], house)
        except InvalidValue as error:
            raise UsageError(str(error)) from error
    return Wanted(**asked)


def _lens_named(text: str, house: House) -> str:
    """The lens that is called so here, or by its own name."""
    from pmfacilitator.domain.rows import Lens
    from pmfacilitator.domain.typed_values import parse_choice

    called = {house.lens(lens): lens for lens in Lens}
    with suppress(InvalidValue):
        return called.get(parse_choice(text, tuple(called)) or "", "")
    return parse_choice(text, tuple(Lens)) or ""


def seen_meetings(wiring: Wiring, *, with_archived: bool = False) -> Sequence[MeetingSeen]:
    """What is seen of every meeting, the newest incident first; damaged ones are complained of."""
    for summary in wiring.catalogue.summaries():
        if summary.damaged:
            complain(f"{summary.path.name}: {summary.damaged}")
    return wiring.catalogue.seen(with_archived=with_archived)


def put_rows(
    form: str | None,
    rows: Sequence[object],
    table: tuple[Sequence[str], Iterable[Sequence[str]]],
    sheet: Callable[[], str],
    document: Callable[[], Document],
) -> None:
    """Print rows in the form that was asked for: a table, unless one was."""
    match form:
        case "json":
            put_json(rows)
        case "csv":
            put(sheet())
        case "markdown":
            from pmfacilitator.export.registry import syntax_of

            put(syntax_of("markdown").render(document()))
        case _ if rows or not is_terminal(sys.stdout):
            header, lines = table
            put_table(header, list(lines))
        case _:
            put("There is none.\n")


def put_json(rows: Sequence[object]) -> None:
    """Print rows as a JSON array."""
    import json

    from pmfacilitator.domain.learning.shapes import plain

    put(json.dumps([plain(row) for row in rows], indent=2, ensure_ascii=False) + "\n")


def change_row(wiring: Wiring, row: Listed, edit: Edit) -> None:
    """Change one row in its meeting's file, and say what it is now."""
    from pmfacilitator.domain.rows import Action, Insight
    from pmfacilitator.domain.text import shorten

    changed = wiring.elsewhere.change(row.meeting, edit, wiring.now())
    before, after = changed.rows
    name = f"“{shorten(row.words, 60)}”"
    if not isinstance(after, Insight | Action):
        return
    status = after.status.replace("_", " ")
    said = f"{name} is {status}" if after != before else f"{name} was {status} already"
    put(f"{shown(said)}, in {shown(changed.path.name)}.\n")
