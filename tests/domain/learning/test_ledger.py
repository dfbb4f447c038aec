"""What we had assumed, and each time it broke; what broke twice comes first."""

from __future__ import annotations

from pmfacilitator.domain.learning.ledger import assumptions_in
from pmfacilitator.domain.learning.seeing import seen_of
from pmfacilitator.domain.learning.seen import MeetingSeen
from pmfacilitator.domain.meeting import Meeting
from pmfacilitator.domain.rows import Again, Insight
from tests.builders import incident, meeting, row_id

_IDS = iter(range(1000, 2000))


def held(number: int, date: str, *insights: Insight, about: int | None = None) -> Meeting:
    facts = incident(f"Incident {number}", date=date).changed(id=row_id(about or 500 + number))
    return meeting(id=row_id(number), incident=facts, insights=insights)


def insight(assumption: str, learned: str = "x", *again: str, number: int = 0) -> Insight:
    links = tuple(Again(meeting=row_id(1), row=row, words="y") for row in again)
    row = row_id(number or next(_IDS))
    return Insight(id=row, learned=learned, assumption=assumption, again=links)


def ledger(*meetings: Meeting) -> list[tuple[str, int, list[str]]]:
    seen: list[MeetingSeen] = [seen_of(each) for each in meetings]
    return [
        (each.assumption, each.incidents, [broken.incident for broken in each.broke])
        for each in assumptions_in(seen)
    ]


def test_the_same_words_are_one_assumption_and_what_broke_twice_comes_first() -> None:
    assert ledger(
        held(1, "2026-09-01", insight("Only our own page calls it.")),
        held(2, "2026-10-01", insight("Books can wait"), insight("")),
        held(3, "2026-11-01", insight("only our own page calls it")),
    ) == [
        ("only our own page calls it", 2, ["Incident 3", "Incident 1"]),
        ("Books can wait", 1, ["Incident 2"]),
    ]


def test_case_accents_marks_and_articles_make_no_other_assumption() -> None:
    one, other = "The café’s export is nightly", "that CAFE s export: is nightly!"
    assert len(ledger(held(1, "2026-09-01", insight(one), insight(other)))) == 1


def test_insights_linked_as_seen_before_are_one_whatever_their_words() -> None:
    told = ledger(
        held(1, "2026-09-01", insight("Nobody polls", number=40)),
        held(
            2, "2026-10-01", insight("A page is read by people", "They poll", row_id(40), number=41)
        ),
        held(3, "2026-11-01", insight("", "Polled again", row_id(41))),
    )
    assert told == [
        ("A page is read by people", 3, ["Incident 3", "Incident 2", "Incident 1"]),
    ]


def test_two_reviews_of_one_incident_are_one_time() -> None:
    told = ledger(
        held(1, "2026-09-01", insight("Nobody polls"), about=9),
        held(2, "2026-09-01", insight("Nobody polls"), about=9),
        held(3, "2026-08-01", insight("Books wait")),
        held(4, "2026-07-01", insight("Books wait")),
    )
    assert [(words, times) for words, times, _ in told] == [("Books wait", 2), ("Nobody polls", 1)]


def test_a_link_to_an_insight_that_is_gone_changes_nothing() -> None:
    assert ledger(held(1, "2026-09-01", insight("Nobody polls", "x", row_id(99)))) == [
        ("Nobody polls", 1, ["Incident 1"])
    ]
    assert ledger(held(1, "2026-09-01", insight(""))) == []
