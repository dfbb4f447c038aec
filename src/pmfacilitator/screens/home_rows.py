"""How a meeting looks in the list at home."""

from __future__ import annotations

import datetime as dt

from pmfacilitator.catalogue import Summary
from pmfacilitator.domain.text import clean_line, shorten
from pmfacilitator.widgets.row_view import RowView

_SEVERITY_WIDTH = 8
LEAD_WIDTH = 13
INSIDE = "in its text"
"""What stands behind a meeting that was found by what was said in it."""


def row_of(summary: Summary, today: dt.date, *, is_inside: bool = False) -> RowView:
    """The row of a meeting; `is_inside` says that the words stand in its text alone."""
    row_id = str(summary.path)
    if summary.damaged:
        return RowView(row_id, summary.path.name, "! damaged", notes=(summary.damaged,))
    title = clean_line(summary.title) or "Untitled incident"
    facts = (
        "archived" if summary.archived else "",
        summary.agenda,
        summary.status.replace("_", " "),
        _counted(summary.open_actions, "open action"),
        _counted(summary.insights, "insight"),
        show_age(summary.date, today),
    )
    notes = " · ".join(clean_line(fact) for fact in facts if fact)
    severity = clean_line(summary.severity)
    lead = f"{summary.date or 'undated':10} {shorten(severity, _SEVERITY_WIDTH)}"
    aside = INSIDE if is_inside else ""
    return RowView(row_id, title, clean_line(lead), aside=aside, notes=(notes,))


def _counted(number: int, what: str) -> str:
    """How many there are in words; nothing if there is none."""
    return f"{number:,} {what}{'s' if number > 1 else ''}" if number else ""


def more_row(count: int) -> RowView:
    """The last line of a list that goes on."""
    return RowView("", f"… and {count:,} more")


def show_age(date: str | None, today: dt.date) -> str:
    """How long ago an incident was, in the words people use."""
    if date is None:
        return ""
    try:
        days = (today - dt.date.fromisoformat(date)).days
    except ValueError:
        return ""
    if days < 0:
        return "in the future"
    if days <= 1:
        return ("today", "yesterday")[days]
    if days < 14:
        return f"{days} days ago"
    if days < 70:
        return f"{days // 7} weeks ago"
    return f"{days // 30} months ago" if days < 2 * 365 else f"{days // 365} years ago"
