"""What every screen knows of standing on the terminal, and does while another stands over it."""

from __future__ import annotations

from typing import Protocol

COVERED = "-covered"
"""The class of a screen over which another stands."""


class _Styled(Protocol):
    @property
    def is_mounted(self) -> bool: ...
    @property
    def is_attached(self) -> bool: ...
    def add_class(self, *class_names: str) -> object: ...
    def remove_class(self, *class_names: str) -> object: ...


class Coverable:
    """A screen that looks as if typing went to it only while that is so; `app.tcss` says how.

    It stands before the screen among the bases, and is no node itself, since a node's first base
    decides which style sheets it has.
    """

    @property
    def is_up(self: _Styled) -> bool:
        """Whether anything can be said on it: it is laid out, and has not been left."""
        return self.is_mounted and self.is_attached

    def on_screen_suspend(self: _Styled) -> None:
        """A dialog or the palette comes over it."""
        self.add_class(COVERED)

    def on_screen_resume(self: _Styled) -> None:
        """Typing goes on here."""
        self.remove_class(COVERED)
