"""Actions and insights as a table for spreadsheets and trackers (CSV, RFC 4180).

A spreadsheet takes a cell that begins with `=`, `+`, `-` or `@` for a formula, whoever typed it;
an apostrophe in front makes it text again, as such programs themselves write it (OWASP, "CSV
Injection"). A mark of byte order in front lets Excel read it as UTF-8.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from collections.abc import Iterable, Sequence

from pmfacilitator.domain.meeting import Meeting
from pmfacilitator.domain.records import Row
from pmfacilitator.domain.rows import (
    Action,
    ActionChange,
    Insight,
    InsightChange,
    Quantity,
    Result,
)
from pmfacilitator.domain.rows import Link as Pointer
from pmfacilitator.domain.typed_values import show_list, show_words
from pmfacilitator.errors import UsageError
from pmfacilitator.export.offers import View
from pmfacilitator.export.targets.dialects import WORD_JOINER

BYTE_ORDER = "\ufeff"
STARTS_FORMULA = tuple("=+-@\t\r\n＝＋－＠")
"""What a cell may not begin with; the wide forms count in East Asian editions."""

_BEGINS_ANOTHER = re.compile(r"[;\t\n] *(?=[=+@＝＋－＠-])")
_ACTIONS = (
    *("id", "action", "owner", "due", "status", "since", "kind", "priority", "answers", "tracker"),
    *("because", "incident", "reference", "meeting"),
)
_INSIGHTS = (
    *("id", "insight", "assumption", "saw", "lens", "confidence", "evidence", "number", "unit"),
    *("customers", "opportunity", "owner", "comes from", "status", "since", "because"),
    *("check back", "result", "result value", "result unit", "result date"),
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
        _day(action.due),
        show_words(action.status),
        _since(action.changes),
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
        insight.saw,
        show_words(insight.lens or ""),
        insight.confidence or "",
        "; ".join(_pointed(meeting, pointer) for pointer in insight.evidence),
        *_number(insight.number),
        show_list(insight.customers),
        insight.opportunity,
        insight.owner,
        _headline(meeting, insight.source),
        show_words(insight.status),
        _since(insight.changes),
        insight.because,
        _day(insight.check_back),
        *_result(insight.result),
        *_where(meeting),
    )


def _number(number: Quantity | None) -> tuple[str, str]:
    return (f"{number.value:f}", number.unit) if number else ("", "")


def _result(result: Result | None) -> tuple[str, ...]:
    return (result.words, *_number(result.number), _day(result.on)) if result else ("",) * 4


def _since(changes: Sequence[ActionChange | InsightChange]) -> str:
    return _day(changes[-1].on) if changes else ""


def _day(day: dt.date | None) -> str:
    return day.isoformat() if day else ""


def _pointed(meeting: Meeting, pointer: Pointer) -> str:
    return pointer.url or _headline(meeting, pointer.target)


def _headline(meeting: Meeting, row_id: str | None) -> str:
    row: Row | None = meeting.row(row_id) if row_id else None
    return row.headline if row else ""


def _where(meeting: Meeting) -> tuple[str, str, str]:
    return meeting.title, meeting.incident.reference, meeting.id
