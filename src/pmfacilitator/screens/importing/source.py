"""What a preview reads from: something pasted, or a file that was chosen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from pmfacilitator.domain.desk import CHANGES, OPENED, PASTED, TYPED
from pmfacilitator.domain.text import clean, clean_lines
from pmfacilitator.importing.decoding import decoded, is_text
from pmfacilitator.importing.material import Material, pasted
from pmfacilitator.keys.in_force import keys_to

AT_ONCE = 64 * 1024
"""Up to so many bytes are read before the next key; more is read beside the typing."""


@dataclass(frozen=True)
class Source:
    """Some material, what it is called, the draft that keeps it, and the path of a file."""

    material: Material
    name: str
    draft: str
    path: str = ""

    @property
    def wishes_draft(self) -> str:
        """The draft of what was changed in its preview."""
        return f"{self.draft}/{CHANGES}"

    @property
    def typed_draft(self) -> str:
        """The draft of what is being typed about one of its lines."""
        return f"{self.draft}/{TYPED}"

    @property
    def drafts(self) -> tuple[str, ...]:
        """Every draft that is kept of it."""
        return (self.draft, *(f"{self.draft}/{part}" for part in (CHANGES, OPENED, TYPED)))

    @property
    def is_pasted(self) -> bool:
        """Whether it is nowhere else than here."""
        return self.draft == PASTED

    @property
    def is_quick(self) -> bool:
        """Whether reading it is over before anybody looks."""
        return sum(len(part.data) for part in self.material.parts) <= AT_ONCE

    @property
    def is_note(self) -> bool:
        """Whether it is one text, short enough for each line to be a row."""
        parts = self.material.parts
        return self.is_quick and len(parts) == 1 and is_text(parts[0].data) and any(self.lines)

    @cached_property
    def text(self) -> str:
        """The text, if it is one."""
        parts = self.material.parts
        return clean(decoded(parts[0].data).text) if len(parts) == 1 else ""

    @cached_property
    def lines(self) -> Sequence[str]:
        """Its lines, if it is one text."""
        return self.text.split("\n")


def from_paste(text: str) -> Source:
    """What was pasted."""
    return Source(pasted(text), "what was pasted", PASTED)


def waiting(text: str) -> str:
    """How to speak of something pasted that waits to be gone on with."""
    return f"A pasted timeline of {_lines(text)} lines is waiting: {to_import()} goes on with it"


def to_import() -> str:
    """The key that opens what waits also while something is typed: the last there is."""
    return keys_to("entry.import").rpartition(" ")[2]


@lru_cache(maxsize=1)
def _lines(text: str) -> int:
    """How many lines a text has, counted once."""
    return len(clean_lines(text))
