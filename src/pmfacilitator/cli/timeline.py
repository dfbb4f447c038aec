"""The commands that read what exists into a timeline: `timeline` to look, `import` to keep."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from pmfacilitator.cli.importing import Asked, imported, source_options
from pmfacilitator.cli.output import complain, is_terminal, put, put_table, shown
from pmfacilitator.cli.wiring import Wiring, library_option
from pmfacilitator.errors import InvalidImport, Refused, UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from pmfacilitator.domain.meeting import Incident
    from pmfacilitator.domain.rows import Entry
    from pmfacilitator.importing.found import Found, Imported
    from pmfacilitator.importing.placing import Placed

_NOTHING = "Nothing in it could be read as an entry of a timeline."


@click.command(short_help="Print the timeline that a document or export holds.")
@source_options
@click.option("--json", "as_json", is_flag=True, help="As JSON, with its warnings.")
@click.option("--markdown", "as_markdown", is_flag=True, help="As a table in Markdown.")
def timeline(
    file: str,
    source: str,
    date: str | None,
    timezone: str | None,
    incident: str,
    columns: tuple[str, ...],
    *,
    everything: bool,
    as_json: bool,
    as_markdown: bool,
) -> None:
    """Print the timeline that FILE holds: a document, a tool's export, a folder or an archive.

    It changes nothing and needs no library. On a pipe the columns are local time, UTC, zone,
    suggested milestone and text; what is not certain stays empty.
    """
    if as_json and as_markdown:
        raise UsageError("Choose either --json or --markdown.")
    found = imported(Asked(file, source, date, timezone, incident, columns, everything))
    if as_json:
        from pmfacilitator.importing.told import to_json

        put(to_json(found))
        return
    _warn(found)
    if not (found.entries or found.warnings):
        complain(_NOTHING)
    if as_markdown:
        from pmfacilitator.cli.timeline_table import markdown

        put(markdown(found.entries))
    else:
        _put_entries(found.entries)


@click.command("import", short_help="Add the entries of a document or export to MEETING.")
@click.argument("meeting")
@source_options
@click.option("--dry-run", is_flag=True, help="Only say what would be added.")
@library_option
@click.pass_obj
def import_entries(
    wiring: Wiring,
    meeting: str,
    file: str,
    source: str,
    date: str | None,
    timezone: str | None,
    incident: str,
    columns: tuple[str, ...],
    *,
    everything: bool,
    dry_run: bool,
) -> None:
    """Add the entries of FILE to the timeline of MEETING: what 'timeline' prints.

    What the meeting has already from the same place is not added again. A milestone is only
    suggested. What could mean two things keeps its stamp in words, and is counted in a warning.
    """
    from pmfacilitator.cli.placed_words import added, already, open_questions
    from pmfacilitator.importing.placing import placed

    before = wiring.read(meeting)
    asked = Asked(file, source, date, timezone, incident, columns, everything)
    found = imported(asked, before.meeting.incident)
    _warn(found)
    if not found.entries:
        raise InvalidImport(f"Nothing was added. {_NOTHING}")
    would = placed(found.entries, before.meeting)
    for sentence in open_questions(would, before.meeting):
        complain(sentence)
    name = shown(before.path.name)
    if dry_run:
        put(f"{added(would)} would be added to {name}{already(would)}.\n")
        _put_placed(would.entries, before.meeting.incident)
        return
    done = _keep(wiring, before.path, found) if would.entries else would
    put(f"{added(done)} added to {name}{already(done)}.\n")


def _keep(wiring: Wiring, path: Path, found: Imported) -> Placed:
    """Add what is new as one edit, holding the meeting's file meanwhile."""
    from pmfacilitator.importing.placing import import_edit, placed
    from pmfacilitator.session import Session

    file = wiring.library.open(path, now=wiring.now())
    try:
        if file.read_only:
            raise Refused(f"Nothing was added to {path.name}. {file.why_read_only}")
        session = Session(file.meeting, file.desk)
        done = placed(found.entries, session.meeting)
        session.apply(import_edit(done.entries))
        file.save(session.meeting, session.desk)
    finally:
        file.close()
    return done


def _warn(found: Imported) -> None:
    """Say on standard error what somebody should read first."""
    from pmfacilitator.importing.told import warnings_of

    for sentence in warnings_of(found):
        complain(sentence)


def _put_entries(entries: Sequence[Found]) -> None:
    from pmfacilitator.cli.timeline_table import aligned, tabbed

    if not is_terminal(sys.stdout):
        put_table((), tabbed(entries))
    elif entries:
        put_table(*aligned(entries))


def _put_placed(entries: Sequence[Entry], incident: Incident) -> None:
    """The entries as the meeting would have them, in order of time."""
    from pmfacilitator.cli.timeline_table import MILESTONE
    from pmfacilitator.domain.milestones import show_milestone
    from pmfacilitator.domain.timeline import in_order
    from pmfacilitator.domain.typed_times import show_stamp

    rows = [
        (
            show_stamp(entry.when, incident.date) if entry.when else "",
            show_milestone(entry.suggested) if entry.suggested else "",
            entry.text,
        )
        for entry in in_order(entries, incident)
    ]
    if rows:
        put_table(("TIME", MILESTONE, "WHAT HAPPENED"), rows)
