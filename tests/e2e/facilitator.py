"""A person who runs a meeting in a terminal: looks before typing, and sees what was typed.

What is waited for is what the room would see: the question, the one filled place in which typing
goes, and each text in it.
"""

from __future__ import annotations

from collections.abc import Callable

from pmfacilitator.colors import DARK
from tests.e2e.terminal import Terminal

_FILLED = DARK.variables["highlight"].removeprefix("#")
_LABEL, _MARK = 19, 2
_MOST = 40


def fold(text: str) -> str:
    """Text without white space, so that it is found however it is wrapped."""
    return "".join(text.split())


class Facilitator:
    """Drives one terminal; `said` is what the room has said, as a reader should find it."""

    def __init__(self, terminal: Terminal, said: list[str] | None = None) -> None:
        self.terminal = terminal
        self.said = [] if said is None else said

    # Looking ------------------------------------------------------------------------------

    @property
    def filled(self) -> str:
        """What stands in the one filled place, where typing goes."""
        return fold("".join(text for _, text in self.terminal.text_on(_FILLED).values()))

    @property
    def can_type(self) -> bool:
        """Whether there is a filled place, empty or not."""
        return bool(self.terminal.text_on(_FILLED))

    @property
    def field(self) -> str:
        """The name that stands before the filled place; on a card, that of the field."""
        lines = self.terminal.screen_text().split("\n")
        for y, (x, _) in self.terminal.text_on(_FILLED).items():
            before = lines[y][max(x - _LABEL - _MARK, 0) : max(x - _MARK, 0)]
            return before.strip().rpartition("  ")[2].strip()  # the rail may reach into it
        return ""

    def shows(self, text: str) -> bool:
        """Whether a text is on the screen, however it is wrapped there."""
        return fold(text) in fold(self.terminal.screen_text())

    def sees(self, *texts: str) -> None:
        """Wait for texts, however they are wrapped."""
        self.terminal.wait_until(lambda: all(map(self.shows, texts)), f"{texts!r}")

    def is_asked(self, question: str) -> None:
        """Wait for a question, and for the place where it is answered."""
        self.terminal.wait_until(
            lambda: self.shows(question) and self.can_type, f"{question!r}, and where to answer"
        )

    # Typing -------------------------------------------------------------------------------

    def types(self, text: str) -> None:
        """Type where typing goes, and see it there."""
        self.terminal.type(text)
        end = fold(text)[-16:]
        self.terminal.wait_until(lambda: end in self.filled, f"{text!r} where it is typed")

    def says(self, text: str) -> None:
        """Type something that a reader must find."""
        self.types(text)
        self.said.append(text)

    def adds(self, line: str, row: str = "", read: str = "") -> None:
        """Type a line and Enter, and see it come into the list as `row`; a reader finds `read`."""
        self.types(line)
        self.enters(line, row, read)

    def enters(self, line: str, row: str = "", read: str = "") -> None:
        """Press Enter in the line that is typed, and see it come into the list."""
        row = row or line
        end = fold(line)[-16:]
        self.sends("enter")
        self.terminal.wait_until(
            lambda: end not in self.filled and self.shows(row[:20]), f"{row!r} in the list"
        )
        self.said.append(read or row)

    # Cards and lists ----------------------------------------------------------------------

    def goes_to_field(self, name: str) -> None:
        """Press Tab until a field of the card is filled."""
        for _ in range(_MOST):
            if self.field == name:
                return
            self._moves("tab", lambda: self.field)
        raise AssertionError(f"no field {name!r}:\n{self.terminal.screen_text()}")

    def fills(self, name: str, text: str, read: str = "") -> None:
        """Type a field of the card, which a reader should find as `read`."""
        self.goes_to_field(name)
        self.types(text)
        self.said.append(read or text)

    def chooses(self, name: str, letters: str, option: str) -> None:
        """Choose by a few letters what a field holds."""
        self.goes_to_field(name)
        self.picks(letters, option)

    def picks(self, letters: str, option: str) -> None:
        """Type letters into the list that is open or opens with them, and take an option."""
        self.terminal.type(letters)
        self.terminal.wait_until(
            lambda: self.filled == fold(letters) and fold(option) in self._pointed(),
            f"{letters!r} to lead to {option!r}",
        )
        self.sends("enter")
        self.terminal.wait_until(
            lambda: not self.shows("Enter takes") and self.can_type, "the list to close"
        )

    def goes_up_to(self, row: str) -> None:
        """Press Up until the cursor of the list is on a row."""
        self._goes_to(row, "up")

    def goes_down_to(self, row: str) -> None:
        """Press Down until the cursor of the list is on a row."""
        self._goes_to(row, "down")

    def opens(self, row: str, field: str) -> None:
        """Open the card of a row, which begins with a field."""
        self.goes_up_to(row)
        self.presses("enter", field=field)

    def closes(self) -> None:
        """Close the card."""
        self._moves("escape", lambda: self.field)

    # Going on -----------------------------------------------------------------------------

    def sends(self, *keys: str) -> None:
        """Press keys; whatever is pressed here is pressed by this."""
        self.terminal.send(*keys)

    def presses(self, *keys: str, asks: str = "", field: str = "") -> None:
        """Press keys, and wait until a question is asked or a field of a card is filled."""
        self.sends(*keys)
        if asks:
            self.is_asked(asks)
        if field:
            self.terminal.wait_until(lambda: self.field == field, f"the field {field!r}")

    def _goes_to(self, row: str, key: str) -> None:
        for _ in range(_MOST):
            if fold(row) in self.filled:
                return
            self._moves(key, lambda: self.filled)
        raise AssertionError(f"no row {row!r}:\n{self.terminal.screen_text()}")

    def _moves(self, key: str, what: Callable[[], str]) -> None:
        before = what()
        self.sends(key)
        self.terminal.wait_until(
            lambda: what() != before and self.can_type, f"{key} to lead away from {before!r}"
        )

    def _pointed(self) -> str:
        """The line of a list that Enter would take while letters are typed."""
        lines = self.terminal.screen_text().split("\n")
        return fold("".join(line for line in lines if "▸" in line))
