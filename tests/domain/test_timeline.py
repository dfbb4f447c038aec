"""A timeline is kept as it was typed and shown in order of time."""

from __future__ import annotations

import datetime as dt
from itertools import takewhile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmfacilitator.domain.edits import MoveEntry
from pmfacilitator.domain.meeting import Incident
from pmfacilitator.domain.rows import Entry
from pmfacilitator.domain.stamps import Stamp
from pmfacilitator.domain.timeline import (
    in_order,
    moved,
    previous_typed,
    with_entries,
    without,
)
from pmfacilitator.errors import InvalidValue, NotFound
from pmfacilitator.session import Session
from tests.builders import dates, entry, incident, meeting, row_id, stamps, zone_names

FORBIDDEN = "Entries stand in order of time; change its time to move it."


def timeline(*lines: str) -> tuple[Entry, ...]:
    """Entries as typed; `+` before a line puts it on the next day."""
    return tuple(
        entry(line.removeprefix("+"), day=int(line.startswith("+")), id=row_id(number))
        for number, line in enumerate(lines)
    )


def shown(*lines: str, about: Incident | None = None) -> str:
    return " ".join(e.text for e in in_order(timeline(*lines), about or incident()))


@pytest.mark.parametrize(
    ("lines", "order"),
    [
        ((), ""),
        (("14:32 b", "14:00 a", "15:00 c"), "a b c"),
        (("14:32 a", "14:32 b", "14:32:00 c"), "a b c"),
        (("+00:10 b", "23:50 a"), "a b"),
        (("2026-11-19 23:00 a", "14:32 b", "2026-11-21 01:00 c"), "a b c"),
        # Instants compare, not clocks: Berlin is an hour ahead of UTC in November.
        (("14:00 UTC b", "14:59 a", "15:01 c"), "a b c"),
        (("14:00 Asia/Kolkata a", "09:31 b"), "a b"),
        # What has no time stays behind what it was typed after.
        (("a", "14:32 c", "14:00 b"), "a b c"),
        (("14:32 c", "d", "14:00 a", "b"), "a b c d"),
        (("14:32 a", "b", "c", "14:32 d", "e"), "a b c d e"),
        (("15:00 c", "14:00 a", "b", "d", "16:00 e"), "a b d c e"),
    ],
)
def test_entries_are_shown_in_order_of_time(lines: tuple[str, ...], order: str) -> None:
    assert shown(*lines) == order


def test_a_repeated_hour_counts_as_the_first_and_a_skipped_one_as_if_clocks_went_on() -> None:
    autumn = incident(date="2026-10-25")
    assert shown("03:00 d", "02:30 b", "01:59 a", "00:45 UTC c", about=autumn) == "a b c d"
    spring = incident(date="2026-03-29")
    assert shown("03:15 b", "02:30 c", "01:59 a", about=spring) == "a b c"


def test_without_a_zone_clocks_compare_as_utc() -> None:
    assert shown("14:32 b", "14:31 UTC a", "14:33 UTC c", about=incident(timezone=None)) == "a b c"


def test_without_any_date_days_and_clocks_compare() -> None:
    undated = incident(date=None)
    assert shown("+00:10 c", "14:32 a", "23:50 b", about=undated) == "a b c"


def test_while_the_incident_has_no_date_days_count_from_the_earliest_that_was_typed() -> None:
    undated = incident(date=None)
    assert shown("15:00 c", "2026-11-20 14:32 b", "+14:00 d", "14:00 a", about=undated) == "a b c d"


def test_the_time_typed_last_is_the_last_that_was_kept() -> None:
    entries = timeline("14:32 a", "13:00 b", "c")
    assert previous_typed(entries) == entries[1].when
    assert previous_typed(timeline("a", "b")) is None
    assert previous_typed(()) is None


# --- any timeline ----------------------------------------------------------------------------

INCIDENTS = st.builds(
    Incident, id=st.just(row_id(1)), date=st.none() | dates(), timezone=st.none() | zone_names()
)
NEAR = st.sampled_from([e.when for e in timeline("14:32 a", "14:33 b", "13:32 UTC c", "+00:10 d")])


@st.composite
def timelines(draw: st.DrawFn) -> tuple[Entry, ...]:
    whens = draw(st.lists(st.none() | NEAR | NEAR | stamps(), max_size=7))
    return tuple(Entry(id=row_id(n), text=str(n), when=when) for n, when in enumerate(whens))


@given(timelines(), INCIDENTS)
def test_every_entry_is_shown_once_and_showing_again_changes_nothing(
    entries: tuple[Entry, ...], about: Incident
) -> None:
    order = in_order(entries, about)
    assert sorted(e.id for e in order) == [e.id for e in entries]
    assert in_order(order, about) == order


@given(timelines(), INCIDENTS)
def test_certain_instants_are_shown_in_their_order(
    entries: tuple[Entry, ...], about: Incident
) -> None:
    instants: list[dt.datetime] = []
    for shown_entry in in_order(entries, about):
        instant = shown_entry.when and shown_entry.when.instant(about.date, about.timezone)
        instants += [instant] if instant else []
    assert instants == sorted(instants)


@given(timelines().filter(bool), INCIDENTS, st.data(), st.sampled_from((-1, 1)))
def test_a_move_changes_places_with_the_neighbour_or_is_forbidden_by_time(
    entries: tuple[Entry, ...], about: Incident, data: st.DataObject, by: int
) -> None:
    order = list(in_order(entries, about))
    at = data.draw(st.integers(0, len(order) - 1))
    after = moved(entries, about, order[at].id, by)
    if not 0 <= at + by < len(order):
        assert after == entries
        return
    wanted = list(order)
    wanted[at], wanted[at + by] = wanted[at + by], wanted[at]
    if after is None:
        assert list(in_order(wanted, about)) != wanted
        assert order[at].when is not None
        assert order[at + by].when is not None
    else:
        assert list(in_order(after, about)) == wanted


@given(timelines().filter(bool), INCIDENTS, st.data())
def test_a_move_can_be_taken_back_by_the_opposite_one(
    entries: tuple[Entry, ...], about: Incident, data: st.DataObject
) -> None:
    order = in_order(entries, about)
    mover = data.draw(st.sampled_from(order[:-1] or order))
    after = moved(entries, about, mover.id, 1)
    if after is not None and len(order) > 1:
        back = moved(after, about, mover.id, -1)
        assert back is not None
        assert in_order(back, about) == order


def test_nobody_moves_by_nothing_or_when_gone() -> None:
    entries = timeline("14:32 a", "b")
    assert moved(entries, incident(), row_id(1), 0) == entries
    assert moved(entries, incident(), row_id(9), 1) is None


# --- as an edit ------------------------------------------------------------------------------


def test_an_entry_without_a_time_moves_and_undo_says_so() -> None:
    session = Session(meeting(timeline=timeline("14:00 a", "14:32 b", "c")))
    session.apply(MoveEntry(row_id(2), -1))
    session.apply(MoveEntry(row_id(2), -1))
    now = session.meeting
    assert [e.text for e in in_order(now.timeline, now.incident)] == ["c", "a", "b"]
    undone = session.undo()
    assert undone is not None
    assert (undone.label, undone.touches) == ("moved “c”", row_id(2))
    assert session.undo() is None


def test_an_entry_with_a_time_is_not_moved_out_of_order() -> None:
    with pytest.raises(InvalidValue, match=FORBIDDEN):
        MoveEntry(row_id(0), 1).applied(meeting(timeline=timeline("14:00 a", "14:32 b")))


def test_an_entry_that_is_gone_is_not_moved() -> None:
    with pytest.raises(NotFound):
        MoveEntry(row_id(7), 1).applied(meeting(timeline=timeline("14:00 a")))


@given(
    st.lists(st.none() | stamps(), max_size=6), st.lists(st.none() | stamps(), max_size=4), dates()
)
def test_entries_that_come_together_leave_the_order_of_those_that_are_there(
    there: list[Stamp | None], more: list[Stamp | None], date: dt.date
) -> None:
    about = incident(date=date.isoformat())
    old = tuple(Entry(text="old", when=when, id=row_id(n)) for n, when in enumerate(there))
    new = tuple(Entry(text="new", when=when, id=row_id(50 + n)) for n, when in enumerate(more))
    shown = in_order(with_entries(old, new, about), about)
    assert tuple(each for each in shown if each.text == "old") == in_order(old, about)
    opening = tuple(takewhile(lambda each: each.when is None, new))
    if opening and len(opening) < len(new):
        first = shown.index(new[len(opening)])
        assert shown.index(opening[-1]) < first
        assert tuple(each for each in shown if each in opening) == opening


@given(timelines().filter(bool), INCIDENTS.filter(lambda about: about.date), st.data())
def test_removing_an_entry_leaves_the_others_in_the_order_in_which_they_are_shown(
    entries: tuple[Entry, ...], about: Incident, data: st.DataObject
) -> None:
    gone = data.draw(st.sampled_from(entries))
    before = [entry for entry in in_order(entries, about) if entry != gone]
    assert list(in_order(without(entries, about, gone.id), about)) == before
