"""How the cues at a place read in the second terminal: the most needed first, and never many."""

from __future__ import annotations

from collections.abc import Iterator

from pmfacilitator.domain.cues import Cues, Hidden
from pmfacilitator.widgets.cue_list import Cue

_MOST_REPHRASED, _MOST_OPEN = 2, 3


def shown_cues(told: Cues) -> tuple[Cue, ...]:
    """The cues in the order in which they are needed, each cut to what can be taken in."""
    return tuple(_shown(told))


def _shown(told: Cues) -> Iterator[Cue]:
    if told.hidden is not None:
        yield Cue("Not shown", (_hidden(told.hidden),))
    if told.probes:
        yield Cue("Ask also", tuple(f"· {probe}" for probe in told.probes))
    if told.rephrasings:
        marks = told.rephrasings[:_MOST_REPHRASED]
        yield Cue("Wording", tuple(f"“{mark.words}” → {mark.instead}" for mark in marks))
    if told.said:
        yield Cue("Just said", (told.said,))
    if told.quiet:
        yield Cue("Quiet", (", ".join(told.quiet),))
    if told.coming is not None:
        step = f" ({told.coming.step})" if told.coming.step else ""
        yield Cue("Next", (f"{told.coming.ask}{step}",))
    if told.open:
        more = len(told.open) - _MOST_OPEN
        rest = (f"and {more} more",) if more > 0 else ()
        yield Cue("Still open", (*(f"? {text}" for text in told.open[:_MOST_OPEN]), *rest))


def _hidden(hidden: Hidden) -> str:
    """How many entries the room has not come to, and the next of them."""
    if not hidden.many:
        return "Every entry is shown now"
    entries = "1 entry" if hidden.many == 1 else f"{hidden.many} entries"
    return f"{entries}, next: {hidden.following}"
