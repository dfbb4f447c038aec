"""Times of twelve-hour clocks that lack am or pm, settled by the order of the entries."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from pmfacilitator.importing.prose.clocks import Clock
from pmfacilitator.importing.prose.dating import Dated, seconds_of
from pmfacilitator.importing.prose.draft import Draft

_NEAR = 6 * 3600
_ONE_DIGIT = re.compile(r"(?<!\d)[1-9][:.h]\d\d")


def past_noon(drafts: Sequence[Draft], results: list[Dated]) -> None:
    """Twelve-hour clocks that nowhere say am or pm, as they pass noon: 11:54, 12:16, 1:52."""
    clocks = [draft.lead.clock for draft in drafts if draft.lead and draft.lead.clock]
    if any(clock.half or clock.hour > 12 or clock.words for clock in clocks):
        return
    before: dt.time | None = None
    for draft, result in zip(drafts, results, strict=True):
        if result.time is None or draft.lead is None:
            continue
        if before is not None and result.time < before and _ONE_DIGIT.search(draft.lead.stamp):
            later = result.time.replace(hour=(result.time.hour + 12) % 24)
            if before <= later and seconds_of(later) - seconds_of(before) < _NEAR:
                result.time = later
                result.is_likely_half = True
                result.doubt = "Afternoon is told only by the order of the entries."
        before = result.time


def settle_halves(drafts: Sequence[Draft], results: list[Dated]) -> None:
    """Times without am or pm among times that have it, where the order allows one reading only."""
    clocks = [draft.lead.clock if draft.lead else None for draft in drafts]
    with_half = sum(1 for clock in clocks if clock is not None and clock.half)
    without = [at for at, clock in enumerate(clocks) if clock is not None and clock.is_twelve]
    if with_half <= len(without) or any(clock and clock.hour > 12 for clock in clocks):
        return
    for at in without:
        clock = clocks[at]
        if clock is not None:
            _settle_half(at, clock, results)


def _settle_half(at: int, clock: Clock, results: list[Dated]) -> None:
    result = results[at]
    fitting = []
    for half in ("a", "p"):
        time = clock.with_half(half).time
        before, after = _neighbour(results, at, -1), _neighbour(results, at, 1)
        if time is not None and (not before or before <= time) and (not after or time <= after):
            fitting.append(time)
    if len(fitting) == 1:
        result.time = fitting[0]
    else:
        result.is_half_open = True
        result.doubt = "Morning or evening is not certain."


def _neighbour(results: list[Dated], at: int, step: int) -> dt.time | None:
    """The time of the next entry on the same day in one direction."""
    other = at + step
    if not 0 <= other < len(results):
        return None
    same = results[other].date == results[at].date
    return results[other].time if same else None
