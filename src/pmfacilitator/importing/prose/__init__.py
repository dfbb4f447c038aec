"""Reads a timeline out of prose: Markdown, a wiki page, a pasted web page, notes.

A document is taken apart in stages, each a small grammar: lines → blocks → pieces with the stamps
before them → the regions that are its timeline → drafts → dates → zones → entries. No rule in it is there
for one document only.
"""

from __future__ import annotations

from pmfacilitator.importing.found import Choices, Imported
from pmfacilitator.importing.prose.document import read_chat, read_document

__all__ = ["read_chat", "read_prose"]


def read_prose(text: str, choices: Choices, name: str = "") -> Imported:
    """The entries of a timeline in a text, whatever the text is.

    Args:
        text: the document.
        choices: what its reader knows and it does not say.
        name: its file name, which may tell the date.
    """
    return read_document(text, choices, name)
