"""The example's facts, people, opening and timeline."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from pmfacilitator.demo.ids import demo_id, points, voice
from pmfacilitator.domain.edits import AddRow, ChangeIncident, Edit, MarkHeard
from pmfacilitator.domain.meeting import Detection
from pmfacilitator.domain.prompts import Slot
from pmfacilitator.domain.rows import Entry, Milestone, Participant
from pmfacilitator.domain.stamps import Stamp
from pmfacilitator.domain.typed_times import read_entry, settled

TITLE = "Card payments declined: every connection busy"
DATE = dt.date(2026, 11, 12)

TLDR = """\
For 56 minutes on a Thursday morning, about one card payment in three failed at the till. Every \
database connection was busy with the ledger page's own endpoint, called not by our page but by \
bookkeeping bots that 134 shops run against it, four hundred calls a minute in all. A release \
that morning had made each of those calls thirty times slower.

We shut the bots out, took the release back and let them in again, and learned that our smallest \
customers keep their books all day long, with something we never built. No payment was lost or \
charged twice."""


@dataclass(frozen=True)
class Line:
    """One line as the room typed it into the timeline, and what was then marked on it."""

    name: str
    typed: str
    source: str = ""
    milestone: Milestone | None = None
    starred: bool = False


TIMELINE = (
    Line("release", "8:40 Release 46 goes out: the ledger page now shows fees", "release notes"),
    Line(
        "slower",
        "9:55 A ledger query takes more than a second; nothing watches that",
        "database graphs, seen afterwards",
    ),
    Line(
        "pool-full",
        "10:31 All 60 database connections are in use; card payments begin to wait",
        "database graphs",
        Milestone.IMPACT_STARTED,
    ),
    Line("first-call", "10:34 Café Anker in Bremen calls: cards spin, then decline", "Support"),
    Line(
        "support-tells",
        "10:36 Third call of the same kind; Support tells Engineering in #payments",
        "#payments",
        Milestone.DETECTED,
        starred=True,
    ),
    Line("alert", "10:43 First alert: payment success is below 90 %", "alert 7713"),
    Line(
        "on-call",
        "10:46 Mara takes it and opens a channel for the incident",
        "#inc-2291",
        Milestone.ACKNOWLEDGED,
    ),
    Line("restart", "10:52 Payments restarted: all well for four minutes, then as before"),
    Line(
        "status-1",
        "10:58 Status page: card payments are slow or failing, we are looking into it",
        "status page",
        Milestone.FIRST_CUSTOMER_MESSAGE,
    ),
    Line(
        "who-holds",
        "11:05 57 of the 60 connections are held by the ledger, not by payments",
        "list of open connections",
        starred=True,
    ),
    Line(
        "bots-found",
        "11:19 The callers: 134 shops, every 20 seconds, all named kassenbuch-bot",
        "access log",
        starred=True,
    ),
    Line(
        "shut-out",
        "11:27 Only our own page may call the ledger now; the pool drains at once",
        "#inc-2291",
        Milestone.MITIGATED,
    ),
    Line("status-2", "11:40 Status page: all systems work again", "status page"),
    Line("books-stand", "11:48 Three bookkeepers call: their books stopped filling at 11:27"),
    Line(
        "rolled-back",
        "12:20 Release 46 is taken back, its payout fix kept; the bots may call again",
        "#inc-2291",
        Milestone.RESOLVED,
    ),
    Line(
        "forum",
        "15:05 Elif finds the bot: shared in a bookkeepers' forum since March",
        "forum.example",
    ),
    Line(
        "author",
        "2026-11-13 9:10 The bot's author answers: glad that somebody asks",
        "mail to Elif",
    ),
)


def incident_edits() -> tuple[Edit, ...]:
    """What was said in set-up, in the opening and on the timeline."""
    heard = (MarkHeard("timeline", voice(name)) for name in ("mara", "jonas"))
    return (*_facts(), *_people(), *_opening(), *_timeline(), *heard)


def _facts() -> tuple[Edit, ...]:
    return (
        ChangeIncident("reference", "INC-2291"),
        ChangeIncident("services", ("Card payments", "Ledger", "Payouts")),
        ChangeIncident("tags", ("connections", "bots")),
        ChangeIncident("detected_by", Detection.CUSTOMER),
        ChangeIncident("tldr", TLDR),
    )


def _people() -> tuple[Edit, ...]:
    people = (
        Participant(id=demo_id("noor"), name="Noor Haddad", role="Design", facilitator=True),
        Participant(id=demo_id("jonas"), name="Jonas Weil", role="Support", note_taker=True),
        Participant(id=demo_id("mara"), name="Mara Lindqvist", role="Engineering"),
        Participant(id=demo_id("tomasz"), name="Tomasz Zielak", role="Engineering"),
        Participant(id=demo_id("priya"), name="Priya Raman", role="Product"),
        Participant(id=demo_id("elif"), name="Elif Demir", role="Customer Success"),
        Participant(id=demo_id("henrik"), name="Henrik Solberg", role="Leadership"),
        Participant(id=demo_id("sofia"), name="Sofia Marques", role="Other", present=False),
    )
    return tuple(AddRow(Slot("participants"), person) for person in people)


def _opening() -> tuple[Edit, ...]:
    return (
        *points(
            Slot("points", "opening", "new-here"),
            ("elif", "My first review since I came to Customer Success"),
        ),
        *points(
            Slot("points", "opening", "worth-it"),
            ("elif", "Knowing what we tell the bookkeepers on Monday"),
            ("henrik", "Understanding how a report could stop a till"),
            ("mara", "Leaving with three things we will really do"),
        ),
    )


def _timeline() -> tuple[Edit, ...]:
    edits: list[Edit] = []
    previous: Stamp | None = None
    for line in TIMELINE:
        typed = read_entry(line.typed)
        when = settled(typed.stamp, previous, DATE) if typed.stamp else None
        previous = when or previous
        entry = Entry(
            id=demo_id(line.name),
            text=typed.text,
            when=when,
            milestone=line.milestone,
            source=line.source,
            starred=line.starred,
        )
        edits.append(AddRow(Slot("timeline"), entry))
    return tuple(edits)
