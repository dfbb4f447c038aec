"""The opening: promises from last time, ground rules, who is new and what the hour is for."""

from __future__ import annotations

import threading
from dataclasses import dataclass

from textual import on
from textual.message import Message

from pmfacilitator.domain.desk import Place
from pmfacilitator.domain.learning.promises import Promise, promises
from pmfacilitator.domain.learning.seeing import seen_of
from pmfacilitator.domain.meeting import Meeting
from pmfacilitator.domain.prompts import AnyPrompt, RowsPrompt, Slot
from pmfacilitator.errors import PmFacilitatorError
from pmfacilitator.screens.bodies.body import Body, Work
from pmfacilitator.screens.bodies.last_time import LastTimeBody
from pmfacilitator.screens.step import StepScreen

PROMISES = RowsPrompt(
    id="Last-time",  # with a capital, which no question of an agenda can have
    ask="What became of what we promised last time?",
    hint="Each is done, still on, or dropped with a reason; its own meeting keeps the answer",
    slot=Slot("promises"),
)
"""Asked at the head of the opening, and only where there is any promise."""


class OpeningScreen(StepScreen):
    """Shows the ground rules, one a line, as large as the questions."""

    DEFAULT_CSS = """
    OpeningScreen {
        & > .guidance { color: $foreground; padding-left: 2; }
    }
    """

    @dataclass
    class PromisesFound(Message):
        """The library has been looked through for promises."""

        found: tuple[Promise, ...]

    def __init__(self, work: Work) -> None:
        super().__init__(work)
        self._promises: tuple[Promise, ...] = ()
        self.reading: threading.Thread | None = None

    def on_mount(self) -> None:
        """Look for promises, on a thread that holds nobody up."""
        if self.work.others is not None:
            self.reading = threading.Thread(
                target=self._look, args=(self.work.meeting,), name="promises", daemon=True
            )
            self.reading.start()

    @property
    def prompts(self) -> tuple[AnyPrompt, ...]:
        """The promises, if there are any, then what the agenda asks."""
        return (*((PROMISES,) if self._promises else ()), *super().prompts)

    @property
    def guidance(self) -> str:
        """The agenda's guidance, a rule a line."""
        lines = (line.strip(" -•") for line in super().guidance.splitlines())
        return "\n".join(f"• {line}" for line in lines if line)

    @property
    def shows_guidance(self) -> bool:
        """The ground rules stay on the screen, but for the promises, which need the room."""
        return not (0 <= self._at < len(self.prompts) and self.prompts[self._at] is PROMISES)

    def make_body(self, prompt: AnyPrompt) -> Body:
        """The body for a prompt."""
        if prompt is PROMISES and self.work.others is not None:
            name = f"body-{prompt.id}"
            return LastTimeBody(self.work, prompt, self.work.others, self._promises, id=name)
        return super().make_body(prompt)

    def is_answered(self, prompt: AnyPrompt) -> bool:
        """Whether anybody has said something to a prompt."""
        if prompt is not PROMISES:
            return super().is_answered(prompt)
        return any(body.is_settled for body in self.query(LastTimeBody))

    @on(PromisesFound)
    async def _found(self, event: PromisesFound) -> None:
        """Ask for them at once if nobody has begun; else they wait before the first question."""
        event.stop()
        if not event.found:
            return
        is_at_first = self._at <= 0
        self._promises = event.found
        if self._at >= 0:
            self._at += 1
        session = self.work.session
        is_here = session.place.step == self.work.step and self.screen.is_current
        has_begun = bool(session.desk.half_typed) or any(map(self.is_answered, super().prompts))
        if is_here and is_at_first and not has_begun:
            await self.go_to(Place(step=self.work.step, prompt=PROMISES.id))
        self.show()

    def _look(self, meeting: Meeting) -> None:
        """Look through the library; runs on a thread of its own, and a failure asks for nothing."""
        others = self.work.others
        if others is None:
            return
        try:
            found = promises(seen_of(meeting), others.seen(), others.today)
        except PmFacilitatorError:
            return
        self.post_message(self.PromisesFound(found))
