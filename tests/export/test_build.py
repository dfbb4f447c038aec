"""What stands in a document, and where; read in Markdown because that reads best."""

from __future__ import annotations

import difflib
from typing import Any

import pytest

from pmfacilitator.agenda_files import shipped
from pmfacilitator.demo import demo_edits, demo_meeting
from pmfacilitator.domain.agenda import StepKind
from pmfacilitator.domain.answers import Answer
from pmfacilitator.domain.edits import AnswerNoChange, ChangeRow
from pmfacilitator.domain.meeting import Incident, Meeting
from pmfacilitator.domain.rows import (
    Action,
    ActionStatus,
    Insight,
    Parked,
    Point,
    Quote,
    Voice,
)
from pmfacilitator.domain.sections import CloseSection, OpeningSection, QuestionsSection
from pmfacilitator.export.offers import View
from pmfacilitator.export.registry import render
from tests.builders import agenda, entry, meeting, row_id, step
from tests.export.told import MARA, answer, parts, with_section


def test_a_meeting_in_which_nothing_was_said_is_a_short_document() -> None:
    empty = Meeting(incident=Incident(), agenda=agenda())
    assert render(empty) == (
        "# Untitled incident\n\n## At a glance\n\n- **Status:** Draft\n- **Review:** Review\n"
    )


def test_steps_follow_the_agenda_and_empty_ones_are_left_out() -> None:
    close = step(StepKind.CLOSE, "learned")
    opening = step(StepKind.OPENING, "new")
    questions = step(StepKind.QUESTIONS, "customers")
    held = meeting(
        agenda=agenda(close, questions, opening),
        sections=(
            OpeningSection(step="opening", answers=(answer("new", "Ines"),)),
            CloseSection(step="close", answers=(answer("learned", "to look"),)),
        ),
    )
    assert [heading for heading in parts(held) if "glance" not in heading] == [
        "# Payouts stood still",
        "## Close",
        "### What of learned?",
        "## Opening",
        "### What of new?",
    ]


def test_a_step_set_aside_is_told_only_if_it_holds_something() -> None:
    steps = (step(StepKind.OPENING, "new"), step(StepKind.QUESTIONS, "why"), step(StepKind.CLOSE))
    held = meeting(
        agenda=agenda(*steps),
        sections=(QuestionsSection(step="questions", answers=(answer("why", "so"),)),),
        set_aside=("opening", "questions"),
    )
    told = parts(held)
    assert told["## Questions"] == "*Set aside in this meeting.*"
    assert told["### What of why?"] == "- so"
    assert "## Opening" not in told


def test_who_was_marked_as_heard_stands_above_the_answers_of_the_whole_document_only() -> None:
    voices = (Voice(participant=MARA.id), Voice(role="Support"), Voice(participant=row_id(99)))
    section = QuestionsSection(step="questions", answers=(answer("why", "so"),), heard=voices)
    told = parts(with_section(section, participants=(MARA,)))
    assert told["## Questions"] == "Heard from *Mara*, *Support*, *somebody no longer listed*."
    assert "Heard" not in render(with_section(section), view=View.PRODUCT)
    only_heard = QuestionsSection(step="questions", heard=voices[:1])
    assert parts(with_section(only_heard, participants=(MARA,)))["## Questions"] == (
        "Heard from *Mara*."
    )


def everything() -> dict[str, Any]:
    return {
        "timeline": (entry("14:32 pager fired"),),
        "quotes": (Quote(words="where is it"),),
        "insights": (Insight(learned="shops poll"),),
        "actions": (Action(what="Cap clients"),),
        "parked": (Parked(text="the other pool"),),
    }


EACH = ("pager fired", "where is it", "shops poll", "Cap clients", "the other pool")


def test_what_belongs_to_the_meeting_is_told_though_no_step_shows_it() -> None:
    held = meeting(agenda=agenda(step(StepKind.QUESTIONS, "why")), **everything())
    told = parts(held)
    assert list(told)[2:] == [
        "## Timeline",
        "## Customers' own words",
        "## Insights",
        "## Actions",
        "## Parking lot",
    ]
    assert [render(held).count(words) for words in EACH] == [1] * 5


@pytest.mark.parametrize("aside", [(), ("timeline-1", "impact-1", "decisions-1")])
def test_what_two_steps_could_show_is_told_once_and_not_in_the_one_set_aside(
    aside: tuple[str, ...],
) -> None:
    kinds = (StepKind.TIMELINE, StepKind.IMPACT, StepKind.DECISIONS)
    steps = [
        step(kind).changed(id=f"{kind}-{n}", title=f"{kind} {n}") for n in "12" for kind in kinds
    ]
    held = meeting(agenda=agenda(*steps), set_aside=aside, **everything())
    assert [render(held).count(words) for words in EACH] == [1] * 5
    shown = "2" if aside else "1"
    assert [h for h in parts(held) if h.startswith("## ")][1:] == [
        f"## {kind} {shown}" for kind in kinds
    ]


def test_what_belongs_to_the_meeting_is_told_even_if_its_only_step_is_set_aside() -> None:
    steps = (step(StepKind.TIMELINE), step(StepKind.CLOSE))
    held = meeting(agenda=agenda(*steps), set_aside=("timeline",), **everything())
    assert render(held).count("pager fired") == 1


@pytest.mark.parametrize(
    ("field", "value"),
    [("owner", "Somebody else"), ("what", "Give them two pools"), ("status", ActionStatus.DONE)],
)
@pytest.mark.parametrize("target", ["markdown", "html", "json"])
def test_a_small_edit_is_a_small_difference(target: str, field: str, value: object) -> None:
    before = demo_meeting(shipped())
    after = ChangeRow(before.actions[0].id, field, value).applied(before)
    old, new = (render(of, target).splitlines() for of in (before, after))
    changed = [line[0] for line in difflib.unified_diff(old, new, n=0) if line[:3] not in FRAME]
    assert sorted(changed) == ["+", "-", "@"]


FRAME = ("---", "+++")


def test_the_example_tells_everything_its_room_said() -> None:
    assert len(demo_edits()) > 100
    assert len(parts(demo_meeting(shipped()))) > 30


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (answer("why", "one", "two"), "- one\n- two"),
        (answer("why", no_change=True), "**No change**."),
        (answer("why", "ships in March", no_change=True), "**No change**, because:\n\n- ships in March"),
    ],
)  # fmt: skip
def test_an_answer_stands_beneath_its_question(given: Answer, told: str) -> None:
    held = with_section(QuestionsSection(step="questions", answers=(given,)))
    assert parts(held)["### What of why?"] == told


def test_no_change_can_be_the_answer_of_any_step() -> None:
    held = AnswerNoChange("opening", "first", no_change=True).applied(meeting())
    assert parts(held)["### What of first?"] == "**No change**."


@pytest.mark.parametrize(
    ("voice", "told"),
    [
        (Voice(participant=MARA.id), "- so — *Mara*"),
        (Voice(role="Support"), "- so — *Support*"),
        (Voice(participant=row_id(99)), "- so — *somebody no longer listed*"),
        (Voice(), "- so"),
    ],
)
def test_a_point_names_who_said_it(voice: Voice, told: str) -> None:
    given = Answer(question="why", points=(Point(text="so", said_by=voice),))
    section = QuestionsSection(step="questions", answers=(given,))
    assert parts(with_section(section, participants=(MARA,)))["### What of why?"] == told


def test_a_row_without_words_says_so_and_an_empty_one_is_left_out() -> None:
    points = (Point(text=""), Point(text="", said_by=Voice(role="Support")))
    given = Answer(question="why", points=points)
    held = with_section(QuestionsSection(step="questions", answers=(given,)))
    assert parts(held)["### What of why?"] == "- *(no words yet)* — *Support*"
