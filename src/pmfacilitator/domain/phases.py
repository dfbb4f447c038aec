"""Where the time of an incident went, from its first impact to its end: four phases, to scale.

The screen and the document show the very same lines, so they are made here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pmfacilitator.domain.meeting import Meeting
from pmfacilitator.domain.milestones import (
    Duration,
    DurationState,
    is_answer_needed,
    lower_milestone,
    marked_entries,
    measured,
    seconds_between,
    show_duration,
)
from pmfacilitator.domain.rows import Milestone
from pmfacilitator.domain.stamps import Stamp

BAR_WIDTH = 56
"""How many cells the bar has wherever it is shown; it fits the smallest screen and a document."""

_UNDIVIDED, _UNKNOWN, _WRONG, _NONE = "╌", "?", "!", "–"
_ORDER = (
    Milestone.IMPACT_STARTED,
    Milestone.DETECTED,
    Milestone.ACKNOWLEDGED,
    Milestone.MITIGATED,
    Milestone.RESOLVED,
)
_BETWEEN = "   "


@dataclass(frozen=True)
class _Kind:
    name: str
    mark: str
    question: str
    start: Milestone
    end: Milestone


_KINDS = (
    _Kind(
        "undetected",
        "░",
        "longest undetected: what could have told us sooner?",
        Milestone.IMPACT_STARTED,
        Milestone.DETECTED,
    ),
    _Kind(
        "unacknowledged",
        "▒",
        "longest unacknowledged: who was asked, and who knew?",
        Milestone.DETECTED,
        Milestone.ACKNOWLEDGED,
    ),
    _Kind(
        "unmitigated",
        "█",
        "longest unmitigated: what did we not know or have?",
        Milestone.ACKNOWLEDGED,
        Milestone.MITIGATED,
    ),
    _Kind(
        "tail",
        "─",
        "longest in the tail: what kept it from being over?",
        Milestone.MITIGATED,
        Milestone.RESOLVED,
    ),
)


@dataclass(frozen=True)
class Phase:
    """One phase of an incident: the cell that draws it, how long it was, and what to ask of it."""

    mark: str
    start: Milestone
    lasted: Duration
    question: str

    @property
    def name(self) -> str:
        """What it is called: `undetected`."""
        return self.lasted.name


@dataclass(frozen=True)
class _Stretch:
    """A piece of the bar between two milestones whose times are certain."""

    start: Milestone
    end: Milestone
    seconds: int


def phases(meeting: Meeting) -> tuple[Phase, ...]:
    """The four phases, each with an honest state.

    Where nobody had to acknowledge, the time until mitigation counts from detection.
    """
    marked, incident = marked_entries(meeting), meeting.incident
    is_answered = is_answer_needed(marked, incident)
    found = []
    for kind in _KINDS:
        start = kind.start
        if start is Milestone.ACKNOWLEDGED and not is_answered:
            start = Milestone.DETECTED
        lasted = measured(kind.name, start, kind.end, marked, incident)
        found.append(Phase(kind.mark, start, lasted, kind.question))
    return tuple(found)


def longest_phase(meeting: Meeting) -> Phase | None:
    """The phase that certainly took longest; None if that cannot be told."""
    known = [phase for phase in phases(meeting) if phase.lasted.seconds is not None]
    stretches = _stretches(meeting)
    if len(known) < 2 or _is_wrong(stretches):
        return None
    *_, second, first = sorted(known, key=_seconds)
    most = max(stretch.seconds for stretch in stretches)
    return first if most == _seconds(first) > _seconds(second) else None


def phase_bar(meeting: Meeting, width: int = BAR_WIDTH) -> str:
    """The phases as one line of characters, to scale, and beneath it what each of them means.

    An end that nobody has marked is a question mark, never the present or another milestone. A
    line of words stands in place of the bar while milestones are out of order. "" if none is
    marked that begins or ends a phase.
    """
    if not any(entry.milestone in _ORDER for entry in meeting.timeline):
        return ""
    stretches = _stretches(meeting)
    bar = [] if _is_wrong(stretches) or not stretches else [_bar(meeting, stretches, width)]
    return "\n".join((*bar, *_filled(tuple(_legend(meeting, stretches)), width)))


def shares(lengths: Sequence[int], width: int) -> tuple[int, ...]:
    """How many of `width` cells each length gets: at least one, the rest to scale.

    There have to be as many cells as lengths. What is left over by rounding goes to those that
    lost most by it.
    """
    least: set[int] = set()
    while True:
        rest = [at for at in range(len(lengths)) if at not in least]
        room, total = width - len(least), sum(lengths[at] for at in rest)
        small = {at for at in rest if lengths[at] * room < total}
        if not small:
            break
        least |= small
    weights = {at: lengths[at] if total else 1 for at in rest}
    exact = {at: divmod(weight * room, sum(weights.values())) for at, weight in weights.items()}
    cells = {at: whole for at, (whole, _) in exact.items()}
    by_loss = sorted(rest, key=lambda at: exact[at][1], reverse=True)
    for at in by_loss[: room - sum(cells.values())]:
        cells[at] += 1
    return tuple(cells.get(at, 1) for at in range(len(lengths)))


def _seconds(phase: Phase) -> int:
    return phase.lasted.seconds or 0


def _is_wrong(stretches: Iterable[_Stretch]) -> bool:
    return any(stretch.seconds < 0 for stretch in stretches)


def _stretches(meeting: Meeting) -> tuple[_Stretch, ...]:
    """The time between each two milestones that follow one another and can be compared."""
    marked, incident = marked_entries(meeting), meeting.incident
    stamps = {m: when for m in _ORDER if m in marked and (when := marked[m].when) is not None}

    def comparable(base: Stamp) -> dict[Milestone, int]:
        since = {m: seconds_between(base, when, incident) for m, when in stamps.items()}
        return {m: seconds for m, seconds in since.items() if seconds is not None}

    known = max(map(comparable, stamps.values()), key=len, default={})
    return tuple(_Stretch(one, other, known[other] - known[one]) for one, other in pairwise(known))


def _bar(meeting: Meeting, stretches: Sequence[_Stretch], width: int) -> str:
    marks = {(phase.start, phase.lasted.end): phase.mark for phase in phases(meeting)}
    before = _UNKNOWN if stretches[0].start is not _ORDER[0] else ""
    behind = _UNKNOWN if stretches[-1].end is not _ORDER[-1] else ""
    room = width - len(before) - len(behind)
    cells = shares([stretch.seconds for stretch in stretches], room)
    drawn = "".join(
        marks.get((stretch.start, stretch.end), _UNDIVIDED) * count
        for stretch, count in zip(stretches, cells, strict=True)
    )
    return f"{before}{drawn}{behind}"


def _legend(meeting: Meeting, stretches: Sequence[_Stretch]) -> Iterator[str]:
    told = {(phase.start, phase.lasted.end): phase for phase in phases(meeting)}
    states = {phase.lasted.state for phase in told.values()}
    most = "longest so far" if DurationState.PENDING in states else "longest"
    longest = longest_phase(meeting)
    for stretch in stretches:
        phase = told.get((stretch.start, stretch.end))
        start, end = lower_milestone(stretch.start), lower_milestone(stretch.end)
        if stretch.seconds < 0:
            yield f"{_WRONG} out of order: “{end}” stands before “{start}”"
        elif phase is None:
            yield f"{_UNDIVIDED} {start} to {end} {show_duration(stretch.seconds)}"
        else:
            words = f"{phase.mark} {phase.name} {show_duration(stretch.seconds)}"
            yield f"{words} ◂ {most}" if phase == longest else words
    for phase in told.values():
        if phase.lasted.state is DurationState.NOT_APPLICABLE:
            yield f"{_NONE} {phase.name} does not apply: people noticed"
    yield from _missing(meeting, stretches)


def _missing(meeting: Meeting, stretches: Sequence[_Stretch]) -> Iterator[str]:
    marked = marked_entries(meeting)
    needed = [
        milestone
        for milestone in _ORDER
        if milestone is not Milestone.ACKNOWLEDGED or is_answer_needed(marked, meeting.incident)
    ]
    drawn = {end for stretch in stretches for end in (stretch.start, stretch.end)}
    unmarked = [lower_milestone(m) for m in needed if m not in marked]
    timeless = [lower_milestone(m) for m in needed if m in marked and marked[m].when is None]
    uncertain = [
        lower_milestone(m)
        for m in needed
        if m in marked and marked[m].when is not None and m not in drawn
    ]
    if unmarked:
        yield f"{_UNKNOWN} not marked yet: {', '.join(unmarked)}"
    if timeless:
        yield f"{_UNKNOWN} without a time: {', '.join(timeless)}"
    if uncertain and stretches:
        yield f"{_UNKNOWN} date or zone not certain: {', '.join(uncertain)}"
    elif len(uncertain) > 1:
        yield f"{_UNKNOWN} date or zone not certain, so nothing can be counted"


def _filled(parts: Sequence[str], width: int) -> Iterator[str]:
    """Lines of as many parts as fit; only a part that is longer than a line is broken, at a space."""
    line = ""
    for part in parts:
        longer = f"{line}{_BETWEEN}{part}" if line else part
        if line and len(longer) > width:
            yield line
            longer = part
        while len(longer) > width and " " in longer[2:width]:
            at = longer.rindex(" ", 2, width)
            yield longer[:at]
            longer = f"  {longer[at + 1 :]}"
        line = longer
    if line:
        yield line
