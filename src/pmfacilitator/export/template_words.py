"""The words a template can use: the meeting as JSON has it, and what documents make of it.

`templates/README.md` documents every one; a test reads it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from pmfacilitator.domain.house import House
from pmfacilitator.domain.meeting import Meeting
from pmfacilitator.domain.milestones import durations, marked_entries
from pmfacilitator.domain.rows import Entry, Message, Milestone
from pmfacilitator.domain.spelling import closest
from pmfacilitator.errors import InvalidValue
from pmfacilitator.export.parts.brief import in_brief, in_five_lines
from pmfacilitator.export.parts.front import (
    at_a_glance,
    how_long,
    in_short,
    length_words,
    people,
)
from pmfacilitator.export.parts.impact import follow_ups
from pmfacilitator.export.parts.material import Blocks, Material
from pmfacilitator.export.parts.times import alone
from pmfacilitator.export.parts.took import took
from pmfacilitator.export.steps import Steps
from pmfacilitator.export.syntax import Syntax


class Written(str):
    """Text in the target's syntax, which is printed as it is."""

    __slots__ = ()


FRONT: Mapping[str, Callable[[Meeting], Blocks]] = {
    "tldr": in_short,
    "five-lines": in_five_lines,
    "brief": in_brief,
    "at-a-glance": at_a_glance,
    "people": people,
    "durations": how_long,
    "follow-ups": follow_ups,
    "meeting-time": took,
}
"""What no step asks for, by the name that `told` knows it under."""

_A_SLIP = 0.85
"""How like a part's name another name is that was meant to be it, and no question's of an agenda."""

_PARTS = (
    *FRONT,
    *("timeline", "what_broke", "trigger", "factors", "system", "monitoring", "architecture"),
    *("accounts", "quotes", "numbers", "messages", "actions", "insights", "parked", "again"),
)
"""What can be told of any meeting."""


class TemplateWords:
    """The functions and values of a template, for one meeting and one syntax."""

    def __init__(self, meeting: Meeting, syntax: Syntax, house: House | None = None) -> None:
        self._meeting = meeting
        self._syntax = syntax
        self._steps = Steps(Material.of(meeting, house))

    def names(self) -> dict[str, object]:
        """Everything a template can name."""
        return {
            "meeting": self._meeting.model_dump(mode="json"),
            "title": self._meeting.title,
            "told": self.told,
            "when": self.when,
            "milestone": self.milestone,
            "duration": self.duration,
        }

    def told(self, name: str) -> Written:
        """A part of the document as the target writes it: a front part, or what a prompt asked.

        Empty where the meeting has nothing to say there, whatever its agenda asks; what is nearly
        the name of a part is a slip, and told.
        """
        front = FRONT.get(name)
        meant = None if self._is_asked(name) else closest(name, _PARTS, likeness=_A_SLIP)
        if meant is not None and meant != name:
            raise InvalidValue(f"there is no part {name!r}; did you mean {meant!r}?")
        blocks = front(self._meeting) if front else self._steps.answers(name)
        return Written(self._syntax.part(blocks) if blocks else "")

    def _is_asked(self, name: str) -> bool:
        meeting = self._meeting
        return any(
            prompt.id == name for step in meeting.steps for prompt in meeting.prompts(step.id)
        )

    def when(self, row: Mapping[str, object]) -> str:
        """The time of an entry or a message, with its zone; "" if it has none."""
        found = self._meeting.row(str(row.get("id", "")))
        stamp = found.when if isinstance(found, Entry | Message) else None
        return alone(stamp, self._meeting.incident) if stamp else ""

    def milestone(self, name: str) -> str:
        """When a milestone was, with its zone; "" where nobody has marked it."""
        if name not in tuple(Milestone):
            raise InvalidValue(_no_such("milestone", name, Milestone))
        entry = marked_entries(self._meeting).get(Milestone(name))
        return alone(entry.when, self._meeting.incident) if entry and entry.when else ""

    def duration(self, name: str) -> str:
        """How long it took to detect, acknowledge, mitigate, resolve, or to speak (silence)."""
        lengths = {length.name.casefold(): length for length in durations(self._meeting)}
        if name not in lengths:
            raise InvalidValue(_no_such("duration", name, lengths))
        return length_words(lengths[name])


def _no_such(what: str, name: str, known: Iterable[str]) -> str:
    return f"there is no {what} {name!r}, but {', '.join(known)}."
