"""Words as they are compared: without case, accents and endings, in any language.

The same words come out of the same text everywhere, whatever an SQLite was built with.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

VERSION = 1
"""Grows with every change of what comes out, so that an index made before is made anew."""

_WORD = re.compile(r"[^\W_]+")
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uff66-\uff9f]+"
)
"""Writing that puts no space between words; each two letters that follow one another are a word."""

_ACCENTS = re.compile("[\u0300-\u036f]")
_VOWEL = re.compile("[aeiouy]")
_ENDINGS = (
    "ations", "ation", "ating", "ators", "ator", "ated", "ates", "ate", "ments", "ment", "ness",
    "ings", "ing", "edly", "ed", "ions", "ion", "ly",
)  # fmt: skip
_PLURALS = ("ies", "ied", "es", "s")
_LEAST = 3
_SHORT = 5
_KEPT_DOUBLE = frozenset("lsz")

_FILLING = (
    "a after all an and any are around as at be because been before but by can could did do does"
    " down every everything for from get go got had has have how if in into is it its just made"
    " much no nobody none not of off on one only or other our out over same so some than that the"
    " their them then there these they this those to too up us was we were what when where which"
    " while who why will with without would you your"
)

_RELATED = """
    outage downtime disruption unavailable
    crash panic abort
    delete remove drop wipe truncate erase
    deploy release rollout
    revert rollback undo
    configuration setting
    overload saturate overwhelm exhaust flood
    slow latency delay lag
    timeout hang stall stuck block
    limit quota cap maximum
    error fault bug defect mistake
    leak expose disclose
    token credential secret password
    attack breach intrusion compromise
    router route bgp
    dns resolver nameserver resolution
    region zone datacenter
    power electricity generator
    replica secondary standby follower
    primary master leader
    queue backlog
    cache memcached
    vendor provider supplier
    alert alarm page
    customer client user
    monitor observe watch
    cooling overheat temperature
"""
"""Words that incidents are told in and that often stand for one another, a group to a line."""

_SAME = (
    ("authentication", "auth"),
    ("certificate", "cert"),
    ("configuration", "config"),
    ("database", "db"),
    ("dependency", "dep"),
    ("development", "dev"),
    ("environment", "env"),
    ("failure", "fail"),
    ("infrastructure", "infra"),
    ("kubernetes", "k8s"),
    ("message", "msg"),
    ("production", "prod"),
    ("repository", "repo"),
)
"""Words that people write short; each finds the other."""


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text in their order, each as it is compared."""
    if text.isascii():
        return tuple(map(stem, _WORD.findall(text.lower())))
    return tuple(map(stem, plain_words(text)))


def plain_words(text: str) -> Iterator[str]:
    """The words of a text in their order, without case and accents, but with their endings."""
    if not text.isascii():
        text = _without_accents(text)
    for word in _WORD.findall(text.casefold()):
        if word.isascii():
            yield word
        else:
            yield from _parted(word)


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """What a word shares with its other forms: `expired`, `expires` and `expiry` are `expir`."""
    if len(word) <= _LEAST or not (word.isascii() and word.isalpha()):
        return word
    word = _singular(word)
    for ending in _ENDINGS:
        rest = word.removesuffix(ending)
        if rest != word and len(rest) >= _LEAST and _VOWEL.search(rest):
            if ending in {"ion", "ions"} and rest[-1] not in "st":
                continue
            return _without_last(_undoubled(rest))
    return _without_last(word)


def beginnings(word: str) -> Iterator[str]:
    """The stems that a word may come to of which only the beginning has been typed."""
    yield stem(word)
    if not (word.isascii() and word.isalpha()):
        return
    for at in range(max(_LEAST, len(word) - 5), len(word)):
        begun = word[at:]
        if any(ending.startswith(begun) for ending in (*_ENDINGS, *_PLURALS, "e", "y")):
            yield word[:at]


def is_filling(stemmed: str) -> bool:
    """Whether an English word says nothing by itself, so that nobody looks for it among others."""
    return stemmed in _filling()


@lru_cache(maxsize=1)
def _filling() -> frozenset[str]:
    return frozenset(map(stem, _FILLING.split()))


def also(stemmed: str) -> tuple[str, ...]:
    """Other words that mean the same as that stem, as stems."""
    return _others().get(stemmed, ())


def related(stemmed: str) -> tuple[str, ...]:
    """Other words that may tell of the same, as stems."""
    return _relatives().get(stemmed, ())


@lru_cache(maxsize=1)
def _relatives() -> dict[str, tuple[str, ...]]:
    return _by_stem(line.split() for line in _RELATED.strip().splitlines())


@lru_cache(maxsize=1)
def _others() -> dict[str, tuple[str, ...]]:
    return _by_stem(_SAME)


def _by_stem(groups: Iterable[Sequence[str]]) -> dict[str, tuple[str, ...]]:
    stems = [tuple(stem(word) for word in group) for group in groups]
    return {
        one: tuple(other for other in group if other != one) for group in stems for one in group
    }


def _singular(word: str) -> str:
    if word.endswith(("ies", "ied")) and len(word) > _LEAST + 1:
        return word[:-3] + "y"
    if word.endswith(("xes", "ches", "shes", "sses", "zzes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def _undoubled(word: str) -> str:
    is_double = len(word) > _LEAST and word[-1] == word[-2] and word[-1] not in "aeiou"
    return word[:-1] if is_double and word[-1] not in _KEPT_DOUBLE else word


def _without_last(word: str) -> str:
    if word.endswith("e") and len(word) > _LEAST:
        return word[:-1]
    if word.endswith("y") and len(word) > _LEAST and word[-2] not in "aeiou":
        return word[:-1] if len(word) > _SHORT else word[:-1] + "i"
    return word


def _without_accents(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text)
    return unicodedata.normalize("NFC", _ACCENTS.sub("", apart))


def _parted(word: str) -> Iterator[str]:
    at = 0
    for run in _UNSPACED.finditer(word):
        if run.start() > at:
            yield word[at : run.start()]
        letters = run.group()
        yield from (letters[n : n + 2] for n in range(max(len(letters) - 1, 1)))
        at = run.end()
    if at < len(word):
        yield word[at:]
