"""Which of a meeting's words are read, and what is pointed out in them.

The room's own words are; what customers said or were told never is. The same answers serve the
mark in the margin, its question on a key, and whoever follows the meeting in a second terminal.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pmfacilitator.domain.language import Mark, WordReader
from pmfacilitator.domain.loose_actions import loose_action, loose_idea
from pmfacilitator.domain.meeting import Meeting
from pmfacilitator.domain.records import Row
from pmfacilitator.domain.rows import Action, Entry, Factor, Insight, Parked, Point, Why

PREVENTION = frozenset({"system", "monitoring", "architecture"})
"""The lists of ideas, whose lines become actions."""


def reader_for(meeting: Meeting) -> WordReader:
    """A reader for the room in which a meeting is held."""
    return WordReader.among(person.name for person in meeting.participants)


def row_marks(reader: WordReader, field: str, row: Row) -> tuple[Mark, ...]:
    """What is to be pointed out in a row of a list of that name."""
    match row:
        case Action():
            return reader.read(row.what) or loose_action(row)
        case Point() if field in PREVENTION:
            return reader.read(row.text) or loose_idea(row.text)
        case Entry() | Factor() | Why() | Point() | Insight() | Parked():
            return reader.read(row.headline)
        case _:
            return ()


def text_marks(reader: WordReader, text: str) -> tuple[Mark, ...]:
    """What is to be pointed out in a text of several lines; each line is read by itself."""
    return tuple(_by_line(reader, text))


def _by_line(reader: WordReader, text: str) -> Iterator[Mark]:
    start = 0
    for line in text.split("\n"):
        for mark in reader.read(line):
            yield replace(mark, start=mark.start + start, end=mark.end + start)
        start += len(line) + 1
