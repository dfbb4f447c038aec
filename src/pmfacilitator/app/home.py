"""What the app shows first, and how it finds home from wherever it is."""

from __future__ import annotations

from pathlib import Path

from textual import on
from textual.screen import Screen

from pmfacilitator.app.aside import Aside
from pmfacilitator.app.look import LookingApp
from pmfacilitator.app.outside import Outside, for_the_room
from pmfacilitator.app.reading import AsideListing, AsideRecall
from pmfacilitator.errors import PmFacilitatorError
from pmfacilitator.screens.home import HomeScreen
from pmfacilitator.screens.home_list import TOAST_SECONDS
from pmfacilitator.screens.keys import let_act
from pmfacilitator.screens.waiting import WaitingScreen

ARCHIVED = "It lies in the archive now; is:archived shows it"


class HomeApp(LookingApp):
    """Begins at home, or at a place to wait for a meeting; home then comes when it is wanted."""

    def __init__(self, outside: Outside, open_path: Path | None, *, read_only: bool) -> None:
        super().__init__(outside.look)
        let_act(outside.keys, self)
        self._outside = outside
        self._open_path = open_path
        self._read_only = read_only
        self._aside = Aside(later=self.call_later, broken=self.end_with)
        self._listing = AsideListing(outside.catalogue, self._aside, self.about_to_list)
        self.recall = AsideRecall(outside.catalogue, self._aside)

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

    def about_to_list(self) -> None:
        """Called before meetings are listed at home."""

    @on(HomeScreen.ArchiveWanted)
    def _archive_wanted(self, event: HomeScreen.ArchiveWanted) -> None:
        """Move a meeting into the archive or back, which one key takes back, and say where it is."""
        try:
            moved = self._outside.library.archive(event.path)
        except PmFacilitatorError as error:
            said = str(error)
        else:
            is_back = moved.parent == event.path.parent.parent
            said = "It is back among the meetings" if is_back else ARCHIVED
            self.reload_home()
        self.notify(for_the_room(said), markup=False, timeout=TOAST_SECONDS)

    def stop_reading(self) -> None:
        """Read nothing more of the library; what is being read is read to its end."""
        self._aside.close()

    def _home(self) -> HomeScreen:
        return HomeScreen(
            self._listing, self._outside.now().astimezone().date(), self._outside.house
        )
