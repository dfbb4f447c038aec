"""A list of rows keeps its place, marks what is new for a while, and stays quick when it is long."""

from __future__ import annotations

from collections import Counter

import pytest
from textual.app import App, ComposeResult

from pmfacilitator.colors import DARK
from pmfacilitator.domain.desk import Place
from pmfacilitator.domain.rows import Entry
from pmfacilitator.widgets.row_list import NEW_MARK_SECONDS, RowList
from pmfacilitator.widgets.row_view import Look, RowView, draw
from tests import builders
from tests.fakes import Timers
from tests.ui.room import in_meeting, press, settle

pytestmark = pytest.mark.app


class Listing(App[None]):
    """Nothing but a list."""

    def __init__(self) -> None:
        super().__init__()
        self.register_theme(DARK)
        self.theme = DARK.name

    def compose(self) -> ComposeResult:
        yield RowList(empty="Nothing here yet")

    @property
    def rows(self) -> RowList:
        return self.query_one(RowList)

    @property
    def lines(self) -> list[str]:
        """What is in view, without the marks and spaces around it."""
        return [self.rows.render_line(y).text.strip() for y in range(self.rows.size.height)]


def rows(ids: str) -> list[RowView]:
    return [RowView(letter, f"row {letter}") for letter in ids]


async def test_the_cursor_stays_on_its_row_while_others_come_and_go() -> None:
    app = Listing()
    async with app.run_test(size=(40, 8)):
        app.rows.show(rows("abc"))
        assert app.rows.cursor == "a"
        app.rows.point_at("b")
        for around in ("xabc", "bxyz", "zyxb", "b"):
            app.rows.show(rows(around))
            assert app.rows.cursor == "b"
        app.rows.show(rows("bcd"))
        app.rows.show(rows("cd"))
        assert app.rows.cursor == "c", "the one that came after the row that went"
        app.rows.show([])
        assert (app.rows.cursor, app.lines[0]) == ("", "Nothing here yet")


async def test_the_cursor_passes_over_dividers_and_out_at_the_ends() -> None:
    app = Listing()
    async with app.run_test(size=(40, 8)) as pilot:
        app.rows.show([RowView("", "Monday"), *rows("a"), RowView("", "Tuesday"), *rows("b")])
        app.rows.focus()
        assert app.rows.cursor == "a"
        await press(pilot, "down")
        assert app.rows.cursor == "b"
        await press(pilot, "down")
        assert app.rows.cursor == "b"
        await press(pilot, "home", "down", "up", "up")
        assert app.rows.cursor == "a"


async def test_a_new_row_is_marked_for_two_seconds(monkeypatch: pytest.MonkeyPatch) -> None:
    timers = Timers()
    monkeypatch.setattr(RowList, "set_timer", timers.set_timer)
    app = Listing()
    async with app.run_test(size=(40, 3)):
        app.rows.show(rows("a"))
        app.rows.mark_new("a")
        timers.pass_by(NEW_MARK_SECONDS / 2)
        app.rows.show(rows("ab"))
        app.rows.mark_new("b")
        assert app.lines[:2] == ["+ row a", "+ row b"]
        timers.pass_by(NEW_MARK_SECONDS / 2)
        assert app.lines[:2] == ["row a", "+ row b"]
        timers.pass_by(NEW_MARK_SECONDS / 2)
        assert app.lines[:2] == ["row a", "row b"]


async def test_a_row_that_is_gone_before_its_mark_is_no_trouble(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    timers = Timers()
    monkeypatch.setattr(RowList, "set_timer", timers.set_timer)
    app = Listing()
    async with app.run_test(size=(40, 3)):
        app.rows.show(rows("ab"))
        app.rows.mark_new("b")
        app.rows.show(rows("a"))
        timers.pass_by(NEW_MARK_SECONDS)
        assert app.lines[0] == "row a"


async def test_rows_wrap_anew_when_there_is_less_room() -> None:
    app = Listing()
    async with app.run_test(size=(40, 6)) as pilot:
        app.rows.show([RowView("a", "the pool ran dry and stayed dry")])
        app.rows.focus()
        assert app.rows.virtual_size.height == 1
        await pilot.resize_terminal(20, 6)
        await settle(pilot)
        assert [line for line in app.lines if line] == ["the pool ran dry", "and stayed dry"]


async def test_a_click_points_and_another_opens() -> None:
    opened: list[str] = []

    class Opening(Listing):
        def on_row_list_chosen(self, event: RowList.Chosen) -> None:
            opened.append(event.row_id)

    app = Opening()
    async with app.run_test(size=(40, 8)) as pilot:
        app.rows.show(rows("abc"))
        await settle(pilot)
        await pilot.click(RowList, offset=(3, 2))
        assert (app.rows.cursor, opened) == ("c", [])
        await pilot.click(RowList, offset=(3, 2))
        assert opened == ["c"]
        await pilot.click(RowList, offset=(3, 6))
        assert (app.rows.cursor, opened) == ("c", ["c"])


# --- long lists ------------------------------------------------------------------------------


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often each row was laid out, by its text."""
    counted: Counter[str] = Counter()

    def counting(look: Look) -> object:
        counted[look.row.text] += 1
        return draw(look)

    monkeypatch.setattr("pmfacilitator.widgets.row_view.draw", counting)
    return counted


async def test_two_thousand_rows_are_paged_through_without_laying_them_out_again(
    drawn: Counter[str],
) -> None:
    app = Listing()
    async with app.run_test(size=(40, 11)) as pilot:
        app.rows.show([RowView(f"r{number}", f"row {number}") for number in range(2000)])
        await settle(pilot)
        assert len(drawn) == 2000
        drawn.clear()
        app.rows.focus()
        await press(pilot, "pagedown", "pagedown")
        assert app.rows.cursor == "r20"
        assert app.lines[-1] == "row 20"
        await press(pilot, "end")
        assert app.lines[-1] == "row 1999"
        await press(pilot, "pageup")
        assert app.rows.cursor == "r1989"
        await press(pilot, "home", "pageup")
        assert (app.rows.cursor, app.lines[0]) == ("r0", "row 0")
        assert drawn == Counter()


async def test_typing_beneath_a_long_list_lays_out_nothing_and_adding_only_what_is_new(
    drawn: Counter[str],
) -> None:
    timeline = tuple(Entry(text=f"event {number}") for number in range(2000))
    meeting = builders.meeting(timeline=timeline)
    async with in_meeting(meeting, Place(step="timeline", prompt="timeline")) as room:
        drawn.clear()
        await room.fill("pool ran dry")
        assert drawn == Counter()
        await room.press("enter")
        assert set(drawn) == {"pool ran dry"}
