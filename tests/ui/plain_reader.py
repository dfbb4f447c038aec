"""Stands in for the readers of sources: a line that begins with a time is an entry, no other is."""

from __future__ import annotations

from pmfacilitator.domain.rows import Milestone
from pmfacilitator.domain.text import clean_line
from pmfacilitator.domain.typed_times import read_entry
from pmfacilitator.importing.found import (
    Choices,
    Found,
    Imported,
    Remark,
    Skipped,
    When,
    each_once,
    key_of,
)
from pmfacilitator.importing.material import Material
from pmfacilitator.importing.prose.naming import called_so

NO_TIME = "no time at its beginning"
_OPEN_ZONE = " CST"
_WORDS = {
    "impact": Milestone.IMPACT_STARTED,
    "pager": Milestone.DETECTED,
    "acknowledge": Milestone.ACKNOWLEDGED,
}


def read_plainly(material: Material, choices: Choices, source: str = "auto") -> Imported:
    """Entries of times, suggestions of a few words, and a warning for each zone that is open."""
    del source
    entries, skipped, warnings = [], [], []
    lines = material.parts[0].data.decode().split("\n")
    for number, line in enumerate(lines, 1):
        typed = read_entry(line.replace(_OPEN_ZONE, ""))
        if typed.stamp is None:
            if line.strip() and choices.everything:
                text = clean_line(line)
                entries.append(Found(text, When(), number, key_of(str(number), text)))
            elif line.strip():
                skipped.append(Skipped(clean_line(line), number, NO_TIME))
            continue
        time, date, zone = typed.stamp.time, typed.stamp.date or choices.date, choices.zone
        words = "CST" if _OPEN_ZONE in line else ""
        is_open = bool(words) and not (zone and called_so(words, zone, date, time))
        if is_open:
            warnings.append(Remark("CST can mean more than one zone.", number))
        zone = typed.stamp.zone or (None if is_open else zone)
        when = When(time=time, date=date, zone=zone, zone_words=words)
        milestone = next((m for word, m in _WORDS.items() if word in typed.text), None)
        doubt = "CST can mean more than one zone." if is_open else ""
        key = key_of(str(number), typed.text)
        entries.append(Found(typed.text, when, number, key, milestone, doubt))
    return Imported("text", each_once(entries), tuple(warnings), tuple(skipped))
