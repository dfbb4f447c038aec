"""The preview of a pasted timeline: what was understood, corrected, and added in one step."""

from __future__ import annotations

import datetime as dt
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from textual.widgets import Static

from pmfacilitator.domain.desk import PASTED, Desk, Place
from pmfacilitator.domain.meeting import Meeting
from pmfacilitator.domain.rows import Entry, Milestone
from pmfacilitator.domain.text import clean_line
from pmfacilitator.errors import InvalidImport
from pmfacilitator.importing.found import Choices, Imported
from pmfacilitator.importing.material import Material
from pmfacilitator.screens.dialogs.line import LineDialog
from pmfacilitator.screens.importing.preview import PreviewScreen
from pmfacilitator.screens.importing.source import AT_ONCE
from pmfacilitator.screens.keys import hints_of
from pmfacilitator.widgets.found_table import FoundTable
from pmfacilitator.widgets.key_bar import KeyBar
from pmfacilitator.widgets.row_list import RowList
from tests import builders
from tests.fakes import Kept, MemoryLibrary, World
from tests.nasty import NASTY
from tests.ui.plain_reader import NO_TIME, read_plainly
from tests.ui.room import MEETING, Letters, Room, in_meeting, shown, words

pytestmark = pytest.mark.app

TIMELINE = Place(step="timeline", prompt="timeline")
TEXT = """\
The night of the payouts
14:05 impact on all tills
14:32 pager fired

14:40 Mara acknowledges
"""
BARE = builders.meeting(incident=builders.incident(date=None, timezone=None))


@pytest.fixture(autouse=True)
def _plain_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let previews read simply, whatever the grammars of sources come to."""
    monkeypatch.setattr("pmfacilitator.screens.importing.sheet.read", read_plainly)


def preview(room: Room) -> PreviewScreen:
    assert isinstance(room.app.screen, PreviewScreen)
    return room.app.screen


def table(room: Room) -> FoundTable:
    return preview(room).query_one(FoundTable)


def rows(room: Room) -> list[str]:
    """What the table says, row by row."""
    shown = [table(room).row(row_id) for row_id in table(room).ids]
    parts = [(r.lead.strip(), r.mark, r.date, r.time, r.zone, r.text, r.tail) for r in shown]
    return [" ".join(part for part in each if part) for each in parts]


def said(room: Room, place: str) -> str:
    return words(preview(room), f"#{place}")


def told(room: Room) -> dict[str, Entry]:
    return {entry.text: entry for entry in room.meeting.timeline}


@asynccontextmanager
async def previewing(
    text: str = TEXT, meeting: Meeting | None = None, **room_of: tuple[int, int]
) -> AsyncIterator[Room]:
    """A meeting into whose timeline a text has been pasted."""
    async with in_meeting(meeting, TIMELINE, size=room_of.get("size", (100, 30))) as room:
        await room.paste(text)
        yield room


# --- what is shown ---------------------------------------------------------------------------


async def test_a_pasted_block_is_shown_with_the_times_it_would_have_and_adds_nothing_yet() -> None:
    async with previewing() as room:
        assert rows(room) == [
            "[x] 2026-11-20 14:05~ Berlin impact on all tills ◇ Impact started?",
            "[x] 2026-11-20 14:32~ Berlin pager fired ◇ Detected?",
            "[x] 2026-11-20 14:40~ Berlin Mara acknowledges ◇ Acknowledged?",
        ]
        assert said(room, "import-title") == (
            "3 entries in what was pasted · 3 ticked · 1 left out (S)"
        )
        assert room.meeting.timeline == ()


async def test_a_paste_while_the_cursor_is_in_the_list_is_previewed_as_well() -> None:
    there = builders.meeting(timeline=(builders.entry("14:00 tills are open"),))
    async with in_meeting(there, TIMELINE) as room:
        await room.press("up")
        assert room.rows.list.has_focus
        await room.paste(TEXT)
        assert len(rows(room)) == 3


async def test_what_is_not_settled_is_a_question_mark_with_its_reason_at_the_foot() -> None:
    async with previewing("14:05 errors rise\n14:32 CST pager fired", BARE) as room:
        assert rows(room) == [
            "[x] ? 14:05~ ? errors rise",
            "[x] ? 14:32? CST? pager fired ◇ Detected?",
        ]
        assert "D gives" in said(room, "line-doubt")
        await room.press("down")
        assert said(room, "line-doubt") == "CST can mean more than one zone."
        assert "2 to look at (N)" in said(room, "import-title")


async def test_the_line_under_the_cursor_is_told_with_its_number_and_source() -> None:
    async with previewing() as room:
        await room.press("end")
        assert said(room, "line-source") == "Line 5: 14:40 Mara acknowledges"
        assert said(room, "line-when").startswith("Friday, 20 November 2026, 14:40 Europe/Berlin")


async def test_what_was_left_out_stands_among_the_rest_when_asked_for() -> None:
    async with previewing() as room:
        await room.press("s")
        assert rows(room)[0] == f"left out 1 The night of the payouts {NO_TIME}"
        assert len(rows(room)) == 4
        await room.press("home", "space", "t", "m")
        assert room.app.screen is preview(room), "nothing changes a line that was left out"
        await room.press("s")
        assert len(rows(room)) == 3


async def test_what_was_left_out_can_be_taken_in_and_left_out_again() -> None:
    async with previewing() as room:
        await room.press("S")
        assert rows(room)[0] == "[x] --:-- The night of the payouts"
        await room.press("enter")
        assert [entry.when is None for entry in room.meeting.timeline].count(True) == 1
    async with previewing() as room:
        await room.press("S", "S")
        assert len(rows(room)) == 3


async def test_of_many_warnings_two_lines_are_shown_and_a_key_shows_all() -> None:
    text = "\n".join(f"14:0{n} CST errors rise {n}" for n in range(4))
    async with previewing(text) as room:
        assert said(room, "import-warnings").split("\n") == [
            "! CST can mean more than one zone. (line 1)",
            "! 3 more: W shows them",
        ]
        await room.press("w")
        assert words(room.app.screen, ".page").count("more than one zone") == 4
        await room.press("w")
        assert room.app.screen is preview(room)


async def test_where_there_are_no_warnings_their_key_says_so_and_is_not_offered() -> None:
    async with previewing() as room:
        assert "Warnings" not in {hint.words for hint in hints_of(preview(room))}
        await room.press("w")
        assert room.app.screen is preview(room)
        assert said(room, "line-keys") == "There are no warnings."
    async with previewing("14:05 CST errors rise\n14:06 calm") as room:
        assert "Warnings" in {hint.words for hint in hints_of(preview(room))}


@pytest.mark.parametrize("size", [(100, 30), (80, 24), (60, 20)])
async def test_it_fits_where_a_meeting_fits(size: tuple[int, int]) -> None:
    async with previewing(size=size) as room:
        bar = preview(room).query_one(KeyBar)
        said_keys = bar.render().plain
        assert bar.render().cell_length <= bar.size.width
        assert "Help" in said_keys
        assert table(room).size.height >= 3
        assert all(
            table(room).render_line(y).cell_length <= table(room).size.width for y in range(3)
        )


async def test_hostile_text_is_only_text() -> None:
    text = "\n".join(f"14:05 {nasty}" for nasty in NASTY)
    async with in_meeting(None, TIMELINE, is_painted=True) as room:
        await room.paste(text)
        drawn = "".join(segment.text for y in range(10) for segment in table(room).render_line(y))
        assert not set(drawn) & {"\x1b", "\x9b", "\x07", "\u202e"}
        for _ in table(room).ids:
            await room.press("down")
        assert "[/]" in {table(room).row(row_id).text for row_id in table(room).ids}
        await room.press("enter")
        texts = [entry.text for entry in room.meeting.timeline]
        assert "[b]bold[/b] [@click=app.quit]out[/]" in texts
        assert all(clean_line(text) == text for text in texts)


async def test_much_text_is_read_beside_the_typing() -> None:
    line = "14:05 errors rise on the ledger and nobody knows why\n"
    async with in_meeting(None, TIMELINE) as room:
        await room.paste(line * (AT_ONCE // len(line) + 1))
        await room.app.workers.wait_for_complete()
        await room.settle()
        count = len(table(room).ids)
        assert count > 1000
        await room.press("end", "space", "enter")
        assert len(room.meeting.timeline) == count - 1


async def test_what_cannot_be_read_is_said_and_is_not_lost(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(_material: Material, _choices: Choices, _source: str) -> Imported:
        raise InvalidImport("This is too large.")

    monkeypatch.setattr("pmfacilitator.screens.importing.sheet.read", refuse)
    async with previewing() as room:
        assert said(room, "import-said") == "This is too large."
        await room.press("escape")
        assert room.session.desk.draft(PASTED) == TEXT


async def test_a_bug_in_a_reader_ends_in_a_sentence_where_it_reads_beside_the_typing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(_material: Material, _choices: Choices, _source: str) -> Imported:
        raise RuntimeError

    monkeypatch.setattr("pmfacilitator.screens.importing.sheet.read", fail)
    monkeypatch.setattr("pmfacilitator.screens.importing.source.AT_ONCE", 0)
    async with previewing() as room:
        while room.app.workers:
            await room.settle()
        assert "could not be read" in said(room, "import-said")


# --- what can be changed ---------------------------------------------------------------------


async def test_enter_adds_what_is_ticked_as_one_undo_step() -> None:
    async with previewing() as room:
        await room.press("down", "space", "enter")
        assert list(told(room)) == ["impact on all tills", "Mara acknowledges"]
        assert room.notice == "Added 2 entries · Ctrl+Z takes them back"
        assert room.session.desk.drafts == ()
        await room.press("ctrl+z")
        assert room.meeting.timeline == ()
        await room.press("ctrl+y")
        assert len(room.meeting.timeline) == 2


async def test_the_date_and_zone_of_all_lines_are_chosen_at_once() -> None:
    async with previewing("14:05 errors rise\n14:32 UTC pager fired", BARE) as room:
        await room.press("d")
        await room.enter("20 Nov 2026")
        await room.press("z", Letters("lisbon"), "enter")
        assert rows(room) == [
            "[x] 2026-11-20 14:05 Lisbon errors rise",
            "[x] 2026-11-20 14:32 UTC pager fired ◇ Detected?",
        ]
        assert "Europe/Lisbon (chosen)" in said(room, "import-choices")
        await room.press("enter")
        when = told(room)["errors rise"].when
        assert when is not None
        assert (when.date, when.zone) == (dt.date(2026, 11, 20), "Europe/Lisbon")


async def test_what_was_changed_about_a_line_stays_when_all_are_read_again() -> None:
    async with previewing(meeting=BARE) as room:
        await room.press("space", "down", "t")
        await room.enter("14:31")
        await room.press("c", "down", "e")
        await room.enter("Mara answers")
        await room.press("d")
        await room.enter("2026-11-20")
        assert rows(room) == [
            "[ ] 2026-11-20 14:05 ? impact on all tills ◇ Impact started?",
            "[x] 2026-11-20 14:31 ? pager fired ◆ Detected",
            "[x] 2026-11-20 14:40 ? Mara answers ◇ Acknowledged?",
        ]


async def test_a_date_that_could_be_two_is_asked_again() -> None:
    async with previewing() as room:
        await room.press("d")
        await room.enter("07/08/2026")
        assert isinstance(room.app.screen, LineDialog)
        assert "which is the month" in words(room.app.screen, ".dialog-hint")
        await room.enter("2026-08-07")
        assert rows(room)[0].startswith("[x] 2026-08-07 14:05 Berlin")


@pytest.mark.parametrize(
    ("typed", "row"),
    [
        ("14:06", "[x] 2026-11-21 14:06 UTC a"),
        ("14:06 +02:00", "[x] 2026-11-21 14:06 +02:00 a"),
        ("2026-11-22 2:06 pm", "[x] 2026-11-22 14:06 UTC a"),
    ],
)
async def test_a_corrected_time_keeps_the_date_and_zone_it_does_not_name(
    typed: str, row: str
) -> None:
    async with previewing("2026-11-21 14:05 UTC a\n14:07 b") as room:
        await room.press("t")
        assert room.line.value == "2026-11-21 14:05 UTC"
        await room.enter(typed)
        assert rows(room)[0] == row


async def test_typing_replaces_the_time_that_stands_there_and_an_arrow_keeps_it() -> None:
    async with previewing("2026-11-21 14:05 UTC a\n14:07 b") as room:
        await room.press("t", Letters("14:06"), "enter", "t", "right", "backspace", "enter")
        assert isinstance(room.app.screen, LineDialog)
        assert room.line.value == "2026-11-21 14:06 UT"
        await room.press("escape")
        assert rows(room)[0] == "[x] 2026-11-21 14:06 UTC a"


async def test_a_time_that_cannot_be_read_stays_and_says_why() -> None:
    async with previewing() as room:
        await room.press("t")
        await room.enter("14:3x")
        assert room.line.value == "14:3x"
        assert "is no time" in words(room.app.screen, ".dialog-hint")
        await room.press("escape")
        assert rows(room)[0].startswith("[x] 2026-11-20 14:05~")


async def test_a_time_in_a_zone_that_means_several_can_be_settled_on_its_line() -> None:
    async with previewing("14:05 CST errors rise\n14:07 b") as room:
        await room.press("t")
        await room.enter("2026-11-20 14:05 America/Chicago")
        await room.press("enter")
        when = told(room)["errors rise"].when
        assert when is not None
        assert when.zone == "America/Chicago"


async def test_a_milestone_belongs_to_one_line_and_counts_only_when_confirmed() -> None:
    async with previewing() as room:
        await room.press("down", "c", "down", "m", Letters("detec"), "enter")
        assert [row.rpartition(" ")[2] for row in rows(room)] == ["started?", "fired", "Detected"]
        await room.press("m")
        options = shown(room.app.screen.query_one(RowList))
        assert "Detected (so far line 5)" in options
        await room.press("escape", "enter")
        kept = {entry.text: (entry.milestone, entry.suggested) for entry in room.meeting.timeline}
        assert kept == {
            "impact on all tills": (None, Milestone.IMPACT_STARTED),
            "pager fired": (None, None),
            "Mara acknowledges": (Milestone.DETECTED, None),
        }


async def test_a_milestone_that_an_entry_has_moves_to_the_line_and_undo_brings_it_back() -> None:
    there = builders.entry("14:30 alarm", Milestone.DETECTED)
    async with previewing(meeting=builders.meeting(timeline=(there,))) as room:
        await room.press("down", "m", Letters("detec"), "enter", "enter")
        assert told(room)["alarm"].milestone is None
        assert told(room)["pager fired"].milestone is Milestone.DETECTED
        await room.press("ctrl+z")
        assert told(room)["alarm"].milestone is Milestone.DETECTED


async def test_all_suggestions_of_ticked_lines_are_confirmed_by_one_key() -> None:
    async with previewing() as room:
        await room.press("space", "C", "enter")
        kept = {entry.text: entry.milestone for entry in room.meeting.timeline}
        assert kept == {
            "pager fired": Milestone.DETECTED,
            "Mara acknowledges": Milestone.ACKNOWLEDGED,
        }


async def test_a_suggestion_can_be_declined() -> None:
    async with previewing() as room:
        await room.press("m", Letters("none"), "enter")
        assert rows(room)[0].endswith("impact on all tills")
        await room.press("c")
        assert "Nothing is suggested" in said(room, "line-keys")


async def test_words_are_corrected_and_may_not_be_empty() -> None:
    async with previewing() as room:
        await room.press("e")
        await room.enter(" ")
        assert "Space leaves the line out" in words(room.app.screen, ".dialog-hint")
        await room.enter("  [b]all[/b]   tills ")
        assert rows(room)[0].startswith("[x] 2026-11-20 14:05~ Berlin [b]all[/b] tills")


async def test_words_are_gone_on_with_where_they_end() -> None:
    async with previewing() as room:
        await room.press("e", Letters(" of Berlin"), "enter")
        assert rows(room)[0].startswith(
            "[x] 2026-11-20 14:05~ Berlin impact on all tills of Berlin"
        )


async def test_undo_takes_back_one_change_after_the_other() -> None:
    async with previewing() as room:
        before = rows(room)
        await room.press("e", Letters(" and more"), "enter", "space", "z", Letters("utc"), "enter")
        assert rows(room)[0].startswith("[ ] 2026-11-20 14:05~ UTC impact on all tills and more")
        await room.press("ctrl+z")
        assert rows(room)[0].startswith("[ ] 2026-11-20 14:05~ Berlin impact on all tills and more")
        await room.press("ctrl+z", "ctrl+z")
        assert rows(room) == before
        assert said(room, "line-keys") == "Took the last change back"
        await room.press("ctrl+z")
        assert said(room, "line-keys").startswith("Nothing was changed here")
        assert room.session.desk.draft(PASTED) != ""
        await room.press("escape", "f6")
        assert rows(room) == before


async def test_a_time_without_words_is_left_out_until_it_has_some() -> None:
    async with previewing("14:32 pager fired\n14:40 \n14:50") as room:
        assert rows(room)[1] == "[ ] 2026-11-20 14:40~ Berlin (no words)"
        await room.press("a", "a", "down")
        assert said(room, "line-doubt") == "Nothing is said to have happened then; E types it."
        assert said(room, "import-title").endswith("1 ticked")
        await room.press("e", Letters("Mara answers"), "enter", "enter")
        assert list(told(room)) == ["pager fired", "Mara answers"]


async def test_all_lines_are_ticked_or_none_and_nothing_is_added_by_mistake() -> None:
    async with previewing() as room:
        await room.press("a", "enter")
        assert said(room, "line-keys").startswith("Nothing is ticked")
        assert room.meeting.timeline == ()
        await room.press("a", "enter")
        assert len(room.meeting.timeline) == 3


async def test_the_next_line_that_is_not_settled_is_one_key_away() -> None:
    async with previewing("14:05 a\n14:06 CST b\n14:07 c\n14:08 CST d") as room:
        places = []
        for _ in range(3):
            await room.press("n")
            places.append(table(room).row(table(room).cursor).text)
        assert places == ["b", "d", "b"]


async def test_a_click_on_a_tick_turns_it() -> None:
    async with previewing() as room:
        await room.click(FoundTable, 1, 1)
        assert [row[:3] for row in rows(room)] == ["[x]", "[ ]", "[x]"]
        await room.click(FoundTable, 30, 2)
        assert table(room).row(table(room).cursor).text == "Mara acknowledges"


async def test_what_the_meeting_has_already_is_marked_and_not_added_again() -> None:
    async with previewing() as room:
        await room.press("enter")
        await room.paste(TEXT.replace("pager fired", "pager fires"))
        assert [row[:3] for row in rows(room)] == ["[ ]", "[x]", "[ ]"]
        assert rows(room)[0].endswith("impact on all tills already there")
        assert "2 already there" in said(room, "import-title")
        await room.press("enter")
        assert len(room.meeting.timeline) == 4


async def test_enter_leaves_what_the_meeting_has_already_and_nothing_waits() -> None:
    async with previewing() as room:
        await room.press("enter")
        await room.paste(TEXT)
        await room.press("escape", "f6", "enter")
        assert room.app.screen is room.screen
        assert "already" in room.notice
        assert (len(room.meeting.timeline), room.session.desk.drafts) == (3, ())
        assert words(room.rows.add_line, "#understood") == ""


async def test_what_was_changed_about_a_line_that_is_there_is_not_thrown_away_by_enter() -> None:
    async with previewing() as room:
        await room.press("enter")
        await room.paste(TEXT)
        await room.press("e", Letters(" again"), "enter", "enter")
        assert said(room, "line-keys").startswith("Nothing is ticked")


# --- nothing is lost -------------------------------------------------------------------------


async def test_escape_keeps_what_was_pasted_and_one_key_goes_on_with_it() -> None:
    async with previewing() as room:
        await room.press("space", "escape")
        assert room.notice == "A pasted timeline of 4 lines is waiting: F6 goes on with it"
        assert room.understood == room.notice
        await room.press("f6")
        assert rows(room)[0].startswith("[ ]"), "what was changed waits too"
        await room.press("enter")
        assert room.understood == ""


async def test_undo_says_what_it_undid_while_a_paste_waits() -> None:
    async with previewing() as room:
        await room.press("escape")
        assert "is waiting" in room.notice
        await room.press(Letters("15:00 till opened"), "enter", "ctrl+z")
        assert room.notice == "Undid: added “till opened”"
        assert "is waiting" in words(room.rows.add_line, "#understood")


async def test_a_second_paste_is_read_behind_the_one_that_waits_or_in_its_place() -> None:
    async with previewing() as room:
        await room.press("space", "escape")
        await room.paste("15:00 a\n15:01 b")
        assert "is waiting already" in words(room.app.screen, ".dialog-title")
        await room.press("escape")
        assert room.session.desk.draft(PASTED) == f"{TEXT}15:00 a\n15:01 b"
        await room.paste("16:00 c\n16:01 d")
        await room.press("enter")
        assert [row[:3] for row in rows(room)] == ["[ ]", *["[x]"] * 6]
        await room.press("escape")
        await room.paste("17:00 e\n17:01 f")
        await room.press("down", "enter")
        assert len(rows(room)) == 2


async def test_a_crash_loses_neither_the_paste_nor_what_was_changed() -> None:
    async with previewing() as room:
        await room.press("c", "d")
        await room.enter("2026-11-19")
        desk = room.session.desk
    world = World(MemoryLibrary())
    world.library.kept[MEETING] = Kept(
        builders.meeting(), Desk.model_validate_json(desk.model_dump_json())
    )
    async with in_meeting(world=world) as room:
        assert "is waiting" in room.notice
        await room.press("f6")
        assert rows(room)[0] == "[x] 2026-11-19 14:05 Berlin impact on all tills ◆ Impact started"


async def test_a_crash_loses_nothing_that_is_half_typed_about_a_line() -> None:
    for key, typed, asks in (("t", "23:1", "When was"), ("e", " and mor", "What happened?")):
        async with previewing() as room:
            await room.press("down", key, Letters(typed))
            value, desk = room.line.value, room.session.desk
            assert [draft.field for draft in desk.half_typed] == [PASTED]
        async with in_meeting(desk=Desk.model_validate_json(desk.model_dump_json())) as room:
            await room.press("f6")
            assert words(room.app.screen, ".dialog-title").startswith(asks)
            assert room.line.value == value
            await room.press("5", "enter")
            assert table(room).cursor == table(room).ids[1]
            assert "23:15" in rows(room)[1] or "pager fired and mor5" in rows(room)[1]
            assert room.session.desk.draft(f"{PASTED}/typed") == ""


async def test_a_crash_loses_nothing_that_is_half_typed_about_all_lines() -> None:
    async with previewing() as room:
        await room.press("d", Letters("2026-11-2"))
        value, desk = room.line.value, room.session.desk
    async with in_meeting(desk=Desk.model_validate_json(desk.model_dump_json())) as room:
        await room.press("f6")
        assert words(room.app.screen, ".dialog-title").startswith("Which day")
        assert room.line.value == value
        await room.press("2", "enter")
        assert "2026-11-22" in rows(room)[0]
        assert room.session.desk.draft(f"{PASTED}/typed") == ""


async def test_what_is_half_typed_is_gone_once_its_dialog_is_left() -> None:
    async with previewing() as room:
        await room.press("t", Letters("23:1"), "escape", "t")
        assert room.line.value == "14:05"
        await room.press("escape", "escape", "f6")
        assert room.app.screen is preview(room)
        assert room.session.desk.draft(f"{PASTED}/typed") == ""


async def test_changes_that_cannot_be_read_are_forgotten_and_the_paste_is_not() -> None:
    desk = Desk(place=TIMELINE).with_draft(PASTED, TEXT).with_draft(f"{PASTED}/changes", "{")
    async with in_meeting(None, desk=desk) as room:
        await room.press("f6")
        assert len(rows(room)) == 3


async def test_throwing_it_away_is_asked_twice() -> None:
    async with previewing() as room:
        await room.press("x", "enter")
        assert room.app.screen is preview(room)
        await room.press("x", "down", "enter")
        assert room.session.desk.drafts == ()
        await room.press("f6")
        assert not isinstance(room.app.screen, PreviewScreen)


async def test_what_is_no_timeline_can_be_added_line_by_line() -> None:
    async with previewing("Thanks everybody\n\n[b]and[/b] good night\n") as room:
        assert "No line of what was pasted" in said(room, "import-said")
        assert rows(room) == [
            f"left out 1 Thanks everybody {NO_TIME}",
            f"left out 3 [b]and[/b] good night {NO_TIME}",
        ]
        await room.press("enter", "d", "z", "l")
        assert [(entry.text, entry.when) for entry in room.meeting.timeline] == [
            ("Thanks everybody", None),
            ("[b]and[/b] good night", None),
        ]
        await room.press("ctrl+z")
        assert room.meeting.timeline == ()


async def test_a_half_typed_line_waits_beneath_the_preview() -> None:
    async with in_meeting(None, TIMELINE) as room:
        await room.press(Letters("15:00 half"))
        await room.paste(TEXT)
        await room.press("enter")
        assert len(room.meeting.timeline) == 3
        assert room.rows.add_line.text == "15:00 half"


async def test_a_paste_into_the_preview_replaces_nothing() -> None:
    async with previewing() as room:
        await room.paste("15:00 a\n15:01 b")
        assert len(rows(room)) == 3
        assert "paste again" in said(room, "line-keys")


async def test_a_meeting_that_is_only_read_offers_no_import() -> None:
    world = World(MemoryLibrary())
    world.library.kept[MEETING] = Kept(builders.meeting(), Desk(place=TIMELINE), held="Held.")
    async with in_meeting(world=world) as room:
        await room.paste(TEXT)
        await room.press("f6")
        assert room.app.screen is room.screen
        assert "reading only" in room.notice


async def test_a_line_pasted_in_the_list_is_typed_beneath_it() -> None:
    there = builders.meeting(timeline=(builders.entry("14:00 tills are open"),))
    async with in_meeting(there, TIMELINE) as room:
        await room.press("up")
        await room.paste("14:32 pager fired")
        assert (room.rows.add_line.text, len(room.meeting.timeline)) == ("14:32 pager fired", 1)
        await room.press("enter")
        assert "pager fired" in told(room)


async def test_every_other_list_still_takes_a_row_a_line() -> None:
    async with in_meeting(None, Place(step="questions", prompt="first")) as room:
        await room.paste("14:05 one\n14:06 two")
        assert shown(room.rows.list) == ["14:05 one", "14:06 two"]


async def test_help_names_every_key_of_a_line() -> None:
    async with previewing() as room:
        await room.press("f1")
        text = " ".join(
            str(part.render()) for part in room.app.screen.query(".help-part").results(Static)
        )
        assert "Confirm the milestone that is suggested" in text
        assert "Tick every line, or none" in text


async def test_a_timeline_that_comes_as_one_line_is_previewed_and_a_long_entry_is_not() -> None:
    entry = "14:05 every till shows an hourglass; Support counts calls from 14:10 on, at the desk"
    page = f"The night: • {entry} • 14:32 the pager fires • 14:40 Mara acknowledges"
    async with in_meeting(place=TIMELINE) as room:
        await room.paste(entry)
        assert room.rows.add_line.text == entry
        await room.press("ctrl+u")
        await room.paste(page)
        assert isinstance(room.app.screen, PreviewScreen)
        assert room.session.desk.draft(PASTED) == page


async def test_a_zone_that_is_chosen_settles_only_what_its_clocks_are_called() -> None:
    async with previewing("2026-11-20 14:05 CST errors rise\n2026-11-20 14:32 calm") as room:
        await room.press("z", "enter")
        assert "Europe/Berlin (chosen)" in said(room, "import-choices")
        assert rows(room) == [
            "[x] 2026-11-20 14:05? CST? errors rise",
            "[x] 2026-11-20 14:32 Berlin calm",
        ]
        assert said(room, "import-warnings") == "! CST can mean more than one zone. (line 1)"
        await room.press("z", Letters("chicago"), "enter")
        assert rows(room) == [
            "[x] 2026-11-20 14:05 Chicago errors rise",
            "[x] 2026-11-20 14:32 Chicago calm",
        ]
        assert said(room, "import-warnings") == ""
        await room.press("z", Letters("none"), "enter")
        assert rows(room)[0] == "[x] 2026-11-20 14:05? CST? errors rise"
