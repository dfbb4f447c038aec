"""Actions and insights as a table for spreadsheets and trackers (CSV, RFC 4180).

A spreadsheet takes a cell that begins with `=`, `+`, `-` or `@` for a formula, whoever typed it;
an apostrophe in front makes it text again, as such programs themselves write it (OWASP, "CSV
Injection"). A mark of byte order in front lets Excel read it as UTF-8.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

from pmfacilitator.domain.meeting import Meeting
from pmfacilitator.domain.records import Row
from pmfacilitator.domain.rows import Action, Insight
from pmfacilitator.domain.rows import Link as Pointer
from pmfacilitator.domain.typed_values import show_words
from pmfacilitator.errors import UsageError
from pmfacilitator.export.offers import View
from pmfacilitator.export.targets.dialects import WORD_JOINER

BYTE_ORDER = "\ufeff"
STARTS_FORMULA = tuple("=+-@\t\r\n＝＋－＠")
"""What a cell may not begin with; the wide forms count in East Asian editions."""

_BEGINS_ANOTHER = re.compile(r"[;\t\n] *(?=[=+@＝＋－＠-])")
_ACTIONS = (
    *("id", "action", "owner", "due", "status", "kind", "priority", "answers", "tracker"),
    *("because", "incident", "reference", "meeting"),
)
_INSIGHTS = (
    *("id", "insight", "assumption", "lens", "evidence", "opportunity", "owner", "comes from"),
    *("incident", "reference", "meeting"),
)


def write(meeting: Meeting, view: View) -> str:
    """The table of actions or of insights, a row each, with its header."""
    match view:
        case View.ACTIONS:
            return sheet(_ACTIONS, (_action(meeting, row) for row in meeting.actions))
        case View.INSIGHTS:
            return sheet(_INSIGHTS, (_insight(meeting, row) for row in meeting.insights))
        case _:
            raise UsageError(f"There is no table for the view {view}.")


def sheet(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table in which no cell is taken for a formula."""
    text = io.StringIO()
    writer = csv.writer(text)
    for row in (header, *rows):
        writer.writerow([harmless(cell) for cell in row])
    return BYTE_ORDER + text.getvalue()


def harmless(cell: str) -> str:
    """The cell, guarded if a spreadsheet would calculate it, or a part of it.

    Where a semicolon or a tab parts cells, what stands behind one begins a cell too; a word joiner
    (invisible, without width) keeps that from being a formula.
    """
    guarded = f"'{cell}" if cell.lstrip(" ").startswith(STARTS_FORMULA) else cell
    return _BEGINS_ANOTHER.sub(rf"\g<0>{WORD_JOINER}", guarded)


def _action(meeting: Meeting, action: Action) -> tuple[str, ...]:
    return (
        action.id,
        action.what,
        action.owner,
        action.due.isoformat() if action.due else "",
        show_words(action.status),
        show_words(action.kind or ""),
        action.priority or "",
        _headline(meeting, action.answers),
        action.tracker,
        action.because,
        *_where(meeting),
    )


def _insight(meeting: Meeting, insight: Insight) -> tuple[str, ...]:
    return (
        insight.id,
        insight.learned,
        insight.assumption,
        show_words(insight.lens or ""),
        "; ".join(_pointed(meeting, pointer) for pointer in insight.evidence),
        insight.opportunity,
        insight.owner,
        _headline(meeting, insight.source),
        *_where(meeting),
    )


def _pointed(meeting: Meeting, pointer: Pointer) -> str:
    return pointer.url or _headline(meeting, pointer.target)


def _headline(meeting: Meeting, row_id: str | None) -> str:
    row: Row | None = meeting.row(row_id) if row_id else None
    return row.headline if row else ""


def _where(meeting: Meeting) -> tuple[str, str, str]:
    return meeting.title, meeting.incident.reference, meeting.id
