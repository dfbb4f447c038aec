"""The palette: every command by a few letters, and the keys that choose, run and close."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.command import CommandPalette
from textual.containers import Vertical

from pmfacilitator.screens.dialogs.dialog import closing, up_and_down
from pmfacilitator.widgets.masked import Words
from pmfacilitator.widgets.shown import shown


class Commands(CommandPalette):
    """Textual's palette, with a line beneath what is typed that names its keys."""

    DEFAULT_CSS = """
    Commands #--container > .dialog-hint {
        visibility: visible;
        height: 1;
        padding: 0 3;
        background: $panel;
        color: $text-muted;
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "command_list('cursor_up')", "Up", show=False, id="filter.up"),
        Binding("down", "cursor_down", "Down", show=False, id="filter.down"),
        Binding("escape", "escape", "Close", show=False, id="dialog.leave"),
    ]

    def on_mount(self) -> None:
        """Name the keys."""
        keys = f"{up_and_down('filter')} choose · Enter runs it · {closing('app.palette')}"
        line = Words(shown(keys), classes="dialog-hint")
        self.query_one("#--container", Vertical).mount(line, before="#--results")
