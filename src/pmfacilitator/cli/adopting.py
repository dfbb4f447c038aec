"""The command that makes meetings of postmortems that were written elsewhere: `adopt`."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Self

import click

from pmfacilitator.cli.output import complain, put, shown
from pmfacilitator.cli.wiring import Wiring, library_option
from pmfacilitator.errors import FileTrouble, InvalidImport, NotFound, PmFacilitatorError

if TYPE_CHECKING:
    from pmfacilitator.importing.adopting.adopted import Adopted

_SUFFIXES = (".md", ".markdown", ".mdown")
_MOST_BYTES = 5_000_000
_ADDED, _KNOWN, _FAILED = "added", "known", "failed"


@click.command(short_help="Make meetings of postmortems written elsewhere, in Markdown.")
@click.argument(
    "paths", nargs=-1, required=True, metavar="DIR|FILE…", type=click.Path(path_type=Path)
)
@click.option("--dry-run", is_flag=True, help="Only say what would become of each.")
@library_option
@click.pass_obj
def adopt(wiring: Wiring, paths: Sequence[Path], *, dry_run: bool) -> int | None:
    """Make a meeting of each postmortem in DIR or FILE, and say what of it was understood.

    Nothing is invented: what has no place of its own is kept under its own heading. The same file
    adds nothing twice.
    """
    files = list(_files(paths))
    if not files:
        raise InvalidImport("No Markdown file was found there (.md, .markdown).")
    shelf = _Shelf.of(wiring)
    ends = Counter(_adopt(wiring, shelf, path, dry_run=dry_run) for path in files)
    added, known, failed = ends[_ADDED], ends[_KNOWN], ends[_FAILED]
    verb = "would be adopted" if dry_run else "adopted"
    put(f"{added} {verb}, {known} there already, {failed} could not be read.\n")
    return FileTrouble.exit_code if failed == len(files) else None


def _adopt(wiring: Wiring, shelf: _Shelf, path: Path, *, dry_run: bool) -> str:
    """Adopt one file, and say what became of it."""
    try:
        what = _adopted(path)
    except PmFacilitatorError as error:
        complain(str(error))
        return _FAILED
    incident = what.meeting.incident
    if what.meeting.id in shelf.ids:
        return _KNOWN
    if (incident.title, incident.date) in shelf.titles:
        complain(
            f"{shown(path.name)}: a meeting of this title and date is there already; "
            "the file differs from what was adopted, and was left alone."
        )
        return _KNOWN
    if not dry_run:
        wiring.library.create(what.meeting)
    shelf.titles.add((incident.title, incident.date))
    _tell(path, what)
    return _ADDED


@dataclass(frozen=True)
class _Shelf:
    """What the library holds already."""

    ids: frozenset[str]
    titles: set[tuple[str, dt.date | None]]

    @classmethod
    def of(cls, wiring: Wiring) -> Self:
        incidents = [m.incident for m in wiring.catalogue.seen(with_archived=True)]
        titles = {(incident.title, incident.date) for incident in incidents}
        return cls(frozenset(incident.meeting for incident in incidents), titles)


def _files(paths: Sequence[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            found = (each for each in path.rglob("*") if each.suffix.lower() in _SUFFIXES)
            yield from sorted(
                each for each in found if each.is_file() and not _is_hidden(each, path)
            )
        elif path.exists():
            yield path
        else:
            raise NotFound(f"There is no file {path}.")


def _is_hidden(path: Path, folder: Path) -> bool:
    return any(part.startswith(".") for part in path.relative_to(folder).parts)


def _adopted(path: Path) -> Adopted:
    from pmfacilitator.importing.adopting.adopted import adopt as made
    from pmfacilitator.importing.decoding import is_text

    try:
        with path.open("rb") as file:
            data = file.read(_MOST_BYTES + 1)
    except OSError as error:
        raise FileTrouble(f"{path} cannot be read: {error.strerror or error}.") from error
    if len(data) > _MOST_BYTES:
        raise InvalidImport(f"{path} is too large for a postmortem: at most 5 MB are read.")
    if not is_text(data) or not data.strip():
        raise InvalidImport(f"{path} holds no text.")
    return made(path.name, data)


def _tell(path: Path, what: Adopted) -> None:
    incident = what.meeting.incident
    date = f"{incident.date} " if incident.date else ""
    understood = ", ".join(what.understood) or "nothing but its title"
    put(f"{shown(path.name)}: {date}{shown(incident.title)}\n  {understood}\n")
    if what.open:
        put(f"  open: {shown('; '.join(what.open))}\n")
