"""The commands that make a meeting: `new`, `load` and `demo`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pmfacilitator.cli.look import look_options
from pmfacilitator.cli.output import complain, put, put_path
from pmfacilitator.cli.wiring import Wiring, library_option
from pmfacilitator.errors import FileTrouble, InvalidMeeting

if TYPE_CHECKING:
    from pmfacilitator.domain.edits import Edit

_STDIN = "-"


@click.command()
@click.argument("title", required=False)
@click.option("--severity", metavar="P1", help="One of the severities of your house.")
@click.option("--date", metavar="2026-11-20", help="The day on which the incident began.")
@click.option("--timezone", metavar="Europe/Berlin", help="The zone that times are given in.")
@click.option("--tag", "tags", multiple=True, metavar="dns", help="A word to find it by; often.")
@click.option(
    "--agenda",
    metavar="NAME|FILE",
    help="The steps to go through.  [default: as configured, or standard]",
)
@click.option(
    "--from", "first", metavar="MEETING", help="Review the same incident: facts, people, timeline."
)
@click.option("--no-open", is_flag=True, help="Only make it.")
@library_option
@look_options
@click.pass_obj
def new(
    wiring: Wiring,
    title: str | None,
    severity: str | None,
    date: str | None,
    timezone: str | None,
    tags: tuple[str, ...],
    agenda: str | None,
    first: str | None,
    *,
    no_open: bool,
) -> int | None:
    """Make a meeting, print its path, and open it."""
    from pmfacilitator.domain.starting import started
    from pmfacilitator.starting import start_second_review

    edits = _facts(wiring, title, severity, date, timezone, tags)
    read = wiring.agenda(agenda)
    if first is not None:
        source = wiring.library.find(first)
        path = start_second_review(wiring.library, source, read, wiring.now(), edits)
    else:
        defaults = wiring.config.defaults
        meeting = started(
            read, wiring.now(), severity=defaults.severity, timezone=wiring.zone() or None
        )
        for edit in edits:
            meeting = edit.applied(meeting)
        path = wiring.library.create(meeting)
    return _made(wiring, path, no_open=no_open)


@click.command(short_help="Make a meeting from JSON and open it.")
@click.argument("file", metavar="FILE|-")
@click.option("--copy", is_flag=True, help="Give it new ids, so that it may stand beside its twin.")
@click.option("--no-open", is_flag=True, help="Only make it.")
@library_option
@look_options
@click.pass_obj
def load(wiring: Wiring, file: str, *, copy: bool, no_open: bool) -> int | None:
    """Make a meeting from JSON as 'schema' describes it, print its path, and open it."""
    from pmfacilitator.domain.canonical import read_json, with_fresh_ids

    meeting = read_json(_given(file), wiring.agenda(None))
    # A meeting that came out of a library stays as it was, even if it never knew when it began.
    if "created" not in meeting.model_fields_set:
        meeting = meeting.changed(created=wiring.now())
    if copy:
        meeting = with_fresh_ids(meeting)
    return _made(wiring, wiring.library.create(meeting), no_open=no_open)


@click.command()
@click.option("--no-open", is_flag=True, help="Print its document, as without a terminal.")
@look_options
@click.pass_obj
def demo(wiring: Wiring, *, no_open: bool) -> int | None:
    """Open a finished example meeting in a library of its own."""
    import tempfile

    from pmfacilitator.cli.example import keep_example
    from pmfacilitator.export.registry import render

    if wiring.can_draw() and not no_open:
        wiring.folder = Path(tempfile.mkdtemp(prefix="pmfacilitator-demo-"))
        status = wiring.show_app(keep_example(wiring.library, wiring.now()))
        # It is not deleted: somebody may have typed something worth keeping.
        complain(f"The example stays in {wiring.folder} until the system clears it.")
        return status
    with tempfile.TemporaryDirectory(prefix="pmfacilitator-demo-") as folder:
        wiring.folder = Path(folder)
        path = keep_example(wiring.library, wiring.now())
        reopened = wiring.library.open(path, now=wiring.now(), read_only=True)
        reopened.close()
    put(render(reopened.meeting, "markdown", "full"))
    return None


def _facts(
    wiring: Wiring,
    title: str | None,
    severity: str | None,
    date: str | None,
    timezone: str | None,
    tags: Sequence[str],
) -> list[Edit]:
    """The edits that say what was given, each value read as the app's form reads it."""
    from pmfacilitator.domain.edits import ChangeIncident, ChangeZone
    from pmfacilitator.domain.typed_values import parse_choice, parse_date, parse_zone

    edits: list[Edit] = []
    if title is not None:
        edits.append(ChangeIncident("title", title))
    if severity is not None:
        severities = wiring.config.house.severities
        edits.append(ChangeIncident("severity", parse_choice(severity, severities) or ""))
    if date is not None:
        edits.append(ChangeIncident("date", parse_date(date)))
    if timezone is not None:
        edits.append(ChangeZone(parse_zone(timezone)))
    if tags:
        edits.append(ChangeIncident("tags", tuple(tags)))
    return edits


def _given(file: str) -> str:
    try:
        data = sys.stdin.buffer.read() if file == _STDIN else Path(file).read_bytes()
    except OSError as error:
        raise FileTrouble(f"{file} cannot be read: {error.strerror or error}.") from error
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InvalidMeeting(f"Byte {error.start} of what was given is not UTF-8.") from error


def _made(wiring: Wiring, path: Path, *, no_open: bool) -> int | None:
    put_path(path)
    if no_open or not wiring.can_draw():
        return None
    return wiring.show_app(path)
