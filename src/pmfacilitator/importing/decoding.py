"""Bytes into text, whatever they were written with; nothing is refused here."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LOOKED_AT = 4096


@dataclass(frozen=True)
class Decoded:
    """Text, and whether some of its bytes were none and had to be replaced."""

    text: str
    damaged: bool


def decoded(data: bytes) -> Decoded:
    """The text of some bytes: by their mark, else as UTF-8."""
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), "utf-8")
    try:
        return Decoded(data.decode(encoding), damaged=False)
    except UnicodeDecodeError:
        return Decoded(data.decode(encoding, "replace"), damaged=True)


def is_text(data: bytes) -> bool:
    """Whether bytes can be text at all; pictures, archives and the like hold null bytes."""
    if any(data.startswith(mark) for mark, _ in _MARKS):
        return True
    return b"\0" not in data[:_LOOKED_AT]
