"""What screens ask of whoever holds the files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from pmfacilitator.screens.bodies.rows import RowsBody


@dataclass
class DocumentWanted(Message):
    """The room wants the document: `write`, `copy`, or (empty) to be asked which."""

    way: str = ""


@dataclass
class LeaveWanted(Message):
    """Somebody wants to leave the meeting."""


@dataclass
class FormTyped(Message):
    """The form of a new meeting holds these texts now, by field, and wants them kept."""

    texts: Mapping[str, str]


@dataclass
class CaptureWanted(Message):
    """Somebody wants to go on with a half-typed capture."""


@dataclass
class ImportWanted(Message):
    """The timeline is to take in what was pasted, what waits, or (empty) a file to be chosen."""

    body: RowsBody
    text: str = ""
