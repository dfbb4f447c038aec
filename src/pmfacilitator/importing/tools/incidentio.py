"""incident.io: the updates of an incident, and the moments that incidents carry themselves."""

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
from pmfacilitator.importing.tools.plain import plain
from pmfacilitator.importing.tools.records import (
    first_text,
    instant_at,
    instant_of,
    is_record,
    list_at,
    text_at,
    when_at,
    within,
)

EXPECTED = "“incident_updates” with “new_incident_status”, or “incidents” with their timestamps"
"""What a file of this tool holds."""

_UPDATES, _INCIDENTS = "incident_updates", "incidents"
_MOMENTS = "incident_timestamp_values"
_OVER = Sign(Milestone.RESOLVED)
_SIGNS_OF_STATUS = {"monitoring": Sign(Milestone.MITIGATED), "resolved": _OVER}
_SIGNS_OF_CATEGORY = {"learning": _OVER, "closed": _OVER}
_SIGNS_OF_MOMENT = {
    "impact started": Milestone.IMPACT_STARTED,
    "started": Milestone.IMPACT_STARTED,
    "detected": Milestone.DETECTED,
    "reported": Milestone.DETECTED,
    "accepted": Milestone.ACKNOWLEDGED,
    "acknowledged": Milestone.ACKNOWLEDGED,
    "fixed": Milestone.MITIGATED,
    "mitigated": Milestone.MITIGATED,
    "resolved": Milestone.RESOLVED,
}


@dataclass(frozen=True)
class _Said:
    """One thing to enter: an update, or a moment that its incident carries."""

    file: JsonText
    piece: Piece
    case: Case
    url: str = ""
    is_moment: bool = False


def recognises(opened: Opened) -> bool:
    """Whether some file is a page of updates or of incidents of this tool."""
    return any(
        _is_page(record, _UPDATES, ("new_incident_status", "updater", "incident_id"))
        or _is_page(record, _INCIDENTS, ("incident_status", _MOMENTS))
        or isinstance(within(record, "incident", _MOMENTS), list)
        for file in opened.jsons
        for record in file.sample
    )


def read(opened: Opened, choices: Choices) -> Imported:
    """The updates and moments, oldest first."""
    found = [said for file in opened.jsons for said in _all_said(file)]
    named = {said.case.id: said.case for said in found if said.case.name}
    selected = select([named.get(said.case.id, said.case) for said in found], choices.incident)
    harvest = Harvest("incidentio", everything=choices.everything)
    if selected.remark:
        harvest.tell(selected.remark.words)
    signs: dict[str, Sign] = {}
    for said in found:
        if named.get(said.case.id, said.case) in selected.cases:
            if said.is_moment:
                _read_moment(said, harvest, signs)
            else:
                _read_update(said, harvest, signs)
    return harvest.done(marked=marker(signs) if selected.is_one else None)


def _read_update(said: _Said, harvest: Harvest, signs: dict[str, Sign]) -> None:
    record = said.piece.value
    line = said.file.line(said.piece.start)
    if not is_record(record):
        harvest.drop("that are no updates", str(record)[:100], line)
        return
    message = plain(text_at(record, "message"))
    status = clean_line(text_at(record, "new_incident_status", "name"))
    severity = clean_line(text_at(record, "new_severity", "name"))
    news = f"{status} ({severity})" if status and severity else status or severity
    words = f"{news}: {message.text}" if news and message.text else news or message.text
    instant = instant_at(record, "created_at")
    if instant is None:
        harvest.drop("without a time", words, line)
        return
    if not words and not harvest.everything:
        harvest.leave("without text", words, line)
        return
    key = key_of("incidentio", said.case.id, text_at(record, "id"), instant.isoformat())
    category = text_at(record, "new_incident_status", "category")
    sign = _SIGNS_OF_STATUS.get(status.casefold()) or _SIGNS_OF_CATEGORY.get(category)
    if sign is not None:
        signs[key] = sign
    who = clean_line(text_at(record, "updater", "user", "name"))
    source = f"incident.io, {who}" if who else "incident.io"
    url = said.url or message.url
    entry = Found(words or "(no text)", when_at(instant), line, key, source=source, url=url)
    harvest.keep(entry, instant.timestamp())


def _read_moment(said: _Said, harvest: Harvest, signs: dict[str, Sign]) -> None:
    """A moment of an incident; one that was not filled in is nothing left out."""
    name = clean_line(text_at(said.piece.value, "incident_timestamp", "name"))
    instant = instant_of(within(said.piece.value, "value", "value"))
    line = said.file.line(said.piece.start)
    if instant is None:
        if within(said.piece.value, "value"):
            harvest.drop("without a time", name, line)
        return
    key = key_of("incidentio", said.case.id, "moment", name)
    milestone = _SIGNS_OF_MOMENT.get(name.casefold().removesuffix(" at"))
    if milestone is not None:
        signs[key] = Sign(milestone)
    words = f"{name}: {said.case.name}" if name and said.case.name else name or said.case.name
    entry = Found(
        words or "(no text)", when_at(instant), line, key, source="incident.io", url=said.url
    )
    harvest.keep(entry, instant.timestamp())


def _all_said(file: JsonText) -> Iterator[_Said]:
    for record, piece in file.records():
        for update in file.inside(piece, _UPDATES):
            yield _Said(file, update, Case(text_at(update.value, "incident_id")))
        for incident in file.inside(piece, _INCIDENTS):
            yield from _moments(file, incident)
        if is_record(within(record, "incident")):
            yield from _moments(file, Piece(within(record, "incident"), piece.start, piece.end))


def _moments(file: JsonText, incident: Piece) -> Iterator[_Said]:
    case = Case(
        text_at(incident.value, "id"), clean_line(first_text(incident.value, "name", "reference"))
    )
    url = text_at(incident.value, "permalink")
    for moment in file.inside(incident, _MOMENTS):
        yield _Said(file, moment, case, url, is_moment=True)


def _is_page(record: object, key: str, signs: tuple[str, ...]) -> bool:
    """Whether a record lists what has one of some keys, or lists nothing and says it is a page."""
    listed = list_at(record, key)
    if not listed:
        has_list = isinstance(within(record, key), list)
        return has_list and is_record(within(record, "pagination_meta"))
    return any(isinstance(each, dict) and any(sign in each for sign in signs) for each in listed)
