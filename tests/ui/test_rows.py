"""Lists of rows: a line adds one, a card changes one, a key moves, removes or turns it."""

from __future__ import annotations

import datetime as dt

import pytest
from textual.widgets import Input

from pmfacilitator.domain.agenda import StepKind
from pmfacilitator.domain.answers import Answer
from pmfacilitator.domain.desk import Place
from pmfacilitator.domain.meeting import Meeting
from pmfacilitator.domain.prompts import RowsPrompt
from pmfacilitator.domain.rows import (
    Action,
    ActionStatus,
    Factor,
    Lens,
    Participant,
    Point,
    Voice,
    Why,
)
from pmfacilitator.domain.sections import QuestionsSection, RootCauseSection
from pmfacilitator.widgets.card import Card
from tests import builders
from tests.builders import row_id
from tests.ui.room import Letters, Room, behind, in_meeting, shown, words

pytestmark = pytest.mark.app

FIRST = Place(step="questions", prompt="first")
ACTIONS = Place(step="decisions", prompt="actions")


def points(room: Room) -> list[str]:
    section = room.meeting.section("questions")
    return [point.text for point in section.answer("first").points]


def answered(*texts: str) -> Meeting:
    """A meeting in which a question has these answers."""
    given = tuple(Point(id=row_id(at), text=text) for at, text in enumerate(texts, 100))
    answer = Answer(question="first", points=given)
    return builders.meeting(sections=(QuestionsSection(step="questions", answers=(answer,)),))


def decided(*actions: Action) -> Meeting:
    return builders.meeting(actions=actions)


# --- typing ----------------------------------------------------------------------------------


async def test_enter_adds_what_is_typed_and_opens_the_next_line() -> None:
    async with in_meeting(place=FIRST) as room:
        assert room.line is room.rows.add_line.query_one(type(room.line))
        await room.enter("small shops close at six", "  ", "nobody reads\tthe banner ")
        assert points(room) == ["small shops close at six", "nobody reads the banner"]
        assert shown(room.rows.list) == points(room)
        assert (room.line.value, room.session.desk.drafts) == ("", ())


async def test_a_pasted_block_becomes_a_row_a_line_in_one_undo_step() -> None:
    async with in_meeting(place=FIRST) as room:
        await room.paste("one\r\n\n  two \nthree\x1b[2J\n")
        assert points(room) == ["one", "two", "three"]
        await room.press("ctrl+z")
        assert points(room) == []
        assert room.notice == "Undid: added 3 lines"
        await room.paste("only words")
        assert (points(room), room.line.value) == ([], "only words")


async def test_a_refused_line_stays_typed_and_says_why() -> None:
    async with in_meeting(place=Place(step="timeline", prompt="timeline")) as room:
        await room.enter("14:32")
        assert room.line.value == "14:32"
        assert "what happened" in room.understood
        assert room.meeting.timeline == ()


async def test_tab_takes_up_half_typed_text_and_goes_on() -> None:
    async with in_meeting(place=FIRST) as room:
        await room.fill("half a thought")
        await room.press("tab")
        assert points(room) == ["half a thought"]
        assert (room.asked, room.place.prompt) == ("What of second?", "second")
        await room.press("shift+tab")
        assert room.asked == "What of first?"
        assert room.session.desk.drafts == ()


async def test_tab_stays_where_a_line_cannot_be_taken_up() -> None:
    async with in_meeting(place=Place(step="timeline", prompt="timeline")) as room:
        await room.fill("14:32")
        await room.press("tab")
        assert (room.place.prompt, room.line.value) == ("timeline", "14:32")


async def test_tab_past_the_last_question_goes_to_the_next_step() -> None:
    async with in_meeting(place=Place(step="questions", prompt="second")) as room:
        await room.press("tab")
        assert room.place.step == "impact"


async def test_half_typed_text_is_a_draft_until_it_is_given() -> None:
    async with in_meeting(place=FIRST) as room:
        await room.fill("half a th")
        assert room.session.desk.draft("questions/first/add") == "half a th"
        await room.press("ctrl+n", "ctrl+o")
        assert room.line.value == "half a th"
        await room.enter("half a thought")
        assert room.session.desk.drafts == ()


async def test_who_said_it_is_understood_before_enter_and_shown_after() -> None:
    mara = Participant(id=row_id(10), name="Mara Lindqvist")
    async with in_meeting(builders.meeting(participants=(mara,)), FIRST) as room:
        await room.fill("@mara we never tested that")
        assert room.understood == "said by Mara Lindqvist"
        await room.press("enter")
        assert room.understood == ""
        [row] = room.rows.list.rows
        assert (row.text, behind(row)) == ("we never tested that", "— Mara Lindqvist")


ELSEWHERE = {"steps", "reviewed", "board", "ideas", "themes", "loops"}
"""What is only chosen from, or belongs to a review of a period (tests/ui/test_board.py)."""


async def test_every_list_of_every_step_takes_a_line_and_shows_it() -> None:
    async with in_meeting() as room:
        for step in ("", *(step.id for step in room.meeting.steps)):
            for prompt in room.meeting.prompts(step):
                if isinstance(prompt, RowsPrompt) and prompt.id not in ELSEWHERE:
                    await room.go_to(Place(step=step, prompt=prompt.id))
                    before = len(room.meeting.rows(prompt.slot))
                    await room.enter(f"14:32 words for {step} {prompt.id}")
                    assert len(room.meeting.rows(prompt.slot)) == before + 1
                    assert any(f"words for {step}" in text for text in shown(room.rows.list))


# --- the card --------------------------------------------------------------------------------


async def test_enter_on_a_row_opens_its_card_and_closes_it_again() -> None:
    async with in_meeting(decided(Action(what="Cap connections")), ACTIONS) as room:
        await room.press("up", "enter")
        assert (room.field.spec.name, room.line.value) == ("what", "Cap connections")
        await room.press("enter")
        assert room.app.focused is room.rows.list
        await room.press("enter", "escape")
        assert room.app.focused is room.rows.list


async def test_what_is_typed_on_a_card_is_an_edit_and_one_undo_step_a_field() -> None:
    async with in_meeting(decided(Action(what="Cap connections")), ACTIONS) as room:
        await room.press("up", "enter")
        await room.press(Letters(" now"))
        assert room.meeting.actions[0].what == "Cap connections now"
        await room.press("tab", Letters("Ines"))
        assert room.meeting.actions[0].owner == "Ines"
        await room.press("ctrl+z")
        assert room.notice == "Undid: changed “Cap connections now”"
        assert (room.meeting.actions[0].owner, room.line.value) == ("", "")
        await room.press("ctrl+z")
        assert room.meeting.actions[0].what == "Cap connections"
        await room.press("ctrl+y", "ctrl+y")
        assert room.meeting.actions[0].owner == "Ines"


async def test_the_fields_of_a_card_go_round() -> None:
    async with in_meeting(decided(Action(what="Cap connections")), ACTIONS) as room:
        await room.press("up", "enter", "up")
        assert room.field.spec.name == "because"
        await room.press("tab")
        assert room.field.spec.name == "what"
        await room.press("down", "shift+tab")
        assert room.field.spec.name == "what"


async def test_what_is_no_date_stays_in_its_field_until_it_is_one() -> None:
    async with in_meeting(decided(Action(what="Cap connections")), ACTIONS) as room:
        await room.press("up", "enter", "tab", "tab")
        await room.fill("next weak")
        assert room.field.problem
        assert room.field.problem in str(room.rows.query_one("#card-help").render())
        assert str(room.field.query_one(".mark").render()) == "!"
        await room.press("escape", "enter", "tab", "tab")
        assert (room.line.value, bool(room.field.problem)) == ("next weak", True)
        assert room.meeting.actions[0].due is None
        await room.fill("2026-12-01")
        assert room.meeting.actions[0].due == dt.date(2026, 12, 1)
        assert room.session.desk.drafts == ()
        assert str(room.field.query_one(".mark").render()) == ""


async def test_a_block_pasted_into_a_field_is_one_line() -> None:
    async with in_meeting(decided(Action(what="Cap")), ACTIONS) as room:
        await room.press("up", "enter")
        await room.fill("Cap ")
        await room.paste("connections\nper client")
        assert room.meeting.actions[0].what == "Cap connections per client"


# --- keys for the row under the cursor -------------------------------------------------------


async def test_a_removed_row_comes_back_by_undo_and_is_gone_to() -> None:
    async with in_meeting(answered("one", "two", "three"), FIRST) as room:
        await room.press("up", "up", "delete")
        assert points(room) == ["one", "three"]
        await room.press("ctrl+n", "ctrl+z")
        assert points(room) == ["one", "two", "three"]
        assert room.notice == "Undid: removed “two”"
        assert (room.place.step, room.rows.list.cursor) == ("questions", row_id(101))
        assert room.app.focused is room.rows.list


async def test_when_the_last_row_is_removed_typing_goes_on() -> None:
    async with in_meeting(answered("one"), FIRST) as room:
        await room.press("up", "delete")
        assert points(room) == []
        await room.enter("two")
        assert points(room) == ["two"]


async def test_rows_move_by_key_and_the_cursor_goes_along() -> None:
    async with in_meeting(answered("one", "two", "three"), FIRST) as room:
        await room.press("up", "shift+up", "shift+up", "shift+up")
        assert points(room) == ["three", "one", "two"]
        await room.press("J")
        assert points(room) == ["one", "three", "two"]
        assert room.rows.list.cursor == row_id(102)
        await room.press("ctrl+z")
        assert points(room) == ["one", "two", "three"], "several places are one undo step"


async def test_letters_are_typed_in_a_line_and_only_commands_in_a_list() -> None:
    async with in_meeting(answered("one"), FIRST) as room:
        await room.press(Letters("aidn"))
        assert room.line.value == "aidn"
        assert (room.meeting.insights, room.meeting.actions, points(room)) == ((), (), ["one"])


async def test_x_ticks_an_action_and_opens_it_again() -> None:
    async with in_meeting(decided(Action(what="Cap connections")), ACTIONS) as room:
        await room.press("up", "x")
        assert [action.status for action in room.meeting.actions] == [ActionStatus.DONE]
        assert room.rows.list.rows[0].lead == "[x]"
        await room.press("x")
        assert [action.status for action in room.meeting.actions] == [ActionStatus.OPEN]


# --- insights, actions, whys -----------------------------------------------------------------


def asked_of(question: str) -> Meeting:
    point = Point(id=row_id(100), text="the feed is polled by tills")
    answer = Answer(question=question, points=(point,))
    return builders.meeting(
        agenda=builders.agenda(builders.step(StepKind.QUESTIONS, question)),
        sections=(QuestionsSection(step="questions", answers=(answer,)),),
    )


@pytest.mark.parametrize(
    ("question", "lens"), [("integrations", Lens.INTEGRATION), ("customers", None)]
)
async def test_i_makes_an_insight_of_a_point_seen_through_its_questions_lens(
    question: str, lens: Lens | None
) -> None:
    async with in_meeting(asked_of(question), Place(step="questions", prompt=question)) as room:
        await room.press("up", "i")
        [insight] = room.meeting.insights
        assert (insight.learned, insight.source) == ("the feed is polled by tills", row_id(100))
        assert insight.lens is lens
        assert room.field.spec.name == "assumption"
        await room.press(Letters("ours"), "enter")
        assert room.meeting.insights[0].assumption == "ours"
        assert room.rows.list.cursor == row_id(100)
        await room.press("ctrl+z", "ctrl+z")
        assert room.meeting.insights == ()


async def test_a_makes_an_action_that_answers_the_line_it_came_from() -> None:
    line = Point(id=row_id(100), text="Cap connections per client")
    section = RootCauseSection(step="root_cause", system=(line,))
    place = Place(step="root_cause", prompt="system")
    async with in_meeting(builders.meeting(sections=(section,)), place) as room:
        assert room.rows.list.rows[0].lead == "•"
        await room.press("up", "a")
        [action] = room.meeting.actions
        assert (action.what, action.answers) == ("Cap connections per client", line.id)
        assert room.field.spec.name == "owner"
        await room.press("enter")
        assert room.rows.list.rows[0].lead == "→"


def with_factors(*texts: str) -> Meeting:
    given = tuple(Factor(id=row_id(at), text=text) for at, text in enumerate(texts, 100))
    return builders.meeting(sections=(RootCauseSection(step="root_cause", factors=given),))


FACTORS = Place(step="root_cause", prompt="factors")


def whys(room: Room) -> list[tuple[str, str | None]]:
    section = room.meeting.section("root_cause")
    assert isinstance(section, RootCauseSection)
    return [(why.text, why.explains) for why in section.whys]


async def test_w_asks_why_of_a_factor_until_an_empty_enter() -> None:
    async with in_meeting(with_factors("pool too small", "no alert"), FACTORS) as room:
        await room.press("up", "up", "w")
        assert room.understood.startswith("why: pool too small")
        await room.enter("sized years ago", "nobody owns it", "")
        assert whys(room) == [("sized years ago", row_id(100)), ("nobody owns it", row_id(100))]
        assert [row.level for row in room.rows.list.rows] == [0, 1, 1, 0]
        await room.enter("a busy day")
        section = room.meeting.section("root_cause")
        assert isinstance(section, RootCauseSection)
        assert [factor.text for factor in section.factors][-1] == "a busy day"


async def test_whys_outlive_their_factor_and_say_that_it_is_gone() -> None:
    meeting = with_factors("pool too small")
    section = meeting.section("root_cause").changed(
        whys=(Why(id=row_id(200), text="sized years ago", explains=row_id(100)),)
    )
    async with in_meeting(meeting.changed(sections=(section,)), FACTORS) as room:
        await room.press("up", "up", "delete")
        [row] = room.rows.list.rows
        assert (row.text, behind(row)) == ("sized years ago", "(no longer in this meeting)")


@pytest.mark.parametrize("key", ["f7", "n"])
async def test_no_change_is_an_answer_with_its_reason_beneath(key: str) -> None:
    async with in_meeting(answered("they stay with us"), FIRST) as room:
        if key == "n":
            await room.press("up")
        await room.press(key)
        assert room.meeting.section("questions").answer("first").no_change
        assert [row.text for row in room.rows.list.rows] == [
            "No change, because:",
            "they stay with us",
        ]
        assert "reason" in room.rows.add_line.query_one(Input).placeholder
        await room.press(key)
        assert not room.meeting.section("questions").answer("first").no_change
        assert "reason" not in room.rows.add_line.query_one(Input).placeholder


async def test_only_product_questions_are_answered_with_no_change() -> None:
    async with in_meeting(place=Place(step="opening", prompt="first")) as room:
        await room.press("f7")
        assert not room.meeting.section("opening").answer("first").no_change


async def test_a_voice_is_named_as_it_is_called_now() -> None:
    mara = Participant(id=row_id(10), name="Mara")
    meeting = answered("one").changed(participants=(mara,))
    section = meeting.section("questions")
    point = Point(id=row_id(100), text="one", said_by=Voice(participant=mara.id))
    answer = Answer(question="first", points=(point,))
    meeting = meeting.changed(sections=(section.changed(answers=(answer,)),))
    async with in_meeting(meeting, Place(step="", prompt="people")) as room:
        await room.press("up", "enter", Letters(" L."), "enter")
        await room.go_to(FIRST)
        assert behind(room.rows.list.rows[0]) == "— Mara L."
        await room.press("up", "enter", "tab")
        assert room.line.value == "Mara L."
        await room.fill("cust")
        assert room.rows.query_one(Card) is not None
        point_now = room.meeting.row(row_id(100))
        assert isinstance(point_now, Point)
        assert point_now.said_by == Voice(role="Customer Success")


async def test_what_somebody_does_for_the_meeting_may_follow_the_name() -> None:
    typed = {
        "Mara L., facilitator": ("Mara L.", "", True, False),
        "Mara L., eng, note taker": ("Mara L.", "Engineering", False, True),
        "Mara L., Facilitator, Product": ("Mara L.", "Product", True, False),
        "Mara L., on call": ("Mara L., on call", "", False, False),
        "Mara L., Product, Support": ("Mara L., Product", "Support", False, False),
    }
    async with in_meeting(builders.meeting(), Place(step="", prompt="people")) as room:
        await room.enter(*typed)
        people = room.meeting.participants
        assert [(p.name, p.role, p.facilitator, p.note_taker) for p in people] == [*typed.values()]


async def test_nothing_is_understood_of_a_line_that_tab_has_kept() -> None:
    async with in_meeting(answered(), FIRST) as room:
        await room.fill("the pool ran dry")
        assert words(room.rows, "#understood") == "Enter adds it"
        await room.press("tab", "shift+tab")
        assert shown(room.rows.list) == ["the pool ran dry"]
        assert words(room.rows, "#understood") == ""


@pytest.mark.parametrize("place", [("impact", "accounts"), ("decisions", "actions")])
async def test_what_is_said_beneath_a_line_fits_beside_the_steps(place: tuple[str, str]) -> None:
    async with in_meeting(place=Place(step=place[0], prompt=place[1]), size=(100, 30)) as room:
        await room.fill("Cap connections")
        beneath = room.rows.query_one("#understood")
        said = words(room.rows, "#understood")
        assert "Enter adds it" in said
        assert len(said) < beneath.size.width


async def test_an_account_without_a_name_can_be_seen() -> None:
    async with in_meeting(place=Place(step="impact", prompt="accounts")) as room:
        await room.enter("Harbor Books")
        await room.press("up", "enter", "ctrl+u", "escape")
        assert shown(room.rows.list) == ["(no name yet)"]
