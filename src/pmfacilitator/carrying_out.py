"""Carrying out what a review decided, insight by insight, in the meetings where those live."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from pmfacilitator.domain.edits import Edit
from pmfacilitator.domain.edits.carrying_out import CarryOut, NoteCarried
from pmfacilitator.domain.learning.carrying_out import Decided
from pmfacilitator.domain.rows import Insight
from pmfacilitator.domain.typed_times import show_date
from pmfacilitator.domain.typed_values import show_words
from pmfacilitator.elsewhere import Changed
from pmfacilitator.errors import PmFacilitatorError


@dataclass(frozen=True)
class Report:
    """What was made of each decision, or would be; `failed` tells why it was not, in a sentence."""

    done: tuple[tuple[Decided, Changed], ...]
    failed: tuple[tuple[Decided, str], ...]

    @property
    def changed(self) -> tuple[Changed, ...]:
        """What is another now; the rest had come as far already, or further."""
        return tuple(made for _, made in self.done if made.is_another)

    @property
    def many(self) -> str:
        """How much is changed: `7 insights in 4 meetings`."""
        insights, meetings = len(self.changed), len({made.before.id for made in self.changed})
        return f"{_count(insights, 'insight')} in {_count(meetings, 'meeting')}"

    @property
    def lines(self) -> tuple[str, ...]:
        """Each insight with what becomes of it, then what could not be done, and why."""
        return (
            *(f"{each.words}: {_became(made)}" for each, made in self.done),
            *(f"{each.words}: {why}" for each, why in self.failed),
        )

    def note(self, made: Iterable[Changed], on: dt.date) -> NoteCarried:
        """What the review says of those."""
        rows = {change.row for change in made}
        decisions = (each.decision for each, _ in self.done)
        return NoteCarried(tuple(each for each in decisions if each.insight in rows), on)


def carry_out(
    change: Callable[[str, Edit], Changed], wanted: Iterable[Decided], on: dt.date
) -> Report:
    """Carry out decisions one by one; what stands against one does not hold up the others.

    Args:
        change: makes an edit to another meeting, or only tries it.
        wanted: what was decided.
        on: the day.
    """
    done: list[tuple[Decided, Changed]] = []
    failed: list[tuple[Decided, str]] = []
    for each in wanted:
        try:
            done.append((each, change(each.decision.meeting, CarryOut(each, on))))
        except PmFacilitatorError as error:
            failed.append((each, str(error)))
    return Report(tuple(done), tuple(failed))


def _became(made: Changed) -> str:
    before, after = made.rows
    if not isinstance(before, Insight) or not isinstance(after, Insight):
        return "gone"
    if before == after:
        return f"stays {show_words(after.status)}"
    if before.status is not after.status:
        return f"{show_words(before.status)} → {show_words(after.status)}"
    day = f", looked at on {show_date(after.check_back)}" if after.check_back else ""
    return f"stays {show_words(after.status)}{day}"


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
