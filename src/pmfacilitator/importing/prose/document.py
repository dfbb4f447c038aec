"""From a text to the entries of its timeline, what was left out, and what could not be settled."""

from __future__ import annotations

from pmfacilitator.domain.text import clean_line
from pmfacilitator.importing.found import (
    Choices,
    Found,
    Imported,
    When,
    each_once,
    key_of,
)
from pmfacilitator.importing.milestones import with_milestones
from pmfacilitator.importing.prose.blocks import structure_of
from pmfacilitator.importing.prose.choosing import chosen
from pmfacilitator.importing.prose.days import Dated, dated
from pmfacilitator.importing.prose.drafts import Draft, drafts_of
from pmfacilitator.importing.prose.evidence import anchors_of
from pmfacilitator.importing.prose.proof import stated_by
from pmfacilitator.importing.prose.survey import survey_of
from pmfacilitator.importing.prose.zoning import Zoned, zoned

SOURCE = "text"


def read_document(text: str, choices: Choices, name: str) -> Imported:
    """The entries of the timeline in a document."""
    structure = structure_of(text)
    survey = survey_of(structure)
    regions = chosen(survey)
    drafts: list[Draft] = []
    inside: set[int] = set()
    for region in regions:
        drafts.extend(drafts_of(survey, region, structure.links))
    lines = {draft.line for draft in drafts}
    inside = {
        at for at, piece in enumerate(survey.pieces) if piece.block.line in lines and piece.lead
    }
    drafts = [draft for draft in drafts if draft.words or draft.is_timed]
    anchors = anchors_of(survey, structure.front, name, inside)
    days = dated(drafts, anchors, choices.date)
    stated = stated_by(survey, inside, drafts)
    zones = zoned(drafts, days, stated, choices.zone)
    entries = [
        _found(draft, day, zone) for draft, day, zone in zip(drafts, days, zones, strict=True)
    ]
    return Imported(SOURCE, with_milestones(each_once(entries)))


def _found(draft: Draft, day: Dated, zone: Zoned) -> Found:
    timed = day.time is not None
    when = When(
        time=day.time,
        date=day.date,
        month_day=day.month_day if day.date is None else None,
        day=day.count if day.date is None else 0,
        zone=zone.zone if timed else None,
        zone_words=zone.words,
        presumed=day.is_presumed,
    )
    doubt = " ".join(part for part in (day.doubt, zone.doubt if timed else "") if part)
    key = key_of("text", clean_line(" ".join(draft.raw)))
    return Found(draft.text(), when, draft.line, key, doubt=doubt, url=draft.url)
