"""How the app opens the door through which timelines are imported."""

from __future__ import annotations

from textual import on

from pmfacilitator.app.home import HomeApp
from pmfacilitator.app.outside import for_the_room
from pmfacilitator.screens.wanted import ImportWanted


class ImportingApp(HomeApp):
    """Hands the files of the outside to whoever imports from them."""

    @on(ImportWanted)
    def _import_wanted(self, event: ImportWanted) -> None:
        from pmfacilitator.screens.importing.door import ImportDoor

        ImportDoor(self, event.body, self._outside.files, for_the_room).open(event.text)
