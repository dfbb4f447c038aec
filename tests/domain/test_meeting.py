"""A meeting holds together: nothing twice, nothing for a step or question that is not there."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from pydantic import ValidationError

from pmfacilitator.domain.agenda import Agenda, Step, StepKind
from pmfacilitator.domain.answers import Answer
from pmfacilitator.domain.meeting import Meeting
from pmfacilitator.domain.prompts import QuestionPrompt, RowsPrompt, Slot, TextPrompt
from pmfacilitator.domain.records import ALPHABET, Row, new_id
from pmfacilitator.domain.rows import Link, Milestone, Participant, Point, Voice
from pmfacilitator.domain.sections import CloseSection, ImpactSection, OpeningSection, empty_section
from tests.builders import agenda, agendas, entry, incident, meeting, meetings, row_id, step, texts

PLAIN = {"agenda": agenda().model_dump(mode="json")}
POINT = {"id": row_id(5), "text": "x"}


@given(meetings())
def test_any_meeting_is_read_back_from_its_json(now: Meeting) -> None:
    assert Meeting.model_validate_json(now.model_dump_json()) == now
    assert Meeting.model_validate(now.model_dump()) == now


@settings(max_examples=40)
@given(meetings())
def test_in_any_meeting_every_row_is_found_where_it_is(now: Meeting) -> None:
    for slot, rows in now.lists():
        assert now.rows(slot) == rows
        for row in rows:
            assert now.find(row.id) == (slot, row)
            assert row.headline == getattr(row, row.HEADLINE)


@settings(max_examples=50)
@given(agendas())
def test_a_step_of_any_agenda_asks_for_whatever_it_can_hold(made: Agenda) -> None:
    now = meeting(agenda=made)
    for of in made.steps:
        prompts = now.prompts(of.id)
        assert len({prompt.id for prompt in prompts}) == len(prompts)
        asked = [p.slot.question for p in prompts if isinstance(p, QuestionPrompt)]
        assert asked == [question.id for question in of.questions]
        shown = {p.slot.field for p in prompts if isinstance(p, RowsPrompt)}
        # Whys stand beneath the factor they explain and have no prompt of their own.
        # Promises from last time are asked about where there are any.
        assert set(now.section(of.id).ROWS) <= shown | {"whys", "last_time"}


@settings(max_examples=50)
@given(agendas())
def test_any_agenda_is_read_back_and_adds_up_its_minutes(made: Agenda) -> None:
    assert Agenda.model_validate_json(made.model_dump_json()) == made
    assert made.minutes == sum(of.minutes for of in made.steps)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"set_aside": ["gone"]}, "the agenda has no step 'gone'"),
        ({"set_aside": [kind.value for kind in StepKind]}, "every step is set aside"),
        ({"sections": [{"kind": "close", "step": "gone"}]}, "the agenda has no step 'gone'"),
        (
            {"sections": [{"kind": "close", "step": "impact"}]},
            "step 'impact' is of kind impact, not close",
        ),
        (
            {"sections": [{"kind": "close", "step": "close"}] * 2},
            "the section for step 'close' is there twice",
        ),
        (
            {"sections": [{"kind": "close", "step": "close", "answers": [{"question": "third"}]}]},
            "step 'close' asks no question 'third'",
        ),
        (
            {"sections": [
                {"kind": "close", "step": "close", "answers": [{"question": "first"}] * 2}
            ]},
            "the answer to question 'first' is there twice",
        ),
        ({"parked": [POINT, POINT]}, f"the row id '{row_id(5)}' is there twice"),
        (
            {"parked": [POINT], "sections": [
                {"kind": "close", "step": "close", "answers": [
                    {"question": "first", "points": [POINT]}
                ]}
            ]},
            f"the row id '{row_id(5)}' is there twice",
        ),
        (
            {"timeline": [{"text": "a", "milestone": "detected"}] * 2},
            "the milestone 'detected' is there twice",
        ),
        ({"parked": [{"id": "short", "text": "x"}]}, "should match pattern"),
        ({"parked": [{"id": "O" * 10, "text": "x"}]}, "should match pattern"),
        ({"colour": "red"}, "Extra inputs are not permitted"),
        ({"created": "2026-11-20T14:00:00"}, "timezone"),
        ({"insights": [{"learned": "x", "evidence": [{}]}]}, "a link has either a target"),
        (
            {"insights": [{"learned": "x", "evidence": [{"target": row_id(1), "url": "x"}]}]},
            "a link has either a target",
        ),
        (
            {"parked": [{"text": "x", "said_by": {"participant": row_id(1), "role": "Support"}}]},
            "a voice is a participant or a role, not both",
        ),
        ({"agenda": {"title": "x", "steps": []}}, "at least 1 item"),
        ({"agenda": {"title": " ", "steps": PLAIN["agenda"]["steps"]}}, "agenda.title"),
        (
            {"agenda": {"title": "x", "steps": [PLAIN["agenda"]["steps"][0]] * 2}},
            "the step id 'opening' is used twice",
        ),
    ],
)  # fmt: skip
def test_what_does_not_hold_together_is_named(wrong: dict[str, Any], said: str) -> None:
    with pytest.raises(ValidationError) as caught:
        Meeting.model_validate(PLAIN | wrong)
    assert said in str(caught.value)


def test_a_question_is_asked_once_in_a_step_and_may_be_asked_again_in_another() -> None:
    assert agenda(step(StepKind.CLOSE, "why"), step(StepKind.OPENING, "why")).minutes == 10
    with pytest.raises(ValidationError, match="the question id 'why' is used twice"):
        step(StepKind.CLOSE, "why", "why")


def test_a_meeting_without_a_title_says_so() -> None:
    assert meeting(incident=incident(title="")).title == "Untitled incident"
    assert meeting().title == "Payouts stood still"


def test_steps_set_aside_are_not_gone_through() -> None:
    held = meeting(set_aside=("opening", "review"))
    assert [of.id for of in held.steps] == [
        kind.value for kind in StepKind if kind not in (StepKind.OPENING, StepKind.REVIEW)
    ]


@pytest.mark.parametrize("kind", StepKind)
def test_every_kind_of_step_begins_empty(kind: StepKind) -> None:
    of = step(kind, "why")
    section = empty_section(of)
    assert (section.step, section.kind, section.answers) == (kind.value, kind, ())
    assert [rows for _, rows in section.lists() if rows] == []
    assert meeting(agenda=agenda(of)).section(kind.value) == section


def test_a_step_that_the_agenda_does_not_have_has_no_section() -> None:
    with pytest.raises(KeyError):
        meeting().section("gone")


def test_questions_stand_among_what_the_kind_of_step_asks() -> None:
    prompts = meeting().prompts("root_cause")
    assert [prompt.id for prompt in prompts] == [
        *("what_broke", "trigger", "factors", "first", "second"),
        *("system", "monitoring", "architecture"),
    ]
    assert [p.id for p in prompts if isinstance(p, TextPrompt) and p.long] == ["what_broke"]


def test_rows_are_looked_up_in_the_meeting_in_a_step_and_under_a_question() -> None:
    point, parked = Point(text="a"), entry("14:32 b")
    answers = (Answer(question="second", points=(point,)),)
    held = meeting(timeline=(parked,), sections=(OpeningSection(step="opening", answers=answers),))
    assert held.rows(Slot("timeline")) == (parked,)
    assert held.rows(Slot("points", "opening", "second")) == (point,)
    assert held.rows(Slot("points", "opening", "first")) == ()
    assert held.rows(Slot("accounts", "impact")) == ()
    assert held.find(new_id()) is None


def test_a_voice_is_named_as_the_participant_is_named_now() -> None:
    ann = Participant(id=row_id(7), name="Ann")
    held = meeting(participants=(ann,))
    assert held.voice_name(Voice(participant=ann.id)) == "Ann"
    renamed = held.changed(participants=(ann.changed(name="Anna"),))
    assert renamed.voice_name(Voice(participant=ann.id)) == "Anna"
    assert held.voice_name(Voice(role="Support")) == "Support"
    assert held.voice_name(Voice(participant=row_id(8))) == "somebody no longer listed"
    assert held.voice_name(Voice()) == ""


@pytest.mark.parametrize(
    ("answer", "given"),
    [
        (Answer(question="q"), False),
        (Answer(question="q", no_change=True), True),
        (Answer(question="q", points=(Point(text="x"),)), True),
    ],
)
def test_a_question_is_answered_by_points_or_by_no_change(answer: Answer, given: bool) -> None:
    assert answer.is_given is given


def test_a_milestone_may_stand_on_any_one_entry() -> None:
    marked = tuple(entry(f"{14 + n}:00 x", m) for n, m in enumerate(Milestone))
    assert meeting(timeline=marked).timeline == marked


def test_numbers_that_nobody_counted_are_not_zero() -> None:
    assert ImpactSection(step="impact").tickets is None
    assert CloseSection(step="close", would_not=0).would_not == 0


def test_ids_are_ten_letters_that_can_be_read_aloud() -> None:
    made = {new_id() for _ in range(500)}
    assert len(made) == 500
    assert set("".join(made)) <= set(ALPHABET)
    assert not set("ilou") & set(ALPHABET)


@given(texts())
def test_a_changed_copy_is_checked_like_a_new_value(typed: str) -> None:
    row = Participant(name="Ann")
    assert row.changed(name=typed) == Participant(id=row.id, name=typed)
    with pytest.raises(ValidationError):
        row.changed(colour=typed)
    with pytest.raises(ValidationError):
        row.changed(present=typed + "?")


def test_values_are_frozen() -> None:
    for value in (meeting(), Link(url="x"), Row(), Step(id="a", kind=StepKind.CLOSE, title="A")):
        with pytest.raises(ValidationError, match="frozen"):
            value.id = "x"  # type: ignore[union-attr,misc]  # that it cannot be set is the point
