"""Who was heard in a step though no line of it says so."""

from __future__ import annotations

from pmfacilitator.export.document import Emphasis, Paragraph, Text, joined
from pmfacilitator.export.parts.material import Blocks, Material


def heard(material: Material, step: str) -> Blocks:
    """The roles and people that the room marked as heard, in one line."""
    voices = material.meeting.section(step).heard
    names = (material.meeting.voice_name(voice) for voice in voices)
    said = joined(((Emphasis(name),) for name in names if name), ", ")
    return (Paragraph((Text("Heard from "), *said, Text("."))),) if said else ()
