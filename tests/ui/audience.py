"""The app as somebody sits in front of it who follows a meeting that is led elsewhere."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from textual.pilot import Pilot

from pmfacilitator.app.following import FollowApp
from pmfacilitator.app.notes import NotesApp
from pmfacilitator.domain.desk import Desk, Place, Reveal
from pmfacilitator.domain.edits import Edit
from pmfacilitator.domain.meeting import Meeting
from pmfacilitator.domain.private_notes import PrivateNotes
from pmfacilitator.repository import Sight
from pmfacilitator.screens.bodies.rows import RowsBody
from pmfacilitator.screens.following import FollowScreen
from pmfacilitator.screens.notes import NotesScreen
from pmfacilitator.screens.step import StepScreen
from pmfacilitator.screens.watching import Watching
from pmfacilitator.session import Session
from pmfacilitator.widgets.cue_list import CueList
from pmfacilitator.widgets.long_text import LongText
from pmfacilitator.widgets.meeting_bar import MeetingBar
from tests import builders
from tests.fakes import Kept, MemoryLibrary, World
from tests.ui.room import MEETING, Letters, press, settle, words


@dataclass
class Watcher:
    """Somebody who follows, and the session elsewhere that leads: what is said there is seen here."""

    pilot: Pilot[int]
    leading: Session
    world: World

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
        self.world.library.followed.put_up(Sight(self.leading.meeting, self.leading.desk, trouble))
        self.app._go_along()
        await settle(self.pilot)

    async def press(self, *keys: str) -> None:
        await press(self.pilot, *keys)

    @property
    def app(self) -> FollowApp:
        assert isinstance(self.pilot.app, FollowApp)
        return self.pilot.app

    @property
    def bar(self) -> MeetingBar:
        return self.view.query_one(MeetingBar)

    @property
    def view(self) -> Watching:
        """The screen that goes along, whatever stands over it."""
        return next(s for s in self.app.screen_stack if isinstance(s, Watching))

    @property
    def title(self) -> str:
        return words(self.view, "#title")


class Audience(Watcher):
    """Somebody who sees what the shared terminal shows."""

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
    def asked(self) -> str:
        return words(self.pane, ".ask")


class Facilitator(Watcher):
    """Whoever leads, in front of the second terminal."""

    @property
    def screen(self) -> NotesScreen:
        assert isinstance(self.view, NotesScreen)
        return self.view

    @property
    def asked(self) -> str:
        return words(self.screen, "#asked")

    @property
    def cues(self) -> dict[str, tuple[str, ...]]:
        """What the screen tells, by what sort of thing it is."""
        return {cue.lead: cue.lines for cue in self.screen.query_one(CueList)._cues}

    @property
    def about(self) -> tuple[str, str]:
        """What the note about a step is about, and what it says."""
        note = self.screen.step_note
        return words(note, ".about"), note.query_one(LongText).text

    async def write(self, text: str) -> None:
        """Type, wherever the cursor is."""
        await self.press(Letters(text))

    async def kept(self) -> PrivateNotes:
        """What is kept, once the writing thread has nothing to do."""
        await asyncio.wrap_future(self.app._bridges._writer.submit(lambda: None))
        await settle(self.pilot)
        return self.world.library.notes.notes


@asynccontextmanager
async def following(
    meeting: Meeting | None = None,
    place: Place | None = None,
    *,
    desk: Desk | None = None,
    size: tuple[int, int] = (100, 30),
) -> AsyncIterator[Audience]:
    """The app, following a meeting that stands at a place."""
    world = _world(meeting, desk or Desk(place=place or Place()))
    async with _run(FollowApp(world.outside, MEETING), size) as pilot:
        yield Audience(pilot, _leading(world), world)


@asynccontextmanager
async def noting(
    meeting: Meeting | None = None,
    place: Place | None = None,
    *,
    desk: Desk | None = None,
    notes: PrivateNotes | None = None,
    size: tuple[int, int] = (100, 30),
) -> AsyncIterator[Facilitator]:
    """The app, showing the private notes about a meeting that stands at a place."""
    world = _world(meeting, desk or Desk(place=place or Place()))
    world.library.notes.notes = notes or PrivateNotes()
    async with _run(NotesApp(world.outside, MEETING), size) as pilot:
        yield Facilitator(pilot, _leading(world), world)


def _world(meeting: Meeting | None, desk: Desk) -> World:
    world = World(MemoryLibrary())
    world.library.kept[MEETING] = Kept(meeting or builders.meeting(), desk)
    return world


def _leading(world: World) -> Session:
    kept = world.library.kept[MEETING]
    return Session(kept.meeting, kept.desk)


@asynccontextmanager
async def _run(app: FollowApp, size: tuple[int, int]) -> AsyncIterator[Pilot[int]]:
    async with app.run_test(size=size, notifications=True) as pilot:
        await settle(pilot)
        try:
            yield pilot
        finally:
            app.let_go()
    app._bridges.close()
