"""How something came to the status it has: every change with its day, and why."""

from __future__ import annotations

from collections.abc import Sequence

from pmfacilitator.domain.rows import Action, ActionChange, Insight, InsightChange
from pmfacilitator.domain.typed_times import show_date
from pmfacilitator.domain.typed_values import show_words
from pmfacilitator.export.document import Inlines, joined, linked
from pmfacilitator.export.parts.material import plain

Change = InsightChange | ActionChange


def went(changes: Sequence[Change]) -> Inlines:
    """The changes in order, in one line; nothing if there are none."""
    return joined((_told(made) for made in changes), " → ")


def trail(row: Insight | Action) -> Inlines:
    """All its changes; its status stands behind them, with its reason, where they do not tell it."""
    last = row.changes[-1] if row.changes else None
    if last is not None and (last.status, last.because) == (row.status, row.because):
        return went(row.changes)
    now = (*plain(show_words(row.status)), *why(row.because))
    return joined((part for part in (went(row.changes), now) if part), " → ")


def why(because: str) -> Inlines:
    """The reason behind a status; nothing if nobody gave one."""
    return (*plain(", because "), *linked(because)) if because else ()


def _told(made: Change) -> Inlines:
    return (*plain(f"{show_words(made.status)} {show_date(made.on)}"), *why(made.because))
