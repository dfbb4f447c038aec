"""Statuspage: the updates that customers were shown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pmfacilitator.domain.rows import Milestone
from pmfacilitator.domain.text import clean_line
from pmfacilitator.importing.found import Choices, Found, Imported, key_of
from pmfacilitator.importing.opened import Opened
from pmfacilitator.importing.tools.cases import Case, select
from pmfacilitator.importing.tools.harvest import Harvest
from pmfacilitator.importing.tools.json_text import JsonText, Piece
from pmfacilitator.importing.tools.marking import Sign, marker
from pmfacilitator.importing.tools.records import (
    UTC,
    first_text,
    is_record,
    list_at,
    text_at,
    when_at,
    within,
)
from pmfacilitator.importing.tools.updates import read_update

EXPECTED = "“incidents”, each with “incident_updates”"
"""What a file of this tool holds."""

_LISTS = ("incidents", "scheduled_maintenances")
_UPDATES = "incident_updates"
_SPOKEN = Sign(Milestone.FIRST_CUSTOMER_MESSAGE)
_SIGNS = {
    "monitoring": Sign(Milestone.MITIGATED),
    "resolved": Sign(Milestone.RESOLVED, last=True),
}


@dataclass(frozen=True)
class _Incident:
    """One incident, where it stands, and the zone its page is shown in."""

    file: JsonText
    piece: Piece
    zone: str

    @property
    def case(self) -> Case:
        """What it is called."""
        name = clean_line(text_at(self.piece.value, "name"))
        return Case(text_at(self.piece.value, "id"), name)


def recognises(opened: Opened) -> bool:
    """Whether some file holds incidents with their updates, or is a page without incidents."""
    return any(_is_page(record) for file in opened.jsons for record in file.sample)


def read(opened: Opened, choices: Choices) -> Imported:
    """The updates of the incidents, oldest first."""
    incidents = list(_incidents(opened))
    selected = select([incident.case for incident in incidents], choices.incident)
    harvest = Harvest("statuspage", everything=choices.everything)
    if selected.remark:
        harvest.tell(selected.remark.words)
    if not incidents:
        harvest.tell("This page tells of no incident.")
    signs: dict[str, Sign] = {}
    for incident in incidents:
        if incident.case in selected.cases:
            for update in incident.file.inside(incident.piece, _UPDATES):
                _read_update(update, incident, harvest, signs)
    return harvest.done(marked=marker(signs) if selected.is_one else None)


def _read_update(
    piece: Piece, incident: _Incident, harvest: Harvest, signs: dict[str, Sign]
) -> None:
    line = incident.file.line(piece.start)
    update = read_update(piece, line, harvest, body="body", times=("display_at", "created_at"))
    if update is None:
        return
    ident = text_at(update.record, "id")
    key = (
        key_of("statuspage", ident)
        if ident
        else key_of("statuspage", str(update.instant), update.said)
    )
    signs[key] = _SIGNS.get(update.status, _SPOKEN)
    url = first_text(incident.piece.value, "shortlink", "html_url")
    when = when_at(update.instant, incident.zone)
    harvest.keep(
        Found(update.said, when, line, key, source="Statuspage", url=url),
        update.instant.timestamp(),
    )


def _incidents(opened: Opened) -> Iterator[_Incident]:
    for file in opened.jsons:
        for record, piece in file.records():
            zone = text_at(record, "page", "time_zone") or UTC
            if _has_updates(record):
                yield _Incident(file, piece, zone)
            elif _has_updates(within(record, "incident")):
                inner = Piece(within(record, "incident"), piece.start, piece.end)
                yield _Incident(file, inner, zone)
            for key in _LISTS:
                if any(map(_has_updates, list_at(record, key))):
                    for inner in file.inside(piece, key):
                        if _has_updates(inner.value):
                            yield _Incident(file, inner, zone)


def _is_page(record: object) -> bool:
    """Whether a record is an incident, holds some, or is a page that could."""
    listed = [each for key in _LISTS for each in list_at(record, key)]
    is_page = is_record(within(record, "page")) and isinstance(within(record, "incidents"), list)
    held = (record, within(record, "incident"), *listed)
    return is_page or any(map(_has_updates, held))


def _has_updates(record: object) -> bool:
    """Whether a record is an incident; a page of updates of another tool has no status."""
    if not isinstance(within(record, _UPDATES), list):
        return False
    return bool(text_at(record, "name") or text_at(record, "status"))
