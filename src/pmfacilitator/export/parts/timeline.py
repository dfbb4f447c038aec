"""The timeline as a table."""

from __future__ import annotations

from pmfacilitator.domain.milestones import show_milestone
from pmfacilitator.domain.rows import Entry
from pmfacilitator.domain.timeline import in_order
from pmfacilitator.export.document import Inlines, Paragraph, Text, linked
from pmfacilitator.export.parts.material import Blocks, Material, filled, plain, table, words
from pmfacilitator.export.parts.times import column, zone_words

_STAR = "★"


def timeline(material: Material) -> Blocks:
    """The entries in order of time."""
    incident = material.meeting.incident
    entries = filled(in_order(material.meeting.timeline, incident))
    times = column((entry.when for entry in entries), incident)
    shown = table(
        (f"Time ({zone_words(incident)})", [plain(at) for at in times]),
        ("What happened", [_what(entry) for entry in entries]),
        ("Milestone", [_milestone(entry) for entry in entries]),
        ("Source", [_source(material, entry) for entry in entries]),
    )
    starred = any(entry.starred for entry in entries)
    return (*shown, Paragraph(plain(f"{_STAR} starred by the room"))) if starred else shown


def _what(entry: Entry) -> Inlines:
    said = words(entry.text)
    return (Text(f"{_STAR} "), *said) if entry.starred else said


def _source(material: Material, entry: Entry) -> Inlines:
    source, evidence = linked(entry.source), material.evidence(entry.evidence)
    return (*source, Text("; "), *evidence) if source and evidence else source or evidence


def _milestone(entry: Entry) -> Inlines:
    return plain(show_milestone(entry.milestone)) if entry.milestone else ()
