"""What lies on the table while a meeting runs and is no part of what the room has said.

Half-typed text, where the meeting stands and the clock are saved with the meeting's file, but stay out
of the meeting: undo, revision, JSON and documents never see them. So does which part of the timeline
the room has been shown while it goes through it once more, and what came in during a silent round that
is not over. What the clock has counted at each step, the meeting keeps as well (`domain/step_times.py`).
"""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from pydantic import AwareDatetime, Field

from pmfacilitator.domain.records import Id, Record, Slug, Text
from pmfacilitator.domain.rehearsal import Rehearsal
from pmfacilitator.domain.silent_round import SilentRound

PASTED = "timeline/import"
"""The draft that holds a pasted timeline until it is added, or thrown away."""

CHOSEN = f"{PASTED}-file"
"""The draft that holds the path typed where the file of a timeline is chosen."""

CHANGES, OPENED, TYPED = "changes", "opened", "typed"
"""What else is kept of a source while it is previewed, each in a draft of its own behind its name."""

CAPTURE_KIND = "capture/kind"
"""The draft that holds what sort of thing is being captured."""

_NOT_SAID = frozenset(
    {
        CAPTURE_KIND,
        CHOSEN,
        *(f"{source}/{part}" for source in (PASTED, CHOSEN) for part in (CHANGES, OPENED, TYPED)),
    }
)


class Draft(Record):
    """Text in a field that is no edit yet."""

    field: str
    text: Text

    @property
    def is_said(self) -> bool:
        """Whether these are words for the meeting, and not how somebody is getting them there."""
        return self.field not in _NOT_SAID


class Place(Record):
    """Where the meeting stands: the step, the prompt in it, the row, and its open field.

    `is_cell` says that the field is typed in the list, where its row stands, and not on a card.
    """

    step: str = ""
    prompt: str = ""
    row: str = ""
    field: str = ""
    is_cell: bool = False


class Spent(Record):
    """How long a step has been worked on, in seconds, the present visit not counted."""

    step: str
    seconds: Annotated[float, Field(ge=0)]


class Clock(Record):
    """Time spent on each step; it runs for one step at a time, or stands still.

    Only instants are kept, never ticks, so that a crash loses no time and costs none.
    """

    spent: tuple[Spent, ...] = ()
    step: str = ""
    since: AwareDatetime | None = None

    @property
    def is_running(self) -> bool:
        """Whether time is being counted."""
        return self.since is not None

    def kept(self, step: str) -> float:
        """Seconds spent on a step, the present visit not counted."""
        return sum(spent.seconds for spent in self.spent if spent.step == step)

    def seconds(self, step: str, now: dt.datetime) -> float:
        """Seconds spent on a step until `now`."""
        kept = self.kept(step)
        if self.since is None or step != self.step:
            return kept
        return kept + max((now - self.since).total_seconds(), 0)

    def total(self, now: dt.datetime) -> float:
        """Seconds that the whole meeting has taken until `now`, set-up included."""
        kept = sum(spent.seconds for spent in self.spent if spent.step != self.step)
        return kept + self.seconds(self.step, now)

    def moved(self, step: str, now: dt.datetime) -> Clock:
        """The clock counting for another step, running if it ran."""
        stopped = self.paused(now)
        return Clock(spent=stopped.spent, step=step, since=now if self.is_running else None)

    def paused(self, now: dt.datetime) -> Clock:
        """The clock standing still, with the present visit counted."""
        if self.since is None:
            return self
        others = tuple(spent for spent in self.spent if spent.step != self.step)
        visit = Spent(step=self.step, seconds=self.seconds(self.step, now))
        return Clock(spent=(*others, visit), step=self.step)

    def resumed(self, now: dt.datetime) -> Clock:
        """The clock running for the step it stands at."""
        return self if self.is_running else self.changed(since=now)

    def from_zero(self, now: dt.datetime) -> Clock:
        """The clock at the same step with nothing counted yet, running if it ran."""
        return Clock(step=self.step, since=now if self.is_running else None)


class Reveal(Record):
    """That entries are shown one by one, and which of them the room has not come to yet."""

    hidden: tuple[Id, ...] = ()


class Desk(Record):
    """Everything on the table; `reveal` is there only while entries are shown one by one.

    `silence` is there from the beginning of a silent round until what came in has been shown.
    `rehearsal` tells those who follow how fast the clock runs, where that is not as the day does.
    """

    place: Place = Place()
    drafts: tuple[Draft, ...] = ()
    clock: Clock = Clock()
    reveal: Reveal | None = None
    silence: SilentRound | None = None
    rehearsal: Rehearsal | None = None
    opened: AwareDatetime | None = None
    missed: tuple[Slug, ...] = ()
    """The steps that were left with their lead unheard, which was said; it is said once of each."""

    is_safe: bool = False
    """Whether people, accounts and amounts are masked on the screen, until somebody says otherwise."""

    def taken_up(self, now: dt.datetime, rehearsal: Rehearsal | None) -> Clock:
        """The clock as it goes on after a crash: what it ran for since then is counted.

        It ran as fast as it was rehearsed, as whoever followed could see; and it goes on as fast as it is
        rehearsed now, which may be otherwise.

        Args:
            now: the time in `rehearsal`, or of the day if that is None.
            rehearsal: how fast the clock runs from now on.
        """
        if rehearsal == self.rehearsal or not self.clock.is_running:
            return self.clock
        day = rehearsal.day(now) if rehearsal else now
        there = self.rehearsal.at(day) if self.rehearsal else day
        return self.clock.paused(there).resumed(now)

    def draft(self, field: str) -> str:
        """The half-typed text of a field, "" if there is none."""
        return next((draft.text for draft in self.drafts if draft.field == field), "")

    @property
    def half_typed(self) -> tuple[Draft, ...]:
        """The words for the meeting that are not in it yet; no path, and no choice made on the way."""
        typed = tuple(draft for draft in self.drafts if draft.is_said)
        round_ = self.silence
        if round_ is None or not round_.gathered:
            return typed
        field = f"{round_.step}/{round_.prompt}/silent"
        return (*typed, Draft(field=field, text="\n".join(round_.gathered)))

    def with_draft(self, field: str, text: str) -> Desk:
        """The desk with that half-typed text; empty text leaves no draft."""
        others = tuple(draft for draft in self.drafts if draft.field != field)
        drafts = (*others, Draft(field=field, text=text)) if text else others
        return self.changed(drafts=drafts)
