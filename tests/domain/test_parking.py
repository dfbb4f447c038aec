"""The parking lot: what sort a line is, and the one thing that becomes of it."""

from __future__ import annotations

import pytest

from pmfacilitator.domain.edits import RemoveRow, Triage
from pmfacilitator.domain.meeting import Meeting
from pmfacilitator.domain.parking import (
    Fate,
    Outcome,
    fate_of,
    made_of,
    next_open,
    read_sort,
    still_open,
)
from pmfacilitator.domain.rows import Action, Insight, Parked, Sort
from pmfacilitator.errors import InvalidValue, NotFound
from pmfacilitator.session import Session
from tests.builders import meeting, row_id

A, B, C = (row_id(number) for number in (300, 301, 302))
ACTION, INSIGHT = Action(id=row_id(310), what="Ask them"), Insight(id=row_id(311), learned="So")
LOT = meeting(parked=tuple(Parked(id=name, text=name) for name in (A, B, C)), actions=(ACTION,))


def fate(held: Meeting, name: str) -> Fate:
    row = held.row(name)
    assert isinstance(row, Parked)
    return fate_of(row, made_of(held))


@pytest.mark.parametrize(
    ("typed", "sort", "words"),
    [
        ("fix: the pool is too small", Sort.FIX, "the pool is too small"),
        ("Opportunity : a seat for bookkeepers", Sort.OPPORTUNITY, "a seat for bookkeepers"),
        ("QUESTION: who owns it", Sort.QUESTION, "who owns it"),
        ("fix: can we?", Sort.FIX, "can we?"),
        ("Do we still need it?", Sort.QUESTION, "Do we still need it?"),
        ("(do we still need it?)", Sort.QUESTION, "(do we still need it?)"),
        ("fix:", Sort.FIX, ""),
        ("the fix: a larger pool", None, "the fix: a larger pool"),
        ("fix it", None, "fix it"),
        ("fix:this", None, "fix:this"),
        ("fixture: none", None, "fixture: none"),
        ("why? because", None, "why? because"),
        ("", None, ""),
    ],
)
def test_a_sort_is_named_in_front_or_asked(typed: str, sort: Sort | None, words: str) -> None:
    assert read_sort(typed) == (sort, words)


def test_an_action_is_made_of_a_parked_thing_and_linked_to_it() -> None:
    held = Triage(A, Action(id=row_id(400), what="Do a")).applied(LOT)
    made = held.actions[-1]
    assert (made.what, made.answers) == ("Do a", A)
    assert fate(held, A) == Fate(Outcome.ACTION, made)
    assert fate(held, B).outcome is Outcome.OPEN


def test_an_insight_is_made_of_a_parked_thing_and_linked_to_it() -> None:
    held = Triage(B, INSIGHT).applied(LOT)
    assert held.insights[-1].source == B
    assert fate(held, B).outcome is Outcome.INSIGHT


def test_what_is_not_done_keeps_its_reason_and_without_one_nothing_is_decided() -> None:
    held = Triage(A, because=" nobody\tneeds it ").applied(LOT)
    assert (held.parked[0].because, fate(held, A).outcome) == ("nobody needs it", Outcome.NOT_DOING)
    with pytest.raises(InvalidValue, match="why not"):
        Triage(A, because=" \t").applied(LOT)


def test_each_thing_comes_to_one_end() -> None:
    held = Triage(A, INSIGHT).applied(LOT)
    for again in (Triage(A, Action(what="Do a")), Triage(A, because="no"), Triage(A, INSIGHT)):
        with pytest.raises(InvalidValue, match="an insight already"):
            again.applied(held)
    given_up = Triage(B, because="no").applied(held)
    taken_up = Triage(B, Action(what="Do b")).applied(given_up)
    assert (taken_up.parked[1].because, fate(taken_up, B).outcome) == ("", Outcome.ACTION)


def test_what_was_made_of_it_removed_it_is_open_again() -> None:
    held = Triage(A, INSIGHT).applied(LOT)
    assert fate(RemoveRow(INSIGHT.id).applied(held), A).outcome is Outcome.OPEN


def test_only_what_is_parked_is_decided_on() -> None:
    for name in (ACTION.id, row_id(999)):
        with pytest.raises(NotFound):
            Triage(name, because="no").applied(LOT)


def test_the_next_open_thing_is_the_one_behind_and_at_the_end_the_first() -> None:
    assert next_open(LOT, "") == A
    assert next_open(LOT, A) == B
    assert next_open(Triage(B, because="no").applied(LOT), A) == C
    assert next_open(LOT, C) == A
    decided = LOT
    for name in (A, B, C):
        decided = Triage(name, because="no").applied(decided)
    assert (still_open(decided), next_open(decided, B)) == ((), "")


def test_a_decision_is_taken_back_in_one_step_that_says_what_it_was() -> None:
    session = Session(LOT)
    session.apply(Triage(A, because="no"))
    session.apply(Triage(A, Action(what="Do it")))
    undone = session.undo()
    assert undone is not None
    assert (undone.label, undone.touches) == (f"made an action of “{A}”", A)
    assert (session.meeting.parked[0].because, len(session.meeting.actions)) == ("no", 1)
    undone = session.undo()
    assert undone is not None
    assert undone.label == f"decided not to do “{A}”"
    assert session.meeting == LOT
