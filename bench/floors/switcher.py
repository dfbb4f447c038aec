"""An app with a `ContentSwitcher` of two steps, each with a title and an `Input`."""

from __future__ import annotations

from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import ContentSwitcher, Input, Static


class Switcher(App[None]):
    """Goes to and fro between two steps."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+n", "step('second')", priority=True),
        Binding("ctrl+o", "step('first')", priority=True),
    ]

    def compose(self) -> ComposeResult:
        """Lay out both steps."""
        with ContentSwitcher(initial="first"):
            for name in ("first", "second"):
                with Vertical(id=name):
                    yield Static(f"This is the {name} step")
                    yield Input(compact=True)

    def on_mount(self) -> None:
        """Blink no more than the program does."""
        for line in self.query(Input):
            line.cursor_blink = False

    def action_step(self, name: str) -> None:
        """Show a step, with the cursor in its line."""
        self.query_one(ContentSwitcher).current = name
        self.query_one(f"#{name} Input").focus()


if __name__ == "__main__":
    Switcher().run()
