"""Entry by entry: what is hidden is nowhere in the meeting that the room sees."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from pmfacilitator.domain.desk import Reveal
from pmfacilitator.domain.edits import RemoveRow
from pmfacilitator.domain.meeting import Meeting
from pmfacilitator.domain.reveal import (
    LATER,
    as_known,
    begun,
    further,
    latest,
    restored,
    taken_back,
    told_so_far,
    touched,
)
from pmfacilitator.domain.rows import Action, Insight, Link, Milestone
from pmfacilitator.domain.timeline import in_order
from tests.builders import entry, incident, meeting, meetings, row_id

A, B, C = (row_id(number) for number in (100, 101, 102))
HELD = meeting(
    timeline=(
        entry("14:30 c", Milestone.DETECTED, id=C),
        entry("14:00 a", Milestone.IMPACT_STARTED, id=A, starred=True),
        entry("14:10 b", id=B, evidence=(Link(target=C), Link(target=A))),
    ),
    insights=(Insight(learned="it was slow", evidence=(Link(target=C), Link(target=A))),),
    actions=(Action(what="Cap it", answers=C), Action(what="Keep it", answers=A)),
)


def first(held: Meeting = HELD) -> Reveal:
    reveal = begun(held)
    assert reveal is not None
    return reveal


def names(held: Meeting, reveal: Reveal) -> list[str]:
    return [row.text for row in as_known(held, reveal).timeline]


def test_it_begins_with_the_first_entry_in_order_of_time() -> None:
    assert names(HELD, first()) == ["a"]
    assert latest(first(), HELD) == A


def test_there_is_nothing_to_reveal_of_a_single_entry() -> None:
    assert begun(meeting()) is None
    assert begun(meeting(timeline=(entry("14:00 a"),))) is None


def test_entries_come_and_go_one_by_one_and_the_first_stays() -> None:
    one = first()
    two = further(one, HELD)
    three = further(two, HELD)
    assert [names(HELD, r) for r in (one, two, three)] == [["a"], ["a", "b"], ["c", "a", "b"]]
    assert [latest(r, HELD) for r in (one, two, three)] == [A, B, C]
    assert further(three, HELD) == three
    back = taken_back(three, HELD)
    assert names(HELD, back) == names(HELD, two)
    assert names(HELD, taken_back(taken_back(back, HELD), HELD)) == ["a"]


def test_once_all_is_shown_it_is_the_meeting_itself() -> None:
    assert as_known(HELD, Reveal()) is HELD
    assert as_known(HELD, Reveal(hidden=(row_id(999),))) is HELD


def test_what_is_known_afterwards_waits_too() -> None:
    known = as_known(HELD, first())
    assert known.timeline == (entry("14:00 a", id=A),)


def test_links_say_no_more_than_that_they_lead_to_something_later() -> None:
    known = as_known(HELD, first())
    assert known.insights[0].evidence == (Link(url=LATER), Link(target=A))
    assert [action.answers for action in known.actions] == [None, A]
    assert as_known(HELD, further(first(), HELD)).timeline[1].evidence[0] == Link(url=LATER)


def test_what_is_typed_meanwhile_is_seen() -> None:
    with_more = HELD.changed(timeline=(*HELD.timeline, entry("16:00 typed now", id=row_id(103))))
    assert names(with_more, first()) == ["a", "typed now"]
    assert latest(first(), with_more) == A
    assert names(with_more, taken_back(first(), with_more)) == ["a", "typed now"]


def test_what_comes_back_by_undo_is_hidden_if_it_is_later() -> None:
    reveal = first(RemoveRow(C).applied(HELD))
    assert names(HELD, restored(reveal, RemoveRow(C).applied(HELD), HELD)) == ["a"]
    assert restored(reveal, HELD, HELD) == reveal
    early = first(RemoveRow(A).applied(HELD))
    assert names(HELD, restored(early, RemoveRow(A).applied(HELD), HELD)) == ["a", "b"]


def test_two_states_say_in_which_entries_they_differ() -> None:
    starred = HELD.changed(timeline=(HELD.timeline[0].changed(starred=True), *HELD.timeline[1:]))
    assert touched(HELD, starred) == {C}
    assert touched(HELD, RemoveRow(B).applied(HELD)) == {B}
    assert touched(HELD, HELD) == frozenset()


def test_the_text_of_that_point_holds_no_conclusions() -> None:
    about = incident(tldr="It was the pool.", detected_by="customer", severity="P1")
    told = told_so_far(as_known(HELD.changed(incident=about), first()))
    assert told.incident == incident(severity="P1")
    assert (told.actions, told.insights, told.sections) == ((), (), ())
    assert [row.text for row in told.timeline] == ["a"]


@settings(max_examples=40)
@given(meetings(), st.lists(st.booleans(), max_size=12))
def test_any_meeting_is_shown_in_order_and_nothing_points_at_what_is_hidden(
    held: Meeting, steps: list[bool]
) -> None:
    order = [row.id for row in in_order(held.timeline, held.incident)]
    spoken = {
        *re.findall(r'"(?:participant|row|meeting)":"(\w+)"', held.model_dump_json())
    }  # no entry's id
    reveal = begun(held) or Reveal()
    shown = 1
    for forward in steps:
        reveal = further(reveal, held) if forward else taken_back(reveal, held)
        shown = max(1, min(len(order), shown + (1 if forward else -1)))
        known = as_known(held, reveal)
        if len(order) > 1:
            assert {row.id for row in known.timeline} == set(order[:shown])
        hidden = {row.id for row in held.timeline} - {row.id for row in known.timeline} - spoken
        assert not any(name in known.model_dump_json() for name in hidden)
        assert not hidden or all(row.milestone is None for row in known.timeline)
