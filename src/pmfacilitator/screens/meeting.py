"""The meeting as it is led: the keys that lead from step to step, and what else can be done."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual import on
from textual.app import SystemCommand
from textual.binding import Binding, BindingType

from pmfacilitator.alongside import Stepped
from pmfacilitator.domain.desk import Place
from pmfacilitator.domain.prompts import SETUP
from pmfacilitator.keys.in_force import key_to
from pmfacilitator.screens.bodies.body import Body
from pmfacilitator.screens.capturing import Capturing
from pmfacilitator.screens.dialogs.capture import DRAFT_TEXT
from pmfacilitator.screens.dialogs.help import help_about
from pmfacilitator.screens.dialogs.index import SET_UP, IndexDialog
from pmfacilitator.screens.frame import rail_steps, time_left
from pmfacilitator.screens.keys import keys_of
from pmfacilitator.screens.links import place_of, place_to_look
from pmfacilitator.screens.presence import Presence
from pmfacilitator.screens.silent_rounds import SilentRounds
from pmfacilitator.screens.step import StepScreen
from pmfacilitator.screens.wanted import DocumentWanted, LeaveWanted
from pmfacilitator.widgets.rail import Rail


class MeetingScreen(Presence, Capturing, SilentRounds):
    """Steps the room through one meeting."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+n,f9", "step(1)", "Next step", id="meeting.next", tooltip="Next step"),
        Binding("ctrl+o,f8", "step(-1)", "Back", id="meeting.back", tooltip="Step before"),
        Binding(
            "ctrl+t,f2",
            "capture",
            "Capture",
            id="meeting.capture",
            tooltip="Park or keep something",
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
        Binding("f1,question_mark", "help", "Help", id="app.help", tooltip="What is this for?"),
        Binding(
            "ctrl+q",
            "leave",
            "Leave",
            priority=True,
            show=False,
            id="app.quit",
            tooltip="Leave the meeting: go home, or quit",
        ),
    ]

    def greet(self) -> None:
        """Say what was told on opening, or what was left half-typed beside the steps."""
        if not self._notice and self.session.desk.draft(DRAFT_TEXT):
            self.say(f"A capture is half-typed: {key_to('meeting.capture')} goes on with it")
        super().greet()

    # Going from step to step --------------------------------------------------------------

    def stand_at(self, place: Place) -> None:
        """Let the clock count for that step, and remember where the meeting stands."""
        self.session.set_clock(self.session.desk.clock.moved(place.step, self._now()))
        self.session.move_to(Place(step=place.step, prompt=place.prompt))

    async def action_step(self, by: int) -> None:
        """Go to the next step or the one before; set-up stands before the first."""
        ids, here = [SETUP, *(s.id for s in self.session.meeting.steps)], self.session.place.step
        at = (ids.index(here) if here in ids else 0) + by
        if 0 <= at < len(ids):
            await self.lead_to(Place(step=ids[at]))
        else:
            self.say("This is the last step." if by > 0 else "This is where the meeting begins.")

    @on(Rail.StepClicked)
    async def _step_clicked(self, event: Rail.StepClicked) -> None:
        await self.lead_to(Place(step=event.step))

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
        done = self.others.undo() if self.others else Stepped(self.session.undo())
        await self._show_undone("Undid", done)

    async def action_redo(self) -> None:
        """Do again what was undone, say what it was, and go there."""
        done = self.others.redo() if self.others else Stepped(self.session.redo())
        await self._show_undone("Did again", done)

    def action_index(self) -> None:
        """Show all steps, and go to the one chosen."""

        async def chosen(step_id: str | None) -> None:
            if step_id:
                await self.lead_to(Place(step=SETUP if step_id == SET_UP else step_id))

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
        yield from self.silence_commands()
        yield SystemCommand("Set-up", "facts, people and steps", self.action_set_up)
        yield SystemCommand("Pause or run the clock", "of this step", self.action_clock)
        yield SystemCommand("Count from zero", "the meeting begins now", self.action_begin_again)

    async def _show_undone(self, verb: str, done: Stepped) -> None:
        if done.step is None:
            nothing = "Nothing to undo" if verb == "Undid" else "Nothing to do again"
            self.say(done.trouble or nothing)
            return
        await self.go_to(place_to_look(self.session.meeting, done.step))
        self.say(done.trouble or f"{verb}: {done.step.label}", lasting=bool(done.trouble))

    @on(Body.Said)
    def _body_said(self, event: Body.Said) -> None:
        self.say(event.words)
