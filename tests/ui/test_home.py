"""Home: the meetings there are, and how one is opened, begun or thrown away."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from rich.console import RenderableType
from textual._compositor import LayoutUpdate
from textual.screen import Screen
from textual.widgets import Input

from pmfacilitator.domain.desk import Place
from pmfacilitator.domain.meeting import Meeting
from pmfacilitator.domain.rows import Action, ActionStatus, Insight, InsightStatus
from pmfacilitator.errors import FileTrouble
from pmfacilitator.screens.dialogs.choice import ChoiceDialog
from pmfacilitator.screens.dialogs.help import HelpDialog
from pmfacilitator.screens.home import HomeScreen
from pmfacilitator.screens.home_title import HomeTitle
from pmfacilitator.screens.meeting import MeetingScreen
from pmfacilitator.screens.new import NewMeetingDialog
from pmfacilitator.widgets.row_list import RowList
from tests import builders
from tests.fakes import NOW, MemoryLibrary, World
from tests.ui.room import Letters, Room, at_home, shown, words

pytestmark = pytest.mark.app


def titled(title: str, date: str = "2026-11-20", severity: str = "P2", **fields: object) -> Meeting:
    incident = builders.incident(title, date, severity=severity)
    return builders.meeting(incident=incident, **fields)


def three() -> World:
    return World(
        MemoryLibrary(
            new=titled(
                "Payouts stood still",
                actions=(Action(what="a"), Action(what="b", status=ActionStatus.DONE)),
                insights=(Insight(learned="c"),),
            ),
            middle=titled("Receipts without tax", "2026-10-02", "P1"),
            old=titled("[b]Logins[/b] \x1b[2J", "2026-01-30"),
        )
    )


def listed(room: Room) -> list[str]:
    home = next(screen for screen in room.app.screen_stack if isinstance(screen, HomeScreen))
    return shown(home.query_one(RowList))


def toasts(room: Room) -> list[str]:
    return [note.message for note in room.app._notifications]


# --- the list --------------------------------------------------------------------------------


async def test_meetings_stand_newest_first_with_what_is_worth_knowing() -> None:
    async with at_home(three()) as room:
        rows = room.app.screen.query_one(RowList).rows
        assert [row.text for row in rows] == [
            "Payouts stood still",
            "Receipts without tax",
            "[b]Logins[/b]",
        ]
        assert rows[0].lead.split() == ["2026-11-20", "P2"]
        assert rows[0].notes == ("Review · draft · 1 open action · 1 insight · 7 days ago",)


async def test_home_says_which_results_are_due_and_which_actions_are_open() -> None:
    yesterday, tomorrow = (NOW.date() + dt.timedelta(days) for days in (-1, 1))
    world = three()
    world.library.kept[Path("middle.json")].meeting = titled(
        "Receipts without tax",
        actions=(
            Action(what="a", due=yesterday),
            Action(what="b", due=tomorrow),
            Action(what="c", due=yesterday, status=ActionStatus.DONE),
        ),
        insights=(
            Insight(learned="d", check_back=NOW.date()),
            Insight(learned="e", check_back=tomorrow),
            Insight(
                learned="f", check_back=yesterday, status=InsightStatus.DROPPED, because="too late"
            ),
        ),
    )
    async with at_home(world) as room:
        title = room.app.screen.query_one(HomeTitle)
        assert "1 result due · 3 actions open, 1 overdue" in str(title.render())
        await room.pilot.resize_terminal(60, 20)
        await room.settle()
        assert str(title.render()).startswith("Postmortem meetings")
    async with at_home() as room:
        title = room.app.screen.query_one(HomeTitle)
        assert str(title.render()).strip() == "Postmortem meetings"


async def test_typing_filters_and_enter_opens_the_one_that_is_left() -> None:
    async with at_home(three()) as room:
        await room.press(Letters("tax p1"))
        assert listed(room) == ["Receipts without tax"]
        await room.press("enter")
        assert isinstance(room.app.screen, MeetingScreen)
        assert room.meeting.title == "Receipts without tax"


async def test_letters_that_fit_no_meeting_open_none() -> None:
    async with at_home(three()) as room:
        await room.press(Letters("xyz"), "enter")
        assert (listed(room), isinstance(room.app.screen, HomeScreen)) == ([], True)


async def test_arrows_move_through_the_list_while_the_filter_has_focus() -> None:
    async with at_home(three()) as room:
        await room.press("down", "down", "up", "enter")
        assert room.meeting.title == "Receipts without tax"


async def test_a_damaged_file_is_shown_as_such_and_hides_no_other() -> None:
    world = three()
    world.library.kept[Path("middle.json")].damaged = "It is damaged: no object [/b]."
    async with at_home(world) as room:
        assert listed(room) == ["Payouts stood still", "middle.json", "[b]Logins[/b]"]
        row = room.app.screen.query_one(RowList).rows[1]
        assert (row.lead, row.notes) == ("! damaged", ("It is damaged: no object [/b].",))
        await room.press("down", "enter")
        assert toasts(room) == ["It is damaged: no object [/b]."]
        assert isinstance(room.app.screen, HomeScreen)


async def test_a_library_that_cannot_be_read_is_said() -> None:
    world = three()
    world.library.trouble = FileTrouble("The library cannot be read.")
    async with at_home(world) as room:
        assert "The library cannot be read." in toasts(room)
        assert listed(room) == []


async def test_an_empty_library_says_what_to_do_and_two_keys_do_it() -> None:
    async with at_home() as room:
        assert "Press Enter to start one" in words(room.app.screen, "#empty")
        await room.press("enter")
        assert isinstance(room.app.screen, NewMeetingDialog)
        await room.press("escape", "d")
        assert isinstance(room.app.screen, MeetingScreen)


async def test_d_is_a_letter_where_there_are_meetings() -> None:
    async with at_home(three()) as room:
        await room.press("d")
        assert room.line.value == "d"


async def test_home_explains_itself() -> None:
    async with at_home(three()) as room:
        await room.press("f1")
        assert isinstance(room.app.screen, HelpDialog)
        await room.press("enter")
        assert isinstance(room.app.screen, HomeScreen)


async def test_what_was_done_in_a_meeting_shows_at_home() -> None:
    async with at_home(three()) as room:
        await room.press("enter")
        await room.go_to(Place(step="", prompt="facts"))
        await room.fill("Payouts came late")
        room.app.close_meeting()
        await room.settle()
        assert listed(room)[0] == "Payouts came late"


# --- a new meeting ---------------------------------------------------------------------------


async def test_a_new_meeting_begins_with_what_the_form_asked_for() -> None:
    async with at_home() as room:
        await room.press("ctrl+n")
        await room.fill("Card payments failed")
        await room.press("tab")
        await room.fill("p0")
        await room.press("tab")
        assert (room.field.spec.name, room.line.value) == ("date", ""), "never taken from today"
        await room.fill("20 Nov 2026")
        await room.press("tab", "tab")
        await room.fill("prod")
        await room.press("enter")
        incident = room.meeting.incident
        assert (incident.title, incident.severity) == ("Card payments failed", "P0")
        assert (incident.date, incident.timezone) == (dt.date(2026, 11, 20), "Europe/Berlin")
        assert room.meeting.agenda.title == "Product"
        assert room.place.step == "opening"
        await room.written()
        assert room.world.library.form_texts == {}


async def test_a_meeting_needs_a_title_and_may_have_no_date() -> None:
    async with at_home() as room:
        await room.press("f9", "enter")
        assert any("title is needed" in toast for toast in toasts(room))
        assert room.field.spec.name == "title"
        await room.enter("Card payments failed")
        assert room.meeting.incident.date is None


async def test_a_wrong_date_stays_typed_and_begins_nothing() -> None:
    async with at_home() as room:
        await room.press("ctrl+n")
        await room.fill("Card payments failed")
        await room.press("tab", "tab")
        await room.fill("20/11")
        await room.press("shift+tab", "enter")
        assert isinstance(room.app.screen, NewMeetingDialog)
        assert (room.field.spec.name, room.line.value) == ("date", "20/11")
        assert room.world.library.kept == {}


async def test_a_half_typed_form_is_there_again_after_a_restart() -> None:
    async with at_home() as room:
        await room.press("enter")
        await room.fill("Card paym")
        await room.press("tab", "tab")
        await room.fill("20/1")
        await room.press("ctrl+n")
        assert isinstance(room.app.screen, HomeScreen)
        await room.written()
        world = room.world
    async with at_home(world) as room:
        await room.press("enter")
        fields = [str(line.value) for line in room.app.screen.query(Input)]
        assert fields[:4] == ["Card paym", "P1", "20/1", "Europe/Berlin"]


async def test_the_zone_of_a_new_meeting_is_chosen_by_letters() -> None:
    async with at_home() as room:
        await room.press("enter")
        await room.fill("x")
        await room.press("tab", "tab", "tab", Letters("lisb"), "enter")
        await room.press("shift+tab", "enter")
        assert room.meeting.incident.timezone == "Europe/Lisbon"


async def test_a_meeting_that_cannot_be_made_keeps_its_form() -> None:
    async with at_home() as room:
        await room.press("enter")
        await room.fill("Card payments failed")
        room.world.library.trouble = FileTrouble("The library cannot be written.")
        await room.press("enter")
        await room.written()
        assert "The library cannot be written." in toasts(room)
        room.world.library.trouble = None
        assert room.world.library.form_texts["title"] == "Card payments failed"
        await room.press("enter")
        assert room.line.value == "Card payments failed"


# --- a second review, and the trash ----------------------------------------------------------


async def test_a_second_review_of_an_incident_carries_its_facts_and_is_linked_both_ways() -> None:
    world = three()
    async with at_home(world) as room:
        await room.press("down", "ctrl+t")
        assert isinstance(room.app.screen, ChoiceDialog)
        await room.press("enter")
        assert (room.meeting.title, room.meeting.agenda.title) == (
            "Receipts without tax",
            "Product",
        )
        [back] = room.meeting.companions
        [there] = world.library.kept[Path("middle.json")].meeting.companions
        assert (back.agenda, there.agenda) == ("Review", "Product")


async def test_the_trash_asks_first_and_keeps_unless_told() -> None:
    async with at_home(three()) as room:
        await room.press("down", "ctrl+d", "enter")
        assert (len(listed(room)), room.world.library.trashed) == (3, [])
        await room.press("ctrl+d", "down", "enter")
        assert room.world.library.trashed == [Path("middle.json")]
        assert listed(room) == ["Payouts stood still", "[b]Logins[/b]"]


async def test_a_meeting_that_is_open_elsewhere_is_not_thrown_away() -> None:
    world = three()
    world.library.kept[Path("new.json")].held = "Another window has it open."
    async with at_home(world) as room:
        await room.press("ctrl+d", "down", "enter")
        await room.settle()
        assert "Another window has it open." in toasts(room)
        assert len(listed(room)) == 3


async def test_quitting_at_home_asks_nothing() -> None:
    async with at_home(three()) as room:
        await room.press("ctrl+q")
        assert room.app.return_code == 0


# --- under a dialog --------------------------------------------------------------------------


async def test_the_footer_is_gone_beneath_a_dialog_and_back_in_the_first_frame_after_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with at_home(three()) as room:
        footers: list[str] = []
        display = room.app._display

        def spy(screen: Screen[object], frame: RenderableType | None) -> None:
            if isinstance(frame, LayoutUpdate):  # a whole screen
                footers.append("".join(each.text for each in list(frame.strips)[-1]).strip())
            display(screen, frame)

        monkeypatch.setattr(room.app, "_display", spy)
        await room.press("f1")
        assert set(footers) == {""}
        footers.clear()
        await room.press("escape")
        assert footers
        assert all(footer.startswith("Ctrl+N  New") for footer in footers)
