"""What every target can do: write a document, a part of one, and words that stand anywhere."""

from __future__ import annotations

from typing import Protocol

from pmfacilitator.export.document import Block, Document


class Syntax(Protocol):
    """How one target writes; it alone knows which characters that target acts on."""

    def render(self, document: Document) -> str:
        """The whole document, ending in a newline."""
        ...

    def part(self, blocks: tuple[Block, ...]) -> str:
        """Some blocks of a document, as they stand within one."""
        ...

    def words(self, text: str) -> str:
        """Text that may stand anywhere in a line: in a paragraph, an item, a heading or a cell."""
        ...
