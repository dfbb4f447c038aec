"""What is being typed in a small dialog over a preview, kept so that it outlives a crash."""

from __future__ import annotations

from enum import Enum

from pydantic import ValidationError

from pmfacilitator.domain.records import Record, Text
from pmfacilitator.screens.dialogs.line import Half
from pmfacilitator.session import Session


class Asked(Enum):
    """What is typed: of a line, or of all of them at once."""

    TIME = "time"
    WORDS = "words"
    DATE = "date"
    INCIDENT = "incident"
    COLUMNS = "columns"


ALL = ""
"""What stands for all lines where one line's key is asked for."""


class HalfTyped(Record):
    """The text that stands in the small dialog over a preview, the line, and what is asked of it."""

    key: str
    asked: Asked
    text: Text


class Typing:
    """Keeps what is typed in a small dialog over a preview, in a draft, until that is left."""

    def __init__(self, session: Session, draft: str) -> None:
        self._session = session
        self._draft = draft

    @property
    def kept(self) -> HalfTyped | None:
        """What was being typed when the program ended, if that can be read."""
        text = self._session.desk.draft(self._draft)
        try:
            return HalfTyped.model_validate_json(text) if text else None
        except ValidationError:
            return None

    def half(self, key: str, asked: Asked) -> Half:
        """What was half-typed about a line (or `ALL`), and how to keep what is typed now."""
        kept = self.kept
        is_here = kept is not None and (kept.key, kept.asked) == (key, asked)

        def keep(text: str) -> None:
            half = HalfTyped(key=key, asked=asked, text=text).model_dump_json() if text else ""
            self._session.set_draft(self._draft, half)

        return Half(kept.text if kept and is_here else "", keep)

    def forget(self) -> None:
        """The dialog has been left."""
        self._session.set_draft(self._draft, "")
