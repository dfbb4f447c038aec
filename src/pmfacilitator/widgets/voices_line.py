"""Whose voice a step has heard, and whose not yet: a dot and a word for each role, in one line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from rich.cells import cell_len
from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.widget import Widget

from pmfacilitator.domain.text import clean_line
from pmfacilitator.domain.voices import Heard
from pmfacilitator.widgets.masked import hiding
from pmfacilitator.widgets.shown import shown

HEARD, QUIET = "●", "○"

_GAP = "  "
_LONG = 6
"""Words longer than this have a short form."""

_STEM = 4
_VOWELS = frozenset("aeiouy")


class VoicesLine(Widget, can_focus=False):
    """Shows who has been heard; drawn again only when that changes. A click asks for more."""

    DEFAULT_CSS = """
    VoicesLine { width: 1fr; height: 1; color: $foreground; }
    """

    @dataclass
    class Clicked(Message):
        """Somebody wants to know more about who has been heard."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 (Textual's own name)
        super().__init__(id=id)
        self._heard: tuple[Heard, ...] = ()

    def show(self, heard: Sequence[Heard]) -> None:
        """Show these roles; nothing is drawn if nothing differs."""
        if tuple(heard) != self._heard:
            self._heard = tuple(heard)
            self.refresh()

    def render(self) -> Content:
        """As much of them as fits; what is masked is so before it is made short."""
        hide = hiding(self)
        heard = [replace(each, name=hide(each.name)) for each in self._heard]
        return shown(fitting(heard, self.size.width))

    def on_click(self, event: Click) -> None:
        """Ask for more."""
        event.stop()
        if self._heard:
            self.post_message(self.Clicked())


def fitting(heard: Sequence[Heard], width: int) -> str:
    """The fullest form that fits: names, the longest of them short, then only who is quiet."""
    forms = tuple(_forms(heard))
    return next((form for form in forms if cell_len(form) <= width), forms[-1])


def _forms(heard: Sequence[Heard]) -> Iterator[str]:
    names = [clean_line(each.name) for each in heard]
    short = short_names(names)
    yield _line(heard, names)
    while names != short:
        at = max(range(len(names)), key=lambda n: len(names[n]) - len(short[n]))
        names[at] = short[at]
        yield _line(heard, names)
    quiet = [name for name, each in zip(short, heard, strict=True) if not each.here]
    spoke = [f"{HEARD} {len(heard) - len(quiet)} heard"] if len(quiet) < len(heard) else []
    yield _GAP.join([*(f"{QUIET} {name}" for name in quiet), *spoke])
    yield _GAP.join([*([f"{QUIET} {len(quiet)} quiet"] if quiet else []), *spoke])


def _line(heard: Sequence[Heard], names: Sequence[str]) -> str:
    marks = (HEARD if each.here else QUIET for each in heard)
    return _GAP.join(f"{mark} {name}" for mark, name in zip(marks, names, strict=True))


def short_names(names: Sequence[str]) -> list[str]:
    """A short form for each name: initials, or how it begins; the whole name where two would meet."""
    short = [_short(name) for name in names]
    times = Counter(short)
    return [s if times[s] == 1 else name for s, name in zip(short, names, strict=True)]


def _short(name: str) -> str:
    words = [word for word in name.split() if word[0].isalnum()]
    if len(words) > 1:
        return "".join(word[0] for word in words).upper()
    if len(name) <= _LONG:
        return name
    stem = name[:_STEM]
    return f"{stem[:-1] if stem[-1].casefold() in _VOWELS else stem}."
