"""An insight is followed from what was noticed to a number, an action to its end; days are kept."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from pydantic import ValidationError

from pmfacilitator.domain.agenda import StepKind
from pmfacilitator.domain.canonical import read_json, to_json
from pmfacilitator.domain.edits import (
    AddRow,
    ChangeRow,
    Edit,
    EnterResult,
    GiveReason,
    LinkAgain,
    MoveAction,
    MoveInsight,
    UnlinkAgain,
    change_of,
)
from pmfacilitator.domain.meeting import Meeting
from pmfacilitator.domain.prompts import Slot
from pmfacilitator.domain.rows import (
    Action,
    ActionChange,
    ActionStatus,
    Again,
    Factor,
    Insight,
    InsightChange,
    InsightStatus,
    Quantity,
    Result,
)
from pmfacilitator.domain.sections import RootCauseSection
from pmfacilitator.errors import InvalidValue, NotFound
from tests.builders import agenda, meeting, row_id, step

POLLS, CAP = row_id(20), row_id(21)
FRIDAY, MONDAY, LATER = dt.date(2026, 11, 20), dt.date(2026, 11, 23), dt.date(2027, 1, 10)
MORE = Quantity(value=Decimal(200_000), unit="USD")
NOTICED, PROPOSED, SHIPPED = (
    InsightStatus.NOTICED,
    InsightStatus.PROPOSED,
    InsightStatus.SHIPPED,
)
MEASURED, DROPPED = InsightStatus.MEASURED, InsightStatus.DROPPED


def said() -> Meeting:
    return meeting(
        insights=(Insight(id=POLLS, learned="Resellers poll"),),
        actions=(Action(id=CAP, what="Cap connections"),),
    )


def after(*edits: Edit, now: Meeting | None = None) -> Meeting:
    now = now or said()
    for edit in edits:
        now = edit.applied(now)
    return now


def insight(now: Meeting) -> Insight:
    return now.insights[0]


def refused(*edits: Edit) -> str:
    with pytest.raises((InvalidValue, NotFound)) as caught:
        after(*edits)
    return str(caught.value)


def test_every_change_of_an_insight_keeps_its_day_and_its_reason() -> None:
    now = after(
        MoveInsight(POLLS, PROPOSED, FRIDAY),
        MoveInsight(POLLS, SHIPPED, MONDAY, because="as a paid tier"),
    )
    assert insight(now).status is SHIPPED
    assert insight(now).because == "as a paid tier"
    assert insight(now).changes == (
        InsightChange(status=PROPOSED, on=FRIDAY),
        InsightChange(status=SHIPPED, on=MONDAY, because="as a paid tier"),
    )


def test_what_is_changed_back_on_the_same_day_has_not_been() -> None:
    there_and_back = (
        MoveAction(CAP, ActionStatus.DONE, FRIDAY),
        MoveAction(CAP, ActionStatus.OPEN, FRIDAY),
    )
    assert after(*there_and_back) == said()
    days_apart = after(
        MoveAction(CAP, ActionStatus.DONE, FRIDAY), MoveAction(CAP, ActionStatus.OPEN, MONDAY)
    )
    assert [change.on for change in days_apart.actions[0].changes] == [FRIDAY, MONDAY]
    returned = after(
        MoveInsight(POLLS, PROPOSED, FRIDAY),
        MoveInsight(POLLS, SHIPPED, MONDAY),
        MoveInsight(POLLS, PROPOSED, MONDAY),
    )
    assert insight(returned).changes == (InsightChange(status=PROPOSED, on=FRIDAY),)


def test_coming_to_the_status_it_has_changes_nothing_but_the_reason() -> None:
    once = after(MoveInsight(POLLS, SHIPPED, FRIDAY))
    assert after(MoveInsight(POLLS, SHIPPED, MONDAY), now=once) == once
    again = after(MoveInsight(POLLS, SHIPPED, MONDAY, because="for resellers"), now=once)
    assert insight(again).because == "for resellers"
    assert insight(again).changes == (
        InsightChange(status=SHIPPED, on=FRIDAY, because="for resellers"),
    )


def test_a_reason_is_typed_on_its_own_and_told_by_the_last_change() -> None:
    done = after(MoveAction(CAP, ActionStatus.NOT_DOING, FRIDAY))
    told = after(GiveReason(CAP, "n"), GiveReason(CAP, "no"), now=done)
    assert (told.actions[0].because, told.actions[0].changes[0].because) == ("no", "no")
    before = after(GiveReason(POLLS, "resellers pay"), MoveInsight(POLLS, SHIPPED, FRIDAY))
    assert insight(before).changes[0].because == "resellers pay"
    dropped = after(MoveInsight(POLLS, DROPPED, FRIDAY, because="too late"))
    with pytest.raises(InvalidValue, match="say why before you drop it"):
        GiveReason(POLLS, "").applied(dropped)
    assert GiveReason(CAP, "x").label(said()) == "changed the reason of “Cap connections”"


def test_what_is_typed_on_a_card_keeps_its_day() -> None:
    card = said()
    for field, value in (("result", Result(number=MORE)), ("because", "as a tier")):
        card = change_of(insight(card), field, value, LATER).applied(card)
    assert [change.on for change in insight(card).changes] == [LATER]
    assert insight(card).because == "as a tier"
    card = change_of(card.actions[0], "status", ActionStatus.DONE, LATER).applied(card)
    assert card.actions[0].changes == (ActionChange(status=ActionStatus.DONE, on=LATER),)
    assert change_of(card.actions[0], "owner", "Mara", LATER) == ChangeRow(CAP, "owner", "Mara")


def test_an_insight_is_dropped_with_a_reason_that_goes_when_it_is_taken_up_again() -> None:
    assert "say why before you drop it" in refused(MoveInsight(POLLS, DROPPED, FRIDAY))
    now = after(MoveInsight(POLLS, DROPPED, FRIDAY, because="nobody asked again"))
    assert insight(now).because == "nobody asked again"
    assert after(MoveInsight(POLLS, DROPPED, MONDAY), now=now) == now
    taken_up = after(MoveInsight(POLLS, PROPOSED, MONDAY), now=now)
    assert insight(taken_up).because == ""
    assert insight(taken_up).changes[0].because == "nobody asked again"


def test_an_action_that_is_given_up_says_why_until_it_is_open_again() -> None:
    now = after(MoveAction(CAP, ActionStatus.NOT_DOING, FRIDAY, because="the pool is gone"))
    assert now.actions[0].because == "the pool is gone"
    assert now.actions[0].changes == (
        ActionChange(status=ActionStatus.NOT_DOING, on=FRIDAY, because="the pool is gone"),
    )
    assert after(MoveAction(CAP, ActionStatus.OPEN, MONDAY), now=now).actions[0].because == ""


def test_a_result_with_a_number_makes_an_insight_measured_on_that_day() -> None:
    result = Result(words="ARR", number=MORE)
    now = after(MoveInsight(POLLS, SHIPPED, FRIDAY), EnterResult(POLLS, result, LATER))
    assert insight(now).result == Result(words="ARR", number=MORE, on=LATER)
    assert insight(now).status is MEASURED
    assert insight(now).changes[-1] == InsightChange(status=MEASURED, on=LATER)
    assert after(EnterResult(POLLS, result, LATER + dt.timedelta(1)), now=now) == now


def test_a_result_in_words_alone_is_kept_and_measures_nothing() -> None:
    now = after(
        MoveInsight(POLLS, SHIPPED, FRIDAY),
        EnterResult(POLLS, Result(words="they stopped asking"), LATER),
    )
    assert insight(now).status is SHIPPED
    said = (
        "An insight is measured once its result has a number with a unit, such as ARR +200,000 USD."
    )
    assert refused(MoveInsight(POLLS, MEASURED, FRIDAY)) == said
    with pytest.raises(InvalidValue, match="measured once its result has a number"):
        MoveInsight(POLLS, MEASURED, LATER).applied(now)


def test_a_result_does_not_take_up_what_was_dropped() -> None:
    now = after(
        MoveInsight(POLLS, DROPPED, FRIDAY, because="too late"),
        EnterResult(POLLS, Result(number=MORE), LATER),
    )
    assert insight(now).status is DROPPED


def test_a_result_is_taken_back_and_a_measured_insight_returns_to_where_it_was() -> None:
    shipped = after(MoveInsight(POLLS, SHIPPED, FRIDAY))
    counted, told = Result(words="ARR", number=MORE), Result(words="ARR")
    assert after(EnterResult(POLLS, told, LATER), EnterResult(POLLS, None, LATER)) == said()
    measured = after(EnterResult(POLLS, counted, MONDAY), now=shipped)
    assert after(EnterResult(POLLS, None, MONDAY), now=measured) == shipped
    later = insight(after(EnterResult(POLLS, told, LATER), now=measured))
    assert later.result == told.changed(on=LATER)
    assert [change.status for change in later.changes] == [SHIPPED, MEASURED, SHIPPED]


def test_a_link_to_an_earlier_insight_is_made_once_and_taken_back() -> None:
    earlier = Again(meeting=row_id(90), row=row_id(91), words="Shops poll")
    now = after(LinkAgain(POLLS, earlier), LinkAgain(POLLS, earlier))
    assert insight(now).again == (earlier,)
    assert after(UnlinkAgain(POLLS, earlier.row), now=now) == said()
    here = Again(meeting=said().id, row=row_id(91))
    assert "other meetings" in refused(LinkAgain(POLLS, here))


def test_a_factor_is_linked_like_an_insight_and_anything_else_is_not() -> None:
    factor = Factor(id=row_id(40), text="one pool")
    section = RootCauseSection(step="root_cause", factors=(factor,))
    held = meeting(agenda=agenda(step(StepKind.ROOT_CAUSE)), sections=(section,))
    earlier = Again(meeting=row_id(90), row=row_id(91), words="a pool", on=FRIDAY)
    linked = LinkAgain(factor.id, earlier).applied(held)
    assert linked.row(factor.id) == factor.changed(again=(earlier,))
    assert read_json(to_json(linked), linked.agenda) == linked
    assert UnlinkAgain(factor.id, earlier.row).applied(linked) == held
    with pytest.raises(NotFound):
        LinkAgain(CAP, earlier).applied(said())


@pytest.mark.parametrize(
    ("edit", "label"),
    [
        (MoveInsight(POLLS, SHIPPED, FRIDAY), "changed “Resellers poll” to shipped"),
        (
            MoveAction(CAP, ActionStatus.NOT_DOING, FRIDAY, "why"),
            "changed “Cap connections” to not doing",
        ),
        (EnterResult(POLLS, Result(words="x"), FRIDAY), "entered the result of “Resellers poll”"),
        (EnterResult(POLLS, None, FRIDAY), "took back the result of “Resellers poll”"),
        (
            LinkAgain(POLLS, Again(meeting=row_id(90), row=row_id(91))),
            "linked “Resellers poll” to an earlier one",
        ),
        (
            UnlinkAgain(POLLS, row_id(91)),
            "took the link to an earlier one from “Resellers poll”",
        ),
    ],
)
def test_each_says_what_it_does_and_where(edit: Edit, label: str) -> None:
    assert edit.label(said()) == label
    assert edit.touches in {POLLS, CAP}
    is_typed = isinstance(edit, MoveInsight | MoveAction | EnterResult)
    assert (edit.joins is not None) == is_typed


def test_a_row_of_another_sort_or_none_is_refused() -> None:
    assert refused(MoveInsight(CAP, SHIPPED, FRIDAY)) == "That row is no insight."
    assert refused(MoveAction(row_id(77), ActionStatus.DONE, FRIDAY)) == (
        "That row is no longer in the meeting."
    )


def test_a_number_without_its_unit_is_no_quantity_and_an_empty_result_none() -> None:
    with pytest.raises(ValidationError, match="a number needs its unit"):
        Quantity(value=Decimal(3), unit=" ")
    with pytest.raises(ValidationError, match="told in words, in a number"):
        Result()


def test_files_from_before_insights_were_followed_still_load() -> None:
    old = """{"insights": [{"learned": "Resellers poll", "assumption": "Nobody does"}],
              "actions": [{"what": "Cap", "status": "not_doing"}]}"""
    now = read_json(old, agenda())
    assert insight(now).status is NOTICED
    assert now.actions[0].status is ActionStatus.NOT_DOING
    assert now.actions[0].changes == ()


def test_a_new_insight_is_noticed() -> None:
    now = after(AddRow(Slot("insights"), Insight(learned="They pay for polling")))
    assert [row.status for row in now.insights] == [NOTICED, NOTICED]
