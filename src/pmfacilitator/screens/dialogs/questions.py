"""The questions the app itself asks; the safe answer always stands first."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType

from pmfacilitator.screens.dialogs.choice import Choice, ChoiceDialog


def leave_dialog() -> ChoiceDialog:
    """Whether to leave the meeting: `stay`, `home` or `quit`."""
    return ChoiceDialog(
        "Leave the meeting? Everything is saved; it goes on where it stands.",
        (
            Choice("stay", "Stay"),
            Choice("home", "Go to the list of meetings"),
            Choice("quit", "Quit"),
        ),
    )


class DocumentDialog(ChoiceDialog):
    """Closes with the key that opened it, as every dialog does."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+r,f4", "leave", "Close", show=False, id="document.leave"),
    ]


def document_dialog(file_name: str) -> DocumentDialog:
    """What to do with the document: `write` or `copy`."""
    return DocumentDialog(
        "The document",
        (
            Choice("write", "Write it beside the meeting", file_name),
            Choice("copy", "Copy it, and write it too", "Markdown, for the wiki or the ticket"),
        ),
    )


def trash_dialog(title: str) -> ChoiceDialog:
    """Whether to move a meeting to the trash: `keep` or `trash`."""
    return ChoiceDialog(
        f"Move “{title}” to the library's trash folder?",
        (Choice("keep", "Keep it"), Choice("trash", "Move it to the trash")),
    )
