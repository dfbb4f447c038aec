"""What a meeting's screen asks of whoever holds its file."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message


@dataclass
class DocumentWanted(Message):
    """The room wants the document: `write`, `copy`, or (empty) to be asked which."""

    way: str = ""


@dataclass
class LeaveWanted(Message):
    """Somebody wants to leave the meeting."""
