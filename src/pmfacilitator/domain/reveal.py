"""A timeline shown entry by entry: a mechanical cure for hindsight.

While entries are hidden, the room sees a meeting that does not have them: `as_known`. What is only
known once an incident is over (milestones, stars) waits with them, and links to them say no more
than that they lead to a later entry.
"""

from __future__ import annotations

from collections.abc import Collection

from pmfacilitator.domain.desk import Reveal
from pmfacilitator.domain.edits.placing import with_rows
from pmfacilitator.domain.gaps import pointers
from pmfacilitator.domain.meeting import Meeting
from pmfacilitator.domain.records import Row
from pmfacilitator.domain.rows import Entry, Link
from pmfacilitator.domain.timeline import in_order

LATER = "a later entry"
"""What a link to a hidden entry is called."""


KNOWN_AFTERWARDS = frozenset({"milestone", "suggested", "starred"})
"""What of an entry is only known once the incident is over."""

_POINTERS = frozenset({"explains", "source", "answers"})


def begun(meeting: Meeting) -> Reveal | None:
    """Everything hidden but the first entry; None where there is nothing to hide behind it."""
    order = _order(meeting)
    return Reveal(hidden=order[1:]) if len(order) > 1 else None


def further(reveal: Reveal, meeting: Meeting) -> Reveal:
    """The next entry shown as well."""
    hidden = set(reveal.hidden)
    following = next((entry for entry in _order(meeting) if entry in hidden), None)
    return Reveal(hidden=tuple(entry for entry in reveal.hidden if entry != following))


def taken_back(reveal: Reveal, meeting: Meeting) -> Reveal:
    """The last entry that was come to hidden again; the first one stays."""
    shown = _come_to(reveal, meeting)
    return reveal if len(shown) < 2 else Reveal(hidden=(shown[-1], *reveal.hidden))


def latest(reveal: Reveal, meeting: Meeting) -> str:
    """The id of the entry that the room has come to, "" if it is no longer there."""
    return next(reversed(_come_to(reveal, meeting)), "")


def restored(reveal: Reveal, before: Meeting, after: Meeting) -> Reveal:
    """The same once entries have come back that were not there: those behind what is shown hide."""
    here = {entry.id for entry in before.timeline}
    shown = set(_come_to(reveal, after))
    back = [
        entry.id
        for entry in after.timeline
        if entry.id not in here and entry.id not in shown and entry.id not in reveal.hidden
    ]
    return Reveal(hidden=(*reveal.hidden, *back)) if back else reveal


def touched(before: Meeting, after: Meeting) -> frozenset[str]:
    """The ids of the entries in which two states of a meeting differ."""
    kept = {entry.id: entry for entry in before.timeline}
    new = {entry.id: entry for entry in after.timeline}
    return frozenset(name for name in kept.keys() | new.keys() if kept.get(name) != new.get(name))


def as_known(meeting: Meeting, reveal: Reveal) -> Meeting:
    """The meeting as if the hidden entries had not happened yet; itself, if none is hidden."""
    hidden = frozenset(reveal.hidden).intersection(entry.id for entry in meeting.timeline)
    if not hidden:
        return meeting
    known = meeting
    for slot, rows in tuple(meeting.lists()):
        seen = tuple(_known(row, hidden) for row in rows if row.id not in hidden)
        if seen != rows:
            known = with_rows(known, slot, seen)
    return known


def told_so_far(known: Meeting) -> Meeting:
    """Only what was known at that point: facts, people and entries, none of what was made of them."""
    incident = known.incident.changed(tldr="", detected_by=None)
    nothing = dict.fromkeys(("sections", "quotes", "insights", "actions", "parked"), ())
    return known.changed(incident=incident, **nothing)


def _order(meeting: Meeting) -> tuple[str, ...]:
    return tuple(entry.id for entry in in_order(meeting.timeline, meeting.incident))


def _come_to(reveal: Reveal, meeting: Meeting) -> tuple[str, ...]:
    """The entries before the first hidden one; what was typed since may stand behind it."""
    order, hidden = _order(meeting), set(reveal.hidden)
    end = next((at for at, entry in enumerate(order) if entry in hidden), len(order))
    return order[:end]


def _known(row: Row, hidden: Collection[str]) -> Row:
    changes: dict[str, object] = {}
    if isinstance(row, Entry) and (row.milestone or row.suggested or row.starred):
        changes = {name: Entry.model_fields[name].default for name in KNOWN_AFTERWARDS}
    links: tuple[Link, ...] = getattr(row, "evidence", ())
    if any(link.target in hidden for link in links):
        changes["evidence"] = tuple(Link(url=LATER) if k.target in hidden else k for k in links)
    for field, target in pointers(row):
        if field in _POINTERS and target in hidden:
            changes[field] = None
    return row.changed(**changes) if changes else row
