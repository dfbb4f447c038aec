"""The commands that only read: `list`, `show` and `schema`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from pmfacilitator.catalogue import SORTS, in_order
from pmfacilitator.cli.finding import FILTER_HELP, filter_of, put_json, say_trouble
from pmfacilitator.cli.listed import MeetingListed
from pmfacilitator.cli.output import complain, is_terminal, put, put_table
from pmfacilitator.cli.schemas import SHAPES, schema_of
from pmfacilitator.cli.wiring import Wiring, library_option

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pmfacilitator.catalogue import Summary

_STDOUT = "-"


@click.command("list", epilog=FILTER_HELP)
@click.argument("query", nargs=-1)
@click.option("--sort", type=click.Choice(SORTS), default=SORTS[0], help="What comes first.")
@click.option("--archived", is_flag=True, help="Those in the archive instead.")
@click.option("--json", "as_json", is_flag=True, help="As a JSON array.")
@library_option
@click.pass_obj
def list_meetings(
    wiring: Wiring, query: tuple[str, ...], sort: str, *, archived: bool, as_json: bool
) -> None:
    """List the meetings, newest first; with QUERY, those that have all of it."""
    fitting = wiring.catalogue.fitting(filter_of(query, wiring), archived=archived)
    found = in_order(fitting, sort)
    say_trouble(wiring)
    for summary in found:
        if summary.damaged:
            complain(f"{summary.path.name}: {summary.damaged}")
    good = [summary for summary in found if not summary.damaged]
    if as_json:
        put_json([MeetingListed.of(summary) for summary in good])
    elif good or not is_terminal(sys.stdout):
        put_table(
            ("ID", "DATE", "SEVERITY", "STATUS", "AGENDA", "OPEN", "INSIGHTS", "TITLE"),
            [_row(summary) for summary in good],
        )
    elif query or archived:
        put("No meeting fits this.\n")
    else:
        put("There is no meeting yet; 'pmfacilitator new' makes one, 'demo' shows one.\n")


def _row(summary: Summary) -> Sequence[str]:
    return (
        summary.id,
        summary.date or "",
        summary.severity,
        summary.status.replace("_", " "),
        summary.agenda,
        str(summary.open_actions),
        str(summary.insights),
        summary.title,
    )


@click.command()
@click.argument("meeting")
@click.option("--json", "as_json", is_flag=True, help="As JSON, which 'load' takes.")
@library_option
@click.pass_obj
def show(wiring: Wiring, meeting: str, *, as_json: bool) -> None:
    """Print MEETING so that it can be read."""
    from pmfacilitator.export.registry import render

    file = wiring.read(meeting)
    put(render(file.meeting, "json" if as_json else "markdown", "full", house=wiring.config.house))


@click.command()
@click.argument("name", type=click.Choice(SHAPES), default=SHAPES[0])
def schema(name: str) -> None:
    """Print the JSON Schema of a meeting, or of what a list prints with --json."""
    import json

    put(json.dumps(schema_of(name), indent=2, ensure_ascii=False) + "\n")
