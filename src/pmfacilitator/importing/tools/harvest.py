"""What one reader brings in: entries, what was left out in numbers, and what is to be told."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from pmfacilitator.domain.text import clean_line, shorten
from pmfacilitator.importing.found import Found, Imported, Remark, Skipped, each_once

MOST_SHOWN = 200
"""How much of what was left out is kept to be looked at; all of it is counted."""

_LONGEST_SHOWN = 300
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


class Harvest:
    """Collects entries and counts what is left out, so that nothing is lost in silence.

    Args:
        source: the name of the reader.
        everything: whether what is noise is kept as well.
    """

    def __init__(self, source: str, *, everything: bool) -> None:
        self.everything = everything
        self._source = source
        self._kept: list[tuple[float, Found]] = []
        self._known: set[tuple[str, str]] = set()
        self._noise: dict[str, int] = {}
        self._unusable: dict[str, int] = {}
        self._told: dict[str, Remark] = {}
        self._shown: list[Skipped] = []

    def keep(self, entry: Found, at: float, *, once: bool = True) -> None:
        """Take an entry.

        Args:
            entry: what was read.
            at: what it is sorted by: the seconds of its instant since 1970.
            once: whether the same record again is the same entry.
        """
        known = (entry.key, entry.text)
        if once and known in self._known:
            self.drop("standing here twice", entry.text, entry.line)
            return
        self._known.add(known)
        if entry.url and (page := _page(entry.url)) != entry.url:
            entry = replace(entry, url=page)
        self._kept.append((at, entry))

    def leave(self, sort: str, text: str, line: int) -> None:
        """Leave out noise of some sort: `about joining or leaving`."""
        self._count(self._noise, sort, text, line)

    def drop(self, sort: str, text: str, line: int) -> None:
        """Leave out what cannot become an entry in any case: `without a time`."""
        self._count(self._unusable, sort, text, line)

    def tell(
        self, words: str, line: int | None = None, about: frozenset[int] = frozenset()
    ) -> None:
        """Say something that somebody should read, once; `about` the lines that it leaves open."""
        before = self._told.get(words)
        if before is None:
            self._told[words] = Remark(words, line, about)
        elif about:
            self._told[words] = replace(before, about=before.about | about)

    def show(self, text: str, line: int, why: str) -> None:
        """Put something among what was left out without counting it as a record."""
        if len(self._shown) < MOST_SHOWN:
            self._shown.append(Skipped(shorten(clean_line(text), _LONGEST_SHOWN), line, why))

    def done(
        self, *, marked: Callable[[Sequence[Found]], tuple[Found, ...]] | None = None
    ) -> Imported:
        """All of it, oldest first; `marked` suggests milestones."""
        kept = self._kept
        if kept and kept[0][0] > kept[-1][0]:
            kept = kept[::-1]
        entries = tuple(entry for _, entry in sorted(kept, key=lambda each: each[0]))
        if len({entry.key for entry in entries}) < len(entries):
            entries = each_once(entries)
        if marked is not None:
            entries = marked(entries)
        warnings = list(self._told.values())
        if self._noise:
            warnings.append(Remark(f"Left out: {_counted(self._noise)}. --all keeps them."))
        if self._unusable:
            warnings.append(Remark(f"Not usable: {_counted(self._unusable, in_words=True)}."))
        return Imported(self._source, entries, tuple(warnings), tuple(self._shown))

    def _count(self, counts: dict[str, int], sort: str, text: str, line: int) -> None:
        counts[sort] = counts.get(sort, 0) + 1
        self.show(text, line, sort)


def _page(url: str) -> str:
    """An address as text, if it is one that a browser may open."""
    line = clean_line(url)
    return line if line.startswith(("https://", "http://")) and " " not in line else ""


def _counted(counts: dict[str, int], *, in_words: bool = False) -> str:
    return ", ".join(
        f"{_NUMBERS[count] if in_words and count < len(_NUMBERS) else count} {sort}"
        for sort, count in counts.items()
    )
