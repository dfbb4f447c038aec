"""The footer: the few keys that matter here, whole or not at all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content
from textual.events import Click
from textual.widget import Widget

MOST = 6


@dataclass(frozen=True)
class KeyHint:
    """One key as people write it, what it does, and the key to press; `always` ones never drop."""

    key: str
    words: str
    press: str
    always: bool = False

    @property
    def width(self) -> int:
        """Cells it takes, with the space behind it."""
        return len(self.key) + len(self.words) + 5


def fitting(hints: Sequence[KeyHint], width: int) -> tuple[KeyHint, ...]:
    """At most six hints that fit, in order; those always shown are, the rest drops from the end."""
    kept = [hint for hint in hints if hint.always]
    for hint in hints:
        room = width - sum(other.width for other in kept)
        if not hint.always and len(kept) < MOST and hint.width <= room:
            kept.append(hint)
        elif not hint.always and hint.width > room:
            break
    return tuple(hint for hint in hints if hint in kept)


class KeyBar(Widget, can_focus=False):
    """Shows key hints in one line; a click presses the key."""

    DEFAULT_CSS = """
    KeyBar { dock: bottom; height: 1; background: $panel; color: $foreground; padding: 0 1; }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 (Textual's own name)
        super().__init__(id=id)
        self._hints: tuple[KeyHint, ...] = ()

    @property
    def hints(self) -> tuple[KeyHint, ...]:
        """The hints it was given, whether they fit or not."""
        return self._hints

    def show(self, hints: Sequence[KeyHint]) -> None:
        """Show these hints; nothing is drawn if nothing differs."""
        if tuple(hints) != self._hints:
            self._hints = tuple(hints)
            self.refresh()

    def render(self) -> Content:
        """The hints that fit."""
        # In the terminal's own colours, reversed is only where typing goes.
        key = "bold" if self.app.native_ansi_color else "bold reverse"
        parts = [
            Content.assemble((f" {hint.key} ", key), f" {hint.words} ") for hint in self._fitting()
        ]
        return Content(" ").join(parts)

    def on_click(self, event: Click) -> None:
        """Press the key of the clicked hint."""
        at = 1
        for hint in self._fitting():
            if at <= event.x < at + hint.width:
                self.app.simulate_key(hint.press)
                return
            at += hint.width

    def _fitting(self) -> tuple[KeyHint, ...]:
        return fitting(self._hints, self.size.width)
