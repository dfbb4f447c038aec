"""Who has been heard in a step: by what rows say, or because the room said so."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given

from pmfacilitator.domain.agenda import StepKind
from pmfacilitator.domain.answers import Answer
from pmfacilitator.domain.edits import AddRow, ChangeSection, Edit, MarkHeard, RemoveRow, SetAside
from pmfacilitator.domain.house import House
from pmfacilitator.domain.meeting import Meeting
from pmfacilitator.domain.prompts import Slot
from pmfacilitator.domain.rows import (
    Action,
    Entry,
    Factor,
    Insight,
    Parked,
    Participant,
    Point,
    Quote,
    Voice,
)
from pmfacilitator.domain.sections import QuestionsSection
from pmfacilitator.domain.voices import Heard, coverage, people_heard, quiet_lead, quiet_roles
from pmfacilitator.session import Session
from tests.builders import agenda, meeting, meetings, row_id, step

HOUSE = House()
MARA, PRIYA, SOFIA = row_id(10), row_id(11), row_id(12)
PEOPLE = (
    Participant(id=MARA, name="Mara Lindqvist", role="Engineering"),
    Participant(id=PRIYA, name="Priya Raman", role="product"),
    Participant(id=SOFIA, name="Sofia Marques", role="Legal", present=False),
)
FACTOR = row_id(20)
POINTS = Slot("points", "questions", "first")


def led(kind: StepKind, lead: str) -> Any:
    return step(kind, "first", "second").changed(lead=lead)


STEPS = (
    step(StepKind.TIMELINE),
    led(StepKind.ROOT_CAUSE, "Engineering"),
    led(StepKind.QUESTIONS, "Product"),
    led(StepKind.IMPACT, "Customer Success"),
    led(StepKind.DECISIONS, "Facilitator"),
)


def after(*edits: Edit) -> Meeting:
    made = meeting(participants=PEOPLE, agenda=agenda(*STEPS))
    for edit in edits:
        made = edit.applied(made)
    return made


def heard_in(step_id: str, of: Meeting) -> list[str]:
    found = coverage(of, HOUSE, of.agenda.step(step_id))
    return [each.name for each in found if each.here]


def anywhere(of: Meeting) -> list[str]:
    return [each.name for each in coverage(of, HOUSE, None) if each.in_meeting]


def test_a_step_wants_the_roles_of_those_present_the_houses_and_its_leads() -> None:
    wanted = [each.name for each in coverage(after(), HOUSE, STEPS[1])]
    assert wanted == ["Engineering", "Product", "Customer Success"]
    support = STEPS[2].changed(lead="support")
    assert "Support" in [each.name for each in coverage(after(), HOUSE, support)]
    assert quiet_roles(after(), HOUSE, STEPS[4]) == ("Engineering", "Product", "Customer Success")


def test_who_is_absent_is_not_waited_for_and_counts_once_heard() -> None:
    assert "Legal" not in quiet_roles(after(), HOUSE, STEPS[2])
    said = after(AddRow(POINTS, Point(text="a contract says so", said_by=Voice(role="Legal"))))
    assert heard_in("questions", said) == ["Legal"]


@pytest.mark.parametrize(
    ("edit", "step_id", "role"),
    [
        (AddRow(POINTS, Point(text="x", said_by=Voice(participant=PRIYA))), "questions", "Product"),
        (AddRow(POINTS, Point(text="x", said_by=Voice(role="PRODUCT"))), "questions", "Product"),
        (
            AddRow(Slot("factors", "root_cause"), Factor(text="x", said_by=Voice(role="Support"))),
            "root_cause",
            "Support",
        ),
        (AddRow(Slot("quotes"), Quote(words="x", source="Priya Raman")), "impact", "Product"),
        (
            AddRow(Slot("quotes"), Quote(words="x", source="Harbor Books, told priya raman.")),
            "impact",
            "Product",
        ),
        (AddRow(Slot("quotes"), Quote(words="x", source="support")), "impact", "Support"),
        (AddRow(Slot("insights"), Insight(learned="x", owner="Priya")), "decisions", "Product"),
        (AddRow(Slot("actions"), Action(what="x", owner="design")), "decisions", "Design"),
        (MarkHeard("impact", Voice(role="Customer Success")), "impact", "Customer Success"),
        (MarkHeard("timeline", Voice(participant=MARA)), "timeline", "Engineering"),
    ],
)
def test_a_role_is_heard_in_the_step_it_spoke_to(edit: Edit, step_id: str, role: str) -> None:
    said = after(edit)
    assert heard_in(step_id, said) == [role]
    others = [each.id for each in STEPS if each.id != step_id]
    assert [name for other in others for name in heard_in(other, said)] == []
    assert anywhere(said) == [role]


@pytest.mark.parametrize(
    "edit",
    [
        AddRow(POINTS, Point(text="Product would say so")),
        AddRow(Slot("quotes"), Quote(words="x", source="A product manager at Harbor Books")),
        AddRow(Slot("quotes"), Quote(words="x", source="Priya Ramani")),
        AddRow(Slot("actions"), Action(what="x", owner="somebody")),
        AddRow(POINTS, Point(text="x", said_by=Voice(participant=row_id(99)))),
        AddRow(Slot("timeline"), Entry(text="Priya Raman says so", source="Priya Raman")),
    ],
)
def test_nobody_is_heard_by_mere_words(edit: Edit) -> None:
    assert anywhere(after(edit)) == []


def test_who_has_no_role_is_heard_for_none() -> None:
    guest = Participant(id=row_id(13), name="Guest")
    said = after(
        AddRow(Slot("participants"), guest),
        AddRow(POINTS, Point(text="x", said_by=Voice(participant=guest.id))),
    )
    assert anywhere(said) == []
    assert "" not in quiet_roles(said, HOUSE, STEPS[0])
    assert [each.name for each in people_heard(said, HOUSE, STEPS[2]) if each.here] == ["Guest"]


def test_a_name_of_two_people_is_nobodys() -> None:
    twin = Participant(name="Mara Okafor", role="Design")
    named = AddRow(Slot("actions"), Action(what="x", owner="Mara"))
    assert anywhere(after(AddRow(Slot("participants"), twin), named)) == []


def test_insights_and_actions_count_for_the_step_they_go_back_to() -> None:
    factor = AddRow(Slot("factors", "root_cause"), Factor(id=FACTOR, text="pool too small"))
    insight = AddRow(Slot("insights"), Insight(learned="x", owner="Product", source=FACTOR))
    quote = Quote(id=row_id(21), words="x", source="Harbor Books")
    action = Action(what="x", owner="Support", answers=quote.id)
    said = after(factor, insight, AddRow(Slot("quotes"), quote), AddRow(Slot("actions"), action))
    assert heard_in("root_cause", said) == ["Product"]
    assert heard_in("impact", said) == ["Support"]
    assert heard_in("decisions", said) == []
    gone = RemoveRow(FACTOR).applied(said)
    assert heard_in("decisions", gone) == ["Product"]


def test_what_is_parked_was_said_in_the_meeting_and_in_no_step() -> None:
    said = after(AddRow(Slot("parked"), Parked(text="x", said_by=Voice(role="Support"))))
    assert anywhere(said) == ["Support"]
    assert [name for each in STEPS for name in heard_in(each.id, said)] == []


def test_what_was_said_in_a_step_that_was_set_aside_was_said() -> None:
    said = after(MarkHeard("impact", Voice(role="Support")), SetAside("impact", aside=True))
    assert anywhere(said) == ["Support"]


def test_people_are_heard_themselves_and_not_by_their_role() -> None:
    said = after(
        MarkHeard("questions", Voice(role="Product")),
        AddRow(POINTS, Point(text="x", said_by=Voice(participant=MARA))),
    )
    found = people_heard(said, HOUSE, said.agenda.step("questions"))
    assert found == (
        Heard(Voice(participant=MARA), "Mara Lindqvist", here=True, in_meeting=True),
        Heard(Voice(participant=PRIYA), "Priya Raman", here=False, in_meeting=False),
    )
    elsewhere = people_heard(said, HOUSE, said.agenda.step("impact"))
    assert [(each.here, each.in_meeting) for each in elsewhere] == [(False, True), (False, False)]


def test_only_what_was_marked_by_hand_can_be_taken_back() -> None:
    said = after(
        MarkHeard("questions", Voice(role="Product")),
        AddRow(POINTS, Point(text="x", said_by=Voice(role="Support"))),
    )
    marked = {each.name: each.is_marked for each in coverage(said, HOUSE, STEPS[2]) if each.here}
    assert marked == {"Product": True, "Support": False}
    assert not any(each.is_marked for each in coverage(said, HOUSE, None))


def test_a_mark_is_one_step_of_undo_and_says_whom_it_is_about() -> None:
    session = Session(after())
    session.apply(MarkHeard("questions", Voice(participant=PRIYA)))
    session.apply(MarkHeard("questions", Voice(participant=PRIYA)))
    session.apply(MarkHeard("questions", Voice(role="Support")))
    section = session.meeting.section("questions")
    assert section.heard == (Voice(participant=PRIYA), Voice(role="Support"))
    session.apply(MarkHeard("questions", Voice(participant=PRIYA), heard=False))
    labels = []
    while undone := session.undo():
        labels.append((undone.label, undone.touches))
    assert labels == [
        ("took back that Priya Raman was heard", "questions"),
        ("heard from Support", "questions"),
        ("heard from Priya Raman", "questions"),
    ]
    assert session.meeting == after()


def test_the_lead_of_a_step_of_questions_or_impact_is_missed_until_it_is_heard() -> None:
    assert quiet_lead(after(), HOUSE, STEPS[2]) == "Product"
    assert quiet_lead(after(), HOUSE, STEPS[3]) == "Customer Success"
    heard = after(AddRow(POINTS, Point(text="x", said_by=Voice(participant=PRIYA))))
    assert quiet_lead(heard, HOUSE, STEPS[2]) == ""
    assert quiet_lead(heard, HOUSE, STEPS[3]) == "Customer Success"


@pytest.mark.parametrize("at", [0, 1, 4])
def test_no_other_step_misses_its_lead(at: int) -> None:
    assert quiet_lead(after(), HOUSE, STEPS[at]) == ""


def test_who_leads_without_a_role_is_not_missed() -> None:
    for lead in ("", "Facilitator", "Note-taker"):
        assert quiet_lead(after(), HOUSE, STEPS[2].changed(lead=lead)) == ""


def test_an_answer_that_nothing_changes_is_nobodys_voice() -> None:
    none = (Answer(question="first", no_change=True),)
    said = after(ChangeSection("questions", "answers", none))
    assert isinstance(said.section("questions"), QuestionsSection)
    assert quiet_lead(said, HOUSE, STEPS[2]) == "Product"


@given(meetings())
def test_whoever_is_quiet_is_wanted_and_whoever_was_heard_is_not_quiet(of: Meeting) -> None:
    for each in of.agenda.steps:
        found = coverage(of, HOUSE, each)
        assert len({heard.name for heard in found}) == len(found)
        assert all(heard.in_meeting for heard in found if heard.here)
        assert set(quiet_roles(of, HOUSE, each)) == {h.name for h in found if not h.here}
        assert quiet_lead(of, HOUSE, each) in {"", *quiet_roles(of, HOUSE, each)}
