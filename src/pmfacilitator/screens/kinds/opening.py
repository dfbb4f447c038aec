"""The opening: promises from last time, ground rules, who is new and what the hour is for."""

from __future__ import annotations

import threading
from dataclasses import dataclass

from textual import on
from textual.message import Message

from pmfacilitator.domain.desk import Place
from pmfacilitator.domain.learning.promises import Promise, promises
from pmfacilitator.domain.learning.seeing import seen_of
from pmfacilitator.domain.meeting import Meeting, Status
from pmfacilitator.domain.prompts import AnyPrompt, RowsPrompt, Slot
from pmfacilitator.domain.sections import PROMISES, OpeningSection
from pmfacilitator.errors import PmFacilitatorError
from pmfacilitator.screens.bodies.body import Body, Work
from pmfacilitator.screens.bodies.last_time import LastTimeBody
from pmfacilitator.screens.step import StepScreen


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
        is_over = self.work.meeting.status is not Status.DRAFT
        if self.work.others is not None and not is_over:
            self.reading = threading.Thread(
                target=self._look, args=(self.work.meeting,), name="promises", daemon=True
            )
            self.reading.start()

    @property
    def prompts(self) -> tuple[AnyPrompt, ...]:
        """The promises, if there are any, then what the agenda asks."""
        asked = super().prompts
        is_missing = self._promises and not any(map(_asks_for_promises, asked))
        return (
            (OpeningSection(step=self.work.step).asks_last_time(), *asked) if is_missing else asked
        )

    @property
    def guidance(self) -> str:
        """The agenda's guidance, a rule a line."""
        lines = (line.strip(" -•") for line in super().guidance.splitlines())
        return "\n".join(f"• {line}" for line in lines if line)

    @property
    def shows_guidance(self) -> bool:
        """The ground rules stay on the screen, but for the promises, which need the room."""
        is_there = 0 <= self._at < len(self.prompts)
        return not (is_there and _asks_for_promises(self.prompts[self._at]))

    def make_body(self, prompt: AnyPrompt) -> Body:
        """The body for a prompt."""
        body = super().make_body(prompt)
        if isinstance(body, LastTimeBody):
            body.promises = self._promises
        return body

    def is_answered(self, prompt: AnyPrompt) -> bool:
        """Whether anybody has said something to a prompt."""
        if _asks_for_promises(prompt):
            answered = {row.id for row in self.work.meeting.rows(Slot(PROMISES, self.work.step))}
            return all(each.row.id in answered for each in self._promises)
        return super().is_answered(prompt)

    @on(PromisesFound)
    async def _found(self, event: PromisesFound) -> None:
        """Ask for them at once if nobody has begun; else they wait before the first question."""
        event.stop()
        if not event.found:
            return
        is_at_first, before = self._at <= 0, self.prompts
        self._promises = event.found
        for body in self.query(LastTimeBody):
            body.promises = event.found
        if self._at >= 0:
            self._at += len(self.prompts) - len(before)
        session, asked = self.work.session, self.prompts[0]
        is_here = session.place.step == self.work.step and self.screen.is_current
        has_begun = bool(session.desk.half_typed) or any(map(self.is_answered, self.prompts[1:]))
        if is_here and is_at_first and not has_begun and not self.is_answered(asked):
            await self.go_to(Place(step=self.work.step, prompt=asked.id))
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


def _asks_for_promises(prompt: AnyPrompt) -> bool:
    return isinstance(prompt, RowsPrompt) and prompt.slot.field == PROMISES
