"""A page to read over the preview."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll

from pmfacilitator.screens.dialogs.dialog import Dialog, closing
from pmfacilitator.widgets.masked import Words
from pmfacilitator.widgets.shown import shown


class PageDialog(Dialog[None]):
    """Shows sentences, one under the other, as many as there are."""

    DEFAULT_CSS = """
    PageDialog {
        & > Vertical { max-height: 100%; }
        & VerticalScroll { height: auto; max-height: 60vh; scrollbar-size-vertical: 1; }
        & .page { height: auto; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("w", "leave", "Close", show=False, id="import.warnings"),
        Binding("enter", "leave", "Close", show=False, id="page.leave"),
    ]

    def __init__(self, title: str, sentences: Sequence[str]) -> None:
        super().__init__()
        self._title = title
        self._sentences = tuple(sentences)

    def compose(self) -> ComposeResult:
        """Lay out the sentences."""
        with Vertical():
            yield Words(shown(self._title), classes="dialog-title")
            with VerticalScroll():
                yield Words(shown("\n".join(self._sentences)), classes="page")
            yield Words(shown(f"↑ ↓ scroll · {closing('page.leave')}"), classes="dialog-hint")

    def on_mount(self) -> None:
        """Scroll by keyboard."""
        self.query_one(VerticalScroll).focus()
