"""The commands that find meetings: `search`, `archive` and `unarchive`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from pmfacilitator.cli.listed import MeetingFound
from pmfacilitator.cli.output import complain, is_terminal, put, put_path, put_table
from pmfacilitator.cli.wiring import Wiring, library_option
from pmfacilitator.domain.asking import Filter
from pmfacilitator.domain.filtering import parse_filter
from pmfacilitator.errors import PmFacilitatorError, Refused, UsageError

if TYPE_CHECKING:
    from pmfacilitator.library.catalogue import Hit

FILTER_HELP = """\b
QUERY is words, "a phrase", and any of
  severity:P1  service:payments  since:2026-09  until:2026-11  status:final
  tag:dns  person:mara  lens:usage  agenda:standard  detected:customer
where a comma means or (severity:P1,P2).
"""

_MOST = 20
_LENS = "lens:"


def filter_of(query: Sequence[str], wiring: Wiring) -> Filter:
    """What the words of a command ask for; raises UsageError for a key that there is not."""
    text = " ".join(query)
    # A list works whatever stands in the config, unless a lens is to be known by its name there.
    house = wiring.config.house if _LENS in text.casefold() else None
    try:
        return parse_filter(text, house)
    except PmFacilitatorError as error:
        raise UsageError(str(error)) from error


def put_json(values: Sequence[object]) -> None:
    """Print values as a JSON array."""
    import json

    from pmfacilitator.domain.learning.shapes import plain

    put(json.dumps(plain(values), indent=2, ensure_ascii=False) + "\n")


@click.command(epilog=FILTER_HELP, short_help="Find meetings by what was said in them.")
@click.argument("query", nargs=-1, required=True)
@click.option("--limit", type=click.IntRange(1), default=_MOST, help="How many; 20 otherwise.")
@click.option("--archived", is_flag=True, help="Those in the archive instead.")
@click.option("--json", "as_json", is_flag=True, help="As a JSON array.")
@library_option
@click.pass_obj
def search(
    wiring: Wiring, query: tuple[str, ...], limit: int, *, archived: bool, as_json: bool
) -> None:
    """Find meetings that say a word of QUERY anywhere, those first that say most of it.

    For each, it is said where.
    """
    hits = wiring.catalogue.search(filter_of(query, wiring), limit, archived=archived)
    say_trouble(wiring)
    if as_json:
        put_json([MeetingFound.of(hit) for hit in hits])
    elif hits or not is_terminal(sys.stdout):
        header = ("ID", "DATE", "SEVERITY", "TITLE", "WHERE", "EXCERPT")
        put_table(header, [_row(hit) for hit in hits])
    else:
        put("No meeting says anything of this.\n")


@click.command()
@click.argument("meeting")
@library_option
@click.pass_obj
def archive(wiring: Wiring, meeting: str) -> None:
    """Move MEETING into the archive, out of every list, and print where it is now."""
    _move(wiring, meeting, to_archive=True)


@click.command()
@click.argument("meeting")
@library_option
@click.pass_obj
def unarchive(wiring: Wiring, meeting: str) -> None:
    """Move MEETING back out of the archive, and print where it is now."""
    _move(wiring, meeting, to_archive=False)


def say_trouble(wiring: Wiring) -> None:
    """Say once why the index cannot be kept, if it cannot."""
    if wiring.catalogue.trouble:
        complain(wiring.catalogue.trouble)


def _move(wiring: Wiring, meeting: str, *, to_archive: bool) -> None:
    path = wiring.library.find(meeting)
    if wiring.library.is_archived(path) is to_archive:
        raise Refused(
            f"{path.name} is {'in the archive already' if to_archive else 'in no archive'}."
        )
    put_path(wiring.library.archive(path))


def _row(hit: Hit) -> Sequence[str]:
    summary = hit.summary
    field, excerpt = (hit.places[0].field, hit.places[0].excerpt) if hit.places else ("", "")
    date = summary.date or ""
    return (summary.id, date, summary.severity, summary.title, field, excerpt)
