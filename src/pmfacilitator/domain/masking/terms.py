"""The words of a text as they are compared, and those that name somebody."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache
from typing import NamedTuple

_TOKEN = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f])*")
ENTITY = re.compile(r"&(?:#\d+|amp|lt|gt|quot|apos|nbsp);")
"""How a document may write a sign that stands between the words of a name."""

_PLAIN = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"}
)


class Kind(Enum):
    """What is masked."""

    PERSON = auto()
    ACCOUNT = auto()
    AMOUNT = auto()


class Term(NamedTuple):
    """Words that name somebody, folded; `who` counts from 1, and is 0 where it could be several.

    What `is_capital` names somebody only where it begins with a capital letter; what `is_joined` was
    run together of several words, as in addresses.
    """

    keys: tuple[str, ...]
    kind: Kind
    who: int
    is_capital: bool = False
    is_joined: bool = False


class Found(NamedTuple):
    """Something to be masked, and where it stands."""

    start: int
    end: int
    kind: Kind
    who: int


class Token(NamedTuple):
    """A word of a text, and where it stands."""

    start: int
    end: int
    key: str


@dataclass(frozen=True)
class Counted:
    """How many people, accounts and amounts a text names."""

    people: int
    accounts: int
    amounts: int

    @property
    def words(self) -> str:
        """The counts as they are said: `3 people, 2 accounts and 1 amount`."""
        many = (
            (self.people, "person", "people"),
            (self.accounts, "account", "accounts"),
            (self.amounts, "amount", "amounts"),
        )
        *first, last = [f"{n} {one if n == 1 else more}" for n, one, more in many if n] or [""]
        return f"{', '.join(first)} and {last}" if first else last


@lru_cache(maxsize=1 << 15)
def folded(word: str) -> str:
    """A word as it is compared: without case, accents and ligatures."""
    if word.isascii():
        return word.lower()
    bare = "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
    return bare.casefold().translate(_PLAIN)


def words_of(text: str) -> Sequence[str]:
    """The words of a text, folded."""
    return [folded(word) for word in _TOKEN.findall(text)]


def tokens(text: str) -> Sequence[Token]:
    """The words of a text, and where they stand."""
    found = [Token(*each.span(), folded(each[0])) for each in _TOKEN.finditer(text)]
    return found if "&" not in text else [each for each in found if not _is_entity(text, each)]


def _is_entity(text: str, word: Token) -> bool:
    """Whether a word is the name of a sign in a document, such as `&amp;`."""
    start = word.start - 2 if text.startswith("&#", max(word.start - 2, 0)) else word.start - 1
    return start >= 0 and ENTITY.match(text, start) is not None
