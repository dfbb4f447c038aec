"""Whom a meeting has recorded, and by which words they are named."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from pmfacilitator.domain.masking.mask import Mask
from pmfacilitator.domain.masking.terms import Kind, Term, folded, tokens
from pmfacilitator.domain.masking.words import COMMON, NEVER
from pmfacilitator.domain.meeting import Meeting
from pmfacilitator.domain.sections import ImpactSection

_PARTS = re.compile(r"\s*[,;()|/–—:]\s*|\s+-\s+")
_UMLAUTS = {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "å": "aa", "ø": "oe"}
_UMLAUT = re.compile("|".join(_UMLAUTS))
_SHORT = 2
_LEAST_HANDLE = 5


@dataclass(frozen=True)
class Names:
    """People, accounts, and the sources of quotes, which may name an account."""

    people: tuple[str, ...] = ()
    accounts: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()

    @property
    def mask(self) -> Mask:
        """The mask over all of them; the same one for the same names."""
        return mask_over(self.people, self.accounts, self.sources)

    def joined(self, others: Names) -> Names:
        """These and others, each once."""
        if others == self:
            return self
        return Names(
            tuple(dict.fromkeys((*self.people, *others.people))),
            tuple(dict.fromkeys((*self.accounts, *others.accounts))),
            tuple(dict.fromkeys((*self.sources, *others.sources))),
        )


def mask_of(meeting: Meeting) -> Mask:
    """The mask over everybody whom a meeting names; the same one while it names the same."""
    return names_of(meeting).mask


def names_of(meeting: Meeting) -> Names:
    """Everybody whom a meeting names."""
    people = tuple(person.name for person in meeting.participants)
    accounts = (
        account.who
        for section in meeting.sections
        if isinstance(section, ImpactSection)
        for account in section.accounts
    )
    customers = (name for insight in meeting.insights for name in insight.customers)
    named = tuple(dict.fromkeys((*accounts, *customers)))
    return Names(people, named, tuple(quote.source for quote in meeting.quotes))


@lru_cache(maxsize=4)
def mask_over(
    people: tuple[str, ...], accounts: tuple[str, ...], sources: tuple[str, ...] = ()
) -> Mask:
    """The mask over people and accounts; a source of quotes that names an account is one too."""
    known = _terms(people, accounts)
    if not accounts or not sources:
        return Mask(known)
    return Mask((*known, *_of_sources(sources, Mask(known))))


@lru_cache(maxsize=4)
def _terms(people: tuple[str, ...], accounts: tuple[str, ...]) -> tuple[Term, ...]:
    every = (
        term
        for names, terms_of in ((people, _of_person), (accounts, _of_account))
        for who, name in enumerate(names, 1)
        for spelling in _spellings(name)
        for term in terms_of(spelling, who)
    )
    return tuple(_told_apart(every))


def _spellings(name: str) -> tuple[str, ...]:
    """A name, and how it is written where there are no umlauts: Juergen for Jürgen."""
    whole = unicodedata.normalize("NFC", name)
    plain = _UMLAUT.sub(lambda letter: _UMLAUTS[letter[0]], whole)
    return (whole,) if plain == whole else (whole, plain)


def _told_apart(terms: Iterable[Term]) -> Iterator[Term]:
    """Terms that name two are kept once, and say of neither which it is."""
    named: dict[tuple[str, ...], Term] = {}
    for term in terms:
        before = named.setdefault(term.keys, term)
        if before is not term:
            named[term.keys] = Term(
                term.keys,
                before.kind,
                before.who if (before.kind, before.who) == (term.kind, term.who) else 0,
                before.is_capital and term.is_capital,
            )
    return iter(named.values())


def _of_person(name: str, who: int) -> Iterator[Term]:
    """A name, each part of it that is nobody else's word, and what people make of it as a handle."""
    bare = re.sub(r"\(.*?\)", " ", name)
    words = [name_part for name_part in _words(bare) if not name_part.isdigit()]
    if not words:
        return
    keys = tuple(folded(word) for word in words)
    yield Term(keys, Kind.PERSON, who, len(keys) == 1 and _needs_capital(words[0]))
    has_capitals = any(word[0].isupper() for word in words)
    for word, key in zip(words, keys, strict=True):
        is_small = has_capitals and word[0].islower()
        if len(words) > 1 and len(word) > 1 and key not in NEVER and not is_small:
            yield Term((key,), Kind.PERSON, who, _needs_capital(word))
    if len(keys) > 1:
        first, last = keys[0], keys[-1]
        for handle in ("".join(keys), first + last, first[0] + last, first + last[0]):
            if len(handle) >= _LEAST_HANDLE:
                yield Term((handle,), Kind.PERSON, who, is_joined=True)


def _of_account(who: str, number: int) -> Iterator[Term]:
    """What is recorded, each part between commas that is a name, and its proper nouns."""
    every = tuple(token.key for token in tokens(who))
    if not every:
        return
    is_ordinary = len(every) == 1 and _is_ordinary(next(_words(who)))
    yield Term(every, Kind.ACCOUNT, number, is_ordinary)
    if len(every) > 1 and len("".join(every)) >= _LEAST_HANDLE:
        yield Term(("".join(every),), Kind.ACCOUNT, number, is_joined=True)
    for at, part in enumerate(_PARTS.split(who)):
        words = list(_words(part))
        keys = tuple(folded(word) for word in words)
        if len(keys) > 1 and (at == 0 or any(word[0].isupper() for word in words)):
            yield Term(keys, Kind.ACCOUNT, number)
            yield Term(("".join(keys),), Kind.ACCOUNT, number, is_joined=True)
        yield from _proper_nouns(words, number, is_alone=len(words) == len(every))


def _proper_nouns(words: list[str], number: int, *, is_alone: bool) -> Iterator[Term]:
    """Words that name an account by themselves.

    The first one of a phrase in small letters has its capital from where it stands; it counts where
    it is written with one again.
    """
    told = [word for word in words if folded(word) not in NEVER and not word.isdigit()]
    is_name = all(not word[0].islower() for word in told)
    for word in told:
        if len(word) == 1 or word[0].islower() or (is_alone and len(words) == 1):
            continue
        is_first = word is words[0] and not is_name
        yield Term((folded(word),), Kind.ACCOUNT, number, is_first or _is_ordinary(word))


def _of_sources(sources: Iterable[str], mask: Mask) -> Iterator[Term]:
    """Sources that name an account, whole: who spoke for it tells which it is."""
    for source in sources:
        whose = [found.who for found in mask.found(source) if found.kind is Kind.ACCOUNT]
        keys = tuple(token.key for token in tokens(source))
        if whose and len(keys) > 1:
            yield Term(keys, Kind.ACCOUNT, whose[0])


def _needs_capital(word: str) -> bool:
    """Whether a word of a name is an ordinary one without its capital; one typed small has none."""
    return _is_ordinary(word) and not word[0].islower()


def _is_ordinary(word: str) -> bool:
    return len(word) <= _SHORT or folded(word) in COMMON


def _words(text: str) -> Iterator[str]:
    return (text[token.start : token.end] for token in tokens(text))
