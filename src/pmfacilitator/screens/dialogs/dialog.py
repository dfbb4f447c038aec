"""What every dialog looks like, and that Escape leaves it."""

from __future__ import annotations

from typing import ClassVar, TypeVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from pmfacilitator.widgets.too_small import TooSmall

T = TypeVar("T")

COVERED = "-covered"
"""The class of a screen beneath a dialog."""


class Dialog(ModalScreen[T | None]):
    """A box over the meeting that never hides the question above it."""

    DEFAULT_CSS = """
    Dialog {
        align: center bottom;
        background: transparent;
        & > Vertical {
            width: 76;
            max-width: 100%;
            height: auto;
            max-height: 90%;
            margin-bottom: 1;
            padding: 1 2;
            background: $panel;
            border: round $border;
        }
        & .dialog-title { text-style: bold; margin-bottom: 1; }
        & .dialog-hint { color: $text-muted; margin-top: 1; }
        & .dialog-problem { color: $text-problem; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Close", show=False, id="dialog.leave"),
    ]

    Box: ClassVar[type[Vertical]] = Vertical

    def on_mount(self) -> None:
        """Let nothing beneath look as if typing went there."""
        self.mount(TooSmall())
        self.app.screen_stack[-2].add_class(COVERED)

    def on_unmount(self) -> None:
        """Typing goes on beneath."""
        self.app.screen.remove_class(COVERED)

    def action_leave(self) -> None:
        """Close without an answer."""
        self.dismiss(None)
