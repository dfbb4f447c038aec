"""One entry as it stands in a document, before its date and zone are worked out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pmfacilitator.domain.text import clean_line, shorten
from pmfacilitator.importing.prose.dates import Day
from pmfacilitator.importing.prose.lead import Lead
from pmfacilitator.importing.prose.shapes import Block
from pmfacilitator.importing.prose.statements import Stated

MOST_WORDS = 2000
"""How long the text of one entry may be."""


@dataclass(slots=True)
class Draft:
    """One entry as it stands there.

    Args:
        day: the day it says itself; `under` is the day that stands above it.
        fresh: whether it is the first one under that day.
        stated: the zone that stands above it.
        year: a year that stands in its table's header.
    """

    line: int
    lead: Lead | None
    words: list[str]
    raw: list[str]
    block: Block
    day: Day | None = None
    under: Day | None = None
    is_fresh: bool = False
    stated: Stated | None = None
    year: int = 0
    url: str = ""
    source: str = ""
    level: int = 0

    @property
    def is_timed(self) -> bool:
        """Whether its time is known."""
        return self.lead is not None and self.lead.is_timed

    def text(self) -> str:
        """All that it says, in one line."""
        lead, text = self.lead, ""
        for part in self.words:
            if text:
                text += " " if text[-1] in ".!?:;," else "; "
            text += part.lstrip(":;, ") if not text else part
        text = shorten(clean_line(text), MOST_WORDS)
        if lead is None:
            return text
        for note in _notes(lead):
            text = f"{text} ({note})" if text else note
        return text


def _notes(lead: Lead) -> Iterable[str]:
    """What the stamp says beyond its time."""
    if lead.clock is not None and lead.clock.words and lead.clock.words[0].isdigit():
        yield lead.clock.words
    if lead.also:
        yield "also " + ", ".join(f"{clock.time:%H:%M}" for clock in lead.also if clock.time)
    if lead.until is not None:
        end = lead.until.time
        if end is not None:
            day = lead.until_day
            date = f"{day.year:04}-" if day and day.year else ""
            date += f"{day.month:02}-{day.day:02} " if day and day.month else ""
            yield (
                f"until {date}{end:%H:%M:%S}".removesuffix(":00")
                if end.second
                else f"until {date}{end:%H:%M}"
            )
    if lead.bound:
        yield lead.bound
    elif lead.is_about:
        yield "approximate time"
