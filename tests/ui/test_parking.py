"""The parking lot: one key parks something from anywhere, and one decides what becomes of it."""

from __future__ import annotations

import pytest
from textual.widgets import Static

from pmfacilitator.domain.desk import Place
from pmfacilitator.domain.meeting import Meeting
from pmfacilitator.domain.rows import Action, Insight, Parked, Participant, Sort
from pmfacilitator.screens.dialogs.capture import CaptureDialog
from pmfacilitator.screens.dialogs.index import IndexDialog
from pmfacilitator.screens.dialogs.line import LineDialog
from pmfacilitator.screens.kinds.decisions import nothing_parked
from pmfacilitator.widgets.row_list import RowList
from tests import builders
from tests.builders import row_id
from tests.fakes import MemoryLibrary, World
from tests.ui.room import MEETING, Letters, Room, in_meeting, words

pytestmark = pytest.mark.app

FIRST = Place(step="questions", prompt="first")
LOT = Place(step="decisions", prompt="parked")
MARA = Participant(id=row_id(3), name="Mara Lindqvist", role="Engineering")
A, B, C = (row_id(number) for number in (300, 301, 302))
TEXTS = ("Whose pool is it?", "The pool is too small", "A seat for bookkeepers")


def full_lot() -> Meeting:
    sorts = (Sort.QUESTION, Sort.FIX, Sort.OPPORTUNITY)
    lot = (Parked(id=i, text=t, sort=s) for i, t, s in zip((A, B, C), TEXTS, sorts, strict=True))
    return builders.meeting(parked=tuple(lot), participants=(MARA,))


def chosen(room: Room) -> str:
    """The kind that is filled in the dialog."""
    kinds = [room.app.screen.query_one(name, Static).render() for name in ("#parked", "#kept")]
    return "".join(
        str(text)[span.start : span.end].strip()
        for text in kinds
        for span in getattr(text, "spans", ())
        if "reverse" in str(span.style)
    )


# --- parking it ------------------------------------------------------------------------------


async def test_one_key_words_and_enter_park_something_from_any_step() -> None:
    async with in_meeting(place=FIRST) as room:
        await room.fill("half typed")
        await room.press("ctrl+t")
        await room.enter("who owns the old export")
        assert room.notice == "Parked as a question"
        [row] = room.meeting.parked
        assert (row.text, row.sort) == ("who owns the old export", Sort.QUESTION)
        assert (room.place, room.line.value) == (FIRST, "half typed")
        for step in ("", *(step.id for step in room.meeting.steps)):
            await room.go_to(Place(step=step))
            await room.press("f2")
            assert isinstance(room.app.screen, CaptureDialog), step
            await room.press("f2")


@pytest.mark.parametrize("size", [(100, 30), (80, 24), (60, 20)])
async def test_what_is_parked_and_what_is_kept_can_be_told_apart(size: tuple[int, int]) -> None:
    async with in_meeting(place=FIRST, size=size) as room:
        await room.press("ctrl+t")
        dialog = room.app.screen
        assert words(dialog, "#parked").split() == ["Park", "as", "question", "fix", "opportunity"]
        assert words(dialog, "#kept").split() == ["Keep", "as", "action", "insight", "quote"]
        for selector in ("#parked", "#kept", "#understood"):
            line = dialog.query_one(selector)
            assert line.region.height == 1
            assert line.region.width >= len(words(dialog, selector).rstrip())
            assert line.region.bottom <= size[1]
        seen = []
        for _ in range(7):
            seen.append((chosen(room), words(dialog, "#understood")))
            await room.press("tab")
        assert seen[0] == seen[6] == ("question", "Enter parks it as a question")
        assert seen[3] == ("action", "Enter keeps it as an action")
        await room.press("shift+tab")
        assert chosen(room) == "question"


async def test_each_kind_is_put_where_it_belongs() -> None:
    async with in_meeting(place=FIRST) as room:
        for tabs in range(6):
            await room.press("ctrl+t", *["tab"] * tabs)
            await room.fill(f"“words {tabs}” — source")
            await room.press("enter")
        meeting = room.meeting
        assert [row.sort for row in meeting.parked] == [Sort.QUESTION, Sort.FIX, Sort.OPPORTUNITY]
        assert len(meeting.actions) == len(meeting.insights) == 1
        [quote] = meeting.quotes
        assert (quote.words, quote.source) == ("words 5", "source")


async def test_the_words_may_say_what_it_is_until_somebody_has_chosen() -> None:
    async with in_meeting(builders.meeting(participants=(MARA,)), FIRST) as room:
        await room.press("ctrl+t")
        await room.fill("@mara fix: the pool is too small")
        assert chosen(room) == "fix"
        said = words(room.app.screen, "#understood")
        assert said == "Enter parks it as a fix, said by Mara Lindqvist"
        await room.press("enter", "ctrl+t")
        await room.fill("opportunity: can we sell it?")
        assert chosen(room) == "opportunity"
        await room.press("tab")
        await room.enter("fix: the pool")
        fix, _ = room.meeting.parked[0], room.meeting.actions
        assert (fix.text, fix.sort, fix.said_by.participant) == (
            "the pool is too small",
            Sort.FIX,
            MARA.id,
        )
        assert room.meeting.parked[1:] == ()
        assert [action.what for action in room.meeting.actions] == ["fix: the pool"]


async def test_nothing_is_captured_from_an_empty_line_or_from_a_sort_alone() -> None:
    async with in_meeting(place=FIRST) as room:
        await room.press("ctrl+t", "enter")
        assert isinstance(room.app.screen, CaptureDialog)
        await room.enter("fix:")
        assert words(room.app.screen, "#understood") == "Type what is to be parked, then Enter."
        await room.press("escape")
        assert room.meeting == builders.meeting()


async def test_a_half_typed_capture_outlives_its_dialog_and_the_app() -> None:
    async with in_meeting(place=FIRST) as room:
        await room.press("ctrl+t", "tab", Letters("The export leaves out"))
        await room.press("ctrl+t")
        assert room.app.screen is room.screen
        await room.press("f2")
        assert (room.line.value, chosen(room)) == ("The export leaves out", "fix")
        await room.saved()
        world = room.world
    async with in_meeting(world=world) as room:
        assert "half-typed" in room.notice
        await room.press("ctrl+t")
        assert (room.line.value, chosen(room)) == ("The export leaves out", "fix")
        await room.press(Letters(" a day"), "enter")
        assert [(row.text, row.sort) for row in room.meeting.parked] == [
            ("The export leaves out a day", Sort.FIX)
        ]
        await room.press("ctrl+t")
        assert (room.line.value, chosen(room)) == ("", "question")


async def test_something_is_parked_over_a_dialog_which_then_goes_on() -> None:
    async with in_meeting(place=FIRST) as room:
        await room.press("ctrl+g", "ctrl+t")
        await room.enter("who owns this")
        assert isinstance(room.app.screen, IndexDialog)
        assert [row.text for row in room.meeting.parked] == ["who owns this"]
        await room.press("ctrl+t", "ctrl+t", "ctrl+g")
        assert room.line.has_focus, "back in the step"


async def test_what_is_only_read_says_so_and_keeps_what_was_typed() -> None:
    world = World(MemoryLibrary(meeting=builders.meeting()))
    world.library.kept[MEETING].held = "Open elsewhere."
    async with in_meeting(world=world) as room:
        await room.press("ctrl+t")
        await room.enter("who owns this")
        assert "reading only" in words(room.app.screen, "#understood")
        assert room.line.value == "who owns this"


# --- deciding on it --------------------------------------------------------------------------


def told(room: Room) -> list[str]:
    """What has become of each thing."""
    return [row.notes[0] for row in room.rows.list.rows]


ALL_OPEN = ["question ○ still open", "fix ○ still open", "opportunity ○ still open"]


async def test_each_thing_comes_to_one_end_by_one_key_and_the_next_gets_the_cursor() -> None:
    async with in_meeting(full_lot(), LOT) as room:
        assert told(room) == ALL_OPEN
        assert room.rows.list.cursor == A, "what is open comes first, and not the line"
        await room.press("a")
        assert room.rows.list.cursor == B
        assert room.notice == "→ action · 2 still open · Ctrl+Z takes it back"
        await room.press("i")
        assert room.rows.list.cursor == C
        await room.press("n")
        await room.enter("nobody has asked for it")
        assert told(room) == [
            "question → action",
            "fix → insight",
            "opportunity – not doing: nobody has asked for it",
        ]
        assert room.notice == "not doing · all are decided on · Ctrl+Z takes it back"
        [action], [insight] = room.meeting.actions, room.meeting.insights
        assert (action.answers, insight.source) == (A, B)
        assert [row.finished for row in room.rows.list.rows] == [True] * 3


async def test_a_decision_is_undone_where_it_was_made() -> None:
    async with in_meeting(full_lot(), LOT) as room:
        await room.press("a", "i", "ctrl+z")
        assert (room.place, told(room)[1]) == (LOT.changed(row=B), ALL_OPEN[1])
        assert room.notice == "Undid: made an insight of “The pool is too small”"
        await room.press("ctrl+z")
        assert (room.rows.list.cursor, room.meeting) == (A, full_lot())
        await room.press("ctrl+y")
        assert told(room)[0] == "question → action"


async def test_a_reason_is_needed_and_half_of_it_is_not_lost() -> None:
    async with in_meeting(full_lot(), LOT) as room:
        await room.press("n", "enter")
        assert "why not" in words(room.app.screen, ".dialog-hint")
        await room.press(Letters("nobody h"), "escape")
        assert told(room) == ALL_OPEN
        await room.go_to(Place(step="review"))
        await room.press("home", "enter")
        assert isinstance(room.app.screen, LineDialog), "the review leads to it"
        assert room.line.value == "nobody h"
        await room.press(Letters("as it"), "enter")
        assert room.meeting.parked[0].because == "nobody has it"
        assert room.session.desk.drafts == ()


async def test_what_has_become_something_opens_that_and_becomes_nothing_else() -> None:
    async with in_meeting(full_lot(), LOT) as room:
        await room.press("a", "up", "i")
        assert room.notice.startswith("It is an action already")
        await room.press("n")
        assert room.app.screen is room.screen
        assert room.notice.startswith("It is an action already")
        await room.press("a")
        assert room.field.spec.name == "owner"
        await room.enter("Mara")
        assert told(room)[0] == "question → action · Mara"
        assert len(room.meeting.actions) == 1


async def test_what_was_given_up_can_be_taken_up_and_its_reason_changed() -> None:
    async with in_meeting(full_lot(), LOT) as room:
        await room.press("n")
        await room.enter("nobody asked")
        await room.press("up", "n", Letters(" yet"), "enter")
        assert room.meeting.parked[0].because == "nobody asked yet"
        await room.press("up", "up", "a")
        assert (told(room)[0], room.meeting.parked[0].because) == ("question → action", "")


async def test_in_the_lot_a_line_says_what_sort_it_is_and_who_said_it() -> None:
    async with in_meeting(builders.meeting(participants=(MARA,)), LOT) as room:
        await room.fill("@mara opportunity: a seat")
        assert room.understood == "opportunity · said by Mara Lindqvist"
        await room.press("enter")
        await room.fill("the pool")
        assert "fix:, question: or opportunity:" in room.understood
        await room.enter("the pool", "is it?")
        assert [row.sort for row in room.meeting.parked] == [Sort.OPPORTUNITY, None, Sort.QUESTION]
        assert told(room) == ["opportunity ○ still open", "○ still open", "question ○ still open"]


async def test_the_keys_are_told_once_something_is_parked() -> None:
    async with in_meeting(place=LOT) as room:
        assert words(room.pane, ".hint") == nothing_parked()
        await room.enter("who owns it?")
        assert words(room.pane, ".hint").startswith("A makes an action of it")


async def test_typing_goes_to_the_line_when_a_line_is_half_typed_or_nothing_is_open() -> None:
    async with in_meeting(full_lot(), LOT) as room:
        await room.press("escape", Letters("half"), "ctrl+o", "ctrl+n")
        assert room.line.value == "half"
    decided = full_lot().changed(
        parked=(), actions=(Action(what="x"),), insights=(Insight(learned="y"),)
    )
    async with in_meeting(decided, LOT) as room:
        assert room.line.has_focus


async def test_the_review_asks_what_becomes_of_it_and_leads_to_the_key() -> None:
    async with in_meeting(full_lot(), Place(step="review")) as room:
        findings = room.pane.query_one("#findings", RowList)
        [finding] = [row.id for row in findings.rows if "“The pool is too small”" in row.text]
        findings.point_at(finding)
        await room.press("enter", "i")
        assert [insight.source for insight in room.meeting.insights] == [B]
