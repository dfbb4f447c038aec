"""One update of a public status page: what customers were told, and when."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from pmfacilitator.domain.text import clean_line
from pmfacilitator.importing.tools.harvest import Harvest
from pmfacilitator.importing.tools.json_text import Piece
from pmfacilitator.importing.tools.plain import plain
from pmfacilitator.importing.tools.records import instant_at, is_record, text_at


@dataclass(frozen=True)
class Update:
    """What was said at one moment, behind the status that it was said with."""

    record: object
    line: int
    said: str
    status: str
    instant: dt.datetime


def read_update(
    piece: Piece, line: int, harvest: Harvest, *, body: str, times: tuple[str, ...]
) -> Update | None:
    """An update, or None if it is none that can be kept, which the harvest is told.

    Args:
        piece: the record, and where it stands.
        line: the line that it begins on.
        harvest: is told what was left out, and why.
        body: where the words are.
        times: where its instant may be, the best place first.
    """
    record = piece.value
    if not is_record(record):
        harvest.drop("that are no updates", str(record)[:100], line)
        return None
    words, status = plain(text_at(record, body)).text, text_at(record, "status")
    title = clean_line(status.replace("_", " ")).capitalize()
    said = f"{title}: {words}" if title and words else title or words
    instant = instant_at(record, *times)
    if instant is None:
        harvest.drop("without a time", said, line)
        return None
    if not said and not harvest.everything:
        harvest.leave("without text", said, line)
        return None
    return Update(record, line, said or "(no text)", status, instant)
