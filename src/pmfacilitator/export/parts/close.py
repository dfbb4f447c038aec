"""How the meeting ended."""

from __future__ import annotations

from pmfacilitator.domain.sections import CloseSection
from pmfacilitator.domain.typed_values import show_count
from pmfacilitator.export.document import Inlines
from pmfacilitator.export.parts.material import Blocks, facts, plain


def close(section: CloseSection) -> Blocks:
    """The show of hands."""
    return facts(
        ("Would come again", _hands(section.would_come_again)),
        ("Would not", _hands(section.would_not)),
    )


def _hands(count: int | None) -> Inlines:
    return () if count is None else plain(show_count(count))
