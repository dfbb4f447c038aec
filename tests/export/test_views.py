"""Each view stands alone: what it tells, what it leaves out, and that it is never empty."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings

from pmfacilitator.domain.agenda import StepKind
from pmfacilitator.domain.meeting import Detection, Meeting, Status
from pmfacilitator.domain.rows import (
    Account,
    Action,
    ActionKind,
    ActionStatus,
    Factor,
    Insight,
    Milestone,
    Participant,
    Priority,
    Quote,
)
from pmfacilitator.domain.sections import ImpactSection, QuestionsSection, RootCauseSection
from pmfacilitator.export.build import build
from pmfacilitator.export.document import Heading
from pmfacilitator.export.offers import View
from pmfacilitator.export.registry import render
from tests.builders import agenda, entry, incident, meeting, meetings, row_id, step
from tests.export.golden import example
from tests.export.told import MARA, answer

FEWER = settings(max_examples=settings().max_examples // 3)

REVIEW = meeting(
    agenda=agenda(
        step(StepKind.TIMELINE),
        step(StepKind.ROOT_CAUSE, "went-well"),
        step(StepKind.QUESTIONS, "customers"),
        step(StepKind.IMPACT, "silent"),
        step(StepKind.DECISIONS),
    ),
    incident=incident(
        title="Payouts stood still",
        date="2026-11-20",
        timezone="UTC",
        severity="P1",
        detected_by=Detection.CUSTOMER,
        tldr="Payouts waited.\nFor an hour.\n\nNobody lost money.",
    ),
    participants=(MARA,),
    timeline=(
        entry("14:32 queue grew", milestone=Milestone.IMPACT_STARTED),
        entry("14:40 a shop called", milestone=Milestone.DETECTED, starred=True),
        entry("15:02 told the shops", milestone=Milestone.FIRST_CUSTOMER_MESSAGE),
        entry("15:32 it was over", milestone=Milestone.RESOLVED),
    ),
    quotes=(Quote(id=row_id(11), words="We could not pay our drivers."),),
    insights=(Insight(id=row_id(12), learned="Resellers poll", opportunity="webhooks"),),
    actions=(
        Action(what="Cap clients", kind=ActionKind.PREVENT),
        Action(what="Propose webhooks", answers=row_id(12), priority=Priority.HIGH),
        Action(what="Write to shops", kind=ActionKind.COMMUNICATE),
        Action(what="Old idea", status=ActionStatus.NOT_DOING),
    ),
    sections=(
        RootCauseSection(
            step="root_cause",
            factors=(Factor(id=row_id(13), text="pool too small"),),
            answers=(answer("went-well", "failover"),),
        ),
        QuestionsSection(step="questions", answers=(answer("customers", "they poll"),)),
        ImpactSection(
            step="impact",
            accounts=(
                Account(who="Harbor Books", follow_up_by="Elif"),
                Account(who="Moss & Sons", follow_up_due=dt.date(2026, 11, 23)),
                *(Account(who=f"Shop {n}") for n in range(3)),
            ),
            customers=40,
            answers=(answer("silent", "Moss"),),
        ),
    ),
)


def told(view: View, of: Meeting = REVIEW) -> str:
    return render(of, "markdown", view)


def headings(view: View, of: Meeting = REVIEW) -> list[str]:
    blocks = build(of, view).blocks
    return [b.content[0].text for b in blocks if isinstance(b, Heading) and b.level == 2]


def test_whoever_gets_only_the_product_view_knows_in_five_lines_what_it_is_about() -> None:
    assert told(View.PRODUCT).split("\n## ")[1] == (
        "In five lines\n"
        "\n"
        "- **What happened:** Payouts waited. For an hour.\n"
        "- **To whom:** 40 customers, 5 accounts or segments; among them Harbor Books; "
        "Moss & Sons; Shop 0; 2 more\n"
        "- **When, and how long:** 2026-11-20, 14:32 to 15:32 UTC; 1 h 00 min until it was "
        "resolved\n"
        "- **Who noticed:** customers told us first, 8 min after it began; customers heard from us "
        "22 min after that\n"
        "- **How severe:** P1\n"
    )


def test_the_engineering_view_tells_what_broke_and_nothing_of_the_product_review() -> None:
    made = told(View.ENGINEERING)
    assert made.startswith("# Payouts stood still — engineering review (draft)\n\n## TL;DR\n")
    assert all(
        words in made for words in ("queue grew", "pool too small", "failover", "Cap clients")
    )
    assert not any(words in made for words in ("they poll", "Harbor Books\n", "Write to shops"))


def test_the_product_view_tells_what_it_says_about_customers() -> None:
    made = told(View.PRODUCT)
    said = ("they poll", "Resellers poll", "We could not pay", "Propose webhooks", "Write to shops")
    assert all(words in made for words in said)
    assert not any(words in made for words in ("pool too small", "Cap clients", "queue grew"))


def test_the_customers_view_tells_who_hears_from_us_by_when() -> None:
    made = told(View.CUSTOMER_SUCCESS)
    assert "| 2026-11-23 | Moss & Sons |  |\n|  | Harbor Books | Elif |\n" in made
    assert "Write to shops" in made
    assert "Propose webhooks" not in made


def test_an_action_that_somebody_of_customer_success_has_taken_is_theirs() -> None:
    elif_ = Participant(id=row_id(20), name="Elif", role="customer success")
    action = Action(what="Call Moss", owner="elif", kind=ActionKind.PREVENT)
    held = REVIEW.changed(participants=(elif_,), actions=(action,))
    assert "Call Moss" in told(View.CUSTOMER_SUCCESS, held)
    assert "Call Moss" in told(View.ENGINEERING, held)


@pytest.mark.parametrize(
    ("lead", "views"),
    [
        ("Engineering", {View.ENGINEERING}),
        ("Product", {View.PRODUCT}),
        ("", {View.PRODUCT}),
        ("customer success", {View.PRODUCT, View.CUSTOMER_SUCCESS}),
    ],
)
def test_who_leads_a_step_of_questions_says_whose_review_it_belongs_to(
    lead: str, views: set[View]
) -> None:
    asking = step(StepKind.QUESTIONS, "why").changed(lead=lead)
    held = meeting(
        agenda=agenda(asking),
        sections=(QuestionsSection(step="questions", answers=(answer("why", "because"),)),),
    )
    reviews = (View.ENGINEERING, View.PRODUCT, View.CUSTOMER_SUCCESS)
    assert {view for view in reviews if "because" in told(view, held)} == views


def test_the_summary_is_half_a_page_of_the_most_important() -> None:
    made = told(View.SUMMARY)
    assert len(made.splitlines()) <= 30
    assert "- Resellers poll → webhooks\n" in made
    assert made.index("Propose webhooks") < made.index("Cap clients")
    assert "Old idea" not in made
    many = REVIEW.changed(actions=tuple(Action(what=f"Do {n}") for n in range(9)))
    assert "- Do 4 — nobody yet\n- and 4 more\n" in told(View.SUMMARY, many)


def test_the_invitation_says_why_each_role_is_needed_and_what_it_will_be_asked() -> None:
    made = told(View.INVITE, example())
    assert "**Customer Success:** You hear what customers say" in made
    assert "- What does this tell us about customers?\n" in made
    assert "### Customer Success: Customer success impact\n" in made
    assert "Elif Demir." in made
    nobody = told(View.INVITE, example().changed(participants=()))
    assert nobody.count("Nobody speaks for it yet.") == 4
    assert "60 minutes, to be filled in" in nobody


def test_the_invitation_names_whoever_comes_and_whoever_cannot() -> None:
    people = (
        Participant(id=row_id(21), name="Elif", role="Customer Success", present=False),
        Participant(id=row_id(22), name="Jonas", role="Support"),
    )
    made = told(View.INVITE, REVIEW.changed(participants=people))
    assert "Speaking for it: Elif (cannot come)." in made
    assert "- **Also with us:** Jonas (Support)\n" in made


def test_a_document_that_is_final_does_not_say_draft() -> None:
    final = REVIEW.changed(status=Status.FINAL)
    for view in (View.ENGINEERING, View.PRODUCT, View.CUSTOMER_SUCCESS, View.SUMMARY):
        assert "(draft)" in told(view).splitlines()[0]
        assert "(draft)" not in told(view, final)


def test_what_nobody_knows_is_said_in_the_five_lines() -> None:
    lines = told(View.PRODUCT, meeting(incident=incident(title="Payouts stood still", date=None)))
    assert "- **What happened:** Payouts stood still\n" in lines
    assert "- **To whom:** Nobody has been counted or named yet.\n" in lines
    assert "date not given; how long is not known yet\n" in lines


def test_the_invitation_tells_the_starred_entries_or_else_the_first() -> None:
    assert "14:40** a shop called" in told(View.INVITE)
    plain = REVIEW.changed(timeline=(entry("14:32 it began"),))
    assert "14:32** it began" in told(View.INVITE, plain)


def test_lists_say_so_when_they_are_empty() -> None:
    assert "No action was decided on yet." in told(View.ACTIONS, meeting())
    assert "No insight was noted yet." in told(View.INSIGHTS, meeting())


def test_the_tldr_comes_first_wherever_it_is_told() -> None:
    for view in (View.FULL, View.ENGINEERING):
        assert headings(view)[0] == "TL;DR"
    for view in (View.PRODUCT, View.CUSTOMER_SUCCESS, View.SUMMARY):
        assert headings(view)[0] == "In five lines"


@pytest.mark.parametrize("view", View)
@FEWER
@given(meeting=meetings())
def test_any_meeting_has_every_view_and_no_heading_stands_over_nothing(
    view: View, meeting: Meeting
) -> None:
    blocks = build(meeting, view).blocks
    headings = [block for block in blocks if isinstance(block, Heading)]
    anchors = [heading.anchor for heading in headings if heading.anchor]
    assert blocks
    assert len(anchors) == len(set(anchors))
    for block, following in zip(blocks, (*blocks[1:], None), strict=True):
        if isinstance(block, Heading):
            assert following is not None
            assert not isinstance(following, Heading) or following.level > block.level
