"""Answers by file: every line under its question, once, and nothing lost that fits nowhere."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmfacilitator.domain.agenda import StepKind
from pmfacilitator.domain.by_file import asked_of
from pmfacilitator.domain.meeting import Meeting
from pmfacilitator.domain.rows import Voice
from pmfacilitator.export.questionnaire import questionnaire
from pmfacilitator.importing.replies import Replies, read_replies, role_in
from tests.builders import agenda, meeting, step, texts

CS = "Customer Success"
HELD = meeting(
    agenda=agenda(
        step(StepKind.OPENING, "new"),
        step(StepKind.ROOT_CAUSE, "went-well").changed(lead="Engineering"),
        step(StepKind.QUESTIONS, "customers", "roadmap").changed(lead="Product"),
        step(StepKind.IMPACT, "silent").changed(lead=CS),
    )
)
SENT = questionnaire(HELD, CS)


def replied(text: str, to: Meeting = HELD, role: str = CS) -> tuple[Replies, Meeting]:
    replies = read_replies(text, to, role, questionnaire(to, role))
    return replies, replies.edit.applied(to) if replies.edit else to


def answered(after: Meeting, step_id: str, question: str) -> list[str]:
    return [point.text for point in after.section(step_id).answer(question).points]


def filled(**answers: str) -> str:
    """The file as it was sent, with these answers beneath their questions."""
    text = SENT
    for question, words in answers.items():
        mark = next(a.mark for a in asked_of(HELD, CS) if a.prompt.id == question)
        before, found, behind = text.partition(mark)
        assert found
        text = f"{before}{found}{behind.replace(chr(10) + '-' + chr(10), chr(10) + words + chr(10), 1)}"
    return text


def test_a_role_is_asked_what_it_leads_first_and_then_the_product_questions() -> None:
    assert [asked.step.id for asked in asked_of(HELD, CS)] == [
        *("impact",) * 3,
        *("questions",) * 2,
    ]
    assert {asked.step.id for asked in asked_of(HELD, "Design")} == {"questions"}
    assert {asked.step.id for asked in asked_of(HELD, "")} == {"root_cause", "questions", "impact"}


def test_the_file_says_what_happened_and_asks_each_question_with_its_mark() -> None:
    assert SENT.startswith("# Questions for Customer Success: Payouts stood still\n")
    assert "- **What happened:** " in SENT
    assert "### What of silent?\n<!-- answers: impact/silent -->\n" in SENT


def test_answers_stand_under_their_questions_said_by_the_role() -> None:
    replies, after = replied(
        filled(silent="- Moss & Sons\n- Harbor\n  Books", customers="they poll")
    )
    assert answered(after, "impact", "silent") == ["Moss & Sons", "Harbor Books"]
    assert answered(after, "questions", "customers") == ["they poll"]
    [point] = after.section("questions").answer("customers").points
    assert point.said_by == Voice(role=CS)
    assert (replies.added, replies.parked, replies.known) == (3, 0, 0)
    assert replies.edit is not None
    assert replies.edit.label(HELD) == "added 3 answers by file"


def test_lists_of_a_step_take_lines_too() -> None:
    _, after = replied(filled(accounts="1. Harbor Books\n2. Moss", quotes="We waited all day."))
    impact = after.section("impact")
    assert [row.headline for _, rows in impact.lists() for row in rows] == ["Harbor Books", "Moss"]
    assert [(quote.words, quote.source) for quote in after.quotes] == [("We waited all day.", CS)]


def test_an_empty_file_that_comes_back_adds_nothing() -> None:
    assert replied(SENT)[0] == Replies(None)


def test_the_same_reply_twice_adds_nothing() -> None:
    text = filled(silent="- Moss\n- Moss", customers="they poll") + "\n# PS\nby the way, thanks\n"
    first, after = replied(text)
    assert (first.added, first.parked, first.known) == (2, 1, 1)
    again, unchanged = replied(text, after)
    assert (again.edit, again.known) == (None, 4)
    assert unchanged == after


def test_a_mail_that_quotes_the_file_and_has_lost_its_marks_is_read_by_the_questions_words() -> (
    None
):
    lines = (line for line in SENT.splitlines() if not line.startswith("<!--"))
    mail = "\n".join(f"> {line}" for line in lines).replace(
        "> ### What of silent?\n> \n> -", "> ### What of silent?\n\nMoss, who always call\n"
    )
    replies, after = replied(f"Hi Mara,\n\n{mail}")
    assert answered(after, "impact", "silent") == ["Moss, who always call"]
    assert [parked.text for parked in after.parked] == ["Hi Mara,"]
    assert replies.parked == 1


def test_what_stands_under_a_question_that_is_gone_goes_to_the_parking_lot() -> None:
    _, after = replied("<!-- answers: impact/vanished -->\n- still true\n")
    assert [(p.text, p.said_by.role) for p in after.parked] == [("still true", CS)]


def test_the_file_says_whose_answers_they_are() -> None:
    assert role_in(SENT) == CS
    assert role_in("no word of it") == ""


@pytest.mark.parametrize("hint", ["a --> b", "x <!-- y --> z", "-->"])
def test_no_hint_ends_the_comment_in_which_it_stands(hint: str) -> None:
    asking = step(StepKind.QUESTIONS, "why")
    asking = asking.changed(questions=(asking.questions[0].changed(hint=hint),))
    sent = questionnaire(meeting(agenda=agenda(asking)), "")
    assert sent.count("<!--") == sent.count("-->") == 3


@given(texts(), st.sampled_from(["silent", "customers", "quotes"]))
def test_any_text_can_come_back_and_is_added_once(text: str, question: str) -> None:
    mail = f"{SENT}\n<!-- answers: {'impact' if question != 'customers' else 'questions'}/{question} -->\n{text}\n"
    first, after = replied(mail)
    assert replied(mail, after)[0].edit is None
    assert first.edit is None or first.added + first.parked >= 1
