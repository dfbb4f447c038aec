"""What became of promises from last time."""

from __future__ import annotations

from pmfacilitator.domain.rows import Kept, Promised
from pmfacilitator.domain.sections import OpeningSection
from pmfacilitator.domain.typed_times import show_date
from pmfacilitator.domain.typed_values import show_words
from pmfacilitator.export.document import Item, Strong, Text, linked
from pmfacilitator.export.parts.material import Blocks, bullets, words

_LEADS_ON = {Kept.DONE: ": ", Kept.STILL_ON: ": ", Kept.DROPPED: ", because "}


def promises(section: OpeningSection) -> Blocks:
    """Each promise with its answer: done, still on, or dropped and why."""
    return bullets(map(_promise, section.last_time))


def _promise(row: Promised) -> Item:
    said = (Text(_LEADS_ON[row.answer]), *linked(row.said)) if row.said else ()
    answer = Strong(show_words(row.answer))
    return Item((*words(row.words), Text(" — "), answer, *said, Text(f" ({show_date(row.on)})")))
