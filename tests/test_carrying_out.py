"""What a review decided reaches the insights it came from, once, and only as far as it may."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from pmfacilitator.alongside import Alongside
from pmfacilitator.carrying_out import Report, carry_out
from pmfacilitator.domain.edits import ChangeRow, MoveInsight
from pmfacilitator.domain.learning.carrying_out import waiting
from pmfacilitator.domain.meeting import Meeting
from pmfacilitator.domain.reviewed import (
    Card,
    CardSort,
    Loop,
    Outcome,
    Review,
    ReviewSort,
    Theme,
    Verdict,
)
from pmfacilitator.domain.rows import Insight, InsightStatus
from pmfacilitator.elsewhere import Elsewhere
from pmfacilitator.export.offers import View
from pmfacilitator.export.registry import render
from pmfacilitator.library.catalogue import IndexedCatalogue
from pmfacilitator.session import Session
from pmfacilitator.storage.library import Library
from pmfacilitator.storage.shelf import Shelf
from tests.builders import meeting, row_id

NOW = dt.datetime(2026, 12, 1, 9, 30, tzinfo=dt.UTC)
TODAY, DUE = NOW.date(), dt.date(2026, 12, 15)
POLLS, SCRAPES, POOLS = row_id(20), row_id(21), row_id(22)
AT = {POLLS: row_id(101), SCRAPES: row_id(102), POOLS: row_id(103)}
WORDS = {POLLS: "Resellers poll", SCRAPES: "Robots read", POOLS: "Pools are small"}
NOTICED, PROPOSED = InsightStatus.NOTICED, InsightStatus.PROPOSED
ROADMAP, DROPPED = InsightStatus.ON_THE_ROADMAP, InsightStatus.DROPPED
THEME = Theme(
    id=row_id(50),
    name="Machines",
    insights=(POLLS, SCRAPES),
    outcome=Outcome.PROPOSAL,
    owner="Ines",
    due=DUE,
)
OTHER = Theme(
    id=row_id(51), name="Pools", insights=(POOLS,), outcome=Outcome.DROPPED, because="capped"
)


class Desk:
    """A review over three meetings with an insight each."""

    def __init__(self, folder: Path, *statuses: InsightStatus, **review: object) -> None:
        self.library = Library(folder)
        self.paths = {}
        for (row, at), status in zip(AT.items(), statuses, strict=True):
            owner = "Jo" if row == SCRAPES else ""
            insight = Insight(id=row, learned=WORDS[row], status=status, owner=owner)
            self.paths[row] = self.library.create(meeting(id=at, insights=(insight,)))
        held = meeting(review=Review.model_validate(review))
        self.session = Session(held)
        elsewhere = Elsewhere(self.library, IndexedCatalogue(Shelf(folder), None))
        self.along = Alongside(self.session, elsewhere, lambda: NOW)

    @property
    def review(self) -> Review:
        return self.session.meeting.looked_back_on

    def plan(self) -> Report:
        return carry_out(self.along.would, waiting(self.review), TODAY)

    def carry_out(self) -> Report:
        report = carry_out(self.along.change, waiting(self.review), TODAY)
        if report.done:
            made = [change for _, change in report.done]
            self.along.note(made, lambda which: report.note(which, TODAY))
        return report

    def insight(self, row: str) -> Insight:
        file = self.library.open(self.paths[row], now=NOW, read_only=True)
        return file.meeting.insights[0]

    @property
    def statuses(self) -> list[InsightStatus]:
        return [self.insight(row).status for row in AT]


def themed(folder: Path, *statuses: InsightStatus) -> Desk:
    cards = [
        Card(id=row, words=WORDS[row], meeting=at, sort=CardSort.INSIGHT) for row, at in AT.items()
    ]
    return Desk(folder, *statuses, cards=cards, themes=[THEME, OTHER])


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return themed(tmp_path / "library", NOTICED, NOTICED, NOTICED)


def test_nothing_is_changed_until_somebody_says_so(desk: Desk) -> None:
    plan = desk.plan()
    assert plan.many == "3 insights in 3 meetings"
    assert plan.lines == (
        "Resellers poll: noticed → proposed",
        "Robots read: noticed → proposed",
        "Pools are small: noticed → dropped",
    )
    assert desk.statuses == [NOTICED] * 3


def test_a_proposal_gives_owner_and_day_where_there_is_none_and_what_is_dropped_its_reason(
    desk: Desk,
) -> None:
    desk.carry_out()
    polls, scrapes, pools = map(desk.insight, AT)
    assert (polls.status, polls.owner, polls.check_back) == (PROPOSED, "Ines", DUE)
    assert (scrapes.status, scrapes.owner, scrapes.check_back) == (PROPOSED, "Jo", DUE)
    assert (pools.status, pools.because) == (DROPPED, "capped")
    assert [change.on for change in polls.changes] == [TODAY]


def test_it_is_kept_in_the_review_told_and_carried_out_once(desk: Desk) -> None:
    desk.carry_out()
    assert waiting(desk.review) == ()
    assert {each.on for each in desk.review.carried} == {TODAY}
    told = render(desk.session.meeting, "markdown", View.THEMES)
    assert "Carried out:** 3, on 2026-12-01" in told
    reopened = Meeting.model_validate_json(desk.session.meeting.model_dump_json())
    assert waiting(reopened.looked_back_on) == ()


def test_a_review_that_was_lost_before_it_said_so_changes_nothing_twice(desk: Desk) -> None:
    carry_out(desk.along.change, waiting(desk.review), TODAY)
    before = [path.read_bytes() for path in desk.paths.values()]
    report = desk.carry_out()
    assert report.changed == ()
    assert [path.read_bytes() for path in desk.paths.values()] == before
    assert waiting(desk.review) == ()


def test_what_is_decided_otherwise_later_waits_again(desk: Desk) -> None:
    desk.carry_out()
    desk.session.apply(ChangeRow(OTHER.id, "because", "nobody asks"))
    assert [each.decision.insight for each in waiting(desk.review)] == [POOLS]


def test_one_step_takes_all_of_it_back_and_does_it_again(desk: Desk) -> None:
    desk.carry_out()
    desk.along.undo()
    assert (desk.statuses, desk.review.carried) == ([NOTICED] * 3, ())
    desk.along.redo()
    assert desk.statuses == [PROPOSED, PROPOSED, DROPPED]
    assert waiting(desk.review) == ()


def test_what_is_held_or_gone_is_said_and_waits_and_the_rest_is_carried_out(desk: Desk) -> None:
    window = desk.library.open(desk.paths[POLLS], now=NOW)
    desk.library.trash(desk.paths[POOLS])
    report = desk.carry_out()
    assert [each.words for each, _ in report.failed] == ["Resellers poll", "Pools are small"]
    assert "another window since 09:30" in report.failed[0][1]
    assert [each.decision.insight for each in waiting(desk.review)] == [POLLS, POOLS]
    window.close()
    assert desk.carry_out().many == "1 insight in 1 meeting"


def test_what_has_come_further_stays_where_it_is(tmp_path: Path) -> None:
    desk = themed(tmp_path / "library", ROADMAP, PROPOSED, InsightStatus.SHIPPED)
    desk.carry_out()
    assert desk.statuses == [ROADMAP, PROPOSED, InsightStatus.SHIPPED]
    assert desk.insight(SCRAPES).check_back == DUE


def test_a_roadmap_keeps_kills_and_lets_wait(tmp_path: Path) -> None:
    verdicts: tuple[dict[str, str | dt.date], ...] = (
        {"verdict": Verdict.KEEP},
        {"verdict": Verdict.KILL, "because": "nobody asks"},
        {"verdict": Verdict.WAIT, "until": DUE},
    )
    loops = [
        Loop.model_validate(
            {"id": row, "learned": WORDS[row], "meeting": at, "status": PROPOSED, **said}
        )
        for (row, at), said in zip(AT.items(), verdicts, strict=True)
    ]
    desk = Desk(tmp_path / "library", *[PROPOSED] * 3, sort=ReviewSort.ROADMAP, loops=loops)
    desk.carry_out()
    assert desk.statuses == [ROADMAP, DROPPED, PROPOSED]
    assert desk.insight(SCRAPES).because == "nobody asks"
    assert desk.insight(POOLS).check_back == DUE


def test_what_was_shipped_since_the_review_looked_is_not_killed(tmp_path: Path) -> None:
    loop = Loop(
        id=POLLS,
        learned=WORDS[POLLS],
        meeting=AT[POLLS],
        status=PROPOSED,
        verdict=Verdict.KILL,
        because="nobody asks",
    )
    desk = Desk(tmp_path / "library", *[PROPOSED] * 3, sort=ReviewSort.ROADMAP, loops=[loop])
    desk.along.change(AT[POLLS], MoveInsight(POLLS, InsightStatus.SHIPPED, TODAY))
    assert desk.plan().lines == ("Resellers poll: stays shipped",)
    desk.carry_out()
    assert desk.insight(POLLS).status is InsightStatus.SHIPPED
