"""Promises from last time: what other meetings still expect, as far as it bears on this one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pmfacilitator.domain.learning.listed import Listed, actions_of, insights_of
from pmfacilitator.domain.learning.seen import FactorSeen, InsightSeen, MeetingSeen

MOST = 7
"""How many a meeting opens on: more would be its whole agenda."""


@dataclass(frozen=True, slots=True)
class Promise:
    """An open action, or an insight whose result is due, and why it is asked for here."""

    row: Listed
    why: str


def promises(
    here: MeetingSeen, library: Iterable[MeetingSeen], today: dt.date
) -> tuple[Promise, ...]:
    """The promises on which a meeting opens, at most seven, what is due longest first.

    They bear on it by a service, a customer or a theme; where none does, the newest are asked for.
    What other reviews of the same incident decided is their own business.

    Args:
        here: what is known of this meeting.
        library: every meeting, the newest incident first.
        today: the day.
    """
    meetings = tuple(library)
    bonds = _Bonds(here, meetings)
    waiting = [
        (meeting, row)
        for meeting in meetings
        if meeting.incident.incident != here.incident.incident
        for row in _waiting(meeting, today)
    ]
    bearing = [
        Promise(row, why) for meeting, row in waiting if (why := bonds.between(meeting, row))
    ]
    if bearing:
        return tuple(sorted(bearing, key=_due_first)[:MOST])
    newest = [Promise(row, "from the newest incidents") for _, row in waiting[:MOST]]
    return tuple(sorted(newest, key=_due_first))


def _waiting(meeting: MeetingSeen, today: dt.date) -> Iterator[Listed]:
    yield from (row for row in actions_of(meeting, today) if row.is_open and row.what)
    yield from (row for row in insights_of(meeting, today) if row.is_due and row.learned)


class _Bonds:
    """What this meeting has in common with others."""

    def __init__(self, here: MeetingSeen, meetings: Sequence[MeetingSeen]) -> None:
        self._services = _named(here.incident.services)
        self._customers = _named(_customers(here))
        rows: tuple[InsightSeen | FactorSeen, ...] = (*here.insights, *here.factors)
        own = {row.id for row in rows} | {again.row for row in rows for again in row.again}
        self._themes = {
            row: theme.name
            for meeting in meetings
            for theme in meeting.themes
            if not own.isdisjoint(theme.rows)
            for row in theme.rows
        }

    def between(self, meeting: MeetingSeen, row: Listed) -> str:
        """Why a row of another meeting bears on this one; "" if it does not."""
        for service in meeting.incident.services:
            if service.casefold() in self._services:
                return f"same service: {service}"
        for customer in _customers(meeting):
            if customer.casefold() in self._customers:
                return f"same customer: {customer}"
        answers = next((a.answers for a in meeting.actions if a.id == row.id), row.id)
        theme = self._themes.get(answers)
        return f"same theme: {theme}" if theme else ""


def _customers(meeting: MeetingSeen) -> Iterator[str]:
    yield from (account.who for account in meeting.incident.accounts)
    yield from (name for insight in meeting.insights for name in insight.customers)


def _named(names: Iterable[str]) -> frozenset[str]:
    return frozenset(name.casefold() for name in names if name)


def _due_first(promise: Promise) -> tuple[bool, dt.date]:
    return not promise.row.is_due, promise.row.day or dt.date.max
