"""The meeting on the screen: bar, rail, clock, the present step, and the keys that lead on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from typing import ClassVar

from textual import on
from textual.app import ComposeResult, SystemCommand
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import ContentSwitcher, Static

from pmfacilitator.domain.agenda import Step, StepKind
from pmfacilitator.domain.desk import Place
from pmfacilitator.domain.house import House
from pmfacilitator.domain.prompts import SETUP
from pmfacilitator.screens.bodies.body import Body, Work
from pmfacilitator.screens.coverable import Coverable
from pmfacilitator.screens.dialogs.capture import DRAFT_TEXT, CaptureDialog
from pmfacilitator.screens.dialogs.help import help_about
from pmfacilitator.screens.dialogs.index import SET_UP, IndexDialog
from pmfacilitator.screens.frame import facts, pace_words, rail_steps, step_title, time_left
from pmfacilitator.screens.keys import hints_of, keys_of
from pmfacilitator.screens.kinds import STEP_SCREENS
from pmfacilitator.screens.kinds.setting_up import SetUpScreen
from pmfacilitator.screens.links import place_of, place_to_look
from pmfacilitator.screens.step import StepScreen
from pmfacilitator.screens.timekeeping import Timekeeping
from pmfacilitator.screens.wanted import CaptureWanted, DocumentWanted, LeaveWanted
from pmfacilitator.session import Change, Session, Undone
from pmfacilitator.widgets.clock import Clock
from pmfacilitator.widgets.key_bar import KeyBar
from pmfacilitator.widgets.meeting_bar import MeetingBar
from pmfacilitator.widgets.pace_line import PaceLine
from pmfacilitator.widgets.rail import Rail
from pmfacilitator.widgets.shown import put
from pmfacilitator.widgets.too_small import TooSmall

NOTICE_SECONDS = 3
LASTING_SECONDS = 8


class MeetingScreen(Coverable, Timekeeping):
    """Steps the room through one meeting; everything it shows is read from the session."""

    CSS_PATH = "meeting.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+n,f9", "step(1)", "Next step", id="meeting.next", tooltip="Next step"),
        Binding("ctrl+o,f8", "step(-1)", "Back", id="meeting.back", tooltip="Step before"),
        Binding(
            "ctrl+t,f2", "capture", "Capture", id="meeting.capture", tooltip="Capture something"
        ),
        Binding("ctrl+g,f3", "index", "Steps", id="meeting.index", tooltip="All steps, and set-up"),
        Binding(
            "ctrl+z", "undo", "Undo", priority=True, id="meeting.undo", tooltip="Undo", show=False
        ),
        Binding(
            "ctrl+y", "redo", "Redo", priority=True, id="meeting.redo", tooltip="Redo", show=False
        ),
        Binding(
            "ctrl+r,f4",
            "document",
            "Document",
            id="meeting.document",
            tooltip="Write, copy or export the document",
        ),
        Binding("f1,question_mark", "help", "Help", id="meeting.help", tooltip="What is this for?"),
        Binding(
            "ctrl+q",
            "leave",
            "Leave",
            priority=True,
            show=False,
            id="meeting.leave",
            tooltip="Leave the meeting",
        ),
    ]

    def __init__(
        self, session: Session, house: House, now: Callable[[], dt.datetime], notice: str = ""
    ) -> None:
        super().__init__()
        self.session = session
        self._house = house
        self._now = now
        self._notice = notice
        self._unsubscribe: Callable[[], None] = lambda: None

    # What it shows ------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        """Lay out everything that stays in its place; steps come when they are visited."""
        yield MeetingBar("Reading only" if self.session.read_only else "")
        yield PaceLine()
        with Horizontal(id="floor"):
            yield Rail()
            with Vertical(id="stage"):
                with Horizontal(id="head"):
                    yield Static(id="title")
                    yield Clock()
                yield ContentSwitcher(id="steps")
        yield KeyBar()
        yield TooSmall()

    async def on_mount(self) -> None:
        """Begin where the meeting stood when it was last open."""
        self._unsubscribe = self.session.subscribe(self._changed)
        self.bindings_updated_signal.subscribe(self, lambda _screen: self._show_keys())
        self.set_interval(1, self.show_clock)
        place = self.session.place
        known = {step.id for step in self.session.meeting.steps}
        if place.step not in known and not place.prompt:
            place = Place(step=self.session.meeting.steps[0].id)
        await self.go_to(place)
        if self._notice:
            self.say(self._notice, lasting=True)
        elif self.session.desk.draft(DRAFT_TEXT):
            self.say("A capture is half-typed: Ctrl+T goes on with it")

    def on_unmount(self) -> None:
        """Stop listening."""
        self._unsubscribe()

    @property
    def step(self) -> Step | None:
        """The present step; None in set-up."""
        return self.session.meeting.agenda.step(self.session.place.step)

    @property
    def pane(self) -> StepScreen | None:
        """The present step's screen, once it is there."""
        current = self.query_one("#steps", ContentSwitcher).current
        return self.query_one(f"#{current}", StepScreen) if current else None

    def say(self, words: str, *, lasting: bool = False) -> None:
        """Tell the room one fact, in one line."""
        self.query_one(MeetingBar).say(words, LASTING_SECONDS if lasting else NOTICE_SECONDS)

    def show_saved(self, words: str) -> None:
        """Show how saving stands."""
        self.query_one(MeetingBar).show_saved(words)

    # Going from step to step --------------------------------------------------------------

    async def go_to(self, place: Place) -> None:
        """Go to a step, a prompt in it, a row of that, a field of its card."""
        step_id = place.step
        name = f"step-{step_id or 'setup'}"
        steps = self.query_one("#steps", ContentSwitcher)
        if not steps.query(f"#{name}"):
            step = self.session.meeting.agenda.step(step_id)
            kind = STEP_SCREENS[step.kind] if step else SetUpScreen
            await steps.mount(kind(Work(self.session, self._house, step_id)))
        pane = steps.query_one(f"#{name}", StepScreen)
        await pane.ask(place)
        self.session.set_clock(self.session.desk.clock.moved(step_id, self._now()))
        self.session.move_to(Place(step=step_id, prompt=place.prompt))
        steps.current = name
        is_review = self.step is not None and self.step.kind is StepKind.REVIEW
        self.query_one("#floor").set_class(is_review, "-two-columns")
        pane.take_focus(place)
        pane.show()
        self._show_frame()

    async def action_step(self, by: int) -> None:
        """Go to the next step or the one before; set-up stands before the first."""
        ids, here = [SETUP, *(s.id for s in self.session.meeting.steps)], self.session.place.step
        at = (ids.index(here) if here in ids else 0) + by
        if 0 <= at < len(ids):
            await self.go_to(Place(step=ids[at]))
        else:
            self.say("This is the last step." if by > 0 else "This is where the meeting begins.")

    @on(Rail.StepClicked)
    async def _step_clicked(self, event: Rail.StepClicked) -> None:
        await self.go_to(Place(step=event.step))

    @on(StepScreen.LeftPastEnd)
    async def _left_past_end(self, event: StepScreen.LeftPastEnd) -> None:
        await self.action_step(event.by)

    @on(StepScreen.Stood)
    def _stood(self, event: StepScreen.Stood) -> None:
        if event.place.step == self.session.place.step:
            self.session.move_to(event.place)

    @on(Body.Opened)
    async def _opened(self, event: Body.Opened) -> None:
        place = event.place
        found = place_of(self.session.meeting, place.row) if place.row else None
        if found is not None:
            place = found.changed(field=place.field)
        await self.go_to(place)

    # Keys ---------------------------------------------------------------------------------

    async def action_undo(self) -> None:
        """Take the last step back, say what it was, and go there."""
        await self._show_undone("Undid", self.session.undo())

    async def action_redo(self) -> None:
        """Do again what was undone, say what it was, and go there."""
        await self._show_undone("Did again", self.session.redo())

    @on(CaptureWanted)
    def action_capture(self) -> None:
        """Capture an action, insight, quote or parking-lot item."""
        work = Work(self.session, self._house, self.session.place.step)

        def captured(kind: str | None) -> None:
            if kind:
                self.say(f"Kept in the {kind}" if kind == "parking lot" else f"Kept as {kind}")

        self.app.push_screen(CaptureDialog(work), captured)

    def action_index(self) -> None:
        """Show all steps, and go to the one chosen."""

        async def chosen(step_id: str | None) -> None:
            if step_id:
                await self.go_to(Place(step=SETUP if step_id == SET_UP else step_id))

        self.app.push_screen(
            IndexDialog(
                rail_steps(self.session.shown),
                self.session.place.step,
                time_left(self.session, self._now()),
            ),
            chosen,
        )

    def action_set_up(self) -> None:
        """Open set-up."""
        self.call_later(self.go_to, Place(step=SETUP))

    def action_document(self) -> None:
        """Ask whether to write or copy the document."""
        self.post_message(DocumentWanted())

    def action_help(self) -> None:
        """Say what this step is for, and what its keys do."""
        if self.pane is not None:
            self.app.push_screen(help_about(self.pane, self.step, keys_of(self)))

    def action_leave(self) -> None:
        """Leave the meeting; everything is saved."""
        self.post_message(LeaveWanted())

    def commands(self) -> Iterator[SystemCommand]:
        """What can be done here that has no key."""
        yield from self.pane.commands() if self.pane else ()
        yield SystemCommand("Set-up", "facts, people and steps", self.action_set_up)
        yield SystemCommand("Pause or run the clock", "of this step", self.action_clock)

    # Following the session ----------------------------------------------------------------

    def _changed(self, change: Change) -> None:
        if (change.is_edit or change.reveals) and self.is_mounted:
            if self.pane is not None:
                self.pane.show()
            self._show_frame()

    async def _show_undone(self, verb: str, undone: Undone | None) -> None:
        if undone is None:
            self.say("Nothing to undo" if verb == "Undid" else "Nothing to do again")
            return
        await self.go_to(place_to_look(self.session.meeting, undone))
        self.say(f"{verb}: {undone.label}")

    @on(Body.Said)
    def _body_said(self, event: Body.Said) -> None:
        self.say(event.words)

    def _show_frame(self) -> None:
        meeting = self.session.shown
        said = facts(meeting, is_hiding=self.session.is_hiding)
        self.query_one(MeetingBar).show(meeting.title, said)
        self.query_one(Rail).show(rail_steps(meeting), self.session.place.step)
        put(self.query_one("#title", Static), step_title(meeting, self.step))
        self.show_clock()

    def show_clock(self) -> None:
        """Draw the clock of now."""
        step, clock = self.step, self.session.desk.clock
        spent = clock.seconds(step.id, self._now()) if step else 0
        minutes = step.minutes if step else 0
        self.query_one(Clock).show(spent, minutes, running=clock.is_running)
        self.query_one(PaceLine).show(*pace_words(self.session, self._now()))

    def _show_keys(self) -> None:
        self.query_one(KeyBar).show(hints_of(self))
