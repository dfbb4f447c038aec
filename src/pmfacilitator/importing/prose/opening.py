"""Whether the sentence with which a text begins tells the day of its timeline, as a title would."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace

from pmfacilitator.importing.prose.dates import LEAP_YEAR, Day, date_of
from pmfacilitator.importing.prose.evidence import TROUBLE, Anchor, Where
from pmfacilitator.importing.prose.shapes import Shape
from pmfacilitator.importing.prose.survey import Survey
from pmfacilitator.importing.prose.years import WRITTEN_WITHIN

_SENTENCE = re.compile(r".*\w[.!?][\"”’')\]]?", re.DOTALL)
_YEAR = 366


def weighed(anchors: Sequence[Anchor], survey: Survey) -> list[Anchor]:
    """The dates of a document; those of its first sentence as prose where other days are told.

    A text that begins like a title says when it was. One that begins with a sentence may tell what
    came long before: that sentence counts like any other where it speaks of no trouble, and the
    text goes on to another day, or is named after one.
    """
    begins = _first_sentence(survey)
    titles = [one for one in anchors if one.where is Where.TITLE and one.line == begins]
    others = [one for one in anchors if one.line != begins and one.day.month]
    asides = [
        one
        for one in titles
        if not TROUBLE.search(one.text) and any(_is_another(one.day, other) for other in others)
    ]
    return [replace(one, where=Where.PROSE) if one in asides else one for one in anchors]


def _first_sentence(survey: Survey) -> int:
    """The line of the sentence that stands before all else; 0 where a title does."""
    first = survey.pieces[0] if survey.pieces else None
    if first is None or first.block.shape is not Shape.PARAGRAPH:
        return 0
    return first.block.line if _SENTENCE.fullmatch(first.text) else 0


def _is_another(day: Day, other: Anchor) -> bool:
    """Whether what is told elsewhere is about another day."""
    if other.where is Where.NAME and other.full is not None:
        ahead = _days_between(day, other.day)
        return not 0 <= ahead <= WRITTEN_WITHIN
    return other.where is Where.PROSE and abs(_days_between(day, other.day)) > 1


def _days_between(day: Day, other: Day) -> int:
    """How many days the other one is later; in the nearest year where one of them names none."""
    first, second = _date(day), _date(other)
    apart = (second - first).days if first and second else 0
    if day.year and other.year:
        return apart
    return (apart + _YEAR // 2) % _YEAR - _YEAR // 2


def _date(day: Day) -> dt.date | None:
    return date_of(day.year or LEAP_YEAR, day.month, day.day)
