"""What a document says when people, accounts and amounts are masked in it."""

from __future__ import annotations

import re
from pathlib import Path

from pmfacilitator.domain.masking import GLYPH, Mask

_BETWEEN = re.compile(rf"[\s{GLYPH}]+")


def masked_name(meeting: Path, mask: Mask) -> Path:
    """The name of a meeting's file, by which its documents are called, masked as they are."""
    words = _BETWEEN.sub("-", mask.cover(meeting.stem)).casefold().strip("-")
    return meeting.with_name(f"{words.replace('--', '-')}{meeting.suffix}")
