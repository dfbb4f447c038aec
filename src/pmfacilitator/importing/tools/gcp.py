"""Google Cloud: the incidents of its status dashboard."""

from __future__ import annotations

from collections.abc import Iterator

from pmfacilitator.domain.rows import Milestone
from pmfacilitator.domain.text import clean_line
from pmfacilitator.importing.found import Choices, Found, Imported, key_of
from pmfacilitator.importing.opened import Opened
from pmfacilitator.importing.tools.cases import Case, select
from pmfacilitator.importing.tools.harvest import Harvest
from pmfacilitator.importing.tools.json_text import JsonText, Piece
from pmfacilitator.importing.tools.marking import Sign, marker
from pmfacilitator.importing.tools.records import (
    Record,
    first_text,
    instant_at,
    text_at,
    when_at,
    within,
)
from pmfacilitator.importing.tools.updates import read_update

EXPECTED = "incidents with “begin” and “updates”"
"""What a file of this tool holds."""

_PAGE = "https://status.cloud.google.com/"
_SPOKEN = Sign(Milestone.FIRST_CUSTOMER_MESSAGE)
_OVER = Sign(Milestone.RESOLVED)
_AVAILABLE = "AVAILABLE"
_BOUNDS = {"begin": "The incident began", "end": "The incident ended"}


def recognises(opened: Opened) -> bool:
    """Whether some file holds incidents of this dashboard."""
    return any(_is_incident(record) for file in opened.jsons for record in file.sample)


def read(opened: Opened, choices: Choices) -> Imported:
    """The updates of the incidents, oldest first."""
    incidents = list(_incidents(opened))
    selected = select([_case(piece) for _, piece in incidents], choices.incident)
    harvest = Harvest("gcp", everything=choices.everything)
    if selected.remark:
        harvest.tell(selected.remark.words)
    signs: dict[str, Sign] = {}
    for file, piece in incidents:
        if _case(piece) in selected.cases:
            _show_bounds(file, piece, harvest)
            for update in file.inside(piece, "updates"):
                _read_update(file, piece, update, harvest, signs)
    return harvest.done(marked=marker(signs) if selected.is_one else None)


def _read_update(
    file: JsonText, incident: Piece, piece: Piece, harvest: Harvest, signs: dict[str, Sign]
) -> None:
    line = file.line(piece.start)
    update = read_update(piece, line, harvest, body="text", times=("when", "created"))
    if update is None:
        return
    ident = text_at(incident.value, "id")
    key = key_of("gcp", ident, text_at(update.record, "created") or str(update.instant))
    signs[key] = _OVER if update.status == _AVAILABLE else _SPOKEN
    uri = text_at(incident.value, "uri")
    url = uri if uri.startswith("https://") else f"{_PAGE}{uri}" if uri else ""
    when = when_at(update.instant)
    harvest.keep(
        Found(update.said, when, line, key, source="Google Cloud", url=url),
        update.instant.timestamp(),
    )


def _show_bounds(file: JsonText, incident: Piece, harvest: Harvest) -> None:
    """Show when the incident began and ended: no update says it, but the file does."""
    line = file.line(incident.start)
    bounds = [
        f"{words} at {instant:%Y-%m-%d %H:%M} UTC"
        for key, words in _BOUNDS.items()
        if (instant := instant_at(incident.value, key)) is not None
    ]
    for words in bounds:
        harvest.show(words, line, "said outside the updates; add it by hand if it fits")
    if bounds:
        harvest.tell("The file also says when the incident began or ended, outside its updates.")


def _case(incident: Piece) -> Case:
    name = first_text(incident.value, "external_desc", "service_name")
    return Case(text_at(incident.value, "id"), clean_line(name))


def _incidents(opened: Opened) -> Iterator[tuple[JsonText, Piece]]:
    for file in opened.jsons:
        for record, piece in file.records():
            if _is_incident(record):
                yield file, piece


def _is_incident(record: Record) -> bool:
    has_updates = isinstance(within(record, "updates"), list)
    return has_updates and ("begin" in record or "external_desc" in record)
