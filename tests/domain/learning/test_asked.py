"""Rows of a whole library are asked for in the language of the list of meetings."""

from __future__ import annotations

import datetime as dt

import pytest

from pmfacilitator.domain.house import House
from pmfacilitator.domain.learning.asked import Findable
from pmfacilitator.domain.learning.ledger import assumptions_in
from pmfacilitator.domain.learning.listed import actions_in, insights_in
from pmfacilitator.domain.learning.seeing import seen_of
from pmfacilitator.domain.rows import Action, ActionStatus, Insight, InsightStatus, Lens
from pmfacilitator.errors import InvalidValue
from tests.builders import incident, meeting, row_id

TODAY = dt.date(2026, 12, 1)
DAY = dt.timedelta(1)
HOUSE = House(lenses=(("real_usage", "How they really use us"),))
POLLS = Insight(
    id=row_id(20),
    learned="Resellers poll",
    assumption="Pages are read by people",
    lens=Lens.REAL_USAGE,
    owner="Jo Brandt",
    check_back=TODAY,
)
DOCS = Insight(
    id=row_id(21),
    learned="The docs end early",
    assumption="Pages are read by people",
    lens=Lens.DOCUMENTATION,
    status=InsightStatus.ON_THE_ROADMAP,
)
CAP = Action(id=row_id(22), what="Cap the pool", due=TODAY - DAY, owner="Mara", answers=POLLS.id)
ALERT = Action(id=row_id(23), what="Alert", status=ActionStatus.NOT_DOING, because="it is gone")
LIBRARY = tuple(
    seen_of(each)
    for each in (
        meeting(
            id=row_id(1),
            incident=incident(
                "Payouts stood", "2026-11-20", severity="P1", services=("payments",), tags=("dns",)
            ).changed(id=row_id(3)),
            insights=(POLLS,),
            actions=(CAP, ALERT),
        ),
        meeting(
            id=row_id(2),
            incident=incident("Logins failed", "2026-09-02", severity="P2").changed(id=row_id(4)),
            insights=(DOCS,),
        ),
    )
)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", ["Resellers poll", "The docs end early"]),
        ("severity:p1", ["Resellers poll"]),
        ("severity:P1,P2 is:open", ["Resellers poll", "The docs end early"]),
        ("service:pay", ["Resellers poll"]),
        ("tag:DNS since:2026-11", ["Resellers poll"]),
        ("until:2026Q3", ["The docs end early"]),
        ("owner:brandt", ["Resellers poll"]),
        ("owner:randt", []),
        ("lens:usage", ["Resellers poll"]),
        ('lens:"really use"', ["Resellers poll"]),
        ("really use us", ["Resellers poll"]),
        ("status:roadmap", ["The docs end early"]),
        ("is:due", ["Resellers poll"]),
        ('"docs end" early', ["The docs end early"]),
        ('"early end"', []),
        ("is:settled", []),
        ("severity:P2 owner:jo", []),
    ],
)
def test_insights_are_found_by_facts_and_words(typed: str, found: list[str]) -> None:
    rows = Findable(insights_in(LIBRARY, TODAY), HOUSE).fitting(typed)
    assert [row.learned for row in rows] == found


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("is:open", ["Cap the pool"]),
        ("is:overdue", ["Cap the pool"]),
        ("is:settled", ["Alert"]),
        ("status:not-doing", ["Alert"]),
        ("lens:usage owner:mara", ["Cap the pool"]),
        ("overdue mara", ["Cap the pool"]),
        ("tag:dns", ["Cap the pool", "Alert"]),
    ],
)
def test_actions_are_found_by_facts_and_words(typed: str, found: list[str]) -> None:
    rows = Findable(actions_in(LIBRARY, TODAY)).fitting(typed)
    assert [row.what for row in rows] == found


@pytest.mark.parametrize(
    ("typed", "count"),
    [
        ("severity:P2 lens:documentation", 1),
        ("severity:P1 lens:documentation", 0),  # no one time that it broke was both
        ("service:payments tag:dns", 1),
        ("people logins", 1),
        ("owner:mara", 0),
    ],
)
def test_an_assumption_is_found_by_one_of_the_times_it_broke(typed: str, count: int) -> None:
    assert len(Findable(assumptions_in(LIBRARY)).fitting(typed)) == count


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("sevrity:P1", 'There is no key "sevrity"; did you mean "severity"? In quotes'),
        ("agenda:short", "; there are severity, service, since, until, status, tag, owner, lens"),
        ("since:soon", '"since:" takes a day, a month, a quarter or a year such as 2026-09'),
        ("is:overdue", '"is:" takes open, settled or due; "overdue" is none of these.'),
    ],
)
def test_what_is_not_understood_is_said_as_at_home(typed: str, said: str) -> None:
    rows = Findable(insights_in(LIBRARY, TODAY))
    with pytest.raises(InvalidValue) as error:
        rows.fitting(typed)
    assert said in str(error.value)


def test_a_list_without_rows_understands_no_less() -> None:
    with pytest.raises(InvalidValue):
        Findable(insights_in((), TODAY)).fitting("colour:red")
