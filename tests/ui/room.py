"""The app as a test sits in front of it: keys and text go in, what is shown and kept comes out."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar
from unittest.mock import patch

from textual.events import Event, Key, Paste
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input, Static

from pmfacilitator.app import PmFacilitatorApp
from pmfacilitator.app.held import HeldMeeting
from pmfacilitator.domain.desk import Desk, Place
from pmfacilitator.domain.meeting import Meeting
from pmfacilitator.screens.bodies.body import Body
from pmfacilitator.screens.bodies.rows import RowsBody
from pmfacilitator.screens.meeting import MeetingScreen
from pmfacilitator.screens.step import StepScreen
from pmfacilitator.session import Session
from pmfacilitator.widgets.card_field import CardField
from pmfacilitator.widgets.meeting_bar import MeetingBar
from pmfacilitator.widgets.row_list import RowList
from pmfacilitator.widgets.row_view import RowView
from tests import builders
from tests.fakes import Kept, MemoryLibrary, World

MEETING = Path("meeting.json")
_ROUNDS = 200


R = TypeVar("R")


async def settle(pilot: Pilot[R]) -> None:
    """Wait until nobody has a message left, however busy the computer is."""
    app, quiet = pilot.app, 0
    for _ in range(_ROUNDS):
        if not await pilot._wait_for_screen():
            return  # the app has ended, and `run_test` says why
        pumps = [app, *(node for screen in app.screen_stack for node in _all(screen))]
        is_quiet = all(pump._message_queue.empty() for pump in pumps)
        quiet = quiet + 1 if is_quiet else 0
        if quiet == 1:
            app.screen._on_timer_update()  # what waits for the next frame
        if quiet == 2:
            return
    raise AssertionError("the app does not come to rest")


class Letters(str):
    """Keys that are letters, typed faster than anything is drawn."""

    __slots__ = ()


async def press(pilot: Pilot[R], *keys: str) -> None:
    """Press keys, one after another."""
    for key in keys:
        names = tuple(key) if isinstance(key, Letters) else (key,)
        await send(pilot, *(Key(name, name if len(name) == 1 else None) for name in names))


async def send(pilot: Pilot[R], *events: Event) -> None:
    """Let something come in from the terminal."""
    for event in events:
        assert pilot.app._driver is not None
        event.set_sender(pilot.app)
        pilot.app._driver.send_message(event)
    await settle(pilot)


def _all(screen: Screen[object]) -> list[Widget]:
    return [node for node in screen.walk_children(with_self=True) if isinstance(node, Widget)]


@dataclass
class Room:
    """The app, and what can be done in front of it."""

    pilot: Pilot[int]
    world: World

    @property
    def app(self) -> PmFacilitatorApp:
        app = self.pilot.app
        assert isinstance(app, PmFacilitatorApp)
        return app

    # What goes in -------------------------------------------------------------------------

    async def press(self, *keys: str) -> None:
        """Press keys, one after another."""
        await press(self.pilot, *keys)

    async def fill(self, text: str) -> None:
        """Put text into the line that has focus, as if it had been typed there."""
        line = self.app.focused
        assert isinstance(line, Input), f"{line} has focus, and nothing can be typed there"
        line.value = text
        line.cursor_position = len(text)
        await self.settle()

    async def enter(self, *lines: str) -> None:
        """Type each of these, with Enter behind it."""
        for line in lines:
            await self.fill(line)
            await self.press("enter")

    async def paste(self, text: str) -> None:
        """Paste, wherever the focus is."""
        await send(self.pilot, Paste(text))

    async def click(self, widget: type[Widget], x: int, y: int) -> None:
        """Click into a widget of the screen."""
        await self.pilot.click(widget, offset=(x, y))
        await self.settle()

    async def go_to(self, place: Place) -> None:
        """Go there, as a link or a finding would."""
        await self.screen.go_to(place)
        await self.settle()

    async def resize(self, columns: int, lines: int) -> None:
        """Give the terminal another size, and wait for no timer until it is drawn."""
        await self.pilot.resize_terminal(columns, lines)
        self.app._check_resize()
        await self.settle()

    async def settle(self) -> None:
        """Wait until everything that was set going is done."""
        await settle(self.pilot)

    async def saved(self) -> None:
        """Wait until what was said is kept, and the app knows."""
        self.held.autosave.flush()
        await self.written()

    async def read(self) -> None:
        """Wait until nothing more is read of the library, and the app knows."""
        for _ in range(_ROUNDS):
            if not self.app._aside._running:
                break
            await asyncio.wrap_future(self.app._aside._thread.submit(lambda: None))
            await self.settle()
        await self.settle()

    async def written(self) -> None:
        """Wait until the writing thread has nothing to do, and the app knows."""
        await asyncio.wrap_future(self.app._bridges._writer.submit(lambda: None))
        await self.settle()

    # What comes out -----------------------------------------------------------------------

    @property
    def screen(self) -> MeetingScreen:
        """The meeting's screen, whatever stands over it."""
        return next(s for s in self.app.screen_stack if isinstance(s, MeetingScreen))

    @property
    def held(self) -> HeldMeeting:
        """The meeting that is open, with its file."""
        assert self.app._held is not None
        return self.app._held

    @property
    def pane(self) -> StepScreen:
        """The present step."""
        assert self.screen.pane is not None
        return self.screen.pane

    @property
    def session(self) -> Session:
        return self.screen.session

    @property
    def meeting(self) -> Meeting:
        return self.session.meeting

    @property
    def place(self) -> Place:
        return self.session.place

    @property
    def body(self) -> Body:
        """What stands beneath the question."""
        assert self.pane.body is not None
        return self.pane.body

    @property
    def rows(self) -> RowsBody:
        """The same, where it is a list of rows."""
        assert isinstance(self.body, RowsBody)
        return self.body

    @property
    def asked(self) -> str:
        """The question in bold."""
        return words(self.pane, ".ask")

    @property
    def title(self) -> str:
        return words(self.screen, "#title")

    @property
    def notice(self) -> str:
        """What the bar says now."""
        return self.screen.query_one(MeetingBar)._notice

    @property
    def saved_sign(self) -> str:
        return self.screen.query_one(MeetingBar)._saved

    @property
    def understood(self) -> str:
        """What stands beneath the line in which a row is typed, before what Enter does."""
        said = words(self.rows, "#understood")
        return said.removesuffix("Enter adds it").removesuffix(" · ")

    @property
    def line(self) -> Input:
        """The line that has focus."""
        assert isinstance(self.app.focused, Input)
        return self.app.focused

    @property
    def field(self) -> CardField:
        """The field of the card that has focus."""
        assert isinstance(self.line.parent, CardField)
        return self.line.parent

    @property
    def kept(self) -> Kept:
        """What the file holds."""
        return self.world.library.kept[MEETING]


def words(parent: Widget, selector: str) -> str:
    """What a piece of text on the screen says."""
    return str(parent.query_one(selector, Static).render())


def behind(row: RowView) -> str:
    """What stands behind the text of a row."""
    return "  ".join(part for part in (row.tail, row.aside) if part)


def shown(rows: RowList) -> list[str]:
    """The texts of the rows of a list, dividers left out."""
    return [row.text for row in rows.rows if row.id]


@contextmanager
def _unpainted() -> Iterator[None]:
    """Lay out, but do not paint: that is a third of the time, and pictures are tested elsewhere."""
    with patch.object(Screen, "_compositor_refresh", lambda _screen: None):
        yield


@asynccontextmanager
async def _powered(
    app: PmFacilitatorApp, world: World, size: tuple[int, int]
) -> AsyncIterator[Room]:
    """The app, until the power goes; a thread of its own that stayed would keep all of it."""
    async with app.run_test(size=size, notifications=True) as pilot:
        room = Room(pilot, world)
        await room.settle()
        try:
            yield room
        finally:
            app._held = None  # nothing is saved on the way out
            app.stop_reading()
    app._bridges.close()


@asynccontextmanager
async def at_home(
    world: World | None = None, *, size: tuple[int, int] = (100, 30)
) -> AsyncIterator[Room]:
    """The app, showing the library."""
    world = world or World()
    async with _powered(PmFacilitatorApp(world.outside), world, size) as room:
        yield room


@asynccontextmanager
async def in_meeting(
    meeting: Meeting | None = None,
    place: Place | None = None,
    *,
    desk: Desk | None = None,
    world: World | None = None,
    size: tuple[int, int] = (100, 30),
    is_painted: bool = False,
) -> AsyncIterator[Room]:
    """The app, showing a meeting that stands at a place."""
    desk = desk or Desk(place=place or Place())
    if world is None:
        world = World(MemoryLibrary())
        world.library.kept[MEETING] = Kept(meeting or builders.meeting(), desk)
    app = PmFacilitatorApp(world.outside, open_path=MEETING)
    with nullcontext() if is_painted else _unpainted():
        async with _powered(app, world, size) as room:
            yield room
