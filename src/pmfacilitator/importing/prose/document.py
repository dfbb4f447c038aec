"""From a text to the entries of its timeline, what was left out, and what could not be settled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from pmfacilitator.domain.text import clean_line
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
from pmfacilitator.importing.milestones import with_milestones
from pmfacilitator.importing.prose import fallbacks
from pmfacilitator.importing.prose.blocks import structure_of
from pmfacilitator.importing.prose.chat import chat_drafts
from pmfacilitator.importing.prose.choosing import Region, chosen
from pmfacilitator.importing.prose.dating import Dated
from pmfacilitator.importing.prose.days import dated
from pmfacilitator.importing.prose.draft import Draft
from pmfacilitator.importing.prose.drafts import drafts_of
from pmfacilitator.importing.prose.evidence import anchors_of, years_in_titles
from pmfacilitator.importing.prose.fenced import opened
from pmfacilitator.importing.prose.leftovers import MOST_SHOWN, left_over, sentences, skipped
from pmfacilitator.importing.prose.lines import Line, lines_of
from pmfacilitator.importing.prose.opening import weighed
from pmfacilitator.importing.prose.proof import stated_by
from pmfacilitator.importing.prose.remarks import Read, remarks
from pmfacilitator.importing.prose.shapes import Structure
from pmfacilitator.importing.prose.survey import Survey, survey_of
from pmfacilitator.importing.prose.zoning import Zoned, zoned

SOURCE = "text"


def read_document(text: str, choices: Choices, name: str) -> Imported:
    """The entries of the timeline in a document."""
    lines = list(lines_of(text))
    structure, survey = _surveyed(lines, chat := chat_drafts(lines))
    regions, is_chat = _where(survey, chat)
    drafts = chat if is_chat else _drafts(survey, regions, structure)
    told = [Remark("There is a chat and no other timeline; its messages were taken.")]
    taken = {draft.line for draft in drafts}
    if is_chat:
        taken |= {piece.block.line for piece in survey.pieces if piece.block.line > min(taken)}
    others = list(left_over(survey, taken, [] if is_chat else chat))
    read = _settled(survey, structure, drafts, choices, name)
    warnings = (*(told if is_chat else ()), *read.warnings)
    if not choices.everything:
        return Imported(SOURCE, read.entries, warnings, _skipped(survey, taken, others))
    more = _settled(survey, structure, [draft for draft, _ in others], choices, name)
    return Imported(SOURCE, _together(read.entries, more.entries), warnings)


def _surveyed(lines: Sequence[Line], chat: Sequence[Draft]) -> tuple[Structure, Survey]:
    """The document taken apart, with its code where that holds the only timeline there is."""
    structure = structure_of(lines)
    survey = survey_of(structure)
    bare = opened(lines)
    if bare is None or chat or chosen(survey):
        return structure, survey
    again = structure_of(bare)
    return again, survey_of(again)


def _together(entries: Sequence[Found], more: Sequence[Found]) -> tuple[Found, ...]:
    """The timeline with what is left out by default, which changes nothing about it."""
    added = [replace(entry, milestone=None) for entry in more]
    return tuple(sorted(each_once([*entries, *added]), key=lambda entry: entry.line))


def read_chat(text: str, choices: Choices, name: str) -> Imported | None:
    """The messages of a chat that was copied as text; None if it is none."""
    lines = list(lines_of(text))
    drafts = chat_drafts(lines)
    if not drafts:
        return None
    structure = structure_of(lines)
    return _settled(survey_of(structure), structure, drafts, choices, name)


def _where(survey: Survey, chat: Sequence[Draft]) -> tuple[list[Region], bool]:
    """Where the timeline is, or that the chat is all there is."""
    regions = chosen(survey)
    if regions and any(region.is_titled for region in regions):
        return regions, False
    if chat and len(chat) >= sum(region.weight for region in regions):
        return [], True
    return (
        regions
        or fallbacks.with_tails(survey)
        or fallbacks.with_sentences(survey)
        or fallbacks.lone(survey)
    ), False


def _drafts(survey: Survey, regions: Sequence[Region], structure: Structure) -> list[Draft]:
    drafts = [draft for region in regions for draft in drafts_of(survey, region, structure.links)]
    return [draft for draft in drafts if draft.words or draft.is_timed]


def _skipped(
    survey: Survey, taken: set[int], others: Sequence[tuple[Draft, str]]
) -> tuple[Skipped, ...]:
    shown = [skipped(draft.raw[0], draft.line, why) for draft, why in others[:MOST_SHOWN]]
    shown.extend(islice(sentences(survey, taken), MOST_SHOWN - len(shown)))
    return tuple(sorted(shown, key=lambda one: one.line))


def _settled(
    survey: Survey, structure: Structure, drafts: Sequence[Draft], choices: Choices, name: str
) -> Imported:
    lines = {draft.line for draft in drafts}
    inside = {
        at for at, piece in enumerate(survey.pieces) if piece.block.line in lines and piece.lead
    }
    anchors = weighed(anchors_of(survey, structure.front, name, inside), survey)
    days = dated(drafts, anchors, choices, years_in_titles(survey))
    zones = zoned(drafts, days, stated_by(survey, inside, drafts), choices)
    entries = each_once(
        _found(draft, day, zone) for draft, day, zone in zip(drafts, days, zones, strict=True)
    )
    read = Read(drafts, days, zones, entries, anchors, choices.counted_from)
    warnings = tuple(remarks(read))
    return Imported(SOURCE, with_milestones(entries), warnings)


def _found(draft: Draft, day: Dated, zone: Zoned) -> Found:
    timed = day.time is not None
    when = When(
        time=day.time,
        date=day.date,
        month_day=day.month_day if day.date is None else None,
        day=day.count if day.date is None else 0,
        zone=zone.zone if timed else None,
        zone_words=zone.words,
        presumed=day.is_presumed or day.is_likely_half,
        either_half=day.is_half_open,
        unknown=bool(draft.lead and draft.lead.clock and not draft.is_timed),
    )
    doubt = " ".join(part for part in (day.doubt, zone.doubt if timed else "") if part)
    key = key_of("text", clean_line(" ".join(draft.raw)))
    return Found(
        draft.text(),
        when,
        draft.line,
        key,
        doubt=doubt,
        source=draft.source,
        url=draft.url,
        written=draft.lead.stamp if draft.lead else "",
    )
