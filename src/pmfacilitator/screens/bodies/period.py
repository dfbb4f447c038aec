"""What happened in a period, to be read aloud: counts, honest durations, features."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll

from pmfacilitator.export.parts.looking_back import happened
from pmfacilitator.export.parts.material import Material
from pmfacilitator.export.targets.plain import WIDTH, in_columns
from pmfacilitator.screens.bodies.body import Body
from pmfacilitator.widgets.masked import Words
from pmfacilitator.widgets.shown import put, shown

_LEVEL = 3


class PeriodBody(Body):
    """Shows the numbers as the document tells them; there is nothing to type."""

    DEFAULT_CSS = """
    PeriodBody {
        & > VerticalScroll { height: 1fr; scrollbar-size-vertical: 1; }
        & Words { height: auto; }
    }
    """

    def compose(self) -> ComposeResult:
        """Lay out the numbers, which may be longer than the screen."""
        with VerticalScroll():
            yield Words()

    def on_mount(self) -> None:
        """Fill it."""
        self.show()

    def on_resize(self) -> None:
        """Lay it out anew where there is more room, or less."""
        self.show()

    def show(self) -> None:
        """Draw the numbers of now."""
        blocks = happened(Material.of(self.work.shown, self.work.house), _LEVEL)
        room = self.query_one(VerticalScroll).scrollable_content_region.width or WIDTH
        put(self.query_one(Words), shown(in_columns(blocks, room)))

    def take_focus(self, row: str = "", field: str = "") -> None:
        """Go where the arrows scroll."""
        del row, field
        self.query_one(VerticalScroll).focus()
        self.post_message(self.Stood(self))
