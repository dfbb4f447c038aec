"""The app: home, the open meeting, and the bridges from session to screen and to disk."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.screen import Screen

from pmfacilitator.app.outside import Outside
from pmfacilitator.colors import DARK, LIGHT, THEMES
from pmfacilitator.errors import MeetingChanged, PmFacilitatorError
from pmfacilitator.screens.home import HomeScreen
from pmfacilitator.screens.keys import keys_of
from pmfacilitator.screens.wanted import DocumentWanted, LeaveWanted

if TYPE_CHECKING:
    from pmfacilitator.app.held import HeldMeeting

TOAST_SECONDS = 3


class PmFacilitatorApp(App[int]):
    """Opens meetings from the library and keeps the one that is open."""

    TITLE = "pmfacilitator"
    ENABLE_COMMAND_PALETTE = True
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (96, "-wide")]  # noqa: RUF012 (typed by Textual)
    VERTICAL_BREAKPOINTS = [(0, "-low"), (28, "-high")]  # noqa: RUF012 (typed by Textual)
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
        self._held: HeldMeeting | None = None
        self._writer = ThreadPoolExecutor(max_workers=1, thread_name_prefix="autosave")
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = DARK.name

    def get_default_screen(self) -> HomeScreen:
        """Home stands beneath everything."""
        return HomeScreen(self._outside.library.summaries, self._outside.now().date())

    def on_mount(self) -> None:
        """Listen for the terminal's end, then show the library or the meeting asked for."""
        self._listen_for_the_end()
        if self._open_path is not None:
            self.open_meeting(self._open_path, read_only=self._read_only)

    # Opening and closing ------------------------------------------------------------------

    def open_meeting(self, path: Path, *, read_only: bool = False) -> None:
        """Open a meeting; what is wrong with it is said in one line."""
        from pmfacilitator.app.held import HeldMeeting
        from pmfacilitator.autosave import Autosave
        from pmfacilitator.screens.meeting import MeetingScreen
        from pmfacilitator.session import Session

        try:
            now = self._outside.now()
            file = self._outside.library.open(path, now=now, read_only=read_only)
        except PmFacilitatorError as error:
            self._say(str(error))
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
        self._held = HeldMeeting(file, autosave, screen)
        if not file.read_only:
            session.set_clock(session.desk.clock.resumed(now))
        self.push_screen(screen)

    def close_meeting(self) -> None:
        """Save what is left, let the clock stand still, and go home."""
        self._let_go()
        while len(self.screen_stack) > 1:
            self.pop_screen()

    def _let_go(self) -> None:
        held, self._held = self._held, None
        if held is not None:
            held.let_go(self._outside.now())

    # What home asks for -------------------------------------------------------------------

    @on(HomeScreen.OpenWanted)
    def _open_wanted(self, event: HomeScreen.OpenWanted) -> None:
        self.open_meeting(event.path)

    @on(HomeScreen.DemoWanted)
    def _demo_wanted(self) -> None:
        self._open_made(self._outside.demo)

    @on(HomeScreen.TrashWanted)
    def _trash_wanted(self, event: HomeScreen.TrashWanted) -> None:
        from pmfacilitator.screens.dialogs.choice import Choice, ChoiceDialog

        def answered(answer: str | None) -> None:
            if answer == "trash" and self._attempt(
                partial(self._outside.library.trash, event.path)
            ):
                self.post_message(HomeScreen.Stale())

        question = f"Move “{event.title or event.path.name}” to the library's trash folder?"
        choices = (Choice("keep", "Keep it"), Choice("trash", "Move it to the trash"))
        self.push_screen(ChoiceDialog(question, choices), answered)

    @on(HomeScreen.Stale)
    def _home_stale(self) -> None:
        home = self.screen_stack[0]
        if isinstance(home, HomeScreen):
            home.reload()

    @on(HomeScreen.NewWanted)
    def _new_wanted(self, event: HomeScreen.NewWanted) -> None:
        from pmfacilitator.app.beginning import Beginning

        beginning, source = Beginning(self._outside), event.source
        if source is None:
            self.push_screen(
                beginning.form(),
                lambda wanted: (
                    self._open_made(partial(beginning.begin, wanted)) if wanted else None
                ),
            )
        else:
            self.push_screen(
                beginning.second_form(),
                lambda name: (
                    self._open_made(partial(beginning.begin_second, source, name)) if name else None
                ),
            )

    def _open_made(self, make: Callable[[], Path]) -> None:
        path = self._attempt(make)
        if path is not None:
            self.open_meeting(path)

    def _attempt(self, work: Callable[[], Path]) -> Path | None:
        """Do something that names a file; what stands against it is said in one line."""
        try:
            return work()
        except PmFacilitatorError as error:
            self._say(str(error))
            return None

    # What a meeting asks for --------------------------------------------------------------

    @on(DocumentWanted)
    def _document_wanted(self, event: DocumentWanted) -> None:
        ways = {"write": self.write_document, "copy": self.copy_document}
        ways.get(event.way, self.ask_for_document)()

    @on(LeaveWanted)
    def _leave_wanted(self) -> None:
        self._ask_to_leave()

    async def action_quit(self) -> None:
        """Quit; while a meeting runs, ask first."""
        if self._held is None:
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

    def ask_for_document(self) -> None:
        """Ask whether to write or copy the document."""
        from pmfacilitator.screens.dialogs.choice import Choice, ChoiceDialog

        choices = (
            Choice(
                "write",
                "Write it beside the meeting",
                self._held.document_path.name if self._held else "",
            ),
            Choice("copy", "Copy it, and write it too", "Markdown, for the wiki or the ticket"),
        )

        def answered(answer: str | None) -> None:
            if answer == "write":
                self.write_document()
            elif answer == "copy":
                self.copy_document()

        self.push_screen(ChoiceDialog("The document", choices), answered)

    def action_hint_copy(self) -> None:
        """Ctrl+C copies; it never quits."""
        self._say("Ctrl+C copies what is selected. Ctrl+Q leaves.")

    def action_other_light(self) -> None:
        """Change between dark and light."""
        self.theme = LIGHT.name if self.theme == DARK.name else DARK.name
        self.refresh_css()

    def write_document(self) -> None:
        """Write the document beside the meeting's file."""
        if self._held is None:
            return
        path = self._attempt(partial(self._held.written, self._outside.write))
        if path is not None:
            self._say(f"Wrote {path.name}, beside the meeting")

    def copy_document(self) -> None:
        """Copy the document, and write it too, since no terminal says whether it copied."""
        if self._held is not None:
            self.run_worker(partial(self._copy, self._held), thread=True, exit_on_error=False)

    def _copy(self, held: HeldMeeting) -> None:
        from pmfacilitator.clipboard import copy

        try:
            said = copy(
                held.document,
                fallback=partial(held.written, self._outside.write),
                environment=self._outside.environment,
                terminal=self._send,
            ).sentence
        except PmFacilitatorError as error:
            said = str(error)
        self._from_anywhere(self._say, said)

    def _send(self, sequence: str) -> None:
        """Send a sequence to the terminal, on the thread that draws."""
        self._from_anywhere(self._write_to_terminal, sequence)

    def _write_to_terminal(self, sequence: str) -> None:
        if self._driver is not None:
            self._driver.write(sequence)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Every key of the screen, and the few commands that have none."""
        for hint in keys_of(screen):
            press = partial(self.simulate_key, hint.press)
            yield SystemCommand(hint.words, hint.key, press)
        if self._held is not None:
            meeting = self._held.screen
            yield SystemCommand("Set-up", "facts, people and steps", meeting.action_set_up)
            yield SystemCommand("Pause or run the clock", "of this step", meeting.action_clock)
        yield SystemCommand("Dark or light", "change the colours", self.action_other_light)

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
        if self._held is not None and self._held.screen.is_mounted:
            time = self._outside.now().astimezone().strftime("%H:%M:%S")
            self._held.screen.show_saved(f"Saved {time}")

    def _save_failed(self, error: PmFacilitatorError) -> None:
        if self._held is None:
            return
        self._held.screen.show_saved("NOT SAVED")
        path = self._attempt(self._held.keep_copy) if isinstance(error, MeetingChanged) else None
        if path is None:
            self._say(str(error))
            return
        self._say(f"Another program changed this file; what you type is kept in {path.name}.")
        self._saved()

    def _end(self, code: int) -> None:
        self._let_go()
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
        if self._held is not None and self._held.screen.is_mounted:
            self._held.screen.say(words)
        else:
            self.notify(words, markup=False, timeout=TOAST_SECONDS)
