"""A facilitator who knows no key by heart."""

from __future__ import annotations

import re

from pmfacilitator.keys.names import show_key
from tests.e2e.facilitator import Facilitator

_GONE = re.compile(r"(\d+) of (\d+) min ·")
_END = 90.0


class NotNamed(Exception):
    """A key that the program names nowhere, so that no newcomer would find it."""


class Newcomer(Facilitator):
    """A facilitator who knows no key by heart, and presses none that the screen does not name.

    A key is named by the footer, by an open dialog, or by the line beneath the one that is typed in;
    a command's key may be looked up in help or palette first. Nothing said in this hour reads like one.
    """

    _looked_up = ""

    def sends(self, *keys: str) -> None:
        """Press keys, each as long as it is named.

        Raises:
            NotNamed: one of them is not, and has not been looked up just before.
        """
        for key in keys:
            if not self._may_press(key):
                screen = self.terminal.screen_text()
                raise NotNamed(f"Nothing on the screen names {show_key(key)}:\n{screen}")
            self._looked_up = ""
            super().sends(key)

    def looks_up(self, key: str, does: str) -> str:
        """Where a command's key is named just now: footer, help or palette.

        Raises:
            NotNamed: it is named in none of them.
        """
        self.terminal.wait_until(lambda: bool(self._footer), "a footer")
        name = _name_of(key)
        if name.search(self._footer):
            return "footer"
        if self._names_after("f1", name, ""):
            return "help"
        if self._names_after("ctrl+p", name, does):
            return "palette"
        label = show_key(key)
        raise NotNamed(f"{label} ({does}) is named neither in footer nor in help nor in palette.")

    def commands(self, key: str, does: str, asks: str = "") -> None:
        """Look a command's key up, press it, and wait for what it leads to."""
        self.looks_up(key, does)
        self._looked_up = key
        self.presses(key)
        if asks:
            self.sees(asks)

    def answers(self, key: str, gone: str) -> None:
        """Press a key that the open dialog names, and wait until a text has gone."""
        self.presses(key)
        self.terminal.wait_gone(gone)

    def waits_for_minute(self, minute: int) -> None:
        """Wait until the room's own clock says that so many minutes have gone."""
        self.terminal.wait_until(lambda: self.minutes_gone >= minute, f"minute {minute}", _END)

    @property
    def minutes_gone(self) -> int:
        """What the line above the steps says has gone of the meeting."""
        found = _GONE.search(self.terminal.screen_text())
        return int(found[1]) if found else -1

    @property
    def _footer(self) -> str:
        return self.terminal.screen_text().rstrip().rpartition("\n")[2]

    def _may_press(self, key: str) -> bool:
        if key == self._looked_up or self._names(key):
            return True
        self.terminal.settle()  # what stands beneath a line comes after what is typed in it
        return self._names(key)

    def _names(self, key: str) -> bool:
        """Whether the screen names a key: a letter or digit in the footer, or before an answer."""
        if len(key) > 1:
            return self.terminal.shows(_name_of(key))
        before_an_answer = re.compile(rf"│\s+{re.escape(show_key(key))}\s+[○●]")
        return bool(_name_of(key).search(self._footer)) or self.terminal.shows(before_an_answer)

    def _names_after(self, key: str, name: re.Pattern[str], letters: str) -> bool:
        """Open help or palette, look there, and close it; by keys that are named themselves."""
        self.sends(key)
        self.terminal.wait_for("Esc closes")
        self.terminal.type(letters)
        self.terminal.settle()
        is_named = self.terminal.shows(name)
        self.sends("escape")
        self.terminal.wait_gone("Esc closes")
        self.terminal.wait_until(lambda: show_key(key) in self._footer, f"{key} in the footer")
        return is_named


def _name_of(key: str) -> re.Pattern[str]:
    """How a key is named, and not as a part of another one's name."""
    return re.compile(rf"(?<![\w+]){re.escape(show_key(key))}(?![\w+])")
