"""Tables of entries: which columns tell the time, and what the header says of them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pmfacilitator.importing.prose.lead import Lead
from pmfacilitator.importing.prose.leads import lead_of
from pmfacilitator.importing.prose.lines import cell_lines
from pmfacilitator.importing.prose.readable import readable
from pmfacilitator.importing.prose.shapes import Block
from pmfacilitator.importing.prose.zone_words import zone_at, zones_in

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_TELLS_TIME = re.compile(
    r"(?:date|time|day|when|timestamp|start|begin|end|from|until|to|hour|clock|utc|gmt|at)\b"
    r"|.*\b(?:time|date|timestamp|utc|gmt)\b",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r"to\b|(?:.*\b)?(?:end(?:s|ed|ing)?|until|till|finish(?:ed)?|stop(?:ped)?)\b", re.IGNORECASE
)
_LASTS = re.compile(
    r"\b(?:elapsed|durations?|lasted|took|taken|spent|length|delta|downtime|delay|lag|since)\b"
    r"|\btime to\b",
    re.IGNORECASE,
)
_SAME_MOMENT = re.compile(r"\b(?:times?|timestamps?|clock|local|hour)\b", re.IGNORECASE)
_COUNTER = re.compile(r"\d{0,4}[.)]?")
_HAS_CLOCK = re.compile(r"\d[:.h]\d|\d ?[ap]\.?m|-:-|[xX]{2}|^\d{4}$", re.IGNORECASE)
_NAMES_ZONE = re.compile(r"(?:time ?)?zone|tz|offset", re.IGNORECASE)
_PAIR = re.compile(r"([^/]*\d[:.]\d\d[^/]*?)\s*/\s*(\d\d?[:.]\d\d[^/]*)", re.ASCII)
_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table as an entry: its stamp, its words, and the line inside its cells."""

    lead: Lead | None
    text: str
    is_header: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """How a table is to be read: its columns of time, its header, and the year in that.

    `zones` is the column that names the zone of each row, -1 if there is none.
    """

    times: tuple[int, ...]
    header: tuple[str, ...]
    year: int = 0
    zones: int = -1


def table_of(rows: Sequence[Block], links: Mapping[str, str]) -> Table:
    """Finds the columns that tell the time."""
    header = tuple(readable(cell, links) for cell in rows[0].cells)
    has_header = not any(_is_stamp(cell) for cell in header)
    body = rows[1:] if has_header else rows
    width = max(len(row.cells) for row in rows)
    times = []
    for column in range(min(width, 12)):
        head = header[column] if has_header and column < len(header) else ""
        cells = [readable(row.cells[column], links) for row in body[:60] if column < len(row.cells)]
        cells = [_paired(head, cell) for cell in cells]
        filled = [cell for cell in cells if cell]
        stamps = sum(1 for cell in filled if _is_stamp(cell))
        named = _TELLS_TIME.match(head)
        if (
            not _LASTS.search(head)
            and filled
            and stamps >= len(filled) * (_SHARE if named else 0.75)
        ):
            times.append(column)
    if not has_header:
        return Table(tuple(times), ())
    words = " ".join(header)
    year = _YEAR.search(words)
    zones = next((at for at, head in enumerate(header) if _NAMES_ZONE.fullmatch(head)), -1)
    return Table(tuple(times), header, int(year[1]) if year else 0, zones)


def _paired(head: str, cell: str) -> str:
    """A cell of two clocks (`14:32 / 15:32`) with the zones that its column's head names."""
    zones = [zone.words for part in head.split("/") for zone, _, _ in zones_in(part)]
    pair = _PAIR.fullmatch(cell) if len(zones) == 2 else None
    if pair is None or zones_in(cell):
        return cell
    return f"{pair[1]} {zones[0]} / {pair[2]} {zones[1]}"


def _is_stamp(cell: str) -> bool:
    if not cell or len(cell) > 60:
        return False
    lead = lead_of(cell)
    if lead is None or (_TELLS_TIME.match(cell) and lead.clock is not None and lead.clock.is_weak):
        return False
    return not lead.rest.strip("() ")


def rows_of(table: Table, block: Block, links: Mapping[str, str]) -> list[Row]:
    """The entries in one row; several where its cells hold several lines."""
    cells = [cell_lines(cell) for cell in block.cells]
    if len(table.times) == 1 and table.times[0] < len(cells):
        times = cells[table.times[0]]
        others = [part for i, part in enumerate(cells) if i != table.times[0]]
        if len(times) > 1 and any(len(part) == len(times) for part in others):
            return [
                _row(table, [part[i] if i < len(part) else "" for part in cells], links)
                for i in range(len(times))
            ]
    return [_row(table, [" ".join(part) for part in cells], links)]


def _row(table: Table, cells: list[str], links: Mapping[str, str]) -> Row:
    heads = table.header + ("",) * (len(cells) - len(table.header))
    plain = [_paired(head, readable(cell, links)) for head, cell in zip(heads, cells, strict=False)]
    stamp = zone = ""
    if 0 <= table.zones < len(plain) and zone_at(plain[table.zones], 0):
        zone = plain[table.zones]
    more = []
    for column in table.times:
        if column < len(plain) and plain[column]:
            joined = _joined(stamp, plain[column], table, column)
            if joined is not None:
                stamp = joined
            elif not _SAME_MOMENT.search(heads[column]):
                more.append(_told(heads, plain, column))
    if zone and _HAS_CLOCK.search(stamp) and not zones_in(stamp):
        stamp = f"{stamp} {zone}"
    used = {*table.times, table.zones} if zone else set(table.times)
    lasting = {at for at, cell in enumerate(plain) if cell and _LASTS.search(heads[at])} - used
    words = [
        cell
        for column, cell in enumerate(plain)
        if column not in used | lasting and cell and not _counts(table, column, cell)
    ]
    words += [*more, *(_told(heads, plain, column) for column in sorted(lasting))]
    lead = lead_of(stamp) if stamp else None
    text = " — ".join(words)
    if lead is not None:
        text = " ".join(part for part in (lead.prefix, lead.rest, text) if part)
    elif stamp:
        text = f"{stamp} {text}".strip()
    return Row(lead, text)


def _told(heads: Sequence[str], cells: Sequence[str], column: int) -> str:
    """A cell behind what its column is called."""
    return f"{heads[column]} {cells[column]}".strip()


def _joined(stamp: str, cell: str, table: Table, column: int) -> str | None:
    """The stamp with another cell of it; None if that is neither the end nor known to be the same."""
    head = table.header[column] if column < len(table.header) else ""
    zones = zones_in(head)
    has_clock = bool(_HAS_CLOCK.search(cell))
    if len(zones) == 1 and has_clock and not zones_in(cell):
        cell = f"{cell} {zones[0][0].words}"
    if not stamp:
        return cell
    before = lead_of(stamp)
    if before is None or before.clock is None:
        return f"{stamp} {cell}"
    if _ENDS.match(head):
        return f"{stamp} - {cell}"
    return f"{stamp} / {cell}" if zones else None


def _counts(table: Table, column: int, cell: str) -> bool:
    head = table.header[column].lower() if column < len(table.header) else ""
    return (
        column == 0
        and head in {"", "#", "no", "no.", "nr", "id"}
        and bool(_COUNTER.fullmatch(cell))
    )
