"""What a careful reader would still ask: a finished meeting nothing, and each gap its own question."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import pytest

from pmfacilitator.domain.agenda import Agenda, Question, Step, StepKind
from pmfacilitator.domain.answers import Answer
from pmfacilitator.domain.checks import Fill, Finding, filled, findings, is_answered
from pmfacilitator.domain.edits import (
    AddRow,
    AnswerNoChange,
    ChangeIncident,
    ChangeRow,
    ChangeSection,
    ChangeZone,
    Edit,
    RemoveRow,
    SetAside,
    Together,
    Triage,
)
from pmfacilitator.domain.house import House
from pmfacilitator.domain.meeting import Incident, Meeting
from pmfacilitator.domain.prompts import SETUP_PROMPTS, Slot
from pmfacilitator.domain.rows import (
    Account,
    Action,
    ActionStatus,
    Entry,
    Factor,
    Insight,
    Lens,
    Link,
    Message,
    Milestone,
    Parked,
    Participant,
    Point,
    Quote,
    Rightness,
    Voice,
    Why,
)
from pmfacilitator.domain.sections import (
    CloseSection,
    ImpactSection,
    OpeningSection,
    QuestionsSection,
    RootCauseSection,
)
from pmfacilitator.domain.stamps import Stamp

HOUSE = House()
DAY = dt.date(2031, 3, 4)
NOBODY = "000000n0ne"


def asks(step_id: str, kind: StepKind, *questions: str) -> Step:
    asked = tuple(Question(id=q, ask=f"What about {q}?") for q in questions)
    return Step(id=step_id, kind=kind, title=step_id.title(), questions=asked)


def at(hour: int) -> Stamp:
    return Stamp(time=dt.time(hour))


def points(row_id: str, question: str) -> Answer:
    return Answer(question=question, points=(Point(id=row_id, text="Something was said"),))


AGENDA = Agenda(
    title="Whole",
    steps=(
        asks("opening", StepKind.OPENING, "wishes"),
        asks("timeline", StepKind.TIMELINE),
        asks("causes", StepKind.ROOT_CAUSE, "luck"),
        asks("product", StepKind.QUESTIONS, "usage", "roadmap"),
        asks("impact", StepKind.IMPACT, "silence"),
        asks("decisions", StepKind.DECISIONS),
        asks("close", StepKind.CLOSE, "learned"),
        asks("review", StepKind.REVIEW),
    ),
)

COMPLETE = Meeting(
    agenda=AGENDA,
    incident=Incident(
        title="Ledger down",
        severity="P1",
        date=DAY,
        timezone="Europe/Berlin",
        tldr="The ledger refused writes for an hour.",
    ),
    participants=(
        Participant(id="000000mara", name="Mara", role="Customer Success"),
        Participant(id="000000j0na", name="Jona", role="Product"),
    ),
    timeline=(
        Entry(id="00000start", text="Ledger full", when=at(9), milestone=Milestone.IMPACT_STARTED),
        Entry(id="000000mend", text="Ledger back", when=at(10), milestone=Milestone.RESOLVED),
    ),
    quotes=(Quote(id="0000000sad", words="We closed the shop", source="Harbor Books"),),
    insights=(
        Insight(
            id="00001earnt",
            learned="Shops close their books at six",
            lens=Lens.REAL_USAGE,
            opportunity="A quiet hour",
            owner="Jona",
            source="00000vsage",
            evidence=(Link(target="0000000sad"),),
        ),
    ),
    actions=(
        Action(id="000000d0ne", what="Grow the ledger", status=ActionStatus.DONE),
        Action(
            id="0000000cap",
            what="Cap connections",
            owner="Mara",
            due=DAY,
            answers="0000fact0r",
        ),
    ),
    parked=(),
    sections=(
        OpeningSection(step="opening", answers=(points("00000w1sh0", "wishes"),)),
        RootCauseSection(
            step="causes",
            what_broke="The ledger",
            trigger="A big import",
            factors=(
                Factor(id="0000fact0r", text="Small disk", evidence=(Link(url="https://x.test"),)),
                Factor(id="000000ther", text="No alert", evidence=(Link(target="00000start"),)),
            ),
            whys=(
                Why(id="00000why0a", text="Sized long ago", explains="0000fact0r"),
                Why(id="00000why0b", text="Nobody thought of it", explains="000000ther"),
            ),
            system=(Point(id="000000grew", text="Bigger disk"),),
            answers=(points("0000001ck0", "luck"),),
        ),
        QuestionsSection(
            step="product", answers=(points("00000vsage", "usage"), points("0000r0adm0", "roadmap"))
        ),
        ImpactSection(
            step="impact",
            accounts=(
                Account(id="00000acc0t", who="Harbor", follow_up_by="Mara", follow_up_due=DAY),
            ),
            messages=(
                Message(id="0000000msg", told="All is well", when=at(9), right=Rightness.NO),
            ),
            tickets=0,
            answers=(points("00000s1ent", "silence"),),
        ),
        CloseSection(step="close", answers=(points("0000c10se0", "learned"),)),
    ),
)


@dataclass(frozen=True)
class Case:
    """One thing taken away from a finished meeting, and what is asked for it."""

    edit: Edit
    text: str
    step: str
    prompt: str
    row: str = ""
    field: str = ""


def remove(*rows: str) -> Edit:
    return Together(tuple(RemoveRow(row) for row in rows), "removed")


def row(row_id: str, field: str, value: object, text: str, step: str, prompt: str) -> Case:
    return Case(ChangeRow(row_id, field, value), text, step, prompt, row_id, field)


CASES = [
    Case(ChangeIncident("title", ""), "What do we call", "", "facts", "", "title"),
    Case(ChangeIncident("date", None), "On which day", "", "facts", "", "date"),
    Case(ChangeZone(None), "which time zone", "", "facts", "", "timezone"),
    Case(ChangeIncident("severity", ""), "How severe", "", "facts", "", "severity"),
    Case(ChangeIncident("tldr", " \n "), "TL;DR is empty", "", "tldr", "", "tldr"),
    Case(RemoveRow("000000j0na"), "Who speaks for Product?", "", "people"),
    Case(ChangeRow("000000mara", "present", False), "for Customer Success?", "", "people"),
    Case(remove("00000w1sh0"), "What about wishes?", "opening", "wishes"),
    row("00000start", "when", None, "When was “Ledger full”?", "timeline", "timeline"),
    Case(
        ChangeRow("000000mend", "when", at(8)),
        "“Resolved” stands before “impact started”: which of the two times is right?",
        "timeline",
        "timeline",
        "000000mend",
        "when",
    ),
    Case(
        ChangeRow("00000start", "milestone", None),
        "When did the impact start?",
        "timeline",
        "timeline",
        "",
        "milestone",
    ),
    Case(
        ChangeRow("000000mend", "milestone", None),
        "When was it resolved?",
        "timeline",
        "timeline",
        "",
        "milestone",
    ),
    Case(ChangeSection("causes", "what_broke", ""), "What broke?", "causes", "what_broke"),
    Case(ChangeSection("causes", "trigger", ""), "What set it off?", "causes", "trigger"),
    Case(
        remove("000000ther", "00000why0b"),
        "Was “Small disk” all that had to come together?",
        "causes",
        "factors",
        "0000fact0r",
    ),
    Case(
        RemoveRow("00000why0b"), "Why was “No alert” so?", "causes", "factors", "000000ther", "whys"
    ),
    row("0000fact0r", "evidence", (), "What shows us that “Small disk”", "causes", "factors"),
    row("000000ther", "evidence", (Link(target=NOBODY),), "A link is gone", "causes", "factors"),
    row("0000fact0r", "said_by", Voice(participant=NOBODY), "Who said", "causes", "factors"),
    Case(
        AddRow(Slot("whys", "causes"), Why(id="00000st1ay", text="So there")),
        "What does “So there” explain?",
        "causes",
        "factors",
        "00000st1ay",
        "explains",
    ),
    Case(RemoveRow("000000grew"), "what would we improve in the system?", "causes", "system"),
    Case(RemoveRow("0000001ck0"), "What about luck?", "causes", "luck"),
    Case(RemoveRow("0000r0adm0"), "What about roadmap?", "product", "roadmap"),
    Case(
        Together(
            (RemoveRow("0000r0adm0"), AnswerNoChange("product", "roadmap", no_change=True)), ""
        ),
        "What about roadmap? No change, and why?",
        "product",
        "roadmap",
    ),
    row("0000r0adm0", "said_by", Voice(participant=NOBODY), "Who said", "product", "roadmap"),
    Case(RemoveRow("00000acc0t"), "Which customers were hit", "impact", "accounts"),
    Case(ChangeSection("impact", "tickets", None), "What do the numbers say?", "impact", "numbers"),
    row("00000acc0t", "follow_up_by", "", "Who will get back to “Harbor”", "impact", "accounts"),
    row("00000acc0t", "follow_up_due", None, "By when will we get back", "impact", "accounts"),
    Case(RemoveRow("0000000msg"), "What were customers told", "impact", "messages"),
    row("0000000msg", "when", None, "When were customers told", "impact", "messages"),
    row("0000000msg", "right", None, "turn out to be right?", "impact", "messages"),
    row("0000000cap", "owner", "", "Who will take “Cap connections”?", "decisions", "actions"),
    row("0000000cap", "due", None, "By when will “Cap connections”", "decisions", "actions"),
    row("0000000cap", "answers", NOBODY, "A link is gone", "decisions", "actions"),
    Case(
        ChangeRow("0000000cap", "status", ActionStatus.NOT_DOING),
        "Why are we not doing “Cap connections”?",
        "decisions",
        "actions",
        "0000000cap",
        "because",
    ),
    Case(remove("0000000cap", "000000d0ne"), "no action yet", "decisions", "actions"),
    row("00001earnt", "opportunity", "", "What could “Shops close", "decisions", "insights"),
    row("00001earnt", "owner", "", "Who will take “Shops close", "decisions", "insights"),
    row("00001earnt", "lens", None, "which lens", "decisions", "insights"),
    row("00001earnt", "source", NOBODY, "A link is gone", "decisions", "insights"),
    Case(RemoveRow("00001earnt"), "no insight yet", "decisions", "insights"),
    Case(
        AddRow(Slot("parked"), Parked(id="000000park", text="Rename it")),
        "What becomes of “Rename it”",
        "decisions",
        "parked",
        "000000park",
    ),
    Case(RemoveRow("0000c10se0"), "What about learned?", "close", "learned"),
]


def ask(meeting: Meeting) -> tuple[Finding, ...]:
    return findings(meeting, HOUSE)


def test_a_finished_meeting_is_asked_nothing() -> None:
    assert ask(COMPLETE) == ()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.text)
def test_what_is_taken_away_is_asked_for_where_it_belongs(case: Case) -> None:
    (found,) = ask(case.edit.applied(COMPLETE))
    assert case.text in found.text
    place = (found.step, found.prompt, found.row, found.field)
    assert place == (case.step, case.prompt, case.row, case.field)


def test_no_customer_voice_is_asked_for_even_if_everything_else_is_there() -> None:
    meeting = remove("0000000sad").applied(COMPLETE)
    meeting = ChangeRow("00001earnt", "evidence", ()).applied(meeting)
    assert [(f.prompt, f.step) for f in ask(meeting)] == [("quotes", "impact")]


def test_an_empty_timeline_is_one_question() -> None:
    meeting = COMPLETE.changed(timeline=())
    meeting = ChangeRow("000000ther", "evidence", (Link(url="x"),)).applied(meeting)
    (found,) = ask(meeting)
    assert "timeline is empty" in found.text


def test_one_of_the_three_parts_of_prevention_is_enough() -> None:
    moved = Point(id="000000grew", text="Watch the disk")
    meeting = RemoveRow("000000grew").applied(COMPLETE)
    assert ask(AddRow(Slot("monitoring", "causes"), moved).applied(meeting)) == ()


def test_a_reason_for_no_change_is_a_point() -> None:
    assert ask(AnswerNoChange("product", "roadmap", no_change=True).applied(COMPLETE)) == ()


def test_a_parked_thing_that_became_an_action_is_dealt_with() -> None:
    parked = AddRow(Slot("parked"), Parked(id="000000park", text="Rename it")).applied(COMPLETE)
    assert ask(ChangeRow("0000000cap", "answers", "000000park").applied(parked)) == ()


def test_a_parked_thing_that_is_not_done_for_a_reason_is_asked_for_no_more() -> None:
    parked = AddRow(Slot("parked"), Parked(id="000000park", text="Rename it")).applied(COMPLETE)
    assert ask(Triage("000000park", because="nobody reads it").applied(parked)) == ()


def test_only_an_urgent_incident_needs_every_voice() -> None:
    alone = COMPLETE.changed(participants=())
    assert len(ask(alone)) == 2
    assert ask(ChangeIncident("severity", "P3").applied(alone)) == ()
    graded = House(severities=("bad", "worse", "P1"))
    assert findings(alone, graded) == ()


@pytest.mark.parametrize("step", [step.id for step in AGENDA.steps])
def test_a_step_set_aside_is_asked_nothing(step: str) -> None:
    empty = Meeting(agenda=AGENDA)
    assert step not in {found.step for found in ask(SetAside(step, aside=True).applied(empty))}


def test_a_fresh_meeting_is_asked_a_few_things_in_the_order_of_its_steps() -> None:
    found = ask(Meeting(agenda=AGENDA))
    order = ["", *(step.id for step in AGENDA.steps)]
    assert [f.step for f in found] == sorted((f.step for f in found), key=order.index)
    assert [f.text for f in found if f.step == "causes"] == ["What broke? (and 6 more)"]
    assert [f.prompt for f in found if f.step == "product"] == ["usage", "roadmap"]
    assert max(sum(f.step == step for f in found) for step in order[1:]) <= 3


def test_what_is_missing_everywhere_is_told_three_times_and_counted() -> None:
    entries = tuple(Entry(text=f"Thing {n}") for n in range(12))
    texts = [f.text for f in ask(COMPLETE.changed(timeline=(*COMPLETE.timeline, *entries)))]
    assert texts == [
        "When was “Thing 0”?",
        "When was “Thing 1”?",
        "When was “Thing 2”? (and 9 more)",
    ]


def test_rows_that_two_steps_show_are_asked_about_once() -> None:
    again = asks("again", StepKind.TIMELINE)
    twice = COMPLETE.changed(agenda=Agenda(title="Twice", steps=(*AGENDA.steps, again)))
    assert len(ask(ChangeRow("00000start", "when", None).applied(twice))) == 1


def test_questions_stay_short_and_their_ids_differ() -> None:
    endless = "A very long thing that goes on " * 20
    meeting = COMPLETE.changed(
        agenda=Agenda(
            title="Long",
            steps=tuple(
                step.changed(
                    title=endless,
                    questions=tuple(q.changed(ask=endless) for q in step.questions),
                )
                for step in AGENDA.steps
            ),
        ),
    )
    for slot, rows in tuple(meeting.lists()):
        for each in rows:
            meeting = ChangeRow(each.id, each.HEADLINE, endless).applied(meeting)
        if slot.question:
            meeting = AnswerNoChange(slot.step, slot.question, no_change=True).applied(meeting)
    for case in CASES:
        found = ask(case.edit.applied(meeting))
        assert max(len(f.text) for f in found) <= 90
    found = ask(Meeting(agenda=meeting.agenda))
    assert len({f.id for f in found}) == len(found)
    assert max(len(f.text) for f in found) <= 90


@pytest.mark.parametrize(
    ("step", "none", "all_of_it"),
    [
        ("opening", Fill(0, 1), Fill(1, 1)),
        ("timeline", Fill(0, 1), Fill(1, 1)),
        ("causes", Fill(0, 7), Fill(5, 7)),
        ("product", Fill(0, 2), Fill(2, 2)),
        ("impact", Fill(0, 5), Fill(5, 5)),
        ("decisions", Fill(0, 3), Fill(2, 3)),
        ("close", Fill(0, 2), Fill(1, 2)),
        ("review", Fill(0, 0), Fill(0, 0)),
    ],
)
def test_the_rail_counts_what_is_answered(step: str, none: Fill, all_of_it: Fill) -> None:
    assert filled(Meeting(agenda=AGENDA), step) == none
    assert filled(COMPLETE, step) == all_of_it


def test_no_change_is_an_answer_and_an_emptied_row_is_none() -> None:
    meeting = Meeting(agenda=AGENDA)
    meeting = AnswerNoChange("product", "roadmap", no_change=True).applied(meeting)
    meeting = AddRow(Slot("points", "product", "usage"), Point(text="")).applied(meeting)
    assert filled(meeting, "product") == Fill(1, 2)


def test_set_up_is_filled_like_a_step() -> None:
    fresh = [p.id for p in SETUP_PROMPTS if is_answered(Meeting(agenda=AGENDA), "", p)]
    assert fresh == ["steps"]
    assert all(is_answered(COMPLETE, "", prompt) for prompt in SETUP_PROMPTS)
