"""What was read out of a source: the entries it would make, and what of them is not settled."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from functools import cached_property
from typing import Self

from pmfacilitator.domain.meeting import Incident
from pmfacilitator.domain.rows import Entry
from pmfacilitator.domain.stamps import Stamp
from pmfacilitator.importing.found import Found, Imported, Kind, Remark, Skipped
from pmfacilitator.keys.in_force import key_to


@dataclass(frozen=True)
class Reading:
    """What was read, and the entry that each line found would be in the meeting, by its key.

    `there` holds the keys of lines that the meeting has already, `remarks` all that was warned of.
    What counts many lines is worked out once, so that a key costs the same in a long source as in a
    short one.
    """

    imported: Imported
    entries: Mapping[str, Entry]
    incident: Incident
    there: frozenset[str] = frozenset()
    remarks: tuple[Remark, ...] = ()

    def warning_of(self, remarks: tuple[Remark, ...]) -> Self:
        """The same reading with other warnings; what was worked out once stays worked out."""
        if remarks == self.imported.warnings:
            return self
        other = replace(self, imported=replace(self.imported, warnings=remarks))
        own = {each.name for each in fields(self)}
        vars(other).update({name: value for name, value in vars(self).items() if name not in own})
        return other

    @cached_property
    def found(self) -> Mapping[str, Found]:
        """Each line found, by its key."""
        return {found.key: found for found in self.imported.entries}

    @cached_property
    def on_line(self) -> Mapping[int, Sequence[str]]:
        """The keys of the lines found, by the number of their line."""
        keys: dict[int, list[str]] = {}
        for found in self.imported.entries:
            keys.setdefault(found.line, []).append(found.key)
        return keys

    @cached_property
    def skipped(self) -> Mapping[str, Skipped]:
        """Each line left out, by a name that no key has."""
        return {f"skipped {at}": line for at, line in enumerate(self.imported.skipped)}

    @cached_property
    def order(self) -> tuple[str, ...]:
        """The lines found, in the order of the source."""
        return tuple(found.key for found in self.imported.entries)

    @cached_property
    def whole_order(self) -> tuple[str, ...]:
        """The lines found and, where they stood among them, those left out."""
        found = [(entry.line, entry.key) for entry in self.imported.entries]
        skipped = [(line.line, row_id) for row_id, line in self.skipped.items()]
        lines = [line for line, _ in found]
        both = [*found, *skipped]
        if lines == sorted(lines):
            both.sort(key=lambda row: row[0])
        return tuple(row_id for _, row_id in both)

    @cached_property
    def unticked(self) -> frozenset[str]:
        """The lines that are left out unless somebody ticks them: known ones, and empty ones."""
        return self.there | {key for key, entry in self.entries.items() if not entry.text}

    @cached_property
    def unsettled(self) -> frozenset[str]:
        """The lines to be added of which something is not settled."""
        return frozenset(
            key
            for key, entry in self.entries.items()
            if key not in self.unticked and not_settled(self.found[key], entry.when, self.incident)
        )


NOT_SETTLED = (
    "When this was is not settled: {date} or {zone} may settle all such lines, {time} this line."
)
UNKNOWN = "Its source does not know the time: {time} types it, if somebody here does."
_NO_DAY = "The day is not known: {date} gives all such lines one, {time} this line."
_NO_ZONE = "The time zone is not known: {zone} gives all such lines one."


def with_keys(words: str) -> str:
    """A sentence with the keys that settle a day, a zone and the time of a line."""
    date, zone, time = (key_to(f"import.{name}") for name in ("date", "zone", "time"))
    return words.format(date=date, zone=zone, time=time)


def not_settled(found: Found, when: Stamp | None, incident: Incident) -> str:
    """What is not settled about when a line was, in a sentence; "" if nothing is.

    A line that tells no time, or only a day, leaves nothing open; one that says that nobody knew
    it does.
    """
    if when is None and found.when.unknown:
        return with_keys(UNKNOWN)
    if when is None:
        is_timed = found.when.kind is Kind.TIMED
        return found.doubt or (with_keys(NOT_SETTLED) if is_timed else "")
    if when.date_given(incident.date) is None:
        return found.doubt or with_keys(_NO_DAY)
    if not (when.zone or incident.timezone):
        return with_keys(_NO_ZONE)
    return (found.doubt or "This is only likely.") if found.when.presumed else ""
