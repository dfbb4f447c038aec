"""A silent round: some minutes in which each writes alone, before anybody speaks.

It is held for one question. What comes in meanwhile is gathered and not shown; at its end all of it
becomes rows of that question at once, so that the first one to speak does not set the tone.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from pmfacilitator.domain.records import Record, Text
from pmfacilitator.domain.text import clean_lines


class SilentRound(Record):
    """A round that is being held, or that is over and whose words have not been shown yet.

    It counts on the meeting's clock, in seconds: it stands still while that does, and has run on
    after a crash.

    Args:
        step: whose question it is held for.
        prompt: that question.
        begun: what the meeting's clock had counted when it began; less than nothing, once that has been
            set to zero meanwhile.
        seconds: how long it is.
        told: whether the room has been told that its time is up.
        gathered: what came in, each piece as it was pasted or typed.
    """

    step: str
    prompt: str
    begun: float
    seconds: Annotated[float, Field(gt=0)]
    told: bool = False
    gathered: tuple[Text, ...] = ()

    def left(self, counted: float) -> float:
        """Seconds that are left once the meeting's clock has counted so many; 0 when it is over."""
        return min(max(self.begun + self.seconds - counted, 0.0), self.seconds)

    def is_at(self, step: str, prompt: str) -> bool:
        """Whether it is held for that question."""
        return (self.step, self.prompt) == (step, prompt)

    def counted_anew(self, before: float, after: float) -> SilentRound:
        """The same round once the meeting's clock counts from another number."""
        return self.changed(begun=self.begun + after - before)

    def with_more(self, text: str) -> SilentRound:
        """The round with one piece more."""
        return self.changed(gathered=(*self.gathered, text))

    @property
    def lines(self) -> int:
        """How many lines came in."""
        return sum(len(clean_lines(piece)) for piece in self.gathered)
