"""The clock of a meeting, as the room turns it: more time for a step, or a pause."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.screen import Screen

from pmfacilitator.domain.agenda import Step
from pmfacilitator.domain.edits import ChangeMinutes
from pmfacilitator.errors import PmFacilitatorError
from pmfacilitator.keys.in_force import key_to
from pmfacilitator.screens.dialogs.choice import Choice, ChoiceDialog
from pmfacilitator.session import Session

_MORE = {"1": 1, "5": 5, "-1": -1}
CLOCK = "clock"
_AGAIN = "again"
_FROM_ZERO = "zero"


class TimeDialog(ChoiceDialog):
    """Closes with the key that opened it, as every dialog does."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+l", "leave", "Close", show=False, id="meeting.time"),
    ]


class Timekeeping(Screen[None]):
    """Gives a step more time, and lets the clock stand still; it never stops the room."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "ctrl+l",
            "time",
            "Time",
            show=False,
            id="meeting.time",
            tooltip="More time, a pause, or a silent round",
        ),
    ]

    session: Session
    _now: Callable[[], dt.datetime]

    @property
    def step(self) -> Step | None:
        """The step at which the room is, None in set-up."""
        raise NotImplementedError

    def say(self, words: str) -> None:
        """Tell the room one fact."""
        raise NotImplementedError

    def show_clock(self) -> None:
        """Draw the clock of now."""
        raise NotImplementedError

    def action_time(self) -> None:
        """Offer more time, and a pause."""
        title = f"Time for {self.step.title}" if self.step else "The clock"
        self.app.push_screen(TimeDialog(title, self.time_choices()), self._chosen)

    def time_choices(self) -> tuple[Choice, ...]:
        """What can be done about the time, what is wanted most often first."""
        running = self.session.desk.clock.is_running
        more = (
            Choice("1", "One minute more"),
            Choice("5", "Five minutes more"),
            Choice("-1", "One minute less"),
        )
        clock = Choice(CLOCK, "Pause the clock" if running else "Let the clock run")
        again = (Choice(_AGAIN, "The meeting begins now: count from zero"),)
        return (*(more if self.step else ()), clock, *(again if self._has_counted else ()))

    def time_chosen(self, answer: str) -> None:
        """Do what was chosen."""
        if answer == CLOCK:
            self.action_clock()
        elif answer == _AGAIN:
            self.action_begin_again()
        elif self.step:
            self._give(self.step, _MORE[answer])

    def action_clock(self) -> None:
        """Let the clock stand still, or run on."""
        clock, now = self.session.desk.clock, self._now()
        self.session.set_clock(clock.paused(now) if clock.is_running else clock.resumed(now))
        self.show_clock()

    def action_begin_again(self) -> None:
        """Ask whether every step is to be counted from zero: nothing brings the times back."""
        question = ChoiceDialog(
            "Count every step from zero? What was counted so far is forgotten.",
            (
                Choice("keep", "Keep counting"),
                Choice(_FROM_ZERO, "Count from zero: the meeting begins now"),
            ),
        )
        self.app.push_screen(question, self._begun_again)

    @property
    def _has_counted(self) -> bool:
        clock, now = self.session.desk.clock, self._now()
        return any(clock.seconds(step.id, now) for step in self.session.meeting.agenda.steps)

    def _begun_again(self, answer: str | None) -> None:
        if answer == _FROM_ZERO:
            self.begin_again()
            self.show_clock()
            self.say("Every step is counted from zero")

    def begin_again(self) -> None:
        """Count every step from zero."""
        self.session.set_clock(self.session.desk.clock.from_zero(self._now()))

    def _chosen(self, answer: str | None) -> None:
        if answer:
            self.time_chosen(answer)

    def _give(self, step: Step, minutes: int) -> None:
        """Give a step so many minutes more, or take them; undo takes that back."""
        wanted = max(step.minutes + minutes, 0)
        try:
            self.session.apply(ChangeMinutes(step.id, wanted))
        except PmFacilitatorError as error:
            self.say(str(error))
            return
        self.say(f"{step.title} has {wanted} min now · {key_to('meeting.undo')} takes it back")
