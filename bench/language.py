"""How much the reader of words notices and how much it marks in vain: `python -m bench.language`.

Reads the invented sentences of `tests/domain/language/`, and the entries of every document that is
named: `python -m bench.language DOCUMENT …`. Prints what is missed and what is marked in vain, and
exits with 1 below four of five found, or above two in a hundred marked in vain.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pmfacilitator.domain.language import WordReader
from pmfacilitator.domain.loose_actions import loose_words
from pmfacilitator.importing.material import Material, Part
from pmfacilitator.importing.registry import read

SENTENCES = Path(__file__).parent.parent / "tests" / "domain" / "language"
LEAST_FOUND = 80.0
MOST_IN_VAIN = 2.0
"""Both in a hundred."""

PEOPLE = ("Omar Haddad", "Lucia Ferri", "Ben", "Yuki Ono", "Tomasz Wilk", "Nadia Brandt")
MORE_PEOPLE = ("Priya Raman", "Jon Aske", "Marta Keller", "Ivo Novak", "Hana Sato")
READER = WordReader.among((*PEOPLE, *MORE_PEOPLE))
"""Reads in a room where all those take part of whom the sentences speak."""

Marked = Callable[[str], str]
"""The words that are marked in a text, "" if none are."""


@dataclass(frozen=True)
class Trial:
    """Texts of one sort, and whether they ought to be marked."""

    name: str
    texts: Sequence[str]
    marked: Marked
    wants: bool = True

    @property
    def wrong(self) -> tuple[str, ...]:
        """The texts that are missed, or marked in vain."""
        return tuple(text for text in self.texts if bool(self.marked(text)) is not self.wants)

    @property
    def share(self) -> float:
        """How many in a hundred are marked."""
        wrong = 100 * len(self.wrong) / max(len(self.texts), 1)
        return 100 - wrong if self.wants else wrong

    @property
    def is_kept(self) -> bool:
        """Whether enough is found, or little enough marked in vain."""
        return self.share >= LEAST_FOUND if self.wants else self.share <= MOST_IN_VAIN


def sentences(name: str) -> list[str]:
    """The invented sentences of a file, without what is wrong with each."""
    lines = (SENTENCES / name).read_text("utf-8").splitlines()
    return [line.rpartition("\t")[2] for line in lines]


def blames(text: str) -> str:
    """The first words that stand in the way of learning."""
    return next((mark.words for mark in READER.read(text)), "")


def is_loose(text: str) -> str:
    """The words with which an action begins that says no verb, or has no bound."""
    return next((mark.words for mark in loose_words(text)), "")


def trials(documents: Sequence[str] = ()) -> Iterator[Trial]:
    """Everything that is tried."""
    yield Trial("blaming sentences, of which the rules were made", sentences("blaming.tsv"), blames)
    again = "blaming sentences, written before the rules of today"
    yield Trial(again, sentences("blaming_unseen.tsv"), blames)
    held = "blaming sentences, held back while the rules were made"
    yield Trial(held, sentences("blaming_held_out.tsv"), blames)
    yield Trial("sentences that blame nobody", sentences("neutral.txt"), blames, wants=False)
    yield Trial("loose actions", sentences("loose.tsv"), is_loose)
    yield Trial("tight actions", sentences("tight.txt"), is_loose, wants=False)
    if documents:
        yield Trial("entries of the documents", list(_entries(documents)), blames, wants=False)


def _entries(names: Sequence[str]) -> Iterator[str]:
    for name in names:
        for entry in read(Material((Part(name, Path(name).read_bytes()),), name)).entries:
            yield entry.text


def main(names: Sequence[str]) -> int:
    """Try everything, print what came out, and say whether all of it is good enough."""
    kept = True
    for trial in trials(names):
        kept &= trial.is_kept
        limit = f"≥ {LEAST_FOUND:.0f}" if trial.wants else f"≤ {MOST_IN_VAIN:.0f}"
        print(
            f"{trial.share:6.1f} in a hundred marked ({limit}){'' if trial.is_kept else ' !'}"
            f"  {len(trial.texts)} {trial.name}"
        )
        for text in trial.wrong:
            print(f"         {'missed' if trial.wants else trial.marked(text)!r}: {text[:110]}")
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
