"""Which meetings home shows: what was typed, held against the facts at once and the texts later."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pmfacilitator.catalogue import SORTS, Reading, Summary, in_order
from pmfacilitator.domain.asking import Filter
from pmfacilitator.domain.filtering import fits, parse_filter
from pmfacilitator.domain.house import House


class MeetingFilter:
    """Holds the meetings there are, and what was typed.

    A meeting fits if its facts are as the keys ask, and either its row shows every word that was
    typed, or the index says that its text has them.
    """

    def __init__(self, house: House) -> None:
        self._house = house
        self.wanted = Filter()
        self.sort = SORTS[0]
        self.count = 0
        """How many meetings there are without the archive, as far as they have been read."""
        self._reading = Reading((), 0, is_whole=True)
        self._ordered: list[tuple[Summary, str]] | None = None
        self._saying: frozenset[str] = frozenset()
        self._said_for = Filter()

    @property
    def reading(self) -> Reading:
        """How far the meetings have been read."""
        return self._reading

    @property
    def is_empty(self) -> bool:
        """Whether the library holds no meeting at all."""
        return not self._reading.summaries and self._reading.is_whole

    def read(self, reading: Reading) -> None:
        """Take in the meetings there are; the first few of many leave others as they were."""
        summaries = reading.summaries
        if not reading.is_whole and len(self._reading.summaries) > len(summaries):
            newer = {each.path: each for each in summaries}
            before = [newer.pop(each.path, each) for each in self._reading.summaries]
            reading = Reading((*newer.values(), *before), reading.count, is_whole=False)
        self._reading, self._ordered = reading, None
        self.count = sum(not summary.archived for summary in reading.summaries)

    def ask(self, typed: str) -> None:
        """Take in what was typed; raises InvalidValue, and asks as before then."""
        self.wanted = parse_filter(typed, self._house)

    def answer(self, wanted: Filter, names: frozenset[str]) -> None:
        """Take in which files have every word of a question."""
        self._said_for, self._saying = wanted, names

    def sort_on(self) -> str:
        """Sort by what comes after what it is sorted by now, and name that."""
        self.sort = SORTS[(SORTS.index(self.sort) + 1) % len(SORTS)]
        self._ordered = None
        return self.sort

    def fitting(self) -> Iterator[tuple[Summary, bool]]:
        """The meetings that fit, in order, and whether the words stand in the text alone."""
        words = [word.casefold() for word in (*self.wanted.words, *self.wanted.phrases)]
        saying = self._saying if self._said_for == self.wanted else frozenset()
        of_the_archive, has_conditions = self.wanted.is_of_the_archive, bool(self.wanted.conditions)
        for summary, shown in self._in_order():
            if summary.archived is not of_the_archive:
                continue
            if has_conditions and not fits(self.wanted, summary):
                continue
            for word in words:  # a loop, because it runs for every meeting at every key
                if word not in shown:
                    if saying and summary.name in saying:
                        yield summary, True
                    break
            else:
                yield summary, False

    def _in_order(self) -> Sequence[tuple[Summary, str]]:
        if self._ordered is None:
            found = in_order(self._reading.summaries, self.sort)
            self._ordered = [(summary, _shown(summary)) for summary in found]
        return self._ordered


def _shown(summary: Summary) -> str:
    """What a row shows of a meeting, as it is compared."""
    parts = (summary.title, summary.severity, summary.date or "", summary.status, summary.agenda)
    return " ".join((*parts, *summary.services, *summary.tags, summary.path.name)).casefold()
