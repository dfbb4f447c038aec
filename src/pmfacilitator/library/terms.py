"""What is looked for, in words as they are compared: one form for SQLite and for Python."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pmfacilitator.domain.asking import Filter
from pmfacilitator.library.analysis import also, beginnings, is_filling, plain_words, words_of


@dataclass(frozen=True)
class Needle:
    """Words that stand next to each other; of the last one only the beginning, if it is open."""

    words: tuple[str, ...]
    is_open: bool = False

    @property
    def match(self) -> str:
        """How SQLite's full-text search is asked for it."""
        return f'"{" ".join(self.words)}"{"*" if self.is_open else ""}'

    @property
    def text(self) -> str:
        """What stands in a text that was spaced."""
        return f" {'  '.join(self.words)}{'' if self.is_open else ' '}"


@dataclass(frozen=True)
class Term:
    """One thing that was asked for, in each of the forms in which it may stand."""

    needles: tuple[Needle, ...]

    @property
    def match(self) -> str:
        """How SQLite's full-text search is asked for it."""
        return f"({' OR '.join(needle.match for needle in self.needles)})"

    def count(self, text: str) -> int:
        """How often it stands in a text that was spaced."""
        return sum(text.count(needle.text) for needle in self.needles)


def spaced(words: str) -> str:
    """Words with a space on either side of each, so that none is looked for within another."""
    return f" {words.replace(' ', '  ')} " if words else ""


def terms_of(wanted: Filter) -> tuple[Term, ...]:
    """Every word and phrase that was asked for."""
    last = len(wanted.words) - 1
    words = (
        _term(word, is_open=wanted.is_open and at == last) for at, word in enumerate(wanted.words)
    )
    phrases = (_phrase(phrase) for phrase in wanted.phrases)
    return tuple(term for term in (*words, *phrases) if term.needles)


def telling(terms: Sequence[Term]) -> tuple[Term, ...]:
    """The terms without those that say nothing by themselves, unless that is all there is."""
    found = tuple(term for term in terms if not _is_filling(term))
    return found or tuple(terms)


def all_of(terms: Iterable[Term]) -> str:
    """How SQLite is asked for texts that have every one."""
    return " AND ".join(term.match for term in terms)


def any_of(terms: Iterable[Term]) -> str:
    """How SQLite is asked for texts that have one at least."""
    return " OR ".join(term.match for term in terms)


def _term(word: str, *, is_open: bool) -> Term:
    plain = tuple(plain_words(word))
    stems = words_of(word)
    if len(plain) != 1:
        return Term(_forms(stems, plain, is_open=is_open))
    needles = [Needle(stems), *_others(stems[0])]
    if is_open:
        needles += [Needle((begun,)) for begun in beginnings(plain[0])]
        needles.append(Needle(plain, is_open=True))
    return Term(tuple(dict.fromkeys(needles)))


def _forms(stems: Sequence[str], plain: Sequence[str], *, is_open: bool) -> tuple[Needle, ...]:
    """The forms of a word that falls into several, such as `us-east-1`."""
    if not stems:
        return ()
    whole = Needle(tuple(stems))
    return (whole, Needle((*stems[:-1], plain[-1]), is_open=True)) if is_open else (whole,)


def _is_filling(term: Term) -> bool:
    words = term.needles[0].words
    return len(words) == 1 and is_filling(words[0])


def _phrase(phrase: str) -> Term:
    words = words_of(phrase)
    return Term((Needle(words),) if words else ())


def _others(stem: str) -> tuple[Needle, ...]:
    return tuple(Needle((other,)) for other in also(stem))
