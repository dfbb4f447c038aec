"""What every dialog looks like, and that Escape leaves it."""

from __future__ import annotations

from typing import ClassVar, TypeVar

from textual.await_complete import AwaitComplete
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from pmfacilitator.keys.in_force import key_to
from pmfacilitator.screens.coverable import Coverable
from pmfacilitator.widgets.too_small import TooSmall

T = TypeVar("T")


def up_and_down(name: str = "list") -> str:
    """The keys that move through a list, or through what is beneath a line (`filter`)."""
    return f"{key_to(f'{name}.up')} {key_to(f'{name}.down')}"


def closing(*names: str) -> str:
    """The keys that close a dialog, as its last line says it: those of these ids, and Esc."""
    *front, last = (key_to(name) for name in (*names, "dialog.leave"))
    return f"{', '.join(front)} or {last} closes" if front else f"{last} closes"


class Dialog(Coverable, ModalScreen[T | None]):
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
        """Stand beneath what is said of a terminal that is too small."""
        self.mount(TooSmall())

    def dismiss(self, result: T | None = None) -> AwaitComplete:
        """Close, once: a second Enter in the same breath would close what stands beneath."""
        return super().dismiss(result) if self.is_active else AwaitComplete()

    def action_leave(self) -> None:
        """Close without an answer."""
        self.dismiss(None)
