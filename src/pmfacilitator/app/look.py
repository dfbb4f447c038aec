"""How the app looks: in whose colours, or in none, and in which characters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from textual.app import SystemCommand
from textual.filter import LineFilter, Monochrome, NoColor

from pmfacilitator.app.crashing import QuietApp
from pmfacilitator.app.filters import Colourless
from pmfacilitator.colors import THEMES


@dataclass(frozen=True)
class Look:
    """What is wanted: a theme by its name; without colours it is always the terminal's own."""

    theme: str = "dark"
    has_colours: bool = True
    is_ascii: bool = False


class LookingApp(QuietApp):
    """Is drawn as it is wanted, and in other colours when the room asks for them."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        for theme in THEMES.values():
            self.register_theme(theme)
        self.theme = THEMES[look.theme if look.has_colours else "terminal"].name
        colourless = () if look.has_colours else (Colourless(),)
        self._last: tuple[LineFilter, ...] = (*colourless, *_ascii(look))

    def get_line_filters(self) -> Sequence[LineFilter]:
        """What every line goes through; without colours there are none, where Textual has greys."""
        others = super().get_line_filters()
        kept = (each for each in others if not isinstance(each, (Monochrome, NoColor)))
        return (*kept, *self._last)

    def action_next_theme(self) -> None:
        """Change between dark, light and the terminal's own colours."""
        names = [theme.name for theme in THEMES.values()]
        self.theme = names[(names.index(self.theme) + 1) % len(names)]
        self.refresh_css()

    def look_commands(self) -> Iterator[SystemCommand]:
        """What the palette offers to change the look."""
        if self.look.has_colours:
            words = "Dark, light or the terminal's colours"
            yield SystemCommand(words, "change the colours", self.action_next_theme)


def _ascii(look: Look) -> Iterator[LineFilter]:
    if look.is_ascii:
        from pmfacilitator.app.ascii import Ascii

        yield Ascii()
