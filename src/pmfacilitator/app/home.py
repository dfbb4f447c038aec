"""What the app shows first, and how it finds home from wherever it is."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from textual.screen import Screen

from pmfacilitator.app.look import LookingApp
from pmfacilitator.app.outside import Outside
from pmfacilitator.catalogue import Summary
from pmfacilitator.screens.home import HomeScreen
from pmfacilitator.screens.keys import let_act
from pmfacilitator.screens.waiting import WaitingScreen


class HomeApp(LookingApp):
    """Begins at home, or at a place to wait for a meeting; home then comes when it is wanted."""

    def __init__(self, outside: Outside, open_path: Path | None, *, read_only: bool) -> None:
        super().__init__(outside.look)
        let_act(outside.keys, self)
        self._outside = outside
        self._open_path = open_path
        self._read_only = read_only

    def get_default_screen(self) -> Screen[None]:
        """What stands beneath everything."""
        if self._open_path is None:
            return self._home()
        return WaitingScreen(self._open_path, read_only=self._read_only)

    def go_home(self) -> None:
        """Leave every screen that stands over home, and read the library anew."""
        while len(self.screen_stack) > 1 and not isinstance(self.screen, HomeScreen):
            self.pop_screen()
        if not isinstance(self.screen, HomeScreen):
            self.push_screen(self._home())

    def reload_home(self) -> None:
        """Let home show the library as it is now, whatever stands over it."""
        for screen in self.screen_stack:
            if isinstance(screen, HomeScreen):
                screen.reload()

    def meetings(self) -> Sequence[Summary]:
        """The meetings of the library, as home lists them."""
        return self._outside.library.summaries()

    def _home(self) -> HomeScreen:
        return HomeScreen(self.meetings, self._outside.now().date())
