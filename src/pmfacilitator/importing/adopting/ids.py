"""Ids made of a paper's own words: the same paper always gives the same."""

from __future__ import annotations

import hashlib

from pmfacilitator.domain.records import ALPHABET, ID_LENGTH


class Ids:
    """Ids that the same paper always gives, one after another."""

    def __init__(self, data: bytes) -> None:
        self._seed = hashlib.sha256(data).digest()
        self._count = 0

    def next(self) -> str:
        """The next of them."""
        self._count += 1
        digest = hashlib.sha256(self._seed + self._count.to_bytes(4, "big")).digest()
        return "".join(ALPHABET[byte % len(ALPHABET)] for byte in digest[:ID_LENGTH])
