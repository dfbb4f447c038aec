"""The clock of a step, large enough to be read over video."""

from __future__ import annotations

from math import ceil

from textual.content import Content
from textual.widget import Widget

# Three rows of half blocks a digit, so that the shape survives a compressed video.
_DIGITS = {
    "0": ("█▀█", "█ █", "▀▀▀"),
    "1": ("▀█ ", " █ ", "▀▀▀"),
    "2": ("▀▀█", "█▀▀", "▀▀▀"),
    "3": ("▀▀█", " ▀█", "▀▀▀"),
    "4": ("█ █", "▀▀█", "  ▀"),
    "5": ("█▀▀", "▀▀█", "▀▀▀"),
    "6": ("█▀▀", "█▀█", "▀▀▀"),
    "7": ("▀▀█", "  █", "  ▀"),
    "8": ("█▀█", "█▀█", "▀▀▀"),
    "9": ("█▀█", "▀▀█", "▀▀▀"),
    ":": ("▄", "▄", " "),
}

OVER = "▲ OVER"


def large(text: str) -> tuple[str, str, str]:
    """Digits and colons in three rows."""
    glyphs = [_DIGITS[character] for character in text]
    top, middle, bottom = (" ".join(glyph[row] for glyph in glyphs) for row in range(3))
    return top, middle, bottom


def reading(spent: float, minutes: int) -> tuple[str, str]:
    """The words and the digits for so many seconds spent of a timebox.

    Time left counts down; over time counts up and says so, by a word and a sign.
    """
    left = minutes * 60 - int(spent)
    minute, second = divmod(abs(left), 60)
    return (OVER if left < 0 else "left"), f"{minute:02}:{second:02}"


class Clock(Widget, can_focus=False):
    """Shows a step's time left, or by how much it is over; never takes focus, never blocks."""

    DEFAULT_CSS = """
    Clock {
        width: 30;
        height: 3;
        padding: 0 1;
        color: $foreground;
        &.-last-minute { color: $clock-ending-foreground; background: $clock-ending; }
        &.-over { color: $clock-over-foreground; background: $clock-over; text-style: bold; }
    }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 (Textual's own name)
        super().__init__(id=id)
        self._shown = ("", "", "", "")

    def show(self, spent: float, minutes: int, *, running: bool) -> None:
        """Show so many seconds spent of so many minutes; nothing for a step without a timebox."""
        if not minutes:
            self._become("", "", "", "")
            return
        words, digits = reading(spent, minutes)
        self._become(digits, words, f"of {minutes} min", "" if running else "paused")
        left = minutes * 60 - int(spent)
        self.set_class(left < 0, "-over")
        self.set_class(0 <= left < 60, "-last-minute")

    def show_silence(self, left: float, length: float, *, running: bool) -> None:
        """Show what is left of a silent round, in seconds; it hurries nobody, so no colour stands out."""
        minute, second = divmod(ceil(left), 60)
        self.remove_class("-over", "-last-minute")
        state = "" if running else "paused"
        self._become(f"{minute:02}:{second:02}", "silent", f"of {length / 60:g} min", state)

    def render(self) -> Content:
        """The digits, with words beside them."""
        digits, *words = self._shown
        width = self.size.width
        if not digits:
            return Content("")
        if self.size.height < 3:
            said, of, state = words
            line = f"{digits} {said} {state or of}"
            return Content((line if len(line) <= width else f"{digits} {said}").rjust(width))
        rows = zip(words, large(digits), strict=True)
        return Content("\n".join(_beside(word, row, width) for word, row in rows))

    def _become(self, digits: str, words: str, of: str, state: str) -> None:
        if (digits, words, of, state) != self._shown:
            self._shown = (digits, words, of, state)
            if not digits:
                self.remove_class("-over", "-last-minute")
            self.refresh()


def _beside(word: str, row: str, width: int) -> str:
    """A row of digits at the right, and a word before it if there is room for it."""
    line = f"{word} {row}"
    return (line if len(line) <= width else row).rjust(width)
