"""The example's decisions, its parking lot and its close."""

from __future__ import annotations

import datetime as dt

from pmfacilitator.demo.ids import demo_id, link, points, voice
from pmfacilitator.domain.edits import AddRow, ChangeSection, ChangeStatus, Edit, MoveAction, Triage
from pmfacilitator.domain.meeting import Status
from pmfacilitator.domain.prompts import Slot
from pmfacilitator.domain.rows import (
    Action,
    ActionKind,
    ActionStatus,
    Insight,
    Lens,
    Parked,
    Priority,
    Sort,
)

ACTIONS = (
    Action(
        id=demo_id("action-pool"),
        what="Give card payments a connection pool of their own",
        owner="Mara Lindqvist",
        due=dt.date(2026, 11, 27),
        kind=ActionKind.PREVENT,
        priority=Priority.HIGH,
        answers=demo_id("root-cause-architecture-1"),
        tracker="https://tracker.example/LARK-2301",
    ),
    Action(
        id=demo_id("action-limit"),
        what="Limit calls per shop on every endpoint",
        owner="Tomasz Zielak",
        due=dt.date(2026, 11, 20),
        kind=ActionKind.PREVENT,
        priority=Priority.HIGH,
        answers=demo_id("root-cause-system-1"),
        tracker="https://tracker.example/LARK-2302",
    ),
    Action(
        id=demo_id("action-alert"),
        what="Alert when 80 % of the pool is in use for one minute",
        owner="Mara Lindqvist",
        due=dt.date(2026, 11, 16),
        kind=ActionKind.DETECT,
        priority=Priority.HIGH,
        answers=demo_id("root-cause-monitoring-1"),
        tracker="https://tracker.example/LARK-2303",
    ),
    Action(
        id=demo_id("action-feed"),
        what="Write a proposal for the bookkeeping feed, together with three bookkeepers",
        owner="Priya Raman",
        due=dt.date(2026, 12, 4),
        kind=ActionKind.PRODUCT,
        priority=Priority.HIGH,
        answers=demo_id("insight-feed"),
    ),
    Action(
        id=demo_id("action-tell"),
        what="Tell the 134 shops what will change, and that their bot goes on working",
        owner="Elif Demir",
        due=dt.date(2026, 11, 18),
        kind=ActionKind.COMMUNICATE,
        priority=Priority.HIGH,
        answers=demo_id("unknown-callers"),
    ),
    Action(
        id=demo_id("action-status"),
        what="Rewrite the status page so that it says first whether money is safe",
        owner="Noor Haddad",
        due=dt.date(2026, 11, 25),
        kind=ActionKind.DOCUMENT,
        priority=Priority.MEDIUM,
        answers=demo_id("insight-trust"),
    ),
    Action(
        id=demo_id("action-block"),
        what="Block kassenbuch-bot for good",
        owner="Tomasz Zielak",
        kind=ActionKind.PREVENT,
        answers=demo_id("unknown-callers"),
    ),
)

PARKED = (
    Parked(
        id=demo_id("parked-endpoints"),
        text="Which other endpoints of our own pages have callers that we do not know?",
        sort=Sort.QUESTION,
        said_by=voice("henrik"),
    ),
    Parked(
        id=demo_id("parked-restart"),
        text="A restart throws away the list of who holds the connections",
        sort=Sort.FIX,
        said_by=voice("mara"),
    ),
    Parked(
        id=demo_id("parked-forum"),
        text="Bookkeepers help each other in a forum that we do not read",
        sort=Sort.OPPORTUNITY,
        said_by=voice("Support"),
    ),
    Parked(
        id=demo_id("parked-onboarding"),
        text="Should onboarding ask every shop who keeps its books?",
        sort=Sort.QUESTION,
        said_by=voice("noor"),
    ),
)

TRIAGE = (
    Triage(
        demo_id("parked-endpoints"),
        Action(
            id=demo_id("action-callers"),
            what="List who calls the endpoints that our own pages use",
            owner="Tomasz Zielak",
            due=dt.date(2026, 11, 27),
            kind=ActionKind.INVESTIGATE,
            priority=Priority.MEDIUM,
        ),
    ),
    Triage(
        demo_id("parked-restart"),
        because="with a pool of their own, payments are no longer restarted first",
    ),
    Triage(
        demo_id("parked-forum"),
        Insight(
            id=demo_id("insight-forum"),
            learned="Who keeps books for shops asks other bookkeepers first, and us last",
            assumption="Who is stuck reads our pages or writes to Support",
            lens=Lens.DOCUMENTATION,
            evidence=(link("forum"), link("author")),
            opportunity="Answer in that forum, and bring what is asked there to our own pages",
            owner="Elif Demir",
        ),
    ),
)
"""What the room made of them; the last one nobody had time for."""


SETTLED = (
    MoveAction(
        demo_id("action-block"),
        ActionStatus.NOT_DOING,
        dt.date(2026, 11, 13),
        because="it does what our customers need; it gets a limit, and later a better way",
    ),
    MoveAction(demo_id("action-alert"), ActionStatus.DONE, dt.date(2026, 11, 16)),
    MoveAction(demo_id("action-status"), ActionStatus.DONE, dt.date(2026, 11, 18)),
)
"""What became of some of them since."""


def decision_edits() -> tuple[Edit, ...]:
    """What was decided, what was left for another day, and what each took home."""
    return (
        *(AddRow(Slot("actions"), action) for action in ACTIONS),
        *SETTLED,
        *(AddRow(Slot("parked"), parked) for parked in PARKED),
        *TRIAGE,
        *points(
            Slot("points", "close", "learned"),
            ("mara", "A report can stop a till"),
            ("tomasz", "An endpoint is public from the day somebody finds it"),
            ("priya", "Our most loyal users may have no account"),
            ("elif", "People who build around us are telling us what to build"),
            ("jonas", "Nine minutes: Support is an alert, too"),
            ("henrik", "The busiest page was not on our map"),
        ),
        ChangeSection("close", "will_work_differently", 5),
        ChangeSection("close", "would_come_again", 7),
        ChangeSection("close", "would_not", 0),
        ChangeStatus(Status.FINAL),
    )
