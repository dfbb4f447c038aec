"""The questions the app itself asks; the safe answer always stands first."""

from __future__ import annotations

from pmfacilitator.errors import DocumentChanged
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


def changed_dialog(changed: DocumentChanged) -> ChoiceDialog:
    """What to do about a document that somebody has changed: write `beside` it, or `over` it."""
    return ChoiceDialog(
        f"“{changed.path.name}” has changed since it was written here.",
        (
            Choice("beside", "Write beside it", changed.free.name),
            Choice("over", "Write over it", "the lines marked - are lost"),
        ),
        detail="\n".join(line for line in changed.difference if not line.startswith(_HEADS)),
    )


_HEADS = ("---", "+++", "@@")
"""What a difference begins with, and says nothing to the room."""


def trash_dialog(title: str) -> ChoiceDialog:
    """Whether to move a meeting to the trash: `keep` or `trash`."""
    return ChoiceDialog(
        f"Move “{title}” to the library's trash folder?",
        (Choice("keep", "Keep it"), Choice("trash", "Move it to the trash")),
    )
