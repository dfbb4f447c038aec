"""The questions the app itself asks; the safe answer always stands first."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType

from pmfacilitator.domain.text import shorten_front
from pmfacilitator.errors import DocumentChanged
from pmfacilitator.screens.dialogs.choice import Choice, ChoiceDialog
from pmfacilitator.screens.dialogs.document import NAME_WIDTH

MASKED, OPEN = "masked", "open"

_HEAD = 2
"""How many lines of a difference name its two sides, which says nothing to the room."""

_SHOWN_LINES = 400


class LeaveDialog(ChoiceDialog):
    """Asks whether to leave; the key that asked closes it, which is the app's to see."""


class TrashDialog(ChoiceDialog):
    """Closes with the key that opened it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+d", "leave", "Close", show=False, id="home.trash"),
    ]


def leave_dialog() -> LeaveDialog:
    """Whether to leave the meeting: `stay`, `home` or `quit`."""
    return LeaveDialog(
        "Leave the meeting? Everything is saved; it goes on where it stands.",
        (
            Choice("stay", "Stay"),
            Choice("home", "Go to the list of meetings"),
            Choice("quit", "Quit"),
        ),
    )


def changed_dialog(changed: DocumentChanged, *, shows_lines: bool) -> ChoiceDialog:
    """What to do about a document that somebody has changed: write `beside` it, or `over` it.

    Args:
        changed: what stands against it.
        shows_lines: whether the room may see how the two differ.
    """
    lines = [line for line in changed.difference[_HEAD:] if not line.startswith("@@")]
    name, free = (shorten_front(path.name, NAME_WIDTH) for path in (changed.path, changed.free))
    return ChoiceDialog(
        f"This document is not as it was written here last:\n{name}",
        (
            Choice("beside", "Write beside it", free),
            Choice("over", "Write over it", _lost(lines)),
        ),
        detail="\n".join(lines[:_SHOWN_LINES]) if shows_lines else "",
    )


def unmasked_dialog(named: str) -> ChoiceDialog:
    """Whether what is masked on the screen leaves in a document: `masked`, `open`, or not at all."""
    return ChoiceDialog(
        f"Safe mode is on, and this document names {named}.",
        (
            Choice(MASKED, "Mask them in it", "people and accounts by number, no amounts"),
            Choice(OPEN, "Let it name them"),
            Choice("none", "Make no document"),
        ),
    )


def _lost(difference: list[str]) -> str:
    lines = sum(line.startswith("-") for line in difference)
    return f"{lines} {'line' if lines == 1 else 'lines'} of it, marked -, would be lost"


def trash_dialog(title: str) -> TrashDialog:
    """Whether to move a meeting to the trash: `keep` or `trash`."""
    return TrashDialog(
        f"Move “{title}” to the library's trash folder?",
        (Choice("keep", "Keep it"), Choice("trash", "Move it to the trash")),
    )
