"""Which column of a table is which: as chosen, by its name, or by what stands in it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from pmfacilitator.domain.text import clean_line, shorten
from pmfacilitator.errors import InvalidImport
from pmfacilitator.importing.tools.tabular.rows import Sheet
from pmfacilitator.importing.tools.tabular.times import told_by

_NAMES: Mapping[str, tuple[str, ...]] = {
    "time": (
        *("timestamp", "datetime", "time", "when", "at", "ts", "occurred", "happened at", "start"),
        *("started", "begin", "began", "from", "created", "logged", "clock", "updated"),
        *("zeitpunkt", "uhrzeit", "zeit", "heure", "hora", "ora", "tid", "tidspunkt", "tijd"),
    ),
    "date": ("date", "day", "datum", "fecha", "dato", "jour", "dag", "tag"),
    "zone": ("time zone", "timezone", "zone", "tz"),
    "text": (
        *("text", "event", "description", "what happened", "what", "happened", "message", "note"),
        *("notes", "details", "detail", "summary", "comment", "comments", "entry", "action"),
        *("activity", "update", "body", "title", "subject", "content", "ereignis"),
        *("beschreibung", "hændelse", "événement", "evento"),
    ),
    "url": ("url", "link", "links", "evidence", "permalink", "href"),
    "source": ("who", "author", "user", "actor", "person", "by", "source", "channel", "reporter"),
    "status": ("status", "state"),
}
_BESIDES = {"id", "no", "nr", "number", "key", "severity", "type", "kind", "category", "duration"}
_CHOOSABLE = {**{name: name for name in _NAMES}, "link": "url", "who": "source"}
_LOOKED_AT = 200
_SHARE = 0.5
_PART = re.compile(r"[^\W\d_]+")
_ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_SHOWN = 40


@dataclass(frozen=True)
class Columns:
    """Which column tells what, counted from 0; None where none does."""

    time: int | None = None
    date: int | None = None
    zone: int | None = None
    text: int | None = None
    url: int | None = None
    source: int | None = None
    status: int | None = None


def chosen_columns(sheet: Sheet, chosen: Mapping[str, str]) -> Columns:
    """The columns of a table.

    Raises InvalidImport where time or text cannot be told, or a chosen column is not there.
    """
    picked = {_what(what): _column(sheet, name) for what, name in chosen.items()}
    columns = _told(sheet, picked)
    if columns.text is None or (columns.time is None and columns.date is None):
        missing = "text" if columns.text is None else "time"
        raise InvalidImport(
            f"Which column holds the {missing}? There are {_listed(sheet)};"
            f" choose with {_example(sheet)}."
        )
    return columns


def has_time(sheet: Sheet) -> bool:
    """Whether some column tells the time by its name and by most of its cells."""
    columns = _told(sheet, {})
    if any(told_by(cell) for cell in sheet.header.cells):
        return False
    return any(
        index is not None and _named(sheet, role, set(), [index]) is not None
        for role, index in (("time", columns.time), ("date", columns.date))
    )


def _told(sheet: Sheet, picked: Mapping[str, int]) -> Columns:
    roles: dict[str, int] = dict(picked)
    clocks, days = _shares(sheet)
    if "time" not in roles:
        found = _best(sheet, "time", roles, {i for i, share in clocks.items() if share >= _SHARE})
        if found is not None:
            roles["time"] = found
    if "date" not in roles:
        found = _best(sheet, "date", roles, {i for i, share in days.items() if share >= _SHARE})
        if found is not None:
            roles["date"] = found
    for role in ("zone", "url", "source", "status", "text"):
        if role not in roles:
            found = _named(sheet, role, set(roles.values()), range(len(sheet.header.cells)))
            if found is not None:
                roles[role] = found
    if "text" not in roles and (left := _only_left(sheet, roles)) is not None:
        roles["text"] = left
    return Columns(**roles)


def _best(sheet: Sheet, role: str, roles: Mapping[str, int], fitting: set[int]) -> int | None:
    """Of the columns whose cells fit, the one whose name fits best, else the first."""
    free = sorted(fitting - set(roles.values()))
    named = _named(sheet, role, set(roles.values()), free)
    return named if named is not None else next(iter(free), None)


def _named(sheet: Sheet, role: str, taken: set[int], among: list[int] | range) -> int | None:
    """The column whose name says most clearly that it has this role."""
    names = _NAMES[role]
    best, rank = None, (2, len(names))
    for index in among:
        if index in taken:
            continue
        words = _words(sheet.header.cells[index])
        whole = " ".join(words)
        if whole in names:
            found = (0, names.index(whole))
        else:
            parts = [names.index(word) for word in words if word in names]
            if not parts:
                continue
            found = (1, min(parts))
        if found < rank:
            best, rank = index, found
    return best


def _only_left(sheet: Sheet, roles: Mapping[str, int]) -> int | None:
    """The one column that has no role and can hold words."""
    left = [
        index
        for index, name in enumerate(sheet.header.cells)
        if index not in roles.values()
        and not _BESIDES.intersection(_words(name))
        and any(_PART.search(row.cells[index]) for row in sheet.rows[:_LOOKED_AT])
        and not _mostly_times(sheet, index)
    ]
    return left[0] if len(left) == 1 else None


def _mostly_times(sheet: Sheet, index: int) -> bool:
    clocks, days = _shares(sheet)
    return clocks.get(index, 0) >= _SHARE or days.get(index, 0) >= _SHARE


def _shares(sheet: Sheet) -> tuple[dict[int, float], dict[int, float]]:
    """For each column, which share of its cells tells a time of day, and which a day only."""
    clocks: dict[int, float] = {}
    days: dict[int, float] = {}
    for index in range(len(sheet.header.cells)):
        cells = [cell for row in sheet.rows[:_LOOKED_AT] if (cell := row.cells[index].strip())]
        told = [told_by(cell) for cell in cells]
        if cells:
            timed = sum(1 for each in told if each and (each.time or each.is_open))
            clocks[index] = timed / len(cells)
            days[index] = (sum(each is not None for each in told) - timed) / len(cells)
    return clocks, days


def _words(name: str) -> list[str]:
    return _PART.findall(_ASIDE.sub(" ", clean_line(name)).casefold().replace("_", " "))


def _what(name: str) -> str:
    role = _CHOOSABLE.get(clean_line(name).casefold())
    if role is None:
        raise InvalidImport(
            f"“{shorten(clean_line(name), _SHOWN)}” is nothing a column can hold;"
            f" choose among {', '.join(_CHOOSABLE)}."
        )
    return role


def _column(sheet: Sheet, name: str) -> int:
    """A column by its name, else by its number, counted from 1."""
    wanted = clean_line(name).casefold()
    names = [clean_line(cell).casefold() for cell in sheet.header.cells]
    if wanted in names:
        return names.index(wanted)
    if wanted.isascii() and wanted.isdigit() and len(wanted) < 4 and 0 < int(wanted) <= len(names):
        return int(wanted) - 1
    raise InvalidImport(
        f"There is no column “{shorten(clean_line(name), _SHOWN)}”; there are {_listed(sheet)}."
    )


def _listed(sheet: Sheet) -> str:
    names = (shorten(clean_line(cell), _SHOWN) for cell in sheet.header.cells[:20])
    return ", ".join(f"“{name}” ({number})" for number, name in enumerate(names, 1))


def _example(sheet: Sheet) -> str:
    clocks, days = _shares(sheet)
    likely = max(clocks, key=lambda each: (clocks[each], days[each]), default=0)
    other = 1 if likely == 0 else 0
    return f"--columns time={likely + 1},text={other + 1}"
