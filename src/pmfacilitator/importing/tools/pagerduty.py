"""PagerDuty: the log entries of an incident."""

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
    first_text,
    instant_at,
    is_record,
    text_at,
    when_at,
    within,
)

EXPECTED = "“log_entries”, each with “type” and “created_at”"
"""What a file of this tool holds."""

_LISTS = "log_entries"
_SORT = "_log_entry"
_NOISE = {"notify_log_entry": "about notifications sent"}
_SIGNS = {
    "trigger_log_entry": Sign(Milestone.DETECTED),
    "acknowledge_log_entry": Sign(Milestone.ACKNOWLEDGED),
    "resolve_log_entry": Sign(Milestone.RESOLVED, last=True),
}


def recognises(opened: Opened) -> bool:
    """Whether some file holds log entries."""
    return any(
        isinstance(within(record, _LISTS), list)
        or is_record(within(record, "log_entry"))
        or text_at(record, "type").endswith(_SORT)
        for file in opened.jsons
        for record in file.sample
    )


def read(opened: Opened, choices: Choices) -> Imported:
    """The log entries, oldest first."""
    found = [(file, piece) for file in opened.jsons for piece in _entries(file)]
    selected = select([_case(piece.value) for _, piece in found], choices.incident)
    harvest = Harvest("pagerduty", everything=choices.everything)
    if selected.remark:
        harvest.tell(selected.remark.words)
    if any(within(record, "more") is True for file in opened.jsons for record, _ in file.records()):
        harvest.tell("PagerDuty says that there are more log entries than this file holds.")
    signs: dict[str, Sign] = {}
    for file, piece in found:
        if _case(piece.value) in selected.cases:
            _read_entry(piece.value, file.line(piece.start), harvest, signs)
    return harvest.done(marked=marker(signs) if selected.is_one else None)


def _read_entry(value: object, line: int, harvest: Harvest, signs: dict[str, Sign]) -> None:
    said = _words(value)
    if not is_record(value):
        harvest.drop("that are no log entries", str(value)[:100], line)
        return
    instant = instant_at(value, "created_at")
    if instant is None:
        harvest.drop("without a time", said, line)
        return
    sort = text_at(value, "type")
    noise = _NOISE.get(sort, "" if said else "without text")
    if noise and not harvest.everything:
        harvest.leave(noise, said, line)
        return
    ident = text_at(value, "id")
    key = key_of("pagerduty", ident) if ident else key_of("pagerduty", sort, str(instant), said)
    if sort in _SIGNS:
        signs[key] = _SIGNS[sort]
    url = text_at(value, "html_url")
    harvest.keep(
        Found(said or "(no text)", when_at(instant), line, key, source="PagerDuty", url=url),
        instant.timestamp(),
    )


def _words(entry: object) -> str:
    """What happened, and what it was about where that adds to it."""
    summary = clean_line(text_at(entry, "summary"))
    channel = within(entry, "channel")
    about = (
        first_text(channel, "summary", "subject", "content")
        or first_text(within(entry, "event_details"), "description")
        or first_text(entry, "note")
    )
    details = clean_line(text_at(channel, "details"))
    about = clean_line(about)
    if details and details not in about:
        about = f"{about} ({details})" if about else details
    if about and about not in summary:
        return f"{summary}: {about}" if summary else about
    return summary or clean_line(text_at(entry, "type").removesuffix(_SORT).replace("_", " "))


def _case(entry: object) -> Case:
    incident = within(entry, "incident")
    return Case(text_at(incident, "id"), clean_line(first_text(incident, "summary", "title")))


def _entries(file: JsonText) -> Iterator[Piece]:
    for record, piece in file.records():
        if isinstance(within(record, _LISTS), list):
            yield from file.inside(piece, _LISTS)
        elif is_record(within(record, "log_entry")):
            yield Piece(within(record, "log_entry"), piece.start, piece.end)
        elif text_at(record, "type").endswith(_SORT):
            yield piece
