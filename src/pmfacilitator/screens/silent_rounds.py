"""A silent round as the room holds it: it counts down, gathers what comes in, and shows it together."""

from __future__ import annotations

from collections.abc import Iterator

from textual.app import SystemCommand

from pmfacilitator.domain.checks import is_answered
from pmfacilitator.domain.desk import Place
from pmfacilitator.domain.prompts import AnyPrompt
from pmfacilitator.domain.silent_round import SilentRound
from pmfacilitator.domain.silent_steps import USUAL_MINUTES, can_be_silent, opens_in_silence
from pmfacilitator.errors import PmFacilitatorError
from pmfacilitator.keys.in_force import key_to
from pmfacilitator.screens.bodies.rows import RowsBody
from pmfacilitator.screens.dialogs.choice import Choice
from pmfacilitator.screens.stage import MeetingStage
from pmfacilitator.screens.timekeeping import CLOCK, Timekeeping

_SILENCE = "silence"


class SilentRounds(MeetingStage, Timekeeping):
    """Begins a silent round and ends it; in between it takes nothing away from anybody."""

    def action_silence(self) -> None:
        """Begin a silent round for the present question, or end the one that is held."""
        silence = self.session.desk.silence
        if silence is not None and not self.session.read_only:
            self.call_later(self._end, silence)
        elif self._silent_prompt is not None:
            self._begin(self._silent_prompt)

    def show_clock(self) -> None:
        """Draw the clock, and say once when the time of a silent round is up."""
        super().show_clock()
        silence, clock = self.session.desk.silence, self.session.desk.clock
        if silence is None or silence.told or self.session.read_only:
            return
        if not silence.left(clock.total(self._now())):
            self.session.set_silence(silence.changed(told=True))
            self.say(
                f"Time is up · {key_to('meeting.time')}, {key_to('list.choose')} shows it all",
                lasting=True,
            )

    def time_choices(self) -> tuple[Choice, ...]:
        """A silent round comes first while one is held, or where the step is to open with one."""
        choices, prompt = super().time_choices(), self._silent_prompt
        silence = self.session.desk.silence
        if silence is not None and not self.session.read_only:
            return (self._ending(silence), *choices)
        if prompt is None or silence is not None:
            return choices
        silent = Choice(_SILENCE, f"Silent writing, {self._silent_minutes} min", prompt.ask)
        step = self.step
        is_due = step is not None and opens_in_silence(self.session.meeting, step, prompt)
        if is_due and step and not is_answered(self.session.shown, step.id, prompt):
            return (silent, *choices)
        at = [choice.id for choice in choices].index(CLOCK)
        return (*choices[:at], silent, *choices[at:])

    def time_chosen(self, answer: str) -> None:
        """Begin or end a silent round, or do what else was chosen."""
        if answer == _SILENCE:
            self.action_silence()
        else:
            super().time_chosen(answer)

    def silence_commands(self) -> Iterator[SystemCommand]:
        """What the palette offers: a round for the present question, or the end of the one held."""
        silence = self.session.desk.silence
        if silence is not None and not self.session.read_only:
            words = "what came in is shown together"
            yield SystemCommand("End the silent round", words, self.action_silence)
        elif self._silent_prompt is not None:
            words = f"{self._silent_minutes} minutes of writing for this question"
            yield SystemCommand("Silent round", words, self.action_silence)

    def begin_again(self) -> None:
        """Count every step from zero; a silent round that is held goes on as long as it had left."""
        now, before = self._now(), self.session.desk.clock
        super().begin_again()
        silence, after = self.session.desk.silence, self.session.desk.clock
        if silence is not None:
            anew = silence.counted_anew(before.total(now), after.total(now))
            self.session.set_silence(anew)

    @property
    def _silent_prompt(self) -> AnyPrompt | None:
        """The present question, if a silent round can be held for it."""
        body = self.pane.body if self.pane else None
        able = body is not None and not self.session.read_only and can_be_silent(body.prompt)
        return body.prompt if body is not None and able else None

    @property
    def _silent_minutes(self) -> int:
        return (self.step.silent_minutes if self.step else 0) or USUAL_MINUTES

    def _ending(self, silence: SilentRound) -> Choice:
        lines = "1 line" if silence.lines == 1 else f"{silence.lines} lines"
        came_in = f"{lines} came in" if silence.lines else "nothing came in yet"
        words = "Show together what came in" if silence.told else "End the silent round"
        return Choice(_SILENCE, words, came_in)

    def _begin(self, prompt: AnyPrompt) -> None:
        now, minutes = self._now(), self._silent_minutes
        self.session.set_clock(self.session.desk.clock.resumed(now))
        silence = SilentRound(
            step=self.session.place.step,
            prompt=prompt.id,
            begun=self.session.desk.clock.total(now),
            seconds=minutes * 60,
        )
        self.session.set_silence(silence)
        self.say(
            f"Silence, {minutes} min · {key_to('meeting.time')}, {key_to('list.choose')} ends it"
        )

    async def _end(self, silence: SilentRound) -> None:
        """Show all that came in, marked as new, where the question is asked."""
        # It reads prose, which takes a twentieth of a second that opening a meeting can spare.
        from pmfacilitator.screens.gathered import gathered

        try:
            came_in = gathered(silence, self.session.meeting, self._house)
            if came_in.edit is not None:
                self.session.apply(came_in.edit)
        except PmFacilitatorError as error:
            self.say(str(error))
            return
        self.session.set_silence(None)
        await self.go_to(Place(step=silence.step, prompt=silence.prompt))
        body = self.pane.body if self.pane else None
        if isinstance(body, RowsBody):
            for row in came_in.rows:
                body.list.mark_new(row.id)
        told = (
            f"{came_in.told} · {key_to('meeting.undo')} takes them back"
            if came_in.rows
            else "nothing came in"
        )
        self.say(f"The silent round is over: {told}", lasting=True)
