"""Safe mode: what is masked, where, and that nothing masked is ever kept."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bench.contrast import cells
from bench.leaks import leaks
from pmfacilitator.domain.desk import Desk, Place
from pmfacilitator.domain.masking import GLYPH
from pmfacilitator.domain.meeting import Meeting
from pmfacilitator.domain.rows import Account, Money, Participant, Quote
from pmfacilitator.domain.sections import ImpactSection, RootCauseSection
from pmfacilitator.screens.home import HomeScreen
from pmfacilitator.screens.home_title import HomeTitle
from pmfacilitator.widgets.meeting_bar import MeetingBar
from tests import builders
from tests.fakes import Kept, MemoryLibrary, World
from tests.ui.room import MEETING, Letters, Room, at_home, in_meeting, words

pytestmark = pytest.mark.app

REFUSED = ("Mara Lindqvist", "Mara", "Lindqvist", "Harbor Books", "Harbor", "12,000")
PEOPLE = Place(step="", prompt="people")
TIMELINE = Place(step="timeline", prompt="timeline")
BROKE = Place(step="root_cause", prompt="what_broke")
ACCOUNTS = Place(step="impact", prompt="accounts")
HARBOR = Account(id=builders.row_id(40), who="Harbor Books")


def meeting() -> Meeting:
    return builders.meeting(
        incident=builders.incident("Harbor Books lost 12,000 EUR"),
        participants=(
            Participant(id=builders.row_id(41), name="Mara Lindqvist", role="Engineering"),
        ),
        timeline=(
            builders.entry("14:32 Mara calls Harbor Books", id=builders.row_id(42)),
            builders.entry("14:36 pager fired", id=builders.row_id(43)),
        ),
        quotes=(Quote(words="We lost 12,000 EUR", source="Harbor Books"),),
        sections=(
            RootCauseSection(step="root_cause", what_broke="Mara saw the pool\nrun dry"),
            ImpactSection(step="impact", accounts=(HARBOR,)),
        ),
    )


def screen(room: Room) -> str:
    """All that is drawn, line by line."""
    lines: dict[int, str] = {}
    for cell in cells(room.app):
        lines[cell.y] = lines.get(cell.y, "") + cell.text
    return "\n".join(lines.values())


async def test_one_key_masks_and_the_same_key_shows_again() -> None:
    async with in_meeting(meeting(), TIMELINE, is_painted=True) as room:
        assert "Mara calls Harbor Books" in screen(room)
        await room.press("ctrl+backslash")
        assert f"{GLYPH * 4} calls {GLYPH * 6} {GLYPH * 5}" in screen(room)
        assert room.notice.startswith("Safe mode:")
        assert room.session.desk.is_safe
        await room.press("ctrl+circumflex_accent")
        assert "Mara calls Harbor Books" in screen(room)
        assert not room.session.desk.is_safe


async def test_the_bar_says_so_for_as_long_as_it_is_on() -> None:
    async with in_meeting(meeting(), TIMELINE, size=(60, 20), is_painted=True) as room:
        await room.press("ctrl+6")
        bar = room.screen.query_one(MeetingBar)
        assert "Safe mode · " in bar.render().plain.replace("Safe mode:", "")
        bar._become("")
        assert bar.render().plain.rstrip().endswith(f"Safe mode · {room.saved_sign}")
        await room.press("ctrl+6")
        bar._become("")
        assert "Safe mode" not in bar.render().plain


async def test_it_is_on_again_after_a_crash() -> None:
    desk = Desk(place=TIMELINE, is_safe=True)
    async with in_meeting(meeting(), desk=desk, is_painted=True) as room:
        assert leaks(room.app, REFUSED) == []
        await room.press("ctrl+6")
        await room.saved()
        assert not room.kept.desk.is_safe


async def test_what_is_typed_is_masked_in_its_place_and_kept_as_it_is() -> None:
    async with in_meeting(meeting(), TIMELINE, is_painted=True) as room:
        await room.press("ctrl+6", Letters("14:40 Harbor B"))
        assert "14:40 ▒▒▒▒▒▒ B" in screen(room)
        assert room.line.value == "14:40 Harbor B"
        await room.press(Letters("ooks and Lind"))
        assert leaks(room.app, REFUSED) == []
        assert "Lind" not in screen(room), "as far as it is typed"
        await room.press(Letters("qvist"), "enter")
        assert leaks(room.app, REFUSED) == []
        assert room.meeting.timeline[-1].text == "Harbor Books and Lindqvist"


async def test_an_amount_is_masked_before_its_currency_is_typed() -> None:
    place = Place(step="impact", prompt="accounts", row=HARBOR.id, field="revenue_at_risk")
    async with in_meeting(meeting(), place, is_painted=True) as room:
        await room.press("ctrl+6", Letters("9876"))
        assert leaks(room.app, ("9876",)) == [], "neither in the field nor in what is missing"
        assert GLYPH * 4 in screen(room)
        await room.press(Letters(" eur"))
        assert leaks(room.app, ("9876",)) == []
        section = room.meeting.section("impact")
        assert isinstance(section, ImpactSection)
        assert section.accounts[0].revenue_at_risk == Money(amount=Decimal(9876), currency="EUR")


async def test_the_cursor_stands_where_it_stood() -> None:
    async with in_meeting(meeting(), PEOPLE, is_painted=True) as room:
        await room.press("up", "enter", "left", "left")
        before = room.app.cursor_position
        await room.press("ctrl+6")
        assert room.app.cursor_position == before
        await room.press("x")
        assert room.meeting.participants[0].name == "Mara Lindqvixst"


async def test_a_long_text_is_masked_line_by_line() -> None:
    async with in_meeting(meeting(), BROKE, is_painted=True) as room:
        await room.press("ctrl+6")
        assert f"{GLYPH * 4} saw the pool" in screen(room)
        await room.press("enter", Letters("Mara Lindqvist"))
        assert leaks(room.app, REFUSED) == []
        section = room.meeting.section("root_cause")
        assert isinstance(section, RootCauseSection)
        assert section.what_broke == "Mara saw the pool\nrun dry\nMara Lindqvist"


async def test_who_is_taken_out_or_renamed_stays_masked_for_undo_may_say_it() -> None:
    async with in_meeting(meeting(), PEOPLE, is_painted=True) as room:
        await room.press("ctrl+6", "up", "delete")
        assert "Removed “" in room.notice
        assert leaks(room.app, REFUSED) == []
        await room.press("ctrl+z")
        assert leaks(room.app, REFUSED) == []
        await room.press("up", "enter", "end", "backspace", "backspace")
        await room.go_to(TIMELINE)
        assert leaks(room.app, REFUSED) == []


async def test_a_toast_a_dialog_and_the_palette_are_masked() -> None:
    async with in_meeting(meeting(), TIMELINE, is_painted=True) as room:
        await room.press("ctrl+6")
        room.app.notify("Mara Lindqvist of Harbor Books asks for 12,000 EUR " * 2, markup=False)
        await room.settle()
        assert GLYPH in screen(room)
        assert leaks(room.app, REFUSED) == []
        await room.press("ctrl+p", Letters("mara"))
        assert leaks(room.app, REFUSED) == []
        assert "mara" not in screen(room)
        await room.press("escape", "up", "enter")
        assert leaks(room.app, REFUSED) == []


async def test_it_is_switched_under_a_dialog() -> None:
    async with in_meeting(meeting(), TIMELINE, is_painted=True) as room:
        await room.press("up", "l")
        await room.press("ctrl+6")
        assert leaks(room.app, REFUSED) == []
        await room.press("escape")
        assert leaks(room.app, REFUSED) == []


async def test_a_picker_finds_by_the_true_words() -> None:
    async with in_meeting(meeting(), TIMELINE, is_painted=True) as room:
        await room.press("ctrl+6", "up", "l", Letters("harb"), "enter")
        assert leaks(room.app, REFUSED) == []
        linked = room.meeting.timeline[1].evidence or room.meeting.timeline[0].evidence
        assert linked[0].target in {HARBOR.id, builders.row_id(42)}


async def test_home_stays_safe_and_a_meeting_opened_from_it_is() -> None:
    async with in_meeting(meeting(), TIMELINE, is_painted=True) as room:
        await room.press("ctrl+6", "ctrl+q", "down", "enter")
        assert isinstance(room.app.screen, HomeScreen)
        assert words(room.app.screen, "#home-title") == "Postmortem meetings · Safe mode"
        assert leaks(room.app, REFUSED) == []
        await room.press("ctrl+6")
        assert "Harbor Books" in screen(room)
        await room.press("ctrl+6", "enter")
        assert room.session.desk.is_safe
        assert leaks(room.app, REFUSED) == []


async def test_home_has_the_key_before_any_meeting_is_open() -> None:
    async with at_home() as room:
        await room.press("ctrl+6")
        assert "Safe mode" in words(room.app.screen, "#home-title")
        await room.press("ctrl+6")
        assert room.app.screen.query_one(HomeTitle).render().plain == "Postmortem meetings"


async def test_whom_other_meetings_name_is_masked_too() -> None:
    titled = meeting().changed(incident=builders.incident("Harbor Books lost it"), quotes=())
    titled = titled.changed(id=builders.row_id(9), participants=(Participant(name="Tom Zielak"),))
    own = builders.meeting(timeline=(builders.entry("14:32 as with Harbor Books and Zielak"),))
    world = World(MemoryLibrary(other=titled))
    world.library.kept[MEETING] = Kept(own, Desk(place=TIMELINE))
    async with in_meeting(world=world, is_painted=True) as room:
        await room.press("ctrl+6")
        assert leaks(room.app, (*REFUSED, "Zielak")) == []
        await room.press("ctrl+q", "down", "enter")
        assert isinstance(room.app.screen, HomeScreen)
        assert leaks(room.app, REFUSED) == []
        assert "lost it" in screen(room)


WALKS = st.lists(
    st.sampled_from(
        (
            *(
                "up",
                "down",
                "enter",
                "tab",
                "shift+tab",
                "escape",
                "e",
                "m",
                "l",
                "i",
                "a",
                "s",
                "w",
            ),
            *("delete", "backspace", "ctrl+z", "ctrl+y", "ctrl+6", "ctrl+n", "ctrl+o", "ctrl+t"),
            *("ctrl+g", "ctrl+r", "ctrl+s", "f1", "f6", "f7", "x", "space", "home", "end", "right"),
            *("ctrl+a", "ctrl+k", "ctrl+w", "1", "2", "Mara ", "Harbor Books ", "12,000 EUR "),
        )
    ),
    min_size=5,
    max_size=30,
)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(WALKS, st.sampled_from((PEOPLE, TIMELINE, BROKE, ACCOUNTS)))
async def test_nothing_masked_is_ever_kept(keys: list[str], place: Place) -> None:
    async with in_meeting(meeting(), desk=Desk(place=place, is_safe=True)) as room:
        for key in keys:
            await room.press(Letters(key) if key.endswith(" ") else key)
            if room.app._held is None or not room.app.is_running:
                return
        assert GLYPH not in room.meeting.model_dump_json()
        assert all(GLYPH not in draft.text for draft in room.session.desk.drafts)
