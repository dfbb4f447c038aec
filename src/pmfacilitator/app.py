"""The app: home, the open meeting, and the bridges from session to screen and to disk."""

from __future__ import annotations

import asyncio
import datetime as dt
import signal
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Protocol

from textual import on
from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.screen import Screen

from pmfacilitator.colors import DARK, LIGHT, THEMES
from pmfacilitator.domain.house import House
from pmfacilitator.errors import MeetingChanged, PmFacilitatorError
from pmfacilitator.repository import OpenMeeting, Repository
from pmfacilitator.screens.home import HomeScreen
from pmfacilitator.screens.keys import keys_of

if TYPE_CHECKING:
    from pmfacilitator.autosave import Autosave
    from pmfacilitator.domain.agenda import Agenda
    from pmfacilitator.domain.meeting import Meeting
    from pmfacilitator.screens.meeting import MeetingScreen
    from pmfacilitator.screens.new import NewMeeting

TOAST_SECONDS = 3


class Agendas(Protocol):
    """Where agendas come from."""

    def names(self) -> tuple[str, ...]:
        """The agendas there are."""
        ...

    def read(self, name: str) -> Agenda:
        """The agenda of that name."""
        ...


class Copier(Protocol):
    """Puts text where the room can paste it from."""

    def __call__(self, text: str, *, terminal: Callable[[str], None]) -> str:
        """Copy, and say in one line what happened; `terminal` sends text to the terminal's own."""
        ...


@dataclass(frozen=True)
class Outside:
    """What the app needs of the world; tests hand it another."""

    library: Repository
    agendas: Agendas
    house: House
    now: Callable[[], dt.datetime]
    copy: Copier
    write: Callable[[Path, str], None]
    demo: Callable[[], Path]
    zone: str = ""


@dataclass
class _Running:
    """The meeting that is open, and what keeps it."""

    file: OpenMeeting
    autosave: Autosave
    screen: MeetingScreen


class PmFacilitatorApp(App[int]):
    """Opens meetings from the library and keeps the one that is open."""

    TITLE = "pmfacilitator"
    ENABLE_COMMAND_PALETTE = True
    HORIZONTAL_BREAKPOINTS: ClassVar[list[tuple[int, str]]] = [(0, "-narrow"), (96, "-wide")]
    VERTICAL_BREAKPOINTS: ClassVar[list[tuple[int, str]]] = [(0, "-low"), (28, "-high")]
    CSS_PATH = "app.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "ctrl+p,f12",
            "command_palette",
            "Commands",
            priority=True,
            id="app.palette",
            tooltip="Every command, by a few letters",
        ),
        Binding("ctrl+q", "quit", "Quit", priority=True, show=False, id="app.quit", tooltip="Quit"),
        Binding("ctrl+c", "hint_copy", "Copy", show=False, id="app.copy-hint"),
    ]

    def __init__(
        self, outside: Outside, *, open_path: Path | None = None, read_only: bool = False
    ) -> None:
        super().__init__()
        self.animation_level = "none"
        self._outside = outside
        self._open_path = open_path
        self._read_only = read_only
        self._running: _Running | None = None
        self._writer = ThreadPoolExecutor(max_workers=1, thread_name_prefix="autosave")
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = DARK.name

    def get_default_screen(self) -> Screen[object]:
        """Home stands beneath everything."""
        return HomeScreen((), self._outside.now().date())

    def on_mount(self) -> None:
        """Listen for the terminal's end, then show the library or the meeting asked for."""
        self._listen_for_the_end()
        if self._open_path is not None:
            self.open_meeting(self._open_path, read_only=self._read_only)
        else:
            self._show_library()

    # Opening and closing ------------------------------------------------------------------

    def open_meeting(self, path: Path, *, read_only: bool = False) -> None:
        """Open a meeting; what is wrong with it is said in one line."""
        from pmfacilitator.autosave import Autosave
        from pmfacilitator.screens.meeting import MeetingScreen
        from pmfacilitator.session import Session

        try:
            now = self._outside.now()
            file = self._outside.library.open(path, now=now, read_only=read_only)
        except PmFacilitatorError as error:
            self._say(str(error))
            self._show_library()
            return
        session = Session(file.meeting, file.desk, read_only=file.read_only)
        screen = MeetingScreen(session, self._outside.house, self._outside.now, file.why_read_only)
        autosave = Autosave(
            session,
            file,
            schedule=self._schedule,
            run=self._run_aside,
            on_saved=partial(self._from_anywhere, self._saved),
            on_failed=partial(self._from_anywhere, self._save_failed),
        )
        self._running = _Running(file, autosave, screen)
        if not file.read_only:
            session.set_clock(session.desk.clock.resumed(now))
        self.push_screen(screen)

    def close_meeting(self) -> None:
        """Save what is left, let the clock stand still, and go home."""
        self._keep_and_let_go()
        if isinstance(self.screen_stack[-1], HomeScreen):
            return
        while len(self.screen_stack) > 1:
            self.pop_screen()
        self._show_library()

    def _keep_and_let_go(self) -> None:
        running, self._running = self._running, None
        if running is None:
            return
        session = running.screen.session
        session.end_typing()
        if not running.file.read_only:
            session.set_clock(session.desk.clock.paused(self._outside.now()))
        running.autosave.close()
        running.file.close()

    def _show_library(self) -> None:
        home = self.screen_stack[0]
        if isinstance(home, HomeScreen):
            try:
                home.show(self._outside.library.summaries())
            except PmFacilitatorError as error:
                self._say(str(error))

    # What home asks for -------------------------------------------------------------------

    @on(HomeScreen.OpenWanted)
    def _open_wanted(self, event: HomeScreen.OpenWanted) -> None:
        self.open_meeting(event.path)

    @on(HomeScreen.DemoWanted)
    def _demo_wanted(self) -> None:
        try:
            self.open_meeting(self._outside.demo())
        except PmFacilitatorError as error:
            self._say(str(error))

    @on(HomeScreen.TrashWanted)
    def _trash_wanted(self, event: HomeScreen.TrashWanted) -> None:
        from pmfacilitator.screens.dialogs.choice import Choice, ChoiceDialog

        def answered(answer: str | None) -> None:
            if answer != "trash":
                return
            try:
                self._outside.library.trash(event.path)
            except PmFacilitatorError as error:
                self._say(str(error))
            self._show_library()

        question = f"Move “{event.title or event.path.name}” to the library's trash folder?"
        choices = (Choice("keep", "Keep it"), Choice("trash", "Move it to the trash"))
        self.push_screen(ChoiceDialog(question, choices), answered)

    @on(HomeScreen.NewWanted)
    def _new_wanted(self, event: HomeScreen.NewWanted) -> None:
        from pmfacilitator.screens.new import NewMeeting, NewMeetingDialog
        from pmfacilitator.screens.second import SecondReviewDialog

        names = self._outside.agendas.names()
        if event.source is not None:
            self.push_screen(
                SecondReviewDialog(names), partial(self._start_second, event.source)
            )
            return
        given = NewMeeting(timezone=self._outside.zone, severity=self._outside.house.severities[1])
        self.push_screen(NewMeetingDialog(self._outside.house, names, given), self._start)

    def _start(self, wanted: NewMeeting | None) -> None:
        from pmfacilitator.domain.starting import started

        if wanted is None:
            return
        try:
            agenda = self._outside.agendas.read(wanted.agenda)
            meeting = started(
                agenda,
                self._outside.now(),
                title=wanted.title,
                severity=wanted.severity,
                date=wanted.date,
                timezone=wanted.timezone or None,
            )
            path = self._outside.library.create(meeting)
        except PmFacilitatorError as error:
            self._say(str(error))
            return
        self.open_meeting(path)

    def _start_second(self, source: Path, agenda_name: str | None) -> None:
        from pmfacilitator.starting import start_second_review

        if not agenda_name:
            return
        try:
            agenda = self._outside.agendas.read(agenda_name)
            path = start_second_review(self._outside.library, source, agenda, self._outside.now())
        except PmFacilitatorError as error:
            self._say(str(error))
            return
        self.open_meeting(path)

    # What a meeting asks for --------------------------------------------------------------

    async def action_quit(self) -> None:
        """Quit; while a meeting runs, ask first."""
        if self._running is None:
            self._end(0)
        else:
            self._ask_to_leave()

    def _ask_to_leave(self) -> None:
        from pmfacilitator.screens.dialogs.choice import Choice, ChoiceDialog

        if isinstance(self.screen, ChoiceDialog):
            return
        question = "Leave the meeting? Everything is saved; it goes on where it stands."
        choices = (
            Choice("stay", "Stay"),
            Choice("home", "Go to the list of meetings"),
            Choice("quit", "Quit"),
        )

        def answered(answer: str | None) -> None:
            if answer == "home":
                self.close_meeting()
            elif answer == "quit":
                self._end(0)

        self.push_screen(ChoiceDialog(question, choices), answered)

    def action_hint_copy(self) -> None:
        """Ctrl+C copies; it never quits."""
        self._say("Ctrl+C copies what is selected. Ctrl+Q leaves.")

    def action_other_light(self) -> None:
        """Change between dark and light."""
        self.theme = LIGHT.name if self.theme == DARK.name else DARK.name
        self.refresh_css()

    def on_event_document(self) -> None:
        """Nothing of its own."""

    # Saving -------------------------------------------------------------------------------

    def _schedule(self, delay: float, callback: Callable[[], None]) -> Callable[[], None]:
        return self.set_timer(delay, callback).stop

    def _run_aside(self, work: Callable[[], None]) -> None:
        self._writer.submit(work)

    def _from_anywhere(self, callback: Callable[..., None], *values: object) -> None:
        """Call back on the app's own thread, from whichever thread this is."""
        loop = self._loop
        if loop is not None and loop.is_running():
            loop.call_soon_threadsafe(partial(callback, *values))

    def _saved(self, *_values: object) -> None:
        if self._running is not None and self._running.screen.is_mounted:
            time = self._outside.now().astimezone().strftime("%H:%M:%S")
            self._running.screen.show_saved(f"Saved {time}")

    def _save_failed(self, error: PmFacilitatorError) -> None:
        running = self._running
        if running is None:
            return
        running.screen.show_saved("NOT SAVED")
        if isinstance(error, MeetingChanged):
            self._keep_copy(running)
        else:
            self._say(str(error))

    def _keep_copy(self, running: _Running) -> None:
        session = running.screen.session
        try:
            path = running.file.save_copy(session.meeting, session.desk)
        except PmFacilitatorError as error:
            self._say(str(error))
            return
        self._say(f"Another program changed this file; what you type is kept in {path.name}.")
        self._saved()

    def _end(self, code: int) -> None:
        self._keep_and_let_go()
        self._writer.shutdown(wait=True)
        self.exit(code, return_code=code)

    def _listen_for_the_end(self) -> None:
        """Save when the terminal or the system ends the program: no other hook runs then."""
        self._loop: asyncio.AbstractEventLoop | None = asyncio.get_running_loop()
        for name in ("SIGTERM", "SIGHUP"):
            number = getattr(signal, name, None)
            if number is not None:
                try:
                    self._loop.add_signal_handler(number, self._end, 128 + number)
                except (NotImplementedError, RuntimeError, ValueError):
                    return

    def _say(self, words: str) -> None:
        self.notify(words, markup=False, timeout=TOAST_SECONDS)
