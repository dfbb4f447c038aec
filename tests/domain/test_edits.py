"""Every verb changes what it says and nothing else, says so in words, and refuses with a reason."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from pmfacilitator.domain.edits import (
    AddCompanion,
    AddRow,
    AnswerNoChange,
    ChangeIncident,
    ChangeMinutes,
    ChangeRow,
    ChangeSection,
    ChangeStatus,
    Edit,
    MoveRow,
    RemoveRow,
    SetAside,
    Together,
)
from pmfacilitator.domain.meeting import Companion, Detection, Meeting, Status
from pmfacilitator.domain.prompts import Slot
from pmfacilitator.domain.records import Row
from pmfacilitator.domain.rows import (
    Account,
    Action,
    ActionStatus,
    Entry,
    Factor,
    Insight,
    Link,
    Milestone,
    Parked,
    Participant,
    Point,
    Quote,
    Voice,
    Why,
)
from pmfacilitator.domain.sections import RootCauseSection
from pmfacilitator.domain.stamps import Stamp
from pmfacilitator.errors import InvalidValue, NotFound
from tests.builders import entry, meeting, row_id

TIMELINE = Slot("timeline")
FACTORS = Slot("factors", "root_cause")
FIRST = Slot("points", "questions", "first")
ANN, PAGER, POOL, POLLS = row_id(10), row_id(11), row_id(12), row_id(13)


def said() -> Meeting:
    """A meeting in which somebody has said something of most sorts."""
    now = meeting(
        participants=(Participant(id=ANN, name="Ann", role="Product"),),
        timeline=(entry("14:32 pager fired", Milestone.DETECTED, id=PAGER),),
    )
    factor = Factor(id=POOL, text="pool too small", evidence=(Link(target=PAGER),))
    point = Point(id=POLLS, text="shops poll", said_by=Voice(participant=ANN))
    for edit in (AddRow(FACTORS, factor), AddRow(FIRST, point)):
        now = edit.applied(now)
    return now


def texts_in(now: Meeting, slot: Slot) -> list[str]:
    return [row.headline for row in now.rows(slot)]


def refused(edit: Edit, now: Meeting | None = None) -> str:
    with pytest.raises((InvalidValue, NotFound)) as caught:
        edit.applied(now or said())
    return str(caught.value)


# --- rows ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("slot", "row"),
    [
        (Slot("participants"), Participant(name="Bo")),
        (TIMELINE, entry("14:40 rolled back")),
        (Slot("quotes"), Quote(words="We could not pay")),
        (Slot("insights"), Insight(learned="Shops poll")),
        (Slot("actions"), Action(what="Cap clients")),
        (Slot("parked"), Parked(text="Pricing")),
        (FACTORS, Factor(text="No alert")),
        (Slot("whys", "root_cause"), Why(text="Sized in 2021", explains=POOL)),
        (Slot("system", "root_cause"), Point(text="Cap connections")),
        (Slot("accounts", "impact"), Account(who="Harbor Books")),
        (FIRST, Point(text="They poll")),
        (Slot("points", "close", "second"), Point(text="Come again")),
    ],
)
def test_a_row_is_added_at_the_end_of_its_list_and_can_be_found(slot: Slot, row: Row) -> None:
    before = said()
    edit = AddRow(slot, row)
    after = edit.applied(before)
    assert after.rows(slot) == (*before.rows(slot), row)
    assert after.find(row.id) == (slot, row)
    assert edit.label(before) == f"added “{row.headline}”"
    assert (edit.touches, edit.joins) == (row.id, None)


@pytest.mark.parametrize(("index", "order"), [(0, "bac"), (1, "abc"), (2, "acb"), (None, "acb")])
def test_a_row_is_added_where_it_is_wanted(index: int | None, order: str) -> None:
    now = meeting(parked=(Parked(text="a"), Parked(text="c")))
    after = AddRow(Slot("parked"), Parked(text="b"), index).applied(now)
    assert "".join(texts_in(after, Slot("parked"))) == order


def test_the_first_row_of_a_step_makes_its_section_in_the_agendas_order() -> None:
    now = AddRow(Slot("points", "close", "first"), Point(text="late")).applied(meeting())
    now = AddRow(Slot("points", "opening", "first"), Point(text="early")).applied(now)
    assert [section.step for section in now.sections] == ["opening", "close"]


def test_answers_stand_in_the_order_of_the_questions() -> None:
    now = AddRow(Slot("points", "close", "second"), Point(text="2")).applied(meeting())
    now = AddRow(Slot("points", "close", "first"), Point(text="1")).applied(now)
    assert [answer.question for answer in now.section("close").answers] == ["first", "second"]


@pytest.mark.parametrize(
    ("row", "field", "value"),
    [
        (PAGER, "text", "pager went off"),
        (PAGER, "when", Stamp(time=dt.time(14, 33))),
        (PAGER, "when", None),
        (PAGER, "starred", True),
        (ANN, "name", "Anna"),
        (POOL, "evidence", ()),
        (POLLS, "text", "resellers poll"),
        (POLLS, "said_by", Voice(role="Support")),
    ],
)
def test_one_field_of_a_row_changes_and_the_row_stays_the_same_one(
    row: str, field: str, value: Any
) -> None:
    before = said()
    edit = ChangeRow(row, field, value)
    after = edit.applied(before)
    was, now = before.find(row), after.find(row)
    assert was is not None
    assert now is not None
    assert now == (was[0], was[1].changed(**{field: value}))
    others = [(slot, r) for slot, rows in before.lists() for r in rows if r.id != row]
    assert others == [(slot, r) for slot, rows in after.lists() for r in rows if r.id != row]
    assert edit.label(before) == f"changed “{was[1].headline}”"
    assert (edit.touches, edit.joins) == (row, (row, field))


def test_a_long_headline_is_shortened_in_the_words_of_undo() -> None:
    now = meeting(parked=(Parked(id=PAGER, text="word " * 30),))
    assert len(ChangeRow(PAGER, "text", "x").label(now)) < 60


def test_a_removed_row_is_gone_and_links_to_it_dangle() -> None:
    before = said()
    edit = RemoveRow(PAGER)
    after = edit.applied(before)
    assert after.row(PAGER) is None
    factor = after.row(POOL)
    assert isinstance(factor, Factor)
    assert factor.evidence == (Link(target=PAGER),)
    assert Meeting.model_validate_json(after.model_dump_json()) == after
    assert (edit.label(before), edit.touches) == ("removed “pager fired”", PAGER)


def test_a_participant_who_is_gone_still_said_it() -> None:
    after = RemoveRow(ANN).applied(said())
    point = after.row(POLLS)
    assert isinstance(point, Point)
    assert point.said_by == Voice(participant=ANN)
    assert after.voice_name(point.said_by) == "somebody no longer listed"


def test_an_answer_without_points_is_no_answer() -> None:
    after = RemoveRow(POLLS).applied(said())
    assert after.section("questions").answers == ()


@pytest.mark.parametrize(
    ("row", "by", "order"),
    [
        ("b", -1, "bacd"),
        ("b", 1, "acbd"),
        ("b", 2, "acdb"),
        ("a", -1, "abcd"),
        ("d", 1, "abcd"),
        ("c", -9, "cabd"),
        ("a", 9, "bcda"),
        ("c", 0, "abcd"),
    ],
)
def test_a_row_moves_within_its_list_and_stops_at_the_ends(row: str, by: int, order: str) -> None:
    rows = {text: Parked(id=row_id(n), text=text) for n, text in enumerate("abcd")}
    now = meeting(parked=tuple(rows.values()))
    edit = MoveRow(rows[row].id, by)
    assert "".join(texts_in(edit.applied(now), Slot("parked"))) == order
    assert edit.label(now) == f"moved “{row}”"
    assert edit.joins == (rows[row].id, "position")


def test_points_move_under_their_question() -> None:
    now = AddRow(FIRST, Point(id=row_id(20), text="second")).applied(said())
    assert texts_in(MoveRow(row_id(20), -1).applied(now), FIRST) == ["second", "shops poll"]


# --- milestones ------------------------------------------------------------------------------


def milestones(now: Meeting) -> dict[str, Milestone | None]:
    return {e.text: e.milestone for e in now.timeline}


@pytest.mark.parametrize("value", [Milestone.DETECTED, "detected"])
def test_a_milestone_leaves_the_entry_that_had_it(value: Any) -> None:
    later = row_id(20)
    now = AddRow(TIMELINE, entry("14:40 seen", id=later)).applied(said())
    after = ChangeRow(later, "milestone", value).applied(now)
    assert milestones(after) == {"pager fired": None, "seen": Milestone.DETECTED}


def test_an_entry_added_with_a_milestone_takes_it() -> None:
    after = AddRow(TIMELINE, entry("14:30 seen", Milestone.DETECTED)).applied(said())
    assert milestones(after) == {"pager fired": None, "seen": Milestone.DETECTED}


def test_other_milestones_stay_where_they_are() -> None:
    after = AddRow(TIMELINE, entry("15:00 ok", Milestone.RESOLVED)).applied(said())
    assert milestones(after) == {"pager fired": Milestone.DETECTED, "ok": Milestone.RESOLVED}
    unmarked = ChangeRow(PAGER, "milestone", None).applied(after)
    assert milestones(unmarked) == {"pager fired": None, "ok": Milestone.RESOLVED}


# --- steps, answers and facts ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("step", "field", "value", "label"),
    [
        ("root_cause", "what_broke", "The pool\nran dry", "changed what broke in Root cause"),
        ("root_cause", "trigger", "A new reseller", "changed trigger in Root cause"),
        ("impact", "tickets", 41, "changed tickets in Impact"),
        ("impact", "tickets", None, "changed tickets in Impact"),
        ("impact", "first_alert", Stamp(time=dt.time(14, 32)), "changed first alert in Impact"),
        ("close", "would_come_again", 7, "changed would come again in Close"),
    ],
)
def test_one_field_of_a_step_changes(step: str, field: str, value: Any, label: str) -> None:
    before = said()
    edit = ChangeSection(step, field, value)
    after = edit.applied(before)
    assert after.section(step) == before.section(step).changed(**{field: value})
    assert edit.label(before) == label
    assert (edit.touches, edit.joins) == (step, (step, field))


def test_no_change_is_an_answer_and_can_be_taken_back() -> None:
    given = AnswerNoChange("questions", "second", no_change=True)
    taken = AnswerNoChange("questions", "second", no_change=False)
    after = given.applied(said())
    assert after.section("questions").answer("second").is_given
    assert taken.applied(after) == said()
    assert given.label(after) == 'answered "no change"'
    assert taken.label(after) == 'took back "no change"'


def test_no_change_keeps_its_reason() -> None:
    after = AnswerNoChange("questions", "first", no_change=True).applied(said())
    answer = after.section("questions").answer("first")
    assert answer.no_change
    assert [point.text for point in answer.points] == ["shops poll"]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", "Payouts late"),
        ("reference", "INC-41"),
        ("severity", "P1"),
        ("date", dt.date(2026, 11, 21)),
        ("date", None),
        ("services", ("payouts", "ledger")),
        ("detected_by", Detection.CUSTOMER),
        ("tldr", "It stopped.\nIt went on."),
    ],
)
def test_one_fact_of_the_incident_changes(field: str, value: Any) -> None:
    edit = ChangeIncident(field, value)
    after = edit.applied(said())
    assert after.incident == said().incident.changed(**{field: value})
    assert after.changed(incident=said().incident).timeline == said().timeline
    words = {"detected_by": "who noticed first", "tldr": "what happened, in short"}
    called = words.get(field, f"the incident's {field}")
    assert edit.label(said()) == f"changed {called}"
    assert (edit.touches, edit.joins) == ("", ("incident", field))


def test_correcting_the_incidents_date_moves_inferred_dates_and_no_others() -> None:
    entries = (
        entry("14:32 same day"),
        entry("00:10 next day", day=1),
        entry("2026-11-20 14:32 dated"),
        entry("no time"),
    )
    after = ChangeIncident("date", dt.date(2026, 12, 31)).applied(meeting(timeline=entries))
    dates = [e.when and e.when.date_given(after.incident.date) for e in after.timeline]
    assert dates == [dt.date(2026, 12, 31), dt.date(2027, 1, 1), dt.date(2026, 11, 20), None]


def test_a_step_gets_another_timebox_in_this_meetings_agenda_only() -> None:
    before = said()
    edit = ChangeMinutes("impact", 25)
    after = edit.applied(before)
    steps = {step.id: step.minutes for step in after.agenda.steps}
    assert steps == {step.id: 5 for step in before.agenda.steps} | {"impact": 25}
    assert edit.label(before) == "changed the minutes of Impact"
    assert after.changed(agenda=before.agenda) == before


def test_a_step_is_set_aside_and_brought_back_with_all_it_holds() -> None:
    before = said()
    aside, back = SetAside("root_cause", aside=True), SetAside("root_cause", aside=False)
    after = aside.applied(before)
    assert "root_cause" not in [step.id for step in after.steps]
    assert texts_in(after, FACTORS) == ["pool too small"]
    assert aside.applied(after) == after
    assert back.applied(after) == before
    assert (aside.label(before), back.label(after)) == (
        "set Root cause aside",
        "brought Root cause back",
    )


def test_the_last_step_cannot_be_set_aside() -> None:
    now = meeting()
    for step in now.agenda.steps[1:]:
        now = SetAside(step.id, aside=True).applied(now)
    assert refused(SetAside("opening", aside=True), now) == "A meeting needs one step at least."


def test_the_status_moves_and_says_from_where_to_where() -> None:
    edit = ChangeStatus(Status.IN_REVIEW)
    assert edit.applied(said()).status is Status.IN_REVIEW
    assert edit.label(said()) == "changed the status from draft to in review"


def test_a_second_review_is_noted() -> None:
    companion = Companion(meeting=row_id(30), agenda="Product")
    edit = AddCompanion(companion)
    assert edit.applied(said()).companions == (companion,)
    assert edit.label(said()) == "linked the Product review"


def test_several_edits_happen_together_and_go_to_the_last() -> None:
    added = AddRow(Slot("actions"), Action(what="Cap clients", answers=POOL))
    edit = Together((RemoveRow(PAGER), added), "turned a factor into an action")
    after = edit.applied(said())
    assert (after.timeline, texts_in(after, Slot("actions"))) == ((), ["Cap clients"])
    assert (edit.label(after), edit.touches) == ("turned a factor into an action", added.row.id)
    assert edit.joins is None


# --- refusals --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("edit", "reason"),
    [
        (ChangeRow("0000000000", "text", "x"), "That row is no longer in the meeting."),
        (RemoveRow("0000000000"), "That row is no longer in the meeting."),
        (MoveRow("0000000000", 1), "That row is no longer in the meeting."),
        (AddRow(Slot("points", "gone", "first"), Point(text="x")), "no step 'gone'"),
        (AddRow(Slot("factors", "gone"), Factor(text="x")), "no step 'gone'"),
        (AddRow(Slot("points", "close", "gone"), Point(text="x")), "no question 'gone'"),
        (AnswerNoChange("gone", "first", no_change=True), "no step 'gone'"),
        (AnswerNoChange("close", "gone", no_change=True), "no question 'gone'"),
        (ChangeSection("gone", "trigger", "x"), "no step 'gone'"),
        (ChangeMinutes("gone", 5), "no step 'gone'"),
        (SetAside("gone", aside=True), "no step 'gone'"),
        (ChangeRow(PAGER, "colour", "x"), "no field 'colour'"),
        (ChangeSection("close", "trigger", "x"), "no field 'trigger'"),
        (ChangeIncident("colour", "x"), "no field 'colour'"),
        (ChangeRow(PAGER, "milestone", "ended"), "Milestone: "),
        (ChangeRow(PAGER, "when", "14:32"), "When: "),
        (ChangeRow(PAGER, "text", None), "Text: "),
        (ChangeSection("impact", "tickets", -1), "Tickets: "),
        (ChangeIncident("date", "soon"), "Date: "),
        (ChangeIncident("timezone", "CST"), "'CST' is no time zone"),
        (ChangeMinutes("close", 601), "Minutes: "),
        (AddRow(FACTORS, Point(text="x")), "Factors: "),
        (AddRow(TIMELINE, Point(text="x")), "Timeline: "),
        (AddRow(TIMELINE, Entry(id=POOL, text="x")), "is there twice"),
        (AddRow(FACTORS, Factor(id=PAGER, text="x")), "is there twice"),
        (AddRow(FIRST, Point(id=POLLS, text="x")), "is there twice"),
        (Together((RemoveRow(PAGER), RemoveRow(PAGER)), "x"), "no longer in the meeting"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(edit: Edit, reason: str) -> None:
    sentence = refused(edit)
    assert reason in sentence
    assert sentence.endswith(".")


def test_values_are_cleaned_on_their_way_in() -> None:
    after = ChangeSection("root_cause", "what_broke", "\x1b[31mpool\x1b[0m\r\nempty").applied(
        said()
    )
    section = after.section("root_cause")
    assert isinstance(section, RootCauseSection)
    assert section.what_broke == "pool\nempty"


def test_an_action_not_done_keeps_why() -> None:
    action = Action(id=row_id(20), what="Rewrite it")
    now = AddRow(Slot("actions"), action).applied(said())
    now = ChangeRow(action.id, "status", ActionStatus.NOT_DOING).applied(now)
    now = ChangeRow(action.id, "because", "a cap does").applied(now)
    (kept,) = now.actions
    assert (kept.status, kept.because) == (ActionStatus.NOT_DOING, "a cap does")
