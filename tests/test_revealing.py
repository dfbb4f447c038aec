"""While entries are shown one by one, the session keeps what is later to itself."""

from __future__ import annotations

from pmfacilitator.domain.desk import Desk, Place, Reveal
from pmfacilitator.domain.edits import AddRow, ChangeIncident, ChangeRow, Edit, RemoveRow, Together
from pmfacilitator.domain.prompts import Slot
from pmfacilitator.domain.reveal import begun, further
from pmfacilitator.domain.rows import Milestone
from pmfacilitator.session import Session
from tests.builders import entry, meeting, row_id

A, B, C = (row_id(number) for number in (100, 101, 102))
TIMELINE = Slot("timeline")


def three() -> Session:
    typed = ("14:00 first", "14:10 second", "14:30 third")
    return Session(
        meeting(timeline=tuple(entry(line, id=row_id(100 + n)) for n, line in enumerate(typed)))
    )


def revealing(*edits: Edit) -> Session:
    """A session in which these edits were made before all entries but the first were hidden."""
    session = three()
    for edit in edits:
        session.end_typing()
        session.apply(edit)
    session.set_reveal(begun(session.meeting))
    return session


def seen(session: Session) -> list[str]:
    return [row.text for row in session.shown.timeline]


def test_all_is_shown_until_entries_are_shown_one_by_one() -> None:
    session = three()
    assert session.shown is session.meeting
    assert not session.is_hiding
    session.set_reveal(begun(session.meeting))
    assert seen(session) == ["first"]
    assert session.is_hiding
    assert len(session.meeting.timeline) == 3
    session.set_reveal(None)
    assert session.shown is session.meeting


def test_what_is_shown_is_worked_out_once_for_each_meeting() -> None:
    session = revealing()
    once = session.shown
    session.set_draft("x", "half-typed")
    assert session.shown is once
    session.apply(ChangeIncident("severity", "P1"))
    assert session.shown is not once
    assert session.shown.incident.severity == "P1"


def test_who_listens_hears_that_other_entries_may_be_seen() -> None:
    session = three()
    told = []
    session.subscribe(lambda change: told.append((change.is_edit, change.reveals)))
    session.set_reveal(begun(session.meeting))
    session.set_reveal(session.desk.reveal)
    session.apply(ChangeIncident("severity", "P1"))
    assert told == [(False, True), (True, False)]


def test_it_is_no_edit_is_not_undone_and_goes_on_when_reopened() -> None:
    session = revealing(ChangeIncident("severity", "P1"))
    session.undo()
    assert session.desk.reveal == Reveal(hidden=(B, C))
    again = Session(session.meeting, Desk.model_validate_json(session.desk.model_dump_json()))
    assert seen(again) == ["first"]


def test_a_meeting_that_is_only_read_can_be_shown_entry_by_entry() -> None:
    session = Session(three().meeting, read_only=True)
    session.set_reveal(begun(session.meeting))
    assert seen(session) == ["first"]


def test_undo_says_nothing_of_a_hidden_entry_and_leads_to_none() -> None:
    place = Place(step="timeline", prompt="timeline", row=C, field="text")
    session = three()
    session.move_to(place)
    session.apply(ChangeRow(C, "text", "rolled back"))
    session.set_reveal(begun(session.meeting))
    for undone in (session.undo(), session.redo()):
        assert undone is not None
        assert undone.label == "a change to what comes later"
        assert undone.touches == ""
        assert undone.place == Place(step="timeline", prompt="timeline")


def test_undo_of_many_at_once_gives_no_number_away() -> None:
    more = tuple(AddRow(TIMELINE, entry(f"13:{n} early")) for n in range(10, 15))
    late = AddRow(TIMELINE, entry("15:00 late"))
    session = revealing(Together((late, *more), "added 6 lines"))
    undone = session.undo()
    assert undone is not None
    assert "6" not in undone.label


def test_a_milestone_that_left_a_hidden_entry_is_not_told_of_either() -> None:
    session = revealing(
        ChangeRow(C, "milestone", Milestone.DETECTED), ChangeRow(A, "milestone", Milestone.DETECTED)
    )
    undone = session.undo()
    assert undone is not None
    assert "first" not in undone.label


def test_undo_of_what_is_seen_says_what_it_was() -> None:
    session = revealing()
    session.apply(ChangeRow(A, "text", "the very first"))
    undone = session.undo()
    assert undone is not None
    assert (undone.label, undone.touches) == ("changed “first”", A)


def test_what_undo_brings_back_is_hidden_if_it_is_later() -> None:
    session = revealing(RemoveRow(C))
    session.undo()
    assert len(session.meeting.timeline) == 3
    assert seen(session) == ["first"]
    reveal = session.desk.reveal
    assert reveal is not None
    session.set_reveal(further(reveal, session.meeting))
    assert seen(session) == ["first", "second"]


def test_an_entry_that_is_typed_meanwhile_is_seen_wherever_it_stands() -> None:
    session = revealing()
    session.apply(AddRow(TIMELINE, entry("16:00 said just now")))
    assert seen(session) == ["first", "said just now"]
