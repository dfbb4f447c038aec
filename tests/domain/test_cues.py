"""What whoever leads a meeting is told at a place, beside what the room sees."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings

from pmfacilitator.domain.agenda import Question, Step, StepKind
from pmfacilitator.domain.answers import Answer
from pmfacilitator.domain.cues import Coming, Cues, Hidden, cues
from pmfacilitator.domain.desk import Desk, Place, Reveal
from pmfacilitator.domain.house import House
from pmfacilitator.domain.meeting import Meeting
from pmfacilitator.domain.rows import Factor, Participant, Point, Quote, Voice
from pmfacilitator.domain.sections import QuestionsSection, RootCauseSection
from tests.builders import agenda, desks, entry, incident, meeting, meetings, row_id, step

HOUSE = House()
MARA = Participant(id=row_id(60), name="Mara Lindqvist", role="Customer Success")
PRODUCT = Step(
    id="questions",
    kind=StepKind.QUESTIONS,
    title="Product",
    lead="Product",
    questions=(
        Question(id="first", ask="What of customers?", probes=("Who wrote to us?", "What next?")),
        Question(id="second", ask="What did we assume?"),
    ),
)
FIRST = Place(step="questions", prompt="first")


def asked(*texts: str, said_by: Voice | None = None, **fields: Any) -> Meeting:
    """A meeting whose first product question was answered so."""
    points = tuple(
        Point(id=row_id(70 + at), text=text, said_by=said_by or Voice())
        for at, text in enumerate(texts)
    )
    section = QuestionsSection(step="questions", answers=(Answer(question="first", points=points),))
    given = {"agenda": agenda(PRODUCT, step(StepKind.CLOSE)), "participants": (MARA,)}
    return meeting(sections=(section,), **(given | fields))


def at(place: Place, told: Meeting, house: House = HOUSE, **desk: Any) -> Cues:
    return cues(told, Desk(place=place, **desk), house)


def test_a_question_comes_with_its_probes_and_what_is_asked_next() -> None:
    found = at(FIRST, asked())
    assert (found.ask, found.number, found.of) == ("What of customers?", 1, 2)
    assert found.probes == ("Who wrote to us?", "What next?")
    assert found.coming == Coming("What did we assume?")


def test_before_the_room_is_there_the_first_question_without_an_answer_is_told() -> None:
    nowhere = Place(step="questions")
    assert at(nowhere, asked()).ask == "What of customers?"
    assert at(nowhere, asked("they poll")).ask == "What did we assume?"
    assert at(nowhere.changed(prompt="gone"), asked()).ask == ""


def test_behind_the_last_question_comes_the_next_step_and_behind_the_last_nothing() -> None:
    told = asked()
    closing = Coming(told.prompts("close")[0].ask, "Close")
    assert at(Place(step="questions", prompt="second"), told).coming == closing
    last = told.prompts("close")[-1].id
    assert at(Place(step="close", prompt=last), told).coming is None
    steps = told.prompts("")[-1].id
    assert at(Place(prompt=steps), told).coming == Coming("What of customers?", "Product")


def test_the_last_that_was_said_stands_with_whoever_said_it() -> None:
    told = asked("they poll", "they call first", said_by=Voice(participant=MARA.id))
    assert at(FIRST, told).said == "they call first — Mara Lindqvist"
    assert at(Place(step="questions", prompt="second"), told).said == ""
    whole = meeting(timeline=(entry("14:32 pager fired"),))
    assert at(Place(step="timeline", prompt="timeline"), whole).said == "14:32 pager fired"
    text = incident(tldr="One.\nTwo is being ty")
    assert at(Place(prompt="tldr"), meeting(incident=text)).said == "Two is being ty"


def test_words_are_rephrased_those_being_typed_first() -> None:
    told = asked("Mara should have known", "they poll")
    found = at(FIRST, told)
    assert [mark.words for mark in found.rephrasings] == ["should have known"]
    typed = Desk(place=FIRST).with_draft("questions/first/add", "human error, that was")
    first, *others = cues(told, typed, HOUSE).rephrasings
    assert first.words == "human error"
    assert others == list(found.rephrasings)
    assert cues(told, typed, House(reads_words=False)).rephrasings == ()


def test_whys_and_texts_of_a_step_are_read_too() -> None:
    section = RootCauseSection(
        step="root_cause",
        what_broke="It was human error.",
        factors=(Factor(id=row_id(80), text="nobody should have deployed"),),
    )
    told = meeting(sections=(section,))
    found = at(Place(step="root_cause", prompt="factors"), told).rephrasings
    assert "human error" in [mark.words for mark in found]
    assert found[0].words != "human error"


def test_what_customers_say_is_not_read_while_it_is_typed() -> None:
    place = Place(step="impact", prompt="quotes")
    typed = Desk(place=place).with_draft("impact/quotes/add", "human error, that was")
    told = meeting(quotes=(Quote(id=row_id(81), words="you should have told us"),))
    assert cues(told, typed, HOUSE).rephrasings == ()


def test_roles_that_are_quiet_here_are_named() -> None:
    told = asked("they poll", said_by=Voice(participant=MARA.id))
    assert "Customer Success" not in at(FIRST, told).quiet
    assert "Product" in at(FIRST, told).quiet
    assert at(Place(prompt="facts"), told).quiet == ()


def test_only_findings_of_the_step_are_told_and_in_the_review_all() -> None:
    told = meeting()
    here = at(Place(step="timeline", prompt="timeline"), told).open
    assert here[0] == "What happened, and when? The timeline is empty."
    review = at(Place(step="review"), told).open
    assert set(here) < set(review)


def test_what_the_room_has_not_come_to_is_counted_and_the_next_is_told() -> None:
    one, two, three = (entry(f"14:3{n} entry {n}", id=row_id(90 + n)) for n in range(3))
    told = meeting(timeline=(one, three, two))
    place = Place(step="timeline", prompt="timeline")
    hiding = Reveal(hidden=(three.id, two.id))
    assert at(place, told, reveal=hiding).hidden == Hidden(2, "14:31 entry 1")
    assert at(place, told, reveal=Reveal()).hidden == Hidden(0, "")
    assert at(place, told).hidden is None


@settings(max_examples=60)
@given(meetings(), desks())
def test_there_are_cues_for_every_meeting_wherever_it_stands(told: Meeting, desk: Desk) -> None:
    for prompt in (*told.prompts(told.steps[0].id), None):
        place = Place(step=told.steps[0].id, prompt=prompt.id if prompt else "nowhere")
        assert cues(told, desk.changed(place=place), HOUSE).of >= 0
    cues(told, desk, HOUSE)
