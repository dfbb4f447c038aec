"""The program `pmfacilitator` and its commands; without one, it opens the app at home."""

from __future__ import annotations

import click

from pmfacilitator.cli.actions import actions
from pmfacilitator.cli.adopting import adopt
from pmfacilitator.cli.agendas import agendas
from pmfacilitator.cli.by_file import answer, ask
from pmfacilitator.cli.configuring import config
from pmfacilitator.cli.exporting import export
from pmfacilitator.cli.finding import archive, search, unarchive
from pmfacilitator.cli.following import follow, notes
from pmfacilitator.cli.insights import assumptions, insights
from pmfacilitator.cli.look import look_options
from pmfacilitator.cli.making import demo, load, new
from pmfacilitator.cli.reading import list_meetings, schema, show
from pmfacilitator.cli.rehearsing import MOST_TIMES
from pmfacilitator.cli.reviewing import roadmap, themes, trends
from pmfacilitator.cli.templates import templates
from pmfacilitator.cli.timeline import import_entries, timeline
from pmfacilitator.cli.wiring import Wiring, library_option

_STATUSES = """\b
Exit status:
  0 done              3 not found, or not unique   5 held, changed or refused
  1 crash             4 invalid input              6 cannot read or write
  2 usage
"""


@click.group(
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog=_STATUSES,
)
@click.version_option(package_name="pmfacilitator", message="%(prog)s %(version)s")
@library_option
@look_options
@click.pass_context
def program(context: click.Context) -> int | None:
    """Run a live postmortem meeting in the terminal, and leave with its document.

    Without a command, the app opens with the list of meetings.

    MEETING is a path, an id or its beginning, any unique part of a file name, or "last" for the
    meeting that was changed last.
    """
    if context.invoked_subcommand is not None:
        return None
    return context.ensure_object(Wiring).show_app()


@click.command("open")
@click.argument("meeting")
@click.option("--read-only", is_flag=True, help="Look, and change nothing.")
@click.option(
    "--rehearse",
    type=click.FloatRange(1, MOST_TIMES),
    metavar="TIMES",
    default=1,
    help="Let the clock run so many times as fast: 60 makes an hour of a minute.",
)
@library_option
@look_options
@click.pass_obj
def open_meeting(wiring: Wiring, meeting: str, rehearse: float, *, read_only: bool) -> int:
    """Open MEETING in the app, where it was left."""
    path = wiring.library.find(meeting)
    return wiring.show_app(path, read_only=read_only, rehearse=rehearse)


for command in (
    new,
    open_meeting,
    follow,
    notes,
    list_meetings,
    search,
    archive,
    unarchive,
    show,
    load,
    timeline,
    import_entries,
    ask,
    answer,
    insights,
    actions,
    assumptions,
    schema,
    export,
    templates,
    adopt,
    themes,
    roadmap,
    trends,
    agendas,
    config,
    demo,
):
    program.add_command(command)
