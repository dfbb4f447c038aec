"""The app as somebody sits in front of it who follows a meeting that is led elsewhere."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from textual.pilot import Pilot

from pmfacilitator.app.following import FollowApp
from pmfacilitator.domain.desk import Desk, Place, Reveal
from pmfacilitator.domain.edits import Edit
from pmfacilitator.domain.meeting import Meeting
from pmfacilitator.repository import Sight
from pmfacilitator.screens.bodies.rows import RowsBody
from pmfacilitator.screens.following import FollowScreen
from pmfacilitator.screens.step import StepScreen
from pmfacilitator.session import Session
from pmfacilitator.widgets.meeting_bar import MeetingBar
from tests import builders
from tests.fakes import Kept, MemoryFollowed, MemoryLibrary, World
from tests.ui.room import MEETING, press, settle, words


@dataclass
class Audience:
    """A follower, and the session elsewhere that leads it: what is said there is seen here."""

    pilot: Pilot[int]
    leading: Session
    followed: MemoryFollowed

    async def apply(self, edit: Edit) -> None:
        """Something is said on the shared terminal."""
        self.leading.apply(edit)
        await self.look()

    async def move_to(self, place: Place) -> None:
        """The shared terminal comes to another place."""
        self.leading.move_to(place)
        await self.look()

    async def type(self, field: str, text: str) -> None:
        """Something is half-typed on the shared terminal."""
        self.leading.set_draft(field, text)
        await self.look()

    async def reveal(self, *hidden: str) -> None:
        """The shared terminal shows all entries but these."""
        self.leading.set_reveal(Reveal(hidden=hidden))
        await self.look()

    async def look(self, trouble: str = "") -> None:
        """See what the shared terminal shows now, or that its file is in trouble."""
        self.followed.put_up(Sight(self.leading.meeting, self.leading.desk, trouble))
        self.app._go_along()
        await settle(self.pilot)

    async def press(self, *keys: str) -> None:
        await press(self.pilot, *keys)

    @property
    def app(self) -> FollowApp:
        assert isinstance(self.pilot.app, FollowApp)
        return self.pilot.app

    @property
    def screen(self) -> FollowScreen:
        return next(s for s in self.app.screen_stack if isinstance(s, FollowScreen))

    @property
    def session(self) -> Session:
        return self.screen.session

    @property
    def pane(self) -> StepScreen:
        assert self.screen.pane is not None
        return self.screen.pane

    @property
    def rows(self) -> RowsBody:
        assert isinstance(self.pane.body, RowsBody)
        return self.pane.body

    @property
    def title(self) -> str:
        return words(self.screen, "#title")

    @property
    def asked(self) -> str:
        return words(self.pane, ".ask")

    @property
    def bar(self) -> MeetingBar:
        return self.screen.query_one(MeetingBar)


@asynccontextmanager
async def following(
    meeting: Meeting | None = None,
    place: Place | None = None,
    *,
    desk: Desk | None = None,
    world: World | None = None,
    size: tuple[int, int] = (100, 30),
) -> AsyncIterator[Audience]:
    """The app, following a meeting that stands at a place."""
    world = world or World(MemoryLibrary())
    kept = Kept(meeting or builders.meeting(), desk or Desk(place=place or Place()))
    world.library.kept[MEETING] = kept
    app = FollowApp(world.outside, MEETING)
    async with app.run_test(size=size, notifications=True) as pilot:
        await settle(pilot)
        audience = Audience(pilot, Session(kept.meeting, kept.desk), world.library.followed)
        try:
            yield audience
        finally:
            app.let_go()
