"""Where one private note is written: what it is about, and the words beneath."""

from __future__ import annotations

from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import TextArea

from pmfacilitator.domain.text import clean
from pmfacilitator.widgets.long_text import LongText
from pmfacilitator.widgets.masked import Words
from pmfacilitator.widgets.shown import put, shown_line


class NoteArea(Vertical):
    """Says at each key what is written now."""

    DEFAULT_CSS = """
    NoteArea {
        color: $text-muted;
        &:focus-within { color: $foreground; }
        &:focus-within > .about { text-style: bold; }
        & > .about {
            height: 1;
            padding-left: 2;
            text-wrap: nowrap;
            text-overflow: ellipsis;
        }
        & > LongText { height: 1fr; min-height: 1; }
    }
    """

    @dataclass
    class Typed(Message):
        """Something else is written here now."""

        note_area: NoteArea

    def __init__(self, *, placeholder: str, id: str) -> None:  # noqa: A002 (Textual's own name)
        super().__init__(id=id)
        self._placeholder = placeholder

    def compose(self) -> ComposeResult:
        """Lay out what it is about and the words."""
        yield Words(classes="about")
        yield LongText("", placeholder=self._placeholder, undoes=True)

    @property
    def text(self) -> str:
        """What is written here."""
        return self.query_one(LongText).text

    def show_about(self, words: str) -> None:
        """Say what the note is about."""
        put(self.query_one(".about", Words), shown_line(words))

    def turn_to(self, text: str) -> None:
        """Show another note, with the cursor behind its words."""
        area = self.query_one(LongText)
        if clean(area.text) != text:
            with area.prevent(TextArea.Changed):
                area.load_text(text)
        area.move_cursor(area.document.end)

    def take_focus(self) -> None:
        """Put the cursor into the words."""
        self.query_one(LongText).focus()

    @on(TextArea.Changed)
    def _changed(self, event: TextArea.Changed) -> None:
        event.stop()
        self.post_message(self.Typed(self))
