"""The session changes a meeting by edits, takes them back, and tells who listens."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pmfacilitator.domain.desk import Clock, Desk, Place, Reveal
from pmfacilitator.domain.edits import (
    AddRow,
    AnswerNoChange,
    ChangeIncident,
    ChangeMinutes,
    ChangeRow,
    ChangeSection,
    ChangeStatus,
    ChangeZone,
    Edit,
    Keep,
    MarkHeard,
    MoveRow,
    RemoveRow,
    SetAside,
    Together,
)
from pmfacilitator.domain.meeting import Meeting, Status
from pmfacilitator.domain.prompts import Slot
from pmfacilitator.domain.rows import Entry, Milestone, Parked, Point, Voice
from pmfacilitator.errors import InvalidValue, NotFound, ReadOnly, Refused
from pmfacilitator.session import UNDO_STEPS, Change, Session
from tests.builders import dates, meeting, meetings, row_id, stamps, texts, zone_names

NOON = dt.datetime(2026, 11, 23, 12, 0, tzinfo=dt.UTC)
PARKED = Slot("parked")
A, B = row_id(20), row_id(21)


def begun() -> Session:
    return Session(meeting(parked=(Parked(id=A, text="a"), Parked(id=B, text="b"))))


def words(session: Session) -> list[str]:
    return [row.headline for row in session.meeting.parked]


def type_into(session: Session, row: str, *texts: str) -> None:
    for text in texts:
        session.apply(ChangeRow(row, "text", text))


def test_an_edit_makes_the_next_meeting_and_leaves_the_one_before_alone() -> None:
    session = begun()
    before = session.meeting
    after = session.apply(AddRow(PARKED, Parked(text="c")))
    assert session.meeting is after
    assert words(session) == ["a", "b", "c"]
    assert len(before.parked) == 2


def test_undo_goes_back_a_step_at_a_time_and_redo_forward_again() -> None:
    session = begun()
    states = [session.meeting]
    verbs = (RemoveRow(A), ChangeRow(B, "text", "bb"), ChangeIncident("title", "x"))
    states += [session.apply(edit) for edit in verbs]
    for state in reversed(states[:-1]):
        assert session.undo() is not None
        assert session.meeting is state
    assert session.undo() is None
    for state in states[1:]:
        assert session.redo() is not None
        assert session.meeting is state
    assert session.redo() is None


def test_undo_says_what_it_took_back_and_where_to_look() -> None:
    session = begun()
    session.move_to(Place(step="opening", prompt="first"))
    session.apply(RemoveRow(A))
    session.move_to(Place(step="review"))
    undone = session.undo()
    assert undone is not None
    assert (undone.label, undone.touches) == ("removed “a”", A)
    assert undone.place == Place(step="opening", prompt="first")
    assert session.redo() == undone


def test_typing_in_one_field_is_one_step_named_by_how_it_began() -> None:
    session = begun()
    type_into(session, A, "al", "alp", "alpha")
    undone = session.undo()
    assert undone is not None
    assert undone.label == "changed “a”"
    assert words(session) == ["a", "b"]
    session.redo()
    assert words(session) == ["alpha", "b"]


def test_typing_that_ends_where_it_began_is_no_step() -> None:
    session = begun()
    session.apply(RemoveRow(B))
    type_into(session, A, "al", "a", "alpha", "a")
    undone = session.undo()
    assert undone is not None
    assert undone.label == "removed “b”"
    assert words(session) == ["a", "b"]


@pytest.mark.parametrize(
    "between",
    [
        lambda session: session.end_typing(),
        lambda session: session.move_to(Place(step="close")),
        lambda session: type_into(session, B, "beta"),
        lambda session: session.apply(ChangeRow(A, "said_by", {"role": "Support"})),
        lambda session: session.apply(ChangeStatus(Status.FINAL)),
        lambda session: (session.undo(), session.redo()),
    ],
)
def test_typing_that_was_interrupted_is_another_step(between: Any) -> None:
    session = begun()
    type_into(session, A, "al")
    between(session)
    type_into(session, A, "alpha")
    session.undo()
    assert words(session)[0] == "al"


def test_what_lies_on_the_desk_interrupts_no_typing() -> None:
    session = begun()
    type_into(session, A, "al")
    session.set_draft("timeline.add", "14:3")
    session.set_clock(Clock(step="opening").resumed(NOON))
    type_into(session, A, "alpha")
    session.undo()
    assert words(session)[0] == "a"


def test_edits_that_never_join_are_steps_of_their_own() -> None:
    session = begun()
    for text in "cd":
        session.apply(AddRow(PARKED, Parked(text=text)))
    session.undo()
    assert words(session) == ["a", "b", "c"]


def test_several_edits_together_are_one_step() -> None:
    session = begun()
    session.apply(Together((RemoveRow(A), RemoveRow(B)), "cleared the parking lot"))
    undone = session.undo()
    assert undone is not None
    assert undone.label == "cleared the parking lot"
    assert words(session) == ["a", "b"]


def test_a_new_edit_forgets_what_could_be_done_again() -> None:
    session = begun()
    type_into(session, A, "alpha")
    session.undo()
    type_into(session, B, "beta")
    assert session.redo() is None
    assert words(session) == ["a", "beta"]


def test_an_edit_that_changes_nothing_is_no_step_and_forgets_nothing() -> None:
    session = begun()
    heard = listening(session)
    type_into(session, A, "alpha")
    session.undo()
    heard.clear()
    session.apply(ChangeRow(A, "text", "a"))
    session.apply(MoveRow(A, -1))
    assert heard == []
    assert session.redo() is not None


def test_a_refused_edit_changes_nothing() -> None:
    session = begun()
    heard = listening(session)
    before = session.meeting
    for edit in (RemoveRow(row_id(1)), ChangeIncident("date", "soon"), SetAside("x", aside=True)):
        with pytest.raises((NotFound, InvalidValue)):
            session.apply(edit)
    assert session.meeting is before
    assert heard == []
    assert session.undo() is None


def test_only_so_many_steps_are_remembered() -> None:
    session = begun()
    for number in range(UNDO_STEPS + 20):
        session.apply(ChangeStatus(list(Status)[number % 2 + 1]))
    taken_back = 0
    while session.undo():
        taken_back += 1
    assert taken_back == UNDO_STEPS


# --- the desk --------------------------------------------------------------------------------


def test_drafts_place_and_clock_are_never_undone() -> None:
    session = begun()
    session.apply(RemoveRow(A))
    desk = Desk(place=Place(step="close", row=B), clock=Clock(step="close", since=NOON))
    session.move_to(desk.place)
    session.set_clock(desk.clock)
    session.set_draft("parked.add", "half a thou")
    session.undo()
    session.redo()
    session.undo()
    assert session.desk == desk.with_draft("parked.add", "half a thou")
    assert session.place == desk.place


def test_a_session_goes_on_with_the_desk_it_was_left_with() -> None:
    desk = Desk(place=Place(step="impact")).with_draft("tldr", "It")
    assert Session(meeting(), desk).desk is desk


def test_an_emptied_draft_is_forgotten() -> None:
    session = begun()
    session.set_draft("tldr", "It")
    session.set_draft("tldr", "")
    assert session.desk.drafts == ()


# --- listeners -------------------------------------------------------------------------------


def listening(session: Session) -> list[Change]:
    heard: list[Change] = []
    session.subscribe(heard.append)
    return heard


def test_whoever_listens_hears_of_every_change_and_whether_it_was_an_edit() -> None:
    session = begun()
    heard = listening(session)
    before = session.meeting
    after = session.apply(RemoveRow(A))
    session.set_draft("tldr", "It")
    session.move_to(Place(step="close"))
    session.undo()
    session.redo()
    assert [change.is_edit for change in heard] == [True, False, False, True, True]
    assert [(c.before, c.after) for c in heard if c.is_edit] == [
        *((before, after), (after, before), (before, after)),
    ]


def test_nothing_is_told_where_nothing_changed() -> None:
    session = begun()
    session.set_draft("tldr", "It")
    session.move_to(Place(step="close"))
    heard = listening(session)
    session.set_draft("tldr", "It")
    session.move_to(Place(step="close"))
    session.set_clock(Clock())
    session.redo()
    session.end_typing()
    assert heard == []


def test_who_no_longer_listens_hears_nothing_even_in_the_middle_of_telling() -> None:
    session = begun()
    heard: list[str] = []

    def once(_: Change) -> None:
        heard.append("once")
        stop()

    stop = session.subscribe(once)
    session.subscribe(lambda _: heard.append("always"))
    session.apply(RemoveRow(A))
    session.apply(RemoveRow(B))
    assert heard == ["once", "always", "always"]


# --- reading only ----------------------------------------------------------------------------


def test_a_meeting_that_is_only_read_takes_no_edit_and_no_draft() -> None:
    session = Session(begun().meeting, read_only=True)
    heard = listening(session)
    with pytest.raises(ReadOnly, match="nothing was changed"):
        session.apply(RemoveRow(A))
    session.set_draft("tldr", "It")
    assert (session.undo(), session.redo()) == (None, None)
    assert words(session) == ["a", "b"]
    assert session.desk == Desk()
    assert heard == []
    assert issubclass(ReadOnly, Refused)


def test_a_meeting_that_is_only_read_can_be_walked_through() -> None:
    session = Session(begun().meeting, read_only=True)
    session.move_to(Place(step="close"))
    assert session.place.step == "close"


# --- any meeting, any edits ------------------------------------------------------------------


@st.composite
def edits(draw: st.DrawFn, now: Meeting, fresh: int) -> Edit:
    """Any edit that makes sense for this meeting."""
    rows = [row for _, held in now.lists() for row in held]
    step = draw(st.sampled_from(now.agenda.steps))
    entry = Entry(
        id=row_id(fresh),
        text=draw(texts()),
        when=draw(st.none() | stamps()),
        milestone=draw(st.none() | st.sampled_from(Milestone)),
    )
    choices: list[Edit] = [
        AddRow(Slot("timeline"), entry, draw(st.none() | st.integers(0, 3))),
        ChangeIncident("title", draw(texts())),
        ChangeIncident("date", draw(st.none() | dates())),
        ChangeZone(draw(st.none() | zone_names()), draw(st.sampled_from(Keep))),
        ChangeMinutes(step.id, draw(st.integers(0, 600))),
        ChangeStatus(draw(st.sampled_from(Status))),
        ChangeSection(step.id, "answers", ()),
        MarkHeard(step.id, Voice(role=draw(texts())), heard=draw(st.booleans())),
    ]
    if len(now.steps) > 1 or step.id in now.set_aside:
        choices.append(SetAside(step.id, aside=step.id not in now.set_aside))
    for question in step.questions:
        slot = Slot("points", step.id, question.id)
        choices.append(AddRow(slot, Point(id=row_id(fresh), text=draw(texts()))))
        choices.append(AnswerNoChange(step.id, question.id, no_change=draw(st.booleans())))
    if rows:
        row = draw(st.sampled_from(rows))
        choices.append(ChangeRow(row.id, row.HEADLINE, draw(texts())))
        choices += [RemoveRow(row.id), MoveRow(row.id, draw(st.integers(-2, 2)))]
    return draw(st.sampled_from(choices))


@settings(max_examples=60)
@given(meetings(), st.data())
def test_any_edits_make_meetings_that_can_be_saved_and_all_be_taken_back(
    first: Meeting, data: st.DataObject
) -> None:
    session = Session(first)
    for number in range(data.draw(st.integers(1, 6))):
        after = session.apply(data.draw(edits(session.meeting, 10_000 + number)))
        assert Meeting.model_validate_json(after.model_dump_json()) == after
    last = session.meeting
    while session.undo():
        pass
    assert session.meeting == first
    while session.redo():
        pass
    assert session.meeting == last


class TestFollowing:
    def test_a_follower_becomes_what_another_window_wrote(self) -> None:
        leading, following = begun(), Session(begun().meeting, read_only=True)
        told: list[Change] = []
        following.subscribe(told.append)
        leading.apply(AddRow(PARKED, Parked(text="c")))
        leading.move_to(Place(step="close", prompt="parked"))
        leading.set_clock(Clock(step="close", since=NOON))
        following.follow(leading.meeting, leading.desk)
        assert (following.meeting, following.desk) == (leading.meeting, leading.desk)
        assert [change.is_edit for change in told] == [True]

    def test_what_is_the_same_is_told_to_nobody(self) -> None:
        session = Session(begun().meeting, read_only=True)
        before, told = session.meeting, list[Change]()
        session.subscribe(told.append)
        session.follow(begun().meeting, Desk())
        assert session.meeting is before
        assert told == []

    def test_a_follower_sees_as_much_as_the_room(self) -> None:
        entries = tuple(Entry(id=row_id(at), text=f"entry {at}") for at in (30, 31))
        whole = meeting(timeline=entries)
        session = Session(whole, read_only=True)
        told: list[Change] = []
        session.subscribe(told.append)
        session.follow(whole, Desk(reveal=Reveal(hidden=(row_id(31),))))
        assert session.shown.timeline == entries[:1]
        session.follow(whole, Desk())
        assert session.shown is session.meeting
        assert [(change.is_edit, change.reveals) for change in told] == [(False, True)] * 2

    def test_a_meeting_that_is_worked_on_follows_nobody(self) -> None:
        session = begun()
        with pytest.raises(Refused, match="follows no other window"):
            session.follow(meeting(), Desk())
        assert words(session) == ["a", "b"]
