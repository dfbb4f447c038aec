"""The timeline as a table."""

from __future__ import annotations

from pmfacilitator.domain.milestones import show_milestone
from pmfacilitator.domain.rows import Entry
from pmfacilitator.domain.timeline import in_order
from pmfacilitator.export.document import Inlines, Paragraph, Table, Text, linked
from pmfacilitator.export.parts.material import Blocks, Material, filled, plain, words
from pmfacilitator.export.parts.times import column, zone_words

_STAR = "★"


def timeline(material: Material) -> Blocks:
    """The entries in order of time; a column that nothing stands in is left out."""
    incident = material.meeting.incident
    entries = filled(in_order(material.meeting.timeline, incident))
    if not entries:
        return ()
    times = column((entry.when for entry in entries), incident)
    columns: list[tuple[str, list[Inlines]]] = [
        (f"Time ({zone_words(incident)})", [plain(at) for at in times]),
        ("What happened", [_what(entry) for entry in entries]),
        ("Milestone", [_milestone(entry) for entry in entries]),
        ("Source", [linked(entry.source) for entry in entries]),
    ]
    shown = [(name, cells) for name, cells in columns if any(cells)]
    header = tuple(plain(name) for name, _ in shown)
    table = Table(header, tuple(zip(*(cells for _, cells in shown), strict=True)))
    starred = any(entry.starred for entry in entries)
    return (table, Paragraph(plain(f"{_STAR} starred by the room"))) if starred else (table,)


def _what(entry: Entry) -> Inlines:
    said = words(entry.text)
    return (Text(f"{_STAR} "), *said) if entry.starred else said


def _milestone(entry: Entry) -> Inlines:
    return plain(show_milestone(entry.milestone)) if entry.milestone else ()
