"""The commands that only read: `list`, `show` and `schema`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from pmfacilitator.cli.output import complain, is_terminal, put, put_table
from pmfacilitator.cli.schemas import SHAPES, schema_of
from pmfacilitator.cli.wiring import Wiring, library_option

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pmfacilitator.repository import Summary

_STDOUT = "-"


@click.command("list")
@click.option("--json", "as_json", is_flag=True, help="As a JSON array.")
@library_option
@click.pass_obj
def list_meetings(wiring: Wiring, *, as_json: bool) -> None:
    """List the meetings, newest first."""
    found = wiring.library.summaries()
    for summary in found:
        if summary.damaged:
            complain(f"{summary.path.name}: {summary.damaged}")
    good = [summary for summary in found if not summary.damaged]
    if as_json:
        import json

        put(json.dumps([_listed(summary) for summary in good], indent=2, ensure_ascii=False) + "\n")
    elif good or not is_terminal(sys.stdout):
        put_table(
            ("ID", "DATE", "SEVERITY", "STATUS", "AGENDA", "OPEN", "INSIGHTS", "TITLE"),
            [_row(summary) for summary in good],
        )
    else:
        put("There is no meeting yet; 'pmfacilitator new' makes one, 'demo' shows one.\n")


def _listed(summary: Summary) -> dict[str, object]:
    return {
        "id": summary.id,
        "path": str(summary.path),
        "title": summary.title,
        "severity": summary.severity,
        "date": summary.date,
        "status": summary.status,
        "agenda": summary.agenda,
        "open_actions": summary.open_actions,
        "insights": summary.insights,
    }


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
    put(render(file.meeting, "json" if as_json else "markdown", "full"))


@click.command()
@click.argument("name", type=click.Choice(SHAPES), default=SHAPES[0])
def schema(name: str) -> None:
    """Print the JSON Schema of a meeting, or of what a list prints with --json."""
    import json

    put(json.dumps(schema_of(name), indent=2, ensure_ascii=False) + "\n")
