"""The lists over the library, and what is changed from them in meetings that are not open."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on

from pmfacilitator.app.safe_mode import SafeModeApp
from pmfacilitator.errors import PmFacilitatorError
from pmfacilitator.screens.wanted import ListRowWanted, ListsWanted

if TYPE_CHECKING:
    from pmfacilitator.app.forms import FormKeeper
    from pmfacilitator.elsewhere import Changes, Elsewhere


class ListingApp(SafeModeApp):
    """Shows lists of all meetings; what was changed from them stays to be taken back from there."""

    _form: FormKeeper

    @cached_property
    def changes(self) -> Changes:
        """What was changed from the lists since the app began."""
        from pmfacilitator.elsewhere import Changes

        return Changes(self.elsewhere, self._outside.now, self._form)

    @cached_property
    def elsewhere(self) -> Elsewhere:
        """The meetings of the library, as they are changed from other places than their own."""
        from pmfacilitator.elsewhere import Elsewhere

        return Elsewhere(self._outside.library, self._outside.catalogue)

    def open_meeting(self, path: Path, *, read_only: bool = False, row: str = "") -> None:
        """Open a meeting, at one of its rows if that is named."""
        raise NotImplementedError

    @on(ListsWanted)
    def _lists_wanted(self, event: ListsWanted) -> None:
        from pmfacilitator.screens.lists.settling import SettlingScreen
        from pmfacilitator.screens.lists.which import Which

        self.push_screen(SettlingScreen(self.changes, Which(event.which), self._outside.house))

    @on(ListRowWanted)
    def _row_wanted(self, event: ListRowWanted) -> None:
        try:
            path = self.changes.holding(event.meeting)
        except PmFacilitatorError as error:
            self.tell(str(error))
        else:
            self.open_meeting(path, row=event.row)
