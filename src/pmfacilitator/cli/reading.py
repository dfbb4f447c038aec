"""The commands that change nothing: `list`, `show`, `schema` and `export`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pmfacilitator.cli.output import complain, is_terminal, put, put_table, write_file
from pmfacilitator.cli.wiring import Wiring, library_option
from pmfacilitator.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pmfacilitator.repository import OpenMeeting, Summary

ENDINGS = {"markdown": ".md", "html": ".html", "json": ".json"}
"""What a document can be made into, and how its file ends."""

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
def schema() -> None:
    """Print the JSON Schema of a meeting."""
    import json

    from pmfacilitator.domain.canonical import schema as meeting_schema

    put(json.dumps(meeting_schema(), indent=2, ensure_ascii=False) + "\n")


@click.command()
@click.argument("meeting")
@click.option(
    "--to", "target", type=click.Choice(list(ENDINGS)), default="markdown", show_default=True
)
@click.option("--view", default="full", show_default=True, help="Which parts, for whom.")
@click.option("-o", "--output", metavar="FILE|-", help="Where to; otherwise it is printed.")
@click.option("--copy", is_flag=True, help="Copy it, and keep it in a file too.")
@library_option
@click.pass_obj
def export(
    wiring: Wiring, meeting: str, target: str, view: str, output: str | None, *, copy: bool
) -> None:
    """Make the document of MEETING."""
    from pmfacilitator.export.registry import render

    file = wiring.read(meeting)
    text = render(file.meeting, target, view)
    _warn_of_drafts(file)
    path = None if output in (None, _STDOUT) else Path(str(output))
    if path is not None and path.resolve() == file.path.resolve():
        raise Refused(f"{path} is the meeting itself; its document needs another name.")
    if copy:
        complain(_copied(text, path or _beside(file.path, target), wiring.environment))
    elif path is not None:
        write_file(path, text)
    if output == _STDOUT or (output is None and not copy):
        put(text)


def _warn_of_drafts(file: OpenMeeting) -> None:
    drafts = file.desk.drafts
    if drafts:
        what = (
            "One half-typed line is" if len(drafts) == 1 else f"{len(drafts)} half-typed lines are"
        )
        complain(f"{what} not in the document.")


def _beside(meeting: Path, target: str) -> Path:
    """A file beside the meeting that the library takes for no meeting."""
    ending = ENDINGS[target]
    return meeting.with_suffix(f"{ending}.txt" if ending == meeting.suffix else ending)


def _copied(text: str, path: Path, environment: Mapping[str, str]) -> str:
    from pmfacilitator.clipboard import copy, sequence

    def kept() -> Path:
        write_file(path, text)
        return path

    def send(copied: str) -> None:
        put(sequence(copied))

    terminal = send if is_terminal(sys.stdout) else None
    return copy(text, fallback=kept, environment=environment, terminal=terminal).sentence
