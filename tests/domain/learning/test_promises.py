"""A meeting opens on the promises that bear on it, each with the reason why."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from pmfacilitator.domain.learning.promises import MOST, promises
from pmfacilitator.domain.learning.seeing import seen_of
from pmfacilitator.domain.learning.seen import AgainSeen, FactorSeen, MeetingSeen, ThemeSeen
from pmfacilitator.domain.rows import Action, ActionStatus, Again, Insight
from tests.builders import incident, meeting, row_id

TODAY = dt.date(2026, 12, 1)
DAY = dt.timedelta(1)


def held(
    number: int,
    *actions: Action,
    insights: tuple[Insight, ...] = (),
    services: tuple[str, ...] = (),
    about: int | None = None,
) -> MeetingSeen:
    facts = incident(f"Incident {number}", services=services).changed(
        id=row_id(about or 500 + number)
    )
    return seen_of(meeting(id=row_id(number), incident=facts, actions=actions, insights=insights))


HERE = held(1, services=("payments",))


def asked(here: MeetingSeen, *others: MeetingSeen) -> Sequence[tuple[str, str]]:
    return [(each.row.words, each.why) for each in promises(here, (here, *others), TODAY)]


def test_what_bears_on_it_is_asked_for_with_the_reason_and_nothing_else() -> None:
    customers = ("Harbor Books",)
    here = held(
        1, insights=(Insight(learned="x", customers=customers),), services=("payments", "ledger")
    )
    other = Insight(learned="They poll", customers=("harbor books",), check_back=TODAY)
    assert asked(
        here,
        held(2, Action(what="Cap"), services=("Payments",)),
        held(3, insights=(other,), services=("search",)),
        held(4, Action(what="Paint"), services=("search",)),
    ) == [("They poll", "same customer: harbor books"), ("Cap", "same service: Payments")]


def test_a_theme_that_names_what_this_meeting_links_to_leads_to_what_answers_it() -> None:
    link = Again(meeting=row_id(2), row=row_id(60), words="y")
    by_insight = held(1, insights=(Insight(learned="x", again=(link,)),))
    linked = (AgainSeen(link.meeting, link.row, link.words),)
    factor = FactorSeen(row_id(1), row_id(63), "z", "", (), linked)
    by_factor = replace(held(1), factors=(factor,))
    learned = Insight(id=row_id(61), learned="Pages are feeds")
    answer = held(3, Action(what="Build it", answers=learned.id), insights=(learned,))
    theme = ThemeSeen(row_id(9), row_id(62), "Pages as feeds", (row_id(60), learned.id))
    review = replace(held(9), themes=(theme,))
    for here in (by_insight, by_factor):
        assert asked(here, answer, review) == [("Build it", "same theme: Pages as feeds")]


def test_where_nothing_bears_on_it_the_newest_are_asked_for() -> None:
    many = [held(n, Action(what=f"a{n}")) for n in range(2, 12)]
    found = asked(HERE, *many)
    assert [words for words, _ in found] == [f"a{n}" for n in range(2, 2 + MOST)]
    assert {why for _, why in found} == {"from the newest incidents"}


def test_what_is_due_longest_comes_first_and_seven_are_enough() -> None:
    actions = [Action(what=f"a{n}", due=TODAY - n * DAY) for n in range(12)]
    found = asked(HERE, held(2, Action(what="later"), *actions, services=("payments",)))
    assert [words for words, _ in found] == [f"a{n}" for n in range(11, 11 - MOST, -1)]


def test_what_is_settled_not_due_or_of_the_same_incident_is_not_asked_for() -> None:
    settled = Action(what="done", status=ActionStatus.DONE)
    later = Insight(learned="later", check_back=TODAY + DAY)
    assert (
        asked(
            HERE,
            held(2, settled, insights=(later,), services=("payments",)),
            held(3, Action(what="companion"), services=("payments",), about=501),
        )
        == []
    )
