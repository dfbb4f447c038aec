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

from pmfacilitator.domain.learning.ledger import Assumption, Broken
from pmfacilitator.domain.learning.listed import (
    ActionListed,
    InsightListed,
    actions_of,
    insights_of,
)
from pmfacilitator.domain.learning.roadmap import stage_of
from pmfacilitator.domain.learning.seeing import seen_of
from pmfacilitator.domain.learning.seen import ChangeSeen, NumberSeen, ResultSeen
from pmfacilitator.domain.meeting import Meeting
from pmfacilitator.domain.reviewed import Loop
from pmfacilitator.domain.seen_before import show_again
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
    *(
        "customers",
        "opportunity",
        "owner",
        "comes from",
        "seen before",
        "status",
        "since",
        "because",
    ),
    *("check back", "result", "result value", "result unit", "result date"),
    *("incident", "reference", "meeting"),
)
_ASSUMPTIONS = (
    *("assumption", "incidents", "saw", "learned", "lens", "status", "owner", "date", "incident"),
    *("severity", "insight", "meeting"),
)
_NO_DAY = dt.date.min
"""Stands for today where only one meeting is told of, and nothing is asked about days."""


_LOOPS = (
    *("id", "stage", "insight", "status", "since", "could become", "owner", "incidents"),
    *("customers", "quotes", "check back", "result", "value", "unit", "decision", "because"),
)


def write(meeting: Meeting, view: View) -> str:
    """The table of actions or of insights, a row each, with its header."""
    seen = seen_of(meeting)
    match view:
        case View.ACTIONS:
            return actions_sheet(actions_of(seen, _NO_DAY))
        case View.INSIGHTS:
            return insights_sheet(insights_of(seen, _NO_DAY))
        case View.ROADMAP:
            return sheet(_LOOPS, (_loop(row) for row in meeting.looked_back_on.loops))
        case _:
            raise UsageError(f"There is no table for the view {view}.")


def insights_sheet(rows: Iterable[InsightListed]) -> str:
    """Insights, of one meeting or of many."""
    return sheet(_INSIGHTS, map(_insight, rows))


def actions_sheet(rows: Iterable[ActionListed]) -> str:
    """Actions, of one meeting or of many."""
    return sheet(_ACTIONS, map(_action, rows))


def assumptions_sheet(rows: Iterable[Assumption]) -> str:
    """Broken assumptions, a row for each time that one broke."""
    return sheet(_ASSUMPTIONS, (_broken(row, once) for row in rows for once in row.broke))


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


def _action(row: ActionListed) -> tuple[str, ...]:
    return (
        row.id,
        row.what,
        row.owner,
        _day(row.due),
        show_words(row.status),
        _since(row.changes),
        show_words(row.kind),
        row.priority,
        row.answers,
        row.tracker,
        row.because,
        *_where(row),
    )


def _insight(row: InsightListed) -> tuple[str, ...]:
    return (
        row.id,
        row.learned,
        row.assumption,
        row.saw,
        show_words(row.lens),
        row.confidence,
        "; ".join(row.evidence),
        *_number(row.number),
        show_list(row.customers),
        row.opportunity,
        row.owner,
        row.comes_from,
        "; ".join(show_again(again.words, again.on) for again in row.again),
        show_words(row.status),
        _since(row.changes),
        row.because,
        _day(row.check_back),
        *_result(row.result),
        *_where(row),
    )


def _broken(row: Assumption, once: Broken) -> tuple[str, ...]:
    return (
        row.assumption,
        str(row.incidents),
        once.saw,
        once.learned,
        show_words(once.lens),
        show_words(once.status),
        once.owner,
        _day(once.date),
        once.incident,
        once.severity,
        once.insight,
        once.meeting,
    )


def _number(number: NumberSeen | None) -> tuple[str, str]:
    return (number.value, number.unit) if number else ("", "")


def _result(result: ResultSeen | None) -> tuple[str, ...]:
    return (result.words, *_number(result.number), _day(result.on)) if result else ("",) * 4


def _since(changes: Sequence[ChangeSeen]) -> str:
    return _day(changes[-1].on) if changes else ""


def _loop(loop: Loop) -> tuple[str, ...]:
    return (
        loop.id,
        stage_of(loop).words,
        loop.learned,
        show_words(loop.status),
        _day(loop.since),
        loop.opportunity,
        loop.owner,
        "; ".join(loop.incidents),
        "; ".join(loop.customers),
        "; ".join(loop.quotes),
        _day(loop.check_back),
        loop.result,
        str(loop.number.value) if loop.number else "",
        loop.number.unit if loop.number else "",
        loop.verdict or "",
        loop.because,
    )


def _day(day: dt.date | None) -> str:
    return day.isoformat() if day else ""


def _where(row: InsightListed | ActionListed) -> tuple[str, str, str]:
    return row.incident, row.reference, row.meeting
