"""How a sheet is shown: its rows in the order of the source, and what is said about them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pmfacilitator.domain.milestones import show_milestone
from pmfacilitator.domain.stamps import Stamp
from pmfacilitator.domain.text import clean_line, shorten
from pmfacilitator.domain.typed_times import show_time
from pmfacilitator.importing.found import Found, Imported, Kind, Skipped
from pmfacilitator.keys.in_force import key_to
from pmfacilitator.screens.importing.sheet import Sheet
from pmfacilitator.widgets.found_table import TableRow, Widths

TICKED, NOT_TICKED = "[x]", "[ ]"
NO_TIME = "--:--"
OPEN = "?"
THERE = "already there"
MOST_WARNINGS = 2

_KEYS = {
    "all": "{everything}",
    "columns": "{columns}, then",
    "date": "{date}, then",
    "from": "{source}, then",
    "incident": "{incident}",
    "timezone": "{zone}, then",
}
"""What stands in the app for an option: a key by its id, perhaps with a word behind it."""

_NAMES = ("everything", "columns", "date", "source", "incident", "zone")
_OPTION = re.compile(rf"--({'|'.join(_KEYS)})\b")
_TEXTS = ("text", "csv")
"""Sources whose lines people can read."""


def widths_of(sheet: Sheet) -> Widths:
    """How wide the columns of times and zones have to be."""
    found = sheet.reading.found
    whens = {key: sheet.when(key) for key in sheet.reading.entries}
    has_seconds = any(when and when.time.second for when in whens.values())
    named = {
        when.zone if when else f"{found[key].when.zone_words}{OPEN}" for key, when in whens.items()
    }
    zones = {_city(zone or sheet.meeting.incident.timezone or OPEN) for zone in named}
    return Widths(9 if has_seconds else 6, max(map(len, zones), default=1))


def table_row(sheet: Sheet, row_id: str) -> TableRow:
    """A row as the table shows it."""
    skipped = sheet.reading.skipped.get(row_id)
    if skipped is not None:
        return TableRow(
            row_id,
            skipped.text or "(empty)",
            lead=f"  left out {skipped.line}",
            tail=skipped.why,
            quiet=True,
        )
    found, when = sheet.reading.found[row_id], sheet.when(row_id)
    is_ticked = sheet.is_ticked(row_id)
    return TableRow(
        row_id,
        _words(sheet, row_id, found),
        mark=TICKED if is_ticked else NOT_TICKED,
        date=_date(sheet, when, found),
        time=_time(when, found),
        zone=_zone(sheet, when, found),
        tail=_tail(sheet, row_id),
        quiet=not is_ticked,
        doubtful=bool(sheet.not_settled(row_id)),
    )


def title(sheet: Sheet, origin: str) -> str:
    """What was read and how much of it will be added."""
    found, ticked = len(sheet.reading.entries), sheet.count_ticked
    words = [f"{found} {'entry' if found == 1 else 'entries'} in {origin}", f"{ticked} ticked"]
    if there := len(sheet.reading.there):
        words.append(f"{there} already there")
    if skipped := len(sheet.reading.imported.skipped):
        words.append(f"{skipped} left out (S)")
    if sheet.count_unsettled:
        words.append(f"{sheet.count_unsettled} to look at (N)")
    return " · ".join(words)


def choices(sheet: Sheet) -> str:
    """The date and the zone that stand where the source names none."""
    incident, wishes = sheet.meeting.incident, sheet.wishes
    date, zone = wishes.date or incident.date, wishes.zone or incident.timezone
    dated = (
        f"{date:%a} {date.isoformat()}{_whose(wishes.date)}"
        if date
        else f"? ({key_to('import.date')} gives a day)"
    )
    zoned = f"{zone}{_whose(wishes.zone)}" if zone else f"? ({key_to('import.zone')} gives a zone)"
    return f"Where none is named: {dated} · {zoned}"


def warnings(imported: Imported) -> tuple[str, ...]:
    """What to know before this is trusted, a sentence each."""
    return tuple(
        f"! {in_keys(remark.words)}{f' (line {remark.line})' if remark.line else ''}"
        for remark in imported.warnings
    )


def in_keys(words: str) -> str:
    """A sentence of a reader, with keys where it speaks of the command line."""
    keys = {name: key_to(f"import.{name}") for name in _NAMES}
    return _OPTION.sub(lambda option: _KEYS[option[1]].format_map(keys), words)


def first_warnings(imported: Imported) -> tuple[str, ...]:
    """As many of them as there is room for, and how many more there are."""
    said = warnings(imported)
    if len(said) <= MOST_WARNINGS:
        return said
    shown = said[: MOST_WARNINGS - 1]
    return (*shown, f"! {len(said) - len(shown)} more: {key_to('import.warnings')} shows them")


def _whose(chosen: object) -> str:
    return " (chosen)" if chosen else " (meeting)"


def detail(sheet: Sheet, row_id: str, source: Sequence[str]) -> tuple[str, str, str]:
    """What is to be known of the row under the cursor: where it stands, when, and its doubt."""
    skipped = sheet.reading.skipped.get(row_id)
    if skipped is not None:
        return _place(sheet, skipped, source), f"Left out: {skipped.why}", ""
    found = sheet.reading.found[row_id]
    return _place(sheet, found, source), _when(sheet, row_id, found), sheet.not_settled(row_id)


def keys_for(sheet: Sheet, row_id: str) -> str:
    """The keys that act on the row under the cursor."""
    if row_id not in sheet.reading.entries:
        return f"{key_to('import.skipped')} hides what was left out"
    suggested = sheet.suggested(row_id)
    does = (
        f"{key_to('import.tick')} ticks",
        f"{key_to('import.time')} time",
        f"{key_to('import.words')} words",
        f"{key_to('import.milestone')} milestone",
        f"{key_to('import.confirm')} confirms “{show_milestone(suggested)}”" if suggested else "",
    )
    return " · ".join(filter(None, does))


def _place(sheet: Sheet, row: Found | Skipped, source: Sequence[str]) -> str:
    line = f"Line {row.line}"
    if isinstance(row, Found) and row.source:
        line = f"{line} · {row.source}"
    is_readable = sheet.reading.imported.source in _TEXTS and 0 < row.line <= len(source)
    return f"{line}: {source[row.line - 1].strip() if is_readable else row.text}"


def _when(sheet: Sheet, key: str, found: Found) -> str:
    when = sheet.when(key)
    if when is None:
        return _in_words(sheet.entry(key).text, found)
    incident = sheet.meeting.incident
    date = when.date_given(incident.date)
    zone = when.zone or incident.timezone
    named = f"{show_time(when.time)} {zone or 'in a zone that is not known'}"
    if date is None:
        return f"{named}, on a day that is not known"
    how = " (the day follows the incident's)" if when.is_inferred else ""
    return f"{date:%A, %d %B %Y}, {named}{how}"


def _in_words(text: str, found: Found) -> str:
    """How a line without a settled time stands in the meeting."""
    if found.when.kind is Kind.UNTIMED:
        return "No time; it stands behind the entry before it"
    return f"Added without a time, as “{shorten(text, 60)}”"


def _words(sheet: Sheet, key: str, found: Found) -> str:
    """What happened, without the time that stands before it."""
    is_read = sheet.wish(key).text is None
    text = clean_line(found.text) if is_read and sheet.when(key) is None else sheet.text(key)
    return text or "(no words)"


def _date(sheet: Sheet, when: Stamp | None, found: Found) -> str:
    if when is not None:
        date = when.date_given(sheet.meeting.incident.date)
        return date.isoformat() if date else OPEN
    if found.when.date is not None:
        return found.when.date.isoformat()
    if found.when.month_day is not None:
        month, day = found.when.month_day
        return f"{month:02}-{day:02}{OPEN}"
    return "" if found.when.kind is Kind.UNTIMED else OPEN


def _time(when: Stamp | None, found: Found) -> str:
    if when is None:
        return f"{show_time(found.when.time)}{OPEN}" if found.when.time else NO_TIME
    return f"{show_time(when.time)}{'~' if when.is_inferred else ''}"


def _zone(sheet: Sheet, when: Stamp | None, found: Found) -> str:
    if when is None:
        return f"{found.when.zone_words}{OPEN}" if found.when.time else ""
    zone = when.zone or sheet.meeting.incident.timezone
    return _city(zone) if zone else OPEN


def _city(zone: str) -> str:
    return zone.rpartition("/")[2].replace("_", " ")


def _tail(sheet: Sheet, key: str) -> str:
    milestone, suggested = sheet.milestone(key), sheet.suggested(key)
    words = [THERE] if sheet.is_there(key) else []
    if milestone:
        words.append(f"◆ {show_milestone(milestone)}")
    elif suggested:
        words.append(f"◇ {show_milestone(suggested)}?")
    return " · ".join(words)
