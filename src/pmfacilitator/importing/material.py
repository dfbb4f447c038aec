"""What is handed to an importer: named bytes, wherever they came from."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Part:
    """One file: its path inside what was given, and its bytes."""

    path: str
    data: bytes


@dataclass(frozen=True)
class Material:
    """What was given: one file or text, or the files of a folder or an archive.

    `name` is what it was called, which may tell a date; "" for what was pasted.
    """

    parts: tuple[Part, ...]
    name: str = ""


def pasted(text: str) -> Material:
    """Text from the clipboard or a pipe."""
    return Material((Part("", text.encode("utf-8", "replace")),))
