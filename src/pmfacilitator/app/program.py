"""The app: home, the open meeting, and the bridges from session to screen and to disk."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual import on
from textual.app import SystemCommand
from textual.binding import Binding, BindingType
from textual.command import CommandPalette
from textual.screen import Screen

from pmfacilitator.app.bridges import Bridges
from pmfacilitator.app.forms import FormKeeper
from pmfacilitator.app.looking_back import LookingBackApp
from pmfacilitator.app.outside import Outside, for_the_room
from pmfacilitator.errors import FileTrouble, MeetingChanged, PmFacilitatorError
from pmfacilitator.keys.in_force import key_to
from pmfacilitator.screens.dialogs.commands import Commands
from pmfacilitator.screens.home import HomeScreen
from pmfacilitator.screens.keys import keys_of
from pmfacilitator.screens.waiting import WaitingScreen
from pmfacilitator.screens.wanted import DocumentWanted, FormTyped, LeaveWanted
from pmfacilitator.widgets.too_small import LEAST_HEIGHT, LEAST_WIDTH

if TYPE_CHECKING:
    from pmfacilitator.app.held import HeldMeeting
    from pmfacilitator.screens.new import NewMeeting

TOAST_SECONDS = 3

T = TypeVar("T")


class PmFacilitatorApp(LookingBackApp):
    """Opens meetings from the library and keeps the one that is open."""

    TITLE = "pmfacilitator"
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 (typed by Textual)
        (0, "-too-narrow"),
        (LEAST_WIDTH, "-narrow"),
        (96, "-wide"),
    ]
    VERTICAL_BREAKPOINTS = [  # noqa: RUF012 (typed by Textual)
        (0, "-too-short"),
        (LEAST_HEIGHT, "-low"),
        (28, "-high"),
    ]
    CSS_PATH = ["app.tcss", "terminal.tcss"]  # noqa: RUF012 (typed by Textual)
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
        super().__init__(outside, open_path, read_only=read_only)
        self.animation_level = "none"
        self._held: HeldMeeting | None = None
        self._bridges = Bridges(self.end_with, self.call_later)
        self._form = FormKeeper(outside.library, self._bridges.run_aside, self._attempt)

    def on_mount(self) -> None:
        """Listen for the terminal's end; what is shown first asks for what comes next."""
        self._bridges.listen(self._end)

    # Opening and closing ------------------------------------------------------------------

    def open_meeting(self, path: Path, *, read_only: bool = False, row: str = "") -> None:
        """Open a meeting, where it was left or at a row; what is wrong is said in one line."""
        from pmfacilitator.app.held import HeldMeeting

        try:
            self._held = HeldMeeting.opened(
                self._outside,
                path,
                schedule=self._schedule,
                run=self._bridges.run_aside,
                on_saved=partial(self._bridges.call_back, self._saved),
                on_failed=partial(self._bridges.call_back, self._save_failed),
                read_only=read_only,
                elsewhere=self.elsewhere,
                recall=self.recall,
                row=row,
            )
        except PmFacilitatorError as error:
            self.go_home()
            self._say(str(error))
        else:
            self.keep_safe(self._held.screen.session)
            self.push_screen(self._held.screen)

    def close_meeting(self) -> None:
        """Save what is left, let the clock stand still, and go home."""
        self.let_go()
        self.go_home()

    def let_go(self) -> bool:
        """Give the open meeting back; whether everything of it is on disk."""
        held, self._held = self._held, None
        self.leave_safe()
        return held is None or held.let_go(self._outside.now())

    # What home asks for -------------------------------------------------------------------

    @on(HomeScreen.OpenWanted)
    def _open_wanted(self, event: HomeScreen.OpenWanted) -> None:
        self.open_meeting(event.path)

    @on(WaitingScreen.Painted)
    def _waiting_painted(self, event: WaitingScreen.Painted) -> None:
        self.open_meeting(event.path, read_only=event.read_only)

    @on(HomeScreen.DemoWanted)
    def _demo_wanted(self) -> None:
        self._open_made(self._outside.demo)

    @on(HomeScreen.TrashWanted)
    def _trash_wanted(self, event: HomeScreen.TrashWanted) -> None:
        from pmfacilitator.screens.dialogs.questions import trash_dialog

        trash = partial(self._outside.library.trash, event.path)

        def answered(answer: str | None) -> None:
            if answer == "trash" and self._attempt(trash) is not None:
                self._say("It lies in the library's trash folder now")
                self.reload_home()

        self.push_screen(trash_dialog(event.title or event.path.name), answered)

    @on(HomeScreen.NewWanted)
    def _new_wanted(self, event: HomeScreen.NewWanted) -> None:
        from pmfacilitator.app.beginning import Beginning

        beginning, source = Beginning(self._outside), event.source

        def begun(wanted: NewMeeting | None) -> None:
            if wanted and self._open_made(partial(beginning.begin, wanted)):
                self.post_message(FormTyped({}))

        def chosen(agenda: str | None) -> None:
            if source and agenda:
                self._open_made(partial(beginning.begin_second, source, agenda))

        if source is None:
            self.push_screen(beginning.form(self._form.form, self.recall), begun)
        else:
            self.push_screen(beginning.second_form(), chosen)

    @on(FormTyped)
    def _form_typed(self, event: FormTyped) -> None:
        self._form.typed(event.texts)

    def _open_made(self, make: Callable[[], Path]) -> bool:
        path = self._attempt(make)
        if path is not None:
            self.open_meeting(path)
        return path is not None

    def _attempt(self, work: Callable[[], T]) -> T | None:
        """Do something; what stands against it is said in one line."""
        try:
            return work()
        except PmFacilitatorError as error:
            self._bridges.call_back(self._say, str(error))
            return None

    # What a meeting asks for --------------------------------------------------------------

    @on(DocumentWanted)
    def _document_wanted(self, event: DocumentWanted) -> None:
        from pmfacilitator.app.documents import DocumentDoor

        if self._held is not None:
            DocumentDoor(
                self, self._held, self._outside, self._bridges, say=self._say, send=self._send
            ).open(event.order)

    def _send(self, sequence: str) -> None:
        if self._driver is not None:
            self._driver.write(sequence)

    @on(LeaveWanted)
    async def action_quit(self) -> None:
        """Quit; while a meeting runs, ask first."""
        from pmfacilitator.screens.dialogs.choice import ChoiceDialog
        from pmfacilitator.screens.dialogs.questions import LeaveDialog, leave_dialog

        if self._held is None:
            self._end(0)
        elif isinstance(self.screen, LeaveDialog):
            self.screen.action_leave()
        elif not isinstance(self.screen, ChoiceDialog):
            self.push_screen(leave_dialog(), self._leave)

    def _leave(self, where: str | None) -> None:
        """Go home or quit, but never while something is not on disk."""
        if self._held is None or where not in {"home", "quit"}:
            return
        if not self._held.autosave.flush():
            self._say("This cannot be left yet: the last changes could not be saved.")
        elif where == "home":
            self.close_meeting()
        else:
            self._end(0)

    def action_command_palette(self) -> None:
        """Open the palette; the key that opened it closes it."""
        if isinstance(self.screen, CommandPalette):
            self.pop_screen()
        else:
            self.push_screen(Commands())

    def action_hint_copy(self) -> None:
        """Ctrl+C copies; it never quits."""
        copy, leave = key_to("app.copy-hint"), key_to("app.quit")
        self._say(f"{copy} copies what is selected. {leave} leaves.")

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Every key of the screen, and the few commands that have none."""
        for hint in keys_of(screen):
            yield SystemCommand(hint.words, hint.key, partial(self.simulate_key, hint.press))
        if self._held is not None:
            yield from self._held.screen.commands()
        yield from self.ways_back(screen)
        yield from self.look_commands()

    # Saving -------------------------------------------------------------------------------

    def _schedule(self, delay: float, callback: Callable[[], None]) -> Callable[[], None]:
        if not self.is_running:
            return lambda: None  # a bug has ended the app, and what is left is written at once
        return self.set_timer(delay, callback).stop

    def _saved(self, *_values: object) -> None:
        if self._held is not None:
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
        code = code if self.let_go() else FileTrouble.exit_code
        self._bridges.close()
        self.stop_reading()
        self.exit(code, return_code=code)

    def tell(self, words: str) -> None:
        """Tell the room one fact, where it is looking."""
        if self._held is not None and self.screen is not self._held.screen:
            self.notify(words, markup=False, timeout=TOAST_SECONDS)
        else:
            self._say(words)

    def _say(self, words: str) -> None:
        if self._held is not None and self._held.screen.is_up:
            self._held.screen.say(for_the_room(words, self._held.file.path))
        else:
            self.notify(for_the_room(words), markup=False, timeout=TOAST_SECONDS)
