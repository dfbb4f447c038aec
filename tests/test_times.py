"""Planned and actual minutes are kept with the meeting, and add up, whatever the room does."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmfacilitator.domain.agenda import StepKind
from pmfacilitator.domain.desk import Clock, Desk, Place, Spent
from pmfacilitator.domain.edits import AddRow, ChangeMinutes, ChangeRow, SetAside
from pmfacilitator.domain.meeting import Meeting
from pmfacilitator.domain.pace import pace
from pmfacilitator.domain.prompts import Slot
from pmfacilitator.domain.rows import Parked
from pmfacilitator.domain.step_times import GLANCE, StepTime, whole_minutes
from pmfacilitator.session import Change, Session
from tests.builders import agenda, meeting, row_id, step

START = dt.datetime(2026, 11, 23, 12, 0, tzinfo=dt.UTC)
STEPS = (
    step(StepKind.OPENING, minutes=5),
    step(StepKind.TIMELINE, minutes=10),
    step(StepKind.QUESTIONS, minutes=15),
)
IDS = ("", *(each.id for each in STEPS))
PLAN = {each.id: each.minutes for each in STEPS}
HELD = meeting(agenda=agenda(*STEPS))


@dataclass
class Room:
    """A session and the time it runs in, as the app turns its clock."""

    session: Session = field(default_factory=lambda: Session(HELD))
    now: dt.datetime = START

    @property
    def clock(self) -> Clock:
        return self.session.desk.clock

    def spend(self, seconds: float) -> None:
        self.now += dt.timedelta(seconds=seconds)

    def go_to(self, step_id: str) -> None:
        self.session.set_clock(self.clock.moved(step_id, self.now))
        self.session.move_to(Place(step=step_id))

    def pause(self) -> None:
        self.session.set_clock(self.clock.paused(self.now))

    def run(self) -> None:
        self.session.set_clock(self.clock.resumed(self.now))

    def give(self, step_id: str, minutes: int) -> None:
        had = self.session.meeting.agenda.step(step_id)
        assert had is not None
        self.session.apply(ChangeMinutes(step_id, had.minutes + minutes))

    def reopen(self, saved: tuple[Meeting, Desk]) -> None:
        """Begin anew with what the file holds."""
        self.session = Session(*saved)
        self.run()

    @property
    def saved(self) -> tuple[Meeting, Desk]:
        return self.session.meeting, self.session.desk

    @property
    def took(self) -> dict[str, int]:
        return {time.step: time.seconds for time in self.session.meeting.times}

    @property
    def plan(self) -> dict[str, int]:
        return {time.step: time.planned for time in self.session.meeting.times}


def at_the_first_step() -> Room:
    room = Room()
    room.run()
    room.go_to("opening")
    return room


# --- what is kept, and when --------------------------------------------------------------------


def test_a_step_that_is_left_has_its_seconds_in_the_meeting() -> None:
    room = at_the_first_step()
    assert room.session.meeting is HELD, "it was only opened"
    room.spend(290)
    room.go_to("timeline")
    room.spend(700)
    room.go_to("opening")
    room.spend(10)
    room.pause()
    assert room.took == {"opening": 300, "timeline": 700, "questions": 0}
    assert room.plan == PLAN


def test_set_up_is_no_part_of_the_meetings_time() -> None:
    room = Room()
    room.run()
    room.spend(600)
    room.pause()
    assert room.session.meeting.times == ()
    room.run()
    room.go_to("opening")
    room.spend(300)
    room.go_to("")
    room.spend(120)
    room.pause()
    assert room.took == {"opening": 300, "timeline": 0, "questions": 0}


def test_the_plan_is_the_agenda_as_the_meeting_began_whatever_time_is_given_since() -> None:
    room = at_the_first_step()
    room.spend(200)
    room.give("opening", 5)
    room.go_to("timeline")
    room.spend(60)
    room.give("timeline", 5)
    room.session.apply(SetAside("questions", aside=True))
    room.go_to("opening")
    assert room.plan == PLAN
    while room.session.undo():
        pass
    assert room.plan == PLAN


def test_a_glance_at_a_step_before_the_meeting_is_no_beginning() -> None:
    room = at_the_first_step()
    room.spend(GLANCE - 1)
    room.go_to("")
    room.give("timeline", 3)
    room.spend(600)
    room.go_to("opening")
    assert room.plan == PLAN | {"timeline": 13}
    room.spend(300)
    room.give("timeline", 3)
    room.go_to("timeline")
    assert room.plan == PLAN | {"timeline": 13}


def test_more_time_for_a_step_makes_the_meeting_later_than_planned() -> None:
    room = at_the_first_step()
    room.spend(240)

    def behind() -> float:
        found = pace(room.session.meeting, room.clock, "opening", room.now)
        assert found is not None
        assert found.planned == 30 * 60
        return found.behind

    assert behind() == 0
    room.give("opening", 5)
    assert behind() == 5 * 60
    room.go_to("opening")
    assert behind() == 5 * 60


# --- no edit -----------------------------------------------------------------------------------


def test_times_are_no_step_of_undo_and_no_undo_takes_them_back() -> None:
    room = at_the_first_step()
    session = room.session
    row = Parked(id=row_id(50), text="a")
    session.apply(AddRow(Slot("parked"), row))
    room.spend(300)
    room.go_to("timeline")
    undone = session.undo()
    assert undone is not None
    assert undone.label == "added “a”"
    assert list(session.meeting.parked) == []
    assert room.took["opening"] == 300
    assert session.undo() is None
    room.spend(60)
    room.pause()
    assert session.redo() is not None
    assert session.meeting.parked == (row,)
    assert room.took == {"opening": 300, "timeline": 60, "questions": 0}


def test_typing_that_ends_where_it_began_is_no_step_though_time_was_counted_meanwhile() -> None:
    room = at_the_first_step()
    session = room.session
    session.apply(AddRow(Slot("parked"), Parked(id=row_id(50), text="a")))
    session.apply(ChangeRow(row_id(50), "text", "ab"))
    room.spend(60)
    room.pause()
    session.apply(ChangeRow(row_id(50), "text", "a"))
    undone = session.undo()
    assert undone is not None
    assert undone.label == "added “a”"


def test_who_listens_hears_of_a_change_that_is_no_edit() -> None:
    room = at_the_first_step()
    heard: list[Change] = []
    room.session.subscribe(heard.append)
    room.spend(60)
    room.pause()
    assert [(change.is_edit, change.after.times) for change in heard] == [
        (False, room.session.meeting.times)
    ]


def test_a_meeting_that_is_only_read_keeps_its_times() -> None:
    session = Session(HELD, Desk(clock=Clock(step="opening", since=START)), read_only=True)
    session.set_clock(session.desk.clock.moved("timeline", START + dt.timedelta(minutes=9)))
    assert session.meeting is HELD


def test_a_meeting_that_comes_without_its_desk_goes_on_from_its_times() -> None:
    times = (StepTime(step="opening", planned=5, seconds=240),)
    room = Room(Session(HELD.changed(times=times)))
    room.run()
    room.go_to("opening")
    room.spend(60)
    room.go_to("timeline")
    assert room.took["opening"] == 300
    other = Desk(clock=Clock(spent=(Spent(step="opening", seconds=7),)))
    assert Session(HELD.changed(times=times), other).desk is other


# --- whatever the room does --------------------------------------------------------------------

DEEDS = st.one_of(
    st.tuples(st.just("jump"), st.sampled_from(IDS)),
    st.tuples(
        st.sampled_from(("next", "back", "pause", "run", "save", "crash", "quit")), st.just("")
    ),
    st.tuples(st.sampled_from(("give", "edit", "undo", "redo")), st.sampled_from(IDS[1:])),
)


@dataclass
class Ledger:
    """What truly happened, counted by hand a second at a time."""

    step: str = ""
    runs: bool = True
    seconds: Counter[str] = field(default_factory=Counter)

    def copy(self) -> Ledger:
        return Ledger(self.step, self.runs, Counter(self.seconds))

    def pass_by(self, seconds: int) -> None:
        if self.runs:
            self.seconds[self.step] += seconds


def do(room: Room, truth: Ledger, deed: str, what: str) -> None:
    """One deed of the room, and what it means for the truth."""
    match deed:
        case "jump" | "next" | "back":
            by = {"next": 1, "back": -1}.get(deed, 0)
            at = IDS.index(truth.step) + by
            truth.step = what if deed == "jump" else IDS[max(0, min(at, len(IDS) - 1))]
            room.go_to(truth.step)
        case "pause":
            truth.runs = False
            room.pause()
        case "run":
            truth.runs = True
            room.run()
        case "give":
            room.give(what, 5)
        case "edit":
            room.session.apply(AddRow(Slot("parked"), Parked(text="x")))
        case "undo":
            room.session.undo()
        case _:
            room.session.redo()


@given(st.lists(st.tuples(DEEDS, st.integers(0, 900)), max_size=30))
def test_each_steps_seconds_are_true_and_add_up_to_the_meetings(
    deeds: list[tuple[tuple[str, str], int]],
) -> None:
    room, truth = at_the_first_step(), Ledger("opening")
    for at, ((deed, what), seconds) in enumerate([(("save", ""), GLANCE), *deeds]):
        room.spend(seconds)
        truth.pass_by(seconds)
        match deed:
            case "save":
                saved, then, true_then = room.saved, room.now, truth.copy()
            case "crash":
                # What was not on disk is gone, and the clock has run on from there.
                gone = int((room.now - then).total_seconds())
                truth = true_then.copy()
                truth.pass_by(gone)
                truth.runs = True
                room.reopen(saved)
                saved, then, true_then = room.saved, room.now, truth.copy()
            case "quit":
                room.pause()
                saved = room.saved
                room.spend(86_400)
                truth.runs = True
                room.reopen(saved)
                saved, then, true_then = room.saved, room.now, truth.copy()
            case _:
                do(room, truth, deed, what)
        if at and room.plan:
            assert room.plan == PLAN
    room.pause()
    total = sum(truth.seconds[name] for name in PLAN)
    assert room.took == {name: truth.seconds[name] for name in PLAN}
    assert sum(room.took.values()) == total
    assert sum(whole_minutes(list(room.took.values()))) == round(total / 60)


@given(st.lists(st.integers(0, 10_000), max_size=9))
def test_minutes_are_whole_and_add_up_and_none_is_a_minute_off(seconds: list[int]) -> None:
    minutes = whole_minutes(seconds)
    assert sum(minutes) == round(sum(seconds) / 60)
    assert all(abs(m * 60 - s) < 60 for m, s in zip(minutes, seconds, strict=True))


def test_more_time_in_the_very_first_visit_is_none_of_the_plan_and_undo_leaves_it() -> None:
    room = at_the_first_step()
    room.spend(200)
    room.give("opening", 5)
    room.give("opening", 5)
    assert room.plan == PLAN
    room.session.undo()
    room.spend(200)
    room.pause()
    assert (room.plan, room.took["opening"]) == (PLAN, 400)


def test_what_set_up_changes_before_the_first_step_is_the_plan() -> None:
    room = Room()
    room.run()
    room.give("timeline", 3)
    assert room.session.meeting.times == ()
    room.go_to("opening")
    room.spend(300)
    room.go_to("timeline")
    assert room.plan == PLAN | {"timeline": 13}


@pytest.mark.parametrize("times", [[("nowhere", 1)], [("opening", 1), ("opening", 2)]])
def test_times_are_those_of_the_agendas_steps_each_once(times: list[tuple[str, int]]) -> None:
    made = [{"step": name, "planned": 5, "seconds": seconds} for name, seconds in times]
    with pytest.raises(ValueError, match=r"no step 'nowhere'|is there twice"):
        HELD.changed(times=made)
