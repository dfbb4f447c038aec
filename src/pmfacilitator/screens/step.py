"""One step of the meeting: what it is for, and its prompts, one at a time at a fixed place.

A kind of step with something of its own to show is a subclass; `STEP_SCREENS` says which.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult, SystemCommand
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.widgets import ContentSwitcher

from pmfacilitator.domain.checks import is_answered
from pmfacilitator.domain.desk import Place
from pmfacilitator.domain.prompts import AnyPrompt
from pmfacilitator.screens.bodies.body import Body, Work
from pmfacilitator.screens.bodies.registry import body_for
from pmfacilitator.screens.hints import hint_of
from pmfacilitator.screens.quiet_words import silent_words
from pmfacilitator.widgets.masked import Words
from pmfacilitator.widgets.shown import joined, put, shown


class StepScreen(Vertical):
    """Leads the room through a step's prompts; what it holds survives leaving it."""

    DEFAULT_CSS = """
    StepScreen {
        height: 1fr;
        & > .guidance { height: auto; color: $text-muted; margin-bottom: 1; }
        & > .guidance.-said { display: none; }
        & > .progress { height: 1; color: $text-muted; }
        & > .ask { height: auto; max-height: 2; text-style: bold; color: $foreground; }
        & > .hint { height: auto; max-height: 2; color: $text-muted; margin-bottom: 1; }
        & > .hint.-none { height: 0; }
        & > ContentSwitcher { height: 1fr; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "prompt(1)", "Next question", id="step.prompt", tooltip="Next question"),
        Binding(
            "shift+tab",
            "prompt(-1)",
            "Question before",
            show=False,
            id="step.prompt-back",
            tooltip="The question before",
        ),
    ]

    @dataclass
    class Stood(Message):
        """The meeting stands here now."""

        place: Place

    @dataclass
    class LeftPastEnd(Message):
        """Tab went past the last prompt (1) or before the first (-1)."""

        by: int

    def __init__(self, work: Work) -> None:
        super().__init__(id=f"step-{work.step or 'setup'}", classes="step")
        self.work = work
        self._at = -1

    @property
    def prompts(self) -> tuple[AnyPrompt, ...]:
        """What the step asks."""
        return self.work.meeting.prompts(self.work.step)

    @property
    def body(self) -> Body | None:
        """The body of the prompt that is asked now, once it is there."""
        current = self.query_one(ContentSwitcher).current
        return self.query_one(f"#{current}", Body) if current else None

    @property
    def guidance(self) -> str:
        """What the step is for, as its agenda says."""
        step = self.work.meeting.agenda.step(self.work.step)
        return step.guidance if step else ""

    def compose(self) -> ComposeResult:
        """Lay out guidance, question and the place where it is answered."""
        yield Words(shown(self.guidance), classes="guidance")
        yield Words(classes="progress")
        yield Words(classes="ask")
        yield Words(classes="hint")
        yield ContentSwitcher()

    def make_body(self, prompt: AnyPrompt) -> Body:
        """The body for a prompt; a kind of step may have one of its own."""
        return body_for(self.work, prompt)

    def is_answered(self, prompt: AnyPrompt) -> bool:
        """Whether anybody has said something to a prompt."""
        return is_answered(self.work.shown, self.work.step, prompt)

    def asked(self, prompt: AnyPrompt) -> tuple[str, str]:
        """What stands in bold for a prompt, and the hint beneath it."""
        return prompt.ask, silent_words(self.work, prompt) or hint_of(prompt)

    def first_prompt(self) -> int:
        """Where the step begins: at the first prompt nobody has answered."""
        unanswered = (at for at, prompt in enumerate(self.prompts) if not self.is_answered(prompt))
        return next(unanswered, 0)

    async def go_to(self, place: Place) -> None:
        """Ask a prompt and put the cursor there."""
        await self.ask(place)
        self.take_focus(place)

    async def ask(self, place: Place) -> None:
        """Ask a prompt, the first unanswered if none is named."""
        ids = [prompt.id for prompt in self.prompts]
        if not ids:
            self.show()
            return
        if place.prompt in ids:
            at = ids.index(place.prompt)
        else:
            at = self._at if self._at >= 0 else self.first_prompt()
        await self._ask(at)

    def take_focus(self, place: Place) -> None:
        """Put the cursor where the prompt is answered."""
        if self.body is not None:
            self.body.take_focus(place.row, place.field)

    @property
    def shows_guidance(self) -> bool:
        """Whether to say what the step is for: until somebody has answered (help says it too)."""
        if self.work.session.desk.silence is not None:
            return False  # nothing is said that the question does not say
        return not any(self.is_answered(prompt) for prompt in self.prompts)

    def show(self) -> None:
        """Draw what the meeting says now."""
        self.query_one(".guidance").set_class(not self.shows_guidance, "-said")
        self._show_question()
        if self.body is not None:
            self.body.show()

    def commands(self) -> Iterator[SystemCommand]:
        """What can be done in this step that has no key while something is typed."""
        if self.body is not None:
            yield from self.body.commands()

    async def action_prompt(self, by: int) -> None:
        """Go to the next question or the one before; past the ends, say so."""
        if self.body is not None and not self.body.finish():
            return
        at = self._at + by
        if 0 <= at < len(self.prompts):
            await self.go_to(Place(step=self.work.step, prompt=self.prompts[at].id))
        else:
            self.post_message(self.LeftPastEnd(by))

    @on(Body.NextWanted)
    async def _next_wanted(self, event: Body.NextWanted) -> None:
        event.stop()
        await self.action_prompt(event.by)

    @on(Body.Stood)
    def _body_stood(self, event: Body.Stood) -> None:
        event.stop()
        place = Place(
            step=self.work.step,
            prompt=event.body.prompt.id,
            row=event.row,
            field=event.field,
            is_cell=event.is_cell,
        )
        self.post_message(self.Stood(place))

    async def _ask(self, at: int) -> None:
        if at != self._at:
            self._at = at
            prompt = self.prompts[at]
            switcher = self.query_one(ContentSwitcher)
            name = f"body-{prompt.id}"
            if not switcher.query(f"#{name}"):
                await switcher.mount(self.make_body(prompt))
            switcher.current = name
        if self.body is not None:
            self.body.show()  # what changed while another step was shown is here now
        self._show_question()

    def _show_question(self) -> None:
        prompts = self.prompts
        if not 0 <= self._at < len(prompts):
            return
        prompt = prompts[self._at]
        ask, hint = self.asked(prompt)
        put(self.query_one(".ask", Words), shown(ask))
        beneath = self.query_one(".hint", Words)
        beneath.set_class(not hint, "-none")
        put(beneath, shown(hint))
        progress = self.query_one(".progress", Words)
        progress.display = len(prompts) > 1
        put(progress, self._progress(prompts))

    def _progress(self, prompts: tuple[AnyPrompt, ...]) -> Content:
        dots = (
            joined(Content("◆" if at == self._at else "●" if answered else "○"))
            for at, prompt in enumerate(prompts)
            for answered in (self.is_answered(prompt),)
        )
        words = f"Question {self._at + 1} of {len(prompts)}   "
        return joined(words, Content(" ").join(dots))

    def on_click(self, event: Click) -> None:
        """A click on the question goes back to where it is answered."""
        if event.widget is not None and event.widget.has_class("ask") and self.body is not None:
            self.body.take_focus()
