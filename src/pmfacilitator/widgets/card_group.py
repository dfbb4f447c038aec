"""Fields of a card that belong together: in full while one of them is typed in, else in one line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.events import Click
from textual.message import Message

from pmfacilitator.widgets.card_field import CardField
from pmfacilitator.widgets.masked import Words
from pmfacilitator.widgets.shown import joined, put, shown_line

_OPEN, _FOLDED = "▾", "▸"


class GroupHeading(Words):
    """The one line of a group that is always there."""


class CardGroup(Vertical):
    """A heading, and its fields beneath it unless they are folded away."""

    DEFAULT_CSS = """
    CardGroup {
        height: auto;
        & > GroupHeading { height: 1; color: $text-muted; text-wrap: nowrap; text-overflow: ellipsis; }
        &.-open > GroupHeading { color: $text-accent; text-style: bold; }
    }
    """

    @dataclass
    class Wanted(Message):
        """Somebody clicked on the heading of a group that is folded away."""

        group: CardGroup

    def __init__(self, title: str, fields: Sequence[CardField]) -> None:
        super().__init__()
        self.title = title
        self.fields = tuple(fields)

    def compose(self) -> ComposeResult:
        """Lay out the heading and the fields."""
        yield GroupHeading()
        yield from self.fields

    def fold(self, *, is_open: bool) -> None:
        """Show the fields, or what they hold in one line."""
        for field in self.fields:
            field.display = is_open
        self.set_class(is_open, "-open")
        self.show()

    def show(self) -> None:
        """Draw the heading of now."""
        if self.has_class("-open"):
            heading = joined(f"{_OPEN} {self.title}")
        else:
            heading = joined(f"{_FOLDED} {self.title}   ", shown_line(self._said()))
        put(self.query_one(GroupHeading), heading)

    def on_click(self, event: Click) -> None:
        """Open what is folded away."""
        if isinstance(event.widget, GroupHeading):
            event.stop()
            self.post_message(self.Wanted(self))

    def _said(self) -> str:
        texts = (field.line.value for field in self.fields)
        return " · ".join(text for text in texts if text) or "–"
