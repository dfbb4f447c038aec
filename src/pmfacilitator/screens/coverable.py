"""What every screen does while another stands over it."""

from __future__ import annotations

from typing import Protocol

COVERED = "-covered"
"""The class of a screen over which another stands."""


class _Styled(Protocol):
    def add_class(self, *class_names: str) -> object: ...
    def remove_class(self, *class_names: str) -> object: ...


class Coverable:
    """A screen that looks as if typing went to it only while that is so; `app.tcss` says how.

    It stands before the screen among the bases, and is no node itself, since a node's first base
    decides which style sheets it has.
    """

    def on_screen_suspend(self: _Styled) -> None:
        """A dialog or the palette comes over it."""
        self.add_class(COVERED)

    def on_screen_resume(self: _Styled) -> None:
        """Typing goes on here."""
        self.remove_class(COVERED)
