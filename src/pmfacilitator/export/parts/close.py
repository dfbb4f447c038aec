"""How the meeting ended."""

from __future__ import annotations

from pmfacilitator.domain.sections import CloseSection
from pmfacilitator.domain.thresholds import Reached, ended
from pmfacilitator.domain.typed_values import show_count
from pmfacilitator.export.document import Inlines
from pmfacilitator.export.parts.material import Blocks, facts, paragraphs, plain


def close(section: CloseSection) -> Blocks:
    """The shows of hands, and what they say about the meeting."""
    hands = facts(
        ("Will work differently", _hands(section.will_work_differently)),
        ("Would come again", _hands(section.would_come_again)),
        ("Would not", _hands(section.would_not)),
    )
    known = [words for reached, words in ended(section).sentences if reached is not Reached.UNKNOWN]
    return (*hands, *paragraphs(" ".join(known)))


def _hands(count: int | None) -> Inlines:
    return () if count is None else plain(show_count(count))
