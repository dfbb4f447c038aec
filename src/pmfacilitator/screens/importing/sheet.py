"""What somebody wants of what was read out of a source, and the entries that both make."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Self

from pmfacilitator.domain.meeting import Meeting
from pmfacilitator.domain.rows import Entry, Milestone
from pmfacilitator.domain.stamps import Stamp
from pmfacilitator.domain.text import clean_line
from pmfacilitator.domain.typed_times import settled
from pmfacilitator.importing.found import Remark
from pmfacilitator.importing.material import Material
from pmfacilitator.importing.placing import origin_of, placed
from pmfacilitator.importing.registry import read
from pmfacilitator.keys.in_force import key_to
from pmfacilitator.screens.importing.understood import Reading, not_settled
from pmfacilitator.screens.importing.wishes import LineWish, Wishes


def reading_of(material: Material, wishes: Wishes, meeting: Meeting) -> Reading:
    """Read some material as a meeting would have it; raises InvalidImport where that cannot be."""
    incident = meeting.incident
    choices = replace(wishes.choices, counted_from=incident.date, counted_in=incident.timezone)
    imported = read(material, choices, wishes.source)
    origins = {entry.origin for entry in meeting.timeline}
    known = [found for found in imported.entries if origin_of(found) in origins]
    new = placed(imported.entries, meeting).entries
    # What the meeting has is placed as if it had not, so that it can be shown beside the rest.
    old = placed(known, meeting.changed(timeline=())).entries
    entries = {entry.origin: entry for entry in (*new, *old)}
    keys = {origin_of(found): found.key for found in imported.entries}
    reading = Reading(
        imported,
        {keys[origin]: entry for origin, entry in entries.items() if origin},
        meeting.incident,
        frozenset(found.key for found in known),
        imported.warnings,
    )
    _ = reading.found, reading.order, reading.unsettled  # worked out here, beside the typing
    return reading


@dataclass(frozen=True)
class Sheet:
    """A reading with everybody's wishes; each change makes the next sheet."""

    meeting: Meeting
    reading: Reading
    wishes: Wishes = field(default_factory=Wishes)

    def __post_init__(self) -> None:
        """Warn no longer of what somebody has settled."""
        remarks = tuple(remark for each in self.reading.remarks for remark in self._still(each))
        object.__setattr__(self, "reading", self.reading.warning_of(remarks))

    def _still(self, remark: Remark) -> Iterator[Remark]:
        """The remark on the first line that it leaves open; nothing if it leaves none."""
        left = remark.about - self._settled
        if left == remark.about:
            yield remark
        elif left:
            yield replace(remark, line=remark.line and min(left))

    @cached_property
    def _settled(self) -> frozenset[int]:
        """The numbers of the lines of which somebody has typed when all was that stands there."""
        typed = [key for key in self._wished if self.wish(key).stamp is not None]
        settled = {key for key in typed if not self.not_settled(key)}
        numbers = {self.reading.found[key].line for key in settled}
        return frozenset(at for at in numbers if settled.issuperset(self.reading.on_line[at]))

    @cached_property
    def _by_key(self) -> Mapping[str, LineWish]:
        return {wish.key: wish for wish in self.wishes.lines}

    @cached_property
    def _taken(self) -> Mapping[Milestone, str]:
        """Which line somebody confirmed as which milestone."""
        return {
            wish.milestone: wish.key
            for wish in self.wishes.lines
            if wish.milestone and wish.key in self.reading.entries
        }

    @property
    def _wished(self) -> Iterator[str]:
        return (key for key in self._by_key if key in self.reading.entries)

    def wish(self, key: str) -> LineWish:
        """What is wanted of a line."""
        return self._by_key.get(key) or LineWish(key=key)

    # What a line is -----------------------------------------------------------------------

    def is_there(self, key: str) -> bool:
        """Whether the meeting has this line already."""
        return key in self.reading.there

    def is_ticked(self, key: str) -> bool:
        """Whether the line is to be added."""
        wish = self.wish(key)
        if wish.ticked is not None:
            return wish.ticked
        return key not in self.reading.unticked or (
            wish.text is not None and not self.is_there(key)
        )

    def milestone(self, key: str) -> Milestone | None:
        """The milestone that somebody confirmed the line to be."""
        return self.wish(key).milestone

    def suggested(self, key: str) -> Milestone | None:
        """The milestone that its words suggest, unless that is settled here or elsewhere."""
        wish = self.wish(key)
        suggested = self.reading.entries[key].suggested
        if self.is_there(key) or wish.plain or wish.milestone or suggested in self._taken:
            return None
        return suggested

    def when(self, key: str) -> Stamp | None:
        """When it was: as read, with what was typed over it."""
        read, typed = self.reading.entries[key].when, self.wish(key).stamp
        if read is None or typed is None:
            return typed or read
        zone = typed.zone or read.zone
        if typed.date is not None:
            return typed.changed(zone=zone)
        return typed.changed(zone=zone, date=read.date, day=read.day)

    def not_settled(self, key: str) -> str:
        """What is not settled about when it was, in a sentence; what somebody typed is."""
        typed, found = self.wish(key).stamp, self.reading.found[key]
        if not self.text(key):
            return f"Nothing is said to have happened then; {key_to('import.words')} types it."
        if typed is not None:
            found = replace(found, when=replace(found.when, presumed=False), doubt="")
        return not_settled(found, self.when(key), self.meeting.incident)

    def text(self, key: str) -> str:
        """What happened."""
        wish, entry = self.wish(key), self.reading.entries[key]
        if wish.text is not None:
            return wish.text
        # A time that could not be settled stands in the words, until somebody types one.
        is_settled_here = entry.when is None and wish.stamp is not None
        return clean_line(self.reading.found[key].text) if is_settled_here else entry.text

    def entry(self, key: str) -> Entry:
        """The entry that the line becomes."""
        return self.reading.entries[key].changed(
            text=self.text(key),
            when=self.when(key),
            milestone=self.milestone(key),
            suggested=self.suggested(key),
        )

    @cached_property
    def ticked(self) -> tuple[str, ...]:
        """The lines to be added, in the order of the source."""
        return tuple(key for key in self.reading.entries if self.is_ticked(key))

    @cached_property
    def count_ticked(self) -> int:
        """How many lines are to be added."""
        unticked = self.reading.unticked
        changed = sum(self.is_ticked(key) - (key not in unticked) for key in self._wished)
        return len(self.reading.entries) - len(unticked) + changed

    @cached_property
    def count_unsettled(self) -> int:
        """How many of them are not settled."""
        unsettled = self.reading.unsettled
        changed = sum(
            (self.is_ticked(key) and bool(self.not_settled(key))) - (key in unsettled)
            for key in self._wished
        )
        return len(unsettled) + changed

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The entries to be added."""
        return tuple(map(self.entry, self.ticked))

    # What somebody wants ------------------------------------------------------------------

    def with_ticked(self, key: str, *, ticked: bool) -> Self:
        """The sheet with the line added or left out."""
        return self._with(self.wish(key).changed(ticked=ticked))

    def with_all_ticked(self, *, ticked: bool) -> Self:
        """The sheet with every line ticked that is new and says something, or none."""
        keys = (key for key in self.reading.entries if key not in self.reading.unticked)
        changed = {key: self.wish(key).changed(ticked=ticked) for key in keys}
        others = (wish for wish in self.wishes.lines if wish.key not in changed)
        lines = (*others, *changed.values())
        return replace(self, wishes=self.wishes.changed(lines=lines))

    def with_stamp(self, key: str, stamp: Stamp) -> Self:
        """The sheet with another time for a line; where that had none, the line before tells the day."""
        entry, found = self.reading.entries[key], self.reading.found[key]
        if entry.when is None and stamp.date is None and found.when.date is not None:
            stamp = stamp.changed(date=found.when.date)
        elif entry.when is None:
            stamp = settled(stamp, self._before(key), self.meeting.incident.date)
        return self._with(self.wish(key).changed(stamp=stamp))

    def with_text(self, key: str, text: str) -> Self:
        """The sheet with other words for a line."""
        return self._with(self.wish(key).changed(text=text))

    def with_milestone(self, key: str, milestone: Milestone | None) -> Self:
        """The sheet with a line confirmed as a milestone, which no other line is then."""
        wishes = self.wishes
        other = self._taken.get(milestone, key) if milestone else key
        if other != key:
            wishes = wishes.with_line(self.wish(other).changed(milestone=None, plain=True))
        wish = self.wish(key).changed(milestone=milestone, plain=milestone is None)
        return replace(self, wishes=wishes.with_line(wish))

    def with_all_confirmed(self) -> Self:
        """The sheet with every suggested milestone of a ticked line confirmed."""
        sheet = self
        for key in self.ticked:
            suggested = sheet.suggested(key)
            if suggested is not None:
                sheet = sheet.with_milestone(key, suggested)
        return sheet

    def _before(self, key: str) -> Stamp | None:
        """The time that stands before a line in its source."""
        keys = list(self.reading.found)
        earlier = reversed(keys[: keys.index(key)])
        return next((when for each in earlier if (when := self.when(each))), None)

    def _with(self, wish: LineWish) -> Self:
        return replace(self, wishes=self.wishes.with_line(wish))
