"""What stands on the screen while a meeting runs: bar, rail, clock and the present step."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.screen import Screen
from textual.widgets import ContentSwitcher

from pmfacilitator.domain.agenda import Step, StepKind
from pmfacilitator.domain.desk import Place
from pmfacilitator.domain.house import House
from pmfacilitator.screens.bodies.body import Work
from pmfacilitator.screens.clocks import show_time
from pmfacilitator.screens.coverable import Coverable
from pmfacilitator.screens.frame import (
    facts,
    pace_words,
    place_in,
    rail_steps,
    step_title,
    voices_of,
)
from pmfacilitator.screens.keys import hints_of
from pmfacilitator.screens.kinds import STEP_SCREENS
from pmfacilitator.screens.kinds.setting_up import SetUpScreen
from pmfacilitator.screens.recalling import Recall
from pmfacilitator.screens.step import StepScreen
from pmfacilitator.session import Change, Session
from pmfacilitator.widgets.clock import Clock
from pmfacilitator.widgets.key_bar import KeyBar
from pmfacilitator.widgets.masked import Words
from pmfacilitator.widgets.meeting_bar import MeetingBar
from pmfacilitator.widgets.pace_line import PaceLine
from pmfacilitator.widgets.rail import Rail
from pmfacilitator.widgets.shown import put
from pmfacilitator.widgets.too_small import TooSmall
from pmfacilitator.widgets.voices_line import VoicesLine

if TYPE_CHECKING:
    from pmfacilitator.alongside import Alongside

NOTICE_SECONDS = 3
LASTING_SECONDS = 8


class MeetingStage(Coverable, Screen[None]):
    """Shows one meeting at the place where it stands; everything is read from the session."""

    CSS_PATH = "stage.tcss"

    TAKES_PART: ClassVar[bool] = True
    """Whether anything can be typed or clicked in what a step shows."""

    others: Alongside | None = None
    """The other meetings, where they may be changed from this one."""

    recall: Recall | None = None
    """Who knows what was seen before, where this meeting can be changed."""

    def __init__(
        self, session: Session, house: House, now: Callable[[], dt.datetime], notice: str = ""
    ) -> None:
        super().__init__()
        self.session = session
        self._house = house
        self._now = now
        self._notice = notice
        self._saved = ""
        self._unsubscribe: Callable[[], None] = lambda: None
        self._pace_lines = (PaceLine(), PaceLine(is_brief=True))

    def compose(self) -> ComposeResult:
        """Lay out everything that stays in its place; steps come when they are visited."""
        yield MeetingBar(self._saved or self.standing)
        whole, brief = self._pace_lines
        yield whole
        with Horizontal(id="floor"):
            yield Rail()
            with Vertical(id="stage"):
                with Horizontal(id="head"):
                    yield Words(id="title")
                    yield Clock()
                with Horizontal(id="beneath"):
                    yield VoicesLine()
                    yield brief
                yield ContentSwitcher(id="steps", disabled=not self.TAKES_PART)
        yield KeyBar()
        yield TooSmall()

    async def on_mount(self) -> None:
        """Begin where the meeting stood when it was last open."""
        self._unsubscribe = self.session.subscribe(self._changed)
        self.bindings_updated_signal.subscribe(self, lambda _screen: self._show_keys())
        self.set_interval(1, self.show_clock)
        await self.go_to(self.place)
        self.greet()

    def on_unmount(self) -> None:
        """Stop listening."""
        self._unsubscribe()

    @property
    def standing(self) -> str:
        """How this window stands to the meeting, before anything is saved."""
        return "Reading only" if self.session.read_only else ""

    def greet(self) -> None:
        """Say what there is to say once the meeting is on the screen."""
        if self._notice:
            self.say(self._notice, lasting=True)

    @property
    def place(self) -> Place:
        """Where the meeting stands; its first step, if it stood at one that is no longer there."""
        return place_in(self.session)

    @property
    def step(self) -> Step | None:
        """The present step; None in set-up."""
        return self.session.meeting.agenda.step(self.session.place.step)

    @property
    def pane(self) -> StepScreen | None:
        """The present step's screen, once it is there."""
        current = self.query_one("#steps", ContentSwitcher).current
        return self.query_one(f"#{current}", StepScreen) if current else None

    def work(self, step_id: str) -> Work:
        """What a step works on; its day is the one on the wall of who shares the screen."""
        return Work(
            self.session,
            self._house,
            step_id,
            lambda: self._now().astimezone().date(),
            self.others,
            self.recall,
        )

    def say(self, words: str, *, lasting: bool = False) -> None:
        """Tell the room one fact, in one line."""
        self.query_one(MeetingBar).say(words, LASTING_SECONDS if lasting else NOTICE_SECONDS)

    def show_saved(self, words: str) -> None:
        """Show how saving stands, as soon as there is a line to show it in."""
        self._saved = words
        for bar in self.query(MeetingBar):
            bar.show_saved(words)

    async def go_to(self, place: Place) -> None:
        """Go to a step, a prompt in it, a row of that, a field of its card."""
        step_id = place.step
        name = f"step-{step_id or 'setup'}"
        steps = self.query_one("#steps", ContentSwitcher)
        if not steps.query(f"#{name}"):
            step = self.session.meeting.agenda.step(step_id)
            kind = STEP_SCREENS[step.kind] if step else SetUpScreen
            await steps.mount(kind(self.work(step_id)))
        pane = steps.query_one(f"#{name}", StepScreen)
        await pane.ask(place)
        self.stand_at(place)
        steps.current = name
        is_review = self.step is not None and self.step.kind is StepKind.REVIEW
        self.query_one("#floor").set_class(is_review, "-two-columns")
        pane.take_focus(place)
        pane.show()
        self._show_frame()

    def stand_at(self, place: Place) -> None:
        """The room comes to a step; what is shown for it is there, and not yet on the screen."""

    def _changed(self, change: Change) -> None:
        if change.is_seen and self.is_mounted:
            if self.pane is not None:
                self.pane.show()
            self._show_frame()

    def _show_frame(self) -> None:
        meeting = self.session.shown
        said = facts(meeting, is_hiding=self.session.is_hiding)
        self.query_one(MeetingBar).show(meeting.title, said)
        self.query_one(Rail).show(rail_steps(meeting), self.session.place.step)
        put(self.query_one("#title", Words), step_title(meeting, self.step))
        self._show_voices()
        self.show_clock()

    def _show_voices(self) -> None:
        voices = voices_of(self.session.shown, self._house, self.step)
        self.query_one(VoicesLine).show(voices)
        self.query_one("#beneath").set_class(not voices, "-none")

    def show_clock(self) -> None:
        """Draw the clock of now."""
        show_time(self.query_one(Clock), self.session.desk, self.step, self._now())
        share, words = pace_words(self.session, self._now())
        for line in self._pace_lines:
            line.show(share, words)

    def _show_keys(self) -> None:
        self.query_one(KeyBar).show(hints_of(self))
