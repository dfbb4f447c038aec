"""Choosing the file of a timeline: a path is typed, a folder is shown, errors are sentences."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from pmfacilitator.domain.desk import CHOSEN, PASTED, Desk, Place
from pmfacilitator.screens.importing.choosing_file import FileDialog
from pmfacilitator.screens.importing.files import Listed, begun_anew, completed, fitting, split
from pmfacilitator.screens.importing.kept import KEPT
from pmfacilitator.screens.importing.preview import PreviewScreen
from pmfacilitator.widgets.row_list import RowList
from tests import builders
from tests.fakes import Kept, MemoryFiles, MemoryLibrary, World
from tests.ui.plain_reader import read_plainly
from tests.ui.room import MEETING, Letters, Room, in_meeting, words

TIMELINE = Place(step="timeline", prompt="timeline")
TEXT = b"14:05 errors rise\n14:32 pager fired\n"
FILES = {
    "~/.secret.md": TEXT,
    "~/a-photo.png": b"\x89PNG\0",
    "~/incidents/export.zip": TEXT,
    "~/incidents/payouts.md": TEXT,
    "~/incidents/payouts-notes.txt": TEXT,
    "~/notes.txt": TEXT,
    "~/[b]bold.txt": TEXT,
}


@pytest.fixture(autouse=True)
def _plain_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pmfacilitator.screens.importing.sheet.read", read_plainly)


@asynccontextmanager
async def choosing(desk: Desk | None = None) -> AsyncIterator[Room]:
    """A meeting at whose timeline a file is to be chosen."""
    world = World(MemoryLibrary(), files=MemoryFiles(FILES))
    world.library.kept[MEETING] = Kept(builders.meeting(), desk or Desk(place=TIMELINE))
    async with in_meeting(world=world) as room:
        await room.press("f6")
        yield room


def rows(room: Room) -> RowList:
    assert isinstance(room.app.screen, FileDialog)
    return room.app.screen.query_one(RowList)


def listed(room: Room) -> list[str]:
    return [row.id for row in rows(room).rows]


async def read(room: Room) -> None:
    """Wait until what was chosen has been read."""
    await room.app.workers.wait_for_complete()
    await room.settle()


@pytest.mark.app
async def test_folders_and_likely_files_stand_first_and_hidden_ones_only_if_typed() -> None:
    async with choosing() as room:
        assert room.line.value == "~/"
        assert listed(room) == ["incidents", "[b]bold.txt", "notes.txt", "a-photo.png", "."]
        await room.press(".")
        assert ".secret.md" in listed(room)


@pytest.mark.app
async def test_letters_narrow_it_down_and_enter_goes_into_a_folder_and_opens_a_file() -> None:
    async with choosing() as room:
        await room.press("down", "up", Letters("inc"), "enter")
        assert room.line.value == "~/incidents/"
        await room.press("down")
        assert rows(room).cursor == "payouts-notes.txt"
        await room.press(Letters("pay"), "tab")
        assert room.line.value == "~/incidents/payouts"
        await room.press("tab")
        assert room.line.value == "~/incidents/payouts-notes.txt", "the one the cursor is on"
        await room.fill("~/incidents/payouts.")
        await room.press("enter")
        await read(room)
        assert isinstance(room.app.screen, PreviewScreen)
        assert "2 entries in payouts.md" in words(room.app.screen, "#import-title")
        await room.press("enter")
        assert [entry.text for entry in room.meeting.timeline] == ["errors rise", "pager fired"]
        assert room.session.desk.drafts == ()


@pytest.mark.app
async def test_enter_opens_the_one_the_cursor_is_on() -> None:
    async with choosing() as room:
        await room.press("down", "down", "enter")
        await read(room)
        assert isinstance(room.app.screen, PreviewScreen)
        assert "in notes.txt" in words(room.app.screen, "#import-title")


@pytest.mark.app
async def test_where_home_is_does_not_stay_on_the_screen() -> None:
    async with choosing() as room:
        await room.fill("/home/mara/inc")
        await room.press("tab")
        assert room.line.value == "~/inc"
        await room.press("tab")
        assert room.line.value == "~/incidents/"


@pytest.mark.app
async def test_a_whole_path_typed_or_pasted_behind_another_takes_its_place() -> None:
    async with choosing() as room:
        await room.press(Letters("inc//elsewhere"))
        assert room.line.value == "/elsewhere"
        await room.press("home", "/")
        assert room.line.value == "/elsewhere"
        assert room.line.cursor_position == 1
        await room.press("end", Letters("/~/inc"), "tab")
        assert room.line.value == "~/incidents/"
        await room.press(Letters("half"))
        await room.paste("~/incidents/payouts.md\n")
        assert room.line.value == "~/incidents/payouts.md"
        await room.press("enter")
        await read(room)
        assert isinstance(room.app.screen, PreviewScreen)


@pytest.mark.app
async def test_a_name_that_is_pasted_goes_on_with_what_stands_there() -> None:
    async with choosing() as room:
        await room.paste("incidents/payouts.md")
        assert room.line.value == "~/incidents/payouts.md"


@pytest.mark.app
async def test_a_folder_can_be_read_as_a_whole() -> None:
    async with choosing() as room:
        await room.fill("~/incidents/")
        rows(room).point_at(".")
        await room.press("enter")
        await read(room)
        assert words(room.app.screen, ".dialog-hint").startswith("~/incidents/ cannot be read")


@pytest.mark.app
async def test_what_cannot_be_read_is_one_sentence_and_the_path_stays() -> None:
    async with choosing() as room:
        await room.enter("~/nowhere.md")
        await read(room)
        hint = words(room.app.screen, ".dialog-hint")
        assert hint == "~/nowhere.md cannot be read: no such file or directory."
        assert room.line.value == "~/nowhere.md"
        await room.fill("~/nowhere/x")
        assert words(room.app.screen, ".dialog-hint").startswith("~/nowhere/ cannot be read")
        await room.fill("~/n")
        assert "Tab completes" in words(room.app.screen, ".dialog-hint")


@pytest.mark.app
async def test_a_half_typed_path_is_there_again_and_so_is_what_was_changed_of_its_file() -> None:
    async with choosing() as room:
        await room.enter("~/notes.txt")
        await read(room)
        await room.press("space", "escape")
        assert room.session.desk.draft(CHOSEN) == "~/notes.txt"
        await room.press("f6", "i")
        assert room.line.value == "~/notes.txt"
        await room.press("backspace", "escape", "f6", "i", "t", "enter")
        await read(room)
        assert "1 ticked" in words(room.app.screen, "#import-title")
        await room.press("i")
        await room.enter("~/incidents/payouts.md")
        await read(room)
        assert "2 ticked" in words(room.app.screen, "#import-title")


@pytest.mark.app
async def test_a_file_waits_as_a_paste_does_and_one_key_goes_on_with_it() -> None:
    async with choosing() as room:
        await room.enter("~/notes.txt")
        await read(room)
        await room.press("space", "e", Letters(" twice"), "enter", "escape")
        assert room.notice == "notes.txt is waiting: F6 goes on with it"
        assert room.understood == room.notice
        assert room.session.desk.half_typed == ()
        await room.press("f6")
        assert isinstance(room.app.screen, PreviewScreen)
        assert "2 entries in notes.txt · 1 ticked" in words(room.app.screen, "#import-title")
        await room.press("space", "enter")
        assert [e.text for e in room.meeting.timeline] == ["errors rise twice", "pager fired"]
        assert room.understood == ""
        assert room.session.desk.drafts == ()


@asynccontextmanager
async def reopened(desk: Desk) -> AsyncIterator[Room]:
    """A meeting that is open again after a crash; the files it was about have gone."""
    world = World(MemoryLibrary(), files=MemoryFiles({"~/other.txt": TEXT}))
    kept = Desk.model_validate_json(desk.model_dump_json())
    world.library.kept[MEETING] = Kept(builders.meeting(), kept)
    async with in_meeting(world=world) as room:
        yield room


@pytest.mark.app
async def test_a_crash_loses_neither_the_file_nor_what_was_changed_even_if_it_has_gone() -> None:
    async with choosing() as room:
        await room.enter("~/notes.txt")
        await read(room)
        await room.press("space")
        desk = room.session.desk
    async with reopened(desk) as room:
        assert room.notice == "notes.txt is waiting: F6 goes on with it"
        await room.press("f6")
        assert "2 entries in notes.txt · 1 ticked" in words(room.app.screen, "#import-title")
        await room.press("x", "down", "enter")
        assert room.session.desk.drafts == ()


@pytest.mark.app
async def test_a_file_that_is_too_large_to_be_kept_is_read_again_or_said_to_have_gone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("pmfacilitator.screens.importing.source.AT_ONCE", 4)
    async with choosing() as room:
        await room.enter("~/notes.txt")
        await read(room)
        await room.press("space", "escape")
        said = "notes.txt is waiting, but not kept in the meeting: F6 reads it again"
        assert room.notice == said
        desk = room.session.desk
        await room.press("f6")
        await read(room)
        await read(room)
        assert "1 ticked" in words(room.app.screen, "#import-title")
    async with reopened(desk) as room:
        assert room.notice == said
        await room.press("f6")
        await read(room)
        hint = words(room.app.screen, ".dialog-hint")
        assert hint == "~/notes.txt cannot be read: no such file or directory."
        await room.press("escape")
        assert room.understood == "", "what has gone waits no longer"
        await room.press("f6")
        assert room.line.value == "~/notes.txt"


@pytest.mark.app
async def test_what_is_kept_of_a_file_and_cannot_be_read_is_forgotten() -> None:
    async with choosing(Desk(place=TIMELINE).with_draft(KEPT, "{")) as room:
        assert isinstance(room.app.screen, FileDialog)
        await room.press("escape")
        assert room.understood == ""


@pytest.mark.app
async def test_a_path_is_kept_and_is_no_half_typed_text_of_the_meeting() -> None:
    async with choosing() as room:
        await room.press(Letters("incidents/pay"), "escape")
        assert room.session.desk.draft(CHOSEN) == "~/incidents/pay"
        assert room.session.desk.half_typed == ()


@pytest.mark.app
async def test_a_paste_that_waits_comes_first_and_still_waits_after_a_file() -> None:
    desk = Desk(place=TIMELINE).with_draft(PASTED, "15:00 a\n15:01 b")
    async with choosing(desk) as room:
        assert isinstance(room.app.screen, PreviewScreen)
        await room.press("f6")
        await room.enter("~/notes.txt")
        await read(room)
        await room.press("enter")
        assert len(room.meeting.timeline) == 2
        assert room.session.desk.draft(PASTED) == "15:00 a\n15:01 b"


@pytest.mark.app
async def test_the_dialog_closes_with_the_key_that_opened_it_and_keeps_no_empty_draft() -> None:
    async with choosing() as room:
        await room.press("f6")
        assert room.app.screen is room.screen
        assert room.session.desk.drafts == ()


@pytest.mark.app
async def test_the_list_opens_it_too() -> None:
    world = World(MemoryLibrary(), files=MemoryFiles(FILES))
    entries = (builders.entry("14:32 pager fired"),)
    meeting = builders.meeting(timeline=entries)
    world.library.kept[MEETING] = Kept(meeting, Desk(place=TIMELINE))
    async with in_meeting(world=world) as room:
        await room.press("up", "i")
        assert isinstance(room.app.screen, FileDialog)


LISTED = (
    Listed("notes.txt"),
    Listed("now", is_folder=True),
    Listed("photo.png"),
    Listed("anno.md"),
)


@pytest.mark.parametrize(
    ("letters", "names"),
    [
        ("", ["now", "anno.md", "notes.txt", "photo.png"]),
        ("NO", ["now", "notes.txt", "anno.md"]),
        ("zz", []),
    ],
)
def test_names_that_begin_with_the_letters_stand_before_those_that_hold_them(
    letters: str, names: list[str]
) -> None:
    assert [each.name for each in fitting(LISTED, letters)] == names


@pytest.mark.parametrize(
    ("letters", "pointed", "made"),
    [
        ("n", "now", "no"),
        ("no", "now", "now/"),
        ("no", "notes.txt", "notes.txt"),
        ("not", "", "notes.txt"),
        ("zz", "", "zz"),
    ],
)
def test_tab_types_what_can_only_be_meant(letters: str, pointed: str, made: str) -> None:
    assert completed(LISTED, letters, pointed) == made


@pytest.mark.parametrize(
    ("path", "meant"),
    [
        ("~/a//srv/b", "/srv/b"),
        ("/srv/trial//work//x.md", "/x.md"),
        ("/srv/~/a", "~/a"),
        ("~/a/~b", "~/a/~b"),
        ("notes/a.md", "notes/a.md"),
        ("//", "/"),
    ],
)
def test_a_whole_path_behind_another_is_meant_alone(path: str, meant: str) -> None:
    assert begun_anew(path) == meant


@pytest.mark.parametrize(
    ("path", "parts"),
    [("~/a/b", ("~/a/", "b")), ("notes", ("", "notes")), ("/", ("/", "")), ("~/a/", ("~/a/", ""))],
)
def test_a_path_is_a_folder_and_letters(path: str, parts: tuple[str, str]) -> None:
    assert split(path) == parts
