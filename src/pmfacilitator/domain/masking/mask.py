"""A mask over texts: it finds people, accounts and amounts, and puts blocks in their place."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple, Protocol

from pmfacilitator.domain.masking.amounts import amounts, has_amounts
from pmfacilitator.domain.masking.terms import (
    ENTITY,
    Counted,
    Found,
    Kind,
    Term,
    Token,
    tokens,
    words_of,
)

GLYPH = "▒"
"""What stands where a letter is masked, one cell wide."""

WIDE_GLYPH = "〓"
"""What stands where a letter of two cells is masked."""

_BLANK = f"{GLYPH * 3}"
_ELLIPSIS = "…"
_MOST_BETWEEN = 3
_LEAST_LEFT = 3
"""So many letters of a name tell whose it is."""
_KNOWN_TEXTS = 8192

_NO_SPACES = re.compile(
    "[\u0e00-\u0eff\u0f00-\u0fff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]"
)
"""Scripts that put nothing between words, or hang endings on names."""


class Hiding(Protocol):
    """What can be laid over a text that is drawn."""

    def hide(self, text: str, cursor: int | None = None) -> str:
        """The text with blocks for what is masked, as wide as it was; see `Mask.hide`."""
        ...


class Mask:
    """Hides what some terms name, and every amount with a currency."""

    def __init__(self, terms: Iterable[Term] = ()) -> None:
        known = dict.fromkeys(sorted(terms, key=lambda term: -sum(map(len, term.keys))))
        self._by_head = _by_head(known)
        spelled = [term for term in known if not term.is_joined]
        self._heads = sorted(term.keys[0] for term in spelled if not term.is_capital)
        self._capitals = sorted(term.keys[0] for term in spelled if term.is_capital)
        self._tails = sorted(key[::-1] for term in spelled for key in term.keys)
        self._solid = _solid(known)
        self._texts: dict[tuple[str, int | None], str] = {}

    def hide(self, text: str, cursor: int | None = None) -> str:
        """The text with blocks for every letter of what is masked, as wide as it was.

        With a `cursor`, a word that is being typed there is masked from its third letter if it could
        become one that is.
        """
        known = self._texts.get((text, cursor))
        if known is None:
            if len(self._texts) >= _KNOWN_TEXTS:
                self._texts.clear()
            known = self._texts[text, cursor] = self._hidden(text, cursor)
        return known

    def cover(self, text: str) -> str:
        """The text with people and accounts by number, and no amounts: for those who read it later."""
        parts, at = [], 0
        for found in self.found(text):
            if found.start >= at:
                parts += [text[at : found.start], _stand_in(found)]
                at = found.end
        return "".join([*parts, text[at:]])

    def found(self, text: str, cursor: int | None = None) -> Sequence[Found]:
        """What is to be masked in a text, in order; of two at one place the longer one first."""
        if cursor is None and self._is_open(text):
            return ()
        words = tokens(text)
        every = [*self._named(text, words, cursor), *self._named_solidly(text)]
        if has_amounts(text, (word.key for word in words)):
            every += [Found(start, end, Kind.AMOUNT, 0) for start, end in amounts(text)]
        if _ELLIPSIS in text:
            every += _cut_numbers(text)
        return sorted(every, key=lambda found: (found.start, -found.end))

    def _is_open(self, text: str) -> bool:
        """Whether a look at each word is enough to know that nothing is to be masked."""
        keys = words_of(text)
        if (
            _ELLIPSIS in text
            or self._solid is not None
            or not self._by_head.keys().isdisjoint(keys)
        ):
            return False
        return not has_amounts(text, keys)

    def counted(self, text: str) -> Counted:
        """How many different people, accounts and amounts a text names."""
        named: dict[Kind, set[str]] = {kind: set() for kind in Kind}
        unsure: dict[Kind, int] = dict.fromkeys(Kind, 0)
        for found in self.found(text):
            if found.who:
                named[found.kind].add(str(found.who))
            elif found.kind is Kind.AMOUNT:
                named[found.kind].add(re.sub(r"\s", "", text[found.start : found.end]))
            else:
                unsure[found.kind] = 1
        people, accounts, money = (max(len(named[kind]), unsure[kind]) for kind in Kind)
        return Counted(people, accounts, money)

    def _hidden(self, text: str, cursor: int | None) -> str:
        letters: list[str] | None = None
        for found in self.found(text, cursor):
            letters = letters or list(text)
            for at in range(found.start, found.end):
                letters[at] = _glyph(text[at])
        return "".join(letters) if letters else text

    def _named(self, text: str, words: Sequence[Token], cursor: int | None) -> Iterator[Found]:
        is_cut = cursor is not None or _ELLIPSIS in text
        at = 0
        while at < len(words):
            taken = 0
            if words[at].key in self._by_head or is_cut:
                term, taken = self._best(text, words, at, cursor)
                if taken:
                    yield Found(words[at].start, words[at + taken - 1].end, *term)
            at += max(taken, 1)

    def _best(
        self, text: str, words: Sequence[Token], at: int, cursor: int | None
    ) -> tuple[tuple[Kind, int], int]:
        """The longest term that stands at a word, and how many words of the text it takes."""
        first = words[at]
        for term in self._by_head.get(first.key, ()):
            if term.is_capital and not _may_name(text, first.start):
                continue
            taken = _taken(text, words, at, term.keys, cursor)
            if taken:
                return (term.kind, term.who), taken
        if self._is_cut(text, first, cursor):
            return (Kind.PERSON, 0), 1
        return (Kind.PERSON, 0), 0

    def _is_cut(self, text: str, word: Token, cursor: int | None) -> bool:
        """Whether only the beginning or the end of a name is left of a word, or typed so far."""
        if word.end - word.start < _LEAST_LEFT:
            return False
        if cursor == word.end or text.startswith(_ELLIPSIS, word.end):
            is_capital = _may_name(text, word.start) and _begins(self._capitals, word.key)
            return is_capital or _begins(self._heads, word.key)
        is_rest = word.start > 0 and text[word.start - 1] == _ELLIPSIS
        return is_rest and _begins(self._tails, word.key[::-1])

    def _named_solidly(self, text: str) -> Iterator[Found]:
        if self._solid is not None:
            pattern, terms = self._solid
            for found in pattern.finditer(text):
                yield Found(*found.span(), *terms[found[0]])


class Masks(NamedTuple):
    """Masks one over another."""

    masks: tuple[Mask, ...]

    def hide(self, text: str, cursor: int | None = None) -> str:
        """The text behind all of them; see `Mask.hide`."""
        for mask in self.masks:
            text = mask.hide(text, cursor)
        return text


def _by_head(terms: Iterable[Term]) -> Mapping[str, Sequence[Term]]:
    """The terms by their first word and its genitive, the longest first."""
    heads: dict[str, list[Term]] = {}
    for term in terms:
        for key in {term.keys[0], f"{term.keys[0]}s" if len(term.keys[0]) > 2 else term.keys[0]}:
            heads.setdefault(key, []).append(term)
    return heads


def _solid(
    terms: Iterable[Term],
) -> tuple[re.Pattern[str], Mapping[str, tuple[Kind, int]]] | None:
    """A pattern for names in scripts without spaces between words."""
    names = {
        "".join(term.keys): (term.kind, term.who)
        for term in terms
        if _NO_SPACES.search(term.keys[0]) and sum(map(len, term.keys)) > 1
    }
    longest = sorted(names, key=len, reverse=True)
    return (re.compile("|".join(map(re.escape, longest))), names) if names else None


def _taken(
    text: str, words: Sequence[Token], at: int, keys: Sequence[str], cursor: int | None
) -> int:
    """How many words stand there of these, 0 if others do; a cut end takes what is left of it."""
    for n, key in enumerate(keys[1:], 1):
        before = words[at + n - 1]
        is_end = text.startswith(_ELLIPSIS, before.end) or cursor == before.end
        if at + n >= len(words):
            return n if is_end and n > 1 else 0
        word = words[at + n]
        between = text[before.end : word.start]
        if _ELLIPSIS in between:
            return n if n > 1 else 0
        if len(ENTITY.sub("", between).strip()) > _MOST_BETWEEN:
            return 0
        if word.key == key or word.key == f"{key}s":
            continue
        is_cut = text.startswith(_ELLIPSIS, word.end) or cursor == word.end
        return n + 1 if is_cut and n > 1 and key.startswith(word.key) else 0
    return len(keys)


def _may_name(text: str, at: int) -> bool:
    """Whether a word that is also an ordinary one may be a name here."""
    return not text[at].islower() or (at > 0 and text[at - 1] == "@")


def _begins(ordered: Sequence[str], letters: str) -> bool:
    """Whether any of these words begins with these letters."""
    at = bisect_left(ordered, letters)
    return at < len(ordered) and ordered[at].startswith(letters)


def _cut_numbers(text: str) -> Iterator[Found]:
    """Numbers of which nobody sees any more whether they have a currency."""
    for found in re.finditer(rf"(?<![\d:/-])\d[\d.,]*(?={_ELLIPSIS})", text):
        yield Found(*found.span(), Kind.AMOUNT, 0)


@lru_cache(maxsize=1 << 12)
def _glyph(letter: str) -> str:
    if letter.isspace():
        return letter
    if unicodedata.combining(letter) or unicodedata.category(letter) == "Cf":
        return ""
    return WIDE_GLYPH if unicodedata.east_asian_width(letter) in "WF" else GLYPH


def _stand_in(found: Found) -> str:
    number = f" {found.who}" if found.who else ""
    match found.kind:
        case Kind.PERSON:
            return f"Person{number}"
        case Kind.ACCOUNT:
            return f"Account{number}"
        case Kind.AMOUNT:
            return _BLANK
