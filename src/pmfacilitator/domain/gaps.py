"""What one row still lacks, asked as the room would ask it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pmfacilitator.domain.learning.roadmap import Stage, stage_of
from pmfacilitator.domain.meeting import Meeting
from pmfacilitator.domain.parking import still_open
from pmfacilitator.domain.records import Row
from pmfacilitator.domain.reviewed import Idea, Loop, Outcome, Theme
from pmfacilitator.domain.rows import (
    Account,
    Action,
    ActionStatus,
    Entry,
    Factor,
    Insight,
    InsightStatus,
    Message,
    Parked,
    Point,
    Why,
)
from pmfacilitator.domain.text import shorten


@dataclass(frozen=True)
class Gap:
    """Something missing from a row or, where `row` is "", from the list it would stand in."""

    check: str
    text: str
    field: str = ""
    row: str = ""


class Known:
    """What has to be looked up for every row of a meeting, gathered once."""

    def __init__(self, meeting: Meeting) -> None:
        rows = [row for _, rows in meeting.lists() for row in rows]
        self.rows = frozenset(row.id for row in rows)
        self.untriaged = frozenset(row.id for row in still_open(meeting))
        self.explained = frozenset(row.explains for row in rows if isinstance(row, Why))


def pointers(row: Row) -> Iterator[tuple[str, str]]:
    """The ids of other rows that a row points at, each with the field that does."""
    match row:
        case Why(explains=str(target)):
            yield "explains", target
        case Insight(source=str(target)):
            yield "source", target
        case Action(answers=str(target)):
            yield "answers", target
        case Point() | Factor() | Parked() | Idea() if row.said_by.participant:
            yield "said_by", row.said_by.participant
        case _:
            pass
    if isinstance(row, Factor | Why | Insight):
        yield from (("evidence", link.target) for link in row.evidence if link.target)


def row_gaps(row: Row, known: Known) -> Iterator[Gap]:
    """What a row still lacks: first what was never said, then what it points at in vain."""
    for field, text in _unsaid(row, known):
        yield Gap(field, text.format(named(row)), field, row.id)
    if row.id in known.untriaged:
        yield Gap("triage", f"What becomes of {named(row)} from the parking lot?", row=row.id)
    gone = dict.fromkeys(field for field, target in pointers(row) if target not in known.rows)
    for field in gone:
        text = "Who said {}?" if field == "said_by" else "What does {} go back to? A link is gone."
        yield Gap(f"{field} gone", text.format(named(row)), field, row.id)


def named(row: Row) -> str:
    """How a question names a row."""
    return f"“{shorten(row.headline, 42)}”" if row.headline else "the empty line"


def _unsaid(row: Row, known: Known) -> Iterator[tuple[str, str]]:
    match row:
        case Entry(when=None):
            yield "when", "When was {}?"
        case Factor():
            if row.id not in known.explained:
                yield "whys", "Why was {} so?"
            if not row.evidence:
                yield "evidence", "What shows us that {} contributed?"
        case Why(explains=None):
            yield "explains", "What does {} explain?"
        case Account() | Message():
            yield from _unsaid_of_impact(row)
        case Insight(opportunity=""):
            yield "opportunity", "What could {} become?"
        case Insight(owner=""):
            yield "owner", "Who will take {} further?"
        case Insight(lens=None):
            yield "lens", "Through which lens did we see {}?"
        case Insight(status=InsightStatus.SHIPPED, check_back=None, result=None):
            yield "check_back", "When do we look what came of {}?"
        case Action():
            yield from _unsaid_of_action(row)
        case Theme():
            yield from _unsaid_of_theme(row)
        case Loop(verdict=None) if stage_of(row) is not Stage.CLOSED:
            yield "", "Do we keep {}, kill it, or let it wait?"
        case _:
            pass


def _unsaid_of_theme(theme: Theme) -> Iterator[tuple[str, str]]:
    match theme:
        case Theme(outcome=None):
            yield "", "What becomes of the theme {}?"
        case Theme(outcome=Outcome.PROPOSAL, owner=""):
            yield "owner", "Who takes the theme {} further?"
        case Theme(outcome=Outcome.PROPOSAL, due=None):
            yield "due", "By when is {} proposed?"
        case _:
            pass


def _unsaid_of_impact(row: Account | Message) -> Iterator[tuple[str, str]]:
    match row:
        case Account(follow_up_by=""):
            yield "follow_up_by", "Who will get back to {}, and by when?"
        case Account(follow_up_due=None):
            yield "follow_up_due", "By when will we get back to {}?"
        case Message(when=None):
            yield "when", "When were customers told {}?"
        case Message(right=None):
            yield "right", "Did {} turn out to be right?"
        case _:
            pass


def _unsaid_of_action(action: Action) -> Iterator[tuple[str, str]]:
    match action:
        case Action(status=ActionStatus.OPEN, owner="", due=None):
            yield "owner", "Who will take {}, and by when?"
        case Action(status=ActionStatus.OPEN, owner=""):
            yield "owner", "Who will take {}?"
        case Action(status=ActionStatus.OPEN, due=None):
            yield "due", "By when will {} be done?"
        case Action(status=ActionStatus.NOT_DOING, because=""):
            yield "because", "Why are we not doing {}?"
        case _:
            pass
