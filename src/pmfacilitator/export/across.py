"""Documents over a whole library: its insights, its actions, its broken assumptions."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from pmfacilitator.domain.house import House
from pmfacilitator.domain.learning.ledger import Assumption, Broken
from pmfacilitator.domain.learning.listed import ActionListed, InsightListed, Listed
from pmfacilitator.domain.learning.shown import show_seen_number, show_seen_result
from pmfacilitator.domain.typed_times import show_date
from pmfacilitator.domain.typed_values import show_list, show_words
from pmfacilitator.export.document import (
    Document,
    Inlines,
    Item,
    Paragraph,
    Task,
    TaskList,
    Text,
    joined,
    linked,
)
from pmfacilitator.export.parts.material import Blocks, bullets, facts, headed, plain, words

_NOTHING = "There is none."


def insights_document(rows: Sequence[InsightListed]) -> Document:
    """Insights as a list, each with its way to a result."""
    return Document("Insights", bullets(_insight(row) for row in rows) or _nothing())


def actions_document(rows: Sequence[ActionListed]) -> Document:
    """Actions as tasks; what was given up stands behind them without a box."""
    given_up = [row for row in rows if row.status == "not_doing"]
    tasks = tuple(
        Task(words(row.what), done=row.status == "done", blocks=_about_action(row))
        for row in rows
        if row not in given_up
    )
    others = bullets(Item(words(row.what), _about_action(row)) for row in given_up)
    blocks = (*((TaskList(tasks),) if tasks else ()), *others)
    return Document("Actions", blocks or _nothing())


def assumptions_document(rows: Sequence[Assumption], house: House | None = None) -> Document:
    """Broken assumptions: those that broke more than once, then the others."""
    again = [row for row in rows if row.incidents > 1]
    once = [row for row in rows if row.incidents == 1]
    told = partial(_assumption, house or House())
    blocks = (
        *headed("Broke more than once", "again", bullets(map(told, again))),
        *headed("Broke once", "once", bullets(map(told, once))),
    )
    return Document("What we had assumed", blocks or _nothing())


def _nothing() -> Blocks:
    return (Paragraph((Text(_NOTHING),)),)


def _insight(row: InsightListed) -> Item:
    number = show_seen_number(row.number) if row.number else ""
    evidence = [*row.evidence, *([number] if number else [])]
    day = plain(f" ({show_date(row.result.on)})") if row.result and row.result.on else ()
    beneath = facts(
        ("Broken assumption", linked(row.assumption)),
        ("What we saw", linked(row.saw)),
        ("Lens", plain(show_words(row.lens))),
        ("Evidence", joined((linked(text) for text in evidence), "; ")),
        ("Customers", linked(show_list(row.customers))),
        ("Opportunity", linked(row.opportunity)),
        ("Owner", linked(row.owner)),
        ("Status", _status(row)),
        ("Check back", plain(show_date(row.check_back)) if row.check_back else ()),
        ("Result", (*linked(show_seen_result(row.result)), *day) if row.result else ()),
        ("Incident", _incident(row)),
    )
    return Item(words(row.learned), beneath)


def _about_action(row: ActionListed) -> Blocks:
    overdue = ", overdue" if row.is_overdue else ""
    return facts(
        ("Owner", linked(row.owner)),
        ("Due", plain(f"{show_date(row.due)}{overdue}") if row.due else ()),
        ("Answers", linked(row.answers)),
        ("Tracker", linked(row.tracker)),
        ("Status", _status(row) if row.status != "open" or row.changes else ()),
        ("Incident", _incident(row)),
    )


def _assumption(house: House, row: Assumption) -> Item:
    return Item(words(row.assumption), bullets(map(partial(_broken, house), row.broke)))


def _broken(house: House, row: Broken) -> Item:
    what = linked(row.saw or row.learned)
    day = plain(f"{show_date(row.date)} · " if row.date else "")
    lens = plain(f" ({house.lens(row.lens)})" if row.lens else "")
    return Item((*day, *linked(row.incident), *plain(": "), *what, *lens))


def _status(row: Listed) -> Inlines:
    since = row.changes[-1].on if row.changes and row.changes[-1].status == row.status else None
    day = f" since {show_date(since)}" if since else ""
    because = (*plain(", because "), *linked(row.because)) if row.because else ()
    return (*plain(f"{show_words(row.status)}{day}"), *because)


def _incident(row: Listed) -> Inlines:
    day = plain(show_date(row.date)) if row.date else ()
    parts = (linked(row.incident), linked(row.reference), linked(row.severity), day)
    return joined((part for part in parts if part), " · ")
