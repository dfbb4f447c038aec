"""What the index keeps of a whole meeting: what is seen of it, its words, and what was said."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from pmfacilitator.library.analysis import words_of
from pmfacilitator.library.cache_file import transaction
from pmfacilitator.library.index import Index, show_marks, unlearn
from pmfacilitator.library.tables import COLUMNS, seen_codec

if TYPE_CHECKING:
    from pmfacilitator.domain.learning.seen import MeetingSeen
    from pmfacilitator.domain.meeting import Meeting

SOME = 10
"""How many meetings are read before others may write: models take longer than plain lists."""

BETWEEN_ROWS = "¶"
"""Stands between the words of two texts, so that no phrase reaches from one into the next."""

_NOT_LEARNED = (
    " FROM files LEFT JOIN meetings ON meetings.file = files.id"
    " WHERE meetings.file IS NULL AND files.summary IS NOT NULL"
)
_TO_LEARN = (
    f"SELECT files.id, files.name, files.marks{_NOT_LEARNED}"
    " ORDER BY files.day DESC, files.name LIMIT ?"
)
_SEEN = (
    "SELECT meetings.seen FROM files JOIN meetings ON meetings.file = files.id"
    " WHERE meetings.seen IS NOT NULL AND files.day >= ? AND files.day <= ?"
    " AND files.archived <= ? ORDER BY files.day DESC, files.name"
)
_LAST_DAY = "~"


def learn(index: Index, most: int = SOME) -> bool:
    """Read the newest meetings that are not in the index yet; whether all of them are now."""
    return index.run(partial(_learned, index, most))


def left_to_learn(index: Index) -> int:
    """How many meetings are not in the index yet."""
    count = f"SELECT count(*){_NOT_LEARNED}"
    return int(index.run(lambda tables: tables.execute(count).fetchone()[0]))


def seen_meetings(
    index: Index, *, since: str = "", until: str = "", with_archived: bool = False
) -> Iterator[MeetingSeen]:
    """What is seen of the meetings in the index, the newest incident first.

    Args:
        index: the index, with everything learned.
        since: the first day, as `2026-09-01`; meetings without any day are left out then.
        until: the last day.
        with_archived: whether those in the archive are told of as well.
    """
    asked = (since, until or _LAST_DAY, with_archived)
    codec = seen_codec()
    rows = index.run(lambda tables: tables.execute(_SEEN, asked).fetchall())
    return (codec.read(text) for (text,) in rows)


def _learned(index: Index, most: int, tables: sqlite3.Connection) -> bool:
    todo = tables.execute(_TO_LEARN, (most,)).fetchall()
    read = [(file, marks, index.shelf.meeting(name)) for file, name, marks in todo]
    with transaction(tables):
        for file, marks, found in read:
            unlearn(tables, file)
            if found is None or show_marks(found[0]) != marks:
                # It has changed since it was looked at, which the next look will find out.
                tables.execute("UPDATE files SET settled = 0 WHERE id = ?", (file,))
            _keep(tables, file, found[1] if found else None)
    return len(todo) < most


def _keep(tables: sqlite3.Connection, file: int, meeting: Meeting | None) -> None:
    if meeting is None:
        tables.execute("INSERT INTO meetings (file, seen) VALUES (?, NULL)", (file,))
        return
    from pmfacilitator.domain.learning.seeing import seen_of

    seen = seen_of(meeting)
    tables.execute(
        "INSERT INTO meetings (file, seen) VALUES (?, ?)", (file, seen_codec().write(seen))
    )
    columns = _columns(meeting)
    tables.execute(
        f"INSERT INTO words (rowid, {', '.join(columns)}) VALUES (?, ?, ?, ?, ?)",  # noqa: S608
        (file, *columns.values()),
    )
    for kind, row, text, more in _said(seen):
        said = tables.execute(
            "INSERT INTO said (file, kind, row, text) VALUES (?, ?, ?, ?)", (file, kind, row, text)
        )
        words = " ".join(words_of(f"{text} {more}"))
        tables.execute("INSERT INTO alike (rowid, words) VALUES (?, ?)", (said.lastrowid, words))


def _columns(meeting: Meeting) -> dict[str, str]:
    from pmfacilitator.domain.learning.told import told_in

    columns: dict[str, list[str]] = {column: [] for column in COLUMNS}
    for told in told_in(meeting):
        columns[told.weight.value].append(" ".join(words_of(told.text)))
    return {column: f" {BETWEEN_ROWS} ".join(texts) for column, texts in columns.items()}


def _said(seen: MeetingSeen) -> Iterator[tuple[str, str, str, str]]:
    """What may be said again another time: its kind, its row, its words, and more of it."""
    incident = seen.incident
    if incident.title and not incident.review:
        yield "title", incident.incident, incident.title, ""
    for insight in seen.insights:
        yield "insight", insight.id, insight.learned, insight.assumption
    for factor in seen.factors:
        yield "factor", factor.id, factor.text, ""
